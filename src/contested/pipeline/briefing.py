"""A day or a week as a brief: what changed hands, the main events, tolls, disputes, footnoted to their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from contested import ledger
from contested.errors import UsageError
from contested.knowledge import Knowledge
from contested.ledger import Change
from contested.ledger.wording import names, state
from contested.model import (
    DISPUTE_KINDS,
    HARMS,
    Dispute,
    Document,
    Event,
    PlaceRef,
    Query,
    Range,
    ResolvedClaim,
    TimeRef,
    TollEntry,
)
from contested.model.brief import Brief, Line, Note, Section
from contested.model.counting import figure, words
from contested.model.days import span
from contested.pipeline.holding import changed_between, sentence_of
from contested.store import Store

# So many events, changes of hands, disputes and largest counts are told, the rest counted; so many sentences stand
# behind a line.
EVENTS, CHANGES, DISPUTES, COUNTS, SENTENCES = 20, 40, 20, 3, 3
# What is said to have lasted longer, or to have come on some day of a longer time, is nothing of these days.
LONGEST = timedelta(days=31)
# A brief is of days or weeks.
MOST_DAYS = 92


def brief(store: Store, start: date, end: date, knowledge: Knowledge, changes: Iterable[Change] | None = None) -> Brief:
    """The brief of the days from ``start`` to ``end``; ``changes`` are what changed hands in them, where it is at hand.

    Raises UsageError for days in the wrong order, or too many.
    """
    if not start <= end <= start + timedelta(days=MOST_DAYS):
        raise UsageError(
            f"There is no brief from {start} to {end}.", remedy=f"Give at most {MOST_DAYS} days, the first one first."
        )
    period = Query(start=start, end=end)
    of_late = replace(period, begun=start - LONGEST)
    events = [e for e in store.events(of_late) if _within(e.time, start, end) and e.status == "actual"]
    entries = [t for t in store.tolls(of_late) if _within(t.time, start, end)]
    sketched = (
        _hands(changed_between(store, start, end, LONGEST, knowledge) if changes is None else changes),
        _main(events),
        _tolls(entries),
        _disputes(_of_these_days(store, period, {e.id for e in events})),
    )
    notes = _Notes(store, [c for section in sketched for line in section.lines for c in line.claims])
    sections = tuple(section.noted(notes) for section in sketched)
    documents = store.count_documents(period)
    return Brief(start, end, documents, sections, tuple(notes.used))


def last_week(store: Store) -> tuple[date, date]:
    """The last seven days in which a report of the record came out; of a record without days the days of 2000."""
    # Undated documents come behind all: asking for a day leaves them out.
    dated = store.documents(Query(start=date.min + timedelta(days=1), reverse=True, limit=1))
    last = next((d.published for d in dated if d.published), date(2000, 1, 7))
    return last - timedelta(days=6), last


@dataclass(frozen=True, slots=True)
class _Line:
    """A line before it has notes: the claims behind it, those to show first."""

    about: str | None
    head: str
    text: str
    claims: tuple[str, ...]
    of: int
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    lines: Sequence[_Line]
    left_out: int
    nothing: str

    def noted(self, notes: _Notes) -> Section:
        lines = tuple(
            Line(s.about, s.head, s.text, (n := notes.of(s.claims)), max(0, s.of - len(n)), s.grade) for s in self.lines
        )
        return Section(self.title, lines, self.left_out, self.nothing)


class _Notes:
    """The notes of a brief, numbered as they are first asked for."""

    def __init__(self, store: Store, claims: Iterable[str]) -> None:
        found = list(store.claims_named(tuple(dict.fromkeys(claims))))
        self._claims = {rc.claim.id: rc for rc in found}
        self._documents = {d.id: d for d in store.documents_named(tuple(dict.fromkeys(rc.claim.doc for rc in found)))}
        self._numbers: dict[str, int] = {}
        self.used: list[Note] = []

    def of(self, claims: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the notes of the claims; of several of one sentence the first only."""
        return tuple(dict.fromkeys(self._number(self._claims[c]) for c in claims if c in self._claims))

    def _number(self, rc: ResolvedClaim) -> int:
        document = self._documents.get(rc.claim.doc)
        sentence = sentence_of(document.text, rc.claim) if document else rc.claim.evidence.text
        key = f"{rc.claim.doc}\x1f{sentence}"
        if key not in self._numbers:
            self._numbers[key] = len(self.used) + 1
            self.used.append(_note(len(self.used) + 1, rc, sentence, document))
        return self._numbers[key]


def _note(number: int, rc: ResolvedClaim, sentence: str, document: Document | None) -> Note:
    return Note(
        number=number,
        claim=rc.claim.id,
        doc=rc.claim.doc,
        sentence=" ".join(sentence.split()),
        evidence=" ".join(rc.claim.evidence.text.split()),
        source=rc.origin,
        title=document.title if document else None,
        publisher=rc.publisher,
        published=rc.published,
        url=document.url if document else None,
    )


def _within(time: TimeRef, start: date, end: date) -> bool:
    first, last = time.start or time.end, time.end or time.start
    return bool(first and last and first <= end and last >= start and last - first <= LONGEST)


def _of_these_days(store: Store, period: Query, events: Set[str]) -> list[Dispute]:
    """The disputes about one of these events, or else of a claim about these days."""
    found = list(store.disputes(period))
    first = [c for d in found if not d.event for c in (*d.claims[:1], *d.against[:1])]
    told = {rc.claim.id: rc for rc in store.claims_named(tuple(dict.fromkeys(first)))}

    def of_them(d: Dispute) -> bool:
        if d.event:
            return d.event in events
        said = [told[c] for c in (*d.claims[:1], *d.against[:1]) if c in told]
        assert period.start and period.end
        return any(_within(TimeRef(rc.time.start, rc.time.end), period.start, period.end) for rc in said)

    return [d for d in found if of_them(d)]


