"""Who is who in a whole record, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from contested.knowledge import Knowledge
from contested.model import Judgement, Named, Resolution
from contested.pipeline.hands import Hands
from contested.pipeline.stream import stretches
from contested.pipeline.watching import Watch
from contested.resolve.identity import Names, Who, as_read
from contested.store import Store

_LABEL = "Telling actors apart"


def tell_apart(
    store: Store, until: int, judgements: Sequence[Judgement], knowledge: Knowledge, watch: Watch, hands: Hands
) -> tuple[Who, list[Named]]:
    """Tell the people of all claims apart; and what the documents show of the names that the directory lacks.

    What was added after ``Store.last`` gave ``until`` is left out.
    """
    names = Names(knowledge)
    named: list[Named] = []
    for some in hands.do(partial(_named, store, names), stretches(store, until, _LABEL, watch)):
        named += some
    who = Who(named, names, knowledge, judgements)
    if who.judged:
        for rc in store.claims():
            who.meet(as_read(rc))
    return who, named


def _named(store: Store, names: Names, documents: Sequence[str]) -> list[Named]:
    return [
        n
        for document, claims in store.reports(documents)
        for n in names.read(list(map(as_read, claims)), document.text)
    ]


def redecide(store: Store, documents: Sequence[str], who: Who) -> None:
    """Decide anew whom the mentions of these documents mean. Raises StoreError."""
    if documents:
        store.replace_resolutions((id, tuple(_decisions(store, id, who))) for id in sorted(documents))


def _decisions(store: Store, document: str, who: Who) -> Iterator[Resolution]:
    for rc in store.claims_of(document):
        yield from who.decide(as_read(rc)).decisions
