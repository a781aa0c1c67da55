"""What stands between a headline and its report: datelines, "Published …" lines, credits, the headline again."""

from __future__ import annotations

import re

from contested.sources.agencies import agency, usual_name
from contested.sources.days import day_at, days_in
from contested.sources.furniture import furniture
from contested.sources.headline import find_repeat
from contested.sources.part import Part
from contested.sources.wire import wire_at

_ZONE = (
    r"(?:\(?(?:GMT|UTC|KSA|EST|EDT|BST|CET|EET|EEST|MSK|AST|Z|[Ll]ocal [Tt]ime)(?:\s?[+-]\s?\d{1,2}(?::?\d\d)?)?\)?)"
)
_CLOCK = r"(?:\d{1,2}[:.h]\d\d(?::\d\d)?(?!\d)(?:\s?[APap]\.?[Mm]\.?(?!\w))?)"
# A clock time behind a date. Four bare digits are one only before a time zone or behind "at".
_TIME_AFTER = re.compile(
    rf"(?:[\s,|@–-]*(?:at\s+)?(?:{_CLOCK}|{_ZONE}(?!\w)|(?<=at )\d{{3,4}}(?!\d)|\d{{4}}(?=\s{_ZONE}(?!\w))))*"
)
_TIME_BEFORE = re.compile(rf"(?:{_CLOCK}|\d{{3,4}}(?!\d))\s*(?:{_ZONE}(?!\w))?[\s,|–-]*(?=\w)")
_SIGNS = re.compile(r"[\s|·•,;:)\]*–—-]*")
_TITLE_STOP = re.compile(r"[\"”’')]*(?:[ \t]*[.!?:](?![\w.]))?")
_NUMBERS = re.compile(r"(?:[ \t]*\b\d+\b)*")
_CAPITAL_WORDS = re.compile(r"[\s\W]*(?:(?:[A-Z0-9][\w.'’&-]*|and|of|the|via|with)[\s,/|&–-]+){0,12}")
_LONGEST_GAP = 120
_LINK = re.compile(r"https?\S+")
_WRITER = re.compile(r"[Bb]y\s+(?=[A-Z])")
_PLAIN_CITY = re.compile(r"[A-Z][A-Z'’-]{3,}\s+(?=[A-Z])")
_NEXT_NAME = re.compile(r"(?:and\s+)?[A-Z][\w'’.-]*[a-z]\s+(?=[A-Z]|and\s[A-Z])")
_SMALL_LETTER = re.compile(r".{0,30}?[a-z]", re.DOTALL)


def scan(text: str, start: int, title: str | None) -> list[Part]:
    """The parts of the header that begins at ``text[start]``, in order, without gaps; often none."""
    parts: list[Part] = []
    repeat = find_repeat(text, start, title) if title else None
    pos = start
    while True:
        pos = _signs_end(text, pos)
        part = _part(text, pos, repeat, parts) or _gap(text, pos, repeat, parts)
        if part is None:
            break
        parts.append(part)
        pos = part.end
    return _certain(text, parts)


def report_start(text: str, parts: list[Part]) -> int:
    """Where the report begins behind a header that ends the parts."""
    return _signs_end(text, parts[-1].end)


def _end_of(pattern: re.Pattern[str], text: str, start: int) -> int:
    m = pattern.match(text, start)
    return m.end() if m else start


def _signs_end(text: str, start: int) -> int:
    return _end_of(_SIGNS, text, start)


def _part(text: str, pos: int, repeat: tuple[int, int] | None, before: list[Part]) -> Part | None:
    if repeat and repeat[0] == pos:
        return Part(pos, _end_of(_TITLE_STOP, text, repeat[1]), "title")
    alone = _cued(text, pos) or _dated(text, pos) or wire_at(text, pos)
    return alone or _credit(text, pos, before) or _other(text, pos, before)


def _cued(text: str, pos: int) -> Part | None:
    at = pos + 1 if text.startswith("(", pos) else pos
    for kind, cue in (("published", furniture().published), ("updated", furniture().updated)):
        if m := cue.match(text, at):
            time = _TIME_BEFORE.match(text, m.end())
            for after in (m.end(), time.end() if time else None):
                if after is not None and (day := day_at(text, after)):
                    return Part(pos, _time_end(text, day.end), kind, day)  # type: ignore[arg-type]
    return None


