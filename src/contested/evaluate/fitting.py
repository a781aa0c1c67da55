"""Whether a coded claim fits the text that it is said to be of."""

from __future__ import annotations

from contested.errors import SourceError
from contested.evaluate.claims import Coded

_SHOWN = 60


def misfit(claim: Coded, text: str, where: str) -> SourceError | None:
    """What is wrong with the offsets of ``claim`` in its document's ``text``, None if they fit; ``where`` names it."""
    if claim.end > len(text):
        what = f"Its evidence ends at {claim.end}, but document {claim.doc} has {len(text)} characters."
    elif claim.words is not None and text[claim.start : claim.end] != claim.words:
        stands = _short(text[claim.start : claim.end])
        what = f"Its evidence is {_short(claim.words)}, but at {claim.start} to {claim.end} {claim.doc} has {stands}."
    else:
        return None
    return SourceError(where, what, cause=_elsewhere(claim, text), remedy=_REMEDY)


_REMEDY = "Offsets count code points into title + blank line + text, or into the text where there is no title."


def _elsewhere(claim: Coded, text: str) -> str:
    """Where the words do stand, if that is one place only."""
    if not claim.words or text.count(claim.words) != 1:
        return ""
    start = text.index(claim.words)
    return f"the words stand at {start} to {start + len(claim.words)}."


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
