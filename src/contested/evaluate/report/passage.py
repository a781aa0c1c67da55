"""The sentence of a claim, with the words that the coder and the program took for its evidence marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contested.evaluate.claims import Coded
from contested.evaluate.differences import Finding
from contested.evaluate.report.html import Html, element, escaped, joined

_REACH = 320
"""Characters looked through for the end of a sentence, before a passage is cut at a word."""
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\Wa-z_])|\n\s*\n")


def passage(text: str, finding: Finding) -> Html:
    """The sentence around the evidence; the coder's words in ``<mark>``, the program's in ``<u>``."""
    claims = [claim for claim in (finding.coder, finding.program) if claim]
    start, end = min(c.start for c in claims), max(min(c.end, len(text)) for c in claims)
    first, last = sentence_start(text, start), sentence_end(text, end)
    cuts = sorted({first, last, *(cut for c in claims for cut in (c.start, c.end) if first < cut < last)})
    pieces = (_piece(text[a:b], a, finding) for a, b in pairwise(cuts))
    return element("p", joined(_with_ellipses(pieces, text, first, last)), class_="passage", dir="auto")


def _piece(words: str, at: int, finding: Finding) -> Html:
    piece = escaped(words)
    if _covers(finding.program, at):
        piece = element("u", piece)
    return element("mark", piece) if _covers(finding.coder, at) else piece


def _covers(claim: Coded | None, at: int) -> bool:
    return claim is not None and claim.start <= at < claim.end


def _with_ellipses(pieces: Iterator[Html], text: str, first: int, last: int) -> Iterator[str]:
    before = text[:first].rstrip()
    if before and not before.endswith((".", "!", "?", "”", '"', "\n")):
        yield "… "
    yield from pieces
    if text[last:].strip() and not text[:last].rstrip().endswith((".", "!", "?", "”", '"')):
        yield " …"


def sentence_start(text: str, at: int) -> int:
    """Where the sentence of offset ``at`` begins, or the first whole word that is not too far before it."""
    floor = max(0, at - _REACH)
    ends = [m.end() for m in _END.finditer(text, floor, at + 1) if m.end() <= at]
    if ends:
        return ends[-1]
    return 0 if floor == 0 else _word_behind(text, floor, at)


def sentence_end(text: str, at: int) -> int:
    """Just behind the sentence that offset ``at`` ends in, or behind the last whole word that is not too far."""
    ceiling = min(len(text), at + _REACH)
    found = _END.search(text, max(0, at - 1), min(len(text), ceiling + 2))
    if found:
        return max(at, found.start() + len(found[0].rstrip()))
    return len(text) if ceiling == len(text) else max(at, text.rfind(" ", at, ceiling))


def _word_behind(text: str, floor: int, at: int) -> int:
    space = text.find(" ", floor, at)
    return space + 1 if space >= 0 else at
