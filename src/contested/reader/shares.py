"""Where the parts of a count came to harm: "41 were killed: 20 in Homs, 12 in Daraa and nine in Hama"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from contested.reader import tokens as syntax
from contested.reader.draft import Draft
from contested.reader.places import PlaceSpan
from contested.reader.reading import Reading

_WHERE = frozenset({"in", "at", "near"})
_REACH = 5


def settle(drafts: Iterable[Draft], reading: Reading) -> None:
    """Give every count the place that stands right behind it, and take such a place from the counts before, of which it
    is a part."""
    tolls = [d for d in drafts if d.toll is not None]
    own = {id(d): place for d in tolls if (place := _own(d, reading)) is not None}
    for draft in tolls:
        place = own.get(id(draft))
        if place is None:
            parts = [own[id(t)] for t in tolls if id(t) in own and _is_before(draft, t, reading)]
            draft.places = [p for p in draft.places if p not in parts]
        else:
            stop = _stop(place, reading)
            draft.places = [p for p in draft.places if place.start <= p.start < stop] or [place]


def _own(draft: Draft, reading: Reading) -> PlaceSpan | None:
    """The place behind the count: "20 in Homs", "two boys near the village of Morek"."""
    if draft.toll is None:
        return None
    last = max(draft.toll.noun, draft.toll.count.stop - 1)
    spacy_doc = reading.spacy_doc
    end = min(last + 2 + _REACH, syntax.sentence_end(spacy_doc[last]))
    if [t.lower_ for t in spacy_doc[last + 1 : end]][:2] == ["of", "them"]:
        last += 2
    if last + 2 >= end or spacy_doc[last + 1].lower_ not in _WHERE:
        return None
    behind = takewhile(lambda t: not t.is_punct or t.text == "-", spacy_doc[last + 2 : end])
    numbers = {t.i for t in behind}
    return next((s for s in reading.places.spans if s.start in numbers), None)


def _stop(place: PlaceSpan, reading: Reading) -> int:
    """Where the words end that may name a narrower place inside it: at the next stop."""
    spacy_doc = reading.spacy_doc
    end = syntax.sentence_end(spacy_doc[place.start])
    return next((t.i for t in spacy_doc[place.stop : end] if (t.is_punct and t.text != "-") or t.dep_ == "cc"), end)


def _is_before(whole: Draft, part: Draft, reading: Reading) -> bool:
    """Whether the part is counted behind the whole, by the same word of harm; who is only listed with it is no part of
    it: "eight soldiers and 32 volunteers near Aorema"."""
    if whole.toll is None or part.toll is None or whole.toll.harm != part.toll.harm:
        return False
    counted = syntax.coordinated(reading.spacy_doc[whole.toll.noun])
    if any(t.i == part.toll.noun for t in counted[1:]):
        return False
    return whole.head == part.head and whole.toll.count.start < part.toll.count.start
