"""One act of saying in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from contested.reader.said.speakers import Run


@dataclass(slots=True)
class Saying:
    """One act of saying in a sentence. Runs are token indices.

    ``sources`` outermost first; ``regions`` the runs that are attributed; ``leads``: the source stands
    before its content; ``text`` is the verb or phrase as written.
    """

    cue: int
    sources: list[Run]
    regions: list[Run]
    leads: bool
    text: str
    denied: bool = False

    @property
    def source(self) -> Run:
        """The run that names the innermost source."""
        return self.sources[-1]
