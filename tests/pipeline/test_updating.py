"""What documents change is the same as drawing everything anew, whatever their order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contested import knowledge
from contested.link import blocking, linking
from contested.model import (
    Amendment,
    Document,
    Found,
    Judgement,
    OffsetMap,
    Place,
    Presence,
    Relay,
    ResolvedClaim,
    Revision,
    Speaker,
    Statement,
)
from contested.model.codes import HARMS, Polarity, Scope
from contested.model.judgement import JudgementKind
from contested.pipeline import neighbours
from contested.pipeline.basis import basis
from contested.pipeline.building import BuildReport, build
from contested.pipeline.updating import UpdateReport, update
from contested.pipeline.watching import Watch
from contested.settings import Settings
from contested.store import Store, open_store
from tests.told import BY_ID, harmed, only, said

Report = tuple[Document, list[ResolvedClaim]]
SETTINGS = Settings()
SUBS = ["Air/drone strike", "Armed clash", "Government regains territory", "Non-violent transfer of territory"]
TEXTS = [
    "Jets bombed the town hall and a bakery in the old town at dawn on the day of the market",
    "clashes broke out there",
    "The army took it after a week of fighting in the hills above the river and the old mill",
]
TITLES = ["Jets bomb a bakery", "Army takes the mill after fighting in the hills", None]
PEOPLE = [
    "Syrian army",
    "rebels",
    "ISIS",
    "Falcons of Meadowland Brigade",
    "Falkons of Meadowland Brigade",
    "Gen. Ulf Brask",
]
names = st.sampled_from(["Northford", "Millbrook", "Saltgate", "Eastwell", "Westmark", "Meadowland", "Nowhere Known"])
days = st.none() | st.integers(1, 6).map(lambda n: f"05-{n:02}")
people = st.lists(st.sampled_from(PEOPLE), max_size=1)
sources = st.lists(st.sampled_from(["SANA", "White Helmets", "Falcons of Meadowland Brigade"]), max_size=1)


class Map:
    """The gazetteer, and the places of the made-up war."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def get(self, id: str) -> Place | None:
        return BY_ID.get(id) or self._real.get(id)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


KNOWN = replace(knowledge.load(), places=Map(knowledge.load().places))  # type: ignore[arg-type]


@st.composite
def claims(draw: st.DrawFn, id: str, shared: dict[str, Any]) -> ResolvedClaim:
    """A claim of an event, a state or a toll."""
    about: dict[str, Any] = shared | {
        "at": draw(st.integers(0, 900)),
        "where": draw(st.lists(names, max_size=2, unique=True)),
        "when": draw(days),
        "by": draw(sources),
        "confidence": draw(st.sampled_from([0.5, 0.9, 0.9])),
    }
    text = draw(st.sampled_from(TEXTS))
    kind = draw(st.sampled_from(["event", "event", "toll", "control"]))
    scope: Scope
    polarity: Polarity
    if kind == "toll":
        group = draw(st.sampled_from([None, "people", "civilians", "rebels"]))
        scope = draw(st.sampled_from(["incident", "incident", "cumulative"]))
        return harmed(id, text, draw(st.integers(0, 20)), draw(st.none() | st.integers(0, 30)), group,
                      harm=draw(st.sampled_from(HARMS[:2])), scope=scope, sub=draw(st.none() | st.sampled_from(SUBS)),
                      **about)  # fmt: skip
    who = draw(people)
    if kind == "control":
        return said(id, text, kind="control", who=who, state=draw(st.sampled_from(["holds", "contested"])), **about)
    polarity = draw(st.sampled_from(["affirmed", "affirmed", "denied"]))
    return said(id, text, sub=draw(st.sampled_from(SUBS)), who=who, whom=draw(people), polarity=polarity, **about)


@st.composite
def records(draw: st.DrawFn) -> list[Report]:
    """Some reports of a few claims each."""
    return [draw(reports(f"d{n}")) for n in range(draw(st.integers(2, 5)))]


@st.composite
def reports(draw: st.DrawFn, id: str) -> Report:
    """A report and its claims."""
    shared = {
        "doc": id,
        "published": f"2015-05-{draw(st.integers(3, 8)):02}",
        "outlet": draw(st.sampled_from(["A", "B", "Falcons of Meadowland Brigade", None])),
    }
    told = [draw(claims(f"{id}-c{n}", shared)) for n in range(draw(st.integers(1, 4)))]
    return report(id, draw(st.sampled_from(TITLES)), told), told


def report(id: str, title: str | None, told: Sequence[ResolvedClaim]) -> Document:
    """A report that holds the words of its claims where they say."""
    text = list(" " * 1200)
    for rc in told:
        e = rc.claim.evidence
        text[e.start : e.end] = e.text
    words = "".join(text)
    day = told[0].published
    return Document(
        id=id, text=words, clean=words, offsets=OffsetMap.identity(len(words)), title=title,
        publisher=Found(told[0].publisher, "field", ""), date=Found(day.isoformat() if day else None, "field", ""),
    )  # fmt: skip


