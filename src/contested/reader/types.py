"""Which of ACLED's sub-event types a trigger states, from the means, the victim and the doer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from contested.reader.lexicon import means, nouns_of
from contested.reader.selection import Trigger

GOVERNMENT = "Government regains territory"
OTHERS = "Non-state actor overtakes territory"


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a trigger: its own phrase, its clause, the texts of doers and victims.

    ``state`` tells of an actor's words whether a state's own forces are meant (None: not known).
    """

    own: Sequence[Token]
    clause: Sequence[Token]
    actors: Sequence[str]
    targets: Sequence[str]
    state: Callable[[str], bool | None]


def sub_event_type(trigger: Trigger, setting: Setting) -> str:
    """The sub-event type of an event word in its setting."""
    rule = RULES.get(trigger.entry.type)
    return rule(trigger, setting) if rule else trigger.entry.type


def _by_weapon(trigger: Trigger, setting: Setting) -> str:
    # What is destroyed is no means: only the words of the doing itself count.
    found = weapon(setting.own) or (None if trigger.entry.name == "destruction" else weapon(setting.clause))
    if found:
        return found
    default = trigger.entry.default or "Armed clash"
    return RULES[default](trigger, setting) if default in RULES else default


def weapon(tokens: Sequence[Token]) -> str | None:
    """The sub-event type that the means named in ``tokens`` tell, None when none is named."""
    words = [t.lower_ for t in tokens if t.text != "-"]
    joined = {tuple(words[i : i + n]) for n in (1, 2) for i in range(len(words) - n + 1)}
    for sub_type, phrases in means():
        if any(p in joined for p in phrases):
            return sub_type
    return None


def _by_victim(trigger: Trigger, setting: Setting) -> str:
    civil = nouns_of("civilians")
    targets = [word for t in setting.targets for word in t.lower().split()]
    if any(w in civil or w.rstrip("s") in civil for w in targets):
        return "Attack"
    if any(w.rstrip("s") in nouns_of("fighters") for w in targets) or setting.actors:
        return "Armed clash"
    return "Attack" if trigger.entry.name in ("attack", "killing") and not setting.targets else "Armed clash"


def _by_holder(trigger: Trigger, setting: Setting) -> str:
    takers, losers = setting.actors, setting.targets
    for text in takers:
        if (state := setting.state(text)) is not None:
            return GOVERNMENT if state else OTHERS
    for text in losers:
        if (state := setting.state(text)) is not None:
            return OTHERS if state else GOVERNMENT
    return OTHERS


def _by_captive(trigger: Trigger, setting: Setting) -> str:
    """Civilians in the hands of others than the state are abducted; all others are arrested."""
    states = [setting.state(text) for text in setting.actors]
    civil = any(w.rstrip("s") in nouns_of("civilians") for t in setting.targets for w in t.lower().split())
    return "Abduction/forced disappearance" if civil and states and not any(states) else "Arrests"


def _by_wreck(trigger: Trigger, setting: Setting) -> str:
    """To destroy what an army fights with is a fight."""
    military = any(t.lemma_.lower() in nouns_of("military") for t in setting.own)
    return "Armed clash" if military and setting.actors else "Looting/property destruction"


RULES: dict[str, Callable[[Trigger, Setting], str]] = {
    "by weapon": _by_weapon,
    "by victim": _by_victim,
    "by holder": _by_holder,
    "by captive": _by_captive,
    "by wreck": _by_wreck,
}
