"""What a source says against the interest of its own side, by the table ``common/interests.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from contested.errors import KnowledgeError
from contested.knowledge.files import folder, load_yaml
from contested.model import EVENT_TYPE_OF, HARMS
from contested.model.codes import Harm, Kind

FILE = "interests.yaml"
Whose = Literal["own", "other", "civilians"]
_KEYS = frozenset({"says", "kind", "types", "harm", "words", "by", "to"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be so of a claim that ``says`` something against its source's interest; None and empty: anything.

    ``by`` did it, ``to`` suffered it or is counted; ``words`` are groups of the stems of ``Taking``.
    """

    says: str
    kind: Kind
    types: frozenset[str]
    harm: frozenset[Harm]
    words: tuple[str, ...]
    by: Whose | None
    to: Whose | None


@dataclass(frozen=True, slots=True)
class Interests:
    """The rules, and the kinds of actors that speak for no side's interest."""

    rules: tuple[Rule, ...]
    never: frozenset[str]

    @classmethod
    def load(cls) -> Interests:
        """The rules of the data file. Raises KnowledgeError when it misstates one."""
        return _load()


@cache
def _load() -> Interests:
    data = load_yaml(folder("common", FILE))
    try:
        return Interests(tuple(_rule(given) for given in data["rules"]), frozenset(map(str, data["never"])))
    except (KeyError, TypeError, AttributeError, ValueError) as e:
        raise KnowledgeError(f"The data file {FILE} lacks or misstates {e}.", remedy="Mend the file.") from e


def _rule(given: Mapping[str, Any]) -> Rule:
    if unknown := given.keys() - _KEYS:
        raise ValueError(", ".join(sorted(unknown)))
    return Rule(
        says=str(given["says"]),
        kind=_one(given["kind"], get_args(Kind)),
        types=frozenset(_one(t, tuple(EVENT_TYPE_OF)) for t in given.get("types", ())),
        harm=frozenset(_one(h, HARMS) for h in given.get("harm", ())),
        words=tuple(_one(w, ("leaving", "giving", "coming", "advancing")) for w in given.get("words", ())),
        by=_one(given["by"], get_args(Whose)) if "by" in given else None,
        to=_one(given["to"], get_args(Whose)) if "to" in given else None,
    )


def _one(value: Any, of: tuple[Any, ...]) -> Any:
    if value not in of:
        raise ValueError(repr(value))
    return value
