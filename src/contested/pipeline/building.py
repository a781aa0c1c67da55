"""Conclusions anew from documents, claims and judgements: the same of the same, however often."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from contested import ledger, link, resolve
from contested.knowledge import Knowledge
from contested.knowledge.widened import Widened
from contested.link import Directory
from contested.model import ActorResolution, Document, Event, Judgement, OffsetMap, Resolution, ResolvedClaim
from contested.pipeline.dating import date_anew
from contested.pipeline.holding import ground
from contested.pipeline.watching import Watch
from contested.resolve.identity import Identified, identify
from contested.settings import Settings
from contested.store import Store


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What the record holds now. ``events`` counts by grade, in the grades' names; ``seconds`` is the time taken."""

    claims: int
    events: tuple[tuple[str, int], ...]
    spells: int
    tolls: int
    disputes: int
    seconds: float = 0.0


def build(store: Store, knowledge: Knowledge, settings: Settings, watch: Watch | None = None) -> BuildReport:
    """Date what states no date, tell actors apart, fold events, control spells, tolls and disputes anew, and put them
    in the place of those there are.

    Nothing but the documents, the claims, the judgements and the settings goes in, so that building
    twice gives the same. All conclusions change in one transaction. Raises StoreError.
    """
    started = time.monotonic()
    with _no_search_for_cycles():
        report = _folded(store, knowledge, settings, watch or Watch())
    return replace(report, seconds=time.monotonic() - started)


def _folded(store: Store, knowledge: Knowledge, settings: Settings, watch: Watch) -> BuildReport:
    claims, heads = _loaded(store, watch)
    judgements = tuple(store.judgements())
    as_read = tuple(rc.with_people(ActorResolution.as_read) for rc in claims)
    if date_anew(store, as_read, heads, judgements, knowledge, settings.place_threshold, watch):
        claims, heads = _loaded(store, watch)
    who = _told_apart(store, claims, heads, judgements, knowledge, watch)
    claims, directory = who.claims, Widened(knowledge.actors, who.identities)
    events = _events(claims, heads, judgements, knowledge, directory, settings, watch)
    watch.progress("Drawing control, tolls and disputes", 0, None)
    sound = link.accepted(claims, judgements)
    spells = ledger.control_spells(sound, events, directory=directory, ground=ground(heads, knowledge))
    tolls = ledger.tolls(sound, events, directory=directory)
    disputes = ledger.disputes(sound, events, spells, directory=directory)
    watch.progress("Storing", 0, None)
    store.conclude(events=events, spells=spells, tolls=tolls, disputes=disputes, identities=who.identities)
    grades = Counter(str(event.grade) for event in events)
    return BuildReport(len(claims), tuple(sorted(grades.items())), len(spells), len(tolls), len(disputes))


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Records refer to each other by ids and never in circles; looking for some takes a fifth of a build's time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def resolve_anew(store: Store, knowledge: Knowledge, settings: Settings, watch: Watch | None = None) -> int:
    """Decide again whom and what every claim names, with today's directory and gazetteer; the number of documents.

    Judgements and claims stay as they are. Raises StoreError.
    """
    watch = watch or Watch()
    store.replace_resolutions(_decisions(store, knowledge, settings.place_threshold, watch))
    return store.counts().documents


def _decisions(
    store: Store, knowledge: Knowledge, place_threshold: float, watch: Watch
) -> Iterator[tuple[str, tuple[Resolution, ...]]]:
    total = store.counts().documents
    for done, document in enumerate(store.documents(), 1):
        claims = tuple(rc.claim for rc in store.claims_of(document.id))
        yield document.id, resolve.resolve(document, claims, knowledge, place_threshold)
        watch.progress("Resolving names, places and dates", done, total)


def _loaded(store: Store, watch: Watch) -> tuple[tuple[ResolvedClaim, ...], dict[str, Document]]:
    """All claims, and the documents without what linking does not look at, their offsets and clean text."""
    watch.progress("Loading claims", 0, None)
    heads = {d.id: replace(d, clean="", offsets=OffsetMap(())) for d in store.documents()}
    return tuple(_told(store.claims(), watch)), heads


def _told(claims: Iterable[ResolvedClaim], watch: Watch) -> Iterator[ResolvedClaim]:
    for n, rc in enumerate(claims, 1):
        yield rc
        if n % 1000 == 0:
            watch.progress("Loading claims", n, None)


def _told_apart(
    store: Store,
    claims: Sequence[ResolvedClaim],
    heads: Mapping[str, Document],
    judgements: Sequence[Judgement],
    knowledge: Knowledge,
    watch: Watch,
) -> Identified:
    """Who is who in the whole record; what that changes in the decisions about claims is stored."""
    watch.progress("Telling actors apart", 0, None)
    found = identify(claims, {id: head.text for id, head in heads.items()}, knowledge, judgements)
    changed = {new.claim.doc for old, new in zip(claims, found.claims, strict=True) if old != new}
    by_document: dict[str, list[Resolution]] = {id: [] for id in sorted(changed)}
    for rc in found.claims:
        if rc.claim.doc in changed:
            by_document[rc.claim.doc] += rc.decisions
    if changed:
        store.replace_resolutions(by_document.items())
    return found


def _events(
    claims: tuple[ResolvedClaim, ...],
    heads: Mapping[str, Document],
    judgements: tuple[Judgement, ...],
    knowledge: Knowledge,
    directory: Directory,
    settings: Settings,
    watch: Watch,
) -> tuple[Event, ...]:
    watch.progress("Linking claims to events", 0, None)
    return link.events(
        claims,
        heads,
        judgements,
        directory=directory,
        threshold=settings.link_threshold,
        place_of=knowledge.places.get,
    )
