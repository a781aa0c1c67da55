"""YAML with the lines on which its parts stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any, ClassVar

import yaml

from contested.knowledge.checking.findings import Finding, error

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Loader(_BASE):  # type: ignore[misc]
    """Leaves days as they are written, so that a day that is none is found and not stumbled over."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in listed if tag != _TIMESTAMP]
        for first, listed in _BASE.yaml_implicit_resolvers.items()
    }


@dataclass(slots=True)
class Lined:
    """A mapping of a YAML file: its fields, and the lines on which it and they stand."""

    line: int
    fields: dict[str, Any]
    at: dict[str, int] = field(default_factory=dict)
    twice: list[tuple[str, int]] = field(default_factory=list)

    def line_of(self, name: str) -> int:
        """The line of a field, of the mapping where it has none."""
        return self.at.get(name, self.line)


def mapping(path: Traversable) -> tuple[Lined | None, list[Finding]]:
    """The one mapping of a file, and what is wrong with its form."""
    node, loader, found = _node(path)
    if node is None:
        return None, found
    return _lined(node, loader, path.name, "The file must be fields with values, such as “country: Syria”.")


def mappings(path: Traversable) -> tuple[list[Lined], list[Finding]]:
    """The list of mappings of a file, and what is wrong with its form."""
    node, loader, found = _node(path)
    if node is None:
        return [], found
    if not isinstance(node, yaml.SequenceNode):
        return [], [error(path.name, _line(node), "The file must be a list: write each as “- {id: …, name: …}”.")]
    read: list[Lined] = []
    for item in node.value:
        lined, wrong = _lined(item, loader, path.name, "This is no record: write “- {id: …, name: …}”.")
        found += wrong
        read += [lined] if lined else []
    return read, found


def _node(path: Traversable) -> tuple[Any, Any, list[Finding]]:
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
    except (OSError, UnicodeDecodeError) as e:
        return None, None, [error(path.name, 0, f"The file can't be read: {e}.")]
    except yaml.YAMLError as e:
        return None, None, [_no_yaml(path.name, e)]
    return node, loader, [] if node else [error(path.name, 0, "The file is empty.")]


def _lined(node: Any, loader: Any, file: str, otherwise: str) -> tuple[Lined | None, list[Finding]]:
    if not isinstance(node, yaml.MappingNode):
        return None, [error(file, _line(node), otherwise)]
    lined = Lined(_line(node), {})
    try:
        for key, value in node.value:
            name = str(key.value)
            if name in lined.fields:
                lined.twice.append((name, _line(key)))
            lined.at[name] = _line(key)
            lined.fields[name] = loader.construct_object(value, deep=True)
    except yaml.YAMLError as e:
        return None, [_no_yaml(file, e)]
    return lined, []


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1


def _no_yaml(file: str, e: yaml.YAMLError) -> Finding:
    mark = getattr(e, "problem_mark", None)
    problem = getattr(e, "problem", None) or str(e)
    return error(
        file, mark.line + 1 if mark else 0, f"This is no YAML: {problem}. Quote names that hold : # , [ or {{."
    )
