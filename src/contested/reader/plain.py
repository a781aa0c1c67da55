"""Types that the words themselves tell, whatever the network makes of them."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from contested.knowledge.language import table
from contested.reader import tokens as syntax
from contested.reader.draft import Draft
from contested.reader.lexicon import word_set
from contested.reader.reading import Reading
from contested.reader.types import GOVERNMENT, OTHERS

_INTERVENTION = "Protest with intervention"
_MINE = "Remote explosive/landmine/IED"
_LEAVING = "Non-violent transfer of territory"
# What no one does to crowds with gas and water, and what to disperse them is more than.
_REMOTE = frozenset(
    {"Air/drone strike", "Shelling/artillery/missile attack", "Chemical weapon", "Remote explosive/landmine/IED"}
)
_MORE = _REMOTE | {"Other", "Attack", "Armed clash"}


def settle(drafts: Iterable[Draft], reading: Reading) -> None:
    """Give the events whose words leave no choice their type."""
    drafts = list(drafts)
    displaced = {d.head for d in drafts if d.toll is not None and d.toll.harm == "displaced"}
    spacy_doc = reading.spacy_doc
    deadly = {syntax.sentence_start(spacy_doc[d.head]) for d in drafts if _kills(d)}
    for draft in drafts:
        if draft.kind != "event" or draft.denial:
            continue
        head = spacy_doc[draft.head]
        if draft.sub_event_type == _LEAVING and draft.head in displaced:
            draft.sub_event_type = "Other"
        elif (told := _told(head, draft.sub_event_type or "")) is not None:
            lethal = told == _INTERVENTION and syntax.sentence_start(head) in deadly
            draft.sub_event_type = "Excessive force against protesters" if lethal else told


def _kills(draft: Draft) -> bool:
    return draft.toll is not None and draft.toll.harm == "killed" and draft.toll.count.high != 0


def _told(head: Token, given: str) -> str | None:
    if _is_sexual(head):
        return "Sexual violence"
    if given in _MORE and _at_crowds(head):
        return _INTERVENTION
    if given == "Air/drone strike" and _by_guns(head):
        return "Shelling/artillery/missile attack"
    if syntax.is_verbal(head) and any(t.lemma_.lower() in word_set("plain", "run over") for t in syntax.objects(head)):
        return _MINE if given in _REMOTE else None
    if (means := table("plain")["never without"].get(given)) and not any(t.lower_ in means for t in head.doc):
        return _MINE if given == "Suicide bomb" else "Attack"
    if _intercepts(head):
        return "Disrupted weapons use"
    return "Looting/property destruction" if given in (GOVERNMENT, OTHERS) and _takes_a_vessel(head) else None


def _is_sexual(head: Token) -> bool:
    """ "rape", "sexual assault", "sexually assaulted"."""
    if head.lemma_.lower() in word_set("plain", "sexual"):
        return True
    assault = head.lemma_.lower() in word_set("plain", "sexual beside")
    return assault and any(c.lower_ in ("sexual", "sexually") for c in head.children)


def _at_crowds(head: Token) -> bool:
    """What is used on crowds alone: "fired tear gas", "used water cannon"; "dispersed a sit-in"."""
    if not syntax.is_verbal(head):
        return False
    things = syntax.objects(head)
    if head.lemma_.lower() in word_set("plain", "dispersing"):
        return any(w.lemma_.lower() in word_set("plain", "crowds") for t in things for w in (t, *t.lefts))
    said = {f"{t.nbor(-1).lower_} {t.lemma_.lower()}" for o in things for t in syntax.coordinated(o) if t.i}
    return not said.isdisjoint(table("plain")["on crowds"])


def _by_guns(head: Token) -> bool:
    """ "four tank shells hit": no aircraft."""
    hitting = syntax.doers(head) if syntax.is_verbal(head) else []
    return bool(hitting) and all(t.lemma_.lower() in word_set("plain", "of guns") for t in hitting)


def _intercepts(head: Token) -> bool:
    """What flies alone and is brought down: "destroyed 30 drones", "shot down a missile"."""
    if not syntax.is_verbal(head):
        return False
    particles = {c.lower_ for c in syntax.children(head, "prt")}
    lemma = head.lemma_.lower()
    downs = lemma in word_set("plain", "intercepting") or any(
        f"{lemma} {p}" in table("plain")["downing"] for p in particles
    )
    flying = [t.lemma_.lower() in word_set("plain", "flying alone") for t in syntax.objects(head)]
    return downs and bool(flying) and all(flying)


def _takes_a_vessel(head: Token) -> bool:
    """ "seized the tanker", "captured a cargo ship": no ground."""
    if not syntax.is_verbal(head):
        return False
    for thing in syntax.objects(head):
        words = [thing, *syntax.children(thing, "compound", "appos", "nmod")]
        if any(t.lemma_.lower() in word_set("plain", "vessels") for t in words):
            return True
    return False
