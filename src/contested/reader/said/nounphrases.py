"""Noun phrases that can name a source: where one ends before a verb, or begins behind it.

The parse is asked where it helps. Reports that have lost their commas are parsed wrongly around the
source ("… killing four Reuters reported"), so the words themselves have the last say.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from contested.reader.said.speakers import (
    LINKS,
    PLACES,
    TIMES,
    Run,
    head_of,
    is_nominal,
    is_outlet,
    is_pronoun,
    is_speaker,
)
from contested.reader.said.words import words

_STARTS = frozenset({"DT", "PRP$", "PDT"})
_INSIDE = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "JJR", "JJS", "HYPH", "AFX", "POS", "ADD", "FW"})
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
_ATTACHED = frozenset({"compound", "amod", "poss", "nmod", "npadvmod", "punct", "nummod"})
_OBJECTS = frozenset({"him", "her", "them", "us", "me", "himself", "themselves"})


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
    start, j = last, last
    while j > floor:
        j -= 1
        token = doc[j]
        if token.tag_ in _STARTS:
            return j
        if token.text == ")":
            opening = next((k for k in range(j, max(floor, j - 8), -1) if doc[k].text == "("), None)
            if opening is None:
                return start
            j = opening
            continue
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
    if doc[start].ent_type_ == "PERSON" and doc[start].lower_ not in words().outlet_classes and _ends_outlet(doc, j):
        return False
    if token.tag_ == "NNS" or token.tag_ in _PARTICIPLES:
        return token.dep_ in _ATTACHED and start <= token.head.i <= last
    return token.tag_ in _INSIDE and not token.is_punct


def _ends_outlet(doc: Doc, j: int) -> bool:
    """Whether the name of an outlet ends with token ``j``."""
    return any(is_outlet(doc, (k, j + 1)) for k in range(max(0, j - 3), j + 1))


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
        return _class_words(doc, start, outlet)
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


def _class_words(doc: Doc, start: int, outlet: int) -> int:
    """Where the words begin that say what the outlet is: "the official news agency" before its name."""
    if outlet == start or doc[outlet - 1].lower_ not in words().outlet_classes | {"official", "state"}:
        return outlet
    k = outlet
    while k > start and (_describes(doc[k - 1]) or doc[k - 1].lower_ in words().outlet_classes):
        k -= 1
    return k - 1 if k > start and doc[k - 1].tag_ in _STARTS else k


def _describes(token: Token) -> bool:
    joined = not token.whitespace_ or (token.i > 0 and not token.nbor(-1).whitespace_ and token.nbor(-1).text == "-")
    return (
        joined or token.tag_ in ("JJ", "POS", "HYPH") or token.lower_ in words().describing or token.ent_type_ == "NORP"
    )


def _ends_phrase(doc: Doc, start: int, k: int, last: int) -> bool:
    """Whether a noun phrase may end before token ``k``, so that another begins there."""
    token = doc[k - 1]
    if token.text[0].isupper() and token.lower_.endswith("s"):
        return False
    if doc[k].tag_ in ("NNP", "NNPS") and token.tag_ in ("NNP", "NNPS"):
        return False
    if token.lower_ in words().grounds or token.tag_ == "NNS" or token.lemma_ in words().bodies:
        return True
    if token.ent_type_ in PLACES or token.tag_ == "NNP":
        return doc[last].is_lower and _behind_preposition(doc, k - 1)
    if doc[k].lower_ in ("state", "official") and doc[last].lower_ in words().outlet_classes:
        return True
    return doc[last].tag_ == "NNS" and token.tag_ == "NN" and k - start > 1


def _linked_head(doc: Doc, start: int, floor: int) -> Run | None:
    """The phrase before a preposition that ties the two: "a source at" before "the police command"."""
    if start - 2 < floor or doc[start - 2].pos_ not in ("NOUN", "PROPN"):
        return None
    noun, link = doc[start - 2], doc[start - 1]
    if link.pos_ == "ADP" and link.text[0].isupper() and noun.text[0].isupper():
        return phrase_before(doc, start - 1, floor)
    if link.lower_ not in LINKS:
        return None
    if not is_speaker(noun) and noun.lower_ in words().grounds and link.head.i == noun.i:
        tied = phrase_before(doc, start - 1, floor)
        return tied if tied and is_speaker(head_of(doc, tied)) else None
    hangs = link.head.i == noun.i and is_speaker(noun)
    return phrase_before(doc, start - 1, floor) if hangs or _within_name(doc, start) else None


def _within_name(doc: Doc, start: int) -> bool:
    """Whether the preposition before ``start`` stands in a proper name: "Observatory for Human Rights"."""
    noun = doc[start - 2]
    named = noun.ent_type_ not in (*PLACES, *TIMES) or noun.lower_ in words().speakers
    proper = noun.tag_ in ("NNP", "NNPS") and doc[start].tag_ in ("NNP", "NNPS", "DT")
    return named and proper and doc[start - 1].lower_ in ("of", "for")


# --- rightwards


def joined_end(doc: Doc, i: int) -> int:
    """The token behind the word that ``i`` is a piece of: "al-Din" is three tokens."""
    i += 1
    while i < len(doc) and not doc[i - 1].whitespace_ and (doc[i].text == "-" or doc[i - 1].text == "-"):
        i += 1
    return i


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
        and (doc[end].lower_ == "of" or is_speaker(doc[doc[end].head.i]))
    ):
        more = _right_edge(doc, end + 1, ceiling)
        if more == end + 1 or not is_nominal(doc[more - 1]) or doc[end + 1].ent_type_ in TIMES:
            break
        if doc[more - 1].lemma_.lower() in words().utterances:
            break
        end = more
    if end < ceiling - 2 and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].is_upper:
        end += 3
    return end


def _right_edge(doc: Doc, start: int, ceiling: int) -> int:
    end = start
    for j in range(start, ceiling):
        token = doc[j]
        if token.is_space and j > start and "\n" not in token.text:
            continue
        starts = token.tag_ in _STARTS or token.tag_ == "CD"
        joined = j > start and not doc[j - 1].whitespace_ and (token.text == "-" or doc[j - 1].text == "-")
        if starts and j > start and doc[j - 1].tag_ not in _STARTS:
            break
        if token.ent_type_ in TIMES and not starts and not joined:
            break
        if j > start and not joined and _ends_name(doc, j):
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


def _ends_name(doc: Doc, j: int) -> bool:
    """Whether a person's name ends before token ``j`` and a plain noun, no office, follows."""
    plain = doc[j].is_lower and not doc[j].ent_type_ and doc[j].lemma_.lower() not in words().offices
    return plain and doc[j - 1].ent_type_ == "PERSON"


def _named_on(doc: Doc, start: int, end: int) -> bool:
    """Whether the outlet's name goes on behind ``end``, or its class word follows."""
    if doc[start].lower_ in ("a", "an"):
        return True
    longer = any(is_outlet(doc, (start, k)) for k in range(end + 1, min(end + 5, len(doc) + 1)))
    return longer or (end < len(doc) and doc[end].lower_ in words().outlet_classes)
