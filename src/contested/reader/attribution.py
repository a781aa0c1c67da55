"""Who says it: spans of a parsed text and the sources that the text attributes them to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from contested.reader.antecedents import Antecedents
from contested.reader.chains import sayings
from contested.reader.quotes import quotations
from contested.reader.sayings import Saying
from contested.reader.sayingwords import words
from contested.reader.sentences import sentences
from contested.reader.sourcenames import speaker
from contested.reader.speakers import Run

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AttributedSpan:
    """A stretch of text, ``text[start:end]``, and who says it.

    ``sources`` are the mentions from the outermost source to the innermost; ``cue`` the verb or phrase that
    attributes; ``denied``: the source denies the content; ``carried``: the source was named in an earlier sentence;
    ``unverified``: the text says that this could not be checked.
    """

    start: int
    end: int
    sources: tuple[Offsets, ...]
    cue: str
    denied: bool
    carried: bool
    unverified: bool = False


@dataclass(slots=True)
class _Part:
    region: Run
    saying: Saying
    sources: tuple[Run, ...]
    carried: bool


def attributions(spacy_doc: Doc) -> tuple[AttributedSpan, ...]:
    """Every attributed stretch of the text, in order. Where they nest, the inner one has the longer chain."""
    quotes = quotations(spacy_doc)
    antecedents = Antecedents(spacy_doc)
    parts: list[_Part] = []
    for start, end in sentences(spacy_doc):
        here = []
        for said in sayings(spacy_doc, start, end):
            sources, carried = _sources(spacy_doc, said, antecedents)
            if not sources:
                continue
            here += [_Part(r, said, sources, carried) for r in said.regions if r[0] < r[1]]
            antecedents.speaks(sources[-1])
        parts += _chained(here)
    parts = _over_quotations(spacy_doc, parts, quotes)
    return tuple(
        _span(spacy_doc, p)
        for p in sorted(parts, key=lambda p: p.region)
        if any(t.is_alpha for t in spacy_doc[p.region[0] : p.region[1]])
    )


def _sources(doc: Doc, said: Saying, antecedents: Antecedents) -> tuple[tuple[Run, ...], bool]:
    named: list[Run] = []
    carried = False
    for run in said.sources:
        found, was_carried = antecedents.of(run)
        carried = carried or was_carried
        who = speaker(doc, found, antecedents.persons)
        name = antecedents.full_name(who.name)
        named += [who.body, name] if who.body else [name]
    return tuple(dict.fromkeys(named)), carried


def _chained(parts: list[_Part]) -> list[_Part]:
    """The parts with the sources of every part that their own source stands in put before their own."""
    chained = []
    for p in parts:
        source = p.saying.source
        outer = [
            q
            for q in parts
            if q.saying is not p.saying
            and q.region[0] <= source[0] < q.region[1]
            and not _inside(q.saying.source, p.region)
            and q.sources != p.sources
        ]
        outer.sort(key=lambda q: q.region[0] - q.region[1])
        chain = tuple(dict.fromkeys([s for q in outer for s in q.sources if s not in p.sources] + list(p.sources)))
        chained.append(_Part(p.region, p.saying, chain, p.carried))
    return chained


def _inside(run: Run, region: Run) -> bool:
    return region[0] <= run[0] < region[1]


def _over_quotations(doc: Doc, parts: list[_Part], quotes: Iterable[Run]) -> list[_Part]:
    """Carry a source over the whole of the quotation that its words belong to, and over one that follows it."""
    added: list[_Part] = []
    previous: tuple[int, _Part] | None = None
    for a, b in quotes:
        touching = [p for p in parts if p.region[0] < b and a < p.region[1] and not a <= p.saying.cue < b]
        if touching:
            p = min(touching, key=lambda p: (p.region[1] - p.region[0], -p.region[0]))
            if p.region[0] > a or p.region[1] < b:
                added.append(_Part((a, b), p.saying, p.sources, True))
            previous = (b, p)
        elif previous and b - a >= 6 and a - previous[0] <= 60 and _sentence_quote(doc, a):
            added.append(_Part((a, b), previous[1].saying, previous[1].sources, True))
            previous = (b, previous[1])
    return parts + added


def _sentence_quote(doc: Doc, a: int) -> bool:
    """Whether the quotation opens a sentence of its own, so that somebody must be speaking."""
    return (
        a + 1 < len(doc)
        and (doc[a].is_sent_start or doc[a + 1].is_sent_start or (a > 0 and doc[a - 1].text in (".", "?", "!"))) is True
        and doc[a + 1].text[:1].isupper()
    )


def _span(doc: Doc, part: _Part) -> AttributedSpan:
    first, last = part.region
    while first < last - 1 and (doc[first].is_punct or doc[first].is_space or doc[first].lower_ == "that"):
        first += 1
    while last - 1 > first and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    sentence = doc[part.saying.cue].sent.text.lower()
    return AttributedSpan(
        start=doc[first].idx,
        end=doc[last - 1].idx + len(doc[last - 1]),
        sources=tuple((doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in part.sources),
        cue=part.saying.text,
        denied=part.saying.denied,
        carried=part.carried,
        unverified=any(phrase in sentence for phrase in words().unverified),
    )


def attribution_of(spans: Iterable[AttributedSpan], evidence: Offsets) -> AttributedSpan | None:
    """The span that covers the evidence best; of several that cover it, the innermost. None: the outlet's own voice."""
    best: tuple[tuple[bool, float, int, int], AttributedSpan] | None = None
    for span in spans:
        covered = min(span.end, evidence[1]) - max(span.start, evidence[0])
        share = covered / max(1, evidence[1] - evidence[0])
        whole = evidence[0] <= span.sources[-1][0] < evidence[1] and covered > 0.8 * (span.end - span.start)
        if share < 0.5 and not whole:
            continue
        rank = (whole and span.denied, round(share, 1), len(span.sources), span.start - span.end)
        if best is None or rank > best[0]:
            best = (rank, span)
    return best[1] if best else None
