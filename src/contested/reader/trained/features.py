"""What the trained parts see besides the encoder's vectors: names of features, hashed into a table's rows."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from zlib import crc32

from spacy.tokens import Doc

from contested.model.codes import KINDS
from contested.reader import tokens as syntax
from contested.reader.attribution import attribution_of
from contested.reader.draft import Draft
from contested.reader.reading import Reading
from contested.reader.tokens import Offsets
from contested.reader.trained.mentions import Candidate

ROWS = 8192
_STEPS = (0, 1, 2, 3, 4, 6, 9, 14, 22)
_DEEP = 4
_SIDE = {True: ">", False: "<"}

Rows = tuple[int, ...]


@lru_cache(maxsize=1 << 18)
def _row(name: str) -> int:
    return crc32(name.encode()) % ROWS


def hashed(names: Iterable[str]) -> list[int]:
    """The table's row of each feature (the hashing trick, Weinberger et al. 2009)."""
    return [_row(name) for name in names]


@dataclass(frozen=True, slots=True)
class Word:
    """A trigger: tokens ``start:stop``, main word ``head``; what kind of claim, and its sub-type, harm or state."""

    start: int
    stop: int
    head: int
    kind: str
    label: str


@dataclass(slots=True)
class Rules:
    """The claims that the rules made, by token."""

    drafts: dict[tuple[str, int], list[Draft]]

    @classmethod
    def of(cls, drafts: Iterable[Draft], reading: Reading) -> Rules:
        """Index drafts by kind and each token of their trigger."""
        found: dict[tuple[str, int], list[Draft]] = defaultdict(list)
        for draft in drafts:
            span = reading.spacy_doc.char_span(*draft.trigger, alignment_mode="expand")
            for i in range(span.start, span.end) if span is not None else ():
                found[draft.kind, i].append(draft)
        return cls(dict(found))

    def at(self, word: Word) -> list[Draft]:
        """The rules' claims of the same kind whose trigger shares a token."""
        return [d for i in range(word.start, word.stop) for d in self.drafts.get((word.kind, i), ())]


def label_of(draft: Draft) -> str:
    """The sub-type, harm or state that a draft codes."""
    if draft.kind == "toll":
        return draft.toll.harm if draft.toll else ""
    return (draft.control if draft.kind == "control" else draft.sub_event_type) or ""


def of_tokens(reading: Reading, rules: Rules) -> list[list[int]]:
    """Rows of each token: grammar, what rules found there, whether it is of a mention."""
    spacy_doc, people = reading.spacy_doc, reading.people
    level = {i: s.level for s in reading.places.spans for i in range(s.start, s.stop)}
    ruled = {i for _, i in rules.drafts}
    found = []
    for token, grammar in zip(spacy_doc, _grammar(spacy_doc), strict=True):
        i = token.i
        rows = [*grammar, *(_of_rules(rules, i) if i in ruled else _unruled())]
        if i in people.named:
            rows.append(_row("named"))
        elif people.is_force(token):
            rows.append(_row("force"))
        elif people.is_civilian(token):
            rows.append(_row("civilian"))
        rows.append(_row(f"level {level.get(i)}"))
        found.append(rows)
    return found


def _grammar(spacy_doc: Doc) -> Iterator[tuple[int, ...]]:
    """Rows of each token for its dependency, tag and entity; a text has few kinds of them."""
    strings = spacy_doc.vocab.strings
    known: dict[tuple[int, ...], tuple[int, ...]] = {}
    for row in spacy_doc.to_array(["DEP", "TAG", "ENT_TYPE"]).tolist():
        kind = tuple(row)
        if kind not in known:
            dep, tag, entity = (strings[n] for n in kind)
            known[kind] = tuple(hashed([f"dep {dep}", f"tag {tag}", f"entity {entity}"]))
        yield known[kind]


def _of_rules(rules: Rules, i: int) -> list[int]:
    """Rows for what the rules claim by the token."""
    names = []
    for kind in KINDS:
        drafts = rules.drafts.get((kind, i), ())
        names += [f"rule {kind} {label_of(d)}" for d in drafts[:1]] or [f"rule no {kind}"]
    return hashed(names)


