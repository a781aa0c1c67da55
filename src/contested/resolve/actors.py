"""Whom the mentions of claims mean: actors, targets, sources and the people of tolls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from contested.knowledge import Context, Knowledge
from contested.knowledge.lineage import Told
from contested.knowledge.mentions import PERSONS, Answer
from contested.knowledge.names import fold
from contested.model.claim import Claim, Mention
from contested.model.document import Document
from contested.model.evidence import Evidence
from contested.model.knowledge import Actor
from contested.model.resolution import ActorResolution, Role, TimeResolution
from contested.resolve.context import UNDER_ARMS, DocumentContext, context_of
from contested.resolve.discourse import Discourse, Kind, Meant
from contested.resolve.finding import is_place
from contested.resolve.in_time import Decision, InTime
from contested.resolve.own_names import described, either, own_name, person_in, without_office, without_where
from contested.resolve.owners import tells_of_itself
from contested.resolve.places import Placing
from contested.resolve.things import Things
from contested.resolve.whole_names import WholeNames

_UNKNOWN = Evidence(0.3, "no actor of the directory has this name: its own name")
_NOWHERE = "nowhere"
# Of the strategic developments those that armed people bring about.
_BY_FORCES = frozenset({"Other", "Looting/property destruction", "Non-violent transfer of territory"})
# Under this a match is a guess from one word, and somebody named before is the better one.
_SURE = 0.8
# The word before a mention that the reader left off, and how far back it may begin.
_POINTS = re.compile(r"\b(?:the|its|their|his) $", re.IGNORECASE)
_POINTS_REACH = 6
# A state or its ministry, which speaks for its forces.
_BODY = "Organisation"
_SEAT = re.compile(r"\s+in\s+([A-Z]\w+)")


# A side, and the ids of those who speak in its words.
Speaker = tuple[str | None, tuple[str, ...]]


def resolve_actors(
    document: Document,
    claims: Sequence[Claim],
    knowledge: Knowledge,
    context: DocumentContext | None = None,
    times: Iterable[TimeResolution] = (),
    placing: Placing | None = None,
) -> tuple[ActorResolution, ...]:
    """One resolution for each actor, target, attribution and toll group of ``claims``, in their order.

    ``times`` are the days of the claims, where they are known: a name is resolved at the days that it is used of.
    ``placing`` decides which place a target is.
    """
    context = context or context_of(document, claims, knowledge)
    things = Things(document.text, knowledge, placing or Placing(document, claims, knowledge, context))
    resolver = _Resolver(document, knowledge, context, InTime(document, knowledge.actors, times), things)
    asked = [(claim, role, i, mention) for claim in claims for role, i, mention in _mentions(claim)]
    decided = {}
    for claim, role, i, mention in sorted(asked, key=lambda a: (a[3].start, a[3].end, a[1])):
        decided[claim.id, role, i] = resolver.decide(claim, role, mention)
    return tuple(_resolution(claim, role, i, decided[claim.id, role, i]) for claim, role, i, _ in asked)


def _mentions(claim: Claim) -> Iterator[tuple[Role, int, Mention]]:
    for i, m in enumerate(claim.actor):
        yield "actor", i, m
    for i, m in enumerate(claim.target):
        yield "target", i, m
    for i, m in enumerate(claim.attribution):
        yield "attribution", i, m
    if claim.toll and claim.toll.group:
        yield "group", 0, claim.toll.group


def _resolution(claim: Claim, role: Role, index: int, decision: Decision) -> ActorResolution:
    name, actor, evidence = decision
    return ActorResolution(claim.id, role, index, name, actor.id if actor else None, evidence)


def _fights(claim: Claim, role: Role) -> bool:
    """Whether the claim tells of fighting or holding ground, where a government stands for its forces."""
    if claim.kind == "control" or claim.event_type in ("Battles", "Explosions/Remote violence"):
        return True
    if claim.event_type is None:
        return claim.kind == "toll"
    return claim.sub_event_type in _BY_FORCES or (role == "actor" and claim.sub_event_type == "Attack")


class _Resolver:
    """Decides the mentions of one document in the order of its text; the same words in the same place once only."""

    def __init__(
        self, document: Document, knowledge: Knowledge, context: DocumentContext, in_time: InTime, things: Things
    ) -> None:
        self._knowledge, self._actors = knowledge, knowledge.actors
        self._things = things
        self._document_text = document.text
        self._context = context
        self._in_time = in_time
        called = knowledge.actors.called_by(context.voices)
        self._before = Discourse(document.text, context, knowledge.actors.never_militants - called, called)
        self._whole = WholeNames(document.text, context)
        self._decided: dict[tuple[int, str, Role, bool, Told, Speaker], Decision] = {}
        self._outlet: Speaker = (context.side, context.voices)
        self._speaker = self._outlet

    def decide(self, claim: Claim, role: Role, mention: Mention) -> Decision:
        """The name, the directory's actor if it has one, and why."""
        told = self._in_time.told(claim, role)
        self._speaker = self._speaker_of(claim, role)
        key = (mention.start, mention.text, role, _fights(claim, role), told, self._speaker)
        if key not in self._decided:
            said = claim.attribution[-1] if claim.attribution else None
            decision = (
                self._source(mention, told) if role == "attribution" else self._party(role, mention, key[3], told, said)
            )
            self._decided[key] = decision = self._in_time.placed(decision, mention, told)
            self._remember(role, mention, decision)
        return self._decided[key]

    def _speaker_of(self, claim: Claim, role: Role) -> Speaker:
        """Whose words the mention is in: the outlet's, where it is of no side those of the source that it quotes."""
        if role == "attribution" or self._context.side is not None or not claim.attribution:
            return self._outlet
        source = claim.attribution[-1]
        said = self._actors.match(source.text, context=Context("attribution", self._context.day, self._context.focus))
        if said is None or said[1].score < _SURE:
            return self._outlet
        return self._actors.side(said[0].id, self._context.day), self._actors.voices(said[0].id)

    def _remember(self, role: Role, mention: Mention, decision: Decision) -> None:
        name, actor, _ = decision
        kind: Kind = "source" if role == "attribution" else "group" if role == "group" else "armed"
        person = actor.kind in PERSONS if actor else " " in name and name.istitle()
        meant = Meant(mention.start, name, actor, person)
        self._before.add(kind, meant)
        if role == "group" and actor:
            self._before.add("armed", meant)

    def _match(self, role: Role, mention: Mention, told: Told, fights: bool = True) -> Decision | None:
        focus = self._context.focus_at(mention.start) or _NOWHERE
        side, voices = self._speaker
        context = Context(role, told.day or self._context.day, focus, side, fights, voices)
        answer = self._actors.match(self._with_seat(mention), context=context)
        if answer is None or answer[0].name.split()[-1].islower():
            answer = self._match_whole(mention, context) or answer
        return (answer[0].name, *answer) if answer else None

    def _with_seat(self, mention: Mention) -> str:
        """The words with where a government sits: "the government" of "the government in Baghdad"."""
        if _last_word(mention.text) not in self._actors.wording.state_words:
            return mention.text
        seat = _SEAT.match(self._document_text, mention.end)
        return f"{mention.text}{seat[0]}" if seat and fold(seat[1]) in self._actors.capitals else mention.text

    def _match_whole(self, mention: Mention, context: Context) -> Answer:
        """Whom a mention without a name of its own means by the name that the reader cut off."""
        whole = self._whole.of(mention, context.role)
        answer = self._actors.match(whole.text, context=context) if whole else None
        if whole is None or answer is None or answer[1].score < _SURE or answer[0].name.islower():
            return None
        return answer[0], Evidence(answer[1].score, f"in “{' '.join(whole.text.split())}”: {answer[1].reason}")

    # --- those who act, suffer and are counted

    def _party(self, role: Role, mention: Mention, fights: bool, told: Told, said: Mention | None) -> Decision:
        thing = self._things.decide(mention) if role == "target" else None
        if thing:
            return thing
        called = self._with_article(mention)
        stand_in = self._actors.stands_for(called)
        if "the_militants" in stand_in and self._speaker[0] not in self._actors.never_militants:
            group = self._before.militants(mention.start)
            if group:
                return group.name, group, _stands(mention, group.name)
        owned = (
            self._speakers_own(mention, stand_in, said)
            or self._owned(mention, stand_in)
            or self._allies(mention, stand_in)
        )
        if owned:
            return owned
        found = self._match(role, mention, told, fights)
        body = self._body(mention, found) or self._league(mention, found)
        if body:
            return body.name, body, _stands(mention, body.name)
        if found and found[2].score >= _SURE:
            return found
        if "others" in stand_in and role == "group":
            counted = self._before.counted(mention.start)
            if counted:
                return counted.name, counted.actor, _stands(mention, counted.name)
            people = self._actors.get("people")
            return (people.name, people, Evidence(0.5, "others, nobody said who")) if people else self._own(mention)
        before = None
        if "armed" in stand_in or "militant" in stand_in:
            before = self._before.armed(mention.start, militant="armed" not in stand_in)
        elif "troops" in stand_in:
            before = self._before.troops(mention.start)
        elif "attackers" in stand_in:
            before = self._before.militants(mention.start)
        if before:
            return before.name, before, _stands(mention, before.name)
        return found or self._described(role, mention, fights, told) or self._own(mention)

    def _speakers_own(self, mention: Mention, stand_in: frozenset[str], said: Mention | None) -> Decision | None:
        """Whose "its forces" are in what a state or a side under arms says itself: "Israel said its forces …"."""
        if said is None or "owned" not in stand_in or not tells_of_itself(self._document_text, said.end, mention.start):
            return None
        context = Context("attribution", self._context.day, self._context.focus)
        speaker = self._actors.match(said.text, context=context)
        if self._context.sentence(said.start) != self._context.sentence(mention.start):
            return None
        if speaker is None:
            name = own_name(said.text)
            return (name, None, _stands(mention, name)) if name.isupper() and len(name) > 1 else None
        actor = speaker[0]
        if actor.kind == _BODY and actor.country:
            state = self._actors.match(actor.country, context=Context("actor", self._context.day, None, None, True))
            actor = state[0] if state else actor
        return (actor.name, actor, _stands(mention, actor.name)) if actor.kind in UNDER_ARMS else None

    def _owned(self, mention: Mention, stand_in: frozenset[str]) -> Decision | None:
        """Whose "its forces" are; nobody's where the text may mean one side or another."""
        if stand_in.isdisjoint({"owned", "owned_by_a_body"}):
            return None
        owners = self._before.owners(mention.start, anybody="owned" not in stand_in)
        if len(owners) == 1:
            return owners[0].name, owners[0], _stands(mention, owners[0].name)
        whose = ", ".join(sorted(owner.name for owner in owners))
        unsure = Evidence(0.3, f"“{mention.text}” may be of any of {whose}")
        return (own_name(mention.text), None, unsure) if owners else None

    def _allies(self, mention: Mention, stand_in: frozenset[str]) -> Decision | None:
        """Whose "its allies" are, where the text may mean those of one side only."""
        owners = self._before.owners(mention.start) if "allied" in stand_in else ()
        if len(owners) != 1:
            return None
        name = f"allies of {owners[0].name}"
        return name, None, _stands(mention, name)

    def _body(self, mention: Mention, found: Decision | None) -> Actor | None:
        """Whom "a rebel alliance" is, or "a Kurdish militia", where the text names one of that side."""
        like, word = found[1] if found else None, _last_word(mention.text)
        if like is None or like.side is None or like.id not in self._actors.sides:
            return None
        if word in self._actors.wording.alliance_words:
            return self._before.body(like, self._actors.alliances)
        return self._before.body(like) if word in self._actors.wording.militia_words else None

    def _league(self, mention: Mention, found: Decision | None) -> Actor | None:
        """Whom a bare "the coalition" is, where the text has just named an alliance, not the one known by the word."""
        known = found[1] if found else None
        if known is None or own_name(mention.text).lower() not in self._actors.wording.collectives:
            return None
        backed = {r.actor for r in self._actors.relations.to(known.id)}
        return self._before.league(mention.start, known, self._actors.alliances - backed)

    def _with_article(self, mention: Mention) -> str:
        """The words with "the" or "its" before them, where the reader left it off."""
        before = _POINTS.search(self._document_text, max(0, mention.start - _POINTS_REACH), mention.start)
        return f"{before[0]}{mention.text}".lower() if before else mention.text

    def _described(self, role: Role, mention: Mention, fights: bool, told: Told) -> Decision | None:
        """Whom the words mean without what only describes them: "a captured soldier"."""
        plain = described(mention.text, self._actors.wording.qualifiers)
        if plain == own_name(mention.text):
            return None
        found = self._match(role, Mention(plain, mention.start, mention.end), told, fights)
        return found or (plain, None, _UNKNOWN)

    def _own(self, mention: Mention) -> Decision:
        whole = self._whole.run(mention)
        person = person_in(whole.text, self._actors.wording.titles, self._actors.wording.common_words)
        name = person or own_name(whole.text)
        if " " in name or name.isupper() or not name[:1].isupper() or is_place(name, self._knowledge):
            return name, None, _UNKNOWN
        return self._named_person(name, mention)

    # --- those who speak

    def _source(self, mention: Mention, told: Told) -> Decision:
        person = person_in(mention.text, self._actors.wording.titles, self._actors.wording.common_words)
        known = self._actors.named(person) if person else None
        if person and " " in person and known is None:
            return self._named_person(person, mention)
        found = self._match("attribution", mention, told)
        if found and found[2].score >= _SURE:
            return found
        # "The army" is the state's own before it is a group's whose name ends so.
        of_the_state = found is not None and found[1] is not None and found[1].kind == "State forces"
        meant = None if of_the_state else self._spoken_of(mention)
        if meant:
            return meant.name, meant.actor, _stands(mention, meant.name)
        if found:
            return found
        return self._named_person(person or without_where(own_name(mention.text)), mention)

    def _spoken_of(self, mention: Mention) -> Meant | None:
        stand_in = self._actors.stands_for(mention.text)
        if mention.text[:4].lower() != "the " and "pronoun" not in stand_in:
            return None
        if "pronoun" not in stand_in:
            called = self._before.source_called(_last_word(mention.text), mention.start)
            if called:
                return called
        if "person" in stand_in:
            return self._before.source(mention.start, person=True)
        if "body" in stand_in:
            return self._before.source(mention.start, person=False)
        return self._before.state(mention.start) if "state_body" in stand_in else None

    def _named_person(self, name: str, mention: Mention) -> Decision:
        """A name of one word stands for the person whose full name ended in it before."""
        if " " not in name and name[:1].isupper():
            full = self._before.full_name(name, mention.start)
            if full:
                known = self._actors.named(full)
                person = (
                    without_office(full, either(self._actors.wording.titles, self._actors.wording.common_words)) or name
                )
                return person, known, Evidence(0.7, f"“{name}” is short for {person}, named before")
        return name, None, _UNKNOWN


def _stands(mention: Mention, name: str) -> Evidence:
    return Evidence(0.6, f"“{mention.text}” stands for {name}, spoken of before")


def _last_word(text: str) -> str:
    return next(reversed(text.split()), "").lower()
