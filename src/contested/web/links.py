"""Addresses of pages, with their names and filters made safe."""

from __future__ import annotations

from urllib.parse import quote, urlencode


def link(path: str, **filters: object) -> str:
    """The address of a page with some filters; those of None are left out."""
    asked = urlencode({name: str(value) for name, value in filters.items() if value is not None})
    safe = quote(path)
    return f"{safe}?{asked}" if asked else safe
