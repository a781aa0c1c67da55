"""What a report's own words say of the day it came out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from contested.knowledge.language import table
from contested.knowledge.timewords import alternatives, pieces, time_words
from contested.model import ResolvedClaim
from contested.resolve.clock import count_of
from contested.resolve.timeparse import parse_time
from contested.resolve.undated.days import EVERY, Days, between, on_weekdays, union
from contested.resolve.undated.spoken import Spoken, patterns
from contested.resolve.undated.tellings import NEWS_DAYS, Report, quoted

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Years of which a date without one is tried.
_YEARS = range(1950, 2100)
# Sentences between an event that something came "a month after" and the date of it.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Bound:
    """A reading: the days on which the report can have come out, and the sentence that says why.

    ``anchor`` names the happening or passage that it hangs on; None for one that no day can rest on (a weekday, an
    earliest day). ``weight`` is how much of what a dating needs it brings.
    """

    days: Days
    reason: str
    anchor: str | None = None
    weight: int = 1


@cache
def _own() -> dict[str, re.Pattern[str]]:
    p, own, words = pieces(), table("undated"), time_words()
    lengths = alternatives(w for those in own["length_words"].values() for w in those)
    before = alternatives(own["year_before"])
    return {
        "dated": re.compile(
            rf"(?P<date>{p['DATE']}(?!\w)|{p['MONTH']},?\s+{p['YEAR']}\b)|\b{before}\s+(?P<year>{p['YEAR']})\b(?![-–,.]\d)",
            re.I,
        ),
        "not reached": re.compile(
            rf"\b{alternatives([*words.lists['until'], *words.lists['by']])}\s+(?:the\s+)?$", re.I
        ),
        "named": re.compile(rf"\b(?P<day>{p['WDAY']}),?\s+(?P<date>{p['DATE']})(?!\w)", re.I),
        "elapsed": re.compile(
            rf"(?:(?P<about>{lengths})\s+)?(?P<n>{p['NUMBER']})\s+(?P<unit>{p['UNIT']})\s+after\b", re.I
        ),
    }


def own_bounds(report: Report) -> Iterator[Bound]:
    """Every reading of the report's day that its own text gives."""
    yield from _dates(report)
    yield from _weekdays(report)
    yield from _named_dates(report)
    yield from _elapsed(report)


def _dates(report: Report) -> Iterator[Bound]:
    """Dates with a year: the report came out on or after those told of, before those still to come."""
    text = report.document.text
    past: list[tuple[date, str]] = []
    for match in _own()["dated"].finditer(text):
        words = match["date"] or match["year"]
        if not patterns()["year"].search(words) or _own()["not reached"].search(text[: match.start()][-20:]):
            continue
        interval = parse_time(words, None)
        if interval is None or interval.start is None or interval.end is None:
            continue
        quote = quoted(report.sentence(report.number(match.start())))
        start, _ = report.bounds(report.number(match.start()))
        if patterns()["ahead"].search(text[max(start, match.start() - 60) : match.start()]):
            if match["date"]:
                yield Bound(between(None, interval.end), f"{words} is still to come in {quote}.")
        else:
            past.append((interval.start, f"{words} is past in {quote}."))
    if past:
        day, reason = max(past)
        yield Bound(between(day, None), reason)


def _weekdays(report: Report) -> Iterator[Bound]:
    """The day of the report is the last day it names or the next: so in 223 of 234 FA-KES articles of known date.

    Days since which something has gone on, and those to come, say nothing of it. Where something happened
    "overnight", it is the day named: so in 17 of 19.
    """
    said = [s for n in range(len(report.starts)) for s in report.spoken_in(n)]
    days = {number for s in said if (number := _fresh(s)) is not None}
    if not days:
        return
    named = " and ".join(_NAMES[number] for number in sorted(days))
    if any(s.words.lower() == "overnight" for s in said):
        yield Bound(on_weekdays(days), f"It names {named} and tells of the night before, so it is of such a day.")
    else:
        after = {(number + 1) % 7 for number in days}
        yield Bound(on_weekdays(days | after), f"It names {named}, so it is of such a day or the next.")


def leaning(report: Report) -> Bound | None:
    """What the news is of: a first sentence that names a weekday tells of the report's day or the one before.

    It chooses among days that are left, and says nothing against other readings. Of the other weekdays that hand-coded
    articles name, 21 of 21 fall on the coded day by it (`bench/leads.py`).
    """
    number = first_day(report)
    if number is None:
        return None
    reason = f"Its first sentence tells news of {_NAMES[number]}, so it is of that day or the next."
    return Bound(on_weekdays({number, (number + 1) % 7}), reason)


def first_day(report: Report) -> int | None:
    """The weekday, Monday being 0, that the first sentence behind the title names as a day just past."""
    text, title = report.document.text, report.document.title or ""
    lead = len(title) if text.startswith(f"{title}\n") else 0
    lead += len(text[lead:]) - len(text[lead:].lstrip())
    named = (_fresh(said) for said in report.spoken_in(report.number(lead)) if said.words.lower() != "overnight")
    return next((number for number in named if number is not None), None)


