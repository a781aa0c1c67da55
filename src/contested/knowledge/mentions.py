"""Reading a mention of an actor as reporters write it: which of its words name whom, and which only stand beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contested.knowledge.actors import Entry, Nation
from contested.knowledge.by_description import at_home, bare_nation, national, sided
from contested.knowledge.by_name import common, named, named_beside, people_of, person, whole
from contested.knowledge.phrases import Lexicon, Phrase
from contested.knowledge.roster import PERSONS, Answer, Context, Roster

__all__ = ["PERSONS", "RULES", "Answer", "Context", "MentionReader"]

# Strongest first; the first that answers is taken.
RULES: tuple[Callable[[Phrase, Context, Roster], Answer], ...] = (
    whole,
    bare_nation,
    person,
    people_of,
    named,
    sided,
    national,
    at_home,
    common,
    named_beside,
)


class MentionReader:
    """Reads mentions with the actors, nations and word classes it is given."""

    def __init__(
        self, entries: Iterable[Entry], nations: Iterable[Nation], classes: dict[str, list[str]], home: str | None
    ) -> None:
        listed = tuple(entries)
        self._roster = Roster(listed, home)
        self._lexicon = Lexicon(listed, nations, classes)

    def without_openers(self, text: str) -> str:
        """``text`` without the article, count words and adverbs it opens with: "the other militants" is militants."""
        return " ".join(item.text for _, item in self._lexicon.phrase(text).opened())

    def read(self, text: str, context: Context) -> Answer:
        """The actor that ``text`` means, with how surely and why; None when it means none that is known."""
        phrase = self._lexicon.phrase(text)
        if not len(phrase):
            return None
        answers = (rule(phrase, context, self._roster) for rule in RULES)
        return next((answer for answer in answers if answer), None)
