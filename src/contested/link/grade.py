"""How well an event is attested, with the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contested.knowledge.witness import Witness
from contested.link.facets import Facets
from contested.model.codes import Grade


def grade(claims: Sequence[Facets], whose: dict[str, Witness]) -> tuple[Grade, str]:
    """The grade of an event by the codebook and its reason."""
    affirm = _witnesses((f for f in claims if f.source.claim.polarity == "affirmed"), whose)
    deny = _witnesses((f for f in claims if f.source.claim.polarity == "denied"), whose)
    if not affirm:
        return (
            "single source",
            f"{_names(deny)} {_say(deny, 'denies', 'deny')} it; no source in the record affirms it.",
        )
    if deny - affirm:
        return ("disputed", f"{_names(affirm)} {_say(affirm, 'affirms', 'affirm')} what {_names(deny - affirm)} "
                            f"{_say(deny - affirm, 'denies', 'deny')}.")  # fmt: skip
    sides = {w.side for w in affirm if w.side}
    if len(sides) > 1:
        return ("agreed", f"{_names(affirm)} affirm it, from opposing sides ({', '.join(sorted(sides))}).")
    if len(affirm) > 1:
        return ("corroborated", f"{_names(affirm)} affirm it independently of each other.")
    return ("single source", f"All that is said of it goes back to {_names(affirm)}.")


def _witnesses(claims: Iterable[Facets], whose: dict[str, Witness]) -> set[Witness]:
    return {whose[f.id] for f in claims}


def _names(witnesses: set[Witness]) -> str:
    names = sorted({w.name for w in witnesses})
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _say(witnesses: set[Witness], one: str, many: str) -> str:
    return one if len(witnesses) == 1 else many
