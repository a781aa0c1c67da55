"""The parts of a page: a head, lines of a name and its value, quotations."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

_LABEL_WIDTH = 14


def head(console: Console, title: str, id: str) -> None:
    """The first line: what it is, and its id."""
    console.print(Text.assemble((title, "bold"), "  ", (id, "dim")))


def section(console: Console, title: str) -> None:
    """The head of a part of the page, behind an empty line."""
    console.print()
    console.print(Text(title, "bold"))


def fact(console: Console, label: str, value: str | Text, why: str = "") -> None:
    """One line: what it is, its value, and the reason in parentheses."""
    line = Text(f"  {label}".ljust(_LABEL_WIDTH + 2), "dim")
    line.append(" ")
    line.append_text(value if isinstance(value, Text) else Text(value))
    if why:
        line.append(f"  ({why})", "dim")
    console.print(line)


def facts(console: Console, pairs: Iterable[tuple[str, str]]) -> None:
    """Lines of a name and its value; those without a value are left out."""
    for label, value in pairs:
        if value:
            fact(console, label, value)


def quotation(console: Console, text: Text, indent: int = 4) -> None:
    """Words of a document, set in."""
    console.print(Padding(text, (0, 0, 0, indent), expand=False))
