"""No module needs, by whatever way, one that needs it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import contested

ROOT = Path(contested.__file__).parent
FILES = {
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in ROOT.rglob("*.py")
}


def needed(body: list[ast.stmt]) -> Iterator[str]:
    """The modules that the statements import when they are run first: not those that functions and checkers do."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in FILES else node.module for name in whole)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.dump(node.test):
            yield from needed([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            yield from needed([*node.body, *node.orelse, *node.finalbody])


def test_imports_run_in_no_round() -> None:
    graph = {
        name: {other for other in needed(ast.parse(path.read_text("utf-8")).body) if other in FILES and other != name}
        for name, path in FILES.items()
    }
    assert sum(map(len, graph.values())) > len(graph)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as round:
        raise AssertionError(" needs ".join(reversed(round.args[1]))) from round
