"""A claim in the making: what the stages found, in tokens and offsets of the clean text."""

from __future__ import annotations

from dataclasses import dataclass, field

from contested.model.codes import ControlState, Kind
from contested.reader.places import PlaceSpan
from contested.reader.tokens import Offsets
from contested.reader.tolls import TollSpan

# Of the claims that the rules make, so many were ones that coders made too, on documents held out
# (`python -m training.calibrate` with the setting reader at fast): events with and without a doer, control, tolls.
DONE_BY_SOMEBODY, DONE, HELD, COUNTED = 0.8, 0.7, 0.7, 0.9


@dataclass(slots=True)
class Draft:
    """One claim before its mentions are cut from the text. ``head`` is the token index of its main word.

    ``denial``: it denies an event told before; ``speaker`` is then who denies.
    """

    kind: Kind
    head: int
    trigger: Offsets
    evidence: Offsets
    sub_event_type: str | None = None
    actor: list[Offsets] = field(default_factory=list)
    target: list[Offsets] = field(default_factory=list)
    places: list[PlaceSpan] = field(default_factory=list)
    toll: TollSpan | None = None
    control: ControlState | None = None
    carried: list[str] = field(default_factory=list)
    confidence: float = 0.5
    denial: bool = False
    speaker: Offsets | None = None
