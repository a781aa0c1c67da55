"""Event words to drafts: type, doers, victims and the clause that states it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from contested.reader import roles
from contested.reader import tokens as syntax
from contested.reader.draft import DONE, DONE_BY_SOMEBODY, Draft
from contested.reader.lexicon import grammar
from contested.reader.people import People
from contested.reader.roles import State
from contested.reader.selection import Trigger
from contested.reader.tokens import Offsets
from contested.reader.types import Setting, sub_event_type


def drafts(spacy_doc: Doc, triggers: tuple[Trigger, ...], people: People, state: State) -> Iterator[Draft]:
    """A draft for each event word."""
    text = syntax.text_of(spacy_doc)
    for trigger in triggers:
        head = spacy_doc[trigger.head]
        words = evidence(trigger, head)
        actor = roles.actors(trigger, head, people)
        target = roles.targets(trigger, head, people)
        setting = Setting(
            own=_own(trigger, head),
            clause=words,
            actors=[text[a:b] for a, b in actor],
            targets=[text[a:b] for a, b in target],
            objects=() if trigger.nominal else syntax.objects(head),
            state=state,
        )
        yield Draft(
            kind="event",
            head=trigger.head,
            trigger=_span(spacy_doc, trigger),
            evidence=syntax.offsets(words),
            sub_event_type=sub_event_type(trigger, setting),
            actor=actor,
            target=target,
            confidence=DONE_BY_SOMEBODY if actor else DONE,
        )


def _span(spacy_doc: Doc, trigger: Trigger) -> Offsets:
    return syntax.offsets(spacy_doc[trigger.start : trigger.stop])


def _own(trigger: Trigger, head: Token) -> list[Token]:
    """The trigger with the words that belong to it: its phrase, its particle, its means."""
    words = list(head.doc[trigger.start : trigger.stop])
    if trigger.nominal:
        return [*syntax.phrase(head), *syntax.prepositional(head, "with", "by", "using")]
    means = syntax.prepositional(head, "with", "by", "in", "from", "through")
    objects = [] if trigger.entry.name == "destruction" else syntax.objects(head)
    near = [t for m in [*means, *syntax.doers(head), *objects] for t in syntax.phrase(m)]
    return words + near


def evidence(trigger: Trigger, head: Token) -> list[Token]:
    """The words of the smallest clause that states the event."""
    if not trigger.nominal:
        return syntax.clause(head)
    words = syntax.noun_clause(head)
    verb = head.head
    if (
        head.dep_ in ("nsubj", "nsubjpass", "dobj")
        and syntax.is_verbal(verb)
        and verb.lemma_.lower() in grammar("happening")
    ):
        around = syntax.clause(verb)
        if any(t.i == head.i for t in around):
            return around
    return words
