"""Sayings of one sentence: the verb or phrase that attributes, its source, and the words attributed."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from contested.reader.sayingparts import (
    FINITE,
    QUOTES,
    RELATIVE,
    Subject,
    addressee,
    behind,
    clause_between,
    first_word,
    has_clause,
    is_cue,
    is_passive,
    subject,
    with_partners_after,
)
from contested.reader.sayingwords import words
from contested.reader.speakers import Run, is_speaker, outlet_in, phrase_after, phrase_before

_OPENERS = frozenset({"but", "while", "whereas", "although", "though"})
_TRAILERS = frozenset(
    {
        "after",
        "as",
        "while",
        "when",
        "following",
        "amid",
        "in",
        "on",
        "since",
        "but",
        "and",
        "before",
        "who",
        "which",
        "whose",
        "hours",
        "days",
        "a",
        "with",
        "without",
        "near",
        "at",
        "part",
        "including",
        "during",
        "because",
        "where",
    }
)
_SUBORDINATORS = frozenset(
    {"that", "which", "who", "whom", "when", "after", "because", "what", "if", "whether", "before", "since", "where"}
)


@dataclass(slots=True)
class Saying:
    """One act of saying in a sentence. Runs are token indices.

    ``sources`` outermost first; ``regions`` the runs that are attributed; ``leads``: the source stands
    before its content; ``text`` is the verb or phrase as written.
    """

    cue: int
    sources: list[Run]
    regions: list[Run]
    leads: bool
    text: str
    denied: bool = False

    @property
    def source(self) -> Run:
        """The run that names the innermost source."""
        return self.sources[-1]


def saying_at(doc: Doc, i: int, start: int, end: int, before: list[Saying]) -> Saying | None:
    """The saying whose phrase or verb begins at token ``i`` of the sentence ``[start, end)``."""
    by_phrase = _by_phrase(doc, i, start, end)
    if by_phrase or not is_cue(doc[i]):
        return by_phrase
    token = doc[i]
    if token.tag_ == "VB" and any(
        doc[j].tag_ in ("TO", "MD") or doc[j].lower_ in ("n't", "not") for j in range(max(start, i - 2), i)
    ):
        return None
    if is_passive(doc, i, start):
        return _passive(doc, i, start, end)
    if token.tag_ == "VBG" and not (i > start and doc[i - 1].lower_ in ("is", "are", "was", "were", "been")):
        return _participle(doc, i, start, end, before)
    return _inverted(doc, i, start, end) or _active(doc, i, start, end)


# --- "according to X"


def _by_phrase(doc: Doc, i: int, start: int, end: int) -> Saying | None:
    for phrase in words().prepositions.get(doc[i].lower_, ()):
        if i + len(phrase) < end and all(doc[i + k].lower_ == w for k, w in enumerate(phrase)):
            return _according(doc, i, i + len(phrase), start, end)
    return None


def _according(doc: Doc, i: int, past: int, start: int, end: int) -> Saying | None:
    source = phrase_after(doc, past, end)
    if source is None:
        return None
    holder = phrase_after(doc, source[1] + 1, end) if source[1] < end and doc[source[1]].text == "," else None
    if (
        holder
        and any(t.lemma_.lower() in words().offices for t in doc[source[0] : source[1]])
        and all(t.pos_ == "PROPN" for t in doc[holder[0] : holder[1]])
    ):
        source = holder
    sources = with_partners_after(doc, source, end)
    last = sources[-1][1]
    leads = i <= first_word(doc, start, end) or not has_clause(doc, start, i)
    regions = [(last, end)] if leads else [(start, i)]
    if not leads and last < end and doc[last].lower_ not in _OPENERS:
        regions.append((last, end))
    return Saying(i, sources, regions, leads, doc[i:past].text.lower())


# --- "X was quoted as saying", "reported by X"


def _passive(doc: Doc, i: int, start: int, end: int) -> Saying | None:
    by = next((j for j in range(i + 1, min(i + 4, end)) if doc[j].lower_ == "by"), None)
    agent = phrase_after(doc, by + 1, end) if by else None
    lemma = doc[i].lemma_.lower()
    if lemma in words().relaying and any(t.lower_ == "saying" for t in doc[i : min(i + 12, end)]):
        return _quoted(doc, i, start, end, agent)
    if (
        agent is None
        or lemma in words().object_is_deed
        or not (is_speaker(doc[agent[1] - 1]) or (lemma in words().denying and doc[agent[1] - 1].ent_type_ == "GPE"))
    ):
        return None
    if lemma in words().denying:
        denied = phrase_before(doc, i - (doc[i - 1].pos_ == "AUX"), start) or (start, i)
        return Saying(i, with_partners_after(doc, agent, end), [denied], False, doc[i].text, True)
    return Saying(i, [agent], [(start, i), (agent[1], end)], False, doc[i].text)


def _quoted(doc: Doc, i: int, start: int, end: int, agent: Run | None) -> Saying | None:
    """ "Y was quoted (by X) as saying A (on X)"."""
    found = subject(doc, i, start)
    saying = next(j for j in range(i, end) if doc[j].lower_ == "saying")
    if found is None:
        return None
    if agent is None and saying + 2 < end and doc[saying + 1].lower_ in ("on", "by", "in"):
        agent = phrase_after(doc, saying + 2, end)
    sources = [agent, found.sources[-1]] if agent else found.sources
    content = behind(doc, agent[1] if agent and agent[0] > saying else saying + 1, end)
    leads = has_clause(doc, content, end)
    return Saying(i, sources, [(content, end)] if leads else [(start, found.begins)], leads, doc[i].text)


# --- "X said A"; "A, X said"


def _active(doc: Doc, i: int, start: int, end: int) -> Saying | None:
    found = subject(doc, i, start)
    if found is None:
        return None
    quoting = _quoting(doc, i, found, start, end)
    if quoting:
        return quoting
    told, past = addressee(doc, i, end)
    outlet = told and (outlet_in(doc, told) or (told if doc[told[1] - 1].lower_ in words().outlet_classes else None))
    sources = [outlet, *found.sources] if outlet else found.sources
    content = behind(doc, past, end)
    denied = doc[i].lemma_.lower() in words().denying
    left, begins = first_word(doc, start, end), found.begins
    if begins > left and _is_final(doc, i, content, left, begins, end):
        rest = [] if content >= end or doc[content].lower_ in _OPENERS else [(content, end)]
        return Saying(i, sources, [(start, begins), *rest], False, doc[i].text, denied)
    if not _says_something(doc, i, content, end):
        return None
    around = begins > left and doc[begins - 1].text in (",", *QUOTES) and i + 1 < end and doc[i + 1].text == ","
    regions = [(start, begins), (content, end)] if around else [(content, end)]
    return Saying(i, sources, regions, not around, doc[i].text, denied)


def _quoting(doc: Doc, i: int, found: Subject, start: int, end: int) -> Saying | None:
    """ "X quoted Y as saying A"; "A, X quoted Y as saying"."""
    if doc[i].lemma_.lower() not in words().relaying:
        return None
    quoted = phrase_after(doc, i + 1, end)
    if quoted is None:
        return None
    saying = next(
        (j for j in range(quoted[1], min(quoted[1] + 25, end)) if doc[j].lower_ in ("saying", "stating")), None
    )
    content = behind(doc, saying + 1 if saying is not None else quoted[1], end)
    leads = has_clause(doc, content, end) or not has_clause(doc, start, found.begins)
    return Saying(
        i, [*found.sources, quoted], [(content, end)] if leads else [(start, found.begins)], leads, doc[i].text
    )


def _is_final(doc: Doc, i: int, content: int, left: int, source: int, end: int) -> bool:
    """Whether what was said stands before the source, so that nothing or only an addition follows the verb."""
    if doc[source - 1].text in QUOTES and source - 1 > left:
        return True
    if not has_clause(doc, left, source) or doc[source - 1].lower_ in _SUBORDINATORS:
        return False
    rest = [t for t in doc[content:end] if not t.is_space]
    if not rest or rest[0].text in (".", "!", "?", ";", "-", "–", "—"):
        return True
    if rest[0].text in QUOTES:
        return len(rest) <= 3
    if rest[0].lower_ == "that" or doc[i + 1].lower_ == "that" or doc[source - 1].lower_ in (*_OPENERS, "and", "as"):
        return False
    if rest[0].tag_ == "VBG" or rest[0].lower_ in _TRAILERS:
        return not (
            rest[0].lower_ in ("in", "on", "a", "at", "near", "after", "since", "during")
            and clause_between(doc, content, end)
        )
    lemma = doc[i].lemma_.lower()
    return not any(t.tag_ in FINITE for t in rest) and (lemma in words().clause_only or lemma == "say")


def _says_something(doc: Doc, i: int, content: int, end: int) -> bool:
    lemma = doc[i].lemma_.lower()
    if not any(t.is_alpha for t in doc[content:end]):
        return False
    if lemma in words().clause_only:
        return any(t.tag_ in FINITE or t.tag_ in ("VBG", "VBN") for t in doc[content:end])
    return lemma not in words().object_is_deed


# --- "said X"


def _inverted(doc: Doc, i: int, start: int, end: int) -> Saying | None:
    """ "…, said X": the source behind the verb, with the content before it."""
    if doc[i].tag_ not in ("VBD", "VBZ", "VBN", "VBP") or i == first_word(doc, start, end):
        return None
    closes = doc[i - 1].text in QUOTES or doc[i - 1].text == ","
    lemma = doc[i].lemma_.lower()
    if not closes and (
        lemma not in words().plain or doc[i - 1].tag_ in ("RB", "PRP") or doc[i - 1].lower_ in ("has", "have", "had")
    ):
        return None
    source = phrase_after(doc, i + 1, end)
    if source is None or (
        not is_speaker(doc[source[1] - 1]) and not any(t.pos_ == "PROPN" for t in doc[source[0] : source[1]])
    ):
        return None
    if source[1] < end and doc[source[1]].tag_ in FINITE:
        return None
    if not closes and not _stands_behind(doc, i, source, start, end):
        return None
    return Saying(i, [source], [(start, i), (source[1], end)], False, doc[i].text)


def _stands_behind(doc: Doc, i: int, source: Run, start: int, end: int) -> bool:
    """Whether, without a comma before the verb, the phrase behind it is the source all the same."""
    if not has_clause(doc, start, i) or _clause_follows(doc, source[1], end):
        return False
    near = phrase_before(doc, i, start)
    return near is None or (
        doc[i].lemma_.lower() in ("say", "add")
        and not (is_speaker(doc[near[1] - 1]) and doc[near[0]].tag_ == "DT" and not is_speaker(doc[source[1] - 1]))
    )


def _clause_follows(doc: Doc, a: int, end: int) -> bool:
    for t in doc[a:end]:
        if t.lower_ in RELATIVE or t.tag_ == "VBG" or t.text in (",", ";", *QUOTES):
            return False
        if t.tag_ in FINITE:
            return True
    return False


# --- "…, adding that"


def _participle(doc: Doc, i: int, start: int, end: int, before: list[Saying]) -> Saying | None:
    lemma = doc[i].lemma_.lower()
    if lemma in words().relaying or lemma not in words().adding or (i > start and doc[i - 1].lower_ == "as"):
        return None
    content = behind(doc, addressee(doc, i, end)[1], end)
    if not _says_something(doc, i, content, end):
        return None
    own = phrase_before(doc, i, start)
    denied = lemma in words().denying
    if own and own[0] > start and doc[own[0] - 1].lower_ == "with":
        return Saying(i, [own], [(content, end)], True, doc[i].text, denied)
    if before:
        before[-1].regions = [(a, min(b, i)) if a < i else (a, b) for a, b in before[-1].regions]
        return Saying(i, list(before[-1].sources), [(content, end)], True, doc[i].text, denied)
    found = subject(doc, doc[i].head.i, start) if start <= doc[i].head.i < i and doc[i].head.pos_ == "VERB" else None
    if found is None or not is_speaker(doc[found.sources[-1][1] - 1]):
        return None
    return Saying(i, found.sources, [(content, end)], True, doc[i].text, denied)