def add(store: Store, one: Report) -> None:
    document, told = one
    store.add(document, [rc.claim for rc in told], [d for rc in told for d in rc.decisions], reader="rules 1")


def whole(store: Store) -> dict[str, list[Any]]:
    """Everything that was concluded or decided."""
    return {
        "claims": list(store.claims()), "events": list(store.events()), "spells": sorted(store.spells(), key=repr),
        "tolls": list(store.tolls()), "disputes": list(store.disputes()), "identities": list(store.identities()),
        "revisions": list(store.folds(Revision)), "statements": list(store.folds(Statement)),
        "presences": list(store.folds(Presence)), "speakers": list(store.folds(Speaker)),
        "relays": list(store.folds(Relay)),
    }  # fmt: skip


def anew(record: Iterable[Report], judgements: Iterable[Judgement] = ()) -> dict[str, list[Any]]:
    """What building concludes from the whole record."""
    with open_store(":memory:") as store:
        for one in record:
            add(store, one)
        for judgement in judgements:
            store.add_judgement(judgement)
        build(store, KNOWN, SETTINGS)
        return whole(store)


def judged(kind: JudgementKind, n: int, *subjects: str) -> Judgement:
    """A judgement on claims, number ``n`` of those made."""
    return Judgement(f"j-{n}", kind, subjects, "Ada", datetime(2026, 1, 1 + n, tzinfo=UTC))


@st.composite
def verdicts(draw: st.DrawFn, claims: Sequence[str]) -> list[Judgement]:
    """What people judged of some of the claims."""
    found: list[Judgement] = []
    for n in range(draw(st.integers(0, 2))):
        one, other = draw(st.sampled_from(claims)), draw(st.sampled_from(claims))
        if one == other:
            found.append(judged(draw(st.sampled_from(["reject", "accept"])), n, one))
        else:
            found.append(judged(draw(st.sampled_from(["same", "different"])), n, one, other))
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records(), st.integers(0, 4), st.integers(2, 150), st.sampled_from([2, 400]), st.data())
def test_adding_reports_one_by_one_is_the_same_as_building_anew(
    record: list[Report], first: int, largest: int, dense: int, data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch, open_store(":memory:") as store:
        # Keys that few tellings are too many for, as in a large record.
        patch.setattr(blocking, "LARGEST", largest)
        patch.setattr(neighbours, "LARGEST", largest)
        patch.setattr(linking, "DENSE", dense)
        for one in record[:first]:
            add(store, one)
        there = [rc.claim.id for _, told in record[:first] for rc in told]
        judgements = data.draw(verdicts(there)) if there else []
        for judgement in judgements:
            store.add_judgement(judgement)
        build(store, KNOWN, SETTINGS)
        for n in range(first, len(record)):
            add(store, record[n])
            update(store, KNOWN, SETTINGS)
            assert not store.outdated()
            assert whole(store) == anew(record[: n + 1], judgements)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records(), st.randoms(use_true_random=False))
def test_a_report_taken_away_takes_away_what_rested_on_it_alone(record: list[Report], rng: random.Random) -> None:
    left = record[:-1]
    rng.shuffle(left)
    gone = {rc.claim.id for rc in record[-1][1]}
    after = anew(left)
    for kind in ("events", "spells", "tolls", "disputes", "identities"):
        assert not gone & {c for found in after[kind] for c in found.claims}
    # What no component of tellings connects with it is as it was.
    document, told = far_off()
    whole_, without = anew([*record, (document, told)]), anew([*left, (document, told)])
    for kind in ("events", "tolls", "spells"):
        there = [found for found in whole_[kind] if set(found.claims) & {rc.claim.id for rc in told}]
        assert there
        assert there == [found for found in without[kind] if set(found.claims) & {rc.claim.id for rc in told}]


def far_off() -> Report:
    """A report of another year and place."""
    shared: dict[str, Any] = {"doc": "far", "published": "2017-11-02", "outlet": "C", "when": "2017-11-01"}
    told = [
        said("far-1", "The army took Faraway", sub=SUBS[2], who=["Syrian army"], where=["Faraway"], **shared),
        harmed("far-2", "four people died in Faraway", 4, 4, "people", at=40, where=["Faraway"], **shared),
    ]
    return report("far", None, told), told


def test_a_report_is_compared_with_its_neighbourhood_only() -> None:
    record = [far_off(), *(near_by(n) for n in range(3))]
    with open_store(":memory:") as store:
        for one in record[:-1]:
            add(store, one)
        assert isinstance(update(store, KNOWN, SETTINGS), BuildReport)
        add(store, record[-1])
        found = update(store, KNOWN, SETTINGS)
        assert isinstance(found, UpdateReport)
        assert (found.documents, found.events, found.tolls) == (1, 1, 1)
        assert whole(store) == anew(record)


