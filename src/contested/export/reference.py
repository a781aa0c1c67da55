"""The reference of the exports, docs/reference/export.md, from the tables of fields and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contested.export.columns import COLUMNS
from contested.export.fields import FIELDS
from contested.export.kinds import EXPORTED, Exported

_TITLES: dict[Exported, str] = {
    "claims": "Claims",
    "events": "Events",
    "campaigns": "Campaigns",
    "documents": "Documents",
    "control": "Control spells",
    "tolls": "Tolls",
    "disputes": "Disputes",
}
_HEAD = """\
# Export: fields and columns

`contested export claims|events|campaigns|documents|control|tolls|disputes -o FILE` writes JSON Lines (`.jsonl`) or CSV
(`.csv`). What the words mean is told in the [codebook](codebook.md).

- The same record gives the same bytes. The file is written whole or not at all: on a full disk, or after Ctrl-C, the
  old file is as it was.
- Text is UTF-8, lines end in `\\n`, dates are ISO (`2015-08-01`), places are in degrees WGS84, counts are of people.
- JSON Lines loses nothing: claims come back from it as they were. Unknown is `null`.
- CSV is flat, for spreadsheets. Unknown is an empty cell. A list stands in one cell, its parts apart by `; `. A claim's
  columns about a place speak of the first place where there are several. Text that begins with `=`, `+`, `-`, `@`,
  a tab or a line break, which a spreadsheet may take for a formula to run, has an apostrophe (`'`) before it.
"""


def page() -> str:
    """The page, as Markdown."""
    return "\n".join([_HEAD, *(_section(what) for what in EXPORTED)])


def _section(what: Exported) -> str:
    fields = _table("field", ((f.name, f.meaning) for f in FIELDS[what]))
    columns = _table("column", ((c.name, c.meaning.removesuffix(".")) for c in COLUMNS[what]))
    return f"## {_TITLES[what]}\n\nJSON Lines:\n\n{fields}\n\nCSV:\n\n{columns}\n"


def _table(name: str, rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(_lines(name, rows))


def _lines(name: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"| {name} | meaning |"
    yield "|---|---|"
    for key, meaning in rows:
        yield f"| `{key}` | {meaning} |"
