"""Who says it: spans of a parsed text and the sources that the text attributes them to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from contested.reader.lexicon import word_set
from contested.reader.said.antecedents import Antecedents
from contested.reader.said.chains import sayings
from contested.reader.said.names import speaker
from contested.reader.said.quotes import quotations
from contested.reader.said.saying import Saying
from contested.reader.said.sentences import sentences
from contested.reader.said.speakers import Run
from contested.reader.said.stretches import Part, chained, over_quotations
from contested.reader.said.words import words

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


def attributions(spacy_doc: Doc) -> tuple[AttributedSpan, ...]:
    """Every attributed stretch of the text, in order. Where they nest, the inner one has the longer chain."""
    antecedents = Antecedents(spacy_doc)
    parts: list[Part] = []
    doubts: list[Run] = []
    for start, end in sentences(spacy_doc):
        parts += chained(list(_parts(spacy_doc, start, end, antecedents)))
        if _doubted(spacy_doc, start, end):
            doubts.append((start, end))
    parts = over_quotations(spacy_doc, parts, quotations(spacy_doc))
    parts = [p for p in parts if any(t.is_alpha for t in spacy_doc[p.region[0] : p.region[1]])]
    return tuple(_span(spacy_doc, p, doubts) for p in sorted(parts, key=lambda p: p.region))


def _parts(doc: Doc, start: int, end: int, antecedents: Antecedents) -> Iterator[Part]:
    for said in sayings(doc, start, end):
        sources, carried = _sources(doc, said, antecedents)
        if sources:
            antecedents.speaks(sources[-1])
            yield from (Part(r, said, sources, carried) for r in said.regions if r[0] < r[1])


def _nobody(doc: Doc, run: Run) -> bool:
    """ "No one has claimed responsibility": nobody says it."""
    return doc[run[0]].lower_ in word_set("attribution", "none")


def _sources(doc: Doc, said: Saying, antecedents: Antecedents) -> tuple[tuple[Run, ...], bool]:
    """The runs that name the sources, outermost first, and whether one was named in an earlier phrase."""
    named: list[Run] = []
    carried = False
    for run in said.sources:
        found, was_carried = antecedents.of(run)
        who = speaker(doc, found, antecedents.persons)
        if who is not None and not _nobody(doc, run):
            carried = carried or was_carried
            named += [who.body, who.name] if who.body else [who.name]
    return tuple(dict.fromkeys(named)), carried


def _doubted(doc: Doc, start: int, end: int) -> bool:
    text = doc[start:end].text.lower()
    return any(phrase in text for phrase in words().unverified)


def _span(doc: Doc, part: Part, doubts: list[Run]) -> AttributedSpan:
    first, last = part.region
    while first < last - 1 and (doc[first].is_punct or doc[first].is_space or doc[first].lower_ == "that"):
        first += 1
    while last - 1 > first and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    return AttributedSpan(
        start=doc[first].idx,
        end=doc[last - 1].idx + len(doc[last - 1]),
        sources=tuple((doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in part.sources),
        cue=part.saying.text,
        denied=part.saying.denied,
        carried=part.carried,
        unverified=any(a <= part.saying.cue < b or 0 <= a - last <= 2 for a, b in doubts),
    )


def attribution_of(
    spans: Collection[AttributedSpan], evidence: Offsets, trigger: Offsets | None = None
) -> AttributedSpan | None:
    """The span that covers the evidence best; of several that cover it, the innermost. None: the outlet's own voice.

    Where the evidence holds the words that name the source as well ("according to doctors, ten were killed"), it is the
    ``trigger`` that has to be covered.
    """
    best: tuple[tuple[bool, float, int, int], AttributedSpan] | None = None
    for span in spans:
        if span.end <= evidence[0] or span.start >= evidence[1]:
            continue
        covered = min(span.end, evidence[1]) - max(span.start, evidence[0])
        share = covered / max(1, evidence[1] - evidence[0])
        within = evidence[0] <= span.sources[-1][0] < evidence[1]
        if within and trigger is not None and span.start <= trigger[0] and trigger[1] <= span.end:
            share = 1.0
        whole = within and covered > 0.8 * (span.end - span.start)
        if (share < 0.5 and not whole) or _told_before(spans, span, trigger):
            continue
        rank = (whole and span.denied, round(share, 1), len(span.sources), span.start - span.end)
        if best is None or rank > best[0]:
            best = (rank, span)
    return best[1] if best else None


def _told_before(spans: Collection[AttributedSpan], span: AttributedSpan, trigger: Offsets | None) -> bool:
    """Whether the trigger stands in another's words before the span: "X said *A*, a claim Y denied"."""
    return trigger is not None and any(s.end <= span.start and s.start <= trigger[0] < s.end for s in spans)
