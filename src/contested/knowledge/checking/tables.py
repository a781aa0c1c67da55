"""Tab-separated tables with what is wrong with their form."""

from __future__ import annotations

from collections.abc import Collection
from importlib.resources.abc import Traversable

from contested.errors import KnowledgeError
from contested.knowledge.checking.findings import Finding, error, nearest
from contested.knowledge.files import table_lines


def table(
    path: Traversable, needed: Collection[str], optional: Collection[str] = ()
) -> tuple[list[tuple[int, dict[str, str]]], list[Finding]]:
    """The rows that have all fields, with their line numbers, and what is wrong with the head and the others."""
    try:
        lines = list(table_lines(path))
    except KnowledgeError as e:
        return [], [error(path.name, 0, str(e))]
    if not lines:
        return [], [error(path.name, 0, f"The file is empty; its head line is: {_shown(needed)}.")]
    at, head = lines[0]
    found = _head(path.name, at, head, needed, optional)
    if found:
        return [], found
    rows = []
    for number, fields in lines[1:]:
        if len(fields) == len(head):
            rows.append((number, dict(zip(head, fields, strict=True))))
        else:
            found.append(
                error(path.name, number, f"{len(fields)} fields, not {len(head)}: {_shown(head)}, parted by tabs.")
            )
    return rows, found


def _head(file: str, at: int, head: list[str], needed: Collection[str], optional: Collection[str]) -> list[Finding]:
    known = {*needed, *optional}
    found = [
        error(file, at, f"There is no column “{c}”; the head line is: {_shown(needed)}.")
        for c in needed
        if c not in head
    ]
    found += [error(file, at, f"“{c}” is no column.{nearest(c, known)}") for c in head if c not in known]
    return found + [error(file, at, f"The column “{c}” stands twice.") for c in {c for c in head if head.count(c) > 1}]


def _shown(columns: Collection[str]) -> str:
    return ", ".join(columns)
