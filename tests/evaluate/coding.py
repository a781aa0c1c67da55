"""Claims made up for these tests: records of the interchange form, and short ways to say them."""

from __future__ import annotations

from typing import Any

from contested.evaluate import Coded, coded

Record = dict[str, Any]

TEXT = (
    "Clashes by the Weir\n\n"
    "Harbour militia fighters seized the mill at Lowbridge on Friday, the Fen Monitor said. "
    "At least nine guards were killed. The governor denied that the mill had fallen."
)
SEIZED = "Harbour militia fighters seized the mill at Lowbridge on Friday"
KILLED = "At least nine guards were killed"
FALLEN = "the mill had fallen"


def record(words: str = SEIZED, **fields: Any) -> Record:
    """An event at ``words`` of ``TEXT``, with some fields of another content."""
    start = TEXT.index(words)
    return {
        "doc": "weir",
        "id": "c1",
        "kind": "event",
        "evidence": {"start": start, "end": start + len(words), "text": words},
        "event_type": "Battles",
        "sub_event_type": "Non-state actor overtakes territory",
        "actor": [person("Harbour militia")],
        "target": [],
        "place": [{"text": "Lowbridge", "name": "Lowbridge", "relation": "in"}],
        "time": {"text": "Friday", "start": "2019-05-03", "end": "2019-05-03"},
        "toll": None,
        "control": None,
        "attribution": [person("Fen Monitor", "the Fen Monitor")],
        "polarity": "affirmed",
        "modality": "actual",
        **fields,
    }


def toll(**fields: Any) -> Record:
    """A toll; fields of the count may be given by name, as those of the claim."""
    count = {"harm": "killed", "group": "guards", "group_name": "guards", "low": 9, "high": None, "scope": "incident"}
    given = {key: fields.pop(key) for key in list(fields) if key in count}
    empty: Record = {"event_type": None, "sub_event_type": None, "actor": [], "attribution": [], "id": "c2"}
    return record(KILLED, kind="toll", toll=count | given, **(empty | fields))


def control(**fields: Any) -> Record:
    """A state of control."""
    usual: Record = {"event_type": None, "sub_event_type": None, "id": "c3", "control": "does not hold"}
    return record(FALLEN, kind="control", **(usual | fields))


def person(name: str | None, text: str | None = None) -> Record:
    """A mention."""
    return {"text": text or name, "name": name}


def claim(words: str = SEIZED, **fields: Any) -> Coded:
    """``record`` as a claim."""
    return coded(record(words, **fields))
