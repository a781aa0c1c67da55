"""Control: every spell, who held what on a day, what opposing sides agree on, and what changed hands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from contested.errors import NotFound, UsageError
from contested.export import held
from contested.export.columns import COLUMNS
from contested.export.interchange import iso, spell_record
from contested.ledger import Change
from contested.ledger.wording import state
from contested.model import ControlSpell, Place, Query
from contested.pipeline.holding import (
    agreed,
    area_called,
    said_of_provinces,
    spells_of,
    who_changed,
    who_holds,
    with_losers,
)
from contested.pipeline.turning import Held, changed_in, held_on
from contested.store import Store
from contested.web import heldview as view
from contested.web.answers import Answer, respond
from contested.web.asked import Asked, AskedFor, paged
from contested.web.sentences import Said, sentences
from contested.web.site import Site, TheSite

router = APIRouter()
STATUSES = ("holds", "contested", "partly holds", "besieged", "does not hold", "unknown")
# Where no period is asked for, changes of so many days before the record's last are shown.
_LATELY = timedelta(days=92)
# Others who speak of a spell's days.
_RIVALS = 20
# Answers with their sentences on a page.
_EXPLAINED = 25


@router.get("/control")
def listing(request: Request, site: TheSite, asked: AskedFor) -> Response:
    """Every spell; with ``at`` who held what on that day; with ``agreed`` what of it opposing sides agree on.

    Raises UsageError for ``agreed`` without a day, and for an area that nobody knows.
    """
    within = _areas(site, asked)
    if asked.given.get("agreed"):
        return _agreed(request, site, asked, within)
    return _on_a_day(request, site, asked, within) if asked.query.at else _spells(request, site, asked, within)


@router.get("/control/changes")
def changes(request: Request, site: TheSite, asked: AskedFor) -> Response:
    """What changed hands from ``from`` to ``to``; where neither is given, in the last days of the record."""
    asked = asked.by(_EXPLAINED)
    query = _lately(site, asked.query)
    found, more = _changed(site, asked, query)
    shown = found[: asked.rows]
    lines = sentences(site.store, (id for c in shown for id in c.claims))
    records = [held.change_record(c, [lines[id].claim["evidence"]["text"] for id in c.claims if id in lines])
               for c in shown]  # fmt: skip
    extra = {
        "page": asked.page,
        "more": more,
        "from": iso(query.start),
        "to": iso(query.end),
    }
    context = {"asked": asked, "turns": view.turns(shown, lines), "last_day": site.keeper.kept().last}
    return respond(request, Answer("changes_of_hands.html", records, held.CHANGES, extra, context))


@router.get("/spells/{id}")
def spell(request: Request, id: str, site: TheSite) -> Response:
    """One spell with its sentences, those before and after it, and what others say of its days. Raises NotFound."""
    store = site.store
    found = store.spell(id)
    if found is None:
        raise NotFound(f"There is no control spell {id} in the record.", remedy="Its claims may make another one now.")
    lines = sentences(store, found.claims)
    here = [s for s in store.spells(Query(place=found.place.id or found.place.name)) if _same_place(s, found)]
    own = [s for s in here if s.source == found.source]
    others = [s for s in here if s.source != found.source and s.known_to is None and _meet(s, found)]
    extra = {
        "spell": spell_record(found),
        "said": [one.record for one in lines.values()],
        "line": [spell_record(s) for s in own],
        "others": [spell_record(s) for s in others[:_RIVALS]],
    }
    context = {"says": state(found.status, found.holders, found.besiegers), "lines": list(lines.values())}
    return respond(request, Answer("spell.html", [spell_record(found)], COLUMNS["control"], extra, context))


def _spells(request: Request, site: Site, asked: Asked, within: tuple[Place, ...]) -> Response:
    if within:
        found = spells_of(site.store, replace(asked.query, limit=asked.skip + asked.rows + 1), within)[asked.skip :]
    else:
        found = spells_of(site.store, paged(asked))
    records = [spell_record(s) for s in found[: asked.rows]]
    extra = {"page": asked.page, "more": len(found) > asked.rows}
    context = {"asked": asked, "types": STATUSES, "last_day": site.keeper.kept().last}
    return respond(request, Answer("control.html", records, COLUMNS["control"], extra, context))


def _on_a_day(request: Request, site: Site, asked: Asked, within: tuple[Place, ...]) -> Response:
    asked = asked.by(_EXPLAINED)
    store, query, stale_days = site.store, asked.query, site.settings.stale_days
    found = _held(site, asked, within)
    shown, place = found.answers, asked.given.get("place")
    answered = {h.place.id for h in shown}
    implied = said_of_provinces(store, query, place, stale_days, site.known) if place else ()
    implied = tuple(i for i in implied if i.holding.place.id not in answered)
    ids = [*(h.claims for h in shown), *(i.claims for i in implied)]
    lines = sentences(store, (id for claims in ids for id in claims))
    records = [*map(held.holding_record, shown), *map(held.implied_record, implied)]
    extra = {"page": asked.page, "more": found.more}
    context = _told(asked, lines) | {
        "answers": view.answers(shown, lines),
        "around": view.around(implied, lines),
        "otherwise": _other_days(store, query) if not shown and asked.page == 1 and place else [],
    }
    return respond(request, Answer("control_day.html", records, held.HOLDINGS, extra, context))


def _held(site: Site, asked: Asked, within: tuple[Place, ...]) -> Held:
    """A page of the answers for a day."""
    store, query, stale_days = site.store, asked.query, site.settings.stale_days
    assert query.at
    if not (within or query.place or query.actor or query.source or query.type or query.start or query.end):
        control = site.keeper.kept().control
        day = held_on(store, control, query.at, query.known_at, stale_days, asked.skip, asked.rows)
        if day is not None:
            return day
    found = who_holds(store, query, stale_days, site.known if query.source else None, within)
    return Held(found[asked.skip : asked.skip + asked.rows], len(found) > asked.skip + asked.rows)


def _changed(site: Site, asked: Asked, query: Query) -> tuple[tuple[Change, ...], bool]:
    """A page of what changed hands, and whether there is more."""
    store, within = site.store, _areas(site, asked)
    first, last = asked.skip, asked.skip + asked.rows
    if not (within or query.place or query.actor or query.source or query.type or query.at):
        every = changed_in(store, site.keeper.kept().control, query.start, query.end, query.known_at)
        if every is not None:
            return with_losers(every[first:last], store, site.directory), len(every) > last
    some = replace(query, limit=asked.rows + 1, skip=first)
    found = who_changed(store, some, site.known, within, site.directory)
    return found[: asked.rows], len(found) > asked.rows


def _agreed(request: Request, site: Site, asked: Asked, within: tuple[Place, ...]) -> Response:
    if asked.query.at is None:
        raise UsageError("What is agreed is asked of a day.", remedy="Name one: at=2015-08-01.")
    asked = asked.by(_EXPLAINED)
    found = agreed(site.store, asked.query, site.settings.stale_days, site.known, within)
    shown = found[asked.skip : asked.skip + asked.rows]
    lines = sentences(site.store, (id for a in shown for h in (*a.answers, *a.dissent) for id in h.claims))
    extra = {"page": asked.page, "more": len(found) > asked.skip + asked.rows}
    context = _told(asked, lines) | {"answers": view.agreements(shown, lines), "around": [], "otherwise": []}
    return respond(
        request, Answer("control_day.html", list(map(held.agreement_record, shown)), held.AGREEMENTS, extra, context)
    )


def _told(asked: Asked, lines: dict[str, Said]) -> dict[str, object]:
    return {"asked": asked, "day": asked.query.at, "known_at": asked.query.known_at, "lines": lines}


def _areas(site: Site, asked: Asked) -> tuple[Place, ...]:
    name = asked.given.get("within")
    return area_called(name, site.known) if name else ()


def _lately(site: Site, query: Query) -> Query:
    """The query with a period where it has none."""
    last = site.keeper.kept().last
    if query.start or query.end or query.place or last is None:
        return query
    return replace(query, start=last - _LATELY, end=last)


def _other_days(store: Store, query: Query) -> list[dict[str, object]]:
    """Spells of the place on other days, where nobody speaks of the day asked for."""
    return [spell_record(s) for s in store.spells(replace(query, at=None, known_at=None, limit=_RIVALS))]


def _same_place(one: ControlSpell, other: ControlSpell) -> bool:
    return (one.place.id or one.place.name) == (other.place.id or other.place.name)


def _meet(one: ControlSpell, other: ControlSpell) -> bool:
    """Whether two spells are of days that overlap."""
    starts = [s.start or s.first_said for s in (one, other)]
    return not _before(one.end, starts[1]) and not _before(other.end, starts[0])


def _before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start
