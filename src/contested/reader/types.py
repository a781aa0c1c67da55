"""Which of ACLED's sub-event types a trigger states, from the means, the victim and the doer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from contested.reader.lexicon import means, no_means, nouns_of
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
    objects: Sequence[Token]
    state: Callable[[str], bool | None]


def sub_event_type(trigger: Trigger, setting: Setting) -> str:
    """The sub-event type of an event word in its setting."""
    return _applied(trigger.entry.type, trigger, setting)


def _applied(name: str, trigger: Trigger, setting: Setting) -> str:
    """A rule by its name, or the sub-event type that the name is."""
    return RULES[name](trigger, setting) if name in RULES else name


def _by_weapon(trigger: Trigger, setting: Setting) -> str:
    # What is destroyed is no means: only the words of the doing itself count.
    found = weapon(setting.own) or (None if trigger.entry.name == "destruction" else weapon(setting.clause))
    return found or _applied(trigger.entry.default or "Armed clash", trigger, setting)


def weapon(tokens: Sequence[Token]) -> str | None:
    """The sub-event type that the means named in ``tokens`` tell, None when none is named."""
    words = [_means(t) for t in tokens if t.text != "-"]
    pairs = set(pairwise(words))
    said = {word for pair in pairs & no_means() for word in pair}
    joined = pairs | {(word,) for word in words if word not in said}
    for sub_type, phrases in means():
        if any(p in joined for p in phrases):
            return sub_type
    return None


def _means(token: Token) -> str:
    """The word by which the token tells a means.

    A "bomber" with a type or a nation is an aircraft; a coalition with a name of its own may be of any kind.
    """
    before = token.nbor(-1) if token.i else token
    if token.lower_ in ("bomber", "bombers"):
        flies = before.lower_ in nouns_of("bomber types") or before.ent_type_ in ("NORP", "GPE", "PRODUCT")
        return "warplane" if flies or any(c.isdigit() for c in before.text) else token.lower_
    if token.lower_ == "coalition" and before.pos_ == "PROPN" and before.ent_type_ not in ("NORP", "GPE"):
        return ""
    return token.lower_


def _said_of(texts: Sequence[str], *lists: str) -> bool:
    """Whether any word of the texts, also as a plural, is in one of the lists."""
    words = [w.strip("'’") for t in texts for w in t.lower().replace("-", " ").split()]
    return any(w in nouns_of(name) or w.rstrip("s") in nouns_of(name) for w in words for name in lists)


def is_state(texts: Sequence[str], setting: Setting) -> bool | None:
    """Whether the first actor of whom it is known is a state's forces: from the directory, else from the words."""
    for text in texts:
        if (state := setting.state(text)) is not None:
            return state
        if _said_of([text], "not state"):
            return False
        if _said_of([text], "state forces"):
            return True
    return None


def _by_victim(trigger: Trigger, setting: Setting) -> str:
    """People who fight make a fight; who shoots at others attacks them."""
    if _said_of(setting.targets, "demonstrators") and is_state(setting.actors, setting):
        return "Excessive force against protesters"
    if _said_of(setting.targets, "civilians", "relatives") and not _said_of(setting.targets, "fighters"):
        return "Attack"
    if _said_of(setting.targets, "fighters", "military") or is_state(setting.targets, setting) is not None:
        return "Armed clash"
    if trigger.entry.name == "killing" or (trigger.entry.name == "attack" and _said_of(setting.targets, "civil sites")):
        return "Attack"
    if setting.actors:
        return "Armed clash"
    return "Attack" if trigger.entry.name == "attack" and not setting.targets else "Armed clash"


def _by_holder(trigger: Trigger, setting: Setting) -> str:
    taken = is_state(setting.actors, setting)
    if taken is None:
        lost = is_state(setting.targets, setting)
        taken = None if lost is None else not lost
    if taken is None:
        return trigger.entry.default or OTHERS
    return GOVERNMENT if taken else OTHERS


def _by_prize(trigger: Trigger, setting: Setting) -> str:
    """Ground is taken; weapons and vehicles are booty."""
    if any(t.lemma_.lower() in nouns_of("arms") | nouns_of("machines") for t in setting.objects):
        return _by_loot(trigger, setting)
    return _by_holder(trigger, setting)


def _by_loot(trigger: Trigger, setting: Setting) -> str:
    """Weapons that a state's forces seize are taken out of use; for others they are booty."""
    taken = is_state(setting.actors, setting)
    return "Looting/property destruction" if taken is False else "Disrupted weapons use"


def _by_captive(trigger: Trigger, setting: Setting) -> str:
    """Civilians in the hands of others than the state are abducted; all others are arrested."""
    state = is_state(setting.actors, setting)
    if state or _said_of(setting.targets, "fighters"):
        return "Arrests"
    civil = _said_of(setting.targets, "civilians", "relatives")
    if trigger.entry.name == "abduction" or (state is False and civil):
        return "Abduction/forced disappearance"
    return "Arrests"


def _by_wreck(trigger: Trigger, setting: Setting) -> str:
    """To destroy what an army fights with is a fight."""
    things = [t.lemma_.lower() for t in (*setting.own, *setting.objects)]
    military = any(word in nouns_of("military") for word in things)
    return "Armed clash" if military else "Looting/property destruction"


def _by_bomber(trigger: Trigger, setting: Setting) -> str:
    """States bomb from the air, others plant bombs."""
    by_state = is_state(setting.actors, setting)
    if by_state is None:
        return "Remote explosive/landmine/IED" if trigger.nominal else "Air/drone strike"
    return "Air/drone strike" if by_state else "Remote explosive/landmine/IED"


def _by_striker(trigger: Trigger, setting: Setting) -> str:
    """Groups without aircraft strike with rockets and shells; coalitions that a state leads have aircraft."""
    if any("-led coalition" in actor.lower() for actor in setting.actors):
        return "Air/drone strike"
    return "Shelling/artillery/missile attack" if is_state(setting.actors, setting) is False else "Air/drone strike"


def _by_raider(trigger: Trigger, setting: Setting) -> str:
    """Groups without aircraft raid on the ground, and so do a state's police and soldiers."""
    on_foot = is_state(setting.actors, setting) is False or _said_of(setting.actors, "on foot")
    return "Armed clash" if on_foot else "Air/drone strike"


def _by_leaver(trigger: Trigger, setting: Setting) -> str:
    """Forces give up ground; civilians are brought away."""
    led = _said_of(setting.targets, "civilians", "relatives") or any(
        t.lemma_.lower() in nouns_of("civilians") for t in setting.objects
    )
    return "Other" if led and not _said_of(setting.targets, "fighters") else "Non-violent transfer of territory"


def _by_crowd(trigger: Trigger, setting: Setting) -> str:
    """A clash in which demonstrators take part is a riot."""
    crowd = _said_of([*setting.actors, *setting.targets], "demonstrators")
    return "Violent demonstration" if crowd else "Armed clash"


RULES: dict[str, Callable[[Trigger, Setting], str]] = {
    "by weapon": _by_weapon,
    "by victim": _by_victim,
    "by holder": _by_holder,
    "by prize": _by_prize,
    "by loot": _by_loot,
    "by captive": _by_captive,
    "by wreck": _by_wreck,
    "by bomber": _by_bomber,
    "by striker": _by_striker,
    "by raider": _by_raider,
    "by leaver": _by_leaver,
    "by crowd": _by_crowd,
}
