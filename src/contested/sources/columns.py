"""Which column of a table, or key of an object, holds which part of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from contested.errors import WrongColumns
from contested.sources.options import ReadOptions
from contested.sources.raw import Raw

# The usual names, the likelier first; compared without case, blanks and signs.
_USUAL: dict[str, tuple[str, ...]] = {
    "id": ("id", "unit_id", "doc_id", "document_id", "article_id", "uid"),
    "text": ("text", "article_content", "content", "body", "article_text", "full_text", "maintext", "article", "story"),
    "title": ("title", "article_title", "headline"),
    "publisher": ("publisher", "source", "outlet", "site_name", "sitename", "media", "newspaper", "news_source"),
    "date": ("date", "published", "publication_date", "date_published", "pub_date", "date_publish", "published_at"),
    "url": ("url", "link", "source_url", "article_url", "web_url"),
}
_SURROGATE = re.compile("[\ud800-\udfff]")

Columns = Mapping[str, str]


def choose(there: Iterable[str], options: ReadOptions, where: str, *, all_mapped: bool) -> Columns:
    """The column of each role, for those that are there. The map goes before the usual names.

    Raises WrongColumns, with the columns that are there, when no column holds the text, or, with
    ``all_mapped``, when one that the map names is missing.
    """
    names = [name for name in there if name]
    missing = [name for name in options.columns.values() if name not in names]
    if missing and (all_mapped or options.columns.get("text") in missing):
        raise _wrong(where, f"It has no column {', '.join(map(repr, missing))}.", names)
    folded = {_folded(name): name for name in reversed(names)}
    chosen = {role: name for role, name in options.columns.items() if name in names}
    for role, usual in _USUAL.items():
        found = next((folded[_folded(name)] for name in usual if _folded(name) in folded), None)
        if role not in options.columns and found and found not in chosen.values():
            chosen[role] = found
    if "text" not in chosen:
        raise _wrong(where, "No column is named as the text.", names)
    return chosen


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _wrong(where: str, what: str, names: list[str]) -> WrongColumns:
    there = ", ".join(names) if names else "none"
    return WrongColumns(where, what, cause=f"The columns there: {there}.", remedy="Name them: --map text=COLUMN.")


def kind(value: Any) -> str:
    """What a value of JSON is, in words."""
    return {bool: "true or false", dict: "an object", list: "a list", str: "words", type(None): "null"}.get(
        type(value), "a number"
    )


def raw(record: Mapping[str, Any], columns: Columns, options: ReadOptions, where: str) -> Raw:
    """The report that a row or object holds. Raises WrongColumns when its text is no string."""
    values = {role: _value(record.get(name)) for role, name in columns.items()}
    text = record.get(columns["text"])
    if text is not None and not isinstance(text, str):
        raise WrongColumns(
            where, f"{columns['text']!r} holds {kind(text)}, no text.", remedy="Name the text: --map text=KEY."
        )
    given = _stripped(values.get("id")) if options.verbatim or "id" in options.columns else None
    return Raw(
        text=values.get("text") or "",
        origin=where,
        title=values["title"] if _stripped(values.get("title")) else None,
        date=_stripped(values.get("date")),
        publisher=_stripped(values.get("publisher")),
        url=_stripped(values.get("url")),
        id=options.id_prefix + given if given else None,
    )


def _value(value: Any) -> str | None:
    """A scalar as text. Half of a surrogate pair, which no file can hold, is replaced."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return _SURROGATE.sub("\ufffd", str(value))


def _stripped(value: str | None) -> str | None:
    return (value.strip() or None) if value else None
