"""A brief as Markdown: CommonMark, with its notes as the footnotes that Pandoc and GitHub know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contested.model.brief import Brief, Line, Note

# What would be markup, wherever it stands.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
# What would be a list or a rule, at the start of a line.
_FIRST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def as_markdown(brief: Brief) -> str:
    """The brief; it ends with a line break."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {_plain(brief.title)}"
    yield ""
    yield f"Reports that came out in these days: {brief.documents}. Every line leads to its sentence, below."
    for section in brief.sections:
        yield from ("", f"## {_plain(section.title)}", "")
        yield from map(_line, section.lines)
        if not section.lines:
            yield _plain(section.nothing)
        if section.left_out:
            yield from ("", f"And {section.left_out} more.")
    yield from ("", "## Notes", "")
    yield from map(_note, brief.notes)


def _line(line: Line) -> str:
    grade = f" *({_plain(line.grade)})*" if line.grade else ""
    notes = " ".join(f"[^{n}]" for n in line.notes)
    more = f" (and {line.more} more)" if line.more else ""
    return f"- **{_plain(line.head)}**: {_plain(line.text)}{grade}{f' {notes}' if notes else ''}{more}"


def _note(note: Note) -> str:
    where = ", ".join(
        part
        for part in (
            f"*{_plain(note.title)}*" if note.title else "",
            _plain(note.publisher or "publisher unknown"),
            note.published.isoformat() if note.published else "no date",
        )
        if part
    )
    source = f" {_plain(note.source)}." if note.source else ""
    return f"[^{note.number}]: “{_plain(note.sentence)}”{source} {where}. {_plain(note.claim)}"


def _plain(text: str) -> str:
    """Text that is no markup."""
    return _FIRST.sub(lambda m: f"{m[1]}\\{m[2]}", _MARKS.sub(r"\\\1", " ".join(text.split())))
