"""Each format: the bytes of an input to the reports it holds."""

from __future__ import annotations

import json

import pytest

from contested.errors import BrokenLine, Empty, SourceError, WrongColumns
from contested.sources import ReadOptions
from contested.sources.formats import html, jsontext, plain, table
from contested.sources.raw import Raw

PLAIN = ReadOptions()
BODY = "Two villages in the hills were shelled on Sunday, residents said, and several people were hurt."


def one(found: object) -> Raw:
    (raw,) = list(found)  # type: ignore[call-overload]
    assert isinstance(raw, Raw)
    return raw


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Village shelled\n\n{BODY}", "Village shelled"),
        (f"Village shelled\n{BODY}", None),
        (f"The village was shelled.\n\n{BODY}", None),
        (f"Published 3 May 2016\n\n{BODY}", None),
        (f"Read more\n\n{BODY}", None),
        (f"Village shelled\r\n\r\n{BODY}", None),
        (f"{BODY} {BODY} {BODY}\n\n{BODY}", None),
        ("Village shelled\n\n", None),
    ],
)
def test_a_headline_of_plain_text_stands_alone_over_a_blank_line(text: str, title: str | None) -> None:
    raw = one(plain.read(text.encode(), "a.txt", PLAIN))
    assert (raw.title, raw.full_text) == (title, text)


def test_json_objects_lists_and_lines() -> None:
    report = {"id": "a", "title": "T", "text": BODY, "publisher": "P", "date": "2016-05-03", "url": "http://x.example"}
    raw = one(jsontext.read(json.dumps(report).encode(), "a.json", ReadOptions(verbatim=True)))
    assert (raw.id, raw.title, raw.text, raw.publisher, raw.date, raw.url) == tuple(
        report[key] for key in ("id", "title", "text", "publisher", "date", "url")
    )
    both = list(jsontext.read(json.dumps([report, report]).encode(), "a.json", PLAIN))
    assert [r.origin for r in both if isinstance(r, Raw)] == ["a.json:[1]", "a.json:[2]"]
    lines = f"{json.dumps(report)}\n\n{json.dumps(report)}\n".encode()
    for read in (jsontext.read, jsontext.read_lines):
        assert [r.origin for r in read(lines, "a.json", PLAIN) if isinstance(r, Raw)] == ["a.json:1", "a.json:3"]


def test_a_broken_line_is_named_and_the_rest_is_read() -> None:
    lines = b'{"text": "One."}\n{"text": "Tw\n["Three."]\n{"words": "Four."}\n{"text": 5}\n{"text": "Six."}\n'
    found = list(jsontext.read_lines(lines, "a.jsonl", PLAIN))
    assert [type(item) for item in found] == [Raw, BrokenLine, BrokenLine, WrongColumns, WrongColumns, Raw]
    errors = [item for item in found if isinstance(item, SourceError)]
    assert [e.where for e in errors] == ["a.jsonl:2", "a.jsonl:3", "a.jsonl:4", "a.jsonl:5"]
    assert "words" in errors[2].cause


def test_a_line_separator_inside_a_string_breaks_no_line() -> None:
    raw = one(jsontext.read_lines('{"text": "One.\u2028Two."}'.encode(), "a.jsonl", PLAIN))
    assert raw.text == "One.\u2028Two."


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert one(jsontext.read_lines(b'{"text": "A\\ud83d."}', "a.jsonl", PLAIN)).text == "A\ufffd."


@pytest.mark.parametrize("data", [b'{"text": ', b"[" * 5000, b"[]", b"3"])
def test_json_that_holds_no_report(data: bytes) -> None:
    with pytest.raises((BrokenLine, Empty)):
        found = list(jsontext.read(data, "a.json", PLAIN))
        assert isinstance(found[0], BrokenLine)
        raise found[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": 5}', "'text' holds a number, no text"),
        ('{"text": ["a"]}', "'text' holds a list, no text"),
        ("[1]", "It holds a list, no object"),
        ('"words"', "It holds words, no object"),
        ("true", "It holds true or false, no object"),
        ("null", "It holds null, no object"),
        ("<!DOCTYPE html>", "It is a web page or XML, not JSON"),
    ],
)
def test_what_stands_where_a_report_should_is_told_in_words(line: str, said: str) -> None:
    (error,) = jsontext.read_lines(line.encode(), "a.jsonl", PLAIN)
    assert isinstance(error, SourceError)
    assert said in str(error)


