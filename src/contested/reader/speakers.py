"""Noun phrases that can name a source: where one ends before a verb, or begins behind it.

The parse is asked where it helps. Reports that have lost their commas are parsed wrongly around the
source ("… killing four Reuters reported"), so the words themselves have the last say.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from contested.reader.sayingwords import words

Run = tuple[int, int]
"""Token indices of a document, the second behind the last token."""

LINKS = frozenset({"of", "for", "at", "in", "from", "inside", "with", "on", "near", "around", "to"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
TIMES = frozenset({"DATE", "TIME"})
_STARTS = frozenset({"DT", "PRP$", "PDT"})
_INSIDE = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "JJR", "JJS", "HYPH", "AFX", "POS", "ADD", "FW"})
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
_ATTACHED = frozenset({"compound", "amod", "poss", "nmod", "npadvmod", "punct", "nummod"})
_OBJECTS = frozenset({"him", "her", "them", "us", "me", "himself", "themselves"})


def is_nominal(token: Token) -> bool:
    """Whether the token can head a source's name."""
    return token.tag_ in ("NNS", "NN", "NNP", "NNPS") or token.pos_ in ("NOUN", "PROPN") or is_pronoun(token)


def is_pronoun(token: Token) -> bool:
    """Whether the token is a pronoun that can speak."""
    return token.lower_ in words().pronouns


def is_speaker(token: Token) -> bool:
    """Whether a phrase with this head names somebody who can speak, rather than a thing or a place."""
    w = words()
    known = token.lemma_.lower() in w.speakers or token.lower_ in w.speakers or token.lemma_.lower() in w.offices
    return (
        known
        or is_pronoun(token)
        or token.ent_type_ in ("PERSON", "ORG", "NORP")
        or is_outlet(token.doc, (token.i, token.i + 1))
    )


def is_outlet(doc: Doc, run: Run) -> bool:
    """Whether the run, less its article, is the name of an outlet."""
    start = run[0] + (doc[run[0]].tag_ == "DT")
    return tuple(t.text for t in doc[start : run[1]]) in words().outlets


def is_press(doc: Doc, run: Run) -> bool:
    """Whether the run names an outlet or the media."""
    return outlet_in(doc, run) is not None or any(
        t.lower_ in words().outlet_classes or t.lower_ == "media" for t in doc[run[0] : run[1]]
    )


def outlet_in(doc: Doc, run: Run) -> Run | None:
    """The longest name of an outlet within the run."""
    spans = [(i, j) for i in range(run[0], run[1]) for j in range(min(i + 6, run[1]), i, -1) if is_outlet(doc, (i, j))]
    return max(spans, key=lambda s: s[1] - s[0], default=None)


# --- leftwards


def phrase_before(doc: Doc, end: int, floor: int) -> Run | None:
    """The noun phrase that ends just before token ``end``, not reaching left of ``floor``."""
    last = end - 1
    if last >= floor and doc[last].text in (")", "]"):
        opening = next((j for j in range(last, max(floor, last - 12) - 1, -1) if doc[j].text in ("(", "[")), None)
        inner = phrase_before(doc, opening, floor) if opening is not None else None
        return (inner[0], end) if inner else None
    if last < floor or not is_nominal(doc[last]) or doc[last].ent_type_ in TIMES:
        return None
    if is_pronoun(doc[last]):
        return (last, end)
    start = _described(doc, _left_edge(doc, last, floor), last)
    linked = _linked_head(doc, start, floor)
    return (linked[0], end) if linked else (start, end)


def _left_edge(doc: Doc, last: int, floor: int) -> int:
    start = last
    for j in range(last - 1, floor - 1, -1):
        token = doc[j]
        if token.tag_ in _STARTS:
            return j
        if token.tag_ == "CD":
            return j if token.dep_ == "nummod" and start <= token.head.i <= last and j + 1 == start else start
        if not _continues(doc, j, start, last):
            return start
        start = j
    return start


def _continues(doc: Doc, j: int, start: int, last: int) -> bool:
    """Whether token ``j`` belongs to the noun phrase that has been followed from ``last`` back to ``start``."""
    token = doc[j]
    if token.ent_type_ in TIMES or token.is_space:
        return False
    if not token.whitespace_ and token.text not in ('"', "“", "”", ".", ","):
        return True
    if token.tag_ == "NNP" and token.ent_type_ in PLACES and _opens_after_place(doc, j, start):
        return False
    if token.tag_ == "NNS" or token.tag_ in _PARTICIPLES:
        return token.dep_ in _ATTACHED and start <= token.head.i <= last
    return token.tag_ in _INSIDE and not token.is_punct


def _opens_after_place(doc: Doc, j: int, start: int) -> bool:
    """Whether the phrase begins behind the place name that ends at ``j``: "in northern Idlib | activists"."""
    return (
        doc[start].ent_type_ not in PLACES and doc[start].lower_ not in words().grounds and _behind_preposition(doc, j)
    )


