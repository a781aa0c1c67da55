"""Who is mentioned: noun phrases that name or describe people and forces."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from spacy.tokens import Doc, Token

from contested.model import Actor
from contested.reader import tokens as syntax
from contested.reader.lexicon import grammar, nouns_of
from contested.reader.tokens import Offsets

_ARTICLES = frozenset(
    {"the", "a", "an", "no", "its", "their", "his", "her", "this", "these", "those", "some", "several", "many"}
)
# Between a number and whom it counts: "six more porters".
_FURTHER = frozenset({"more", "other", "further", "additional"})

_DASHES = frozenset({"-", "--", "–", "—"})
_SINGLE_PERSONS = frozenset({"Official", "Spokesperson"})


class Directory(Protocol):
    """What the reader asks of the directory of actors: where a text names one."""

    def find(self, text: str) -> Sequence[tuple[int, int, Actor]]:
        """Offsets and actor of each name, in order."""

    def is_country(self, name: str) -> bool:
        """Whether a country has this name."""

    def is_actor(self, text: str) -> bool:
        """Whether the words mean an actor: "Turkish", "the regime"."""


@dataclass(slots=True)
class People:
    """The actors that a document mentions.

    ``named`` maps every token of a directory name to its first and last, ``kinds`` to the actor's kind; ``persons``
    are tokens of single persons' names, ``placed`` tokens of names of places.
    """

    spacy_doc: Doc
    directory: Directory
    named: dict[int, tuple[int, int]] = field(default_factory=dict)
    persons: frozenset[int] = frozenset()
    placed: frozenset[int] = frozenset()
    kinds: dict[int, str] = field(default_factory=dict)
    # Answers by token: each is asked several times.
    _forces: dict[int, bool] = field(default_factory=dict, init=False, repr=False)
    _civilians: dict[int, bool] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, spacy_doc: Doc, directory: Directory) -> People:
        """Find the directory's names in the document."""
        named: dict[int, tuple[int, int]] = {}
        persons: set[int] = set()
        kinds: dict[int, str] = {}
        for start, end, actor in directory.find(syntax.text_of(spacy_doc)):
            span = spacy_doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                own = range(span.start, span.end - (len(span) > 1 and span[-1].tag_ == "POS"))
                named.update(dict.fromkeys(own, (own[0], own[-1])))
                kinds.update(dict.fromkeys(own, actor.kind))
                if actor.kind in _SINGLE_PERSONS:
                    persons.update(own)
        return cls(spacy_doc, directory, named, frozenset(persons), kinds=kinds)

    @property
    def inside(self) -> Collection[int]:
        """Tokens of directory names."""
        return self.named

    def is_force(self, token: Token) -> bool:
        """Whether the token is somebody who fights, governs or commands."""
        known = self._forces.get(token.i)
        if known is None:
            known = self._forces[token.i] = self._fights(token)
        return known

    def _fights(self, token: Token) -> bool:
        if token.i in self.named:
            return True
        if token.i in self.placed:
            return False
        if not token.is_alpha and "-" not in token.text and "." not in token.text:
            return False
        if not nouns_of("fighters").isdisjoint(_forms(token)):
            return True
        return token.ent_type_ in ("NORP", "ORG") and token.pos_ in ("PROPN", "NOUN")

    def is_state(self, token: Token) -> bool:
        """Whether the token is a country that acts: "Israel seized", "captured by Ukraine"."""
        return (
            token.ent_type_ == "GPE"
            and token.dep_ in ("nsubj", "pobj", "conj")
            and self.directory.is_country(token.text)
        )

    def is_civilian(self, token: Token) -> bool:
        """Whether the token is people who do not fight."""
        known = self._civilians.get(token.i)
        if known is None:
            civil = not nouns_of("civilians").isdisjoint(_forms(token))
            known = self._civilians[token.i] = civil and token.i not in self.inside
        return known

    def is_person(self, token: Token) -> bool:
        """Whether the token is people of any kind."""
        if token.i in self.placed:
            return False
        return self.is_force(token) or self.is_civilian(token) or token.ent_type_ == "PERSON"

    def is_site(self, token: Token) -> bool:
        """Whether the token is a thing or spot that is struck."""
        return token.lemma_.lower() in nouns_of("sites") and token.i not in self.inside and token.pos_ != "VERB"

    def is_ground(self, token: Token) -> bool:
        """Whether the token is ground that can be held."""
        if token.i in self.inside:
            return False
        return (
            token.i in self.placed
            or token.lemma_.lower() in nouns_of("ground")
            or token.ent_type_ in ("GPE", "LOC", "FAC")
        )

    def mention(self, token: Token) -> Offsets:
        """The mention that ``token`` heads: a directory name as it stands, else the noun phrase.

        "fighters of the Islamic State" and "one of the rebels" go on to the name behind "of".
        """
        if token.i in self.named:
            first, last = self.named[token.i]
            return syntax.offsets([self.spacy_doc[first], self.spacy_doc[last]])
        words = _behind_the_dateline(syntax.phrase(token))
        while len(words) > 1 and (
            words[0].lower_ in _ARTICLES
            or words[0].tag_ in ("WDT", "WP$")
            or words[0].dep_ == "nummod"
            or words[0].like_num
            or words[0].is_punct
            or (words[0].lower_ in _FURTHER and words[0].i > 0 and words[0].nbor(-1).like_num)
            or words[0].ent_type_ in ("DATE", "TIME")
        ):
            words = words[1:]
        words = _behind_a_relative(self._with_article(words), token)
        counted = [n for n, t in enumerate(words[:-1]) if t.dep_ == "nummod" or t.like_num]
        if counted:
            words = words[counted[-1] + 1 :]
        inner = [t for t in words if t.i in self.named and t.i != token.i]
        if inner and token.lemma_.lower() not in nouns_of("sites"):
            words = [t for t in words if t.i >= self.named[inner[-1].i][0]]
        if token.lemma_.lower() in grammar("generic") or token.like_num:
            for of in syntax.children(token, "prep"):
                if of.lower_ in ("of", "from", "loyal") and (
                    tail := [p for p in syntax.children(of, "pobj") if self.is_person(p)]
                ):
                    return words[0].idx, self.mention(tail[0])[1]
        return syntax.offsets(words)

    def _with_article(self, words: list[Token]) -> list[Token]:
        """The words of a name with the Arabic article that the parser took for something else: "Al Shabaab"."""
        before = self.spacy_doc[words[0].i - 1] if words[0].i else None
        if before is None or before.lower_ not in ("al", "el") or not words[0].text[:1].isupper():
            return words
        return [before, *words]

    def modifier(self, noun: Token) -> Offsets | None:
        """The actor named before an event word: "Russian air strikes", "the rebels' advance"."""
        before = [t for t in _behind_the_dateline(syntax.phrase(noun))[:-1] if not t.is_punct]
        run: list[Token] = []
        for t in before:
            if self._modifies(t):
                run.append(t)
            elif run and t.lower_ not in ("-", "led", "backed", "linked"):
                break
        while run and (run[-1].lower_ in ("-", "led", "backed") or run[-1].tag_ == "POS"):
            run.pop()
        if not run:
            return None
        last = run[-1]
        if last.i in self.named:
            first, end = self.named[last.i]
            return syntax.offsets([self.spacy_doc[min(first, run[0].i)], self.spacy_doc[min(end, noun.i)]])
        return syntax.offsets(run)

    def _modifies(self, token: Token) -> bool:
        if token.i in self.inside or token.ent_type_ in ("NORP",):
            return True
        if token.text[:1].isupper() and token.dep_ in ("amod", "compound", "nmod") and token.i not in self.placed:
            return self.directory.is_actor(token.text)
        if token.lemma_.lower() in nouns_of("modifiers") or token.lower_ in nouns_of("modifiers"):
            return True
        if token.dep_ == "poss" and self.is_force(token) and token.pos_ != "PRON":
            return True
        return (
            token.ent_type_ == "GPE"
            and token.dep_ in ("compound", "poss", "nmod", "amod")
            and self.directory.is_country(token.text)
        )


