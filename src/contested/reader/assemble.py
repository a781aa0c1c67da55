"""Drafts to claims: mentions cut from the document as it was given, who says it, when, and how surely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from contested.model import EVENT_TYPE_OF, Claim, Document, Mention, PlaceMention, Toll, with_id
from contested.model.codes import Scope
from contested.reader.attribution import AttributedSpan, attribution_of
from contested.reader.draft import Draft
from contested.reader.reading import Reading
from contested.reader.scopes import covers
from contested.reader.stance import stance_of
from contested.reader.times import TimeSpan, choose_time
from contested.reader.tokens import Offsets


def claims(drafts: Iterable[Draft], reading: Reading, reader: str) -> Iterator[Claim]:
    """The claims, with content-derived ids, in order of the text."""
    seen: Counter[str] = Counter()
    for draft in drafts:
        claim = with_id(_claim(draft, reading, reader))
        seen[claim.id] += 1
        yield with_id(claim, seen[claim.id] - 1) if seen[claim.id] > 1 else claim


def _claim(draft: Draft, reading: Reading, reader: str) -> Claim:
    document = reading.document
    cut = _Cutter(document)
    said = attribution_of(reading.attributions, draft.evidence, draft.trigger)
    polarity, modality = stance_of(reading.spacy_doc, draft.trigger, draft.evidence, said)
    if draft.denial:
        polarity, modality = "denied", "actual"
    if _states_an_absence(draft) and not (said and said.denied):
        # Not to hold is a state, none is a count; only a source that denies them denies them.
        polarity = "affirmed"
    time, carried = choose_time(reading.times, draft.evidence, draft.trigger, draft.kind)
    sub = draft.sub_event_type
    return Claim(
        id="",
        doc=document.id,
        kind=draft.kind,
        evidence=cut.mention(draft.evidence),
        trigger=cut.mention(draft.trigger),
        event_type=EVENT_TYPE_OF[sub] if sub else None,
        sub_event_type=sub,
        actor=tuple(map(cut.mention, draft.actor)),
        target=tuple(map(cut.mention, draft.target)),
        place=tuple(_place(draft, reading, cut)),
        time=cut.mention((time.start, time.end)) if time else None,
        toll=_toll(draft, cut, reading, None if carried else time),
        control=draft.control,
        attribution=_with_speaker(_sources(said, cut), draft.speaker, cut),
        polarity=polarity,
        modality=modality,
        unverified=bool(said and said.unverified),
        carried=(
            *draft.carried,
            *(["time"] if time and carried else []),
            *(["attribution"] if said and said.carried else []),
        ),
        confidence=draft.confidence,
        reader=reader,
    )


def _states_an_absence(draft: Draft) -> bool:
    """Whether a draft's own words say "not" or "no": a side that does not hold a place, a count of none."""
    return draft.control == "does not hold" or (draft.toll is not None and draft.toll.count.high == 0)


class _Cutter:
    """Cuts mentions of the original text out of spans of the clean one."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def mention(self, span: Offsets) -> Mention:
        start, end = self.document.offsets.start(span[0]), self.document.offsets.end(span[1])
        return Mention(self.document.text[start:end], start, end)


def _place(draft: Draft, reading: Reading, cut: _Cutter) -> Iterator[PlaceMention]:
    for span in draft.places:
        tokens = reading.spacy_doc[span.start : span.stop]
        if (tokens.start_char, tokens.end_char) in draft.actor:
            continue  # "a ceasefire between Israel and Hamas": who acts is not where.
        mention = cut.mention((tokens.start_char, tokens.end_char))
        yield PlaceMention(mention.text, mention.start, mention.end, span.relation)


def _toll(draft: Draft, cut: _Cutter, reading: Reading, time: TimeSpan | None) -> Toll | None:
    """The draft's toll; ``time`` is what its own sentence says of when."""
    if draft.toll is None:
        return None
    group = cut.mention(draft.toll.group) if draft.toll.group else None
    when = reading.spacy_doc.char_span(time.start, time.end, alignment_mode="expand") if time else None
    scope: Scope = (
        "cumulative" if when is not None and covers(when, reading.spacy_doc[draft.toll.word]) else draft.toll.scope
    )
    return Toll(draft.toll.harm, group, draft.toll.count.low, draft.toll.count.high, scope)


def _with_speaker(sources: tuple[Mention, ...], speaker: Offsets | None, cut: _Cutter) -> tuple[Mention, ...]:
    """The chain of sources, who denies last: "doctors blamed the RSF, which denied it" is the RSF's word in the end."""
    if speaker is None:
        return sources
    denier = cut.mention(speaker)
    return sources if any(s.start < denier.end and denier.start < s.end for s in sources) else (*sources, denier)


def _sources(said: AttributedSpan | None, cut: _Cutter) -> tuple[Mention, ...]:
    return tuple(map(cut.mention, said.sources)) if said else ()