def _dated(text: str, pos: int) -> Part | None:
    time = _TIME_BEFORE.match(text, pos)
    for at in (pos, time.end() if time else None):
        if at is not None and (day := day_at(text, at)):
            end = _time_end(text, day.end)
            return Part(pos, end, "dateline", day) if _report_follows(text, end) else None
    return None


def _time_end(text: str, end: int) -> int:
    return _end_of(_TIME_AFTER, text, end)


def _report_follows(text: str, end: int) -> bool:
    """Whether a new sentence can begin at ``end``: a date that a clause goes on from is no dateline."""
    rest = _signs_end(text, end)
    if rest == len(text) or "\n" in text[end:rest]:
        return True
    return not text[rest].islower() or bool(
        furniture().header.match(text, rest) or furniture().updated.match(text, rest) or text.startswith("by ", rest)
    )


def _credit(text: str, pos: int, before: list[Part]) -> Part | None:
    """``AFP`` before a date, or between a header and the first sentence."""
    m = agency().match(text, pos)
    if not m:
        return None
    after = _signs_end(text, m.end())
    dashed = "-" in text[m.end() : after] or "–" in text[m.end() : after] or "—" in text[m.end() : after]
    follows = day_at(text, after) or (before and (dashed or furniture().sentence_start.match(text, after)))
    return Part(pos, m.end(), "credit", name=usual_name(m.group())) if follows else None


def _other(text: str, pos: int, before: list[Part]) -> Part | None:
    m = furniture().header.match(text, pos)
    if m:
        end = _counters_end(text, m.end())
        follows = before or day_at(text, _signs_end(text, end))
        return Part(pos, end, "other") if follows else None
    link = _LINK.match(text, pos) if before else None
    return Part(pos, link.end(), "other") if link else None


def _counters_end(text: str, start: int) -> int:
    """The end of the counts of shares and comments at ``start``, without a number that begins a sentence."""
    end = _end_of(_NUMBERS, text, start)
    if end == start:
        return start
    following = _signs_end(text, end)
    if following == len(text) or furniture().sentence_start.match(text, following):
        return end
    return start + len(text[start:end].rstrip("0123456789"))


def _gap(text: str, pos: int, repeat: tuple[int, int] | None, before: list[Part]) -> Part | None:
    """What stands between two sure parts of a header, or between one and a sentence: a writer, a section, a city."""
    if not before or before[-1].wire:
        return None
    if repeat and pos < repeat[0] <= pos + _LONGEST_GAP and any(p.day for p in before):
        return Part(pos, repeat[0], "other")
    end = _date_ahead(text, pos) if before[-1].kind == "title" else _writer_or_city(text, pos)
    return Part(pos, end, "other") if end else None


def _date_ahead(text: str, pos: int) -> int | None:
    """Where a date begins that only names and numbers part from the headline."""
    capitals = _CAPITAL_WORDS.match(text, pos)
    reach = min(capitals.end() if capitals else pos, pos + _LONGEST_GAP)
    for day in days_in(text, pos, reach + 40):
        if pos < day.start <= reach and _report_follows(text, _time_end(text, day.end)):
            return day.start
    return None


def _writer_or_city(text: str, pos: int) -> int | None:
    """Where the first sentence begins behind ``by Some Writer`` or ``CITY Country``."""
    for form in (_WRITER, _PLAIN_CITY):
        m = form.match(text, pos)
        while m and m.end() - pos <= _LONGEST_GAP:
            if furniture().sentence_start.match(text, m.end()) and _SMALL_LETTER.match(text, m.end()):
                return m.end()
            m = _NEXT_NAME.match(text, m.end())
    return None


def _certain(text: str, parts: list[Part]) -> list[Part]:
    """Without a last part that could be the beginning of the report itself."""
    while parts and parts[-1].kind == "title" and not _title_ends(text, parts[-1].end):
        parts = parts[:-1]
    return parts


def _title_ends(text: str, end: int) -> bool:
    rest = _signs_end(text, end)
    stopped = text[end - 1] in ".!?:" or "\n" in text[end:rest] or rest == len(text)
    return stopped or text[rest].isdigit() or bool(furniture().sentence_start.match(text, rest))
