"""A date that is inferred is shown with its reasons, and never as if the report stated it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from contested.cli import telling
from contested.cli.pages.document import page
from contested.export.interchange import document_record
from contested.model import Dating, Document
from contested.store.memory import MemoryStore
from tests.store.world import report

REASONS = ("It names Tuesday.", "Two bakers say so elsewhere.")
DAY, NEXT = date(2016, 5, 10), date(2016, 5, 11)


def undated(dating: Dating | None) -> Document:
    return replace(report("On Tuesday the mill was shut.", day=None), inferred=dating)


@pytest.mark.parametrize(
    ("dating", "shown"),
    [
        (Dating(DAY, DAY, REASONS), "2016-05-10 (inferred)"),
        (Dating(DAY, NEXT, REASONS), "2016-05-10 to 2016-05-11 (inferred)"),
        (Dating(None, None, REASONS), telling.UNKNOWN),
        (None, telling.UNKNOWN),
    ],
)
def test_a_listing_marks_it(dating: Dating | None, shown: str) -> None:
    assert telling.published(undated(dating)) == shown
    assert document_record(undated(dating))["date"] is None


def test_a_stated_date_stands_alone() -> None:
    assert telling.published(report("It rained.", day=DAY)) == "2016-05-10"


@pytest.mark.parametrize(("end", "said"), [(NEXT, "2016-05-10 to 2016-05-11"), (None, "unknown")])
def test_the_page_gives_every_reason(end: date | None, said: str) -> None:
    out = StringIO()
    document = undated(Dating(DAY if end else None, end, REASONS))
    page(Console(file=out, width=200), document, MemoryStore())
    lines = out.getvalue().splitlines()
    [inferred] = [line for line in lines if line.strip().startswith("Inferred")]
    assert said in inferred
    assert all(any(reason in line for line in lines) for reason in REASONS)
