"""Who can speak: the words and names that can head the phrase that names a source."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from contested.reader.said.words import words

Run = tuple[int, int]
"""Token indices of a document, the second behind the last token."""

LINKS = frozenset({"of", "for", "at", "in", "from", "inside", "with", "on", "near", "around", "to"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
TIMES = frozenset({"DATE", "TIME"})


def is_nominal(token: Token) -> bool:
    """Whether the token can head a source's name."""
    noun = token.tag_ in ("NNS", "NN", "NNP", "NNPS") or token.pos_ in ("NOUN", "PROPN")
    return noun or is_pronoun(token) or token.lower_ in words().quantities


def is_pronoun(token: Token) -> bool:
    """Whether the token is a pronoun that can speak."""
    return token.lower_ in words().pronouns


def head_of(doc: Doc, run: Run) -> Token:
    """The noun that heads the phrase: the last before a preposition or bracket."""
    stop = next((i for i in range(run[0] + 1, run[1]) if doc[i].lower_ in LINKS or doc[i].text == "("), run[1])
    return doc[stop - 1]


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
    if start == run[1] or doc[start].text not in words().outlets_open_with:
        return False
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
