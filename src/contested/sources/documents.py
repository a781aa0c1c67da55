"""From what a format found to Documents: text, clean text, head and identity."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from contested.errors import Empty, SourceError
from contested.model import Document, OffsetMap
from contested.sources.cleaning import clean
from contested.sources.dating import published
from contested.sources.days import Order
from contested.sources.fielddate import read_field, settle_order
from contested.sources.head import head_parts
from contested.sources.options import ReadOptions
from contested.sources.publisher import publisher
from contested.sources.raw import Raw


class Documents:
    """Makes Documents of one reading. It remembers the given ids, so that none is given to two texts."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._today = options.day()
        self._seen: dict[str, str] = {}

    def of_file(self, found: Iterable[Raw | SourceError]) -> Iterator[Document | SourceError]:
        """The documents of one file's reports, whose dates are taken to be written in one order."""
        items = list(found)
        order = settle_order(item.date for item in items if isinstance(item, Raw) and item.date)
        for item in items:
            yield item if isinstance(item, SourceError) else self._document(item, order)

    def _document(self, raw: Raw, order: Order | None) -> Document | SourceError:
        if not raw.text.strip():
            return Empty(raw.origin, "There is no text.")
        text = raw.full_text
        cleaned, offsets = (text, OffsetMap.identity(len(text))) if self._options.verbatim else clean(text)
        if not cleaned.strip():
            return Empty(raw.origin, "Nothing is left of it without the furniture of the page.")
        heads = head_parts(text)
        field = read_field(raw.date, order) if raw.date else None
        return Document(
            id=self._id(raw),
            text=text,
            clean=cleaned,
            offsets=offsets,
            title=raw.title,
            publisher=publisher(text, heads, raw.publisher, raw.meta_publisher),
            date=published(text, heads, field, raw.meta_date, self._today),
            url=raw.url,
            origin=raw.origin,
        )

    def _id(self, raw: Raw) -> str:
        """The given id, with a part of the content's hash where another text has it; else the content's hash."""
        digest = content_hash(raw)
        if raw.id is None:
            return f"d-{digest}"
        if self._seen.setdefault(raw.id, digest) == digest:
            return raw.id
        return f"{raw.id}-{digest[:8]}"


def content_hash(raw: Raw) -> str:
    """16 hex digits of the SHA-256 of title, text and the given publisher, date and address."""
    parts = (raw.title, raw.text, raw.publisher, raw.date, raw.url)
    return hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()[:16]
