"""The date field of an input."""

from __future__ import annotations

import datetime as dt

import pytest

from contested.sources.fielddate import read_field, settle_order

D = dt.date


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2015-08-12", (D(2015, 8, 12),)),
        ("2015-08-12T23:30:00+03:00", (D(2015, 8, 12),)),
        ("20150812", (D(2015, 8, 12),)),
        ("Wed, 12 Aug 2015 12:48:00 GMT", (D(2015, 8, 12),)),
        ("25/12/2015", (D(2015, 12, 25),)),
        ("12/25/15", (D(2015, 12, 25),)),
        ("7/7/2015", (D(2015, 7, 7),)),
        ("2015-13-40", ()),
        ("2015-08", ()),
        ("unknown", ()),
    ],
)
def test_catalogue_forms(written: str, days: tuple[dt.date, ...]) -> None:
    assert read_field(written).readings == days


@pytest.mark.parametrize("written", ["12 août 2015", "12 de agosto de 2015", "12 августа 2015", "١٢ أغسطس ٢٠١٥"])
def test_another_language_is_read_by_its_words(written: str) -> None:
    assert read_field(written).readings == (D(2015, 8, 12),)


def test_an_ambiguous_field_keeps_both_readings_and_says_so() -> None:
    found = read_field("4/5/2017")
    assert found.readings == (D(2017, 5, 4), D(2017, 4, 5))
    assert "day first" in found.note


def test_the_other_dates_of_a_table_settle_the_order() -> None:
    assert settle_order(["4/5/2017", "4/25/2017", "2017-01-01", ""]) == "month first"
    assert settle_order(["4.5.2017", "25.4.2017"]) == "day first"
    assert settle_order(["4/5/2017"]) is None
    found = read_field("4/5/2017", "month first")
    assert found.readings == (D(2017, 4, 5),)
    assert "month first" in found.note
