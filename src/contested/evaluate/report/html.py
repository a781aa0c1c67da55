"""Pages from parts: whatever is not HTML already is escaped, so that no text of a document can become markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Characters that a page must not hold."""
_EMPTY = ("meta", "br")


class Html(str):
    """Text that is HTML. Only ``element`` and ``joined`` make it."""

    __slots__ = ()


def escaped(text: str) -> Html:
    """``text`` as HTML; an ``Html`` stays what it is."""
    return text if isinstance(text, Html) else Html(html.escape(_NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)))


def joined(parts: Iterable[str], between: str = "") -> Html:
    """The parts one after the other."""
    return Html(escaped(between).join(map(escaped, parts)))


def element(name: str, /, *children: str, **attributes: str | None) -> Html:
    """An element. In names ``class_`` stands for ``class`` and ``_`` for ``-``; an attribute of None is left out."""
    given = (
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    start = f"<{name}{''.join(given)}>"
    return Html(start if name in _EMPTY else f"{start}{joined(children)}</{name}>")
