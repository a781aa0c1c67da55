"""Reading the data files of knowledge: YAML lists and tables, with errors that name the file and the line."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from contested.errors import KnowledgeError, NotFound

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def folder(*parts: str) -> Traversable:
    """A file or folder of the knowledge that comes with the program."""
    found = files("contested.knowledge")
    for part in parts:
        found = found / part
    return found


def conflicts() -> tuple[str, ...]:
    """The names of the conflicts that come with the program."""
    return tuple(sorted(f.name for f in folder("conflicts").iterdir() if (f / "actors.yaml").is_file()))


def conflict(name: str) -> Traversable:
    """The folder of a conflict that comes with the program, or the folder at the path ``name``.

    Raises NotFound, naming those there are; a folder that is named like one of them is meant by ``./name``.
    """
    if name in conflicts():
        return folder("conflicts", name)
    path = Path(name).expanduser()
    if name and path.is_dir():
        return path.resolve()
    there = ", ".join(conflicts())
    raise NotFound(f"There is no conflict {name!r}.", remedy=f"There are: {there}. Or name a folder of your own.")


def load_yaml(path: Traversable) -> Any:
    """The content of a YAML file. Raises KnowledgeError when it is missing or no YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, ValueError, yaml.YAMLError) as e:
        raise KnowledgeError(f"{path.name} can't be read: {e}.", remedy="Mend the file.") from e


def records(path: Traversable) -> list[dict[str, Any]]:
    """The records of a YAML file that is a list of mappings. Raises KnowledgeError when it is something else."""
    data = load_yaml(path)
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise KnowledgeError(f"{path.name} is no list of records.", remedy="Write each as - {id: …, name: …}.")
    return data


def rows(path: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table with a head line. Raises KnowledgeError for a row of the wrong width."""
    return (row for _, row in numbered_rows(path))


def numbered_rows(path: Traversable) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with their line numbers, from 1; empty lines and those that begin with # are comments."""
    lines = table_lines(path)
    _, head = next(lines, (0, []))
    for number, row in lines:
        if len(row) != len(head):
            raise KnowledgeError(f"{path.name}, line {number}: {len(row)} fields, not {len(head)}.")
        yield number, dict(zip(head, row, strict=True))


def table_lines(path: Traversable) -> Iterator[tuple[int, list[str]]]:
    """The fields of each line of a tab-separated table that is no comment, the head first. Raises KnowledgeError."""
    try:
        # Spreadsheets put a mark before the first letter.
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        raise KnowledgeError(f"{path.name} can't be read: {e}.", remedy="Mend the file; it must be UTF-8.") from e
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by |."""
    return tuple(part for part in (p.strip() for p in cell.split("|")) if part)
