"""What documents change is the same as drawing everything anew, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from contested import knowledge
from contested.link import blocking
from contested.model import Document, Found, Judgement, OffsetMap, Place, ResolvedClaim
from contested.model.codes import HARMS
from contested.pipeline import updating
from contested.pipeline.building import build
from contested.pipeline.updating import UpdateReport, update
from contested.settings import Settings
from contested.store import Store, open_store
from tests.told import BY_ID, harmed, said

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
    }
    text = draw(st.sampled_from(TEXTS))
    kind = draw(st.sampled_from(["event", "event", "toll", "control"]))
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
    date = told[0].published
    return Document(
        id=id, text=words, clean=words, offsets=OffsetMap.identity(len(words)), title=title,
        publisher=Found(told[0].publisher, "field", ""), date=Found(date and date.isoformat(), "field", ""),
    )  # fmt: skip


def add(store: Store, one: Report) -> None:
    document, told = one
    store.add(document, [rc.claim for rc in told], [d for rc in told for d in rc.decisions], reader="rules 1")


def whole(store: Store) -> dict[str, list[Any]]:
    """Everything that was concluded or decided."""
    return {
        "claims": list(store.claims()), "events": list(store.events()), "spells": sorted(store.spells(), key=repr),
        "tolls": list(store.tolls()), "disputes": list(store.disputes()), "identities": list(store.identities()),
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


@settings(max_examples=40, phases=[Phase.explicit, Phase.generate], deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records(), st.integers(0, 4), st.integers(2, 150))
def test_adding_reports_one_by_one_is_the_same_as_building_anew(record: list[Report], first: int, largest: int) -> None:
    with pytest.MonkeyPatch.context() as patch, open_store(":memory:") as store:
        # Keys that few tellings are too many for, as in a large record.
        patch.setattr(blocking, "LARGEST", largest)
        patch.setattr("contested.pipeline.neighbours.LARGEST", largest)
        for one in record[:first]:
            add(store, one)
        build(store, KNOWN, SETTINGS)
        for n in range(first, len(record)):
            add(store, record[n])
            update(store, KNOWN, SETTINGS)
            assert whole(store) == anew(record[: n + 1])
