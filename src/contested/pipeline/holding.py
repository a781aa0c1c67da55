"""Who holds what: asked of a place or an area, of a day, of a source, of both sides, or of what changed in a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from itertools import islice

from contested import ledger
from contested.errors import UsageError
from contested.knowledge import Knowledge
from contested.knowledge.areas import PROVINCE, areas, lies_in, province_of
from contested.knowledge.names import fold
from contested.knowledge.taking import Taking
from contested.knowledge.widened import Widened
from contested.knowledge.witness import MOST_STEPS, Directory
from contested.ledger import Agreement, Change, Ground, Holding, Implied, Sides
from contested.ledger.answers import called
from contested.ledger.sayings import losers
from contested.model import Actor, ActorRef, Claim, ControlSpell, Document, Place, PlaceResolution, Query
from contested.model.query import Names
from contested.resolve.context import SENTENCE_END
from contested.store import Store

# As in names asked for: a mention that the directory is less sure of is taken as it stands.
_SURE = 0.7


def ground(heads: Mapping[str, Document], knowledge: Knowledge) -> Ground:
    """What control spells ask besides the claims: the sentence of a claim, and the province of its place."""
    provinces: dict[tuple[str | None, str | None], Place | None] = {}

    def province(r: PlaceResolution) -> Place | None:
        key = (r.country, r.admin1)
        if key not in provinces:
            provinces[key] = province_of(r, knowledge.places)
        return provinces[key]

    def sentence(claim: Claim) -> str:
        head = heads.get(claim.doc)
        return sentence_of(head.text, claim) if head else claim.evidence.text

    return Ground(province, sentence)


def sentence_of(text: str, claim: Claim) -> str:
    """The sentence of ``text`` that the evidence of a claim stands in."""
    start, end = claim.evidence.start, claim.evidence.end
    first = max((m.end() for m in SENTENCE_END.finditer(text, 0, start + 1) if m.end() <= start), default=0)
    last = SENTENCE_END.search(text, max(start, end - 1))
    return text[first : last.end() if last else len(text)].strip()


def area_called(name: str, knowledge: Knowledge) -> tuple[Place, ...]:
    """The provinces and countries of that name, in any spelling. Raises UsageError when there is none."""
    found = areas(name, knowledge.places)
    if not found:
        raise UsageError(
            f"No province or country named {name!r} is known.",
            remedy="Try another spelling, or ask for the place itself: --place NAME.",
        )
    return found


def spells_of(store: Store, query: Query, within: Iterable[Place] = ()) -> tuple[ControlSpell, ...]:
    """The control spells that meet the query, of places within one of the areas where any are given."""
    within = tuple(within)
    found = store.spells(replace(query, limit=0) if within else query)
    return tuple(islice((s for s in found if not within or lies_in(s.place, within)), query.limit or None))


def who_holds(
    store: Store, query: Query, stale_days: int, knowledge: Knowledge | None = None, within: Iterable[Place] = ()
) -> tuple[Holding, ...]:
    """Who held ``query.place`` (None: every place) on the day ``query.at``, as known on ``query.known_at``, by source.

    The place itself is asked for, not what lies in it; ``within`` are areas that it lies in. With ``query.source`` and
    the directory only that source's own word counts, and not what it carries of others. ``stale_days`` of silence make
    an answer stale. Raises UsageError when no day is asked for.
    """
    if query.at is None:
        raise UsageError("Who holds a place is asked of a day.")
    found: dict[str, Holding] = {}
    spells = _asked(store, query, knowledge, within)
    for place in _several(query.place) or (None,):
        for holding in ledger.holders(spells, place, query.at, query.known_at, stale_days=stale_days):
            found[holding.spell] = holding
    return tuple(found.values())[: query.limit or None]


def who_changed(
    store: Store,
    query: Query,
    knowledge: Knowledge,
    within: Iterable[Place] = (),
    directory: Directory | None = None,
) -> tuple[Change, ...]:
    """What changed hands from ``query.start`` to ``query.end``, as known on ``query.known_at``, by source.

    The filters choose changes by what was before or after. From whom, where a source tells nothing of the time before,
    is whom the claim itself says that it was taken from. ``directory`` is that of the record, where it is at hand.
    """
    whole = Query(source=query.source, place=query.place)
    chosen = {
        s.id for s in spells_of(store, replace(query, start=None, end=None, at=None, known_at=None, limit=0, skip=0))
    }
    places = _several(query.place)
    found = (
        c
        for c in ledger.changes(_asked(store, whole, knowledge, within), query.start, query.end, query.known_at)
        if not chosen.isdisjoint((c.spell, c.ended)) and (not places or any(called(c.place, p) for p in places))
    )
    some = islice(found, query.skip, query.skip + query.limit if query.limit else None)
    return with_losers(some, store, directory or Widened(knowledge.actors, store.identities()))


def changed_between(
    store: Store, start: date, end: date, longest: timedelta, knowledge: Knowledge
) -> tuple[Change, ...]:
    """What changed hands from ``start`` to ``end``, as known now, by source; from whom as in ``who_changed``.

    Only spells of these days, those that ended just before, and those that began by ``longest`` after are looked at:
    what began on one of several days may have begun in the period.
    """
    spells = store.spells(Query(start=start - timedelta(days=1), end=end + longest))
    return with_losers(ledger.changes(spells, start, end), store, Widened(knowledge.actors, store.identities()))


def with_losers(changes: Iterable[Change], store: Store, directory: Directory) -> tuple[Change, ...]:
    """The changes; where a source tells nothing of the time before, from whom is whom the claim says that it was taken
    from."""
    changes = tuple(changes)
    wanted = {id for c in changes if not c.before for id in c.claims}
    said = {rc.claim.id: rc for rc in store.claims_named(wanted)} if wanted else {}
    words = Taking.load()

    def told(c: Change) -> Change:
        own, held = (said[id] for id in c.claims if id in said), set(c.after)
        lost = {r for rc in own for r in losers(rc, words, directory) if r not in held}
        return replace(c, before=tuple(sorted(lost, key=lambda r: (r.name, r.id or ""))))

    return tuple(c if c.before else told(c) for c in changes)


def agreed(
    store: Store, query: Query, stale_days: int, knowledge: Knowledge, within: Iterable[Place] = ()
) -> tuple[Agreement, ...]:
    """What sources of opposing sides agree on of who held what on ``query.at``, or one says against its own side."""
    sides = sides_on(query.at, Widened(knowledge.actors, store.identities()), partial(voice_of, knowledge=knowledge))
    held = who_holds(store, replace(query, limit=0), stale_days, knowledge, within)
    return ledger.agreed(held, sides.of_source, sides.of_actor)[: query.limit or None]


def sides_on(day: date | None, directory: Directory, voice: Callable[[str], Actor | None]) -> Sides:
    """Who was on which side on a day, a source by whom it speaks for; each is looked up once."""

    @cache
    def of_source(name: str) -> str | None:
        actor = voice(name)
        return directory.side(actor.id, day) if actor else None

    @cache
    def of_actor(ref: ActorRef) -> str | None:
        return directory.side(ref.id, day) if ref.id else None

    return Sides(of_source, of_actor)


def said_of_provinces(
    store: Store, query: Query, names: str, stale_days: int, knowledge: Knowledge
) -> tuple[Implied, ...]:
    """What is said of the provinces that a place called ``names`` lies in, as far as it says something of the place."""
    towns = knowledge.places.of_that_name(names)
    if not towns or towns[0].kind == PROVINCE:
        return ()
    around = (province_of(town, knowledge.places) for town in towns)
    ids = tuple(dict.fromkeys(p.id for p in around if p))
    if not ids:
        return ()
    every = who_holds(store, replace(query, place=ids, limit=0), stale_days, knowledge)
    return implied_of(towns, every, store, knowledge)


def implied_of(
    towns: Iterable[Place], every: Iterable[Holding], store: Store, knowledge: Knowledge
) -> tuple[Implied, ...]:
    """What those of the answers that are of the towns' provinces say of the towns."""
    found: list[Implied] = []
    around = [(town, province) for town in towns if (province := province_of(town, knowledge.places))]
    every = tuple(h for h in every if any(h.place.id == province.id for _, province in around))
    said = {rc.claim.id: rc for rc in store.claims_named({c for h in every for c in h.claims})}
    at = ground({d.id: d for d in store.documents_named({rc.claim.doc for rc in said.values()})}, knowledge)
    for town, province in around:
        if province.id == town.id:
            continue
        for holding in every:
            if holding.place.id == province.id:
                claims = [said[c] for c in holding.claims if c in said]
                found += filter(None, [ledger.implied(holding, claims, town, at)])
    return tuple(found)


