"""Documents in groups, to be measured each alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from contested.evaluate.matching import Compared


def collection(doc: str) -> str:
    """The first part of a document's id: ``"fakes"`` of ``"fakes-17"``."""
    return doc.partition("-")[0]


def grouped(documents: Iterable[Compared], name: Callable[[str], str]) -> dict[str, tuple[Compared, ...]]:
    """The documents by what ``name`` makes of their ids, in the order of the names."""
    groups: dict[str, list[Compared]] = defaultdict(list)
    for compared in documents:
        groups[name(compared.doc)].append(compared)
    return {group: tuple(groups[group]) for group in sorted(groups)}
