"""Words to the encoder's pieces (WordPiece, Wu et al. 2016), word by word, so that pieces stay aligned with tokens."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

_LONGEST = 60


@dataclass(slots=True)
class WordPieces:
    """The pieces of an uncased vocabulary. ``ids`` maps a piece to its number."""

    ids: dict[str, int]
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, pieces: Sequence[str]) -> WordPieces:
        """The vocabulary whose pieces stand in the order of their numbers."""
        return cls({piece: number for number, piece in enumerate(pieces)})

    def word(self, text: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        if text not in self._known:
            self._known[text] = tuple(self._split(text))
        return self._known[text]

    def _split(self, text: str) -> list[int]:
        plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
        unknown = self.ids["[UNK]"]
        found: list[int] = []
        for run in _runs(plain):
            pieces = self._pieces(run)
            found += pieces if pieces else [unknown]
        return found or [unknown]

    def _pieces(self, run: str) -> list[int]:
        """The longest pieces from the left; none where some part is in no piece."""
        if len(run) > _LONGEST:
            return []
        found: list[int] = []
        start = 0
        while start < len(run):
            for stop in range(len(run), start, -1):
                piece = run[start:stop] if start == 0 else "##" + run[start:stop]
                if piece in self.ids:
                    found.append(self.ids[piece])
                    start = stop
                    break
            else:
                return []
        return found


def _runs(text: str) -> list[str]:
    """Letters and digits together, every other character alone; blanks dropped."""
    runs: list[str] = []
    inside = False
    for c in text:
        wordlike = c.isalnum()
        if wordlike and inside:
            runs[-1] += c
        elif not c.isspace():
            runs.append(c)
        inside = wordlike
    return runs
