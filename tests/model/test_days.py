"""Days in words."""

from __future__ import annotations

from datetime import date

import pytest

from contested.model.days import span


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2015-08-01", "2015-08-01", "2015-08-01"),
        ("2015-08-01", "2015-08-03", "2015-08-01 to 2015-08-03"),
        ("2015-08-01", "2015-08-31", "2015-08"),
        ("2016-02-01", "2016-02-29", "2016-02"),
        ("2015-02-01", "2016-02-28", "2015-02-01 to 2016-02-28"),
        ("2015-06-01", "2015-07-31", "2015-06 to 2015-07"),
        ("1982-01-01", "1982-12-31", "1982"),
        ("1990-01-01", "1999-12-31", "1990 to 1999"),
        ("0900-01-01", "0900-12-31", "0900"),
    ],
)
def test_whole_months_and_years_are_told_as_such(first: str, last: str, words: str) -> None:
    assert span(date.fromisoformat(first), date.fromisoformat(last)) == words
