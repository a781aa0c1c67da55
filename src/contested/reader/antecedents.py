"""Which earlier source "he", "it" or "the group" stands for."""

from __future__ import annotations

from spacy.tokens import Doc

from contested.reader.sayingwords import words
from contested.reader.sourcenames import persons_of
from contested.reader.speakers import Run


class Antecedents:
    """The sources named so far in one document, nearest last."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self.persons = persons_of(doc)
        self._full: dict[str, Run] = {}
        for e in doc.ents:
            if e.label_ == "PERSON" and len(e) > 1 and not e[0].is_lower:
                self._full.setdefault(e[-1].text, (e.start, e.end))
        self._spoken: list[Run] = []

    def speaks(self, run: Run) -> None:
        """Note that the source named by ``run`` has spoken."""
        self._spoken.append(run)

    def of(self, run: Run) -> tuple[Run, bool]:
        """The run that names the source mentioned by ``run``, and whether it stands in an earlier phrase."""
        token = self._doc[run[1] - 1]
        if run[1] - run[0] == 1 and token.lower_ in words().pronouns:
            return self._pronoun(words().pronouns[token.lower_], run)
        return run, False

    def full_name(self, run: Run) -> Run:
        """The first full name of a person who is named by the last name alone."""
        full = self._full.get(self._doc[run[1] - 1].text)
        alone = run[1] - run[0] == 1 and self._doc[run[0]].pos_ == "PROPN"
        return full if full and alone and full[0] < run[0] else run

    def _pronoun(self, kind: str, run: Run) -> tuple[Run, bool]:
        for spoken in reversed(self._spoken):
            if spoken[0] < run[0] and self._fits(spoken, kind):
                return spoken, True
        return run, True

    def _fits(self, spoken: Run, kind: str) -> bool:
        doc = self._doc
        name = all(t.pos_ == "PROPN" or t.tag_ == "HYPH" for t in doc[spoken[0] : spoken[1]])
        person = (
            doc[spoken[1] - 1].ent_type_ == "PERSON"
            or tuple(t.text for t in doc[spoken[0] : spoken[1]]) in self.persons
        )
        if kind == "person":
            return person or not name
        return kind == "either" or not person
