"""A brief as PDF, on A4, with Arabic and Cyrillic names as they are written.

fpdf2 is written in Python and needs no library of the system; HarfBuzz, a wheel of its own, shapes the Arabic. The
fonts stand beside this module: a PDF looks the same on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from contested.model.brief import Brief, Line, Note

if TYPE_CHECKING:
    from fpdf import FPDF

_FONT, _ARABIC = "noto", "noto arabic"
# Scripts whose letters join, and marks that stand on others.
_SHAPED = re.compile(r"[\u0300-\u036f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_FILES = (
    (_FONT, "", "NotoSans-Regular.ttf"),
    (_FONT, "B", "NotoSans-Bold.ttf"),
    (_ARABIC, "", "NotoSansArabic-Regular.ttf"),
)
# Millimetres and points.
_MARGIN, _TITLE, _HEAD, _TEXT, _SMALL = 18, 18, 13, 10, 8.5

# Signs that say how letters join and which way they run.
_JOINERS = "\u200c\u200d\u200e\u200f"


def as_pdf(brief: Brief) -> bytes:
    """The brief; its day, not the day of the writing, is the document's date."""
    pdf = _sheet(brief)
    pdf.add_page()
    _write(pdf, brief.title, _TITLE, "B")
    _write(pdf, f"Reports that came out in these days: {brief.documents}.", _SMALL)
    links = {note.number: pdf.add_link() for note in brief.notes}
    for section in brief.sections:
        pdf.ln(3)
        pdf.start_section(section.title)
        _write(pdf, section.title, _HEAD, "B")
        for line in section.lines:
            _line(pdf, line, links)
        if not section.lines:
            _write(pdf, section.nothing, _TEXT)
        if section.left_out:
            _write(pdf, f"And {section.left_out} more.", _TEXT)
    _notes(pdf, brief.notes, links)
    return bytes(pdf.output())


def _sheet(brief: Brief) -> FPDF:
    # It takes a quarter of a second to load.
    from datetime import UTC, datetime, time

    from fpdf import FPDF

    class Sheet(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font(_FONT, size=_SMALL)
            self.cell(0, 6, f"Contested · {brief.title} · {self.page_no()}", align="C")

    pdf = Sheet(format="A4")
    pdf.set_margin(_MARGIN)
    pdf.set_auto_page_break(True, margin=_MARGIN)
    pdf.set_title(brief.title)
    pdf.set_lang("en")
    pdf.set_creation_date(datetime.combine(brief.end, time(), UTC))
    folder = files("contested.export.briefs").joinpath("fonts")
    for family, style, name in _FILES:
        with as_file(folder.joinpath(name)) as path:
            pdf.add_font(family, style, path)
    pdf.set_fallback_fonts([_ARABIC], exact_match=False)
    return pdf


def _write(pdf: FPDF, text: str, size: float, style: str = "") -> None:
    """A paragraph."""
    pdf.set_font(_FONT, style, size)
    _shaped(pdf, text)
    pdf.multi_cell(0, size * 0.5, _plain(pdf, text), align="L", new_x="LMARGIN", new_y="NEXT")


def _shaped(pdf: FPDF, text: str) -> None:
    """Have the text that is written next shaped where it needs that: it takes ten times as long."""
    pdf.set_text_shaping(bool(_SHAPED.search(text)), direction="ltr")


def _line(pdf: FPDF, line: Line, links: dict[int, int]) -> None:
    pdf.ln(1.2)
    height = _TEXT * 0.5
    pdf.set_font(_FONT, "B", _TEXT)
    _shaped(pdf, line.head)
    pdf.write(height, _plain(pdf, line.head))
    pdf.set_font(_FONT, "", _TEXT)
    grade = f" ({line.grade})" if line.grade else ""
    _shaped(pdf, line.text)
    pdf.write(height, _plain(pdf, f": {line.text}{grade}"))
    pdf.set_text_color(11, 79, 138)
    for number in line.notes:
        pdf.write(height, f" [{number}]", links[number])
    pdf.set_text_color(0, 0, 0)
    if line.more:
        pdf.write(height, f" (and {line.more} more)")
    pdf.ln(height + 1)


def _notes(pdf: FPDF, notes: tuple[Note, ...], links: dict[int, int]) -> None:
    pdf.ln(3)
    pdf.start_section("Notes")
    _write(pdf, "Notes", _HEAD, "B")
    for note in notes:
        pdf.ln(0.6)
        pdf.set_link(links[note.number], y=pdf.get_y(), page=pdf.page_no())
        _write(pdf, f"{note.number}. {' '.join(_said(note))}", _SMALL)


def _said(note: Note) -> Iterator[str]:
    yield f"“{note.sentence}”"
    if note.source:
        yield f"{note.source}."
    published = note.published.isoformat() if note.published else "no date"
    yield ", ".join(filter(None, (note.title, note.publisher or "publisher unknown", published))) + "."
    yield note.claim


def _plain(pdf: FPDF, text: str) -> str:
    """Text that a page can hold: a space for each control character, "?" for what none of the fonts has."""
    written = frozenset(c for font in pdf.fonts.values() for c in getattr(font, "cmap", ()))
    return "".join(" " if _control(c) else c if ord(c) in written else "?" for c in text)


def _control(c: str) -> bool:
    return unicodedata.category(c)[0] in "CZ" and c not in _JOINERS
