"""Claims against the interest of their own source's side: they weigh more than what suits it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contested.knowledge.groups import Groups
from contested.knowledge.interests import Interests, Rule, Whose
from contested.knowledge.taking import Taking, begins
from contested.knowledge.witness import Directory, Witness
from contested.link.facets import Facets
from contested.model import ActorResolution, Concession, ResolvedClaim

CIVILIANS = "Civilians"


def concessions(claims: Sequence[Facets], whose: dict[str, Witness], directory: Directory) -> tuple[Concession, ...]:
    """What the witnesses of one event say of it against their own side, ordered by source and claim; ``whose`` word
    each claim is. A witness whose side nobody knows concedes nothing."""
    told: dict[Witness, list[ResolvedClaim]] = {}
    for f in claims:
        if whose[f.id].side is not None and f.source.claim.modality == "actual":
            told.setdefault(whose[f.id], []).append(f.source)
    found: list[Concession] = []
    for witness, own in told.items():
        actor = directory.get(witness.key)
        if witness.side is not None and not (actor and actor.kind in Interests.load().never):
            found += _conceded(witness, own, _Sides(witness.side, directory))
    return tuple(sorted(found, key=lambda c: (c.source, c.claim, c.says)))


def _conceded(witness: Witness, told: Sequence[ResolvedClaim], sides: _Sides) -> Iterable[Concession]:
    by = [a for rc in told for a in rc.actor]
    to = [a for rc in told for a in rc.target]
    for rc in told:
        for rule in Interests.load().rules:
            # A toll counts those whom it counts; who did it, and to whom, another sentence may say.
            suffered = (rc.group,) if rc.group else () if rc.claim.toll else rc.target or to
            if _fits(rule, rc) and sides.all(rc.actor or by, rule.by) and sides.all(suffered, rule.to):
                yield Concession(rc.claim.id, witness.name, rule.says)
                break


def _fits(rule: Rule, rc: ResolvedClaim) -> bool:
    c = rc.claim
    if c.kind != rule.kind or c.polarity != "affirmed":
        return False
    if rule.types and c.sub_event_type not in rule.types:
        return False
    if rule.harm and not (c.toll and c.toll.harm in rule.harm):
        return False
    words = Taking.load()
    stems = [stem for group in rule.words for stem in getattr(words, group)]
    return not stems or begins((c.trigger or c.evidence).text, stems)


class _Sides:
    """Whose side people are on, as seen from one side."""

    def __init__(self, own: str, directory: Directory) -> None:
        self._own = own
        self._directory = directory
        self._groups = Groups.load()

    def all(self, people: Iterable[ActorResolution], wanted: Whose | None) -> bool:
        """Whether those whose side is known are of the wanted one, and there are some; anybody where none is wanted."""
        return wanted is None or {self._of(p) for p in people} - {None} == {wanted}

    def _of(self, person: ActorResolution) -> Whose | None:
        actor = self._directory.get(person.actor) if person.actor else None
        key = self._groups.key(person.name)
        if key == "civilians" or self._groups.inside(key, "civilians") or (actor and actor.kind == CIVILIANS):
            return "civilians"
        side = self._directory.side(person.actor) if person.actor else None
        return None if side is None else "own" if side == self._own else "other"
