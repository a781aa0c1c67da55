"""The words by which reports speak of actors, whoever they are: what all conflicts share of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from contested.knowledge.files import folder, load_yaml

_WORD = re.compile(r"\w+")


class Wording:
    """The words of mentions by what they do in them, and what may stand for an actor's name.

    ``classes`` are words by their class, ``plain`` names that are words too. Made by ``load``, never changed.
    """

    def __init__(self, classes: dict[str, list[str]], stand_ins: dict[str, list[str]], plain: Iterable[str]) -> None:
        self.classes = classes
        self.plain = frozenset(plain)
        self.titles = self._of("titles")
        self.common_words = frozenset(str(w) for listed in classes.values() for w in listed) - self.titles
        self.qualifiers = self._of("qualifiers")
        self.state_words = self._of("state")
        self.alliance_words = self._of("alliances")
        self.collectives = self._of("collectives")
        self.militia_words = self._of("militias")
        self.premises = self._of("premises")
        self.held = self._of("held")
        self._stand_ins: dict[str, set[str]] = {}
        for kind, phrases in stand_ins.items():
            for phrase in phrases:
                self._stand_ins.setdefault(str(phrase).replace("-", " "), set()).add(kind)
        self._stand_in_words = {word for phrase in self._stand_ins for word in _WORD.findall(phrase)}

    @classmethod
    def load(cls) -> Wording:
        """The words of ``common/``. Raises KnowledgeError."""
        classes, stand_ins, names = (
            load_yaml(folder("common", name)) for name in ("mentions.yaml", "stand_ins.yaml", "names.yaml")
        )
        return cls(classes, stand_ins, names["plain"])

    def has_stand_in(self, text: str) -> bool:
        """Whether a word of ``text`` may stand for a name."""
        return not self._stand_in_words.isdisjoint(_WORD.findall(text.lower()))

    def kinds_of_stand_in(self, text: str, opened: str) -> Collection[str]:
        """The kinds of ``common/stand_ins.yaml`` that a mention is of, as a whole or else ``opened``, without what it
        opens with."""
        return self._stand_ins.get(text.lower()) or self._stand_ins.get(opened.lower().replace("-", " "), set())

    def _of(self, name: str) -> frozenset[str]:
        return frozenset(map(str, self.classes[name]))
