"""The pinned floor: figures that may rise but not sink.

``floors.json`` holds two tables, figure name to number: ``at least`` and ``at most``. A figure's name is
``<set>.<measure>``, as ``run.py`` prints it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.005
"""Another release of spaCy or Python moves scores by a few thousandths: that is no sinking."""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Floors:
    """The bounds. Names as in Figures."""

    at_least: Figures
    at_most: Figures

    @classmethod
    def load(cls, path: Path = FLOORS) -> Floors:
        """Read them from a file."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(raw["at least"], raw["at most"])

    def save(self, path: Path = FLOORS) -> None:
        """Write them to a file, sorted."""
        raw = {"at least": dict(sorted(self.at_least.items())), "at most": dict(sorted(self.at_most.items()))}
        path.write_text(json.dumps(raw, indent=2) + "\n", encoding="utf-8")

    def sunk(self, figures: Figures) -> list[str]:
        """One sentence for each bound that a measured figure breaks. What was not measured breaks none."""
        low = [(name, bound, "at least") for name, bound in self.at_least.items()]
        high = [(name, bound, "at most") for name, bound in self.at_most.items()]
        return [
            f"{name} is {figures[name]:.3f}; the floor says {sense} {bound:.3f}"
            for name, bound, sense in low + high
            if name in figures and not _within(figures[name], bound, sense)
        ]

    def raised(self, figures: Figures) -> Floors:
        """The floors with each known ``at least`` raised to its figure; never lowered.

        Speed depends on the machine and stays as set by hand; so does every ``at most``.
        """
        better = {
            name: max(bound, figures.get(name, bound))
            for name, bound in self.at_least.items()
            if not name.startswith("speed")
        }
        return Floors({**self.at_least, **better}, self.at_most)


def _within(figure: float, bound: float, sense: str) -> bool:
    return figure >= bound - SLACK if sense == "at least" else figure <= bound + SLACK
