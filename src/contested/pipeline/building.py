"""Conclusions anew from documents, claims and judgements: the same of the same, however often."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from contested import resolve
from contested.knowledge import Knowledge
from contested.knowledge.widened import Widened
from contested.model import Judgement, OffsetMap, Resolution, Workings
from contested.pipeline.basis import basis
from contested.pipeline.cycles import no_search_for_cycles
from contested.pipeline.dating import date_anew
from contested.pipeline.drawing import GRADE, Drawing, Given
from contested.pipeline.hands import Hands
from contested.pipeline.telling_apart import tell_apart
from contested.pipeline.watching import Watch
from contested.resolve.identity import as_read
from contested.resolve.undated import dates_others
from contested.settings import Settings
from contested.store import Store


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What the record holds now. ``events`` counts by grade, in the grades' names, without campaigns; ``seconds`` is
    the time taken.

    ``why`` says why everything was drawn anew where only some documents had been added; else it is empty.
    """

    claims: int
    events: tuple[tuple[str, int], ...]
    spells: int
    tolls: int
    disputes: int
    seconds: float = 0.0
    why: str = ""


def build(store: Store, knowledge: Knowledge, settings: Settings, watch: Watch | None = None) -> BuildReport:
    """Date what states no date, tell actors apart, fold events, control spells, tolls and disputes anew, and put them
    in the place of those there are.

    Nothing but the documents, the claims, the judgements and the settings goes in, so that building
    twice gives the same. All conclusions change in one transaction. Raises StoreError.
    """
    started = time.monotonic()
    with no_search_for_cycles():
        report = _folded(store, knowledge, settings, watch or Watch())
    return replace(report, seconds=time.monotonic() - started)


def _folded(store: Store, knowledge: Knowledge, settings: Settings, watch: Watch) -> BuildReport:
    last, judged = store.last(), store.judgement_edition()
    judgements = tuple(store.judgements())
    _date(store, judgements, knowledge, settings, watch)
    hands = Hands(settings.processes, store.may_be_copied)
    who, named = tell_apart(store, last, judgements, knowledge, watch, hands)
    identities = tuple(who.identities())
    given = Given(last, judgements, knowledge, who, Widened(knowledge.actors, identities), settings)
    with Drawing(store, given, watch, hands) as drawing:
        drawn = drawing.run()
        watch.progress("Storing", 0, None)
        workings = Workings(
            basis=basis(knowledge, settings),
            last=last,
            judged=judged,
            told=drawn.kept(),
            neighbours=drawn.notes.blocks.entries(),
            cells=((name, claim) for name, claims in sorted(drawn.cells.items()) for claim in sorted(claims)),
            named=named,
        )
        store.conclude(
            chain(drawn.events, drawn.spells, drawn.tolls, drawn.disputes, identities, drawn.folds), workings
        )
        counts = drawn.counts
    grades = ((name.removeprefix(GRADE), n) for name, n in counts.items() if name.startswith(GRADE))
    return BuildReport(counts["claims"], tuple(sorted(grades)), counts["spells"], counts["tolls"], counts["disputes"])


def _date(
    store: Store, judgements: Sequence[Judgement], knowledge: Knowledge, settings: Settings, watch: Watch
) -> None:
    """Date the reports that state no date, by all that the record holds of what may date them."""
    undated = {document.id for document in store.undated()}
    if not undated:
        return
    heads = {d.id: replace(d, clean="", offsets=OffsetMap(())) for d in store.documents()}
    claims = [as_read(rc) for rc in store.claims() if rc.claim.doc in undated or dates_others(rc.claim)]
    date_anew(store, claims, heads, judgements, knowledge, settings.place_threshold, watch)


def resolve_anew(store: Store, knowledge: Knowledge, settings: Settings, watch: Watch | None = None) -> int:
    """Decide again whom and what every claim names, with today's directory and gazetteer; the number of documents.

    Judgements and claims stay as they are. Raises StoreError.
    """
    watch = watch or Watch()
    with no_search_for_cycles():
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