def _behind_the_dateline(words: list[Token]) -> list[Token]:
    """The words of a phrase without an agency's name that the parser took into it: "(Interfax) - Georgian troops"."""
    closing = [n for n, t in enumerate(words[:-2]) if t.text == ")" and words[n + 1].text in _DASHES]
    return words[closing[-1] + 2 :] if closing else words


def _behind_a_relative(words: list[Token], head: Token) -> list[Token]:
    """The words of whoever is the subject of a relative clause without "that", which the parser took for one noun
    phrase with what it is about: "rebels" of "the gains rebels had made"."""
    follows = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else head
    if head.tag_ != "NNS" or follows.tag_ not in ("VBD", "VBP", "VBZ"):
        return words
    before = [n for n, t in enumerate(words[:-1]) if t.tag_ == "NNS" and t.lemma_.lower() in nouns_of("gains")]
    return words[before[-1] + 1 :] if before else words


def tells_people(token: Token) -> bool:
    """Whether the word itself, whatever the parser takes it for, means people: "Rebels" at the head of a sentence."""
    return any(not nouns_of(name).isdisjoint(_forms(token)) for name in ("fighters", "civilians"))


def _forms(token: Token) -> tuple[str, ...]:
    """What a noun may be looked up by; a plural that was read as a name has itself for a lemma ("Rebels shelled")."""
    lemma, lower = token.lemma_.lower(), token.lower_
    return (lemma, lower, lower[:-1]) if lemma == lower and lower[-1:] == "s" else (lemma, lower)
