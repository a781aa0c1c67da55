"""The spells of a record kept in memory answer as the record itself does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files

import pytest

from contested import knowledge, ledger
from contested.model import Query
from contested.pipeline.building import build
from contested.pipeline.holding import agreed, who_holds
from contested.pipeline.reading import read
from contested.pipeline.standing import AGREED, ALL, Box, Control, OnDay, standings_on, standings_shown
from contested.pipeline.turning import changed_in, held_on
from contested.settings import Settings
from contested.store import Store
from contested.store.memory import MemoryStore

KNOWN, SETTINGS = knowledge.load(), Settings(reader="fast")
DAYS = [date(2014, 8, 1) + timedelta(days=45 * n) for n in range(12)]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """The sample reports, read into memory."""
    with MemoryStore() as store:
        read([str(files("contested").joinpath("sample"))], store, KNOWN, SETTINGS)
        build(store, KNOWN, SETTINGS)
        yield store


@pytest.mark.parametrize("known_at", [None, date(2015, 5, 1)])
def test_the_answers_for_a_day_are_those_of_the_record(store: Store, known_at: date | None) -> None:
    control = Control.load(store, KNOWN)
    told = 0
    for day in DAYS:
        asked = who_holds(store, Query(at=day, known_at=known_at), 90)
        fresh = [h for h in asked if h.stale_since is None]
        spoken = {h.place.id or h.place.name for h in fresh}
        wanted = {
            (h.place.name, h.source, h.holders, h.status, h.stale_since is not None)
            for h in asked
            if h.stale_since is None or (h.place.id or h.place.name) not in spoken
        }
        found = [*control.said(day, known_at, 90)]
        assert {(s.place.name, by, s.holders, s.status, s.stale) for s in found for by in s.sources} == wanted
        for s in found:
            same = [h for h in asked if (h.place.name, h.holders, h.status) == (s.place.name, s.holders, s.status)]
            latest = [h.last_said for h in same if h.last_said and h.source in s.sources]
            assert s.last_said == max(latest, default=None)
        assert sorted((h.place.name, h.source or "", h.since) for h in control.fresh(day, known_at, 90)) == sorted(
            (h.place.name, h.source or "", h.since) for h in fresh
        )
        told += len(wanted)
    assert told > 50


def test_what_both_sides_agree_on_is_that_of_the_record(store: Store) -> None:
    control = Control.load(store, KNOWN)
    for day in DAYS:
        found = standings_on(control, OnDay(day, None, 90, AGREED))
        asked = agreed(store, Query(at=day), 90, KNOWN)
        assert sorted((s.place.name, s.holders) for s in found) == sorted((a.place.name, a.holders) for a in asked)


def test_one_source_by_its_own_word(store: Store) -> None:
    control = Control.load(store, KNOWN)
    source, day = control.sources[0], date(2015, 6, 1)
    found = standings_on(control, OnDay(day, None, 90, source))
    assert found and {name for s in found for name in s.sources} == {source}
    assert standings_on(control, OnDay(day, None, 90, "nobody at all")) == ()


def test_the_places_of_one_holder(store: Store) -> None:
    control = Control.load(store, KNOWN)
    everything = standings_on(control, OnDay(date(2015, 6, 1), None, 90, ALL))
    holder = everything[0].holders[0]
    found = standings_on(control, OnDay(date(2015, 6, 1), None, 90, holder=(holder.name.upper(),)))
    assert everything[0] in found and all(holder in s.holders for s in found)


@pytest.mark.parametrize("most", [0, 3, 10, 1000])
@pytest.mark.parametrize("box", [None, (36.0, 34.0, 38.0, 36.5), (0.0, 0.0, 1.0, 1.0)])
@pytest.mark.parametrize("known_at", [None, date(2015, 5, 1)])
def test_what_a_map_shows_are_the_standings_told_of_last(
    store: Store, known_at: date | None, box: Box | None, most: int
) -> None:
    control = Control.load(store, KNOWN)
    for day in DAYS:
        for source in (ALL, AGREED, control.sources[0]):
            found = standings_on(control, OnDay(day, known_at, 90, source))
            west, south, east, north = box or (-180.0, -90.0, 180.0, 90.0)
            here = [
                s for s in found if s.place.lat is not None and s.place.lon is not None
                and west <= s.place.lon <= east and south <= s.place.lat <= north
            ]  # fmt: skip
            here.sort(key=lambda s: (s.stale, -(s.last_said or date.min).toordinal(), s.place.name, s.place.id or ""))
            shown = standings_shown(control, OnDay(day, known_at, 90, source), box, most)
            assert list(shown.standings) == here[:most]
            assert shown.left_out == max(0, len(here) - most)
            assert shown.nowhere == sum(s.place.lat is None for s in found)


def test_a_record_without_spells_has_no_standings() -> None:
    assert standings_shown(Control((), KNOWN), OnDay(date(2015, 6, 1), None, 90), None, 3).standings == ()
    assert standings_on(Control((), KNOWN), OnDay(date(2015, 6, 1), None, 90)) == ()
    assert ledger.standings((), ledger.Sides(lambda _: None, lambda _: None)) == ()


@pytest.mark.parametrize("known_at", [None, date(2015, 5, 1)])
def test_answers_of_a_page_are_read_by_what_is_kept(store: Store, known_at: date | None) -> None:
    control = Control.load(store, KNOWN)
    told = 0
    for day in DAYS:
        every = who_holds(store, Query(at=day, known_at=known_at), 90)
        pages = [held_on(store, control, day, known_at, 90, skip, 7) for skip in range(0, len(every) + 7, 7)]
        assert None not in pages
        assert [h for page in pages if page for h in page.answers] == [*every]
        assert [bool(page and page.more) for page in pages] == [7 * (n + 1) < len(every) for n in range(len(pages))]
        told += len(every)
    assert told > 50


@pytest.mark.parametrize("known_at", [None, date(2015, 5, 1)])
@pytest.mark.parametrize("length", [0, 6, 91, 2000])
def test_what_changed_hands_is_read_by_what_is_kept(store: Store, known_at: date | None, length: int) -> None:
    control = Control.load(store, KNOWN)
    told = 0
    for start in DAYS:
        end = start + timedelta(days=length)
        wanted = ledger.changes(store.spells(), start, end, known_at)
        assert changed_in(store, control, start, end, known_at) == wanted
        told += len(wanted)
    assert changed_in(store, control, None, None, known_at) == ledger.changes(store.spells(), None, None, known_at)
    assert told or length < 91 or known_at


def test_spells_that_the_record_no_longer_has_are_not_passed_over(store: Store) -> None:
    control = Control.load(store, KNOWN)
    with MemoryStore() as other:
        assert held_on(other, control, date(2015, 5, 1), None, 90, 0, 50) is None
        assert changed_in(other, control, None, None) is None
