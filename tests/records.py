"""Records for tests: reports and claims made by hypothesis, whose spans all hold their text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from contested.model import (
    EVENT_TYPE_OF,
    HARMS,
    KINDS,
    ActorResolution,
    Claim,
    Document,
    Evidence,
    Found,
    Mention,
    OffsetMap,
    PlaceMention,
    PlaceResolution,
    ReadAs,
    Resolution,
    TimeResolution,
    Toll,
)
from contested.model.resolution import Role

Draw = Callable[[st.SearchStrategy[Any]], Any]

# Any text that UTF-8 can hold.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12)
days = st.dates(date(2011, 1, 1), date(2018, 12, 31))
maybe_days = st.none() | days
evidences = st.builds(Evidence, st.floats(0, 1), words)
ids = st.none() | st.sampled_from(["ahrar-al-sham", "isis", "syrian-army"])
read_as = st.builds(ReadAs, words, ids, evidences)


@st.composite
def documents(draw: Draw) -> Document:
    """A document of a few words, with or without title, date and publisher."""
    title = draw(st.none() | words.map(str.strip).filter(bool))
    body = " ".join(draw(st.lists(words, min_size=1, max_size=20)))
    text = f"{title}\n\n{body}" if title else body
    published = draw(maybe_days)
    return Document(
        id=draw(st.from_regex(r"d-[0-9a-f]{16}", fullmatch=True)),
        text=text,
        clean=text,
        offsets=OffsetMap.identity(len(text)),
        title=title,
        publisher=Found(draw(st.none() | words), "field", "the input says so"),
        date=Found(published.isoformat() if published else None, "dateline", "a dateline", (("field", "2015-07-01"),)),
        url=draw(st.none() | st.just("https://news.example/1")),
        origin="reports.csv, line 2",
    )


@st.composite
def mentions(draw: Draw, document: Document) -> Mention:
    """A span of the document that holds at least one character."""
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    return Mention(document.text[start:end], start, end)


@st.composite
def claims(draw: Draw, document: Document) -> tuple[Claim, tuple[Resolution, ...]]:
    """A claim of the document with one resolution for each of its mentions, and one for its time."""
    mention = mentions(document)
    several = st.lists(mention, max_size=2).map(tuple)
    kind, sub = draw(st.sampled_from(KINDS)), draw(st.none() | st.sampled_from(sorted(EVENT_TYPE_OF)))
    claim = Claim(
        id=draw(st.from_regex(r"c-[0-9a-f]{16}", fullmatch=True)),
        doc=document.id,
        kind=kind,
        evidence=draw(mention),
        trigger=draw(st.none() | mention),
        event_type=EVENT_TYPE_OF[sub] if sub else None,
        sub_event_type=sub,
        actor=draw(several),
        target=draw(several),
        place=tuple(PlaceMention(m.text, m.start, m.end, draw(words)) for m in draw(several)),
        time=draw(st.none() | mention),
        toll=draw(tolls(document)) if kind == "toll" else None,
        control=draw(st.sampled_from(["holds", "contested"])) if kind == "control" else None,
        attribution=draw(several),
        polarity=draw(st.sampled_from(["affirmed", "denied"])),
        modality=draw(st.sampled_from(["actual", "intended"])),
        unverified=draw(st.booleans()),
        carried=draw(st.lists(st.sampled_from(["place", "time"]), max_size=2).map(tuple)),
        confidence=draw(st.floats(0, 1)),
        reader="rules 1",
    )
    return claim, draw(resolutions(claim))


def tolls(document: Document) -> st.SearchStrategy[Toll]:
    """How many people of the document came to what harm."""
    return st.builds(
        Toll,
        harm=st.sampled_from(HARMS),
        group=st.none() | mentions(document),
        low=st.integers(0, 5000),
        high=st.none() | st.integers(0, 5000),
        scope=st.sampled_from(["incident", "cumulative"]),
    )


@st.composite
def resolutions(draw: Draw, claim: Claim) -> tuple[Resolution, ...]:
    """A decision about each mention of the claim, in the order in which the interchange form has them."""
    group = (claim.toll.group,) if claim.toll and claim.toll.group else ()
    roles: tuple[tuple[Role, int], ...] = (
        ("actor", len(claim.actor)),
        ("target", len(claim.target)),
        ("attribution", len(claim.attribution)),
        ("group", len(group)),
    )
    people = [
        ActorResolution(claim.id, role, i, draw(words), draw(ids), draw(evidences), draw(st.none() | read_as))
        for role, n in roles
        for i in range(n)
    ]
    start, end = draw(maybe_days), draw(maybe_days)
    time = TimeResolution(claim.id, start, end, "range", draw(evidences))
    return (*people, *(draw(places(claim, i)) for i in range(len(claim.place))), time)


def places(claim: Claim, index: int) -> st.SearchStrategy[PlaceResolution]:
    """A decision about place mention ``index``."""
    return st.builds(
        PlaceResolution,
        claim=st.just(claim.id),
        index=st.just(index),
        name=words,
        place=ids,
        lat=st.none() | st.floats(-90, 90),
        lon=st.none() | st.floats(-180, 180),
        admin1=st.none() | st.sampled_from(["Idlib", "Hama"]),
        country=st.none() | st.just("Syria"),
        evidence=evidences,
    )
