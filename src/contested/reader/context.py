"""What a claim takes from its surroundings: its place, and a toll's cause and doer."""

from __future__ import annotations

from contested.reader import places as where
from contested.reader.draft import Draft
from contested.reader.places import PlaceSpan
from contested.reader.reading import Reading

_CARRY_SENTENCES = 3
# Sub-event types that say how harm came about.
_CAUSES = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Suicide bomb", "Remote explosive/landmine/IED", "Chemical weapon",
                     "Grenade", "Armed clash", "Attack", "Excessive force against protesters", "Abduction/forced disappearance", "Arrests"})  # fmt: skip


def settle(drafts: list[Draft], reading: Reading) -> None:
    """Give every draft its places, and every toll its cause, from the text around."""
    drafts.sort(key=lambda d: (d.evidence[0], d.trigger[0], d.kind))
    last: tuple[int, list[PlaceSpan]] | None = None
    sentences = {s.start: n for n, s in enumerate(reading.spacy_doc.sents)}
    for draft in drafts:
        sentence = reading.spacy_doc[draft.head].sent
        number = sentences[sentence.start]
        draft.places = _places(draft, reading, (sentence.start, sentence.end))
        if not draft.places and last is not None and number - last[0] <= _CARRY_SENTENCES and draft.kind != "control":
            draft.places = last[1]
            draft.carried.append("place")
        elif draft.places:
            last = number, draft.places
    _causes(drafts, reading)


def _places(draft: Draft, reading: Reading, sentence: tuple[int, int]) -> list[PlaceSpan]:
    head = reading.spacy_doc[draft.head]
    span = reading.spacy_doc.char_span(*draft.evidence, alignment_mode="expand")
    evidence = (span.start, span.end) if span is not None else sentence
    return where.of_trigger(reading.places, head, evidence, sentence)


def _causes(drafts: list[Draft], reading: Reading) -> None:
    """A toll takes type and doer from the event word of its sentence that stands nearest in the parse."""
    events = [d for d in drafts if d.kind == "event" and d.sub_event_type in _CAUSES]
    for toll in (d for d in drafts if d.kind == "toll"):
        sentence = reading.spacy_doc[toll.head].sent
        near = [e for e in events if reading.spacy_doc[e.head].sent == sentence]
        if near:
            cause = min(near, key=lambda e: _distance(e, toll, reading))
            toll.sub_event_type, toll.actor = cause.sub_event_type, list(cause.actor)


def _distance(event: Draft, toll: Draft, reading: Reading) -> tuple[int, int]:
    """Whether the event's word lies in the toll's clause, and how far it is."""
    inside = toll.evidence[0] <= event.trigger[0] < toll.evidence[1] or event.evidence[0] <= toll.trigger[0] < event.evidence[1]
    return (0 if inside else 1, abs(event.head - toll.head))
