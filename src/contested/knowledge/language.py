"""The words of reporting: verbs, nouns and constructions, as data files under ``knowledge/language``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from contested.errors import KnowledgeError


@cache
def table(name: str) -> dict[str, Any]:
    """The data file ``language/<name>.yaml``, a mapping of string keys.

    Raises KnowledgeError when it is missing, is no YAML, or is no mapping.
    """
    path = files("contested.knowledge") / "language" / f"{name}.yaml"
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as e:
        raise KnowledgeError(
            f"The word file {name}.yaml can't be read: {e}.", remedy="Install Contested again, or mend the file."
        ) from e
    if not isinstance(data, dict):
        raise KnowledgeError(f"The word file {name}.yaml holds no mapping.")
    return data