def _hands(changes: Iterable[Change]) -> _Section:
    groups: dict[tuple[str, date, str], list[Change]] = {}
    for c in changes:
        if c.day - c.earliest > LONGEST:
            continue
        outcome = state(c.status, c.after) if c.after else f"left or lost by {names(c.before)}"
        groups.setdefault((c.place.name, c.day, outcome), []).append(c)
    lines = [_hand(place, day, outcome, same) for (place, day, outcome), same in islice(groups.items(), CHANGES)]
    left_out = max(0, len(groups) - CHANGES)
    return _Section("What changed hands", lines, left_out, "No source tells of a place that changed hands.")


def _hand(place: str, day: date, outcome: str, same: Sequence[Change]) -> _Line:
    before = dict.fromkeys(state(c.was, c.before) if c.was else f"held by {names(c.before)}" for c in same if c.before)
    sources = dict.fromkeys(c.source or "a source without a name" for c in same)
    was = f" (before: {'; '.join(before)})" if before else ""
    claims = tuple(dict.fromkeys(c for change in same for c in change.claims))
    # One sentence of each source before a second one of any.
    first = tuple(dict.fromkeys(change.claims[0] for change in same if change.claims))
    shown = tuple(dict.fromkeys((*first, *claims)))[:SENTENCES]
    text = f"{outcome}{was}, according to {', '.join(sources)}"
    first_day = max(c.earliest for c in same)
    days = span(min(first_day, day), day)
    return _Line(same[0].spell, f"{place}, {days}", text, shown, len(claims))


def _main(events: Sequence[Event]) -> _Section:
    weight = {e.id: (len(e.origins), *_harm(dict(e.tolls).get("killed")), e.id) for e in events}
    chosen = sorted(events, key=lambda e: weight[e.id], reverse=True)[:EVENTS]
    chosen.sort(key=lambda e: (e.time.start or e.time.end or date.min, e.id))
    lines = [_event(e) for e in chosen]
    return _Section("Main events", lines, len(events) - len(chosen), "No source tells of an event.")


def _harm(killed: Range | None) -> tuple[int, int]:
    return (killed.low, killed.best or 0) if killed else (0, 0)


def _event(e: Event) -> _Line:
    what = e.sub_event_type or e.event_type
    # "ISIS: 3 killed" would say that ISIS did it.
    who = " ".join((*((names(e.actor),) if e.actor else ()), *((f"against {names(e.target)}",) if e.target else ())))
    harm = ", ".join(f"{figure(value)} {harm}" for harm, value in e.tolls)
    told = "; ".join(part for part in (who, harm) if part)
    # One claim of each witness: what each says, and not what many repeat.
    claims = [min(o.claims) for o in e.origins if o.claims]
    shown = tuple(dict.fromkeys((*claims, *e.claims)))[:SENTENCES]
    head = f"{what}, {_where(e.place)}, {_days(e.time)}"
    return _Line(e.id, head, ". ".join(part for part in (told, e.reason) if part), shown, len(e.claims), e.grade)


def _tolls(entries: Sequence[TollEntry]) -> _Section:
    lines = []
    for harm in HARMS:
        own = [t for t in entries if t.harm == harm and t.event and t.within is None and t.scope == "incident"]
        if not own:
            continue
        total = ledger.toll_sum(own, harm)
        largest = sorted(own, key=lambda t: (t.range.low, t.range.best or 0, t.id), reverse=True)
        most = "; ".join(f"{words(t.range.low, t.range.high)}{_here(t.place)}" for t in largest[:COUNTS])
        events = f"in {len(own)} event{'' if len(own) == 1 else 's'}"
        text = (
            f"{figure(total)}, {events}; the most: {most}" if len(own) > 1 else f"{figure(total)}{_here(own[0].place)}"
        )
        claims = tuple(t.claims[0] for t in largest[:COUNTS])
        lines.append(_Line(None, harm.capitalize(), text, claims, sum(len(t.claims) for t in own)))
    return _Section("Tolls", lines, 0, "No source counts people harmed.")


def _disputes(found: Sequence[Dispute]) -> _Section:
    ordered = sorted(found, key=lambda d: DISPUTE_KINDS.index(d.about))
    lines = [
        _Line(
            d.id,
            f"{_KINDS[d.about]}, {_where(d.place)}",
            d.reason,
            (*d.claims[:1], *d.against[:1]),
            len(d.claims) + len(d.against),
        )
        for d in ordered[:DISPUTES]
    ]
    return _Section("Disputes", lines, max(0, len(found) - DISPUTES), "No sources contradict each other.")


_KINDS: Mapping[str, str] = {
    "denial": "Denied",
    "control": "Who holds it",
    "toll": "How many",
    "time": "When",
    "means": "By what means",
    "actor": "Whose deed",
}


def _where(place: PlaceRef | None) -> str:
    if place is None:
        return "place unknown"
    return place.placed


def _here(place: PlaceRef | None) -> str:
    if place is None:
        return ""
    return f" in {place.name}" if place.relation == "in" else f", {_where(place)}"


def _days(time: TimeRef) -> str:
    first, last = time.start or time.end, time.end or time.start
    return span(first, last) if first and last else ""
