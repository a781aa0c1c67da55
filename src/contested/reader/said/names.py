"""Who is meant in the phrase that names a source: a person, the body a person speaks for, an outlet, a maker."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.reader.said.nounphrases import phrase_after
from contested.reader.said.speakers import LINKS, TIMES, Run, is_speaker, outlet_in
from contested.reader.said.words import words

Names = frozenset[tuple[str, ...]]
"""Names of persons, as their words."""

_OF = frozenset({"of", "from", "for", "at"})
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "de", "van", "von", "der"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as named: ``name`` is the run that names it, ``body`` the organisation a person speaks for."""

    name: Run
    body: Run | None = None


def speaker(doc: Doc, run: Run, persons: Names = frozenset()) -> Speaker | None:
    """Who is meant in the phrase: a person without office and body, who made a statement, else the phrase.

    ``persons`` are the names of persons that the document has. None when the phrase is a figure that nobody is
    said to have made ("according to the latest toll").
    """
    core = _core(doc, run)
    head = {doc[core[1] - 1].lemma_.lower(), doc[core[1] - 1].lower_}
    if words().utterances & head:
        made = _maker(doc, run, core)
        if made or words().figures & head:
            return Speaker(made) if made else None
    known = _known_at_end(doc, run, persons) if core == run or _is_office(doc[core[1] - 1]) else None
    person = known or _behind_place(doc, run, core) or _person(doc, core, run)
    if person is None:
        return Speaker(_proper(doc, core, run, persons))
    return Speaker(person, _body(doc, run, core, person))


def persons_of(doc: Doc) -> Names:
    """The names of two words or more that the pipeline takes for persons."""
    places = {e.text for e in doc.ents if e.label_ == "GPE"}
    people = (e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 and not e[0].is_lower)
    people = (e for e in people if e[0].text not in places and not any(t.lower_ in words().grounds for t in e))
    return frozenset(tuple(t.text for t in e) for e in people)


def _core(doc: Doc, run: Run) -> Run:
    """The phrase without what a preposition hangs on to it."""
    for i in range(run[0] + 1, run[1]):
        if doc[i].lower_ in LINKS and doc[i].pos_ in ("ADP", "PART", "SCONJ"):
            return (run[0], i)
    return run


# --- statements, videos, figures


def _maker(doc: Doc, run: Run, core: Run) -> Run | None:
    """Who made what the phrase names: "the Ministry" of "the Ministry statement", "a toll compiled by the Ministry"."""
    by = _by(doc, core[1])
    if by is not None:
        return phrase_after(doc, by + 1, min(by + 16, len(doc)))
    before = (core[0], core[1] - 1)
    named = before[1] > before[0] and doc[before[1] - 1].pos_ == "PROPN" and is_speaker(doc[before[1] - 1])
    return before if named else None


def _by(doc: Doc, i: int) -> int | None:
    """The token "by" (or "from") of "released on Friday by", when it stands there."""
    if i < len(doc) and doc[i].tag_ in ("VBN", "VBD"):
        i = _past_where(doc, i + 1)
    while i < len(doc) and (doc[i].ent_type_ in TIMES or doc[i].lower_ in ("on", "in", "recently", "late", "early")):
        i += 1
    return i if i + 1 < len(doc) and doc[i].lower_ in ("by", "from") else None


def _past_where(doc: Doc, i: int) -> int:
    """The token behind where it was made known: "online", "on social media"."""
    while i < len(doc) and doc[i].tag_ in ("RB", "JJ") and not doc[i].ent_type_:
        i += 1
    if i < len(doc) and doc[i].lower_ in ("on", "to", "in", "via") and doc[i + 1 : i + 2]:
        where = phrase_after(doc, i + 1, min(i + 6, len(doc)))
        return where[1] if where else i
    return i


# --- persons


def _is_office(token: Token) -> bool:
    return token.lemma_.lower() in words().offices or token.lower_ in words().offices


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.tag_ == "HYPH" or token.text[0].isupper() or token.lower_ in _PARTICLES


def _known_at_end(doc: Doc, run: Run, persons: Names) -> Run | None:
    for first in range(max(run[0], run[1] - 6), run[1] - 1):
        if tuple(t.text for t in doc[first : run[1]]) in persons:
            return (first, run[1])
    return None


