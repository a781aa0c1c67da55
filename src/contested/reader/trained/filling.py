"""Who, whom and where of each claim, by the shares that the network gives to the mentions near it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from contested.reader import tokens as syntax
from contested.reader.deeds import deeds
from contested.reader.draft import Draft
from contested.reader.lexicon import nouns_of
from contested.reader.places import with_other_end
from contested.reader.roles import aided, by_pronoun, lost_by, meets_a_mine, says_of_itself, suffers
from contested.reader.severals import with_their_list
from contested.reader.tokens import Offsets
from contested.reader.trained import agreed, extent, grounds, mentions
from contested.reader.trained.features import Pairs, Word
from contested.reader.trained.lists import called, listed
from contested.reader.trained.mentions import Candidate
from contested.reader.trained.network import Array, Network

# From which share on a mention fills a role: the likeliest where it stands in the sentence, where in another, and one
# beside it.
FILL = (0.65, 0.55, 0.2)
AWAY = (0.8, 0.95, 0.2)
BESIDE = (0.55, 0.6, 0.5)
_ROLES = ("actor", "target", "place")
_TAKING = frozenset({"Government regains territory", "Non-state actor overtakes territory"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft with its trigger, the mentions that could fill its roles, and the share that it is a claim."""

    draft: Draft
    word: Word
    near: tuple[Candidate, ...]
    rows: tuple[list[int], ...]
    share: float


def fill(
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
        head = pairs.reading.spacy_doc[draft.head]
        chosen["actor"] = agreed.subject(chosen["actor"], draft, one.near, own[:, 0].tolist(), head)
        chosen["actor"] = chosen["actor"] or agreed.actors(draft, one.near, own[:, 0].tolist(), chosen["target"])
        chosen["target"] = chosen["target"] or agreed.targets(draft, one.near, own[:, 1].tolist(), head)
        actor = _filled(chosen["actor"], one.near, pairs, wider)
        if draft.target and suffers(head):
            # Grammar alone tells who lost: a subject that elsewhere is the one who took.
            draft.actor = draft.actor or [a for a in actor if not _overlap(a, draft.target)]
            if meets_a_mine(head):
                # Whose vehicle it was may be told elsewhere.
                hit = chosen["target"] or agreed.likely(draft.target, one.near, own[:, 1].tolist())
                draft.target = _filled(hit, one.near, pairs, wider) or draft.target
        elif draft.actor and _tells_holder(draft, pairs.reading.spacy_doc):
            pass
        else:
            draft.actor = actor or says_of_itself(head, pairs.reading.people) or by_pronoun(head, pairs.reading.people)
            hit = [m for m in chosen["target"] if m not in chosen["actor"] and not _is_aided(m, head)]
            hit = [m for m in hit if not _is_another_means(m, head)]
            target = _filled(hit, one.near, pairs, wider)
            draft.target = [*target, *_struck_besides(draft, target, pairs.reading.spacy_doc)]
        if not draft.target and draft.sub_event_type in _TAKING and syntax.is_verbal(head):
            draft.target = [t for t in lost_by(head, pairs.reading.people) if t not in draft.actor]
        where = [m.place for m in chosen["place"] if m.place is not None]
        where = grounds.not_remembered(head, where, pairs.reading)
        if told := grounds.told(draft, where, pairs.reading):
            chosen["place"], where = [], told
        draft.places = with_their_list(with_other_end(where, pairs.reading.places), head, pairs.reading.places)
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
        # Whoever of the claim's own sentence is likely goes before others.
        here = [n for n in asked if pairs.sentence(near[n].head) == own]
        best = max((n for n in here if shares[n] >= FILL[role]), key=lambda n: shares[n], default=best)
    away = pairs.sentence(near[best].head) != own
    if shares[best] < (AWAY if away else FILL)[role]:
        return []
    struck = _ROLES[role] == "target" and one.draft.sub_event_type not in _TAKING
    kinds = ("force", "person", "site") if struck else ("force", "person")
    likely = [m for n, m in enumerate(near) if shares[n] >= FILL[role]]
    found = [mentions.whole(mentions.spelled_out(near[best], likely, pairs.reading.spacy_doc), likely, kinds)]
    for n in sorted(asked, key=lambda n: -shares[n]):
        mention = near[n]
        if shares[n] < BESIDE[role]:
            break
        told = any(m.words == mention.words or extent.holds(m, mention, pairs.reading.spacy_doc) for m in found)
        alike = role or not _is_only_means(mention, found[0], pairs.reading.spacy_doc)
        if not told and alike and any(listed(mention, m, pairs.reading.spacy_doc) for m in found):
            found.append(mention)
    return sorted((m for m in found if not _only_calls(m, found, pairs.reading.spacy_doc)), key=lambda m: m.start)


def _only_calls(mention: Candidate, found: Iterable[Candidate], spacy_doc: Doc) -> bool:
    """Whether it only says what another of them is: "the jihadist group" of "the jihadist group Nusra Front"."""
    return any(called(m, spacy_doc) <= mention.start < m.start for m in found)


def _is_only_means(mention: Candidate, doer: Candidate, spacy_doc: Doc) -> bool:
    """Whether it is what the doer comes with and nobody's by its words: "troops backed by tanks"."""
    word, main = (spacy_doc[m.head].lemma_.lower() for m in (mention, doer))
    means = nouns_of("machines") | nouns_of("guns") | nouns_of("aircraft")
    return mention.stop - mention.start == 1 and word in means and main not in means


def _is_another_means(mention: Candidate, head: Token) -> bool:
    """Whether it stands in a list with the event's noun: the bombers of "car bombs and suicide bombers"."""
    word = head.doc[mention.head]
    return not syntax.is_verbal(head) and any(t.i == word.i for t in syntax.coordinated(head)[1:])


def _is_aided(mention: Candidate, head: Token) -> bool:
    return any(mention.start <= t.i < mention.stop for t in aided(head))


def _tells_holder(draft: Draft, spacy_doc: Doc) -> bool:
    """Whether a state of control names its holder in so many words: "rebel-held", "held by the rebels", "under the
    rebels' control"."""
    words = spacy_doc.char_span(*draft.trigger, alignment_mode="expand")
    if draft.kind != "control" or words is None:
        return False
    joined = words[0].idx == draft.actor[0][0] and len(words) > 1
    whose = [*syntax.agents(words.root), *syntax.children(words.root, "poss")]
    by = [syntax.offsets(list(t.subtree)) for t in whose]
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
    spans = [offsets(m, pairs, wider) for m in chosen]
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


def offsets(mention: Candidate, pairs: Pairs, wider: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The mention's characters, or those of the tagged mention that holds it, or of whom it owns: "Congo's army"."""
    owner = pairs.reading.spacy_doc[mention.head]
    people = pairs.reading.people
    if owner.dep_ == "poss" and owner.head.pos_ == "NOUN" and people.is_person(owner.head):
        return people.mention(owner.head)
    holding = ((a, b) for a, b in wider if a <= mention.start and mention.stop <= b)
    start, stop = next(holding, (mention.start, mention.stop))
    return syntax.offsets(extent.whole(start, stop, people))
