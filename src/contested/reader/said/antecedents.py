"""Which earlier source "he" or "it" stands for.

Nouns that take a source up again ("the group", a last name) name it themselves; whom they mean is for the resolution.
"""

from __future__ import annotations

from spacy.tokens import Doc

from contested.reader.said.names import persons_of
from contested.reader.said.speakers import Run
from contested.reader.said.words import words


class Antecedents:
    """The sources that have spoken so far in one document, nearest last."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._spoken: list[Run] = []
        self.persons = persons_of(doc)

    def speaks(self, run: Run) -> None:
        """Note that the source named by ``run`` has spoken."""
        self._spoken.append(run)

    def of(self, run: Run) -> tuple[Run, bool]:
        """The run that names the source that ``run`` mentions, and whether it stands in an earlier phrase."""
        kind = words().pronouns.get(self._doc[run[0]].lower_) if run[1] - run[0] == 1 else None
        if kind is None:
            return run, False
        fitting = (s for s in reversed(self._spoken) if s[0] < run[0] and self._fits(s, kind))
        return next(fitting, run), True

    def _fits(self, spoken: Run, kind: str) -> bool:
        """Whether a pronoun for a person, a body or several can stand for the source."""
        last = self._doc[spoken[1] - 1]
        if kind == "person":
            return self._is_person(spoken) or not self._is_proper(spoken)
        if kind == "either":
            return last.tag_ in ("NNS", "NNPS") or last.lower_ in words().bodies
        return not self._is_person(spoken)

    def _is_proper(self, run: Run) -> bool:
        return all(t.pos_ == "PROPN" or t.tag_ == "HYPH" for t in self._doc[run[0] : run[1]])

    def _is_person(self, run: Run) -> bool:
        named = tuple(t.text for t in self._doc[run[0] : run[1]]) in self.persons
        last = self._doc[run[1] - 1]
        return named or (last.ent_type_ == "PERSON" and last.lower_ not in words().bodies)