def _behind_place(doc: Doc, run: Run, core: Run) -> Run | None:
    """The person behind an office with its place: "the head of the district NAME"."""
    if core == run or not _is_office(doc[core[1] - 1]) or doc[core[1] - 1].tag_ == "NNS":
        return None
    place = next((i for i in range(run[1] - 2, core[1], -1) if doc[i].lower_ in words().grounds), None)
    if place is not None and all(_is_name(t) for t in doc[place + 1 : run[1]]):
        return (place + 1, run[1])
    first = run[1] - 1
    if doc[first].ent_type_ != "PERSON":
        return None
    while first > core[1] and doc[first].ent_iob_ == "I":
        first -= 1
    return (first, run[1]) if run[1] - first > 1 and not doc[first].is_lower else None


def _person(doc: Doc, core: Run, run: Run) -> Run | None:
    """The person of "the director NAME", "NAME director of …", "NAME of …"."""
    start, end = core
    office = max((i for i in range(start, end) if _is_office(doc[i])), default=None)
    if office is None:
        alone = doc[end - 1].ent_type_ == "PERSON" and doc[start].ent_type_ == "PERSON"
        return core if alone else None
    if office + 1 < end and all(map(_is_name, doc[office + 1 : end])) and not _is_body(doc[end - 1]):
        return (office + 1, end)
    if office == end - 1 and end < run[1] and office - start > 1 and all(t.pos_ == "PROPN" for t in doc[start:office]):
        return (start, office)
    return _name_at_start(doc, start, office)


def _name_at_start(doc: Doc, start: int, office: int) -> Run | None:
    if office == start or doc[start].ent_type_ != "PERSON":
        return None
    stop = start + 1
    while stop < office and (doc[stop].ent_iob_ == "I" or not doc[stop - 1].whitespace_):
        stop += 1
    return (start, stop)


def _is_body(token: Token) -> bool:
    """Whether a name that ends so is an organisation's: "General Staff"."""
    return token.ent_type_ == "ORG" or token.lemma_.lower() in words().speakers


# --- bodies


def _body(doc: Doc, run: Run, core: Run, person: Run) -> Run | None:
    """The organisation: "of the Observatory" behind the name, "Observatory director" before it."""
    if core == run == person:
        return _body_behind(doc, person[1])
    if core[1] < run[1]:
        end = person[0] if person[0] > core[1] else run[1]
        body = (core[1] + 1, end)
        return body if doc[core[1]].lower_ in _OF and body[0] < end and _names_body(doc, body) else None
    start = core[0] + (doc[core[0]].tag_ == "DT")
    end = person[0]
    while end > start and _is_office(doc[end - 1]):
        end -= 1
    return (start, end) if start < end < person[0] and _names_body(doc, (start, end)) else None


def _body_behind(doc: Doc, i: int) -> Run | None:
    """The organisation of an office that stands behind the name: "NAME, a spokesman for the Lake Front"."""
    stop = min(i + 8, len(doc))
    office = next((k for k in range(i, stop) if _is_office(doc[k])), None)
    if office is None or office + 2 >= len(doc) or doc[office + 1].lower_ not in _OF:
        return None
    plain = all(t.text == "," or t.tag_ in ("DT", "JJ", "NN", "NNP", "HYPH", "VBN") for t in doc[i:office])
    body = phrase_after(doc, office + 2, min(office + 16, len(doc))) if plain else None
    return body if body and _names_body(doc, body) else None


def _names_body(doc: Doc, run: Run) -> bool:
    last = doc[run[1] - 1]
    return any(t.ent_type_ == "ORG" for t in doc[run[0] : run[1]]) or last.lower_ in words().speakers - {"state"}


def _proper(doc: Doc, core: Run, run: Run, persons: Names) -> Run:
    """The proper name without what describes it: "the Leeds-based opposition" before "Harbour Council"."""
    outlet = outlet_in(doc, run)
    if outlet and all(t.lower_ in words().outlet_classes for t in doc[outlet[1] : run[1]]):
        return (outlet[0], run[1])
    if not doc[core[1] - 1].text[0].isupper():
        return run
    low = [i for i in range(core[0], core[1] - 1) if doc[i].is_lower and doc[i].whitespace_ and doc[i].tag_ != "DT"]
    start = low[-1] + 1 if low else run[0]
    last = any(name[-1] == doc[run[1] - 1].text for name in persons)
    return (start, run[1]) if run[1] - start > 1 or last else run
