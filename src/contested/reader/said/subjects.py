"""Who says it: the source before a verb of saying, with the sources coordinated to it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from contested.reader.said.nounphrases import joined_end, linked_on, phrase_after, phrase_before
from contested.reader.said.parts import ADVERBS, FINITE, RELATIVE, clause_between, first_word, is_date
from contested.reader.said.speakers import LINKS, TIMES, Run, head_of, is_speaker
from contested.reader.said.words import words

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The sources before a verb, the nearest last, and the token where the phrase that names them begins."""

    sources: list[Run]
    begins: int


def subject(doc: Doc, i: int, start: int) -> Subject | None:
    """Who says it, when that stands before the verb at ``i``."""
    j = i
    while j > start and (
        doc[j - 1].tag_ in ADVERBS
        or doc[j - 1].lower_ in words().auxiliary
        or is_date(doc, j - 1)
        or doc[j - 1].text == ","
    ):
        j -= 1
    near, parsed = phrase_before(doc, j, start), _parsed_subject(doc, i, start)
    if near is None and parsed is None:
        return None
    if near is not None and (parsed is None or _prefers_near(doc, near, parsed)):
        named = _apposed_name(doc, near, start) or near
        held = parsed is not None and _names_office_holder(doc, parsed, near)
        partners = with_partners(doc, named, start)
        return Subject(partners, min(partners[0][0], parsed[0] if parsed and held else near[0]))
    assert parsed is not None
    partners = with_partners(doc, parsed, start)
    return Subject(partners, partners[0][0])


def _parsed_subject(doc: Doc, i: int, start: int) -> Run | None:
    verb = doc[i]
    for _ in range(3):
        own = max((c for c in verb.lefts if c.dep_ in SUBJECTS and c.i >= start), key=lambda c: c.i, default=None)
        if own is not None:
            head = verb.head if own.lower_ in RELATIVE and verb.dep_ == "relcl" else own
            if own.lower_ in RELATIVE and head is own:
                return None
            run = phrase_before(doc, joined_end(doc, head.i), start)
            return (run[0], linked_on(doc, run[0], run[1], i)) if run else None
        if verb.dep_ not in ("conj", "xcomp") or verb.head.i < start:
            return None
        verb = verb.head
    return None


def _prefers_near(doc: Doc, near: Run, parsed: Run) -> bool:
    """Whether the phrase at the verb is the source, rather than the subject that the parse has."""
    if near[0] <= parsed[0]:
        return True
    if (
        clause_between(doc, parsed[1], near[0])
        or doc[near[0] - 1].tag_ == "CD"
        or _names_office_holder(doc, parsed, near)
    ):
        return True
    if doc[near[0] - 1].lower_ == "and" and head_of(doc, near).head.i == head_of(doc, parsed).i:
        return True
    between = doc[parsed[1] : near[0]]
    named = head_of(doc, near).text[0].isupper() and head_of(doc, parsed).is_lower
    if not between and named and near[1] > parsed[1]:
        return True
    tied = any(t.lower_ in RELATIVE or t.text in (",", "(", "-", "–", "—") for t in between)
    if _does_to(doc, near, parsed):
        return False
    linked = doc[near[0] - 1].lower_ in LINKS
    if linked and doc[near[0] - 1].head.i == head_of(doc, parsed).i:
        return False
    if near[1] <= parsed[1]:
        return False
    if tied or linked or not between:
        return not (is_speaker(head_of(doc, parsed)) or head_of(doc, parsed).pos_ == "PROPN") and is_speaker(
            head_of(doc, near)
        )
    return is_speaker(head_of(doc, near))


def _does_to(doc: Doc, near: Run, parsed: Run) -> bool:
    """Whether the nearer phrase only does something to the source: "witnesses interviewed by officials said"."""
    by = doc[near[0] - 1]
    return by.lower_ == "by" and by.head.tag_ in ("VBN", "VBD") and parsed[0] <= by.head.head.i < parsed[1]


def _apposed_name(doc: Doc, run: Run, floor: int) -> Run | None:
    """The name that the phrase explains: "NAME, a resident of the town, said"; "The Centre a network said"."""
    comma = doc[run[0] - 1].text == ","
    office = comma and head_of(doc, run).lemma_.lower() in words().offices
    if run[0] - 2 < floor or not (doc[run[0]].tag_ == "DT" or office) or head_of(doc, run).tag_ != "NN":
        return None
    name = phrase_before(doc, run[0] - comma, floor)
    if name is None or doc[name[0]].ent_type_ in ("GPE", "LOC", *TIMES):
        return None
    body = not comma and head_of(doc, name).lower_ in words().bodies and doc[name[0]].tag_ == "DT"
    first = body or name[0] <= first_word(doc, floor, run[0])
    if not (first and (comma or doc[run[0]].lower_ in ("a", "an"))) and not (comma and doc[name[0] - 1].text == ","):
        return None
    proper = head_of(doc, name).tag_ in ("NNP", "NNPS")
    return name if proper and (first or head_of(doc, name).i == name[1] - 1) else None


def _names_office_holder(doc: Doc, parsed: Run, near: Run) -> bool:
    """ "the head of the district, NAME, said": the name is the source, not the office."""
    named = all(t.pos_ == "PROPN" or t.tag_ == "HYPH" or t.ent_type_ == "PERSON" for t in doc[near[0] : near[1]])
    apart = parsed[1] <= near[0] <= parsed[1] + 2
    offices = words().offices
    return named and apart and any(t.lemma_.lower() in offices for t in doc[parsed[0] : parsed[1]])


def with_partners(doc: Doc, run: Run, floor: int) -> list[Run]:
    """The source and those coordinated before it: "X and Y said"."""
    if run[0] - 1 <= floor or doc[run[0] - 1].lower_ != "and":
        return [run]
    if doc[run[0] - 2].lower_ in words().describing and doc[run[0]].is_lower and doc[run[0]].tag_ != "DT":
        return [(run[0] - 2, run[1])]
    partner = phrase_before(doc, run[0] - 1, floor)
    if partner is None:
        return [run]
    one, other = head_of(doc, partner), head_of(doc, run)
    together = other.dep_ == "conj" and other.head.i == one.i
    return [partner, run] if together or (is_speaker(one) and is_speaker(other)) else [run]


def with_partners_after(doc: Doc, run: Run, ceiling: int) -> list[Run]:
    """The source and one coordinated behind it: "according to X and Y"."""
    if run[1] + 1 >= ceiling or doc[run[1]].lower_ != "and":
        return [run]
    partner = phrase_after(doc, run[1] + 1, ceiling)
    if (
        partner is None
        or not is_speaker(head_of(doc, partner))
        or (partner[1] < ceiling and doc[partner[1]].tag_ in FINITE)
    ):
        return [run]
    return [run, partner]
