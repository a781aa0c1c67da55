"""Reading a mention of an actor as reporters write it: which of its words name whom, and which only stand beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from contested.knowledge.actors import Entry, Nation, Part
from contested.knowledge.finder import Finder, Word, words
from contested.model.evidence import Evidence
from contested.model.knowledge import Actor
from contested.model.resolution import Role

Use = Literal["name", "common", "side", "home", "says", "called", "adjective", "country", "people", "capital", "word"]
PERSONS = frozenset({"Official", "Spokesperson"})


class Sense(NamedTuple):
    """What a word or name can be in a mention: ``of`` is an actor's id, a nation's name or a class of words."""

    use: Use
    of: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a mention is read in: the role, the day, the country that the report is about, the outlet's side.

    ``fights``: the claim tells of fighting or control, so that a state named in it stands for its forces.
    """

    role: Role = "actor"
    on: date | None = None
    focus: str | None = None
    side: str | None = None
    fights: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One name or word of a mention and its senses."""

    text: str
    senses: tuple[Sense, ...]
    first: int
    last: int

    def of(self, use: Use) -> tuple[str, ...]:
        """What it stands for in the sense ``use``."""
        return tuple(s.of for s in self.senses if s.use == use)

    def is_a(self, *classes: str) -> bool:
        """Whether it is a word of one of the classes of ``mentions.yaml``."""
        return any(s.use == "word" and s.of in classes for s in self.senses)


Answer = tuple[Actor, Evidence] | None


class MentionReader:
    """Reads mentions with the actors, nations and word classes it is given."""

    def __init__(
        self, entries: Iterable[Entry], nations: Iterable[Nation], classes: dict[str, list[str]], home: str | None
    ) -> None:
        self._entries = {e.actor.id: e for e in entries}
        self._parts: dict[tuple[str, Part], Actor] = {}
        for e in self._entries.values():
            if e.nation and e.part:
                self._parts[e.nation, e.part] = e.actor
        self._home = home
        self._finder: Finder[Sense] = Finder()
        for text, sense in _senses(self._entries.values(), nations, classes):
            self._finder.add(text, sense)

    def nation(self, name: str | None, part: Part) -> Actor | None:
        """The forces, state or police of a nation, None when it is not in the table."""
        return self._parts.get((name, part)) if name else None

    def items(self, text: str) -> list[Item]:
        """The names and words of ``text`` in order, unknown words too."""
        found = words(text)
        spans = {s.first: s for s in self._finder.in_words(found)}
        items: list[Item] = []
        at = 0
        while at < len(found):
            span = spans.get(at)
            last = span.last if span else at + 1
            if span or not found[at].article:
                senses = span.values if span else ()
                item = Item(text[found[at].start : found[last - 1].end], senses, at, last)
                if items and item.is_a("after"):
                    break
                items.append(item)
            at = last
        return items

    def without_openers(self, text: str) -> str:
        """``text`` without the article, count words and adverbs it opens with: "the other militants" is militants."""
        items = self.items(_core(text))
        return " ".join(i.text for i in _opened(items))

    def read(self, text: str, context: Context) -> Answer:
        """The actor that ``text`` means, with how surely and why; None when it means none that is known."""
        items = self.items(_core(text))
        if not items:
            return None
        rules: tuple[Callable[[list[Item], Context], Answer], ...] = (
            self._whole,
            self._person,
            self._people_of,
            self._named,
            self._sided,
            self._national,
            self._at_home,
            self._common,
            self._named_beside,
        )
        for rule in rules:
            answer = rule(items, context)
            if answer is not None:
                return answer
        return None

    # --- the rules, strongest first

    def _whole(self, items: list[Item], context: Context) -> Answer:
        """The mention is a name, once its article and count words are off."""
        rest = _opened(items)
        item, speaks = rest[0], context.role == "attribution"
        if len(rest) > 1:
            home = self._first(item.of("home"), context) if speaks and self._here(context) else None
            return (home, Evidence(0.82, f"“{item.text}” means it in reports on this conflict")) if home else None
        for use, score, why in _WHOLE:
            if use in ("home", "says") and not self._here(context):
                continue
            if (use == "says" and not speaks) or (use == "common" and speaks):
                continue
            actor = self._first(self._called(item, context) if use == "called" else item.of(use), context)
            if actor and use == "name" and self._entries[actor.id].part == "state" and item.of("country"):
                break
            if actor and not (use == "common" and self._said_at_home(item, context)):
                actor = self._in_role(actor, context)
                return actor, Evidence(score, why.format(item.text))
        return self._bare_nation(item, context)

    def _person(self, items: list[Item], context: Context) -> Answer:
        """A person of the directory speaks or acts, with title and office around the name."""
        for i, item in enumerate(items):
            actor = self._first(item.of("name"), context)
            if actor is None or actor.kind not in PERSONS or self._set_aside(items, i):
                continue
            if _head_is(items, i, "forces", "irregular", "state", "sites") and context.role != "attribution":
                return self._forces_of(actor, item, context)
            if i == 0 or actor.kind in PERSONS:
                return actor, Evidence(0.95, f"“{item.text}” is a name of this person")
        return None

    def _people_of(self, items: list[Item], context: Context) -> Answer:
        """ "Residents of" a place or a group are civilians, whoever is named behind."""
        rest = _opened(items)
        if len(rest) < 2 or context.role == "attribution" or not rest[1].is_a("of", "against"):
            return None
        actor = self._first(rest[0].of("common"), context)
        if actor is None or actor.kind != "Civilians":
            return None
        return actor, Evidence(0.8, f"“{rest[0].text}”: nobody in particular")

    def _named(self, items: list[Item], context: Context) -> Answer:
        """A name stands in the mention and no word sets it aside."""
        for i, item in enumerate(items):
            actor = self._first(item.of("name"), context)
            if actor is None:
                continue
            if self._set_aside(items, i) or self._of_another_nation(items, i, actor):
                continue
            actor = self._in_role(actor, context)
            return actor, Evidence(0.92, f"“{item.text}” in it is a name of this actor")
        return None

    def _sided(self, items: list[Item], context: Context) -> Answer:
        """A side's adjective with a word for people or means under arms ("regime warplanes")."""
        for held in (False, True):
            for i, item in enumerate(items):
                ids = item.of("side") + (item.of("home") if self._here(context) else ()) + self._called(item, context)
                actor = self._first(ids, context)
                if actor is None or self._set_aside(items, i, held_too=not held):
                    continue
                answer = self._with_head(items, i, actor, context, held)
                if answer:
                    return answer
        return None

    def _national(self, items: list[Item], context: Context) -> Answer:
        """A nation's adjective or name with the word that says which part of it is meant."""
        for held in (False, True):
            for i, item in enumerate(items):
                nation = next(iter(item.of("adjective") + item.of("country")), None)
                if nation and not self._set_aside(items, i, held_too=not held):
                    return self._part_of(nation, items, i, context, held)
        return None

    def _at_home(self, items: list[Item], context: Context) -> Answer:
        """ "The army", "government troops": those of the country that the report is about."""
        rest = _opened(items)
        if not rest[0].senses or self._speaks_alone(rest, context):
            return None
        focus = context.focus or self._home
        for part, name in _HOME_PARTS:
            for i, item in enumerate(rest):
                if item.is_a(name) and not self._set_aside(rest, i):
                    if context.role == "attribution" and (part == "police" and len(rest) > 1):
                        return None
                    tail = _head_is(rest, i, "forces", "irregular", "sites")
                    part_meant: Part = "forces" if part == "state" and tail else part
                    actor = self.nation(focus, part_meant)
                    if actor is None:
                        return None
                    actor = self._in_role(actor, context)
                    return actor, Evidence(0.75, f"“{item.text}” in a report on {focus}")
        return None

    def _common(self, items: list[Item], context: Context) -> Answer:
        """A common noun for people, which the record writes in the plural."""
        rest = _opened(items)
        if context.role == "attribution":
            return None
        if context.role == "group" and all(i.is_a("openers") for i in items):
            people = self._entries.get("people")
            return (people.actor, Evidence(0.6, "counted, and nobody said who")) if people else None
        for i, item in enumerate(rest):
            actor = self._first(item.of("common"), context)
            if actor is None or self._set_aside(rest, i):
                continue
            last = i == len(rest) - 1
            if len(rest) == 1 or (actor.kind == "Civilians" and last):
                return actor, Evidence(0.7, f"“{item.text}”: a common noun, nobody in particular")
            return None
        return None

    def _named_beside(self, items: list[Item], context: Context) -> Answer:
        """Nothing better than a name that stands in "held by", "linked to" or "led"."""
        if context.role == "attribution":
            return None
        for i, item in enumerate(items):
            actor = self._first(item.of("name"), context)
            following = items[i + 1] if i + 1 < len(items) else None
            if actor and actor.kind not in PERSONS and not (following and following.is_a("backed")):
                before = items[i - 1] if i else None
                if before is None or not before.is_a("against"):
                    return actor, Evidence(0.55, f"“{item.text}” stands beside it and no other name does")
        return None

    # --- what they share

    def _first(self, ids: Iterable[str], context: Context) -> Actor | None:
        """Of several actors of one name the first that bore it on the day; the first of all when none did."""
        actors = [self._entries[i].actor for i in ids]
        return next((a for a in actors if _bears(a, context.on)), actors[0] if actors else None)

    def _called(self, item: Item, context: Context) -> tuple[str, ...]:
        """The actors that outlets of this side call so, in reports on this conflict."""
        if context.side is None or not self._here(context):
            return ()
        return tuple(of.partition("|")[2] for of in item.of("called") if of.startswith(f"{context.side}|"))

    def _forces_of(self, person: Actor, item: Item, context: Context) -> Answer:
        """The forces of whom a person speaks for: "Assad's warplanes"."""
        behind = self._entries.get(person.speaks_for or "")
        if behind is None:
            return None
        actor = self._in_role(behind.actor, replace(context, fights=True))
        return actor, Evidence(0.85, f"“{item.text}” speaks for them")

    def _here(self, context: Context) -> bool:
        return context.focus is None or context.focus == self._home

    def _in_role(self, actor: Actor, context: Context) -> Actor:
        """The state of the country at war fights by its forces; it speaks and signs itself."""
        entry = self._entries[actor.id]
        fights = context.fights and context.role != "attribution"
        if entry.part == "state" and fights and entry.nation == self._home:
            return self.nation(entry.nation, "forces") or actor
        return actor

    def _said_at_home(self, item: Item, context: Context) -> bool:
        return item.is_a("home_forces") and self.nation(context.focus or self._home, "forces") is not None

    def _bare_nation(self, item: Item, context: Context) -> Answer:
        speaks = context.role == "attribution"
        for nation in item.of("adjective"):
            actor = self.nation(nation, "state" if speaks else "forces")
            if actor and not item.of("country"):
                return actor, Evidence(0.8, f"“{item.text}” alone: the {'state' if speaks else 'forces'} of {nation}")
        for nation in item.of("country"):
            actor = self.nation(nation, "state")
            if actor:
                forces = self._fighting(nation, actor, context)
                return forces or actor, Evidence(
                    0.8, f"“{item.text}” is the state{', by its forces' if forces else ''}"
                )
        for nation in item.of("people"):
            actor = self.nation(nation, "forces")
            if actor and context.role == "actor":
                return actor, Evidence(0.7, f"“{item.text}” as those who act: the forces of {nation}")
        for nation in item.of("capital"):
            actor = self.nation(nation, "state")
            if actor and context.role in ("actor", "attribution"):
                return self._in_role(actor, context), Evidence(0.75, f"“{item.text}” for the state whose capital it is")
        return None

    def _fighting(self, nation: str, state: Actor, context: Context) -> Actor | None:
        """The forces by which a state named alone fights ("Russia shelled"), if it is coded so."""
        if context.role not in ("actor", "target") or not context.fights or self._entries[state.id].acts_itself:
            return None
        return self.nation(nation, "forces")

    def _with_head(self, items: list[Item], i: int, actor: Actor, context: Context, held: bool) -> Answer:
        item = items[i]
        if context.role == "attribution" and (_head_is(items, i, "speakers") or not _leads(items, i)):
            return None
        last = i == len(items) - 1
        if last or item.of("common") or _head_is(items, i, "forces", "irregular", "voices", "state"):
            if _head_is(items, i, "forces", "irregular"):
                context = replace(context, fights=True)
            actor = self._in_role(actor, context)
            score = 0.55 if held else 0.85
            return actor, Evidence(score, f"“{item.text}” in it is said of this actor in this conflict")
        if context.role in ("target", "actor") and _head_is(items, i, "sites"):
            return self._in_role(actor, context), Evidence(0.6, f"it belongs to those called “{item.text}”")
        return None

    def _part_of(self, nation: str, items: list[Item], i: int, context: Context, held: bool) -> Answer:
        item, speaks = items[i], context.role == "attribution"
        part: Part
        if _head_is(items, i, "police"):
            part = "police"
        elif speaks and (_head_is(items, i, "speakers") or not _leads(items, i)):
            return None
        elif _head_is(items, i, "forces") and not _head_is(items, i, "civil"):
            part = "forces"
        elif _head_is(items, i, "state") or (speaks and _head_is(items, i, "voices")):
            part = "state"
        elif context.role in ("actor", "target") and _head_is(items, i, "sites") and item.of("adjective"):
            part = "forces"
        else:
            return None
        actor = self.nation(nation, part)
        if actor is None:
            return None
        score = 0.5 if held else 0.88
        return self._in_role(actor, context), Evidence(score, f"“{item.text}” and the word with it: {part} of {nation}")

    def _speaks_alone(self, items: list[Item], context: Context) -> bool:
        return context.role == "attribution" and any(i.is_a("speakers") and not i.is_a("home_state") for i in items)

    def _set_aside(self, items: list[Item], i: int, held_too: bool = True) -> bool:
        following = items[i + 1] if i + 1 < len(items) else None
        before = items[i - 1] if i else None
        earlier = items[i - 2] if i > 1 else None
        if following and following.is_a("backed"):
            return True
        if held_too and following and following.is_a("held"):
            return True
        if before and before.is_a("against"):
            return True
        return bool(earlier and earlier.is_a("backed") and before and before.text.lower() in ("to", "with", "by"))

    def _of_another_nation(self, items: list[Item], i: int, actor: Actor) -> bool:
        """ "The Afghan National Army" is no National Army of Syria."""
        before = items[i - 1] if i else None
        if before is None or actor.country is None or not before.of("adjective"):
            return False
        return actor.country not in before.of("adjective") and self._home not in before.of("adjective")


