"""One happening that a verb and its noun both tell is one claim: "announced a deal", "imposed a blockade"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from contested.reader import tokens as syntax
from contested.reader.draft import Draft

_AGREEMENT = "Agreement"


def once(drafts: Sequence[Draft], spacy_doc: Doc) -> list[Draft]:
    """The drafts without those that only name, or only announce, what another of them tells."""
    events = [d for d in drafts if d.kind == "event" and not d.denial]
    told = {d.head: d for d in events if syntax.is_verbal(spacy_doc[d.head])}
    spare = {id(repeat) for d in events if (repeat := _repeat(d, spacy_doc[d.head], told)) is not None}
    return [d for d in drafts if id(d) not in spare]


def _repeat(draft: Draft, noun: Token, told: Mapping[int, Draft]) -> Draft | None:
    """Of an event noun and the verb that is done to it the one that says less: the noun, or who merely announced a
    deal between others."""
    verb = told.get(noun.head.i) if noun.dep_ in ("dobj", "nsubjpass") and noun.i not in told else None
    if verb is None:
        return None
    if draft.sub_event_type == verb.sub_event_type:
        return verb if draft.sub_event_type == _AGREEMENT and syntax.prepositional(noun, "between") else draft
    broken = draft.sub_event_type == _AGREEMENT and verb.sub_event_type == "Armed clash"
    return draft if broken else None
