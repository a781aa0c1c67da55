"""What is known of the conflict, loaded before the user's eyes: the first time on a machine takes a while."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from contested.cli.console import err
from contested.cli.progress import PATIENCE_SECONDS
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.knowledge import Knowledge


def known(conflict: str | None = None) -> Knowledge:
    """The knowledge of ``conflict``, or of the one that the settings name."""
    from contested import knowledge

    notice = threading.Timer(PATIENCE_SECONDS, _say)
    notice.daemon = True
    notice.start()
    try:
        return knowledge.load(Settings.load(conflict=conflict).conflict)
    finally:
        notice.cancel()


def _say() -> None:
    err().print("Preparing the list of places; this is done once on a machine and may take a minute ...")
