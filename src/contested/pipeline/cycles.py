"""Python's search for objects that refer to each other in circles, left out where there are none to find."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Inside, nothing is searched for: claims and records refer to each other by ids and never in circles.

    Searching takes a fifth of the time of building and a twentieth of that of reading, and finds three small objects a
    document (measured on FA-KES). Outside it goes on as before. May be used within itself.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
