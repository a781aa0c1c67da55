"""``contested copies``: documents that are versions of one text, and passages that went from one into another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from contested.cli import telling
from contested.cli.app import ASKING, command
from contested.cli.console import err, out
from contested.cli.knowing import known
from contested.cli.listing import Question, explain_nothing, listing, understood
from contested.cli.output import Record, print_json
from contested.cli.progress import progress
from contested.cli.record import asked

if TYPE_CHECKING:
    from rich.tree import Tree

    from contested.link.families import Copied, Family
    from contested.store import Store

Whole = Annotated[bool, typer.Option("--whole", help="Whole texts only, without passages that others took over.")]

_SHOWN = 160


@command(
    ASKING,
    "contested copies",
    "contested copies --source 'Saltmarket Courier' --whole",
    "contested copies --from 2015-07 --to 2015-08 --json",
)
@listing("type", "at", "as_csv", whole=(Whole, False))
def copies(record: str | None, question: Question, whole: bool) -> None:
    """List copies: reports that are versions of one text, and passages that one report has from another.

    Each copy says with which text it shares its words, how many, what share of the shorter text that is (under the
    half it is a passage), and which of the two is the earlier: by the day of publication, else by a credit line.
    Where neither tells, it says so. Sentences that outlets repeat month after month, and the furniture of pages, count
    as no copy. A place, an actor or a source keeps the families with a report of it; days speak of the publication.
    """
    from contested.pipeline.copying import copies as compare
    from contested.pipeline.watching import Watch

    with asked(record) as store:
        query = understood(question, store)
        with progress() as tell:
            found = compare(store, query, known(), Watch(tell), passages=not whole)
        if question.as_json:
            print_json(_record(family, store) for family in found)
            return
        for family in found:
            out().print(_tree(family, store))
            out().print()
        if found:
            err().print(_summary(found), markup=False)
        else:
            explain_nothing(store, query, "No report of those asked for shares a passage with another.")


def _summary(found: tuple[Family, ...]) -> str:
    ties = [c for family in found for c in family.copies]
    versions = sum(c.kind == "version" for c in ties)
    passages = len(ties) - versions
    families = f"{len(found)} famil{'y' if len(found) == 1 else 'ies'}"
    return f"{families}: {telling.many(versions, 'copy').replace('copys', 'copies')} of a text, " \
        f"{telling.many(passages, 'shared passage')}."  # fmt: skip


def _record(family: Family, store: Store) -> Record:
    from contested.pipeline.copying import members

    documents = [_document(id, store) for id in sorted(members(family), key=lambda id: (id != family.first, id))]
    return {
        "first": family.first if family.known else None,
        "documents": documents,
        "copies": [
            {
                "doc": c.doc,
                "of": c.of,
                "kind": c.kind,
                "words": c.words,
                "likeness": round(c.likeness, 4),
                "earlier": c.earlier,
                "reason": c.reason,
                "passage": {"start": c.passage[0], "end": c.passage[1], "text": _passage(c, store)},
            }
            for c in family.copies
        ],
    }


def _document(id: str, store: Store) -> dict[str, Any]:
    document = store.document(id)
    if document is None:
        return {"id": id}
    return {
        "id": id,
        "publisher": document.publisher.value,
        "date": document.published.isoformat() if document.published else None,
        "title": document.title,
        "credits": list(document.wires),
        "contributors": list(document.contributors),
    }


def _passage(c: Copied, store: Store) -> str:
    document = store.document(c.doc)
    return document.text[slice(*c.passage)] if document else ""


def _tree(family: Family, store: Store) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    doubt = "" if family.known else "  (which of them is the earliest does not show)"
    root = Tree(Text.assemble((_called(family.first, store), "bold"), (doubt, "yellow")))
    branches = {family.first: root}
    for c in sorted(family.copies, key=lambda c: c.kind != "version"):
        above = branches.get(c.of) or branches.setdefault(c.of, root.add(Text(_called(c.of, store))))
        node = above.add(_tie(c, store))
        if c.kind == "version":
            branches.setdefault(c.doc, node)
    return root


def _tie(c: Copied, store: Store) -> Any:
    from rich.text import Text

    what = "has" if c.kind == "version" else "has a passage:"
    later = c.of if c.earlier == c.doc else c.doc
    order = f"the earlier is {c.earlier}: {c.reason}" if c.earlier and later != c.doc else c.reason
    words = " ".join(_passage(c, store).split())
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
    return Text.assemble(
        _called(c.doc, store), "\n",
        (f"{what} {c.words} of its words, {c.likeness:.0%} of the shorter text; {order}\n", "dim"),
        (f"»{shown}«", "italic"),
    )  # fmt: skip


def _called(id: str, store: Store) -> str:
    document = store.document(id)
    if document is None:
        return id
    parts = (telling.published(document), document.publisher.value or "unknown outlet", document.title)
    credit = " and ".join(document.wires) if document.publisher.how != "text" else ""
    return "  ".join(part for part in (*parts, f"[credits {credit}]" if credit else "", f"({id})") if part)
