"""Web pages: one report, taken out of its page by trafilatura, its date by htmldate. No network."""

from __future__ import annotations

import codecs
import datetime as dt
import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from contested.errors import Empty, SourceError
from contested.sources.encoding import decode
from contested.sources.options import ReadOptions
from contested.sources.raw import Raw

_CHARSET = re.compile(rb"<meta[^>]{0,80}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096

# What these say of a broken page is said by the error value.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read(data: bytes, where: str, options: ReadOptions) -> Iterator[Raw | SourceError]:
    """The report on a page, with the page's own title, publisher, date and address.

    Raises Empty when there is no article on it, Binary and WrongEncoding.
    """
    page = decode(data, options.encoding or _declared(data), where)
    found = _extracted(page, options.day())
    text = (found.text if found else None) or trafilatura.html2txt(page)
    if not text.strip():
        raise Empty(where, "No article was found on the page.", remedy="Save the article as text and read that.")
    yield Raw(
        text=text,
        origin=where,
        title=found and (found.title or None),
        url=found and (found.url or None),
        meta_date=found and (found.date or None),
        meta_publisher=found and (found.sitename or found.hostname or None),
    )


def _extracted(page: str, today: dt.date) -> Any:
    dates = {
        "original_date": True,
        "extensive_search": False,
        "max_date": (today + dt.timedelta(days=1)).isoformat(),
    }
    return trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, date_extraction_params=dates, max_tree_size=None
    )


def _declared(data: bytes) -> str | None:
    """The encoding that the page names, if there is such a one and it fits."""
    m = _CHARSET.search(data, 0, _HEAD)
    if not m:
        return None
    name = m[1].decode("ascii", errors="replace")
    try:
        codecs.lookup(name)
        data.decode(name)
    except (LookupError, UnicodeError):
        return None
    return name
