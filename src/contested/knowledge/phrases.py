"""A mention taken apart: its names and words, what each can be, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from contested.knowledge.actors import Entry, Nation
from contested.knowledge.finder import Finder, words

Use = Literal["name", "common", "side", "home", "says", "called", "adjective", "country", "people", "capital", "word"]

# Words for people and means under arms, of any state or of the one at home.
FORCES = ("forces", "home_forces")
_CUTS = (" who ", " which ", " that ", " whose ", " where ", ",", "(", ";", ":")


class Sense(NamedTuple):
    """What a word or name can be in a mention: ``of`` is an actor's id, a nation's name or a class of words."""

    use: Use
    of: str


@dataclass(frozen=True, slots=True)
class Item:
    """One name or word of a mention and its senses."""

    text: str
    senses: tuple[Sense, ...]

    def of(self, use: Use) -> tuple[str, ...]:
        """What it stands for in the sense ``use``."""
        return tuple(s.of for s in self.senses if s.use == use)

    def is_a(self, *classes: str) -> bool:
        """Whether it is a word of one of the classes of ``mentions.yaml``."""
        return any(s.use == "word" and s.of in classes for s in self.senses)

    @property
    def opens(self) -> bool:
        """Whether it is an article, count word or adverb and names nobody."""
        return (self.is_a("openers") or self.text.isdigit()) and all(s.use == "word" for s in self.senses)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The items of one mention, in order. Item numbers are places in ``items``."""

    items: tuple[Item, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[tuple[int, Item]]:
        return iter(enumerate(self.items))

    def opened(self) -> Phrase:
        """The phrase behind its article, count words and "members of"; its last item at least."""
        i = 0
        while i < len(self.items) - 1 and self.items[i].opens:
            i += 1
        return Phrase(self.items[i:])

    def head_is(self, i: int, *classes: str) -> bool:
        """Whether a word of the classes follows item ``i``, or stands before it and is joined to it by "of"."""
        for k, item in enumerate(self.items[i + 1 :]):
            if item.is_a("of", "against") and k:
                break
            if item.is_a(*classes):
                return True
        k = i - 1
        while k > 0 and self.items[k].is_a("openers") and not self.items[k].is_a("of"):
            k -= 1
        return k > 0 and self.items[k].is_a("of") and any(o.is_a(*classes) for o in self.items[:k])

    def leads(self, i: int) -> bool:
        """Whether nothing but articles, count words and countries stands before item ``i``."""
        return all(item.is_a("openers") or item.of("country") for item in self.items[:i])

    def qualified(self, i: int) -> bool:
        """Whether other words say whose item ``i`` is: "the Islamist coalition", "a coalition of rebel groups"."""
        following = self.items[i + 1] if i + 1 < len(self.items) else None
        return not self.leads(i) or bool(following and following.is_a("of"))

    def hands_on(self, i: int) -> int | None:
        """The number of the name that item ``i`` only introduces, as in "the Shiite group Northern Shield"."""
        for k in range(i + 1, len(self.items)):
            item = self.items[k]
            if item.of("name"):
                return k if k > i + 1 else None
            if not item.is_a("irregular", "of", "openers", *FORCES):
                return None
        return None

    def set_aside(self, i: int, held_too: bool = True) -> bool:
        """Whether the words beside item ``i`` say that it is not the one meant ("-backed", "against").

        Without ``held_too``, those that leave it open ("-held", "-led") don't count.
        """
        following = self.items[i + 1] if i + 1 < len(self.items) else None
        before = self.items[i - 1] if i else None
        earlier = self.items[i - 2] if i > 1 else None
        if following and (following.is_a("backed") or (held_too and following.is_a("held"))):
            return True
        if before and before.is_a("against"):
            return True
        return bool(earlier and earlier.is_a("backed") and before and before.text.lower() in ("to", "with", "by"))


class Lexicon:
    """Every name and word that a mention can hold, found in one go."""

    def __init__(self, entries: Iterable[Entry], nations: Iterable[Nation], classes: dict[str, list[str]]) -> None:
        self._finder: Finder[Sense] = Finder()
        for text, sense in (*_of_actors(entries), *_of_nations(nations)):
            self._finder.add(text, sense)
        for name, listed in classes.items():
            for word in listed:
                self._finder.add(str(word), Sense("word", name))

    def phrase(self, mention: str) -> Phrase:
        """The names and words of a mention, unknown words too, up to where it only goes on about them."""
        text = core(mention)
        found = words(text)
        spans = {s.first: s for s in self._finder.in_words(found)}
        items: list[Item] = []
        at = 0
        while at < len(found):
            span = spans.get(at)
            last = span.last if span else at + 1
            if span or not found[at].article:
                item = Item(text[found[at].start : found[last - 1].end], span.values if span else ())
                if items and item.is_a("after"):
                    break
                items.append(item)
            at = last
        return Phrase(tuple(items))


def core(mention: str) -> str:
    """The mention without what follows its first comma, bracket or relative pronoun."""
    text = " ".join(mention.split()).strip("\"'“”‘’[] ")
    for cut in _CUTS:
        at = text.find(cut)
        if at > 0:
            text = text[:at]
    return text


def _of_actors(entries: Iterable[Entry]) -> Iterator[tuple[str, Sense]]:
    for e in entries:
        use: Use = "common" if e.actor.name.islower() else "name"
        yield from ((name, Sense(use, e.actor.id)) for name in (e.actor.name, *e.actor.spellings))
        yield from ((word, Sense("side", e.actor.id)) for word in e.words)
        yield from ((word, Sense("home", e.actor.id)) for word in e.home)
        yield from ((word, Sense("says", e.actor.id)) for word in e.says)
        yield from ((word, Sense("called", f"{side}|{e.actor.id}")) for side, word in e.called)


def _of_nations(nations: Iterable[Nation]) -> Iterator[tuple[str, Sense]]:
    for n in nations:
        yield from ((word, Sense("adjective", n.name)) for word in n.adjectives)
        yield from ((word, Sense("country", n.name)) for word in (n.name, *n.spellings))
        yield from ((word, Sense("people", n.name)) for word in n.people)
        yield from ((word, Sense("capital", n.name)) for word in n.capital)
