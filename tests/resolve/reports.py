"""Reports and claims for tests: mentions are given by their words and found in the text."""

from __future__ import annotations

from dataclasses import replace

from contested.model import Claim, Document, Found, Mention, OffsetMap, PlaceMention, Toll
from contested.model.codes import Kind
from contested.model.resolution import Role


def report(text: str, publisher: str | None = None, day: str | None = "2015-08-01") -> Document:
    """A document with this text."""
    return Document(
        id="d",
        text=text,
        clean=text,
        offsets=OffsetMap.identity(len(text)),
        title=None,
        publisher=Found(publisher, "field", "given"),
        date=Found(day, "field", "given"),
    )


def at(document: Document, words: str, nth: int = 1) -> Mention:
    """The ``nth`` occurrence of ``words``."""
    start = -1
    for _ in range(nth):
        start = document.text.index(words, start + 1)
    return Mention(words, start, start + len(words))


def about(
    document: Document,
    ident: str = "c",
    kind: Kind = "event",
    event_type: str | None = "Battles",
    sub_event_type: str | None = None,
    **mentions: Mention,
) -> Claim:
    """A claim with one mention in each role that is given: actor, target, attribution, group, place."""
    made = Claim(ident, document.id, kind, at(document, document.text), event_type=event_type)
    made = replace(made, sub_event_type=sub_event_type)
    for role, m in mentions.items():
        if role == "group":
            made = replace(made, toll=Toll("killed", m, 1, 1))
        elif role == "place":
            made = replace(made, place=(PlaceMention(m.text, m.start, m.end),))
        else:
            made = replace(made, **{role: (m,)})  # type: ignore[arg-type]
    return made


ROLES: tuple[Role, ...] = ("actor", "target", "attribution", "group")
