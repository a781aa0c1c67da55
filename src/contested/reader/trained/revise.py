"""The rules' drafts, revised by the network: which words state a claim, of what type, and who, whom, where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from contested.model.codes import Kind
from contested.reader import events, roles
from contested.reader import tokens as syntax
from contested.reader.draft import Draft
from contested.reader.lexicon import Entry, nouns_of
from contested.reader.reading import Reading
from contested.reader.selection import Trigger
from contested.reader.trained import features, mentions
from contested.reader.trained.features import Pairs, Rules, Word, label_of
from contested.reader.trained.filling import Seen, fill
from contested.reader.trained.network import Array, Network
from contested.reader.trained.repeats import repeats
from contested.reader.trained.spans import named, of_words, runs, stretches, trimmed
from contested.reader.trained.tags import LAYERS

# From which share on a rule's claim is kept, and one that only the network sees is made.
KEEP = {"event": 0.5, "control": 0.5, "toll": 0.15}
MAKE = {"event": 0.55, "control": 0.5}
# Hardly any siege is coded as news; who besieges whom is kept all the same.
SIEGE = 0.1
_TAGGED = Entry("tagged", "", None, ())


def revise(drafts: Sequence[Draft], reading: Reading, network: Network) -> list[Draft]:
    """The claims of a document: the rules' and the network's own."""
    vectors = network.vectors(reading.spacy_doc, worth_it(drafts, reading.spacy_doc))
    rules = Rules.of(drafts, reading)
    tags = network.tags(vectors, features.of_tokens(reading, rules))
    kept = list(_kept(drafts, reading.spacy_doc, tags))
    made = list(_made(reading, rules, tags))
    told = _told([d for d, _ in (*kept, *made)], reading.spacy_doc)
    kept += [(d, share) for d, share in made if not _repeats(d, told, reading.spacy_doc)]
    wider = list(trimmed(runs(tags["party"]), reading.spacy_doc))
    pairs = Pairs(
        reading,
        rules,
        mentions.parties(reading, wider),
        mentions.places(reading, named(runs(tags["place"]), reading.spacy_doc)),
    )
    seen = [_seen(draft, share, reading.spacy_doc, pairs) for draft, share in kept]
    for one in seen:
        one.draft.confidence = round(network.confidence(one.draft.kind, one.share), 3)
    fill([s for s in seen if s.near], vectors, network, pairs, wider)
    return sorted((s.draft for s in seen), key=lambda d: (d.evidence[0], d.trigger[0], d.kind))


def worth_it(drafts: Sequence[Draft], spacy_doc: Doc) -> set[int]:
    """Numbers of the sentences that the encoder is spent on: those with a draft, and those beside them."""
    heads = sorted({draft.head for draft in drafts})
    found: set[int] = set()
    for number, sentence in enumerate(spacy_doc.sents):
        at = bisect_left(heads, sentence.start)
        if at < len(heads) and heads[at] < sentence.end:
            found.update((number - 1, number, number + 1))
    return found


def _kept(drafts: Sequence[Draft], spacy_doc: Doc, tags: dict[str, Array]) -> Iterator[tuple[Draft, float]]:
    for draft in drafts:
        span = spacy_doc.char_span(*draft.trigger, alignment_mode="expand")
        if draft.denial or span is None:
            yield draft, 1.0
            continue
        share, label = _label(tags[draft.kind][span.start : span.end], draft.kind)
        if share < (SIEGE if span.root.lemma_.lower() in nouns_of("sieges") else KEEP[draft.kind]):
            continue
        if draft.kind == "event":
            draft.sub_event_type = label
        yield draft, share


def _label(shares: Array, kind: Kind) -> tuple[float, str]:
    """The share of the tokens' stating something, and what."""
    return float(1 - shares[:, 0].min()), LAYERS[kind][1 + int(shares[:, 1:].sum(axis=0).argmax())]


def _told(drafts: Iterable[Draft], spacy_doc: Doc) -> dict[int, str]:
    """The sub-event type that each token of an event word states."""
    spans = ((d, spacy_doc.char_span(*d.trigger, alignment_mode="expand")) for d in drafts if d.kind == "event")
    return {t.i: d.sub_event_type or "" for d, span in spans if span is not None for t in span}


def _repeats(draft: Draft, told: Mapping[int, str], spacy_doc: Doc) -> bool:
    return draft.kind == "event" and repeats(spacy_doc[draft.head], draft.sub_event_type or "", told)


def _made(reading: Reading, rules: Rules, tags: dict[str, Array]) -> Iterator[tuple[Draft, float]]:
    """Claims of events and control that no rule found."""
    spacy_doc = reading.spacy_doc
    for kind in ("event", "control"):
        for start, stop in stretches(1 - tags[kind][:, 0], MAKE[kind]):
            start, stop = of_words(spacy_doc, start, stop)
            if start == stop or any((kind, i) in rules.drafts for i in range(start, stop)):
                continue
            share, label = _label(tags[kind][start:stop], kind)
            yield _draft(reading, kind, start, stop, label), share


def _draft(reading: Reading, kind: Kind, start: int, stop: int, label: str) -> Draft:
    spacy_doc = reading.spacy_doc
    head = spacy_doc[start:stop].root
    trigger = Trigger(start, stop, head.i, _TAGGED, nominal=not syntax.is_verbal(head))
    return Draft(
        kind=kind,
        head=head.i,
        trigger=syntax.offsets(spacy_doc[start:stop]),
        evidence=syntax.offsets(events.evidence(trigger, head)),
        sub_event_type=label if kind == "event" else None,
        actor=roles.actors(trigger, head, reading.people) if kind == "event" else [],
        target=roles.targets(trigger, head, reading.people) if kind == "event" else [],
        control=label if kind == "control" else None,  # type: ignore[arg-type]
    )


def _seen(draft: Draft, share: float, spacy_doc: Doc, pairs: Pairs) -> Seen:
    span = spacy_doc.char_span(*draft.trigger, alignment_mode="expand")
    assert span is not None
    word = Word(span.start, span.end, span.root.i, draft.kind, label_of(draft))
    near = () if draft.denial else (*pairs.parties_near(word), *pairs.places_near(word))
    if roles.meets_a_mine(spacy_doc[draft.head]):
        near = tuple(m for m in near if spacy_doc[m.head].lemma_ not in nouns_of("mines"))
    return Seen(draft, word, near, tuple(pairs.rows(word, near)), share)
