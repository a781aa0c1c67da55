"""How the time expressions of a parsed text and its claims lie to each other: the grammar under the choice."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.attrs import IDX  # type: ignore[import-not-found, unused-ignore]
from spacy.tokens import Doc, Span, Token

from contested.reader.timespans import TimeSpan
from contested.reader.tokens import text_of

CLAUSES = frozenset({"ROOT", "advcl", "relcl", "acl", "ccomp", "xcomp", "pcomp", "csubj", "parataxis"})
MODIFIERS = frozenset({"aux", "auxpass", "amod", "compound"})
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression in its sentence.

    ``governor`` is the word that it hangs on, ``clause`` the head of its clause; ``sentence`` counts
    sentences from 0; ``opens`` says that nothing but a conjunction stands before it in its sentence.
    """

    span: TimeSpan
    first: Token
    last: Token
    governor: Token
    clause: Token
    sentence: int
    opens: bool


class Layout:
    """The tokens and sentences of a text by offset, and its time expressions placed among them."""

    def __init__(self, spacy_doc: Doc, spans: Sequence[TimeSpan]) -> None:
        self.doc = spacy_doc
        self.text = text_of(spacy_doc)
        self.offsets: list[int] = spacy_doc.to_array([IDX]).tolist()
        self.sentences: list[Span] = list(spacy_doc.sents)
        self.starts = [sent.start for sent in self.sentences]
        self.placed = [self._place(span) for span in spans] if self.offsets else []

    def token_at(self, offset: int) -> Token:
        """The token that holds a character, or the last one before it."""
        return self.doc[max(0, bisect.bisect_right(self.offsets, offset) - 1)]

    def sentence_of(self, token: Token) -> int:
        """Number of the sentence that holds the token."""
        return bisect.bisect_right(self.starts, token.i) - 1

    def tokens(self, start: int, end: int) -> Span:
        """The tokens that overlap a span of characters; at least one."""
        first, last = self.token_at(start), self.token_at(max(start, end - 1))
        return self.doc[first.i : last.i + 1]

    def _place(self, span: TimeSpan) -> Placed:
        tokens = self.tokens(span.start, span.end)
        root = tokens.root
        governor = root
        while governor.head.i != governor.i and (tokens.start <= governor.i < tokens.end or governor.dep_ == "prep"):
            governor = governor.head
            if not tokens.start <= governor.i < tokens.end and governor.pos_ != "ADP":
                break
        sentence = self.sentence_of(tokens[0])
        before = self.doc[self.starts[sentence] : tokens.start]
        opens = all(t.is_punct or t.is_space or t.pos_ in ("CCONJ", "PUNCT", "ADV") for t in before)
        return Placed(span, tokens[0], tokens[-1], governor, clause_of(governor), sentence, opens)


def clause_of(token: Token) -> Token:
    """The head of the clause that a token stands in: the nearest verb, or clause head, at or above it."""
    node = token
    while node.head.i != node.i and not (
        node.pos_ in VERBS and node.dep_ not in ("aux", "auxpass", "amod", "compound")
    ):
        if node.dep_ in CLAUSES:
            break
        node = node.head
    return node


def path_up(low: Token, high: Token, limit: int = 12) -> list[str] | None:
    """The dependency labels from ``low`` up to ``high``, None when ``high`` is not above it."""
    labels: list[str] = []
    node = low
    while node.i != high.i:
        if node.head.i == node.i or len(labels) >= limit:
            return None
        labels.append(node.dep_)
        node = node.head
    return labels
