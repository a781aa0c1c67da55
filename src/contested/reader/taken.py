"""A taking is of the type that its taker makes it, once it is settled who took and who lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contested.reader import tokens as syntax
from contested.reader.draft import Draft
from contested.reader.reading import Reading
from contested.reader.roles import loses
from contested.reader.types import GOVERNMENT, OTHERS

TAKING = (GOVERNMENT, OTHERS)


def settle(drafts: Iterable[Draft], reading: Reading) -> None:
    """Give every taking the type by its taker, where that is one whom the directory knows."""
    for draft in drafts:
        if draft.sub_event_type in TAKING and (found := by_taker(draft, reading)):
            draft.sub_event_type = found


def types(drafts: Iterable[Draft]) -> dict[int, str]:
    """The types of the takings among the drafts, by the drafts' ``id()``."""
    return {id(d): d.sub_event_type for d in drafts if d.kind == "event" and d.sub_event_type in TAKING}


def hold_to(ruled: dict[int, str], drafts: Iterable[Draft], reading: Reading) -> None:
    """Take back another type that a taking was given where both the rules and the taker speak against it.

    A state that takes ground abroad is left out: coders don't call that regaining.
    """
    for draft in drafts:
        rule = ruled.get(id(draft))
        if not rule or draft.sub_event_type not in TAKING or rule != by_taker(draft, reading):
            continue
        if rule == OTHERS or _at_home(draft, reading):
            draft.sub_event_type = rule


def _at_home(draft: Draft, reading: Reading) -> bool:
    text = syntax.text_of(reading.spacy_doc)
    places = [reading.spacy_doc[p.start : p.stop].text for p in draft.places]
    return any(reading.vocabulary.at_home(text[a:b], place) for a, b in draft.actor for place in places)


def by_taker(draft: Draft, reading: Reading) -> str | None:
    """The type by who took, else, behind a word of losing, by who lost; None where the directory knows neither."""
    by_state = _known(draft.actor, reading)
    if by_state is None and loses(reading.spacy_doc[draft.head]):
        lost = _known(draft.target, reading)
        by_state = None if lost is None else not lost
    return None if by_state is None else GOVERNMENT if by_state else OTHERS


def _known(mentions: Sequence[syntax.Offsets], reading: Reading) -> bool | None:
    """Whether one of them is a state's force; None where the directory knows none, or not who is with them."""
    text = syntax.text_of(reading.spacy_doc)
    known = [reading.vocabulary.state(text[a:b]) for a, b in mentions]
    return True if True in known else None if None in known or not known else False
