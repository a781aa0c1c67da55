"""A small war for the tests of stores: reports, claims, decisions and conclusions, always the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from contested.model import (
    EVENT_TYPE_OF,
    GRADES,
    HARMS,
    ActorRef,
    ActorResolution,
    Claim,
    ClaimLink,
    ControlSpell,
    Dispute,
    Document,
    DocumentLink,
    Event,
    Evidence,
    Found,
    Mention,
    OffsetMap,
    Origin,
    PlaceMention,
    PlaceRef,
    PlaceResolution,
    Range,
    Resolution,
    TimeRef,
    TimeResolution,
    Toll,
    TollEntry,
    with_id,
)
from contested.model.resolution import Role

Report = tuple[Document, list[Claim], list[Resolution]]

ACTORS = (("Ahrar al-Sham", "ahrar-al-sham"), ("Syrian army", "syrian-army"), ("ISIS", "isis"), ("villagers", None))
PLACES = (
    ("Qastun", "sy-qastun", 35.68, 36.37, "Hama", "Syria"),
    ("Jisr al-Shughur", "sy-jisr", 35.81, 36.32, "Idlib", "Syria"),
    ("Idlib", "sy-idlib", 35.93, 36.63, "Idlib", "Syria"),
    ("the old mill", None, None, None, None, None),
)
SOURCES = (("Northern Monitor", "northern-monitor"), ("a resident", None))
OUTLETS = ("Plain Courier", "Orontes Daily", None)
FIRST_DAY = date(2015, 7, 25)
WHY = Evidence(0.75, "its spelling")


@dataclass(frozen=True)
class Conclusions:
    """What a test concludes from its claims."""

    events: tuple[Event, ...] = ()
    spells: tuple[ControlSpell, ...] = ()
    tolls: tuple[TollEntry, ...] = ()
    disputes: tuple[Dispute, ...] = ()


def report(
    text: str, *, day: date | None, publisher: str | None = "Plain Courier", title: str | None = None
) -> Document:
    """A document of that text, its id made from it."""
    whole = f"{title}\n\n{text}" if title else text
    return Document(
        id=f"d-{hashlib.sha256(whole.encode()).hexdigest()[:16]}",
        text=whole,
        clean=whole,
        offsets=OffsetMap.identity(len(whole)),
        title=title,
        publisher=Found(publisher, "field", "the input's own field"),
        date=Found(day.isoformat() if day else None, "dateline", "stands before the text", (("field", "2015-08-20"),)),
        url="https://courier.example/1",
        origin="reports.jsonl, line 1",
    )


def war(reports: int = 24, seed: int = 7) -> list[Report]:
    """Reports whose actors, places, sources, days and types differ in every way that filters tell apart."""
    random = Random(seed)
    return [_random_report(random, n) for n in range(reports)]


def _random_report(random: Random, n: int) -> Report:
    actor, place, source = random.choice(ACTORS), random.choice(PLACES), random.choice(SOURCES)
    day = None if n % 7 == 6 else FIRST_DAY + timedelta(random.randrange(12))
    text = f"Report {n}: {actor[0]} moved on {place[0]}, {source[0]} said. Fighting went on in {place[0]} for hours."
    document = report(text, day=day, publisher=random.choice(OUTLETS), title=f"News {n}" if n % 3 else None)
    claims, resolutions = [], []
    for nth in range(random.randrange(4)):
        claim = _claim(random, document, actor[0], place[0], source[0] if random.random() < 0.6 else None, nth)
        claims.append(claim)
        resolutions += list(_decisions(random, claim, actor, place, source))
    return document, claims, resolutions


def _claim(random: Random, d: Document, actor: str, place: str, source: str | None, nth: int) -> Claim:
    kind = random.choice(("event", "control", "toll"))
    sub = random.choice(sorted(EVENT_TYPE_OF)) if kind == "event" else None
    where = mention(d, place)
    who = (mention(d, actor),)
    return with_id(
        Claim(
            id="",
            doc=d.id,
            kind=kind,  # type: ignore[arg-type]
            evidence=mention(d, "moved on") if nth % 2 else mention(d, "Fighting went on"),
            trigger=mention(d, "moved"),
            event_type=EVENT_TYPE_OF[sub] if sub else None,
            sub_event_type=sub,
            actor=() if kind == "toll" else who,
            place=(PlaceMention(where.text, where.start, where.end, "near"),) if random.random() < 0.8 else (),
            toll=Toll(random.choice(HARMS), who[0], 3, None) if kind == "toll" else None,
            control="holds" if kind == "control" else None,
            attribution=(mention(d, source),) if source else (),
            carried=("place",) if nth else (),
            confidence=0.875,
            reader="rules 1",
        ),
        nth,
    )


def mention(d: Document, words: str) -> Mention:
    """Where a document first says these words."""
    start = d.text.index(words)
    return Mention(words, start, start + len(words))


def _decisions(
    random: Random,
    c: Claim,
    actor: tuple[str, str | None],
    place: tuple[str, str | None, float | None, float | None, str | None, str | None],
    source: tuple[str, str | None],
) -> Iterator[Resolution]:
    group = (c.toll.group,) if c.toll and c.toll.group else ()
    roles: tuple[tuple[Role, Sequence[Mention], tuple[str, str | None]], ...] = (
        ("actor", c.actor, actor),
        ("attribution", c.attribution, source),
        ("group", group, actor),
    )
    for role, mentions, (name, id) in roles:
        yield from (ActorResolution(c.id, role, i, name, id, WHY) for i in range(len(mentions)))
    name, id, lat, lon, admin1, country = place
    yield from (PlaceResolution(c.id, i, name, id, lat, lon, admin1, country, WHY) for i in range(len(c.place)))
    start = FIRST_DAY + timedelta(random.randrange(12))
    end = start + timedelta(random.randrange(4))
    first, last = random.choice(((start, end), (start, None), (None, end), (None, None)))
    # Some claims have no decision about their days at all.
    if random.random() < 0.9:
        yield TimeResolution(c.id, first, last, "range", WHY)


def conclusions(claims: Sequence[Claim], seed: int = 11) -> Conclusions:
    """Conclusions of every kind over these claims; what they say is made up, the ids are real."""
    random = Random(seed)
    ids = [c.id for c in claims]

    def some() -> tuple[str, ...]:
        return tuple(random.sample(ids, random.randrange(1, 4)))

    return Conclusions(
        events=tuple(_event(random, n, some()) for n in range(12)),
        spells=tuple(_spell(random, n, some()) for n in range(8)),
        tolls=tuple(_toll(random, n, some()) for n in range(8)),
        disputes=tuple(_dispute(random, n, some(), some()) for n in range(6)),
    )


def _event(random: Random, n: int, claims: tuple[str, ...]) -> Event:
    sub = random.choice(sorted(EVENT_TYPE_OF))
    return Event(
        id=f"e-{n:04x}",
        event_type=EVENT_TYPE_OF[sub],
        sub_event_type=sub if n % 4 else None,
        time=_time(random),
        place=_place(random),
        actor=(_actor(random),),
        target=(_actor(random),) if n % 2 else (),
        tolls=(("killed", Range(3, None, None, "dozens, less those of another day")),) if n % 3 else (),
        claims=claims,
        documents=(DocumentLink("d-1", "main"),),
        origins=(Origin("Northern Monitor", None, claims, ("Plain Courier",)),),
        grade=random.choice(GRADES),
        reason="one source says so",
        links=(ClaimLink(claims[0], None, WHY),),
    )


def _spell(random: Random, n: int, claims: tuple[str, ...]) -> ControlSpell:
    time, known = _time(random), FIRST_DAY + timedelta(random.randrange(12))
    return ControlSpell(
        id=f"s-{n:04x}",
        place=_place(random) or PlaceRef("Qastun"),
        holders=(_actor(random),),
        status=random.choice(("holds", "contested")),
        start=time.start,
        end=time.end,
        known_from=known if n % 5 else None,
        known_to=known + timedelta(3) if n % 2 else None,
        source="a resident",
        claims=claims,
        reason="a capture is reported",
    )


def _toll(random: Random, n: int, claims: tuple[str, ...]) -> TollEntry:
    return TollEntry(
        id=f"t-{n:04x}",
        event=f"e-{n:04x}" if n % 2 else None,
        harm=random.choice(HARMS),
        group=_actor(random) if n % 3 else None,
        range=Range(1, 2, 3, "one to three"),
        scope="incident" if n % 2 else "cumulative",
        time=_time(random),
        place=_place(random),
        claims=claims,
        sources=("a resident",),
    )


def _dispute(random: Random, n: int, claims: tuple[str, ...], against: tuple[str, ...]) -> Dispute:
    return Dispute(f"x-{n:04x}", "denial", f"e-{n:04x}", _place(random), claims, against, "one denies the other")


def _time(random: Random) -> TimeRef:
    day = FIRST_DAY + timedelta(random.randrange(12))
    choices = (TimeRef(day, day), TimeRef(day, None), TimeRef(None, day), TimeRef(None, None))
    return random.choice(choices)


def _place(random: Random) -> PlaceRef | None:
    name, id, lat, lon, admin1, country = random.choice(PLACES)
    return PlaceRef(name, "in", id, lat, lon, admin1, country) if id else None


def _actor(random: Random) -> ActorRef:
    name, id = random.choice(ACTORS)
    return ActorRef(name, id)
