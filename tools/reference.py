"""Write the part of docs/reference/codebook.md that follows from the code: vocabularies and records.

    python tools/reference.py [--check]

``--check`` writes nothing and ends with 1 when the page is out of date.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from pathlib import Path
from typing import get_args

from contested import model
from contested.model import codes
from contested.model.knowledge import RelationKind

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "codebook.md"
BEGIN, END = "<!-- from the code: begin -->", "<!-- from the code: end -->"

VOCABULARIES = {
    "kind": codes.Kind,
    "polarity": codes.Polarity,
    "modality": codes.Modality,
    "control": codes.ControlState,
    "harm": codes.Harm,
    "scope": codes.Scope,
    "grade": codes.Grade,
    "dispute": codes.DisputeKind,
    "salience": codes.Salience,
    "precision of a time": codes.Precision,
    "relation of actors": RelationKind,
}
GROUPS = {
    "What was read": (model.Document, model.Found, model.Dating),
    "What a source says": (model.Claim, model.Mention, model.PlaceMention, model.Toll),
    "What was decided about it": (
        model.ActorResolution,
        model.ReadAs,
        model.PlaceResolution,
        model.Whereabouts,
        model.TimeResolution,
        model.Evidence,
        model.Judgement,
    ),
    "What is concluded": (
        model.Event,
        model.Origin,
        model.DocumentLink,
        model.ClaimLink,
        model.Dissent,
        model.PartOf,
        model.Concession,
        model.ControlSpell,
        model.TollEntry,
        model.Dispute,
        model.Identity,
        model.ActorRef,
        model.PlaceRef,
        model.TimeRef,
        model.Range,
    ),
    "What is known beforehand": (model.Actor, model.Relation, model.Place),
}


def generated() -> str:
    """The generated part, as Markdown."""
    parts = [_vocabularies(), _event_types()]
    for title, records in GROUPS.items():
        parts.append(f"## {title}\n")
        parts += [_record(record) for record in records]
    return "\n".join(parts)


def page(old: str) -> str:
    """The page with its generated part made anew."""
    head, _, rest = old.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{generated()}\n{END}{tail}"


def _vocabularies() -> str:
    rows = [f"| {name} | {', '.join(get_args(words))} |" for name, words in VOCABULARIES.items()]
    return "## Closed vocabularies\n\n| field | one of |\n|---|---|\n" + "\n".join(rows) + "\n"


def _event_types() -> str:
    rows = [f"| {kind} | {', '.join(subs)} |" for kind, subs in codes.SUB_EVENT_TYPES.items()]
    return (
        "Event types and sub-event types (ACLED's terms):\n\n| type | sub-types |\n|---|---|\n" + "\n".join(rows) + "\n"
    )


def _record(record: type) -> str:
    text = _markdown(inspect.getdoc(record) or "")
    rows = [f"| `{f.name}` | {_type(f.type)} |" for f in dataclasses.fields(record)]
    return f"### {record.__name__}\n\n{text}\n\n| field | type |\n|---|---|\n" + "\n".join(rows) + "\n"


def _type(annotation: object) -> str:
    words = re.sub(r"tuple\[(.+), \.\.\.\]", r"list of \1", str(annotation))
    words = re.sub(r"Literal\[(.+)\]", lambda m: m[1].replace("'", ""), words)
    words = re.sub(r"tuple\[(\w+), (\w+)\]", r"(\1, \2)", words)
    words = words.replace(" | None", " or null").replace("dt.date", "date")
    words = re.sub(r"\bstr\b", "text", re.sub(r"\b(int|float)\b", "number", words))
    return words.replace("|", "\\|")


def _markdown(docstring: str) -> str:
    return docstring.replace("``", "`")


def main() -> int:
    """Write or check the page; returns the exit code."""
    old = PAGE.read_text(encoding="utf-8")
    new = page(old)
    if "--check" in sys.argv[1:]:
        if new != old:
            print(f"{PAGE.name} is out of date: run `make docs`.", file=sys.stderr)
        return int(new != old)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
