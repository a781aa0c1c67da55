"""Whether a text hangs together, or is a list of sentences of differing reports."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from contested.reader.tokens import text_of

# A list has some paragraphs, hardly more sentences than these, and few neighbours that share a name. Of 60 lists of
# loose sentences and 500 reports, accounts and exercises of whole texts, these numbers tell all but two apart.
_PARAGRAPHS = 4
_SENTENCES = 1.6
_SHARING = 0.25
_SHORT = 3


def is_list(spacy_doc: Doc) -> bool:
    """Whether the paragraphs of a text are sentences that have nothing to do with each other.

    What is told in one of them then says nothing of when and where the next one happened.
    """
    if text_of(spacy_doc).count("\n") < 2 * (_PARAGRAPHS - 1):
        return False
    names: list[set[str]] = [set()]
    for token in spacy_doc:
        if token.is_space and token.text.count("\n") > 1:
            names.append(set())
        elif token.pos_ == "PROPN" and len(token) >= _SHORT:
            names[-1].add(token.lower_)
    sentences = sum(any(not t.is_space for t in s) for s in spacy_doc.sents)
    if len(names) < _PARAGRAPHS or sentences / len(names) >= _SENTENCES:
        return False
    sharing = sum(not a.isdisjoint(b) for a, b in pairwise(names))
    return sharing / (len(names) - 1) <= _SHARING
