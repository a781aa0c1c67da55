"""In what two claims differ, and how many do so in each way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from contested.evaluate.agreement import (
    Agreement,
    same_control,
    same_modality,
    same_people,
    same_polarity,
    same_source,
    same_sub_type,
    same_time,
    same_toll,
    same_type,
)
from contested.evaluate.claims import Coded
from contested.evaluate.matching import Compared, Pair
from contested.model import KINDS


@dataclass(frozen=True, slots=True)
class Difference:
    """A way to differ. ``meaning`` tells it in a sentence; ``agree`` is asked of pairs of the ``kinds``."""

    key: str
    label: str
    meaning: str
    agree: Agreement | None = None
    kinds: tuple[str, ...] = KINDS


MISSED = Difference("missed", "Missed", "The coder has a claim that the program did not find.")
SPURIOUS = Difference("spurious", "Spurious", "The program has a claim that the coder does not have.")
OF_FIELDS: tuple[Difference, ...] = (
    Difference("type", "Type", "Another event type.", same_type, ("event",)),
    Difference("sub-type", "Sub-type", "Another sub-event type.", same_sub_type, ("event",)),
    Difference("toll", "Toll", "Another harm, or another lowest or highest count.", same_toll, ("toll",)),
    Difference("control", "Control", "Another state of control.", same_control, ("control",)),
    Difference("actor", "Actor", "An actor is missing, or too many.", partial(same_people, role="actor")),
    Difference("target", "Target", "A target is missing, or too many.", partial(same_people, role="target")),
    Difference("place", "Place", "A place is missing, or too many.", partial(same_people, role="place")),
    Difference("time", "Time", "First or last day are more than a day apart, or known to one alone.", same_time),
    Difference("source", "Source", "Another innermost source, or none with one of them.", same_source),
    Difference("polarity", "Polarity", "Denied with one, affirmed with the other.", same_polarity),
    Difference(
        "modality", "Modality", "Actual, intended, predicted and hypothetical are taken for another.", same_modality
    ),
)
DIFFERENCES: tuple[Difference, ...] = (MISSED, SPURIOUS, *OF_FIELDS)


@dataclass(frozen=True, slots=True)
class Finding:
    """What there is to say about one claim: of the coder alone, of the program alone, or of both with what differs.

    ``differences`` holds keys of ``DIFFERENCES``; empty when both say the same.
    """

    coder: Coded | None
    program: Coded | None
    differences: tuple[str, ...]

    @property
    def claim(self) -> Coded:
        """The coder's claim, or the program's where he has none."""
        found = self.coder or self.program
        assert found is not None
        return found


def differing(pair: Pair) -> tuple[str, ...]:
    """In what the claims of a pair differ: keys of ``DIFFERENCES``."""
    asked = (d for d in OF_FIELDS if pair.coder.kind in d.kinds)
    return tuple(d.key for d in asked if d.agree and not d.agree(*pair))


def findings(document: Compared) -> tuple[Finding, ...]:
    """All claims of a document, each with what there is to say about it, in the order of the text."""
    found = [Finding(pair.coder, pair.program, differing(pair)) for pair in document.pairs]
    found += [Finding(claim, None, (MISSED.key,)) for claim in document.missed]
    found += [Finding(None, claim, (SPURIOUS.key,)) for claim in document.spurious]
    return tuple(sorted(found, key=lambda f: (f.claim.start, f.claim.end, f.coder is None)))


def tally(found: Iterable[Finding]) -> Counter[str]:
    """How many claims differ in each way, by the keys of ``DIFFERENCES``."""
    return Counter(key for finding in found for key in finding.differences)
