"""An event and a count that one word tells."""

from __future__ import annotations

from contested.reader import oneword
from contested.reader.draft import Draft
from contested.reader.places import PlaceSpan

HERE, THERE = PlaceSpan(8, 9, 8, "in", 2), PlaceSpan(12, 13, 12, "in", 2)
WORD, OTHER, SOLDIERS = (10, 18), (40, 46), (0, 8)


def draft(kind: str, trigger: tuple[int, int], actor: tuple[int, int] | None = None, *places: PlaceSpan) -> Draft:
    """A draft with no more than is asked here."""
    who = [actor] if actor else []
    made = Draft(kind, head=1, trigger=trigger, evidence=(0, 50), actor=who, places=list(places))  # type: ignore[arg-type]
    made.sub_event_type = "Attack" if kind == "event" else None
    return made


def test_a_count_has_the_doer_and_the_place_of_its_word() -> None:
    event, count, another = draft("event", WORD, SOLDIERS, HERE), draft("toll", WORD), draft("toll", OTHER)
    oneword.settle([event, count, another])
    assert (count.actor, count.places) == ([SOLDIERS], [HERE])
    assert (another.actor, another.places) == ([], [])


def test_what_a_count_has_it_keeps() -> None:
    event, count = draft("event", WORD, SOLDIERS, HERE), draft("toll", WORD, OTHER, THERE)
    oneword.settle([event, count])
    assert (count.actor, count.places) == ([OTHER], [THERE])


def test_an_event_is_where_its_one_count_is() -> None:
    event, count = draft("event", WORD), draft("toll", WORD, None, THERE)
    oneword.settle([event, count])
    assert event.places == [THERE]
    event, counts = draft("event", WORD), [draft("toll", WORD, None, p) for p in (HERE, THERE)]
    oneword.settle([event, *counts])
    assert event.places == []


def test_who_flees_is_no_doer_of_the_count() -> None:
    event, count = draft("event", WORD, SOLDIERS, HERE), draft("toll", WORD)
    event.sub_event_type = "Other"
    oneword.settle([event, count])
    assert (count.actor, count.places) == ([], [HERE])
