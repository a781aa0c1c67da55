"""When a report came out, and how that is known."""

from __future__ import annotations

import datetime as dt

import pytest

from contested.model import Found
from contested.sources.dating import published
from contested.sources.fielddate import read_field
from contested.sources.head import head_parts

TODAY = dt.date(2020, 1, 1)
TITLE = "Hill villages shelled again today"
BODY = "Two villages in the hills were shelled on Sunday, residents said, and several people were hurt."


def dated(text: str, field: str | None = None, meta: str | None = None) -> Found:
    return published(text, head_parts(text), read_field(field) if field else None, meta, TODAY)


@pytest.mark.parametrize(
    ("text", "day", "how"),
    [
        (f"Village shelled\n\nPublished August 12th, 2015 - 12:48 GMT\n{BODY}", "2015-08-12", "published line"),
        (f"Village shelled\n\nDate of publication 1 September 2016 {BODY}", "2016-09-01", "published line"),
        (f"Village shelled\n\nPosted on July 20 2016 by Some Writer {BODY}", "2016-07-20", "published line"),
        (f"Village shelled\n\nLast updated at Jul 262016 {BODY}", "2016-07-26", "published line"),
        (f"Village shelled\n\n05-11-2014 Village in the hills shelled. {BODY}", "2014-11-05", "dateline"),
        (f"Village shelled\n\n8 Jun 2016 {BODY}", "2016-06-08", "dateline"),
        (f"Village shelled\n\nSun 16 Apr 2017 at 1514 {BODY}", "2017-04-16", "dateline"),
        (f"Village shelled\n\n01.10.2017Get short URL 0 12 {BODY}", "2017-10-01", "dateline"),
        (f"Village shelled\n\nWednesday 10 August 2016 20:02 {BODY}", "2016-08-10", "dateline"),
        (f"{BODY}\nMore was not known.\nLast Update: Tuesday 12 July 2016 KSA 08:45", "2016-07-12", "published line"),
        (f"NORTHTOWN, 10 JAN 90 (AFP) -- [TEXT] {BODY}", "1990-01-10", "dateline"),
        (f"NORTHTOWN, 22 AUG 89 (RADIO NETWORK 1) -- [TEXT] {BODY}", "1989-08-22", "dateline"),
        (f"A subtitle of some words\n2 May 2016 | 14:20\n\n{BODY}", "2016-05-02", "dateline"),
        (f"{TITLE}\n\n{TITLE} AFP Monday 2 Feb 2015 {BODY}", "2015-02-02", "dateline"),
        (f"Title\n\nAnother headline here AFP Monday 2 Feb 2015 {BODY}", "2015-02-02", "dateline"),
        (f"{TITLE}\n\n{TITLE} AGENCY Some Name Region 1730 28.04.2017 {BODY}", "2017-04-28", "dateline"),
    ],
)
def test_the_report_says_it_itself(text: str, day: str, how: str) -> None:
    found = dated(text)
    assert (found.value, found.how) == (day, how)


@pytest.mark.parametrize(
    "text",
    [
        f"Village shelled\n\nMen look at a house, Northtown, Syria, Friday, July 3, 2015. (AP Photo/Some Name)\n{BODY}",
        f"Village shelled\n\nA man stands at the gate of Northtown Syria July 1 2016. {BODY}",
        "Village shelled\n\nOn 3 March 2015 the army took the hill, and on Sunday 8 March 2015 it left again.",
        "3 March 2015 was the day on which the army took the hill, a resident of the village said.",
        "In a report published on 3 March 2015, the group said that the village had been shelled.",
        "How it came about\n\n3 March 2015\nThe army came.\n5 March 2015\nIt left.\n9 March 2015\nIt came again.",
        f"Village shelled\n\n3 March 1066 {BODY}",
        f"Village shelled\n\n3 March 2031 {BODY}",
    ],
)
def test_a_day_of_a_caption_a_sentence_or_a_chronology_is_not_taken(text: str) -> None:
    found = dated(text)
    assert (found.value, found.how) == (None, "unknown")
    assert found.reason


def test_the_dateline_goes_before_the_field_and_the_disagreement_is_kept() -> None:
    found = dated(f"Village shelled\n\nSun 16 Apr 2017 {BODY}", field="2017-03-25")
    assert (found.value, found.how, found.others) == ("2017-04-16", "dateline", (("field", "2017-03-25"),))
    assert "2017-03-25" in found.reason


def test_a_field_that_the_dateline_bears_out() -> None:
    found = dated(f"Village shelled\n\nSun 16 Apr 2017 {BODY}", field="16/04/2017")
    assert (found.value, found.how, found.others) == ("2017-04-16", "field", ())
    assert "agrees" in found.reason


def test_the_dateline_settles_the_order_of_the_field_and_the_other_way_round() -> None:
    assert dated(f"Village shelled\n\nWednesday 5 April 2017 {BODY}", field="4/5/2017").others == ()
    assert dated(f"Village shelled\n\n4/5/2017 {BODY}", field="2017-04-05").value == "2017-04-05"


def test_a_lone_ambiguous_field_says_how_it_was_read_and_keeps_the_other_reading() -> None:
    found = dated(BODY, field="4/5/2017")
    assert (found.value, found.others) == ("2017-05-04", (("field", "2017-04-05"),))
    assert "day first" in found.reason


def test_metadata_stand_behind_the_field() -> None:
    assert dated(BODY, meta="2015-08-04").how == "metadata"
    found = dated(BODY, field="2015-08-03", meta="2015-08-04")
    assert (found.value, found.others) == ("2015-08-03", (("metadata", "2015-08-04"),))


def test_a_dateline_without_a_year_takes_it_from_what_else_is_known() -> None:
    text = f"NORTHTOWN, Dec 30 (Reuters) - {BODY}"
    assert dated(text).value is None
    found = dated(text, field="2016-01-02")
    assert (found.value, found.others) == ("2015-12-30", (("field", "2016-01-02"),))


def test_a_published_line_goes_before_a_last_change() -> None:
    text = f"Village shelled\n\nUpdated 5 May 2016\nPublished 3 May 2016\n\n{BODY}"
    assert dated(text).value == "2016-05-03"


def test_a_field_that_names_no_day_is_kept_and_said() -> None:
    found = dated(BODY, field="spring 2015")
    assert (found.value, found.others) == (None, (("field", "spring 2015"),))
    assert "spring 2015" in found.reason


def test_a_field_still_to_come_is_not_taken() -> None:
    assert dated(BODY, field="2031-01-01").value is None
    assert dated(BODY, field="2020-01-02").value == "2020-01-02"
