"""Attributed stretches of a document's sentences: chained where they nest, and carried over whole quotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from contested.reader.said.parts import has_clause
from contested.reader.said.saying import Saying
from contested.reader.said.speakers import Run

# A quotation that nobody is said to speak belongs to the last speaker when it follows within so many tokens, ...
_FAR = 60
# ... and is longer than a quoted term.
_TERM = 6
_ENDS = frozenset({".", "!", "?"})


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens that one saying attributes to ``sources``, outermost first; ``carried``: named before the sentence."""

    region: Run
    saying: Saying
    sources: tuple[Run, ...]
    carried: bool


def chained(parts: list[Part]) -> list[Part]:
    """The parts of a sentence, each with the sources before its own of every part that its own source stands in."""
    return [replace(p, sources=_chain(p, parts)) for p in parts]


def _chain(part: Part, parts: list[Part]) -> tuple[Run, ...]:
    own = part.saying.source
    outer = [q for q in parts if q.saying is not part.saying and _inside(own, q.region)]
    outer = [q for q in outer if not _inside(q.saying.source, part.region) and q.sources != part.sources]
    outer.sort(key=lambda q: q.region[0] - q.region[1])
    above = [s for q in outer for s in q.sources if s not in part.sources]
    return tuple(dict.fromkeys([*above, *part.sources]))


def _inside(run: Run, region: Run) -> bool:
    return region[0] <= run[0] < region[1]


def over_quotations(doc: Doc, parts: list[Part], quotes: Iterable[Run]) -> list[Part]:
    """The parts, and a source carried over the whole of the quotation that its words belong to, or that goes on, or
    that opens the sentence behind its words."""
    added: list[Part] = []
    last: tuple[int, Part] | None = None
    for a, b in quotes:
        touching = [p for p in parts if p.region[0] < b and a < p.region[1] and not a <= p.saying.cue < b]
        if touching:
            part = min(touching, key=lambda p: (p.region[1] - p.region[0], -p.region[0]))
            if part.region[0] > a or part.region[1] < b:
                added.append(replace(part, region=(a, b), carried=True))
            last = (b, part)
        elif b - a > _TERM and _spoken(doc, a, b):
            goes_on = last[1] if last and a - last[0] <= _FAR else None
            if speaks := _before(doc, a, parts) or goes_on:
                added.append(replace(speaks, region=(a, b), carried=True))
                last = (b, speaks)
    return parts + added


def _before(doc: Doc, a: int, parts: Iterable[Part]) -> Part | None:
    """The saying that ends the sentence right before token ``a``: "..., the Observatory said. “The air force ...”"."""
    closing = [p for p in parts if p.saying.cue < a and not p.saying.leads and _ends_behind(doc, p.saying.cue, a)]
    return max(closing, key=lambda p: p.saying.cue, default=None)


def _ends_behind(doc: Doc, cue: int, a: int) -> bool:
    """Whether nothing but the end of the sentence stands between the verb of saying, or its source, and ``a``."""
    stops = [t.i for t in doc[cue:a] if t.text in _ENDS]
    return len(stops) == 1 and all(t.is_space for t in doc[stops[0] + 1 : a])


def _spoken(doc: Doc, a: int, b: int) -> bool:
    """Whether the quotation is a sentence of its own, so that somebody must be speaking."""
    opens = a == 0 or doc[a].is_sent_start is True or doc[a + 1].is_sent_start is True or doc[a - 1].text in ".?!"
    return opens and doc[a + 1].text[:1].isupper() and has_clause(doc, a, b)
