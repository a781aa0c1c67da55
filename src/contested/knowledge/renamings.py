"""How a report says that a body bore another name: "X, formerly Y", "X, then known as Y", "X, since renamed Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from contested.errors import KnowledgeError
from contested.knowledge.files import folder, load_yaml

When = Literal["before", "then", "since"]
_FILE = "renamings.yaml"
# Of what stands beside a mention: the words for it and a name, with a comma, bracket or dash before them.
REACH = 120


@dataclass(frozen=True, slots=True)
class Renaming:
    """``name`` is the text from the other name on; ``when`` it was borne, by the ``words`` between the two."""

    when: When
    words: str
    name: str


class Renamings:
    """The words of ``common/renamings.yaml``, sought around a mention."""

    def __init__(self, words: dict[When, list[str]]) -> None:
        self._when: dict[str, When] = {w.lower(): when for when, listed in words.items() for w in listed}
        self._behind = re.compile(rf"\s*[,(\[–—-]*\s*({_any(self._when)})\s+(?:the\s+)?(?=[\"“‘'\w])", re.IGNORECASE)
        then = _any(w for w, when in self._when.items() if when == "then")
        self._ahead = re.compile(rf"\b(?:{then})\s+(?:the\s+)?[\"“‘']?$", re.IGNORECASE)

    @classmethod
    def load(cls) -> Renamings:
        """Those of the data file. Raises KnowledgeError when it lacks a part."""
        return _load()

    def behind(self, text: str, end: int) -> Renaming | None:
        """The other name that follows a name which ends at character ``end``."""
        found = self._behind.match(text, end, end + REACH)
        if not found:
            return None
        words = " ".join(found[1].split())
        return Renaming(self._when[words.lower()], words, text[found.end() : found.end() + REACH])

    def then_called(self, text: str, start: int) -> bool:
        """Whether the name that begins at character ``start`` is said to be the one borne on the days told of."""
        return self._ahead.search(text, max(0, start - REACH), start) is not None


@cache
def _load() -> Renamings:
    data = load_yaml(folder("common", _FILE))
    try:
        return Renamings({when: [str(w) for w in data[when]] for when in get_args(When)})
    except (KeyError, TypeError) as e:
        raise KnowledgeError(f"The word file {_FILE} lacks or misstates {e}.", remedy="Mend the file.") from e


def _any(words: Iterable[str]) -> str:
    listed = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, w.split())) for w in listed)
