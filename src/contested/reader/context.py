"""What a claim takes from its surroundings: its place, and a toll's cause and doer."""

from __future__ import annotations

from collections.abc import Iterator

from contested.reader import denials
from contested.reader import places as where
from contested.reader.draft import Draft
from contested.reader.places import PlaceSpan
from contested.reader.reading import Reading
from contested.reader.roles import suffers
from contested.reader.tokens import children, is_passive, is_verbal, sentence_end, sentence_start

_CARRY_SENTENCES = 3
_LEND_FROM = 4
# Sub-event types that say how harm came about.
CAUSES = frozenset(
    {
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Suicide bomb",
        "Remote explosive/landmine/IED",
        "Chemical weapon",
        "Grenade",
        "Armed clash",
        "Attack",
        "Excessive force against protesters",
        "Abduction/forced disappearance",
        "Arrests",
    }
)


def settle(drafts: list[Draft], reading: Reading) -> None:
    """Give every toll its cause, and every draft its places, from the text around."""
    drafts.sort(key=_by_position)
    _lend_actors(drafts, reading)
    causes = _causes(drafts, reading)
    for draft in drafts:
        draft.places = _places(draft, reading, beyond=id(draft) not in causes)
    for draft in drafts:
        cause = causes.get(id(draft))
        if not draft.places and cause is not None:
            draft.places = cause.places or _places(draft, reading, beyond=True)
    _carry(drafts, reading)
    drafts.extend(denials.found(drafts, reading))
    drafts.sort(key=_by_position)


def _by_position(draft: Draft) -> tuple[int, int, str]:
    return draft.evidence[0], draft.trigger[0], draft.kind


def _lend_actors(drafts: list[Draft], reading: Reading) -> None:
    """Let a verb without a doer of its own go on with the doer of the event before it in its sentence."""
    events = [d for d in drafts if d.kind == "event"]
    for i, draft in enumerate(events):
        head = reading.spacy_doc[draft.head]
        if draft.actor or not is_verbal(head) or is_passive(head) or children(head, "nsubj") or suffers(head):
            continue
        sentence = head.sent
        before = [e for e in events[max(0, i - _LEND_FROM) : i] if sentence.start <= e.head < sentence.end and e.actor]
        if before:
            draft.actor = list(before[-1].actor)
            draft.carried.append("actor")


def _carry(drafts: list[Draft], reading: Reading) -> None:
    """Let a claim without a place take the one of the claim before, a few sentences on at most.

    In a list of sentences that have nothing to do with each other it goes without.
    """
    if reading.is_list:
        return
    last: tuple[int, list[PlaceSpan]] | None = None
    numbers = {s.start: n for n, s in enumerate(reading.spacy_doc.sents)}
    for draft in drafts:
        number = numbers[sentence_start(reading.spacy_doc[draft.head])]
        if draft.places:
            # Beside an event a state only describes ("a buffer for government-held cities such as Latakia").
            if draft.kind != "control" or last is None or last[0] != number:
                last = number, draft.places
        elif last is not None and number - last[0] <= _CARRY_SENTENCES and draft.kind != "control":
            draft.places = last[1]
            draft.carried.append("place")


def _places(draft: Draft, reading: Reading, *, beyond: bool) -> list[PlaceSpan]:
    head = reading.spacy_doc[draft.head]
    sentence = (sentence_start(head), sentence_end(head))
    span = reading.spacy_doc.char_span(*draft.evidence, alignment_mode="expand")
    evidence = (span.start, span.end) if span is not None else sentence
    used: set[int] = set()
    if draft.kind != "control":
        mentions = (reading.spacy_doc.char_span(*m, alignment_mode="expand") for m in draft.actor)
        used = {t.i for mention in mentions if mention is not None for t in mention}
    return where.of_trigger(reading.places, head, evidence, sentence, used, beyond=beyond)


def _causes(drafts: list[Draft], reading: Reading) -> dict[int, Draft]:
    """A toll takes type and doer from the event word of its sentence that stands nearest in the parse.

    Returns the cause of each toll by the toll's ``id()``.
    """
    causes: dict[int, Draft] = {}
    for toll, cause in _caused(drafts, reading):
        toll.sub_event_type, toll.actor = cause.sub_event_type, toll.actor or list(cause.actor)
        causes[id(toll)] = cause
        if not cause.target and toll.toll and toll.toll.group and cause.sub_event_type != "Armed clash":
            cause.target = [toll.toll.group]
    return causes


def retype(drafts: list[Draft], reading: Reading) -> None:
    """Give every toll that has a cause its type anew, where what the events are was settled since."""
    for toll, cause in _caused(drafts, reading):
        if toll.sub_event_type:
            toll.sub_event_type = cause.sub_event_type


def _caused(drafts: list[Draft], reading: Reading) -> Iterator[tuple[Draft, Draft]]:
    events = [d for d in drafts if d.kind == "event" and d.sub_event_type in CAUSES]
    for toll in (d for d in drafts if d.kind == "toll"):
        sentence = reading.spacy_doc[toll.head].sent
        near = [e for e in events if sentence.start <= e.head < sentence.end]
        if near:
            yield toll, min(near, key=lambda e: _distance(e, toll))


def _distance(event: Draft, toll: Draft) -> tuple[int, int]:
    """Whether the event's word lies in the toll's clause, and how far it is."""
    inside = (
        toll.evidence[0] <= event.trigger[0] < toll.evidence[1]
        or event.evidence[0] <= toll.trigger[0] < event.evidence[1]
    )
    return (0 if inside else 1, abs(event.head - toll.head))
