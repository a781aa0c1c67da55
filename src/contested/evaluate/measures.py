"""The measures of a reader against a coder, each once: key, label, meaning and how it is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from contested.evaluate.agreement import (
    Agreement,
    Role,
    fillers,
    right_record,
    same_modality,
    same_polarity,
    same_source,
    same_sub_type,
    same_time,
    same_toll,
    same_type,
    shared,
)
from contested.evaluate.claims import Coded
from contested.evaluate.matching import Compared, Pair


@dataclass(frozen=True, slots=True)
class Rate:
    """``right`` of the ``program``'s things, where the ``coder`` has so many."""

    right: int
    program: int
    coder: int

    @property
    def precision(self) -> float:
        """The share of the program's that is right; 0 when it has none."""
        return self.right / self.program if self.program else 0.0

    @property
    def recall(self) -> float:
        """The share of the coder's that the program has; 0 when he has none."""
        return self.right / self.coder if self.coder else 0.0

    @property
    def score(self) -> float | None:
        """F1, the harmonic mean of both; None when neither has any."""
        both = self.precision + self.recall
        if not (self.program or self.coder):
            return None
        return 2 * self.precision * self.recall / both if both else 0.0

    def record(self) -> dict[str, float | int]:
        """As JSON, rounded to three digits."""
        rounded = {"p": self.precision, "r": self.recall, "f1": self.score or 0.0}
        counts = {"tp": self.right, "predicted": self.program, "gold": self.coder}
        return {**{key: round(value, 3) for key, value in rounded.items()}, **counts}


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` out of ``of`` claims that were found."""

    right: int
    of: int

    @property
    def score(self) -> float | None:
        """The share; None of nothing."""
        return self.right / self.of if self.of else None

    def record(self) -> float | None:
        """As JSON, rounded to three digits."""
        return None if self.score is None else round(self.score, 3)


Figure = Rate | Share


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything that is counted, of all documents together."""

    program: list[Coded] = field(default_factory=list)
    coder: list[Coded] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    @classmethod
    def of(cls, documents: Iterable[Compared]) -> Tally:
        """The tally of these documents."""
        tally = cls()
        for compared in documents:
            tally.program.extend(compared.program)
            tally.coder.extend(compared.coder)
            tally.pairs.extend(compared.pairs)
        return tally

    def kind(self, kind: str) -> Tally:
        """What there is of one kind of claim."""
        own, wanted = ([c for c in claims if c.kind == kind] for claims in (self.program, self.coder))
        return Tally(own, wanted, [pair for pair in self.pairs if pair.coder.kind == kind])

    def rate(self, agree: Agreement | None = None) -> Rate:
        """Claims found; with ``agree`` those that agree so. A claim not found, or made up, counts as wrong."""
        right = sum(agree is None or agree(*pair) for pair in self.pairs)
        return Rate(right, len(self.program), len(self.coder))

    def share(self, agree: Agreement, among: Callable[[Coded], bool] = lambda coder: True) -> Share:
        """Of the claims found, and ``among`` the coder's of some sort, those that agree."""
        asked = [agree(*pair) for pair in self.pairs if among(pair.coder)]
        return Share(sum(asked), len(asked))

    def role(self, role: Role) -> Rate:
        """Names in a role: those of the coder's that the program has in the same claim."""
        right = sum(shared(program, coder, role) for program, coder in self.pairs)
        own, wanted = (sum(len(fillers(c, role)) for c in claims) for claims in (self.program, self.coder))
        return Rate(right, own, wanted)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of the table. ``key`` names it in JSON, ``label`` to people, ``meaning`` explains it in a sentence."""

    key: str
    label: str
    meaning: str
    count: Callable[[Tally], Figure]


MEASURES: tuple[Measure, ...] = (
    Measure(
        "claims",
        "Claims found",
        "A claim is found when the program has one of the same kind whose words overlap the coder's by half.",
        lambda t: t.rate(),
    ),
    Measure("claims.event", "… events", "The same of events alone.", lambda t: t.kind("event").rate()),
    Measure("claims.control", "… control", "The same of states of control alone.", lambda t: t.kind("control").rate()),
    Measure("claims.toll", "… tolls", "The same of counts of people harmed alone.", lambda t: t.kind("toll").rate()),
    Measure(
        "event_type",
        "Event type",
        "Events found and given the coder's event type, such as Battles.",
        lambda t: t.kind("event").rate(same_type),
    ),
    Measure(
        "sub_event_type",
        "Sub-event type",
        "Events found and given the coder's sub-event type, such as Armed clash.",
        lambda t: t.kind("event").rate(same_sub_type),
    ),
    Measure(
        "actor",
        "Actors",
        "Names of who did it, or holds the place, in the claim they belong to.",
        lambda t: t.role("actor"),
    ),
    Measure(
        "target",
        "Targets",
        "Names of whom or what it was done to, in the claim they belong to.",
        lambda t: t.role("target"),
    ),
    Measure(
        "place",
        "Places",
        "Names of places, in the claim they belong to. Spellings may differ by a few letters, as in all names.",
        lambda t: t.role("place"),
    ),
    Measure(
        "toll_count",
        "Toll counts",
        "Tolls found with the coder's harm, lowest and highest number of people.",
        lambda t: t.kind("toll").rate(same_toll),
    ),
    Measure(
        "time_accuracy",
        "Time right",
        "Of the claims found, those whose first and last day are right to a day, or rightly unknown.",
        lambda t: t.share(same_time),
    ),
    Measure(
        "source_accuracy",
        "Source right",
        "Of the claims found, those whose innermost source is right, or that rightly name none.",
        lambda t: t.share(same_source),
    ),
    Measure(
        "source_accuracy_attributed",
        "Named source right",
        "The same, of the claims for which the coder names a source.",
        lambda t: t.share(same_source, lambda coder: bool(coder.attribution)),
    ),
    Measure(
        "polarity_accuracy_denied",
        "Denials seen",
        "Of the claims found that the coder has as denied, those that the program has as denied.",
        lambda t: t.share(same_polarity, lambda coder: coder.polarity == "denied"),
    ),
    Measure(
        "modality_accuracy_nonactual",
        "Plans and guesses seen",
        "Of the claims found that the coder has as intended, predicted or hypothetical, those that are so here.",
        lambda t: t.share(same_modality, lambda coder: coder.modality != "actual"),
    ),
    Measure(
        "right_record",
        "Whole record right",
        "Claims that a coder would take over as they are: found, with type, count or state, an actor, a place, time, "
        "source, polarity and modality all right.",
        lambda t: t.rate(right_record),
    ),
)
"""All measures, in the order of the table."""

Figures = dict[str, Figure]


def measure(documents: Iterable[Compared]) -> Figures:
    """Every figure by the key of its measure."""
    tally = Tally.of(documents)
    return {it.key: it.count(tally) for it in MEASURES}


def figures_record(documents: Sequence[Compared]) -> dict[str, Any]:
    """The figures as JSON: the number of documents, then each measure."""
    return {"documents": len(documents), **{key: figure.record() for key, figure in measure(documents).items()}}