_WHOLE: tuple[tuple[Use, float, str], ...] = (
    ("says", 0.85, "“{}” speaks for it in this conflict"),
    ("name", 1.0, "“{}” is a name of it"),
    ("home", 0.85, "“{}” means it in reports on this conflict"),
    ("side", 0.8, "“{}” means it in this conflict"),
    ("called", 0.7, "“{}”: what outlets of this side call them"),
    ("common", 0.7, "“{}”: a common noun, nobody in particular"),
)
_HOME_PARTS: tuple[tuple[Part, str], ...] = (("forces", "home_forces"), ("state", "home_state"), ("police", "police"))
_CUTS = (" who ", " which ", " that ", " whose ", " where ", ",", "(", ";", ":")


def _core(text: str) -> str:
    """The mention without what follows its first comma, bracket or relative pronoun."""
    text = " ".join(text.split()).strip("\"'“”‘’[] ")
    for cut in _CUTS:
        at = text.find(cut)
        if at > 0:
            text = text[:at]
    return text


def _opened(items: list[Item]) -> list[Item]:
    """The items behind the article, count words and "members of"."""
    i = 0
    while i < len(items) - 1 and (items[i].is_a("openers") or items[i].text.isdigit()) and not _own_sense(items[i]):
        i += 1
    return items[i:]


