"""The rules' drafts, revised by the network: which words state a claim, of what type, and who, whom, where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from contested.model.codes import Kind
from contested.reader import events, roles
from contested.reader import tokens as syntax
from contested.reader.deeds import deeds
from contested.reader.draft import Draft
from contested.reader.lexicon import Entry, nouns_of, word_set
from contested.reader.places import with_other_end
from contested.reader.reading import Reading
from contested.reader.roles import aided, lost_by, says_of_itself, suffers
from contested.reader.selection import Trigger
from contested.reader.tokens import Offsets
from contested.reader.trained import agreed, extent, features, mentions
from contested.reader.trained.features import Pairs, Rules, Word, label_of
from contested.reader.trained.lists import listed
from contested.reader.trained.mentions import Candidate
from contested.reader.trained.network import Array, Network
from contested.reader.trained.repeats import repeats
from contested.reader.trained.tags import LAYERS

# From which share on a rule's claim is kept, and one that only the network sees is made.
KEEP = {"event": 0.5, "control": 0.5, "toll": 0.15}
MAKE = {"event": 0.55, "control": 0.5}
# From which share on a mention fills a role: the likeliest where it stands in the sentence, where in another, and one
# beside it.
FILL = (0.65, 0.4, 0.2)
AWAY = (0.8, 0.7, 0.2)
BESIDE = (0.6, 0.6, 0.5)
_ROLES = ("actor", "target", "place")
_TAKING = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
_TAGGED = Entry("tagged", "", None, ())
_MENTION = 0.5
# At the ends of a mention words that only join it to others: "Russian and", "gunmen in", "'s fighters".
_LOOSE = frozenset({"CCONJ", "SCONJ", "ADP", "PART", "AUX"})
# What opens a bracket or a quotation, by what closes it.
_OPENING = {")": "(", "]": "[", "”": "“", "’": "‘", '"': '"', "»": "«"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft with its trigger, the mentions that could fill its roles, and the share that it is a claim."""

    draft: Draft
    word: Word
    near: tuple[Candidate, ...]
    rows: tuple[list[int], ...]
    share: float


def revise(drafts: Sequence[Draft], reading: Reading, network: Network) -> list[Draft]:
    """The claims of a document: the rules' and the network's own."""
    vectors = network.vectors(reading.spacy_doc, worth_it(drafts, reading.spacy_doc))
    rules = Rules.of(drafts, reading)
    tags = network.tags(vectors, features.of_tokens(reading, rules))
    kept = list(_kept(drafts, reading.spacy_doc, tags))
    made = list(_made(reading, rules, tags))
    told = _told([d for d, _ in (*kept, *made)], reading.spacy_doc)
    kept += [(d, share) for d, share in made if not _repeats(d, told, reading.spacy_doc)]
    wider = list(_trimmed(_runs(tags["party"]), reading.spacy_doc))
    pairs = Pairs(
        reading,
        rules,
        mentions.parties(reading, wider),
        mentions.places(reading, _named(_runs(tags["place"]), reading.spacy_doc)),
    )
    seen = [_seen(draft, share, reading.spacy_doc, pairs) for draft, share in kept]
    for one in seen:
        one.draft.confidence = round(network.confidence(one.draft.kind, one.share), 3)
    _fill([s for s in seen if s.near], vectors, network, pairs, wider)
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
        if share < KEEP[draft.kind]:
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
        for start, stop in _stretches(1 - tags[kind][:, 0], MAKE[kind]):
            start, stop = _of_words(spacy_doc, start, stop)
            if start == stop or any((kind, i) in rules.drafts for i in range(start, stop)):
                continue
            share, label = _label(tags[kind][start:stop], kind)
            yield _draft(reading, kind, start, stop, label), share


def _of_words(spacy_doc: Doc, start: int, stop: int) -> tuple[int, int]:
    """The run without punctuation at its ends; empty where nothing but punctuation and small words is left."""
    while start < stop and spacy_doc[start].is_punct:
        start += 1
    while start < stop and spacy_doc[stop - 1].is_punct:
        stop -= 1
    telling = any(t.is_alpha and t.pos_ not in _LOOSE for t in spacy_doc[start:stop])
    return (start, stop) if telling else (start, start)


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


