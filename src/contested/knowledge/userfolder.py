"""Where the program keeps what it has made or been given for this user: the gazetteer, loaded places."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """``CONTESTED_CACHE``, else the user's cache by the XDG rules."""
    given = os.environ.get("CONTESTED_CACHE")
    if given:
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "contested"
