"""Lines of the interchange form to claims; a line that is none is told with what is wrong about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from contested.errors import BrokenLine
from contested.evaluate.claims import Coded, Count, Days, Named
from contested.model import KINDS

T = TypeVar("T")


class _Wrong(Exception):
    """What is wrong about a record, in a sentence."""


def parse(lines: Iterable[str], where: str) -> Iterator[tuple[str, Coded | BrokenLine]]:
    """Each line that holds something: its place, such as ``coded.jsonl:7``, and its claim or what is wrong about it.

    ``where`` names the file.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            here = f"{where}:{number}"
            yield here, _parsed(line, here)


def _parsed(line: str, here: str) -> Coded | BrokenLine:
    try:
        return coded(json.loads(line), here)
    except BrokenLine as e:
        return e
    except json.JSONDecodeError as e:
        return BrokenLine(here, f"It is not whole JSON at column {e.colno}: {e.msg}.", remedy="Mend the line.")
    except (ValueError, RecursionError) as e:
        return BrokenLine(here, f"It is not JSON that can be read: {e}.", remedy="Mend the line.")


def coded(record: Any, where: str = "") -> Coded:
    """The claim that ``record``, an object of the interchange form, holds.

    Needed are ``doc``, ``kind``, the offsets of ``evidence``, and for a toll its ``toll``. A claim that does not say
    otherwise is affirmed and actual. Raises BrokenLine, which names ``where``.
    """
    try:
        return _claim(_typed(record, dict, "It"))
    except _Wrong as e:
        raise BrokenLine(
            where, str(e), cause="It is not in the codebook's form.", remedy="See docs/reference/codebook.md."
        ) from e


def _claim(record: dict[str, Any]) -> Coded:
    start, end, words = _evidence(record)
    kind = _kind(record)
    return Coded(
        doc=_needed(record, "doc", str),
        id=str(record.get("id", "")),
        kind=kind,
        start=start,
        end=end,
        words=words,
        event_type=_field(record, "event_type", str),
        sub_event_type=_field(record, "sub_event_type", str),
        actor=_mentions(record, "actor"),
        target=_mentions(record, "target"),
        place=_mentions(record, "place"),
        time=_days(_field(record, "time", dict) or {}),
        toll=_count(_needed(record, "toll", dict)) if kind == "toll" else None,
        control=_field(record, "control", str),
        attribution=_mentions(record, "attribution"),
        polarity=_field(record, "polarity", str) or "affirmed",
        modality=_field(record, "modality", str) or "actual",
    )


def _kind(record: dict[str, Any]) -> str:
    kind = _needed(record, "kind", str)
    if kind not in KINDS:
        raise _Wrong(f"There is no kind {kind!r}: a claim is {', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    return kind


def _evidence(record: dict[str, Any]) -> tuple[int, int, str | None]:
    evidence = _needed(record, "evidence", dict)
    start, end = (_needed(evidence, bound, int, "evidence.") for bound in ("start", "end"))
    if not 0 <= start < end:
        raise _Wrong(f"Its evidence goes from {start} to {end}, which holds no text.")
    return start, end, _field(evidence, "text", str, "evidence.")


def _mentions(record: dict[str, Any], role: str) -> tuple[Named, ...]:
    found = []
    for item in _field(record, role, list) or ():
        mention = _typed(item, dict, f"An entry of the field {role}")
        text, name, relation = (_field(mention, key, str, f"{role}.") for key in ("text", "name", "relation"))
        found.append(Named(text, name, relation))
    return tuple(found)


def _days(given: dict[str, Any]) -> Days:
    return Days(_field(given, "text", str, "time."), _day(given, "start"), _day(given, "end"))


def _day(given: dict[str, Any], bound: str) -> date | None:
    text = _field(given, bound, str, "time.")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as e:
        raise _Wrong(f"The field time.{bound} holds {text!r}, which is no date such as 2015-08-01.") from e


def _count(given: dict[str, Any]) -> Count:
    harm, group, group_name, scope = (
        _field(given, key, str, "toll.") for key in ("harm", "group", "group_name", "scope")
    )
    low, high = (_field(given, bound, int, "toll.") for bound in ("low", "high"))
    return Count(harm, low, high, group, group_name, scope)


def _needed(record: dict[str, Any], key: str, kind: type[T], inside: str = "") -> T:
    value = _field(record, key, kind, inside)
    if value is None:
        raise _Wrong(f"The field {inside}{key} is missing.")
    return value


def _field(record: dict[str, Any], key: str, kind: type[T], inside: str = "") -> T | None:
    value = record.get(key)
    return None if value is None else _typed(value, kind, f"The field {inside}{key}")


_CALLED = {dict: "object", list: "list", str: "text", int: "whole number"}


def _typed(value: Any, kind: type[T], what: str) -> T:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise _Wrong(f"{what} holds {json.dumps(value)[:40]}, which is no {_CALLED[kind]}.")
    return value
