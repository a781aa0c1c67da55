"""The tellings that what documents add may join or part: the components that they touch, linked anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from contested.link.blocking import LARGEST, hashes
from contested.link.judged import Constraints
from contested.link.linking import Linking, Notes, near
from contested.link.teller import Teller
from contested.link.telling import Telling
from contested.model import ResolvedClaim, Told
from contested.store.base import Neighbourhood

ClaimsNamed = Callable[[Iterable[str]], Iterable[ResolvedClaim]]


class Anew(Exception):
    """That so much is touched, or of such a kind, that everything is to be drawn anew; says why."""


# More tellings than these, and drawing everything anew is not much slower.
MOST = 3000


class Tellings:
    """Tellings that were kept, as they were when linked; loaded when they are asked for."""

    def __init__(self, claims_named: ClaimsNamed, teller: Teller) -> None:
        self._claims_named, self._teller = claims_named, teller
        self._made: dict[int, Telling] = {}

    def load(self, told: Iterable[Told]) -> dict[int, Telling]:
        """The tellings by number."""
        told = list(told)
        missing = [t for t in told if t.number not in self._made]
        claims = {rc.claim.id: rc for rc in self._claims_named(c for t in missing for c in t.claims)}
        for t in missing:
            self._made[t.number] = self._teller.again([claims[c] for c in t.claims], t)
        return {t.number: self._made[t.number] for t in told}


class _Crowds:
    """How many tellings the hashes find once ``fresh`` have come and ``gone`` have gone."""

    def __init__(self, record: Neighbourhood, fresh: Iterable[Telling], gone: Iterable[Telling]) -> None:
        self._record = record
        self._more = Counter(h for t in fresh for h in hashes(t))
        self._more.subtract(h for t in gone for h in hashes(t))
        self._before: dict[int, int] = {}

    def look(self, wanted: Iterable[int]) -> None:
        """Look up hashes that are going to be asked for."""
        missing = {h for h in wanted if h not in self._before}
        self._before |= dict.fromkeys(missing, 0) | self._record.sizes(missing)

    def usable(self, h: int) -> bool:
        """Whether so few tellings have it that it says something."""
        return self._before[h] + self._more[h] <= LARGEST

    def turned(self) -> set[int]:
        """The hashes that were usable and are not any more, or the other way round."""
        self.look(self._more)
        return {h for h in self._more if (self._before[h] <= LARGEST) != self.usable(h)}


@dataclass(frozen=True, slots=True)
class Linked:
    """Whole components as they were, and as they are.

    ``before`` are the tellings as kept, ``after`` the tellings by number; ``clusters`` are of numbers, those of a type
    that tell of one happening; ``component_of`` leads from a number to that of its component.
    """

    before: Sequence[Told]
    after: Mapping[int, Telling]
    clusters: Sequence[Sequence[int]]
    component_of: Mapping[int, int]


class Neighbours:
    """Links tellings that documents add with those there are."""

    def __init__(
        self, record: Neighbourhood, tellings: Tellings, documents_of: Callable[[Iterable[str]], Iterable[str]],
        limits: Constraints, threshold: float,
    ) -> None:  # fmt: skip
        """``documents_of`` gives the documents of claims by id."""
        self._record, self._tellings, self._documents_of = record, tellings, documents_of
        self._limits, self._threshold = limits, threshold

    def linked(self, fresh: Mapping[int, Telling], gone: Mapping[int, Telling]) -> Linked:
        """The components that ``fresh`` tellings belong to now, and those that they or the ``gone`` ones belonged to.

        Nothing else is linked otherwise than before: pairs of other tellings score what they scored, and are compared
        if they were. Raises Anew when too many are touched.
        """
        crowds = _Crowds(self._record, fresh.values(), gone.values())
        met = {n for _, n in self._record.sharing(crowds.turned())} - gone.keys()
        moved = self._load(met)
        touched = met | gone.keys() | self._near({**fresh, **moved}, gone.keys(), crowds) | self._judged(fresh)
        components = {t.component for t in self._told(touched)}
        before = self._record.told("component", components)
        after = {**self._load(t.number for t in before if t.number not in gone), **fresh}
        return self._link(before, after, crowds)

    def _near(self, active: Mapping[int, Telling], gone: Iterable[int], crowds: _Crowds) -> set[int]:
        """The tellings there are that come near one of the active ones."""
        keys = {n: hashes(t) for n, t in active.items()}
        crowds.look(h for hs in keys.values() for h in hs)
        sharing: dict[int, list[int]] = {}
        for h, n in self._record.sharing({h for hs in keys.values() for h in hs if crowds.usable(h)}):
            sharing.setdefault(h, []).append(n)
        pairs = {(a, n) for a, hs in keys.items() for h in hs for n in sharing.get(h, ())}
        pairs = {(a, n) for a, n in pairs if n not in set(gone) and n != a}
        others = self._load({n for _, n in pairs})
        return {
            n for a, n in pairs if active[a].doc != others[n].doc and near(active[a], others[n], self._threshold)
        }  # fmt: skip

    def _judged(self, fresh: Mapping[int, Telling]) -> set[int]:
        """The tellings there are with claims that people judged to be one with a claim of a fresh one."""
        mine = {f.id for t in fresh.values() for f in t.claims}
        bound = {c for group in self._limits.same if group & mine for c in group} - mine
        told = self._record.told("document", sorted(set(self._documents_of(bound)))) if bound else []
        return {t.number for t in told if not bound.isdisjoint(t.claims)}

    def _link(self, before: Sequence[Told], after: Mapping[int, Telling], crowds: _Crowds) -> Linked:
        ordered = sorted(after.items(), key=lambda item: item[1].key)
        numbers, shelf = [n for n, _ in ordered], [t for _, t in ordered]
        notes = Notes(self._limits)
        for _, group in groupby(shelf, lambda t: t.doc):
            notes.add(list(group), None)
        shared = Counter(h for t in shelf for h in hashes(t))
        crowds.look(h for h, n in shared.items() if n > 1)
        linking = Linking(shelf, notes, self._threshold)
        clusters: list[list[int]] = []
        component_of: dict[int, int] = {}
        for component in linking.components(linking.edges(crowds.usable)):
            component_of |= dict.fromkeys((numbers[i] for i in component), min(numbers[i] for i in component))
            clusters += [[numbers[i] for i in c] for c in linking.clusters(component) if linking.typed(c)]
        return Linked(before, after, clusters, component_of)

    def _told(self, numbers: Iterable[int]) -> list[Told]:
        found = self._record.told("number", set(numbers))
        if len(found) > MOST:
            raise Anew(f"{len(found)} tellings of other reports are touched")
        return found

    def _load(self, numbers: Iterable[int]) -> dict[int, Telling]:
        return self._tellings.load(self._told(numbers))