@cache
def _unruled() -> tuple[int, ...]:
    return tuple(hashed(f"rule no {kind}" for kind in KINDS))


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules gave a trigger: for each role the spans (characters; tokens for places) and their words."""

    anything: bool
    spans: dict[str, frozenset[tuple[int, int]]]
    words: dict[str, frozenset[str]]


def _overlaps(one: Offsets, others: Iterable[Offsets]) -> bool:
    return any(start < one[1] and one[0] < end for start, end in others)


class Pairs:
    """Features of triggers with the mentions that could fill a role of theirs."""

    def __init__(
        self, reading: Reading, rules: Rules, parties: Sequence[Candidate], places: Sequence[Candidate]
    ) -> None:
        self.reading, self.rules, self.parties, self.places = reading, rules, parties, places
        spacy_doc = reading.spacy_doc
        self.starts = [s.start for s in spacy_doc.sents]
        self._sentences = [n for n, s in enumerate(spacy_doc.sents) for _ in range(len(s))]
        self._text = spacy_doc.text
        # Plain lists: asking spaCy for a token makes one anew each time.
        self._heads = [t.head.i for t in spacy_doc]
        self._deps = [t.dep_ for t in spacy_doc]
        self._lower = [t.lower_ for t in spacy_doc]
        self._counts = Counter(c.words for c in (*parties, *places))
        self._breaks = list(accumulate(t.is_space and t.text.count("\n") > 1 for t in spacy_doc))
        self._loose = "loose" if reading.is_list else "paragraphs" if any(self._breaks) else "block"
        self._sources = [s for said in reading.attributions for s in said.sources]
        self._up: dict[int, dict[int, str]] = {}

    def sentence(self, i: int) -> int:
        """Number of the sentence of a token."""
        return self._sentences[i]

    def parties_near(self, word: Word) -> list[Candidate]:
        """Those who could be doer or target: of the sentence, of the two before, some from farther back."""
        return self._near(word, self.parties, back=2, ahead=0, most=10)

    def places_near(self, word: Word) -> list[Candidate]:
        """Where it could be: as for parties, and of the sentence behind."""
        return self._near(word, self.places, back=2, ahead=1, most=8)

    def _near(self, word: Word, mentions: Sequence[Candidate], back: int, ahead: int, most: int) -> list[Candidate]:
        """The mentions within so many sentences of the trigger, and of the rest the last ones and the first one."""
        own = self.sentence(word.head)
        low = self.starts[max(0, own - back)]
        stop = own + ahead + 1
        high = self.starts[stop] if stop < len(self.starts) else len(self._heads)
        free = [m for m in mentions if m.stop <= word.start or m.start >= word.stop or m.kind == "modifier"]
        inside = [m for m in free if low <= m.head < high]
        before = [m for m in free if m.head < low]
        seen = {m.words for m in inside}
        for mention in [*reversed(before[-6:]), *before[:1]]:
            if len(inside) >= most:
                break
            if mention.words not in seen:
                inside.append(mention)
                seen.add(mention.words)
        return sorted(inside, key=lambda m: (abs(m.head - word.head), m.start))[: 2 * most]

    def rows(self, word: Word, mentions: Sequence[Candidate]) -> list[list[int]]:
        """Rows of each mention with the trigger; the mentions nearest first, as ``*_near`` give them."""
        shape, ruled, speakers = self._shape(word), self._given(word), self._speakers(word)
        own = _of_word(word.kind, word.label, shape)
        ranks: Counter[tuple[bool, bool]] = Counter()
        found = []
        for mention in mentions:
            side = mention.head > word.head, mention.place is not None
            rows = [*own, *self._between(word, shape, mention, ranks[side]), *self._ruled(mention, ruled, word.kind)]
            if mention.place:
                rows += self._of_place(word, mention, mentions)
            else:
                rows += self._of_party(word, mention, speakers)
            found.append(rows)
            ranks[side] += 1
        return found

    def _given(self, word: Word) -> Ruled:
        drafts = self.rules.at(word)
        spacy_doc = self.reading.spacy_doc
        spans = {
            "actor": frozenset(o for d in drafts for o in d.actor),
            "target": frozenset(o for d in drafts for o in d.target),
            "place": frozenset((p.start, p.stop) for d in drafts for p in d.places),
        }
        words = {role: frozenset(self._text[a:b].lower() for a, b in spans[role]) for role in ("actor", "target")}
        words["place"] = frozenset(spacy_doc[a:b].text.lower() for a, b in spans["place"])
        return Ruled(bool(drafts), spans, words)

    def _between(self, word: Word, shape: str, mention: Candidate, rank: int) -> Iterator[int]:
        """How far apart the two stand, and what leads from one to the other."""
        head, kind = mention.head, mention.kind
        sentence = self.sentence(head)
        away = max(-4, min(2, sentence - self.sentence(word.head)))
        after = head > word.head
        steps = bisect_right(_STEPS, abs(head - word.head)) if away == 0 else away
        path = self._path(word, head) if away == 0 else f"away{away}"
        link = self._lower[self._heads[head]] if self._deps[head] == "pobj" else self._deps[head]
        yield from _of_distance(after, steps, away)
        yield from _of_path(path, shape, word.label)
        yield from _of_link(link, shape, after, away == 0)
        yield from _of_kind(kind, word.kind, word.label, after, away)
        yield from _of_rank(after, min(rank, 5), away, kind[:5])
        yield from _of_mention(min(self._counts[mention.words], 6), sentence == 0, kind[:5])

    def _of_place(self, word: Word, mention: Candidate, others: Sequence[Candidate]) -> Rows:
        """How the place lies among those of its sentence: whether a narrower one stands there, or one nearer."""
        assert mention.place is not None
        own = self.sentence(mention.head)
        away = max(-4, min(2, own - self.sentence(word.head)))
        beside = [m.place for m in others if m.place and m is not mention and self.sentence(m.head) == own]
        level, container = mention.place.level, mention.place.container
        narrower = any(p.level > level and not p.container for p in beside)
        contained = any(p.container for p in beside)
        return _among_places(
            container, narrower, level, min(len(beside), 3), contained, self._gap(word, mention), self._loose, away
        )

    def _of_party(self, word: Word, mention: Candidate, speakers: Sequence[Offsets]) -> Rows:
        """Whether the party is known, and as what; whether it speaks, and of this."""
        speaks = _overlaps(mention.characters, self._sources)
        of_this = speaks and _overlaps(mention.characters, speakers)
        after = mention.head > word.head
        known = _of_known(mention.known, word.kind, word.label, after)
        return (*known, *_of_speech(speaks, of_this, after, self._gap(word, mention), self._loose))

    def _gap(self, word: Word, mention: Candidate) -> int:
        """Paragraphs between the two, 3 for more."""
        return min(abs(self._breaks[mention.head] - self._breaks[word.head]), 3)

    def _speakers(self, word: Word) -> Sequence[Offsets]:
        """The sources of what the trigger tells."""
        spacy_doc = self.reading.spacy_doc
        trigger = spacy_doc[word.start].idx, spacy_doc[word.stop - 1].idx + len(spacy_doc[word.stop - 1])
        said = attribution_of(self.reading.attributions, trigger)
        return said.sources if said else ()

    def _ruled(self, mention: Candidate, ruled: Ruled, kind: str) -> Rows:
        """What the rules say of the mention in this role."""
        if not ruled.anything:
            return _unruled_by(kind)
        if mention.place is not None:
            here = (mention.start, mention.stop) in ruled.spans["place"]
            same = mention.words in ruled.words["place"]
            return _ruled_as("place", here, same, bool(ruled.spans["place"]), kind)
        found: Rows = ()
        for role in ("actor", "target"):
            spans = ruled.spans[role]
            here = _overlaps(mention.characters, spans)
            same = here or mention.words in ruled.words[role]
            found += _ruled_as(role, here, same, bool(spans), kind)
        return found

    def _shape(self, word: Word) -> str:
        head = self.reading.spacy_doc[word.head]
        if not syntax.is_verbal(head):
            return f"{head.pos_} {head.dep_}"
        return f"{'passive' if syntax.is_passive(head) else 'active'} {head.dep_ in ('acl', 'relcl', 'amod')}"

    def _path(self, word: Word, i: int) -> str:
        """Dependency labels from a token up to where the trigger's own way up is met, and down to the trigger."""
        above = self._above(word.head)
        labels: list[str] = []
        while len(labels) <= _DEEP:
            if i in above:
                return f"{' '.join(labels)}|{above[i]}"
            labels.append(self._deps[i] if self._deps[i] != "prep" else f"prep:{self._lower[i]}")
            if self._heads[i] == i:
                break
            i = self._heads[i]
        return "far"

    def _above(self, i: int) -> dict[int, str]:
        """The tokens above a token, itself first, each with the labels that lead there."""
        if i not in self._up:
            way: list[str] = []
            node, found = i, {i: ""}
            while self._heads[node] != node and len(way) < _DEEP:
                way.append(self._deps[node])
                node = self._heads[node]
                found[node] = " ".join(way)
            self._up[i] = found
        return self._up[i]