def _stretches(shares: Array, least: float) -> Iterator[tuple[int, int]]:
    """Runs of tokens whose share is high enough."""
    start = None
    for i, share in enumerate([*shares.tolist(), 0.0]):
        if share >= least and start is None:
            start = i
        elif share < least and start is not None:
            yield start, i
            start = None


def _runs(shares: Array) -> Iterator[tuple[int, int]]:
    """Mentions in a layer of beginnings and continuations."""
    start = None
    for i, (none, begins, _) in enumerate([*shares.tolist(), (1.0, 0.0, 0.0)]):
        inside = none < _MENTION
        if start is not None and (not inside or begins > _MENTION):
            yield start, i
            start = None
        if inside and start is None:
            start = i


def _trimmed(spans: Iterable[tuple[int, int]], spacy_doc: Doc) -> Iterator[tuple[int, int]]:
    """The spans without punctuation and small words at their ends, none where nothing is left.

    Of "rebel-held" the rebels are meant, of "Russian and" in "Russian and regime warplanes" the Russian ones. Brackets
    and quotation marks that the span both opens and closes stay: "the Free Syrian Army (FSA)".
    """
    for start, stop in spans:
        while start < stop and _hangs(spacy_doc[start]) and not _opens(spacy_doc[start:stop]):
            start += 1
        while start < stop and _trails(spacy_doc[stop - 1], start) and not _closes(spacy_doc[start:stop]):
            stop -= 1
        if any(t.pos_ != "DET" and t.tag_ != "PRP$" for t in spacy_doc[start:stop]):
            yield start, stop


def _hangs(token: Token) -> bool:
    return token.is_punct or token.pos_ in _LOOSE


def _trails(token: Token, start: int) -> bool:
    """Whether it hangs on behind: a small word, what the people named did ("troops backed", "gunmen hiding", "enemy
    attacks"), or an adjective of the next word ("United Nations safe" area)."""
    if _hangs(token) or token.i == start:
        return _hangs(token)
    lemma = token.lemma_.lower()
    attack = lemma in nouns_of("assaults") and lemma not in nouns_of("machines")
    return token.pos_ == "VERB" or attack or _describes_the_next(token)


def _describes_the_next(token: Token) -> bool:
    return (
        token.pos_ == "ADJ"
        and token.dep_ == "amod"
        and token.head.i > token.i
        and not token.ent_type_
        and token.text[:1].islower()
        and token.lower_ not in nouns_of("modifiers")
    )


def _opens(span: Span) -> bool:
    return any(_OPENING.get(t.text) == span[0].text for t in span[1:])


def _closes(span: Span) -> bool:
    opening = _OPENING.get(span[-1].text)
    return opening is not None and any(t.text == opening for t in span[:-1])


def _named(spans: Iterable[tuple[int, int]], spacy_doc: Doc) -> Iterator[tuple[int, int]]:
    """Those of the spans that hold a name: "the south" alone is no place."""
    yield from ((a, b) for a, b in spans if any(_is_of_a_name(t) for t in spacy_doc[a:b]))


def _is_of_a_name(token: Token) -> bool:
    if token.lower_ in word_set("place_words", "peoples"):
        return False
    named = token.pos_ == "PROPN" and token.lower_ not in word_set("place_words", "directions")
    return (named or token.text[:1].isupper()) and not _tells_whose(token)


def _tells_whose(token: Token) -> bool:
    """Whether the word only says of what people something is: "Alawite villages", "Kurdish areas"."""
    noun = token.head
    told = token.ent_type_ == "NORP" or (noun.tag_ == "NNS" and token.dep_ in ("amod", "compound"))
    return told and noun.i > token.i and noun.text[:1].islower()