def _asked(
    store: Store, query: Query, knowledge: Knowledge | None, within: Iterable[Place]
) -> tuple[ControlSpell, ...]:
    """The spells that a question is about, of all days; of a source asked for whole lines, by its own word alone."""
    source = query.source if knowledge else None
    every = replace(query, start=None, end=None, at=None, known_at=None, limit=0)
    # On a day only the spells that may cover it can answer.
    found = spells_of(store, replace(every, at=query.at, source=None if source else every.source), within)
    if not source or knowledge is None:
        return found
    own = own_names(source, knowledge)
    chosen = {(_key(s), s.source) for s in spells_of(store, every)}
    return tuple(s for s in found if fold(s.source or "") in own and (_key(s), s.source) in chosen)


def _key(s: ControlSpell) -> str:
    return s.place.id or s.place.name


def own_names(source: Names, knowledge: Knowledge) -> frozenset[str]:
    """The names under which a source's own word stands in a record: its own, and whose voice it is."""
    names = _several(source)
    voices = (voice.name for name in names if (voice := voice_of(name, knowledge)))
    return frozenset(map(fold, (*names, *voices)))


def voice_of(name: str, knowledge: Knowledge) -> Actor | None:
    """Whom the directory has under a source's name, and whom that one speaks for."""
    match = knowledge.actors.match(name)
    actor = match[0] if match and match[1].score >= _SURE else None
    for _ in range(MOST_STEPS):
        if actor is None or not actor.speaks_for:
            break
        actor = knowledge.actors.get(actor.speaks_for) or actor
    return actor


def _several(names: Names | None) -> tuple[str, ...]:
    return () if names is None else (names,) if isinstance(names, str) else names
