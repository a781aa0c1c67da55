"""Rules that tell who is meant by a side's or a nation's adjective, or by "the army" alone."""

from __future__ import annotations

from dataclasses import replace

from contested.knowledge.actors import Part
from contested.knowledge.phrases import FORCES, Phrase
from contested.knowledge.roster import Answer, Context, Roster
from contested.model.evidence import Evidence
from contested.model.knowledge import Actor

_HOME_PARTS: tuple[tuple[Part, str], ...] = (("forces", "home_forces"), ("state", "home_state"), ("police", "police"))


def bare_nation(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """The mention is a nation's adjective, name, people or capital and nothing else."""
    rest = phrase.opened()
    if len(rest) > 1:
        return None
    item = rest.items[0]
    for nation in () if item.of("country") else item.of("adjective"):
        part: Part = "state" if context.speaks else "forces"
        actor = roster.nation(nation, part)
        if actor:
            return actor, Evidence(0.8, f"“{item.text}” alone: the {part} of {nation}")
    for nation in item.of("country"):
        state = roster.nation(nation, "state")
        if state:
            forces = roster.fighting(nation, state, context)
            by_them = ", by its forces" if forces else ""
            itself = state if context.role == "target" else roster.in_role(state, context)
            return forces or itself, Evidence(0.8, f"“{item.text}” is the state{by_them}")
    for nation in item.of("people") if context.role == "actor" else ():
        actor = roster.nation(nation, "forces")
        if actor:
            return actor, Evidence(0.7, f"“{item.text}” as those who act: the forces of {nation}")
    for nation in item.of("capital") if context.role in ("actor", "attribution") else ():
        state = roster.nation(nation, "state")
        if state:
            why = f"“{item.text}” for the state whose capital it is"
            return roster.in_role(state, context), Evidence(0.75, why)
    return None


def sided(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """A side's adjective with a word for people or means under arms ("regime warplanes")."""
    for held in (False, True):
        for i, item in phrase:
            ids = item.of("side") + _at_home(phrase, i, context, roster) + roster.called(item, context)
            actor = roster.first(ids, context)
            if actor is None or phrase.set_aside(i, held_too=not held):
                continue
            answer = _with_head(phrase, i, actor, context, roster, 0.55 if held else 0.85)
            if answer:
                return answer
    return None


def _at_home(phrase: Phrase, i: int, context: Context, roster: Roster) -> tuple[str, ...]:
    """Whom a word means by itself in this conflict; "coalition" no longer does once it is said whose it is."""
    item = phrase.items[i]
    another = item.is_a("collectives") and phrase.qualified(i)
    return () if another else roster.at_home(item, context)


def _with_head(phrase: Phrase, i: int, actor: Actor, context: Context, roster: Roster, score: float) -> Answer:
    item = phrase.items[i]
    if context.speaks and (phrase.head_is(i, "speakers") or not phrase.leads(i)):
        return None
    under_arms = phrase.head_is(i, "irregular", *FORCES)
    if under_arms or i == len(phrase) - 1 or item.of("common") or phrase.head_is(i, "voices", "state"):
        meant = roster.in_role(actor, replace(context, fights=True) if under_arms else context)
        return meant, Evidence(score, f"“{item.text}” in it is said of this actor in this conflict")
    if context.role in ("target", "actor") and phrase.head_is(i, "sites"):
        return roster.in_role(actor, context), Evidence(0.6, f"it belongs to those called “{item.text}”")
    return None


def national(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """A nation's adjective or name with the word that says which part of it is meant."""
    for held in (False, True):
        for i, item in phrase:
            nation = next(iter(item.of("adjective") + item.of("country") + _seat(phrase, i)), None)
            if nation is None or phrase.set_aside(i, held_too=not held):
                continue
            part = _part(phrase, i, context)
            actor = roster.nation(nation, part) if part else None
            if actor is None:
                return None
            why = f"“{item.text}” and the word with it: {part} of {nation}"
            return roster.in_role(actor, context), Evidence(0.5 if held else 0.88, why)
    return None


def _seat(phrase: Phrase, i: int) -> tuple[str, ...]:
    """The nation of the government that sits in item ``i``: "the Baghdad government", "the government in Baghdad"."""
    item = phrase.items[i]
    before, after = phrase.items[max(0, i - 2) : i], phrase.items[i + 1 : i + 2]
    there = len(before) > 1 and before[0].is_a("state") and before[1].text.lower() == "in"
    return item.of("capital") if there or any(a.is_a("state") for a in after) else ()


def _part(phrase: Phrase, i: int, context: Context) -> Part | None:
    """Which part of the nation of item ``i`` the words with it mean."""
    if phrase.items[i].of("capital"):
        return "state"
    if phrase.head_is(i, "police"):
        return "police"
    if context.speaks and (phrase.head_is(i, "speakers") or not phrase.leads(i)):
        return None
    if context.role == "actor" and _machine(phrase, i):
        return "forces"
    if phrase.head_is(i, *FORCES) and not phrase.head_is(i, "civil"):
        return "forces"
    if phrase.head_is(i, "state") or (context.speaks and phrase.head_is(i, "voices")):
        return "state"
    its_sites = context.role in ("actor", "target") and phrase.head_is(i, "sites")
    return "forces" if its_sites and phrase.items[i].of("adjective") else None


def _machine(phrase: Phrase, i: int) -> bool:
    """Whether a machine's type follows item ``i``: letters and a number, as in "Russian BM-21"."""
    following = phrase.items[i + 1 : i + 3]
    if len(following) < 2:
        return False
    letters, number = (item.text for item in following)
    return letters.isalpha() and letters[:1].isupper() and number.isdigit()


def at_home(phrase: Phrase, context: Context, roster: Roster) -> Answer:
    """ "The army", "government troops": those of the country that the report is about."""
    rest = phrase.opened()
    if not rest.items[0].senses or _speaks_alone(rest, context):
        return None
    focus = context.focus or roster.home
    for part, words in _HOME_PARTS:
        for i, item in rest:
            if not item.is_a(words) or rest.set_aside(i):
                continue
            if context.speaks and part == "police" and len(rest) > 1:
                return None
            under_arms = rest.head_is(i, "irregular", "sites", *FORCES)
            actor = roster.nation(focus, "forces" if part == "state" and under_arms else part)
            if actor is None:
                return None
            return roster.in_role(actor, context), Evidence(0.75, f"“{item.text}” in a report on {focus}")
    return None


def _speaks_alone(phrase: Phrase, context: Context) -> bool:
    return context.speaks and any(item.is_a("speakers") and not item.is_a("home_state") for _, item in phrase)
