"""Sayings of one sentence: the verb or phrase that attributes, its source, and the words attributed."""

from __future__ import annotations

from spacy.tokens import Doc

from contested.reader.said.cues import is_cue, is_passive
from contested.reader.said.nounphrases import phrase_after, phrase_before
from contested.reader.said.parts import (
    FINITE,
    QUOTES,
    RELATIVE,
    addressee,
    apposed_telling,
    behind,
    clause_between,
    first_word,
    has_clause,
)
from contested.reader.said.phrases import by_noun, by_passive, by_phrase
from contested.reader.said.saying import Saying
from contested.reader.said.speakers import Run, head_of, is_speaker, outlet_in
from contested.reader.said.subjects import Subject, subject, with_partners_after
from contested.reader.said.words import words


def saying_at(doc: Doc, i: int, start: int, end: int, before: list[Saying]) -> Saying | None:
    """The saying whose phrase or verb begins at token ``i`` of the sentence ``[start, end)``."""
    named = by_phrase(doc, i, start, end) or by_noun(doc, i, start, end)
    if named or not is_cue(doc[i]):
        return named
    token = doc[i]
    if _unsaid(doc, i, start):
        return None
    aside = apposed_telling(token) if token.lemma_.lower() in words().denying else None
    if aside is not None:
        return _aside(doc, i, aside, start, end)
    if is_passive(doc, i, start):
        return by_passive(doc, i, start, end)
    if token.tag_ == "VBG" and not (i > start and doc[i - 1].lower_ in ("is", "are", "was", "were", "been")):
        return _participle(doc, i, start, end, before)
    return _inverted(doc, i, start, end) or _active(doc, i, start, end)


def _aside(doc: Doc, i: int, aside: int, start: int, end: int) -> Saying | None:
    """ "A, a claim X denied", "A, a claim denied by X": X denies, and A stays with who said it."""
    source = phrase_after(doc, i + 2, end) if doc[i + 1 : i + 2].text == "by" else phrase_before(doc, i, start)
    if source is not None and source[0] <= aside < source[1] - 1:
        source = (source[1] - 1, source[1])
    return Saying(i, [source], [(aside, i + 1)], False, doc[i].text, True) if source else None


def _unsaid(doc: Doc, i: int, start: int) -> bool:
    """Whether the verb says that nothing was said: "did not say", "has not claimed", "neither confirmed nor denied"."""
    before = doc[max(start, i - 2) : i]
    if doc[i].tag_ == "VB" and any(t.tag_ in ("TO", "MD") for t in before):
        return True
    negated = doc[i].tag_ in ("VB", "VBN") and any(t.lower_ in ("n't", "not") for t in before)
    return negated or (i > start and doc[i - 1].lower_ in ("nor", "neither"))


# --- "X said A"; "A, X said"


def _active(doc: Doc, i: int, start: int, end: int) -> Saying | None:
    found = subject(doc, i, start)
    if found is None:
        return None
    shown = _told_in(doc, i, start) if doc[i].lemma_.lower() == "show" and doc[i].dep_ == "relcl" else None
    if shown:
        return Saying(i, [_publisher(doc, shown, start) or shown], [(i + 1, end)], True, doc[i].text)
    quoting = _quoting(doc, i, found, start, end)
    if quoting:
        return quoting
    told, past = addressee(doc, i, end)
    outlet = told and (outlet_in(doc, told) or (told if doc[told[1] - 1].lower_ in words().outlet_classes else None))
    sources = [outlet, *found.sources] if outlet else found.sources
    content = behind(doc, past, end)
    denied = doc[i].lemma_.lower() in words().denying
    left, begins = first_word(doc, start, end), found.begins
    if doc[i].lemma_.lower() in words().object_is_deed and words().utterances & {
        head_of(doc, found.sources[-1]).lemma_
    }:
        return None
    if begins > left and _is_final(doc, i, content, left, begins, end):
        rest = [] if content >= end or doc[content].lower_ in words().own_clauses else [(content, end)]
        return Saying(i, sources, [(start, begins), *rest], False, doc[i].text, denied)
    if not _says_something(doc, i, content, end):
        return None
    if aside := _aside_end(doc, i, begins, end):
        return Saying(i, sources, [(content, aside)], True, doc[i].text, denied)
    around = begins > left and doc[begins - 1].text in (",", *QUOTES) and i + 1 < end and doc[i + 1].text == ","
    regions = [(start, begins), (content, end)] if around else [(content, end)]
    return Saying(i, sources, regions, not around, doc[i].text, denied)


def _aside_end(doc: Doc, i: int, begins: int, end: int) -> int | None:
    """Where a relative clause between commas ends that holds all that is said: "M23 rebels, whom Kinshasa says are
    backed by Rwanda, seized"; None where the saying is no such clause."""
    if begins < 2 or doc[begins - 1].lower_ not in RELATIVE or doc[begins - 2].text != ",":
        return None
    return next((k for k in range(i + 1, end) if doc[k].text == ","), None)


def _quoting(doc: Doc, i: int, found: Subject, start: int, end: int) -> Saying | None:
    """ "X quoted Y as saying A"; "A, X quoted Y as saying"."""
    quoted = phrase_after(doc, i + 1, end)
    if quoted is None or not _relays(doc, i, end):
        return None
    saying = next(
        (j for j in range(quoted[1], min(quoted[1] + 25, end)) if doc[j].lower_ in ("saying", "stating")), None
    )
    content = behind(doc, saying + 1 if saying is not None else quoted[1], end)
    leads = has_clause(doc, content, end) or not has_clause(doc, start, found.begins)
    return Saying(
        i,
        [*found.sources, *with_partners_after(doc, quoted, end)],
        [(content, end)] if leads else [(start, found.begins)],
        leads,
        doc[i].text,
    )