def _seen(draft: Draft, share: float, spacy_doc: Doc, pairs: Pairs) -> Seen:
    span = spacy_doc.char_span(*draft.trigger, alignment_mode="expand")
    assert span is not None
    word = Word(span.start, span.end, span.root.i, draft.kind, label_of(draft))
    near = () if draft.denial else (*pairs.parties_near(word), *pairs.places_near(word))
    return Seen(draft, word, tuple(near), tuple(pairs.rows(word, near)), share)


def _fill(
    seen: Sequence[Seen], vectors: Array, network: Network, pairs: Pairs, wider: Sequence[tuple[int, int]]
) -> None:
    """Give every draft the mentions that likely fill its roles, as far as the network says that they reach."""
    if not seen:
        return
    shares = network.roles(
        vectors,
        [(s.word.start, s.word.stop) for s in seen for _ in s.near],
        [(m.start, m.stop) for s in seen for m in s.near],
        [row for s in seen for row in s.rows],
    )
    at = 0
    for one in seen:
        own = shares[at : at + len(one.near)]
        at += len(one.near)
        sentence = pairs.sentence(one.word.head)
        chosen = {role: _chosen(one, own[:, n].tolist(), n, pairs) for n, role in enumerate(_ROLES)}
        draft = one.draft
        chosen["actor"] = chosen["actor"] or agreed.actors(draft, one.near, own[:, 0].tolist(), chosen["target"])
        head = pairs.reading.spacy_doc[draft.head]
        chosen["target"] = chosen["target"] or agreed.targets(draft, one.near, own[:, 1].tolist(), head)
        actor = _filled(chosen["actor"], one.near, pairs, wider)
        if draft.target and suffers(head):
            # Grammar alone tells who lost: a subject that elsewhere is the one who took.
            draft.actor = draft.actor or [a for a in actor if not _overlap(a, draft.target)]
        elif draft.actor and _tells_holder(draft, pairs.reading.spacy_doc):
            pass
        else:
            draft.actor = actor or says_of_itself(head, pairs.reading.people)
            hit = [m for m in chosen["target"] if m not in chosen["actor"] and not _is_aided(m, head)]
            target = _filled(hit, one.near, pairs, wider)
            draft.target = [*target, *_struck_besides(draft, target, pairs.reading.spacy_doc)]
        if not draft.target and draft.sub_event_type in _TAKING and syntax.is_verbal(head):
            draft.target = [t for t in lost_by(head, pairs.reading.people) if t not in draft.actor]
        draft.places = with_other_end([m.place for m in chosen["place"] if m.place is not None], pairs.reading.places)
        draft.carried = [
            role for role, found in chosen.items() if found and all(pairs.sentence(m.head) != sentence for m in found)
        ]


def _chosen(one: Seen, shares: Sequence[float], role: int, pairs: Pairs) -> list[Candidate]:
    """The likeliest mention and those listed with it that are likely too, in order of the text."""
    near = one.near
    asked = [n for n, m in enumerate(near) if (m.place is not None) == (_ROLES[role] == "place")]
    best = max(asked, key=lambda n: shares[n], default=None)
    if best is None:
        return []
    own = pairs.sentence(one.word.head)
    if pairs.sentence(near[best].head) != own:
        # A name that stands in the claim's own sentence too is that of its own sentence.
        here = [n for n in asked if near[n].words == near[best].words and pairs.sentence(near[n].head) == own]
        best = max((n for n in here if shares[n] >= FILL[role]), key=lambda n: shares[n], default=best)
    away = pairs.sentence(near[best].head) != own
    if shares[best] < (AWAY if away else FILL)[role]:
        return []
    found = [mentions.whole(near[best], [m for n, m in enumerate(near) if shares[n] >= FILL[role]])]
    for n in sorted(asked, key=lambda n: -shares[n]):
        mention = near[n]
        if shares[n] < BESIDE[role]:
            break
        told = any(m.words == mention.words or extent.holds(m, mention, pairs.reading.spacy_doc) for m in found)
        if not told and any(listed(mention, m, pairs.reading.spacy_doc) for m in found):
            found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _is_aided(mention: Candidate, head: Token) -> bool:
    return any(mention.start <= t.i < mention.stop for t in aided(head))