def test_a_sure_report_founds_an_event_on_which_unsure_ones_stood_waiting() -> None:
    unsure = [near_by(n, confidence=0.5) for n in range(2)]
    with open_store(":memory:") as store:
        for one in unsure:
            add(store, one)
        update(store, KNOWN, SETTINGS)
        assert not list(store.events())
        add(store, near_by(2))
        assert isinstance(update(store, KNOWN, SETTINGS), UpdateReport)
        event = only(list(store.events()))
        assert {"n0-1", "n1-1", "n2-1"} <= set(event.claims)
        assert whole(store) == anew([*unsure, near_by(2)])


def test_a_judgement_made_during_a_build_is_drawn_from_by_the_next() -> None:
    with open_store(":memory:") as store:
        add(store, near_by(0))

        def judge(label: str, done: int, total: int | None) -> None:
            store.add_judgement(judged("reject", 1, "n0-1"))

        build(store, KNOWN, SETTINGS, Watch(progress=judge))
        assert store.outdated()
        update(store, KNOWN, SETTINGS)
        assert not store.outdated()
        assert not any("n0-1" in event.claims for event in store.events())


def test_a_report_added_during_a_build_is_drawn_once_by_the_next() -> None:
    with open_store(":memory:") as store:
        add(store, near_by(0))
        reports = iter([near_by(1)])

        def report_comes(label: str, done: int, total: int | None) -> None:
            for one in reports:
                add(store, one)

        build(store, KNOWN, SETTINGS, Watch(progress=report_comes))
        assert store.outdated()
        assert isinstance(update(store, KNOWN, SETTINGS), UpdateReport)
        assert whole(store) == anew([near_by(0), near_by(1)])


def test_a_source_outside_the_directory_is_called_the_same_whatever_came_first() -> None:
    told = [
        (n, said(f"s{n}-1", "Jets bombed Northford", doc=f"s{n}", sub=SUBS[0], where=["Northford"], by=[name]))
        for n, name in enumerate(["the River Watch", "The river watch", "River Watch"])
    ]
    record = [report(f"s{n}", None, [rc]) for n, rc in told]
    reports = [(document, [rc]) for document, (_, rc) in zip(record, told, strict=True)]
    with open_store(":memory:") as store:
        for one in reversed(reports):
            add(store, one)
            update(store, KNOWN, SETTINGS)
        assert whole(store) == anew(reports)


def near_by(n: int, confidence: float = 0.9) -> Report:
    """One of some reports of a raid."""
    shared: dict[str, Any] = {
        "doc": f"n{n}",
        "published": "2015-05-04",
        "outlet": f"Outlet {n}",
        "when": "2015-05-03",
        "confidence": confidence,
    }
    told = [
        said(f"n{n}-1", "Jets bombed Northford", sub=SUBS[0], who=["Syrian army"], where=["Northford"], **shared),
        harmed(f"n{n}-2", "Jets killed 17 people in Northford", 17, 17, "people", at=30, where=["Northford"],
               sub=SUBS[0], **shared),
    ]  # fmt: skip
    return report(f"n{n}", None, told), told


def test_where_more_is_touched_everything_is_drawn_anew() -> None:
    with open_store(":memory:") as store:
        add(store, near_by(0))
        assert isinstance(update(store, KNOWN, SETTINGS), BuildReport)
        store.add_judgement(judged("reject", 1, "n0-1"))
        assert isinstance(update(store, KNOWN, SETTINGS), BuildReport)
        document, told = near_by(1)
        unknown = Found(None, "unknown", "")
        add(store, (replace(document, date=unknown), [replace(rc, published=None) for rc in told]))
        found = update(store, KNOWN, SETTINGS)
        assert isinstance(found, BuildReport)
        assert found.why == "there are reports that state no date"
        add(store, near_by(2))
        found = update(store, KNOWN, SETTINGS)
        assert isinstance(found, BuildReport), "there still is one that states no date"
        add(store, near_by(3))
        assert isinstance(update(store, KNOWN, replace(SETTINGS, link_threshold=0.7)), BuildReport)


def test_what_another_process_changed_meanwhile_is_not_lost() -> None:
    with open_store(":memory:") as store:
        add(store, near_by(0))
        build(store, KNOWN, SETTINGS)
        mark = basis(KNOWN, SETTINGS)
        add(store, near_by(1))
        early, late = store.neighbourhood(mark), store.neighbourhood(mark)
        assert early
        assert late
        nothing = Amendment((), (), {}, (), (), (), (), (), (), ())
        assert store.amend(nothing, early)
        assert not store.amend(nothing, late), "it was drawn for a record that is no more"
        add(store, near_by(2))
        again = store.neighbourhood(mark)
        assert again
        assert again.added == ("n2",)
