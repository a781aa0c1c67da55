"""Files, folders and standard input, with all that can be wrong with them."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contested.errors import (
    Binary,
    BrokenLine,
    Empty,
    LinkLoop,
    SourceError,
    TooLarge,
    Unreadable,
    UsageError,
    WrongColumns,
    WrongEncoding,
)
from contested.model import Document
from contested.sources import ReadOptions, count, read

PLAIN = ReadOptions()
BODY = "Two villages in the hills were shelled on Sunday, residents said, and several people were hurt."


def documents(path: Path, options: ReadOptions = PLAIN) -> list[Document]:
    found = list(read(path, options))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def error(path: Path, options: ReadOptions = PLAIN) -> SourceError:
    (found,) = read(path, options)
    assert isinstance(found, SourceError)
    return found


def test_a_folder_is_read_in_order_and_what_is_bad_is_named(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(BODY)
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    (tmp_path / "a.txt").write_text(f"{BODY} A.")
    (tmp_path / "b" / "c.jsonl").write_text(f'{{"text": "{BODY} B."}}\n{{"text": "cut\n{{"text": "{BODY} C."}}\n')
    (tmp_path / "d.txt").write_bytes(b"\x89PNG\x00\x00")
    (tmp_path / "e.txt").write_text(" \n")
    (tmp_path / "f.csv").write_text("words\nx\n")
    (tmp_path / "g.pdf").write_bytes(b"%PDF")
    (tmp_path / "h").symlink_to(tmp_path / "nowhere")
    (tmp_path / "i").symlink_to(tmp_path)
    (tmp_path / "j").symlink_to(tmp_path / "j")
    (tmp_path / "k.txt").write_text("Home\nRead more\n")
    (tmp_path / "z.TXT").write_text(f"{BODY} Z.")
    found = list(read(tmp_path, PLAIN))
    assert [item.clean[-2] for item in found if isinstance(item, Document)] == ["A", "B", "C", "Z"]
    errors = [item for item in found if isinstance(item, SourceError)]
    assert [(type(e), Path(e.where).name) for e in errors] == [
        (BrokenLine, "c.jsonl:2"),
        (Binary, "d.txt"),
        (Empty, "e.txt"),
        (WrongColumns, "f.csv"),
        (Unreadable, "g.pdf"),
        (Unreadable, "h"),
        (LinkLoop, "i"),
        (LinkLoop, "j"),
        (Empty, "k.txt"),
    ]
    assert all(e.what for e in errors)
    assert count(tmp_path, PLAIN) == len(found)


def test_what_is_not_there(tmp_path: Path) -> None:
    assert isinstance(error(tmp_path / "none.txt"), Unreadable)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    path.chmod(0)
    assert "permission" in str(error(path))


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    found = error(path)
    assert isinstance(found, TooLarge)
    assert "200 MB" in str(found)


def test_a_wrong_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{BODY} Café.".encode("latin-1"))
    assert isinstance(error(path, ReadOptions(encoding="ascii")), WrongEncoding)
    assert documents(path)[0].text == f"{BODY} Café."


def test_a_pipe_in_a_folder_does_not_stop_the_reading(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(BODY)
    found = list(read(tmp_path, PLAIN))
    assert [type(item) for item in found] == [Unreadable, Document]


def test_a_deep_folder(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
        deep.mkdir()
    (deep / "a.txt").write_text(BODY)
    assert len(documents(tmp_path)) == 1


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (f"{BODY}\n".encode(), [f"{BODY}\n"]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'\xef\xbb\xbf{"text": "One."}\n', ["One."]),
        (b'[{"text": "One."}]', ["One."]),
        (b"{not JSON", ["{not JSON"]),
    ],
)
def test_standard_input_is_text_or_json(monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = list(read("-", PLAIN))
    assert [item.text for item in found if isinstance(item, Document)] == texts
    assert count("-", PLAIN) is None


def test_a_file_whose_name_tells_nothing_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_text(f"<html><body><article><p>{BODY} {BODY}</p></article></body></html>")
    assert documents(path)[0].text.startswith(BODY)
    path = tmp_path / "report.dat"
    path.write_text('{"text": "One."}')
    assert documents(path)[0].text == "One."


def test_the_same_input_gives_the_same_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Village shelled\n\n8 Jun 2016 {BODY}")
    assert documents(path) == documents(path)
    (document,) = documents(path)
    assert document.id.startswith("d-")
    assert len(document.id) == 18
    path.write_text(f"Village shelled\n\n9 Jun 2016 {BODY}")
    assert documents(path)[0].id != document.id


def test_an_id_never_stands_for_two_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("no,text\n1,One.\n1,Two.\n1,One.\n2,Three.\n")
    options = ReadOptions(columns={"id": "no"}, id_prefix="x-")
    found = documents(path, options)
    ids = [d.id for d in found]
    assert ids[0] == ids[2] == "x-1"
    assert ids[3] == "x-2"
    assert ids[1].startswith("x-1-")
    assert ids == [d.id for d in documents(path, options)]
    assert len({(d.id, d.text) for d in found}) == len(set(ids))


def test_given_ids_are_kept_when_mapped_or_verbatim(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "one", "text": BODY}))
    assert documents(path)[0].id.startswith("d-")
    assert documents(path, ReadOptions(verbatim=True))[0].id == "one"
    assert documents(path, ReadOptions(columns={"id": "id"}, id_prefix="p-"))[0].id == "p-one"


def test_verbatim_text_is_untouched_and_dated_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    text = f"8 Jun 2016 {BODY}\nRead more\n  twice.Spaced"
    path.write_text(json.dumps({"id": "one", "title": "A title", "date": "2016-06-01", "text": text}))
    (document,) = documents(path, ReadOptions(verbatim=True))
    assert document.text == document.clean == f"A title\n\n{text}"
    assert (document.offsets.start(7), document.offsets.end(len(document.text))) == (7, len(document.text))
    assert (document.date.value, document.date.others) == ("2016-06-08", (("field", "2016-06-01"),))


def test_the_dates_of_a_table_are_read_in_one_order(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("date,text\n4/5/2017,One.\n4/25/2017,Two.\n")
    assert [d.date.value for d in documents(path)] == ["2017-04-05", "2017-04-25"]


def test_options_that_make_no_sense_are_refused() -> None:
    with pytest.raises(UsageError, match="colour"):
        ReadOptions(columns={"colour": "x"})
    with pytest.raises(UsageError, match="latin-99"):
        ReadOptions(encoding="latin-99")


_SOME = st.sampled_from(
    [b"<html><body>", b"<p>", b"</p>", b"<meta charset=x>", b"text,title\n", b'{"text": "', b'"}', b"\n", b'"', b"\x00"]
)


@pytest.mark.parametrize("suffix", [".txt", ".html", ".json", ".jsonl", ".csv", ".tsv", ""])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.one_of(_SOME, st.binary(max_size=30)), max_size=12))
def test_no_bytes_stop_the_reading(tmp_path: Path, suffix: str, parts: list[bytes]) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"".join(parts))
    found = list(read(path, PLAIN))
    assert all(isinstance(item, Document | SourceError) for item in found)
    assert count(path, PLAIN) is not None