def _relays(doc: Doc, i: int, end: int) -> bool:
    """Whether the verb brings in another source: "quoted Y", "reported Y as saying"."""
    said_so = any(doc[j].lower_ == "as" and doc[j + 1].lower_ == "saying" for j in range(i, min(i + 20, end - 1)))
    return said_so or doc[i].lemma_.lower() in words().relaying


def _is_final(doc: Doc, i: int, content: int, left: int, source: int, end: int) -> bool:
    """Whether what was said stands before the source, so that nothing or only an addition follows the verb."""
    if doc[source - 1].text in QUOTES and source - 1 > left:
        return True
    if not has_clause(doc, left, source) or doc[source - 1].lower_ in words().subordinators:
        return False
    rest = [t for t in doc[content:end] if not t.is_space]
    if not rest or rest[0].text in (".", "!", "?", ";", "-", "–", "—"):
        return True
    if rest[0].text in QUOTES:
        return len(rest) <= 3
    if (
        rest[0].lower_ == "that"
        or doc[i + 1].lower_ == "that"
        or doc[source - 1].lower_ in (*words().own_clauses, "and", "as")
    ):
        return False
    if rest[0].tag_ == "VBG" or rest[0].lower_ in words().trailers:
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
    if lemma == "put" and not any(t.lemma_.lower() in words().figures for t in doc[i + 1 : i + 8]):
        return False
    if lemma in words().clause_only:
        return _clause_follows_verb(doc, i, content, end)
    return lemma not in words().object_is_deed


def _clause_follows_verb(doc: Doc, i: int, content: int, end: int) -> bool:
    if not any(t.tag_ in FINITE or t.tag_ in ("VBG", "VBN", "VB") for t in doc[content:end]):
        return False
    opens = (
        doc[content].lower_ in ("that", "how", "to") or doc[content].text in QUOTES or doc[content - 1].lower_ == "that"
    )
    return opens or any(c.dep_ in ("ccomp", "prt") and c.i > i for c in doc[i].children)


# --- "said X"


def _inverted(doc: Doc, i: int, start: int, end: int) -> Saying | None:
    """ "…, said X": the source behind the verb, with the content before it."""
    if doc[i].tag_ not in ("VBD", "VBZ", "VBN", "VBP") or i == first_word(doc, start, end):
        return None
    closes = doc[i - 1].text in QUOTES or doc[i - 1].text == ","
    lemma = doc[i].lemma_.lower()
    if lemma in words().addressing and doc[i - 1].text not in QUOTES:
        return None
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
    return Saying(i, [source], [(start, i)], False, doc[i].text)


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


def _publisher(doc: Doc, shown: Run, start: int) -> Run | None:
    """Who published what is shown: "X released a video showing A", "X issued a statement saying A"."""
    verb = head_of(doc, shown).head
    if verb.lemma_.lower() not in words().object_is_deed | words().publishing or verb.i >= shown[0]:
        return None
    if is_passive(doc, verb.i, start):
        return None
    found = subject(doc, verb.i, start)
    return found.sources[-1] if found else None


def _told_in(doc: Doc, i: int, start: int) -> Run | None:
    """The statement or video that the participle or the relative clause at ``i`` hangs on: "a statement saying",
    "footage from X that showed"."""
    noun = doc[i].head if doc[i].dep_ in ("acl", "relcl") else None
    while noun is not None and noun.lemma_.lower() not in words().utterances:
        noun = noun.head.head if noun.dep_ == "pobj" and start <= noun.head.head.i < noun.i else None
    if noun is None or not start <= noun.i < i:
        return None
    return phrase_before(doc, noun.i + 1, start)


def _participle(doc: Doc, i: int, start: int, end: int, before: list[Saying]) -> Saying | None:
    lemma = doc[i].lemma_.lower()
    if lemma in words().relaying or (i > start and doc[i - 1].lower_ == "as"):
        return None
    content = behind(doc, addressee(doc, i, end)[1], end)
    if not _says_something(doc, i, content, end):
        return None
    own = phrase_before(doc, i, start)
    denied = lemma in words().denying
    if own and own[0] > start and doc[own[0] - 1].lower_ == "with":
        return Saying(i, [own], [(content, end)], True, doc[i].text, denied)
    own = own if own and head_of(doc, own).lemma_.lower() in words().utterances else _told_in(doc, i, start)
    if own and (lemma == "show" or _publisher(doc, own, start)):
        return Saying(i, [_publisher(doc, own, start) or own], [(content, end)], True, doc[i].text, denied)
    if lemma not in words().adding:
        return None
    if before:
        before[-1].regions = [(a, min(b, i)) if a < i else (a, b) for a, b in before[-1].regions]
        return Saying(i, list(before[-1].sources), [(content, end)], True, doc[i].text, denied)
    found = subject(doc, doc[i].head.i, start) if start <= doc[i].head.i < i and doc[i].head.pos_ == "VERB" else None
    if found is None or not is_speaker(doc[found.sources[-1][1] - 1]):
        return None
    return Saying(i, found.sources, [(content, end)], True, doc[i].text, denied)
