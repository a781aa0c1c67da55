"""All sayings of a sentence, with the sources that one brings in for another, and the words between them shared out."""

from __future__ import annotations

from spacy.tokens import Doc

from contested.reader.said.nounphrases import phrase_after
from contested.reader.said.parts import FINITE, apposed_telling, first_word, has_clause
from contested.reader.said.saying import Saying
from contested.reader.said.speakers import is_press
from contested.reader.said.verbs import saying_at
from contested.reader.said.words import words

_BREAKS = frozenset({"but", "while", "whereas", "although", "though", "and", ";", "as", "however"})


def sayings(doc: Doc, start: int, end: int) -> list[Saying]:
    """Every saying of the sentence ``[start, end)``, in order of the text."""
    found: list[Saying] = []
    candidates = [t.i for t in doc[start:end] if words().may_attribute(t)]
    for i in candidates:
        made = saying_at(doc, i, start, end, found)
        if made:
            found.append(made)
    found = [s for s in found if not _only_told(doc, s, found)]
    _relay(doc, found, start, end)
    _back_to_own_voice(doc, found)
    _share_out(doc, found)
    _end_at_asides(doc, found)
    return [s for s in found if any(a < b for a, b in s.regions)]


def _only_told(doc: Doc, said: Saying, found: list[Saying]) -> bool:
    """Whether reports or claims are what another denies, or confirms: "denied X's claim that A"."""
    noun = doc[said.cue]
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words().tellings or noun.dep_ not in ("dobj", "conj"):
        return False
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    above = next((s for s in found if s.cue == verb.i and s.cue < said.cue), None)
    named = said.source[1] < said.cue + 1
    return above is not None and (above.denied or (verb.lemma_.lower() == "confirm" and not named))


def _relay(doc: Doc, found: list[Saying], start: int, end: int) -> None:
    """Put the source that is cited behind the one that cites it: "X, citing Y, said"."""
    for i in (t.i for t in doc[start:end] if t.lemma_.lower() in words().relaying and t.tag_ == "VBG"):
        cited = phrase_after(doc, i + 1, end)
        phrase = next((s for s in found if s.cue == i), None)
        others = [s for s in found if s is not phrase]
        host = next((s for s in others if cited and s.source[1] <= i <= s.cue + 8), None)
        if host is None and i <= first_word(doc, start, end):
            host = next((s for s in others if cited and i < s.source[0]), None)
        if host is None or cited is None:
            continue
        host.sources = [*host.sources, cited]
        host.regions = [(max(a, cited[1]), b) if i - 3 < a <= cited[0] < b else (a, b) for a, b in host.regions]
        if phrase:
            found.remove(phrase)


def _back_to_own_voice(doc: Doc, found: list[Saying]) -> None:
    """End what was said where the outlet sets something against it: "X claimed A, although B"."""
    for s in found:
        if not s.leads:
            continue
        s.regions = [(a, next((k for k in range(a + 3, b) if _contrasts(doc, k)), b)) for a, b in s.regions]


def _end_at_asides(doc: Doc, found: list[Saying]) -> None:
    """End what was said before a claim that another denies: "X said A, a claim Y denied"."""
    for aside in (s for s in found if s.denied and apposed_telling(doc[s.cue]) is not None):
        first = aside.regions[0][0]
        for s in found:
            if s is not aside:
                s.regions = [(a, min(b, first - 1)) if a < first else (a, b) for a, b in s.regions]


def _contrasts(doc: Doc, k: int) -> bool:
    return doc[k].lower_ in words().contrasts and doc[k - 1].text == ","


def _share_out(doc: Doc, found: list[Saying]) -> None:
    """Settle whose words those between two sayings are."""
    for k, s in enumerate(found):
        for later in found[k + 1 :]:
            if later.denied != s.denied and later.leads and later.source[0] <= s.cue:
                # "denied A and said B": one subject, and what it says is not what it denies.
                cut = _break_before(doc, later.cue, s.cue)
                s.regions = [(a, b if cut is None else min(b, cut)) for a, b in s.regions]
                continue
            if later.sources == s.sources:
                continue
            begins = min(later.sources[0][0], later.cue)
            if later.leads:
                cut = _break_before(doc, begins, s.cue)
                if cut is not None:
                    s.regions = [(a, min(b, cut)) for a, b in s.regions]
            elif s.leads and is_press(doc, later.source) and not is_press(doc, s.source):
                s.regions = [(a, min(b, begins)) for a, b in s.regions]
            elif s.leads and (ends := _object_ends(doc, s, begins)) is not None:
                # "X claimed the hill, while a battle raged, Y said": Y says all of it, and X but what it claimed.
                s.regions = [(a, min(b, ends)) for a, b in s.regions]
            elif s.leads:
                later.regions = [(max(a, s.regions[0][0]), b) for a, b in later.regions]
            else:
                _part(doc, s, later, begins)


def _object_ends(doc: Doc, s: Saying, begins: int) -> int | None:
    """Where what a verb claims ends, if that is a noun phrase: at a clause of its own, else at the comma before
    ``begins``."""
    verb = doc[s.cue]
    claimed = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if claimed is None or any(c.dep_ == "ccomp" for c in verb.children):
        return None
    behind = (k for k in range(claimed.i + 1, begins) if doc[k].lower_ in ("while", "as", "whereas"))
    return next((k for k in behind if has_clause(doc, k, begins)), begins if doc[begins - 1].text == "," else None)


def _part(doc: Doc, s: Saying, later: Saying, begins: int) -> None:
    """Two sayings behind their content: "A, X said, and B, Y said" has a clause between, "A, X said, Y said" none."""
    between = has_clause(doc, s.cue + 1, begins)
    s.regions = [(a, min(b, s.cue)) if a < s.cue else (a, a) for a, b in s.regions]
    if between and begins - s.cue > 3:
        later.regions = [(s.cue + 1, b) if a <= s.cue < b else (a, b) for a, b in later.regions]


def _break_before(doc: Doc, source: int, floor: int) -> int | None:
    """Where a clause of its own begins that the source at ``source`` opens."""
    for j in range(source - 1, max(floor, source - 9), -1):
        if doc[j].lower_ in _BREAKS:
            return None if doc[j + 1].lower_ == "that" else j
        if doc[j].tag_ in FINITE:
            return None
    return None
