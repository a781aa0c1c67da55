"""Actors: what is known of one, and those that the directory lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text

from contested.cli import telling
from contested.cli.pages.conclusion import sentences as claims_of
from contested.cli.pages.layout import facts, head, quotation, section
from contested.model import Actor, Identity
from contested.pipeline.actors import ActorRecord, NewActor, Profile, Sentence, Voice
from contested.store import Store

Record = dict[str, Any]


def page(console: Console, found: Profile, most: int) -> None:
    """Print all about one actor; ``most`` sentences, 0 for all."""
    actor, judged = found.actor, found.judged
    head(console, actor.name, actor.id)
    console.print()
    facts(
        console,
        (
            ("Also called", ", ".join(name for name in actor.spellings if name != actor.name)),
            ("Kind", found.record.kind or telling.UNKNOWN),
            ("Side", found.record.side or telling.UNKNOWN),
            ("Country", actor.country or ""),
            ("Name borne", telling.span(actor.start, actor.end)),
            ("Part of", _actors(found.parents)),
            ("Its parts", _actors(found.parts)),
            ("Speaks for", actor.speaks_for or ""),
            ("Why", judged.reason if judged else ""),
            ("Judgements", ", ".join(judged.judgements) if judged else ""),
        ),
    )
    section(console, "In the record")
    facts(
        console,
        (
            ("Claims", ", ".join(f"{n} {kind}" for kind, n in found.kinds) or "none"),
            ("It", _roles(found.record)),
            ("Called", ", ".join(f"{name} ({n})" for name, n in found.written)),
            ("Heard through", ", ".join(map(_voice, found.voices))),
        ),
    )
    if found.sentences:
        section(console, "Its sentences")
        _sentences(console, found.sentences, most, f"contested actors show {actor.id} --sentences 0")


def new_page(console: Console, found: NewActor, most: int) -> None:
    """Print somebody that the directory lacks, with ``most`` sentences, 0 for all."""
    record = found.record
    head(console, record.name, str(record.id))
    others = [name for name in found.spellings if name != record.name]
    facts(
        console,
        (
            ("In", f"{telling.many(record.claims, 'claim')}: {_roles(record)}"),
            ("Also spelled", ", ".join(others)),
            ("Kind", record.kind or ""),
            ("Side", record.side or ""),
        ),
    )
    _sentences(console, found.sentences, most, f"contested actors show {record.id} --sentences 0")
    console.print()


def identity_page(console: Console, identity: Identity, store: Store) -> None:
    """Print somebody whom the directory alone does not tell of, with its claims."""
    head(console, identity.name, identity.id)
    console.print()
    facts(
        console,
        (
            ("Spelled", ", ".join(identity.spellings)),
            ("Kind", identity.kind or telling.UNKNOWN),
            ("Side", identity.side or telling.UNKNOWN),
            ("Why", identity.reason),
            ("Judgements", ", ".join(identity.judgements)),
        ),
    )
    section(console, "The sentences that name it")
    claims_of(console, identity.claims, store)


def new_record(found: NewActor) -> Record:
    """The same as an object."""
    told = [asdict(s) | {"published": s.published.isoformat() if s.published else None} for s in found.sentences]
    return asdict(found.record) | {"spellings": list(found.spellings), "sentences": told}


def profile_record(found: Profile) -> Record:
    """The same as an object."""
    actor = asdict(found.actor) | {"kind": found.record.kind, "side": found.record.side}
    return actor | {
        "claims": dict(found.kinds),
        "roles": {role: getattr(found.record, role) for role in ("acts", "suffers", "harmed", "says")},
        "written": dict(found.written),
        "parts": [a.id for a in found.parts],
        "voices": [asdict(v) for v in found.voices],
        "judgements": list(found.judged.judgements) if found.judged else [],
        "sentences": new_record(NewActor(found.record, (), found.sentences))["sentences"],
    }


def _actors(actors: Iterable[Actor]) -> str:
    return ", ".join(f"{a.name} ({a.id})" for a in actors)


def _voice(voice: Voice) -> str:
    return f"{voice.name} ({telling.many(voice.claims, 'claim') if voice.claims else 'not in the record'})"


def _roles(record: ActorRecord) -> str:
    words = (("acts", record.acts), ("is acted upon", record.suffers), ("is harmed", record.harmed))
    said = [f"{word} {n}×" for word, n in (*words, ("speaks", record.says)) if n]
    return ", ".join(said) or "is not named"


def _sentences(console: Console, sentences: Sequence[Sentence], most: int, more: str) -> None:
    shown = sentences[: most or None]
    for s in shown:
        where = f"  {s.publisher or 'publisher unknown'}, {telling.day(s.published)}  {s.claim}"
        quotation(console, Text.assemble(f"»{' '.join(s.text.split())}«", (where, "dim")))
    if len(shown) < len(sentences):
        quotation(console, Text(f"and {len(sentences) - len(shown)} more: {more}", "dim"))
