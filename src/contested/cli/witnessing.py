"""``contested witnesses``: who is behind an event, as a tree, as JSON or as a graph for Graphviz."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import options
from contested.cli.app import ASKING, command
from contested.cli.console import out
from contested.cli.knowing import known
from contested.cli.output import Record, print_json
from contested.cli.record import asked
from contested.cli.telling import many
from contested.errors import NotFound, UsageError

if TYPE_CHECKING:
    from rich.tree import Tree

    from contested.link.graph import Node, WitnessGraph
    from contested.model import Event
    from contested.store import Store

AsDot = Annotated[
    bool,
    typer.Option("--dot", help="As a graph for Graphviz, to pipe to 'dot -Tsvg'.", rich_help_panel=options.FORM),
]


@command(
    ASKING,
    "contested witnesses e-3f2a",
    "contested witnesses e-3f2a --json",
    "contested witnesses e-3f2a --dot | dot -Tsvg > witnesses.svg",
)
def witnesses(
    id: Annotated[str, typer.Argument(metavar="EVENT", help="The event's id or its beginning, or a claim's of it.")],
    record: options.Record = None,
    as_json: options.AsJson = False,
    as_dot: AsDot = False,
) -> None:
    """Show who is behind an event: its independent origins, who passes their word on, and which reports carry it.

    Ten outlets that repeat one source are one witness. A report leads to the source that it quotes, to whom that
    source speaks for, to the text that it copies, to the agency that it credits, or stands for itself; each claim says
    which.
    """
    if as_json and as_dot:
        raise UsageError("--json and --dot can't be given together.", remedy="Leave one of them out.")
    from contested.pipeline.copying import witnesses_of

    with asked(record) as store:
        event = _event(store, id)
        graph = witnesses_of(store, event, known())
        if as_json:
            print_json([_record(event, graph)])
        elif as_dot:
            sys.stdout.write(_dot(event, graph))
        else:
            _page(event, graph)


def _event(store: Store, id: str) -> Event:
    from contested.pipeline.happened import thing_called

    thing = thing_called(store, id)
    if thing.kind == "claim":
        event = next(store.events_of(thing.id), None)
        if event is None:
            raise NotFound(f"{thing.id} stands in no event.", remedy=f"See it with: contested show {thing.id}.")
        return event
    if thing.kind != "event":
        raise UsageError(f"{thing.id} is a {thing.kind}, no event.", remedy="List events with: contested events.")
    found = store.event(thing.id)
    if found is None:
        raise NotFound(f"{thing.id} is no longer in the record.")
    return found


def _record(event: Event, graph: WitnessGraph) -> Record:
    return {
        "event": event.id,
        "grade": event.grade,
        "reason": event.reason,
        "nodes": [asdict(node) for node in graph.nodes.values()],
        "edges": [{"from": one, "to": other} for one, other in graph.edges],
        "claims": [asdict(line) for line in graph.lines],
    }


def _page(event: Event, graph: WitnessGraph) -> None:
    from rich.text import Text
    from rich.tree import Tree

    documents = {line.nodes[-1] for line in graph.lines}
    outlets = {graph.nodes[key].name or key for key in documents}
    head = f"{event.sub_event_type or event.event_type}: {many(len(outlets), 'outlet')}, " \
        f"{many(len(documents), 'report')}, {many(len(graph.lines), 'claim')}, " \
        f"{len(graph.origins)} independent"  # fmt: skip
    root = Tree(Text.assemble((head, "bold"), "  ", (event.id, "dim")))
    for origin in graph.origins:
        _branch(root, origin, graph)
    out().print(root)
    out().print(Text(f"{event.grade.capitalize()}: {event.reason}"))


def _branch(root: Tree, origin: Node, graph: WitnessGraph) -> None:
    from rich.text import Text

    trees: dict[tuple[str, ...], Tree] = {(origin.key,): root.add(Text(_label(origin), "bold"))}
    for line in graph.lines:
        if line.nodes[0] != origin.key:
            continue
        for n in range(2, len(line.nodes) + 1):
            if line.nodes[:n] not in trees:
                node = graph.nodes[line.nodes[n - 1]]
                trees[line.nodes[:n]] = trees[line.nodes[: n - 1]].add(Text(_label(node)))
        trees[line.nodes].add(Text(f"{line.claim}: {line.reason}", "dim"))


def _label(node: Node) -> str:
    if node.kind != "document":
        return f"{node.name}{f' [{node.side}]' if node.side else ''}"
    return f"{node.name or 'unknown outlet'}, {node.day or 'no date'} ({node.id})"


def _dot(event: Event, graph: WitnessGraph) -> str:
    """Graphviz DOT: origins are boxes, those who pass the word on ellipses, documents notes."""
    shapes = {"origin": "box, style=bold", "source": "ellipse", "document": "note"}
    lines = [f"digraph {_quoted(event.id)} {{", "  rankdir=LR;", "  node [fontname=sans];"]
    lines += [
        f"  {_quoted(node.key)} [label={_quoted(_label(node))}, shape={shapes[node.kind]}];"
        for node in graph.nodes.values()
    ]
    carried = {edge: [line.claim for line in graph.lines if line.nodes[-2:] == edge] for edge in graph.edges}
    lines += [
        f"  {_quoted(one)} -> {_quoted(other)} [label={_quoted(many(len(ids), 'claim'))}];"
        if (ids := carried[one, other])
        else f"  {_quoted(one)} -> {_quoted(other)};"
        for one, other in graph.edges
    ]
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