def _tells_holder(draft: Draft, spacy_doc: Doc) -> bool:
    """Whether a state of control names its holder in so many words: "rebel-held", "held by the rebels"."""
    words = spacy_doc.char_span(*draft.trigger, alignment_mode="expand")
    if draft.kind != "control" or words is None:
        return False
    joined = words[0].idx == draft.actor[0][0] and len(words) > 1
    by = [syntax.offsets(list(t.subtree)) for t in syntax.agents(words.root)]
    return joined or any(_overlap(a, by) for a in draft.actor)


def _struck_besides(draft: Draft, target: Sequence[Offsets], spacy_doc: Doc) -> list[Offsets]:
    """What a strike that is told to do several things hit besides: the network sees what stands by its first verb."""
    head = spacy_doc[draft.head]
    several = draft.kind == "event" and len(deeds(head)) > (head.dep_ == "nsubj")
    return [t for t in draft.target if not _overlap(t, (*target, *draft.actor))] if several else []


def _overlap(one: Offsets, others: Iterable[Offsets]) -> bool:
    return any(one[0] < stop and start < one[1] for start, stop in others)


def _filled(
    chosen: Sequence[Candidate], near: Sequence[Candidate], pairs: Pairs, wider: Sequence[tuple[int, int]]
) -> list[Offsets]:
    """The characters of the mentions, each once; of a list that was taken for one mention, its parts, of those ``near``
    that fill a role."""
    spacy_doc = pairs.reading.spacy_doc
    chosen = list(dict.fromkeys(part for m in chosen for part in _parts(m, near, spacy_doc)))
    spans = [_offsets(m, pairs, wider) for m in chosen]
    for i, mention in enumerate(chosen):
        alike = [m for m, span in zip(chosen, spans, strict=True) if span == spans[i] and m is not mention]
        if any(listed(mention, m, spacy_doc) for m in alike):
            spans = [m.characters if m in (mention, *alike) else span for m, span in zip(chosen, spans, strict=True)]
    return [s for s in dict.fromkeys(spans) if not any(_inside(s, other) for other in spans)]


def _inside(one: Offsets, other: Offsets) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _parts(mention: Candidate, near: Sequence[Candidate], spacy_doc: Doc) -> Sequence[Candidate]:
    """The parts of a list that a mention holds, "rebels" and "civilians" of "rebels and civilians"; else itself."""
    inside = [m for m in near if m.place is None and mention.start <= m.start and m.stop < mention.stop]
    parts = [a for a in inside if any(a is not b and listed(a, b, spacy_doc) for b in inside)]
    return [_whole(part, mention, spacy_doc) for part in sorted(parts, key=lambda m: m.start)] or [mention]


def _whole(part: Candidate, mention: Candidate, spacy_doc: Doc) -> Candidate:
    """The part with the noun that ends the list, where it is but what that noun is called: "Kurdish" of "ISIS and
    Kurdish militants"."""
    noun = spacy_doc[mention.stop - 1]
    if part.stop != noun.i or spacy_doc[part.stop - 1].pos_ != "ADJ" or noun.pos_ != "NOUN":
        return part
    characters = syntax.offsets(spacy_doc[part.start : mention.stop])
    return replace(part, stop=mention.stop, head=noun.i, characters=characters)


def _offsets(mention: Candidate, pairs: Pairs, wider: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The mention's characters, or those of the tagged mention that holds it, or of whom it owns: "Congo's army"."""
    owner = pairs.reading.spacy_doc[mention.head]
    people = pairs.reading.people
    if owner.dep_ == "poss" and owner.head.pos_ == "NOUN" and people.is_person(owner.head):
        return people.mention(owner.head)
    holding = ((a, b) for a, b in wider if a <= mention.start and mention.stop <= b)
    start, stop = next(holding, (mention.start, mention.stop))
    return syntax.offsets(extent.whole(start, stop, people))
