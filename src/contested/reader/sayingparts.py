"""The parts of a saying: its subject, who was told, how it was said, and where the content begins."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.reader.sayingwords import words
from contested.reader.speakers import LINKS, TIMES, Run, is_speaker, linked_on, phrase_after, phrase_before

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»"})
RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "where", "when"})
_ADVERBS = frozenset({"RB", "RBR", "UH"})
_AUXILIARY = frozenset(
    {
        "have",
        "has",
        "had",
        "did",
        "do",
        "does",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "to",
    }
)
_FILLERS = frozenset({"but", "and", "meanwhile", "however", "also", "still", "yet", "#", "##", "###", "####"})
_DATED = frozenset({"on", "at", "in", "late", "early", "earlier", "to", "by", "since"})


def first_word(doc: Doc, start: int, end: int) -> int:
    """The first token of a sentence that is more than a mark or a linking word."""
    i = start
    while i < end and (doc[i].is_punct or doc[i].is_space or doc[i].lower_ in _FILLERS):
        i += 1
    return i


def has_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether a verb stands in the tokens."""
    return any(t.tag_ in FINITE or t.tag_ == "VBN" for t in doc[start:end])


def clause_between(doc: Doc, a: int, b: int) -> bool:
    """Whether a finite verb that no relative pronoun brings in stands between."""
    relative = False
    for t in doc[a:b]:
        relative = relative or t.lower_ in RELATIVE
        if t.tag_ in FINITE and not relative:
            return True
    return False


def is_passive(doc: Doc, i: int, start: int) -> bool:
    """Whether the verb at ``i`` is a passive ("was reported") or a participle behind a noun ("claimed by")."""
    if doc[i].tag_ not in ("VBN", "VBD"):
        return False
    j = i - 1
    while j >= start and doc[j].tag_ in _ADVERBS:
        j -= 1
    if j >= start and doc[j].lower_ in ("is", "are", "was", "were", "been", "be", "being"):
        return True
    by = i + 1 < len(doc) and doc[i + 1].lower_ == "by"
    return doc[i].tag_ == "VBN" and (by or (doc[i].dep_ == "acl" and not is_speaker(doc[i - 1])))


@dataclass(frozen=True, slots=True)
class Subject:
    """The sources before a verb, the nearest last, and the token where the phrase that names them begins."""

    sources: list[Run]
    begins: int


def subject(doc: Doc, i: int, start: int) -> Subject | None:
    """Who says it, when that stands before the verb at ``i``."""
    j = i
    while j > start and (
        doc[j - 1].tag_ in _ADVERBS or doc[j - 1].lower_ in _AUXILIARY or _is_date(doc, j - 1) or doc[j - 1].text == ","
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


def _is_date(doc: Doc, i: int) -> bool:
    return doc[i].ent_type_ in TIMES or (doc[i].lower_ in _DATED and i + 1 < len(doc) and doc[i + 1].ent_type_ in TIMES)


def _parsed_subject(doc: Doc, i: int, start: int) -> Run | None:
    verb = doc[i]
    for _ in range(3):
        own = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.i >= start), None)
        if own is not None:
            head = verb.head if own.lower_ in RELATIVE and verb.dep_ == "relcl" else own
            if own.lower_ in RELATIVE and head is own:
                return None
            run = phrase_before(doc, head.i + 1, start)
            return (run[0], linked_on(doc, run[0], run[1], i)) if run else None
        if verb.dep_ not in ("conj", "xcomp") or verb.head.i < start:
            return None
        verb = verb.head
    return None


def _head(doc: Doc, run: Run) -> Token:
    """The noun that heads the phrase: the last before a preposition."""
    stop = next((i for i in range(run[0] + 1, run[1]) if doc[i].lower_ in LINKS), run[1])
    return doc[stop - 1]


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
    between = doc[parsed[1] : near[0]]
    tied = any(t.lower_ in RELATIVE or t.text in (",", "(", "-", "–", "—") for t in between)
    linked = doc[near[0] - 1].lower_ in LINKS
    if near[1] <= parsed[1]:
        return False
    if tied or linked or not between:
        return not (is_speaker(_head(doc, parsed)) or _head(doc, parsed).pos_ == "PROPN") and is_speaker(
            _head(doc, near)
        )
    return is_speaker(_head(doc, near))


def _apposed_name(doc: Doc, run: Run, floor: int) -> Run | None:
    """The name that the phrase explains: "NAME, a resident of the town, said"."""
    if run[0] - 2 < floor or doc[run[0] - 1].text != "," or doc[run[0]].tag_ != "DT" or _head(doc, run).tag_ != "NN":
        return None
    name = phrase_before(doc, run[0] - 1, floor)
    proper = name is not None and all(t.pos_ == "PROPN" or t.tag_ == "HYPH" for t in doc[name[0] : name[1]])
    return name if proper and name is not None and doc[name[0]].ent_type_ not in ("GPE", "LOC", "FAC", *TIMES) else None


