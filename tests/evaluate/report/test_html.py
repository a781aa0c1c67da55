"""No text becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from contested.evaluate.report.html import Html, element, escaped, joined


class Seen(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_text_is_text_wherever_it_stands(text: str) -> None:
    seen = Seen()
    seen.feed(element("p", text, title=text))
    seen.close()
    assert (seen.tags, seen.attributes, seen.text) == (["p"], [("title", text)], text)


def test_html_stays_what_it_is() -> None:
    inner = element("b", "a & b")
    assert inner == "<b>a &amp; b</b>"
    assert element("p", inner, " < ", class_="x", id=None) == '<p class="x"><b>a &amp; b</b> &lt; </p>'
    assert escaped(inner) is inner
    assert joined([inner, "<"], " & ") == "<b>a &amp; b</b> &amp; &lt;"
    assert isinstance(joined([]), Html)


def test_names_of_attributes_and_elements_without_an_end() -> None:
    assert element("meta", http_equiv="x", content="y") == '<meta http-equiv="x" content="y">'


def test_characters_that_no_page_may_hold() -> None:
    assert escaped("a\x00b\ud800c\td\n") == "a\ufffdb\ufffdc\td\n"
