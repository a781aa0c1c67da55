"""The graph of an event's witnesses: from each origin, through those who pass its word on, to reports and claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from contested.knowledge.witness import Directory, called, innermost, voices
from contested.link.origins import Trace
from contested.model import ResolvedClaim

NodeKind = Literal["origin", "source", "document"]


@dataclass(frozen=True, slots=True)
class Node:
    """An origin, somebody who passes its word on, or a document.

    ``name`` is the actor's, for a document the publisher's (None when unknown); ``id`` a document's own; ``day`` the
    ISO date of publication.
    """

    key: str
    kind: NodeKind
    name: str | None
    id: str | None = None
    side: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """How one claim leads to its origin: the keys of the nodes from the origin to the claim's document, and why."""

    claim: str
    nodes: tuple[str, ...]
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class WitnessGraph:
    """The nodes by key, and a line for each claim; both in an order that depends on the claims alone."""

    nodes: Mapping[str, Node]
    lines: tuple[Line, ...]

    @property
    def origins(self) -> tuple[Node, ...]:
        """The witnesses, those whose word most documents carry first."""
        carried = {
            n.key: {line.nodes[-1] for line in self.lines if line.nodes[0] == n.key} for n in self.nodes.values()
        }
        found = [n for n in self.nodes.values() if n.kind == "origin"]
        return tuple(sorted(found, key=lambda n: (-len(carried[n.key]), n.name or "")))

    @property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """Pairs of keys, from whose word it is to who passes it on, each once."""
        found = (pair for line in self.lines for pair in zip(line.nodes, line.nodes[1:], strict=False))
        return tuple(dict.fromkeys(found))


def graph(claims: Iterable[ResolvedClaim], traces: Mapping[str, Trace], directory: Directory) -> WitnessGraph:
    """The graph of ``claims``, all of one event, with how each leads to its witness (``origins.traced``)."""
    by_id = {c.claim.id: c for c in claims}
    ordered = sorted(by_id.values(), key=lambda c: (str(c.published or "9999"), c.claim.doc, c.claim.evidence.start))
    paths = {c.claim.id: _path(c, by_id, traces, directory) for c in ordered}
    nodes = {node.key: node for path in paths.values() for node in path}
    lines = (
        Line(id, tuple(node.key for node in path), traces[id].how, traces[id].reason) for id, path in paths.items()
    )
    return WitnessGraph(nodes, tuple(lines))


def _path(
    c: ResolvedClaim, by_id: Mapping[str, ResolvedClaim], traces: Mapping[str, Trace], directory: Directory
) -> tuple[Node, ...]:
    """From the origin to the claim's document."""
    trace = traces[c.claim.id]
    if trace.through and trace.through in by_id:
        before = _path(by_id[trace.through], by_id, traces, directory)
        return before if trace.how == "named elsewhere" else _once((*before, _document(c)))
    origin = Node(f"origin {trace.witness.key}", "origin", trace.witness.name, side=trace.witness.side)
    return _once((origin, *_between(c, trace, directory), _document(c)))


def _between(c: ResolvedClaim, trace: Trace, directory: Directory) -> list[Node]:
    """Those who stand between the origin and the document: who speaks for the origin, and who quotes whom."""
    if trace.how == "quoted":
        at = innermost(c) or 0
        inner = voices(c.attribution[at].actor, directory)[-2::-1]
        names = [a.name for a in inner] + [r.name for r in reversed(c.attribution[:at])]
    else:
        credited = c.wires if trace.how == "credited" else ()
        names = [name for name in credited if called(name, directory) == trace.witness]
    return [Node(f"source {name}", "source", name) for name in names if name != trace.witness.name]


def _document(c: ResolvedClaim) -> Node:
    day = c.published.isoformat() if c.published else None
    return Node(f"document {c.claim.doc}", "document", c.publisher, c.claim.doc, day=day)


def _once(path: tuple[Node, ...]) -> tuple[Node, ...]:
    """Without a second mention of anybody, as of an outlet that two sources in turn name."""
    return tuple({node.key: node for node in path}.values())
