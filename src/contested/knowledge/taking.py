"""The words by which places change hands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from contested.errors import KnowledgeError
from contested.knowledge.language import table

_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Taking:
    """Stems of verbs (``leaving``, ``giving``, ``coming``, ``advancing``, ``besieging``, ``lifting``), words about
    places (``whole``, ``itself``, ``part``, ``smaller``, ``all``, ``last``), that ask (``asking``), and phrases that
    except what follows (``excepting``; ``all_but`` only after a word for all), in lower case. ``whither`` and
    ``whence`` say that somebody goes to a place, or comes from it."""

    leaving: tuple[str, ...]
    giving: tuple[str, ...]
    coming: tuple[str, ...]
    advancing: tuple[str, ...]
    whole: frozenset[str]
    itself: frozenset[str]
    part: frozenset[str]
    besieging: tuple[str, ...]
    lifting: tuple[str, ...]
    asking: frozenset[str]
    smaller: frozenset[str]
    excepting: tuple[str, ...]
    all_but: tuple[str, ...]
    all: frozenset[str]
    last: frozenset[str]
    whither: frozenset[str]
    whence: frozenset[str]

    @classmethod
    def load(cls) -> Taking:
        """The words of the data file ``language/taking.yaml``. Raises KnowledgeError when it lacks a part."""
        return _load()

    def leads_to(self, text: str) -> bool:
        """Whether the words between a verb of leaving and a place say that it is where they went: "retreated to"."""
        said = [w for w in _WORD.findall(text.lower()) if w in self.whither | self.whence]
        return bool(said) and said[-1] in self.whither

    def only_whole(self, text: str) -> bool:
        """Whether all words of ``text`` may stand between a verb of taking and the place that was taken whole."""
        return all(w in self.whole for w in _WORD.findall(text.lower()))


def begins(text: str, stems: Iterable[str]) -> bool:
    """Whether one of the words of ``text`` begins with one of ``stems`` (a stem of two words: the text does)."""
    low = text.lower()
    words = _WORD.findall(low)
    return any(low.startswith(s) if " " in s else any(w.startswith(s) for w in words) for s in stems)


@cache
def _load() -> Taking:
    data = table("taking")
    try:
        leaving, giving, coming, advancing = (tuple(data[k]) for k in ("leaving", "giving", "coming", "advancing"))
        besieging, lifting, excepting, all_but = (tuple(data[k]) for k in ("besieging", "lifting", "except", "all but"))
        whole, itself, part, smaller = (frozenset(data[k]) for k in ("whole", "itself", "part", "smaller"))
        asking, every, last = (frozenset(data[k]) for k in ("asking", "all", "last"))
        whither, whence = (frozenset(data[k]) for k in ("whither", "whence"))
    except (KeyError, TypeError) as e:
        raise KnowledgeError(f"The word file taking.yaml lacks or misstates {e}.", remedy="Mend the file.") from e
    return Taking(
        leaving, giving, coming, advancing, whole, itself, part, besieging, lifting, asking, smaller, excepting,
        all_but, every, last, whither, whence,
    )  # fmt: skip
