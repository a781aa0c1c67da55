"""Rules that find in a mention the name of the one meant."""

from __future__ import annotations

from contested.knowledge.phrases import FORCES, Item, Phrase, Use
from contested.knowledge.roster import PERSONS, Answer, Context, Roster
from contested.model.evidence import Evidence
from contested.model.knowledge import Actor

# What a whole mention can be, in the order of trust: the sense, the score, the reason.
_WHOLE: tuple[tuple[Use, float, str], ...] = (
    ("says", 0.85, "“{}” speaks for it in this conflict"),
    ("name", 1.0, "“{}” is a name of it"),
    ("home", 0.85, "“{}” means it in reports on this conflict"),
    ("side", 0.8, "“{}” means it in this conflict"),
    ("called", 0.7, "“{}”: what outlets of this side call them"),
    ("common", 0.7, "“{}”: a common noun, nobody in particular"),
)


def whole(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """The mention is a name, once its article and count words are off; a source may go on ("activists in the town")."""
    rest = phrase.opened()
    if len(rest) > 1:
        return _leading_source(rest, context, roster)
    item = rest.items[0]
    for use, score, why in _WHOLE:
        if not _usable(use, context, roster):
            continue
        actor = roster.first(_ids(use, item, context, roster), context)
        if actor is None or (use == "common" and _is_a_states(item, context, roster)):
            continue
        if use == "side" and item.of("common") and not roster.here(context):
            continue
        if use == "name" and roster.entries[actor.id].part == "state" and item.of("country"):
            return None
        return roster.in_role(actor, context), Evidence(score, why.format(item.text))
    return None


def _leading_source(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """The word for a source that a longer mention begins with, or has behind where it is based."""
    if not context.speaks or not roster.here(context):
        return None
    for _, item in phrase:
        home = roster.first(roster.at_home(item, context), context)
        if home:
            return home, Evidence(0.82, f"“{item.text}” means it in reports on this conflict")
        if not (item.of("country") or item.of("capital") or item.is_a("based", "openers")):
            return None
    return None


def person(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """A person of the directory, with title and office around the name; before a word for forces, the person's side."""
    for i, item in phrase:
        actor = roster.first(item.of("name"), context)
        if actor is None or actor.kind not in PERSONS or phrase.set_aside(i):
            continue
        if not context.speaks and _commands(phrase, i):
            forces = roster.forces_of(actor, context)
            return (forces, Evidence(0.85, f"“{item.text}” speaks for them")) if forces else None
        return actor, Evidence(0.95, f"“{item.text}” is a name of this person")
    return None


def people_of(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """ "Residents of" a place or a group are civilians, whoever is named behind."""
    rest = phrase.opened()
    if len(rest) < 2 or context.speaks or not rest.items[1].is_a("of", "against"):
        return None
    actor = roster.first(rest.items[0].of("common"), context)
    if actor is None or actor.kind != "Civilians":
        return None
    return actor, Evidence(0.8, f"“{rest.items[0].text}”: nobody in particular")


def named(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """A name stands in the mention and no word sets it aside; a state's with more words is another rule's."""
    for i, item in phrase:
        actor = roster.first(item.of("name"), context)
        if actor is None or phrase.set_aside(i) or roster.of_another_nation(phrase, i, actor):
            continue
        if roster.entries[actor.id].part == "state" and item.of("country"):
            continue
        last = phrase.hands_on(i)
        meant = roster.first(phrase.items[last].of("name"), context) if last else None
        if meant and meant.kind not in PERSONS and roster.entries[meant.id].part is None and _more_exact(meant, actor):
            return meant, Evidence(0.9, f"“{phrase.items[last or 0].text}” in it is the narrower name")
        return roster.in_role(actor, context), Evidence(0.92, f"“{item.text}” in it is a name of this actor")
    return None


def _more_exact(meant: Actor, introduced: Actor) -> bool:
    """Whether a group may be introduced by the other's name, as the YPG in "Kurdish forces of the YPG"."""
    return introduced.kind != "State forces" and meant.kind in (introduced.kind, "Rebel group", "Political militia")


def _commands(phrase: Phrase, i: int) -> bool:
    """Whether the forces of the person at item ``i`` are meant: "his warplanes", "those loyal to him"."""
    loyal = any(item.is_a("loyal") for item in phrase.items[:i])
    return loyal or phrase.head_is(i, "irregular", "state", "sites", *FORCES)


def common(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """A common noun for people, which the record writes in the plural; sources keep their own words."""
    if context.speaks:
        return None
    if context.role == "group" and all(item.is_a("openers") for _, item in phrase):
        people = roster.entries.get("people")
        return (people.actor, Evidence(0.6, "counted, and nobody said who")) if people else None
    rest = phrase.opened()
    for i, item in rest:
        actor = roster.first(item.of("common"), context)
        if actor and not rest.set_aside(i):
            alone = len(rest) == 1 or (actor.kind == "Civilians" and i == len(rest) - 1)
            return (actor, Evidence(0.7, f"“{item.text}”: a common noun, nobody in particular")) if alone else None
    return None


def named_beside(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """Nothing better than a name that stands in "held by", "linked to" or "led"."""
    if context.speaks:
        return None
    for i, item in phrase:
        actor = roster.first(item.of("name"), context)
        behind = phrase.items[i + 1 : i + 2]
        before = phrase.items[i - 1 : i] if i else ()
        if actor is None or actor.kind in PERSONS or any(b.is_a("backed") for b in behind):
            continue
        if not any(b.is_a("against") for b in before):
            return actor, Evidence(0.55, f"“{item.text}” stands beside it and no other name does")
    return None


def _usable(use: Use, context: Context, roster: Roster) -> bool:
    if use == "common":
        return not context.speaks
    if use == "says" and not context.speaks:
        return False
    return use != "says" or roster.here(context)


def _ids(use: Use, item: Item, context: Context, roster: Roster) -> tuple[str, ...]:
    if use == "home":
        return roster.at_home(item, context)
    return roster.called(item, context) if use == "called" else item.of(use)


def _is_a_states(item: Item, context: Context, roster: Roster) -> bool:
    """Whether a common noun means a state's own: soldiers anywhere, police in a country that is not at war here."""
    if item.is_a("home_forces"):
        return roster.nation(context.focus or roster.home, "forces") is not None
    elsewhere = context.focus is not None and context.focus != roster.home
    return elsewhere and item.is_a("police") and roster.nation(context.focus, "police") is not None
