"""The toll ledger added up, the same by every store; and what hangs on an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from contested.ledger import account
from contested.model import (
    ActorRef,
    ControlSpell,
    Dispute,
    PlaceRef,
    Query,
    Range,
    TimeRef,
    TollEntry,
    Whereabouts,
)
from contested.model.codes import Harm
from contested.model.reckoning import SumBy, TollSum
from contested.store import Store
from contested.store.sqlite.opening import open_record
from tests.store.world import conclusions, war

ISIS, REBELS, FOLK = ActorRef("ISIS", "isis"), ActorRef("rebels", "rebels"), ActorRef("villagers")
QASTUN = PlaceRef("Qastun", "in", "sy-qastun", 35.68, 36.37, "Hama", "Syria")
MILL = PlaceRef("the old mill")
AUGUST, MAY = date(2015, 8, 2), date(2015, 5, 30)
SIDES = {"isis": "ISIS", "rebels": "opposition", "nusra-front": "opposition"}


def line(
    id: str,
    low: int,
    high: int | None = -1,
    *,
    harm: Harm = "killed",
    group: ActorRef | None = None,
    event: str | None = "e-1",
    place: PlaceRef | None = QASTUN,
    day: date | None = AUGUST,
    within: str | None = None,
    cumulative: bool = False,
) -> TollEntry:
    """A line of the ledger; ``high`` -1 is the low figure."""
    top = low if high == -1 else high
    scope = "cumulative" if cumulative else "incident"
    figures = Range(low, low, top, "as told")
    time = TimeRef(day, day)
    return TollEntry(id, event, harm, group, figures, scope, time, place, (), (), within)  # type: ignore[arg-type]


LEDGER = (
    line("t-1", 30, 40),
    line("t-2", 10, group=ISIS, within="t-1"),
    line("t-3", 20, 30, group=REBELS, within="t-1"),
    line("t-4", 4, group=ActorRef("Nusra Front", "nusra-front"), within="t-3"),
    line("t-5", 7, None, event="e-2", group=FOLK, place=MILL, day=MAY),
    line("t-6", 5, event="e-3", harm="wounded", place=None, day=None),
    line("t-7", 900, event=None, cumulative=True),
    line("t-8", 3, event=None),
)


def concluded(store: Store, tolls: Sequence[TollEntry] = LEDGER) -> Store:
    store.conclude(tolls)
    return store


def told(sums: Sequence[TollSum]) -> list[tuple[str | None, int, int | None, int]]:
    return [(s.key, s.range.low, s.range.high, s.entries) for s in sums]


@pytest.mark.parametrize(
    ("by", "sums"),
    [
        ("harm", [("killed", 37, None, 2), ("wounded", 5, 5, 1)]),
        ("month", [(None, 5, 5, 1), ("2015-05", 7, None, 1), ("2015-08", 30, 40, 1)]),
        # Each group is added by itself, and a side's own group within another of its groups is not.
        (
            "group",
            [
                (None, 35, 45, 2),
                ("isis", 10, 10, 1),
                ("nusra-front", 4, 4, 1),
                ("rebels", 20, 30, 1),
                ("villagers", 7, None, 1),
            ],
        ),
        ("place", [(None, 5, 5, 1), ("sy-qastun", 30, 40, 1), ("the old mill", 7, None, 1)]),
        ("province", [(None, 12, None, 2), ("Hama", 30, 40, 1)]),
        ("side", [(None, 42, None, 3), ("ISIS", 10, 10, 1), ("opposition", 20, 30, 1)]),
    ],
)
def test_happenings_are_added_up_by(
    store: Store, by: SumBy, sums: list[tuple[str | None, int, int | None, int]]
) -> None:
    assert told(list(concluded(store).toll_sums(by=by, sides=SIDES))) == sums


def test_a_part_is_added_where_the_whole_is_not_asked_for(store: Store) -> None:
    concluded(store)
    assert told(list(store.toll_sums(Query(actor="rebels")))) == [("killed", 20, 30, 1)]
    assert told(list(store.toll_sums(Query(actor=("rebels", "nusra-front"))))) == [("killed", 20, 30, 1)]


def test_totals_and_counts_of_no_event_are_kept_apart(store: Store) -> None:
    concluded(store)
    assert told(list(store.toll_sums(which="apart"))) == [("killed", 900, 900, 1)]
    assert told(list(store.toll_sums(which="loose"))) == [("killed", 3, 3, 1)]


def test_sums_tell_the_days_between_which_they_lie(store: Store) -> None:
    concluded(store)
    killed, wounded = store.toll_sums()
    assert (killed.first, killed.last) == (MAY, AUGUST)
    assert (wounded.first, wounded.last) == (None, None)


def test_a_sum_meets_the_filters(store: Store) -> None:
    concluded(store)
    assert told(list(store.toll_sums(Query(place="Qastun"), "month", harm="killed"))) == [("2015-08", 30, 40, 1)]
    assert told(list(store.toll_sums(Query(end=MAY), "place", harm="killed"))) == [("the old mill", 7, None, 1)]
    assert told(list(store.toll_sums(harm="captured"))) == []


LONG = replace(line("t-10", 50, 60, event="e-10"), time=TimeRef(date(2015, 5, 20), date(2015, 5, 31)))
WIDE = replace(LONG, id="t-11", event="e-11", place=replace(QASTUN, lies=Whereabouts(35.1, 36.7, 40.0, 3, 4)))
UNTIL = replace(line("t-12", 2, event="e-12"), time=TimeRef(None, date(2015, 5, 25)))
DAYS = (None, date(2015, 5, 22), MAY, date(2015, 6, 1), AUGUST, date(2016, 1, 1))


def test_many_days_in_a_whole_province_are_kept_apart(store: Store) -> None:
    concluded(store, (LONG, WIDE))
    assert told(list(store.toll_sums())) == [("killed", 50, 60, 1)]
    assert told(list(store.toll_sums(which="apart"))) == [("killed", 50, 60, 1)]


@pytest.mark.parametrize("start", DAYS)
@pytest.mark.parametrize("end", DAYS)
def test_a_sum_of_a_period_is_that_of_the_ledger(store: Store, start: date | None, end: date | None) -> None:
    concluded(store, (*LEDGER, LONG, WIDE, UNTIL))
    query = Query(start=start, end=end)
    expected = account(store.tolls(query), "killed", start, end).total
    found = next(iter(store.toll_sums(query, harm="killed")), None)
    if found is None:
        assert (expected.low, expected.high) == (0, None)
    else:
        assert found.range == replace(expected, reason="")


def test_a_best_figure_that_one_line_leaves_open_is_open(store: Store) -> None:
    unsettled = TollEntry(
        "t-9", "e-9", "killed", None, Range(0, None, 30, ""), "incident", TimeRef(None, None), None, (), ()
    )
    (found,) = concluded(store, (*LEDGER[:1], unsettled)).toll_sums()
    assert found.range == Range(30, None, 70)


def test_the_ledger_is_replaced_with_the_conclusions(store: Store) -> None:
    concluded(store)
    assert told(list(concluded(store, LEDGER[:1]).toll_sums())) == [("killed", 30, 40, 1)]


def test_every_build_is_another_edition(store: Store) -> None:
    before = store.edition()
    assert store.edition() == before
    concluded(store)
    assert store.edition() != before


def test_what_hangs_on_an_event_is_found_by_it(store: Store) -> None:
    reports = war()
    for document, claims, resolutions in reports:
        store.add(document, claims, resolutions, reader="rules 1")
    ids = [c.id for _, claims, _ in reports for c in claims]
    (event, *others) = conclusions([c for _, claims, _ in reports for c in claims]).events
    mine, strange = event.claims[0], next(id for id in ids if id not in event.claims)
    about = Dispute("x-1", "denial", event.id, None, (strange,), (mine,), "one denies")
    control = Dispute("x-2", "control", None, None, (mine,), (strange,), "two hold it")
    other = Dispute("x-3", "denial", "e-x", None, (strange,), (strange,), "of something else")
    spell = ControlSpell("s-1", QASTUN, (ISIS,), "holds", None, None, None, None, None, (mine,), "said")
    aside = ControlSpell("s-2", QASTUN, (ISIS,), "holds", None, None, None, None, None, (strange,), "said")
    tolls = [
        TollEntry(id, whose, "killed", None, Range(1, 1, 1), "incident", TimeRef(None, None), None, (claim,), ())
        for id, whose, claim in (("t-2", event.id, mine), ("t-1", event.id, mine), ("t-3", None, mine))
    ]
    store.conclude([event, *others, spell, aside, *tolls, about, control, other])
    assert {d.id for d in store.disputes_of(event.id)} == {"x-1", "x-2"}
    assert [s.id for s in store.spells_of(event.id)] == ["s-1"]
    assert [t.id for t in store.tolls_of(event.id)] == ["t-1", "t-2"]
    assert list(store.disputes_of("e-nothing")) == []


def test_several_documents_are_found_at_once_in_the_order_asked_for(store: Store) -> None:
    reports = war()
    for document, claims, resolutions in reports:
        store.add(document, claims, resolutions, reader="rules 1")
    docs = [document.id for document, _, _ in reports][::-1]
    assert list(store.documents_named([*docs, "d-nothing"])) == [store.document(id) for id in docs]


def test_a_ledger_of_before_is_put_into_columns(tmp_path: object) -> None:
    """What an earlier program concluded is added up as well."""
    from alembic import command
    from sqlalchemy import create_engine, select

    from contested.store.migrations.run import configuration, upgrade
    from contested.store.schema import toll

    path = f"{tmp_path}/record.db"
    with open_record(path, create=True) as store:
        concluded(store)
        expected = told(list(store.toll_sums(by="month")))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        whole = connection.execute(select(toll).order_by(toll.c.id)).all()
        command.downgrade(configuration(connection), "0004")
        assert connection.execute(text("SELECT count(*) FROM conclusion")).scalar() == len(LEDGER)
        upgrade(connection)
        assert connection.execute(select(toll).order_by(toll.c.id)).all() == whole
    engine.dispose()
    with open_record(path) as store:
        assert told(list(store.toll_sums(by="month"))) == expected
