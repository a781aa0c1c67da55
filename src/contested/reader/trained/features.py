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

ROWS = 1 << 15
_STEPS = (0, 1, 2, 3, 4, 6, 9, 14, 22)
_DEEP = 4
_WRAPPED = 1 << 63


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


def _parted(mention: Candidate, word: Word) -> bool:
    """Whether a party stands between the words of the trigger: "took nine guards prisoner"."""
    return mention.place is None and word.start < mention.start and mention.stop < word.stop


class Pairs:
    """Features of triggers with the mentions that could fill a role of theirs."""

    def __init__(
        self, reading: Reading, rules: Rules, parties: Sequence[Candidate], places: Sequence[Candidate]
    ) -> None:
        self.reading, self.rules, self.parties, self.places = reading, rules, parties, places
        spacy_doc = reading.spacy_doc
        self.starts = [s.start for s in spacy_doc.sents]
        self._sentences = [n for n, s in enumerate(spacy_doc.sents) for _ in range(len(s))]
        self._text = syntax.text_of(spacy_doc)
        # Plain lists: asking spaCy for a token makes one anew each time.
        strings = spacy_doc.vocab.strings
        heads, deps, lower = (spacy_doc.to_array(name).tolist() for name in ("HEAD", "DEP", "LOWER"))
        words = {n: strings[n] for n in {*deps, *lower}}
        # How far off the head stands; backward it wraps round in the unsigned numbers of the array.
        self._heads = [i + (far if far < _WRAPPED else far - 2 * _WRAPPED) for i, far in enumerate(heads)]
        self._deps = [words[n] for n in deps]
        self._lower = [words[n] for n in lower]
        self._counts = Counter(c.words for c in (*parties, *places))
        self._breaks = list(accumulate(t.is_space and t.text.count("\n") > 1 for t in spacy_doc))
        self._loose = "loose" if reading.is_list else "paragraphs" if any(self._breaks) else "block"
        self._sources = [s for said in reading.attributions for s in said.sources]
        self._up: dict[int, dict[int, str]] = {}
        self._own: dict[tuple[int, int, bool], list[int]] = {}

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
        free = [
            m
            for m in mentions
            if m.stop <= word.start or m.start >= word.stop or m.kind == "modifier" or _parted(m, word)
        ]
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
        own = hashed((f"word {word.kind} {word.label}", f"shape {shape}"))
        ranks: Counter[tuple[bool, bool]] = Counter()
        found = []
        for mention in mentions:
            side = mention.head > word.head, mention.place is not None
            names = self._names(word, shape, mention, ranks[side], ruled)
            if mention.place:
                names += self._of_place(word, mention, mentions)
            else:
                names += self._of_party(word, mention, speakers)
            found.append([*hashed(names), *self._of_mention(mention), *own])
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

    def _names(self, word: Word, shape: str, mention: Candidate, rank: int, ruled: Ruled) -> list[str]:
        head = mention.head
        away = max(-4, min(2, self.sentence(head) - self.sentence(word.head)))
        side = ">" if head > word.head else "<"
        path = self._path(word, head) if away == 0 else f"away{away}"
        link = self._lower[self._heads[head]] if self._deps[head] == "pobj" else self._deps[head]
        kind = mention.kind
        return [
            f"away {away}",
            f"side {side} {bisect_right(_STEPS, abs(head - word.head)) if away == 0 else away}",
            f"path {path}",
            f"path {path} {shape}",
            f"path {path} {word.label}",
            f"link {link} {away == 0}",
            f"link {link} {shape} {side}",
            f"kind {kind} {word.kind} {away}",
            f"kind {kind} {word.label} {side}",
            f"rank {side} {min(rank, 5)} {away} {kind[:5]}",
            *self._ruled(mention, ruled, word.kind),
        ]

    def _of_mention(self, mention: Candidate) -> list[int]:
        """Rows that are the same whatever the trigger."""
        at = mention.start, mention.stop, mention.place is None
        if at not in self._own:
            kind = mention.kind[:5]
            often = min(self._counts[mention.words], 6)
            self._own[at] = hashed((f"count {often} {kind}", f"first {self.sentence(mention.head) == 0} {kind}"))
        return self._own[at]

    def _of_place(self, word: Word, mention: Candidate, others: Sequence[Candidate]) -> list[str]:
        """How the place lies among those of its sentence: whether a narrower one stands there, or one nearer."""
        assert mention.place is not None
        own = self.sentence(mention.head)
        away = max(-4, min(2, own - self.sentence(word.head)))
        beside = [m.place for m in others if m.place and m is not mention and self.sentence(m.head) == own]
        level = mention.place.level
        narrower = any(p.level > level and not p.container for p in beside)
        return [
            f"container {mention.place.container} {away}",
            f"narrower {narrower} {level} {away}",
            f"beside {min(len(beside), 3)} {any(p.container for p in beside)} {away}",
            f"gap {min(abs(self._breaks[mention.head] - self._breaks[word.head]), 3)} {self._loose} {away}",
        ]

    def _of_party(self, word: Word, mention: Candidate, speakers: Sequence[Offsets]) -> list[str]:
        """Whether the party is known, and as what; whether it speaks, and of this."""
        speaks = _overlaps(mention.characters, self._sources)
        of_this = speaks and _overlaps(mention.characters, speakers)
        return [
            f"known {mention.known} {word.label}",
            f"known {mention.known} {word.kind} {mention.head > word.head}",
            f"speaks {speaks} {of_this} {mention.head > word.head}",
            f"gap {min(abs(self._breaks[mention.head] - self._breaks[word.head]), 3)} {self._loose}",
        ]

    def _speakers(self, word: Word) -> Sequence[Offsets]:
        """The sources of what the trigger tells."""
        spacy_doc = self.reading.spacy_doc
        trigger = spacy_doc[word.start].idx, spacy_doc[word.stop - 1].idx + len(spacy_doc[word.stop - 1])
        said = attribution_of(self.reading.attributions, trigger)
        return said.sources if said else ()

    def _ruled(self, mention: Candidate, ruled: Ruled, kind: str) -> list[str]:
        """What the rules say of the mention in this role."""
        if not ruled.anything:
            return [f"unruled {kind}"]
        if mention.place is not None:
            here = (mention.start, mention.stop) in ruled.spans["place"]
            same = mention.words in ruled.words["place"]
            return [f"ruled place {here} {same} {bool(ruled.spans['place'])} {kind}"]
        names = []
        for role in ("actor", "target"):
            spans = ruled.spans[role]
            here = any(a < mention.characters[1] and mention.characters[0] < b for a, b in spans)
            same = here or mention.words in ruled.words[role]
            names.append(f"ruled {role} {here} {same} {bool(spans)} {kind}")
        return names

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
