"""Whom a record names, each counted once."""

from __future__ import annotations

from contested import knowledge
from contested.model import ActorResolution, Claim, Document, Evidence, Found, Mention, OffsetMap, Query, with_id
from contested.pipeline.actors import actors_of
from contested.store.memory import MemoryStore

WHY = Evidence(1.0, "a test")
TEXT = "Redur Xelil said that the town was quiet. Redur Khalil said that it was not."
# As a directory spelled the name before, and does now.
NAMES = ("Redur Xelil", "Redur Khalil")


def test_an_actor_is_one_however_his_name_stands_in_the_record() -> None:
    known = knowledge.load("syria")
    found = Found("2015-08-01", "field", "its field")
    document = Document(
        "d-1", TEXT, TEXT, OffsetMap.identity(len(TEXT)), None, Found("A", "field", ""), found, None, "x"
    )
    said = [Mention(name, TEXT.index(name), TEXT.index(name) + len(name)) for name in NAMES]
    claims = [with_id(Claim("", "d-1", "event", who, attribution=(who,)), n) for n, who in enumerate(said)]
    decisions = [
        ActorResolution(claim.id, "attribution", 0, name, "redur-xelil", WHY)
        for claim, name in zip(claims, NAMES, strict=True)
    ]
    record = MemoryStore()
    record.add(document, claims, decisions, reader="rules 1")
    [one] = actors_of(record, Query(), known)
    assert known.actors.get("redur-xelil")
    assert (one.id, one.claims, one.says) == ("redur-xelil", 2, 2)
    assert one.name == known.actors.get("redur-xelil").name  # type: ignore[union-attr]