def _behind_preposition(doc: Doc, j: int) -> bool:
    while j > 0 and (doc[j - 1].tag_ in ("JJ", "NNP", "HYPH") or not doc[j - 1].whitespace_):
        j -= 1
    return j > 0 and doc[j - 1].pos_ in ("ADP", "SCONJ")


def _described(doc: Doc, start: int, last: int) -> int:
    """The start of the phrase without a noun phrase that a lost comma has glued to it."""
    outlet = next((i for i in range(start, last) if is_outlet(doc, (i, last + 1))), None)
    if outlet is not None and doc[outlet].tag_ != "DT":
        return outlet if outlet > start and doc[start].tag_ != "PRP$" else start
    if (
        doc[start].tag_ in _PARTICIPLES
        and start > 0
        and (doc[start - 1].pos_ in ("AUX", "CCONJ") or doc[start - 1].tag_ in ("CD", "JJR", "NNS"))
    ):
        start += 1
    k = last
    while k > start and _describes(doc[k - 1]):
        k -= 1
    return k if k > start and is_speaker(doc[last]) and _ends_phrase(doc, start, k, last) else start


def _describes(token: Token) -> bool:
    joined = not token.whitespace_ or (token.i > 0 and not token.nbor(-1).whitespace_ and token.nbor(-1).text == "-")
    return (
        joined or token.tag_ in ("JJ", "POS", "HYPH") or token.lower_ in words().describing or token.ent_type_ == "NORP"
    )


def _ends_phrase(doc: Doc, start: int, k: int, last: int) -> bool:
    """Whether a noun phrase may end before token ``k``, so that another begins there."""
    token = doc[k - 1]
    if doc[k].tag_ in ("NNP", "NNPS") and token.tag_ in ("NNP", "NNPS"):
        return False
    if token.lower_ in words().grounds or token.tag_ == "NNS" or token.lemma_ in words().again:
        return True
    if token.ent_type_ in PLACES or token.tag_ == "NNP":
        return doc[last].is_lower and _behind_preposition(doc, k - 1)
    return doc[last].tag_ == "NNS" and token.tag_ == "NN" and k - start > 1


def _linked_head(doc: Doc, start: int, floor: int) -> Run | None:
    """The phrase before a preposition that ties the two: "a source at" before "the police command"."""
    if start - 2 < floor or doc[start - 1].lower_ not in LINKS:
        return None
    noun = doc[start - 2]
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    hangs = doc[start - 1].head.i == noun.i and is_speaker(noun)
    proper = (
        noun.tag_ in ("NNP", "NNPS")
        and noun.ent_type_ not in (*PLACES, *TIMES)
        and doc[start - 1].lower_ in ("of", "for")
        and doc[start].tag_ in ("NNP", "NNPS", "DT")
    )
    return phrase_before(doc, start - 1, floor) if hangs or proper else None


# --- rightwards


def phrase_after(doc: Doc, start: int, ceiling: int) -> Run | None:
    """The noun phrase that begins at token ``start``, before ``ceiling``."""
    if start >= ceiling:
        return None
    if is_pronoun(doc[start]) or doc[start].lower_ in _OBJECTS:
        return (start, start + 1)
    end = _right_edge(doc, start, ceiling)
    if end == start or not is_nominal(doc[end - 1]):
        return None
    return (start, linked_on(doc, start, end, ceiling))


def linked_on(doc: Doc, start: int, end: int, ceiling: int) -> int:
    """Where the phrase ``[start, end)`` ends with all that prepositions hang on to its head."""
    while (
        end < ceiling - 1
        and doc[end].lower_ in LINKS
        and start <= doc[end].head.i < end
        and is_speaker(doc[doc[end].head.i])
    ):
        more = _right_edge(doc, end + 1, ceiling)
        if more == end + 1 or not is_nominal(doc[more - 1]) or doc[end + 1].ent_type_ in TIMES:
            break
        end = more
    if end < ceiling - 2 and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].is_upper:
        end += 3
    return end


def _right_edge(doc: Doc, start: int, ceiling: int) -> int:
    end = start
    for j in range(start, ceiling):
        token = doc[j]
        starts = token.tag_ in _STARTS or token.tag_ == "CD"
        joined = j > start and not doc[j - 1].whitespace_ and (token.text == "-" or doc[j - 1].text == "-")
        if starts and j > start and doc[j - 1].tag_ not in _STARTS:
            break
        if token.ent_type_ in TIMES and not starts and not joined:
            break
        inside = token.tag_ in _INSIDE or (token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound"))
        if not (starts or inside or joined):
            break
        end = j + 1
        if is_outlet(doc, (start, end)) and not _named_on(doc, start, end):
            break
    while end > start and doc[end - 1].tag_ in ("HYPH", "POS", "CD", "DT", "JJ"):
        end -= 1
    return end


def _named_on(doc: Doc, start: int, end: int) -> bool:
    """Whether the outlet's name goes on behind ``end``, or its class word follows."""
    longer = any(is_outlet(doc, (start, k)) for k in range(end + 1, min(end + 5, len(doc) + 1)))
    return longer or (end < len(doc) and doc[end].lower_ in words().outlet_classes)
