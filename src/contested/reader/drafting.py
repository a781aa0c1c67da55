"""The stages that find claims: one name, one implementation, typed input and output.

A stage takes a Reading and yields drafts. A trained part joins or replaces the rules by standing here
under its own name; the setting ``stages`` of a Reader chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from contested.reader import control, events, roles, tolls, triggers
from contested.reader.controlspan import is_land
from contested.reader.draft import COUNTED, HELD, Draft
from contested.reader.lexicon import grammar, harms
from contested.reader.reading import Reading
from contested.reader.tokens import Offsets, is_verbal

Stage = Callable[[Reading], Iterator[Draft]]


def event_rules(reading: Reading) -> Iterator[Draft]:
    """Events by the words of ``triggers.yaml``."""
    found = triggers.find(reading.spacy_doc, reading.people)
    yield from events.drafts(reading.spacy_doc, found, reading.people, reading.vocabulary.state)


def control_rules(reading: Reading) -> Iterator[Draft]:
    """Control by the words of ``control.yaml``, where the sentence names a place, points at one or tells of ground."""
    for sentence in reading.spacy_doc.sents:
        for span in control.find(list(sentence), reading.people):
            ground = reading.spacy_doc[span.ground]
            if not reading.places.within(sentence.start, sentence.end) and not is_land(ground, reading.people):
                continue
            yield Draft(
                kind="control",
                head=span.ground,
                trigger=_token_span(reading.spacy_doc, span.start, span.stop),
                evidence=span.evidence,
                actor=list(span.holders),
                control=span.state,
                confidence=HELD,
            )


def toll_rules(reading: Reading) -> Iterator[Draft]:
    """Tolls by the words of ``harm.yaml``."""
    for sentence in reading.spacy_doc.sents:
        for toll in tolls.find(list(sentence), reading.people):
            yield Draft(
                kind="toll",
                head=toll.word,
                trigger=_token_span(reading.spacy_doc, toll.word, toll.word + 1),
                evidence=toll.evidence,
                actor=_harming(reading.spacy_doc[toll.word], reading),
                toll=toll,
                confidence=COUNTED,
            )


def _harming(word: Token, reading: Reading) -> list[Offsets]:
    """Who kills or wounds, where the verb of harm has a doer of its own."""
    lemma = word.lemma_.lower()
    own = is_verbal(word) and lemma not in grammar("bearing") and f"verb {lemma}" in harms()
    return roles.doers(word, reading.people) if own else []


def _token_span(spacy_doc: Doc, start: int, stop: int) -> Offsets:
    last: Token = spacy_doc[stop - 1]
    return spacy_doc[start].idx, last.idx + len(last)


REGISTRY: dict[str, Stage] = {
    "event-rules": event_rules,
    "control-rules": control_rules,
    "toll-rules": toll_rules,
}
DEFAULT_STAGES: tuple[str, ...] = ("event-rules", "control-rules", "toll-rules")
