"""Dates of reports that state none, inferred anew from the whole record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from contested import link, resolve
from contested.knowledge import Knowledge
from contested.model import Dating, Document, Judgement, Resolution, ResolvedClaim, join
from contested.pipeline.watching import Watch
from contested.resolve.undated import Report, date_undated
from contested.store import Store


def date_anew(
    store: Store,
    claims: Sequence[ResolvedClaim],
    documents: Mapping[str, Document],
    judgements: Sequence[Judgement],
    knowledge: Knowledge,
    place_threshold: float,
    watch: Watch,
) -> bool:
    """Infer when the reports that state no date came out, and date their claims by it; whether anything changed.

    What was inferred before goes into nothing, and claims that a reviewer rejected date nothing: the same documents,
    claims and judgements give the same dates. Raises StoreError.
    """
    undated = [document for document in documents.values() if not document.date.value]
    if not undated:
        return False
    watch.progress("Dating what states no date", 0, None)
    found = date_undated(_reports(claims, documents, judgements, knowledge, place_threshold), knowledge)
    changed = {d.id: found[d.id] for d in undated if d.inferred != found[d.id]}
    if changed:
        store.redate(changed, _decisions(claims, documents, changed, knowledge, place_threshold))
    return bool(changed)


def _reports(
    claims: Sequence[ResolvedClaim],
    documents: Mapping[str, Document],
    judgements: Sequence[Judgement],
    knowledge: Knowledge,
    place_threshold: float,
) -> list[Report]:
    told = _by_document(link.accepted(claims, judgements))
    reports = []
    for id, document in documents.items():
        mine = tuple(told.get(id, ()))
        if not document.date.value:
            document = replace(document, inferred=None)
            bare = [rc.claim for rc in mine]
            mine = tuple(join(document, bare, resolve.resolve(document, bare, knowledge, place_threshold)))
        reports.append(Report.of(document, mine))
    return reports


def _decisions(
    claims: Sequence[ResolvedClaim],
    documents: Mapping[str, Document],
    changed: Mapping[str, Dating],
    knowledge: Knowledge,
    place_threshold: float,
) -> Iterator[tuple[str, tuple[Resolution, ...]]]:
    told = _by_document(claims)
    for id, dating in changed.items():
        document = replace(documents[id], inferred=dating)
        yield id, resolve.resolve(document, [rc.claim for rc in told.get(id, ())], knowledge, place_threshold)


def _by_document(claims: Iterable[ResolvedClaim]) -> dict[str, list[ResolvedClaim]]:
    found: dict[str, list[ResolvedClaim]] = {}
    for rc in claims:
        found.setdefault(rc.claim.doc, []).append(rc)
    return found
