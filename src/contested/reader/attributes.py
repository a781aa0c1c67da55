"""spaCy's attribute ruler, asked once about each kind of token: the same attributes, at a tenth of its time.

The ruler turns tags into parts of speech, with exceptions, by matching some 180 patterns at every token; that is a
quarter of the time of a parse. Nearly all of them look at one token only, at attributes that few kinds of token share.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span
from spacy.tokens._retokenize import set_token_attrs

# What the ruler's patterns may look at for a token's kind to tell the answer; whether it is space shows in LOWER.
_SEEN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_KIND = ("TAG", "LOWER", "DEP")
# What nearly all rules set; in this order behind a token's kind in a row of numbers.
_SET = ("POS", "MORPH", "LEMMA")
# Kinds remembered at the most: rare words should not fill the memory.
_KINDS = 100_000

Kind = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rules that match a kind of token, the columns of a row that they set, and the other attributes."""

    numbers: tuple[int, ...]
    columns: tuple[tuple[int, int], ...]
    others: dict[int, Any]


class QuickRuler:
    """In the place of ``ruler`` in a pipeline. Raises ValueError for a ruler whose patterns look at something else."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.attrs = ruler.attrs
        self.indices = ruler.indices
        self._single, self._longer = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._kinds: dict[Kind, Answer] = {}
        self._columns = {ruler.vocab.strings[name]: len(_KIND) + n for n, name in enumerate(_SET)}
        for number, rule in enumerate(ruler.patterns):
            patterns = cast(list[list[dict[str, Any]]], rule["patterns"])
            if any(not _SEEN.issuperset(token) for pattern in patterns for token in pattern):
                raise ValueError(f"The pattern {number} looks at more than {', '.join(sorted(_SEEN))}.")
            for pattern in patterns:
                self._add(number, pattern)

    def _add(self, number: int, pattern: list[dict[str, Any]]) -> None:
        """Keep a pattern. The key of a rule may hold several patterns."""
        matcher = self._single if len(pattern) == 1 and "OP" not in pattern[0] else self._longer
        matcher.add(str(number), [pattern])

    def __call__(self, spacy_doc: Doc) -> Doc:
        """Set the attributes of every token."""
        if len(self._kinds) > _KINDS:
            self._kinds.clear()
        longer = self._longer_matches(spacy_doc)
        rows = spacy_doc.to_array([*_KIND, *_SET]).tolist()
        for i, row in enumerate(rows):
            answer = self._kinds.get((row[0], row[1], row[2])) or self._asked((row[0], row[1], row[2]), spacy_doc, i)
            if i in longer:
                answer = self._answer([*answer.numbers, *longer[i]])
            for column, value in answer.columns:
                row[column] = value
            if answer.others:
                set_token_attrs(spacy_doc[i], answer.others)
        made = np.array([row[len(_KIND) :] for row in rows], dtype=np.uint64)
        return spacy_doc.from_array(list(_SET), cast(Any, made))

    def _asked(self, kind: Kind, spacy_doc: Doc, i: int) -> Answer:
        """What the rules say of a kind that was not met yet."""
        answer = self._answer({number for number, _ in self._matches(self._single, spacy_doc[i : i + 1])})
        self._kinds[kind] = answer
        return answer

    def _answer(self, numbers: Iterable[int]) -> Answer:
        """What the rules of these numbers set together: a later one wins over an earlier one."""
        ordered = tuple(sorted(numbers))
        merged = {name: value for number in ordered for name, value in self.attrs[number].items()}
        columns = tuple((self._columns[name], value) for name, value in merged.items() if name in self._columns)
        return Answer(ordered, columns, {n: v for n, v in merged.items() if n not in self._columns})

    def _longer_matches(self, spacy_doc: Doc) -> dict[int, list[int]]:
        """The rules of several tokens that set attributes, by the token that they set them of."""
        found: dict[int, list[int]] = {}
        for number, start in self._matches(self._longer, spacy_doc):
            found.setdefault(start + self.indices[number], []).append(number)
        return found

    def _matches(self, matcher: Matcher, where: Doc | Span) -> list[tuple[int, int]]:
        """Numbers of the rules that match, with the token where each begins."""
        strings = where.vocab.strings
        return [(int(strings[name]), start) for name, start, _ in matcher(where, allow_missing=True)]