# Names of features by what they depend on; the same few come again and again.


@lru_cache(maxsize=1 << 12)
def _of_word(kind: str, label: str, shape: str) -> Rows:
    return _rows(f"word {kind} {label}", f"shape {shape}")


@lru_cache(maxsize=1 << 12)
def _of_distance(after: bool, steps: int, away: int) -> Rows:
    return _rows(f"away {away}", f"side {_SIDE[after]} {steps}")


@lru_cache(maxsize=1 << 16)
def _of_path(path: str, shape: str, label: str) -> Rows:
    return _rows(f"path {path}", f"path {path} {shape}", f"path {path} {label}")


@lru_cache(maxsize=1 << 16)
def _of_link(link: str, shape: str, after: bool, near: bool) -> Rows:
    return _rows(f"link {link} {near}", f"link {link} {shape} {_SIDE[after]}")


@lru_cache(maxsize=1 << 14)
def _of_kind(mention: str, kind: str, label: str, after: bool, away: int) -> Rows:
    return _rows(f"kind {mention} {kind} {away}", f"kind {mention} {label} {_SIDE[after]}")


@lru_cache(maxsize=1 << 12)
def _of_rank(after: bool, rank: int, away: int, mention: str) -> Rows:
    return _rows(f"rank {_SIDE[after]} {rank} {away} {mention}")