def test_a_table_by_its_usual_names() -> None:
    raw = one(
        table.read(f"Headline,Content,Source,Date\nT,{BODY!r},P,1/2/2016\n".replace("'", '"').encode(), "a.csv", PLAIN)
    )
    assert (raw.title, raw.text, raw.publisher, raw.date, raw.origin) == ("T", BODY, "P", "1/2/2016", "a.csv:2")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_table_by_its_map_and_its_own_separator(sign: str) -> None:
    options = ReadOptions(columns={"text": "what", "id": "no"}, id_prefix="p-")
    rows = [["no", "what", "text"], ["1", '"Line one.\nLine two."', "x"], ["", "", ""], ["2", "Other.", "y"]]
    data = "\n".join(sign.join(row) for row in rows).encode()
    found = [item for item in table.read(data, "a.csv", options) if isinstance(item, Raw)]
    assert [(r.id, r.text, r.origin) for r in found] == [
        ("p-1", "Line one.\nLine two.", "a.csv:2"),
        ("p-2", "Other.", "a.csv:5"),
    ]


def test_columns_that_are_not_there_are_said_with_those_that_are() -> None:
    options = ReadOptions(columns={"text": "content", "title": "head"})
    with pytest.raises(WrongColumns, match=r"'content', 'head'.*words, other"):
        list(table.read(b"words,other\na,b\n", "a.csv", options))
    with pytest.raises(WrongColumns, match="words, other"):
        list(table.read(b"words,other\na,b\n", "a.csv", PLAIN))


def test_rows_that_do_not_fit_are_named() -> None:
    data = b'title,text\nA,One.\nB,Two, and more.\nC\nD,Four.\nE,"Five.\n'
    found = list(table.read(data, "a.csv", PLAIN))
    errors = [item for item in found if isinstance(item, SourceError)]
    assert [r.title for r in found if isinstance(r, Raw)] == ["A", "D"]
    assert [(type(e), e.where) for e in errors] == [
        (BrokenLine, "a.csv:3"),
        (BrokenLine, "a.csv:4"),
        (BrokenLine, "a.csv:6"),
    ]


def test_a_table_without_rows() -> None:
    assert [type(item) for item in table.read(b"title,text\n\n", "a.csv", PLAIN)] == [Empty]


def test_a_cell_longer_than_the_csv_default() -> None:
    long = "word " * 40_000
    assert one(table.read(f"text\n{long}\n".encode(), "a.csv", PLAIN)).text == long


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>Hill villages shelled | The Hill Post</title>
<meta property="og:site_name" content="The Hill Post"><meta property="og:title" content="Hill villages shelled">
<meta property="article:published_time" content="2015-08-04T10:30:00+03:00">
<link rel="canonical" href="https://hillpost.example/2015/shelled"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Hill villages shelled</h1>
<p>Two villages in the hills were shelled on Sunday, residents of the “upper” village said by telephone.</p>
<p>At least 12 people were killed and more than thirty were wounded, a doctor at the field hospital said.</p>
</article><footer>Copyright 2018 The Hill Post</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_a_page_gives_text_and_head(charset: str) -> None:
    raw = one(html.read(PAGE.format(charset=charset).encode(charset), "a.html", PLAIN))
    assert "the “upper” village said" in raw.text
    assert "Copyright" not in raw.text
    assert (raw.title, raw.meta_publisher, raw.meta_date) == ("Hill villages shelled", "The Hill Post", "2015-08-04")
    assert (raw.url, raw.date, raw.publisher) == ("https://hillpost.example/2015/shelled", None, None)


def test_a_page_without_an_article() -> None:
    with pytest.raises(Empty):
        list(html.read(b"<html><head><title>x</title></head><body></body></html>", "a.html", PLAIN))
