"""How well an event is attested, with the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from contested.knowledge.opposing import contradicted
from contested.knowledge.witness import Directory, Witness
from contested.link.facets import Facets
from contested.model import Concession, ResolvedClaim
from contested.model.codes import Grade


def grade(
    claims: Sequence[Facets], whose: dict[str, Witness], conceded: Sequence[Concession], directory: Directory
) -> tuple[Grade, str]:
    """The grade of an event by the codebook and its reason.

    What a source says against its own side's interest (``conceded``) weighs more: the reason says so, and the grade
    stays what the number and the sides of the witnesses make it.
    """
    found, reason = graded([f.source for f in claims], whose, directory)
    return (found, " ".join((reason, *_weightier(conceded))))


def graded(claims: Sequence[ResolvedClaim], whose: Mapping[str, Witness], directory: Directory) -> tuple[Grade, str]:
    """The grade of an event that rests on ``claims``, and its reason; ``whose`` word each claim is, by its id."""
    affirm = _witnesses((c for c in claims if c.claim.polarity == "affirmed"), whose)
    deny = _witnesses((c for c in claims if c.claim.polarity == "denied"), whose)
    if not affirm:
        return (
            "single source",
            f"{_names(deny)} {_say(deny, 'denies', 'deny')} it; no source in the record affirms it.",
        )
    if pairs := contradicted(claims, lambda c: whose[c.claim.id].key, directory):
        some, others = ({whose[c.claim.id] for c in side} for side in zip(*pairs, strict=True))
        return ("disputed", f"{_names(some)} {_say(some, 'affirms', 'affirm')} what {_names(others)} "
                            f"{_say(others, 'denies', 'deny')}.")  # fmt: skip
    sides = {w.side for w in affirm if w.side}
    if len(sides) > 1:
        return ("agreed", f"{_names(affirm)} affirm it, from opposing sides ({', '.join(sorted(sides))}).")
    if len(affirm) > 1:
        return ("corroborated", f"{_names(affirm)} affirm it independently of each other.")
    return ("single source", f"All that is said of it goes back to {_names(affirm)}.")


def _weightier(conceded: Sequence[Concession]) -> Iterable[str]:
    said: dict[str, list[str]] = {}
    for c in conceded:
        if c.says not in said.setdefault(c.source, []):
            said[c.source].append(c.says)
    for source, what in said.items():
        yield f"The word of {source} weighs more, as it is against its own interest: {'; '.join(what)}."


def _witnesses(claims: Iterable[ResolvedClaim], whose: Mapping[str, Witness]) -> set[Witness]:
    return {whose[c.claim.id] for c in claims}


def _names(witnesses: set[Witness]) -> str:
    names = sorted({w.name for w in witnesses})
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _say(witnesses: set[Witness], one: str, many: str) -> str:
    return one if len(witnesses) == 1 else many