@lru_cache(maxsize=1 << 12)
def _of_mention(count: int, first: bool, mention: str) -> Rows:
    return _rows(f"count {count} {mention}", f"first {first} {mention}")


@lru_cache(maxsize=1 << 14)
def _among_places(
    container: bool, narrower: bool, level: int, beside: int, contained: bool, gap: int, loose: str, away: int
) -> Rows:
    return _rows(
        f"container {container} {away}",
        f"narrower {narrower} {level} {away}",
        f"beside {beside} {contained} {away}",
        f"gap {gap} {loose} {away}",
    )


@lru_cache(maxsize=1 << 12)
def _of_known(known: str, kind: str, label: str, after: bool) -> Rows:
    return _rows(f"known {known} {label}", f"known {known} {kind} {after}")


@lru_cache(maxsize=1 << 12)
def _of_speech(speaks: bool, of_this: bool, after: bool, gap: int, loose: str) -> Rows:
    return _rows(f"speaks {speaks} {of_this} {after}", f"gap {gap} {loose}")


@lru_cache(maxsize=1 << 12)
def _ruled_as(role: str, here: bool, same: bool, any_span: bool, kind: str) -> Rows:
    return _rows(f"ruled {role} {here} {same} {any_span} {kind}")


@cache
def _unruled_by(kind: str) -> Rows:
    return _rows(f"unruled {kind}")


def _rows(*names: str) -> Rows:
    return tuple(hashed(names))
