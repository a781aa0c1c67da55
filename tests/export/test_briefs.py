"""Briefs as files: no text of a report becomes markup, and Arabic is printed."""

from __future__ import annotations

import re
import zlib
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from contested.export.briefs import as_markdown, as_pdf
from contested.model.brief import Brief, Line, Note, Section
from contested.web.files import brief_file

DAY = date(2015, 8, 1)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def of(text: str) -> Brief:
    note = Note(1, "c-1", "d-1", text, text, text, text, text, DAY, None)
    line = Line("e-1", text, text, (1,), 2, "disputed")
    sections = (Section("Main events", (line,), 3), Section("Tolls", (), nothing="No source counts."))
    return Brief(DAY, DAY, 7, sections, (note,))


def test_everything_stands_in_the_markdown() -> None:
    text = as_markdown(of("a mill"))
    assert text.startswith("# Brief of 2015-08-01\n")
    assert "- **a mill**: a mill *(disputed)* [^1] (and 2 more)" in text
    assert "And 3 more." in text and "No source counts." in text
    assert "[^1]: “a mill” a mill. *a mill*, a mill, 2015-08-01. c-1" in text


@settings(deadline=None, max_examples=200)
@given(texts)
def test_no_text_becomes_markup(text: str) -> None:
    markdown = as_markdown(of(text))
    # The lines are those of the brief itself, whatever stands in it.
    assert len(markdown.splitlines()) >= len(as_markdown(of("x")).splitlines()) - 1
    assert not re.search(r"(?<!\\)<[a-zA-Z/!]", markdown.replace("[^1]", ""))
    page = brief_file(of(f"<script>{text}</script>"))
    assert "<script" not in page


@settings(deadline=None, max_examples=30)
@given(texts)
def test_any_text_can_be_printed(text: str) -> None:
    assert as_pdf(of(text)).startswith(b"%PDF-")


def test_arabic_and_cyrillic_names_are_printed_with_their_letters_joined() -> None:
    pdf = as_pdf(of("الحسكة, Дебальцеве"))
    assert b"NotoSansArabic" in pdf
    mapped = b"".join(_streams(pdf))
    # The tables that lead from glyphs back to letters name them: what is printed can be searched and copied.
    assert all(f"{ord(letter):04X}".encode() in mapped for letter in "الحسكةДебальцеве")


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert as_pdf(of("a mill")) == as_pdf(of("a mill"))


def _streams(pdf: bytes) -> list[bytes]:
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    return found
