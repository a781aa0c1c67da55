"""Which of two texts is the earlier, where it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from contested.knowledge.witness import Directory, called
from contested.model import Document

AGENCY = "Agency"


@dataclass(frozen=True, slots=True)
class Head:
    """What is asked of a document: when and by whom it was published, and which agencies it credits (their names
    by witnesses' keys).

    ``stated`` is False where the day was inferred. ``agency`` says that the publisher is one.
    """

    id: str
    published: date | None
    stated: bool
    publisher: str | None
    voice: str | None
    wires: Mapping[str, str]
    agency: bool

    @property
    def order(self) -> tuple[date, int, str]:
        """The earlier published first; of one day agencies before those whom they serve, then by id."""
        return (self.published or date.max, 0 if self.agency else 1, self.id)


def head(document: Document, directory: Directory) -> Head:
    """The head of ``document``, its names as the directory has them."""
    name = document.publisher.value
    known = directory.named(name) if name else None
    return Head(
        id=document.id,
        published=document.published,
        stated=bool(document.date.value),
        publisher=name,
        voice=called(name, directory).key if name else None,
        wires={called(wire, directory).key: wire for wire in (*document.wires, *document.contributors)},
        agency=known is not None and known.kind == AGENCY,
    )


def earlier(a: Head, b: Head) -> tuple[str | None, str]:
    """The id of the earlier text, None where that does not show, and the words for it.

    Days of publication tell, else a credit line: who credits the other's publisher has the text from there.
    """
    if a.published and b.published and a.published != b.published:
        first, later = (a, b) if a.published < b.published else (b, a)
        assert first.published and later.published
        gap = (later.published - first.published).days
        inferred = "" if first.stated and later.stated else ", a day inferred"
        return first.id, f"published {first.published}, {gap} day{'s' if gap > 1 else ''} before{inferred}"
    for first, later in ((a, b), (b, a)):
        if first.voice in later.wires and later.voice not in first.wires:
            return first.id, f"{later.publisher or 'the other'} credits {first.publisher}"
    when = f"both published on {a.published}" if a.published and b.published else "a day of publication is not known"
    shared = " and ".join(a.wires[key] for key in sorted(a.wires.keys() & b.wires.keys()))
    return None, f"{when}; " + (f"both credit {shared}" if shared else "no credit line tells")