def _fresh(said: Spoken) -> int | None:
    """The weekday, Monday being 0, that an expression names as a day just past."""
    found = patterns()["weekday"].search(said.words)
    if not found or patterns()["date"].search(said.words):
        return None
    if patterns()["since"].search(said.words) and not patterns()["part"].search(said.words):
        return None
    return weekday_number(found[0])


def weekday_number(word: str) -> int:
    """Monday 0 to Sunday 6, of a weekday's name or abbreviation."""
    name = word.lower().strip(".").replace("’", "'")
    known = time_words().weekdays
    return known[name if name in known else name.removesuffix("s").removesuffix("'")]


def _named_dates(report: Report) -> Iterator[Bound]:
    """ "Tuesday, July 28" without a year: the years in which that date is such a day."""
    text = report.document.text
    for match in _own()["named"].finditer(text):
        if patterns()["year"].search(match["date"]):
            continue
        found = [day for year in _YEARS if (day := _in_year(match["date"], year))]
        weekday = weekday_number(match["day"])
        days = union(between(d, d + timedelta(days=364)) for d in found if d.weekday() == weekday)
        if days:
            yield Bound(days, f"“{match[0]}” is past, and falls on that weekday only in some years.")


def _in_year(words: str, year: int) -> date | None:
    """The day that a date without a year is in a year."""
    interval = parse_time(f"{words} {year}", None)
    return interval.start if interval and interval.is_day else None


def _elapsed(report: Report) -> Iterator[Bound]:
    """Something came "a month after" what the report dates elsewhere."""
    for match in _own()["elapsed"].finditer(report.document.text):
        number = report.number(match.start())
        begun = _begun(report, match.end(), number)
        length = _length(match)
        if begun is None or length is None:
            continue
        words, quote = begun
        news = [w for s in report.spoken_in(number) if s.end <= match.start() and (w := _fresh(s)) is not None]
        days = _after(words, length, news[-1] if news else None)
        if days:
            yield Bound(days, f"{quoted(report.sentence(number))} is “{match[0]}” {words}, {quote}.", match[0])


def _begun(report: Report, offset: int, number: int) -> tuple[str, str] | None:
    """The date that the report gives the event which is told of right behind ``offset``.

    Where that names no place, it lies where that does which came after it.
    """
    start, end = report.bounds(number)
    news = _places(rc for rc in report.claims if start <= rc.claim.evidence.start < offset)
    named = [rc for rc in report.claims if offset <= rc.claim.evidence.start < end or _holds(rc, offset, end)]
    for anchor in sorted(named, key=lambda rc: rc.claim.evidence.start):
        there = _places([anchor]) or news
        for rc in report.claims:
            time = rc.claim.time
            near = abs(report.number(rc.claim.evidence.start) - number) <= _NEAR
            if (
                not time
                or not near
                or rc.claim.event_type != anchor.claim.event_type
                or there.isdisjoint(_places([rc]))
            ):
                continue
            dated = patterns()["date"].search(time.text)
            if dated and report.number(time.start) == report.number(rc.claim.evidence.start):
                return dated[0], f"the day in {quoted(report.sentence(report.number(time.start)))}"
    return None


def _holds(rc: ResolvedClaim, offset: int, end: int) -> bool:
    """Whether the claim's trigger stands between the offsets."""
    trigger = rc.claim.trigger
    return trigger is not None and offset <= trigger.start < end


def _places(claims: Iterable[ResolvedClaim]) -> set[str]:
    return {p.place for rc in claims for p in rc.place if p.place}


def _length(match: re.Match[str]) -> tuple[float, float] | None:
    """The least and the most days that a length of time stands for."""
    own = table("undated")
    count = count_of(match["n"].lower())
    unit = time_words().units.get(match["unit"].lower().removesuffix("s"))
    if not count or unit not in own["unit_days"]:
        return None
    about = " ".join((match["about"] or "").lower().split())
    kind = next((kind for kind, words in own["length_words"].items() if about in words), "plain")
    least, most = own["lengths"][kind]
    size = own["unit_days"][unit]
    return (count + least) * size, (count + most) * size


def _after(words: str, length: tuple[float, float], weekday: int | None) -> Days:
    """The days of a report whose news, of the last such weekday or fresh, came so many days after a date."""
    least, most = timedelta(days=int(length[0])), timedelta(days=int(length[1]))
    years: tuple[int | None, ...] = (None,) if patterns()["year"].search(words) else tuple(_YEARS)
    found: list[Days] = []
    for year in years:
        begun = _in_year(words, year) if year else _stated(words)
        if begun is None:
            continue
        first, last = begun + least, begun + most
        if weekday is None:
            found.append(between(first, last + timedelta(days=NEWS_DAYS)))
            continue
        of_that_day = between(first, last) & on_weekdays([weekday])
        found.extend(between(day, day + timedelta(days=6)) for day in of_that_day)
    return union(found) & EVERY


def _stated(words: str) -> date | None:
    interval = parse_time(words, None)
    return interval.start if interval and interval.is_day else None
