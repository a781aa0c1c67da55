"""Where the rules' choice settles what the network finds not unlikely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from contested.reader import coref
from contested.reader import tokens as syntax
from contested.reader.draft import Draft
from contested.reader.lexicon import grammar, harms
from contested.reader.tokens import Offsets
from contested.reader.trained.mentions import Candidate

# From which share on a mention that the rules chose fills a role, where no mention is likely by itself: an actor, and
# whom "them" stands for.
AGREED = 0.3
MEANT = 0.1
# From which share on the subject of the claim's verb is its actor before somebody behind the verb, and by whom it
# was carried out before all others.
SUBJECT = 0.2


def actors(
    draft: Draft, near: Sequence[Candidate], shares: Sequence[float], target: Sequence[Candidate]
) -> list[Candidate]:
    """The actors that the rules chose too, in order of the text; nobody who may be the target."""
    if draft.kind == "toll":
        return []
    chosen = [m for m, share in zip(near, shares, strict=True) if share >= AGREED and _is_of(m, draft.actor)]
    exact = [m for m in chosen if m.characters in draft.actor]
    chosen = [m for m in chosen if m in exact or not _is_of(m, [e.characters for e in exact])]
    doubtful = [t.characters for t in target if not _is_of(t, draft.actor) or _is_of(t, draft.target)]
    return [m for m in chosen if not _is_of(m, doubtful)]


def subject(
    chosen: list[Candidate], draft: Draft, near: Sequence[Candidate], shares: Sequence[float], head: Token
) -> list[Candidate]:
    """The actors chosen; the subject of the claim's verb before those who stand behind the verb without being listed
    with it: "its forces seized a village, with the regime's troops mobilising". By whom it was carried out is before
    whoever says so: "the army said the killings were carried out by a militia"."""
    if draft.kind != "event" or not chosen:
        return chosen
    likely = [m for m, share in zip(near, shares, strict=True) if share >= SUBJECT and m.place is None]
    if by := {t.i for t in _carried_out_by(head)}:
        return [m for m in likely if m.head in by] or chosen
    if any(syntax.sentence_start(head) <= m.head < head.i for m in chosen):
        return [m for m in chosen if m.head not in _victims(head)]
    own = {t.i for t in head.children if t.dep_ == "nsubj"}
    return [m for m in likely if m.head in own and _is_of(m, draft.actor)] or chosen


def _victims(noun: Token) -> set[int]:
    """Tokens of those whom the verb around an event's noun says to have come to harm: "ISIS fighters were killed since
    the beginning of the offensive". Who fell in clashes with others took part in them."""
    if syntax.is_verbal(noun) or syntax.prepositional(noun, "with", "between"):
        return set()
    for verb in filter(syntax.is_verbal, syntax.ancestors(noun)):
        harmed = syntax.is_passive(verb) and f"verb {verb.lemma_.lower()}" in harms()
        return {t.i for s in syntax.children(verb, "nsubjpass") for t in s.subtree} if harmed else set()
    return set()


def _carried_out_by(head: Token) -> list[Token]:
    """Who carried out what the noun tells; nobody where the text says it otherwise."""
    carried = head.dep_ == "nsubjpass" and head.head.lemma_.lower() in grammar("light") - grammar("warding off")
    return syntax.agents(head.head) if carried else []


def targets(draft: Draft, near: Sequence[Candidate], shares: Sequence[float], head: Token) -> list[Candidate]:
    """Whom an event's object stands for by the rules, in order of the text: "a helicopter fired at them"; else the
    people whom the rules take for its victims."""
    if draft.kind != "event":
        return []
    chosen = [(m, share) for m, share in zip(near, shares, strict=True) if _is_of(m, draft.target)]
    if coref.points_back(head):
        return [m for m, share in chosen if share >= MEANT]
    return [m for m, share in chosen if share >= AGREED and m.kind in ("civilian", "person")]


def likely(spans: Iterable[Offsets], near: Sequence[Candidate], shares: Sequence[float]) -> list[Candidate]:
    """The mentions not unlikely that hold one of the spans, or lie in it."""
    spans = list(spans)
    return [m for m, share in zip(near, shares, strict=True) if share >= AGREED and _is_of(m, spans)]


def _is_of(mention: Candidate, spans: Iterable[Offsets]) -> bool:
    start, stop = mention.characters
    return mention.place is None and any(a < stop and start < b for a, b in spans)