def _names_office_holder(doc: Doc, parsed: Run, near: Run) -> bool:
    """ "the head of the district, NAME, said": the name is the source, not the office."""
    offices = words().offices
    named = all(t.pos_ == "PROPN" or t.tag_ == "HYPH" or t.ent_type_ == "PERSON" for t in doc[near[0] : near[1]])
    apart = parsed[1] <= near[0] <= parsed[1] + 2
    return named and apart and any(t.lemma_.lower() in offices for t in doc[parsed[0] : parsed[1]])


def with_partners(doc: Doc, run: Run, floor: int) -> list[Run]:
    """The source and those coordinated before it: "X and Y said"."""
    if run[0] - 1 <= floor or doc[run[0] - 1].lower_ != "and":
        return [run]
    partner = phrase_before(doc, run[0] - 1, floor)
    if partner is None or not is_speaker(doc[partner[1] - 1]) or not is_speaker(doc[run[1] - 1]):
        return [run]
    if (
        partner[1] - partner[0] == 1
        and doc[partner[0]].lower_ in words().describing
        and doc[run[0]].is_lower
        and doc[run[0]].tag_ != "DT"
    ):
        return [(partner[0], run[1])]
    return [partner, run]


def with_partners_after(doc: Doc, run: Run, ceiling: int) -> list[Run]:
    """The source and one coordinated behind it: "according to X and Y"."""
    if run[1] + 1 >= ceiling or doc[run[1]].lower_ != "and":
        return [run]
    partner = phrase_after(doc, run[1] + 1, ceiling)
    if (
        partner is None
        or not is_speaker(doc[partner[1] - 1])
        or (partner[1] < ceiling and doc[partner[1]].tag_ in FINITE)
    ):
        return [run]
    return [run, partner]


def addressee(doc: Doc, i: int, end: int) -> tuple[Run | None, int]:
    """Who was told, and where what was said may begin."""
    if doc[i].lemma_.lower() not in words().addressing:
        return None, i + 1
    told = phrase_after(doc, i + 1, end)
    return (told, told[1]) if told else (None, i + 1)


def behind(doc: Doc, i: int, end: int) -> int:
    """The first token behind time, place and manner of the saying."""
    while i < end:
        step = _dated(doc, i, end) or _mannered(doc, i, end) or _bracketed(doc, i, end)
        if not step:
            return i
        i += step
    return i


def _dated(doc: Doc, i: int, end: int) -> int:
    token = doc[i]
    if token.ent_type_ in TIMES or token.is_space or token.text in (",", ":"):
        return 1
    if token.tag_ in _ADVERBS and token.lower_ not in (
        "at",
        "about",
        "around",
        "nearly",
        "almost",
        "only",
        "not",
        "never",
    ):
        return 1
    return 1 if token.lower_ in _DATED and i + 1 < end and doc[i + 1].ent_type_ in TIMES else 0


def _mannered(doc: Doc, i: int, end: int) -> int:
    for phrase in words().manner:
        if i + len(phrase) <= end and all(doc[i + k].lower_ == w for k, w in enumerate(phrase)):
            noun = (
                phrase_after(doc, i + len(phrase), end)
                if phrase[-1]
                in (
                    "on",
                    "via",
                    "through",
                    "to",
                    "from",
                    "at",
                    "the",
                    "his",
                    "its",
                    "her",
                    "their",
                    "state",
                    "a",
                    "during",
                )
                else None
            )
            return (noun[1] if noun else i + len(phrase)) - i
    return 0


def _bracketed(doc: Doc, i: int, end: int) -> int:
    if doc[i].text != "(":
        return 0
    close = next((j for j in range(i, min(i + 10, end)) if doc[j].text == ")"), None)
    return close + 1 - i if close else 0


def is_cue(token: Token) -> bool:
    """Whether the token is a verb that can attribute."""
    w = words()
    lemma = token.lemma_.lower()
    if lemma not in w.cues or not token.tag_.startswith("V") or token.pos_ not in ("VERB", "AUX"):
        return False
    if (
        token.dep_ == "amod"
        and token.tag_ in ("VBN", "VBD")
        and token.nbor(-1 if token.i else 0).tag_ not in ("NN", "NNS", "NNP", "PRP")
    ):
        return False
    needed = w.particle.get(lemma)
    if needed and (token.i + 1 >= len(token.doc) or token.nbor().lower_ not in needed):
        return False
    barred = w.not_said.get(lemma)
    return not (barred and any(t.lower_ in barred for t in token.doc[token.i + 1 : token.i + 9]))
