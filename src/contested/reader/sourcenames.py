"""Who is meant in the phrase that names a source: a person, the body a person speaks for, an outlet."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.reader.sayingwords import words
from contested.reader.speakers import LINKS, Run, outlet_in


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as named: ``name`` is the run that names it, ``body`` the organisation a person speaks for."""

    name: Run
    body: Run | None = None


def speaker(doc: Doc, run: Run, persons: frozenset[tuple[str, ...]] = frozenset()) -> Speaker:
    """Who is meant in the phrase: a person without office and body, else the phrase.

    ``persons`` are the names of persons that the document has, as their words.
    """
    core = _core(doc, run)
    known = _known_at_end(doc, run, persons) if core == run or _is_office(doc[core[1] - 1]) else None
    person = known or _person_at_end(doc, run, core) or _person(doc, core, run)
    if person is None:
        return Speaker(_proper(doc, core, run))
    return Speaker(person, _body(doc, run, core, person))


def persons_of(doc: Doc) -> frozenset[tuple[str, ...]]:
    """The names of two words or more that the pipeline takes for persons, as their words."""
    return frozenset(
        tuple(t.text for t in e) for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 and not e[0].is_lower
    )


def _known_at_end(doc: Doc, run: Run, persons: frozenset[tuple[str, ...]]) -> Run | None:
    for first in range(max(run[0], run[1] - 6), run[1] - 1):
        if tuple(t.text for t in doc[first : run[1]]) in persons:
            return (first, run[1])
    return None


def is_person(doc: Doc, run: Run) -> bool:
    """Whether the run names a person, by its entity or by an office before it."""
    return doc[run[1] - 1].ent_type_ == "PERSON" or _person(doc, run, run) is not None


def _core(doc: Doc, run: Run) -> Run:
    """The phrase without what a preposition hangs on to it."""
    for i in range(run[0] + 1, run[1]):
        if doc[i].lower_ in LINKS and doc[i].pos_ in ("ADP", "PART", "SCONJ"):
            return (run[0], i)
    return run


def _is_office(token: Token) -> bool:
    return token.lemma_.lower() in words().offices or token.lower_ in words().offices


def _person_at_end(doc: Doc, run: Run, core: Run) -> Run | None:
    """The person behind an office with its place: "the head of the district NAME"."""
    if core == run or not _is_office(doc[core[1] - 1]) or doc[core[1] - 1].tag_ == "NNS":
        return None
    first = run[1] - 1
    if doc[first].ent_type_ == "PERSON":
        while first > core[1] and doc[first].ent_iob_ == "I":
            first -= 1
        first = next((i + 1 for i in range(run[1] - 2, first - 1, -1) if doc[i].lower_ in words().grounds), first)
        return (first, run[1]) if run[1] - first > 1 and not doc[first].is_lower else None
    place = next((i for i in range(run[1] - 2, core[1], -1) if doc[i].lower_ in words().grounds), None)
    return (place + 1, run[1]) if place and all(_is_name(t) for t in doc[place + 1 : run[1]]) else None


def _person(doc: Doc, core: Run, run: Run) -> Run | None:
    start, end = core
    office = max((i for i in range(start, end) if _is_office(doc[i])), default=None)
    if office == end - 1 and end < run[1] and office - start > 1 and all(t.pos_ == "PROPN" for t in doc[start:office]):
        return (start, office)
    if office is None and doc[end - 1].ent_type_ == "PERSON" and doc[start].ent_type_ == "PERSON":
        return core
    if (
        office is not None
        and office + 1 < end
        and all(_is_name(t) for t in doc[office + 1 : end])
        and not _is_body(doc[end - 1])
    ):
        return (office + 1, end)
    if office is not None and office > start and doc[start].ent_type_ == "PERSON":
        stop = start + 1
        while stop < office and (doc[stop].ent_iob_ == "I" or not doc[stop - 1].whitespace_):
            stop += 1
        return (start, stop)
    return None


def _is_body(token: Token) -> bool:
    """Whether a name that ends so is an organisation's: "General Staff"."""
    return token.ent_type_ == "ORG" or token.lemma_.lower() in words().speakers


def _proper(doc: Doc, core: Run, run: Run) -> Run:
    """The proper name without what describes it: "the Leeds-based opposition" before "Harbour Council"."""
    outlet = outlet_in(doc, run)
    if outlet and all(t.lower_ in words().outlet_classes for t in doc[outlet[1] : run[1]]):
        return (outlet[0], run[1])
    if not doc[core[1] - 1].text[0].isupper():
        return run
    described = [
        i for i in range(core[0], core[1] - 1) if doc[i].is_lower and doc[i].whitespace_ and doc[i].tag_ != "DT"
    ]
    start = described[-1] + 1 if described else run[0]
    return (start, run[1]) if run[1] - start > 1 else run


def _is_name(token: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        or token.tag_ == "HYPH"
        or token.text[0].isupper()
        or token.lower_ in ("al", "el", "bin", "ibn", "abu", "de", "van")
    )


def _body(doc: Doc, run: Run, core: Run, person: Run) -> Run | None:
    """The organisation: "of the Observatory" behind the name, "Observatory director" before it."""
    if core[1] < run[1] and person[0] > core[1]:
        return (
            (core[1] + 1, person[0])
            if person[0] > core[1] + 1 and doc[core[1]].lower_ in ("of", "from", "for", "at")
            else None
        )
    if core[1] < run[1]:
        return (
            (core[1] + 1, run[1])
            if doc[core[1]].lower_ in ("of", "from", "for", "at") and person[1] <= core[1]
            else None
        )
    start = core[0] + (doc[core[0]].tag_ == "DT")
    end = person[0]
    while end > start and _is_office(doc[end - 1]):
        end -= 1
    named = end > start and end < person[0] and any(t.ent_type_ == "ORG" or t.pos_ == "PROPN" for t in doc[start:end])
    return (start, end) if named else None