def _own_sense(item: Item) -> bool:
    return any(s.use != "word" for s in item.senses)


def _head_is(items: list[Item], i: int, *classes: str) -> bool:
    """Whether a word of the classes follows item ``i``, or stands before it and is joined to it by "of"."""
    for k, item in enumerate(items[i + 1 :]):
        if item.is_a("of", "against") and k:
            break
        if item.is_a(*classes):
            return True
    k = i - 1
    while k > 0 and items[k].is_a("openers") and not items[k].is_a("of"):
        k -= 1
    return k > 0 and items[k].is_a("of") and any(o.is_a(*classes) for o in items[:k])


def _leads(items: list[Item], i: int) -> bool:
    """Whether nothing but articles and count words stands before item ``i``."""
    return all(item.is_a("openers") or item.of("country") for item in items[:i])


def _bears(actor: Actor, on: date | None) -> bool:
    if on is None:
        return True
    day = on.isoformat()
    return (actor.start is None or actor.start <= day) and (actor.end is None or day <= actor.end)


def _senses(
    entries: Iterable[Entry], nations: Iterable[Nation], classes: dict[str, list[str]]
) -> Iterator[tuple[str, Sense]]:
    for e in entries:
        use: Use = "common" if e.actor.name.islower() else "name"
        for name in (e.actor.name, *e.actor.spellings):
            yield name, Sense(use, e.actor.id)
        for word in e.words:
            yield word, Sense("side", e.actor.id)
        for word in e.home:
            yield word, Sense("home", e.actor.id)
        for word in e.says:
            yield word, Sense("says", e.actor.id)
        for side, word in e.called:
            yield word, Sense("called", f"{side}|{e.actor.id}")
    for n in nations:
        yield from ((a, Sense("adjective", n.name)) for a in n.adjectives)
        yield from ((a, Sense("country", n.name)) for a in (n.name, *n.spellings))
        yield from ((a, Sense("people", n.name)) for a in n.people)
        yield from ((a, Sense("capital", n.name)) for a in n.capital)
    for name, listed in classes.items():
        yield from ((str(word), Sense("word", name)) for word in listed)


def text_words(text: str) -> list[Word]:
    """The words of a text, as names are found in it."""
    return words(text)
