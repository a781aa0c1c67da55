"""Bodies that went on under other names: whom a name means on the days told of."""

from datetime import date

import pytest

from contested.knowledge import Knowledge, load
from contested.model import ActorResolution, Evidence, TimeResolution
from contested.resolve import resolve_actors

from .reports import about, at, report

NUSRA, FATAH, TAHRIR = "nusra-front", "jabhat-fatah-al-sham", "hayat-tahrir-al-sham"


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load("syria")


def who(
    known: Knowledge, text: str, words: str, written: str | None, told: str | None = None, role: str = "actor"
) -> ActorResolution:
    doc = report(text, day=written)
    day = date.fromisoformat(told) if told else None
    times = [TimeResolution("c", day, day, "day", Evidence(1.0, "stated"))] if day else []
    (found,) = resolve_actors(doc, [about(doc, **{role: at(doc, words)})], known, times=times)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    "name", ["The Nusra Front", "Jabhat Fateh al-Sham", "Tahrir al-Sham", "The former Nusra Front"]
)
@pytest.mark.parametrize(
    ("told", "ident"),
    [
        ("2013-06-01", NUSRA),
        ("2016-07-27", NUSRA),
        ("2016-07-28", FATAH),
        ("2017-01-27", FATAH),
        ("2017-01-28", TAHRIR),
        ("2019-05-01", TAHRIR),
    ],
)
def test_a_name_means_whom_the_body_was_on_the_day_told_of(known: Knowledge, name: str, told: str, ident: str) -> None:
    found = who(known, f"{name} seized a hill near Idlib in Syria.", name, "2019-05-02", told)
    assert found.actor == ident
    bearer = known.actors.get(ident)
    assert bearer is not None and found.name == bearer.name


def test_the_reason_names_the_relation(known: Knowledge) -> None:
    found = who(known, "The Nusra Front seized a hill in Syria.", "The Nusra Front", "2018-03-01")
    assert "became Jabhat Fatah al-Sham on 2016-07-28, then Hayat Tahrir al-Sham on 2017-01-28" in found.evidence.reason
    found = who(known, "HTS seized Idlib in Syria.", "HTS", "2018-03-01", "2015-03-28")
    assert "then “Nusra Front”, which became" in found.evidence.reason
    assert found.evidence.score < 1


def test_a_right_name_stays_and_so_does_its_reason(known: Knowledge) -> None:
    found = who(known, "The Nusra Front seized a hill in Syria.", "The Nusra Front", "2014-03-01")
    assert (found.actor, found.evidence.score) == (NUSRA, 1.0)
    assert "became" not in found.evidence.reason


def test_no_day_moves_nobody(known: Knowledge) -> None:
    assert who(known, "The former Nusra Front lost a hill in Syria.", "The former Nusra Front", None).actor == NUSRA


def test_a_report_older_than_a_name_is_not_believed_to_use_it_of_earlier_days(known: Knowledge) -> None:
    assert who(known, "HTS seized Idlib in Syria.", "HTS", "2014-03-01", "2013-03-28").actor == TAHRIR


def test_who_speaks_speaks_on_the_day_of_the_report(known: Knowledge) -> None:
    text = "The Nusra Front said that it had taken Idlib in Syria in 2015."
    assert who(known, text, "The Nusra Front", "2018-03-01", "2015-03-28", role="attribution").actor == TAHRIR


def test_the_group_is_put_in_time_too(known: Knowledge) -> None:
    text = "The Nusra Front moved into Idlib in Syria. On Monday the group took a hill."
    assert who(known, text, "the group", "2018-03-01").actor == TAHRIR


@pytest.mark.parametrize(
    ("text", "words", "ident"),
    [
        (
            "Hayat Tahrir al-Sham, then known as the Nusra Front, took the town near Idlib.",
            "Hayat Tahrir al-Sham",
            NUSRA,
        ),
        ("A group then known as the Nusra Front took the town near Idlib.", "the Nusra Front", NUSRA),
        ("Hayat Tahrir al-Sham, formerly known as the Nusra Front, took a town.", "Hayat Tahrir al-Sham", TAHRIR),
        ("The Nusra Front, since renamed Hayat Tahrir al-Sham, took a town.", "The Nusra Front", TAHRIR),
        ("The Shield of Idlib (formerly the Nusra Front) took a town in Syria.", "The Shield of Idlib", TAHRIR),
        ("The Shield of Idlib, then called Jabhat al-Nusra, took a town.", "The Shield of Idlib", NUSRA),
        ("The Shield of Idlib, now called Ahrar al-Sham, took a town.", "The Shield of Idlib", "ahrar-al-sham"),
        ("The Shield of Idlib, then in Syria, took a town.", "The Shield of Idlib", None),
        ("The Shield of Idlib, formerly of Homs and the Nusra Front's foe, left.", "The Shield of Idlib", None),
    ],
)
def test_what_the_report_itself_says_of_names(known: Knowledge, text: str, words: str, ident: str | None) -> None:
    assert who(known, text, words, "2018-03-01").actor == ident


def test_what_was_said_is_the_reason(known: Knowledge) -> None:
    found = who(known, "The Shield of Homs, formerly Ahrar al-Sham, left.", "The Shield of Homs", "2016-03-01")
    assert (found.name, found.actor) == ("Ahrar al-Sham", "ahrar-al-sham")
    assert "“Shield of Homs”, formerly “Ahrar al-Sham”" in found.evidence.reason
