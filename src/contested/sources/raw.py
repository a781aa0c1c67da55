"""What a format finds in an input, before it becomes a Document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """One report as its input holds it; None where the input says nothing.

    ``date``, ``publisher``, ``url`` and ``id`` are the input's own fields, uninterpreted.
    ``meta_date`` (ISO) and ``meta_publisher`` come from the metadata of a page. ``origin`` is the
    path, with the line where one file holds many reports.
    """

    text: str
    origin: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    id: str | None = None
    meta_date: str | None = None
    meta_publisher: str | None = None

    @property
    def full_text(self) -> str:
        """Title, blank line and body where there is a title, else the body."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text
