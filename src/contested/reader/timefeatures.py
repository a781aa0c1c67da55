"""What speaks for and against dating a claim by a time expression, as named features.

A feature is a short name such as ``same here clause``; ``knowledge/language/time_weights.yaml`` gives
each its weight, and the expression (or ``none``) with the greatest sum is taken. Families:

- ``none …``: the claim is left undated: its tense, its part of speech, whether it is a state told
  attributively ("the rebel-held town"), how many expressions its sentence has.
- ``same …``: the expression stands in the claim's sentence: inside the evidence (``here``) or outside
  (``there``), the grammar between them, the words and verbs that stand between, what reports it.
- ``back …``, ``next …``: the expression stands in a sentence before or behind: how far, what lies
  between, whether it opens its sentence, and what ties the claim to it (``timecohesion``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from contested.knowledge.timewords import time_words
from contested.reader.timecohesion import ties
from contested.reader.timelayout import Layout, Placed, clause_of, path_up
from contested.reader.timespans import TimeSpan

HEAD = 400
"""So many characters of a text can be its head."""
REACH_BACK, REACH_AHEAD = 4, 1
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
HAVE, HAD, BE, WAS = (
    frozenset({"has", "have"}),
    frozenset({"had"}),
    frozenset({"is", "are"}),
    frozenset({"was", "were"}),
)
MODAL = frozenset({"will", "would", "could", "can", "may", "might", "should"})
SOFT = frozenset({"vague", "present", "length", "part"})
LINKS = frozenset({"after", "before", "when", "while", "as", "who", "which", "that", "since", "and"})
# The agency or the dash behind a dateline's day, and the place before it, in capitals or at the head of its line.
_DATELINE_END = re.compile(r"\s*(?:\([^()\n]{2,30}\)|[-–—]{1,2}\s)")
_DATELINE_PLACE = re.compile(r"(?:^|\n)[^\n.;:]{3,60}[,/]\s*$")
# What stands behind the day that ends a picture's caption, and how many words the caption has before it.
_CAPTION_END = re.compile(r"\s*(?:[.(]|\n|$)")
_CAPTION = 6
_QUOTE = re.compile(r'["“”]')
STEPS = (0, 1, 2, 3, 5, 8, 12, 20, 40)


def step(number: int, edges: Sequence[int] = STEPS) -> int:
    """The first edge that is not below the number, 99 beyond the last."""
    return next((edge for edge in edges if number <= edge), 99)


# How an expression of time hangs on a noun that it stands before.
_ATTRIBUTES = frozenset({"poss", "compound", "nmod", "amod", "nummod"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim in its sentence: the head of its trigger, its clause, its evidence, and how it is told."""

    head: Token
    clause: Token
    first: int
    last: int
    sentence: int
    tense: str
    attributive: bool
    quoted: bool
    definite: bool
    noun: bool
    kind: str


class TimeContext(Layout):
    """A text with its time expressions, ready to be asked about claims.

    ``past`` says that it tells its days by dates rather than by weekdays, as an encyclopaedia does; ``apart`` that its
    sentences have nothing to do with each other, so that none is dated by another.
    """

    def __init__(self, spacy_doc: Doc, spans: Sequence[TimeSpan], *, apart: bool = False) -> None:
        super().__init__(spacy_doc, spans)
        self.apart = apart
        kinds = [placed.span.kind for placed in self.placed]
        dated = sum(kind in ("day", "month", "year", "shift") for kind in kinds)
        self.past = dated >= 3 and dated > 2 * sum(kind in ("weekday", "named") for kind in kinds)
        self.style = "past" if self.past else "news"
        self.datelines = [self._is_dateline(placed) for placed in self.placed]
        self.saying = frozenset(time_words().lists["saying"])
        self.subordinators = frozenset(time_words().lists["subordinators"])
        self.of_saying = [placed.clause.lemma_ in self.saying for placed in self.placed]
        self._sentence = [placed.sentence for placed in self.placed]
        self._quotes = [match.start() for match in _QUOTE.finditer(self.text)]
        self._tenses: dict[int, str] = {}
        self._first_hard = next((i for i, p in enumerate(self.placed) if self._hard(i, p)), -1)

    def _hard(self, i: int, placed: Placed) -> bool:
        return placed.span.kind not in SOFT and not self.datelines[i]

    def _is_dateline(self, placed: Placed) -> bool:
        """A date without a preposition at the head of the text: the report's own, not that of what it tells.

        It has its year, or what ends a dateline stands behind: "BEIRUT, June 15 (Reuters) -".
        """
        if placed.span.kind != "day" or placed.first.idx > HEAD or placed.first.pos_ == "ADP":
            return False
        if self._ends_a_caption(placed):
            return False
        if _DATELINE_END.match(self.text, placed.span.end) and _DATELINE_PLACE.search(self.text, 0, placed.span.start):
            return True
        return any(token.is_digit and len(token) == 4 for token in self.doc[placed.first.i : placed.last.i + 1])

    def _ends_a_caption(self, placed: Placed) -> bool:
        """The day behind a whole sentence is the picture's: "Smoke rises after shelling in Omdurman, May 4, 2023."."""
        told = placed.first.sent[: placed.first.i - placed.first.sent.start]
        return (
            len(told) >= _CAPTION
            and any(t.pos_ in ("VERB", "AUX") for t in told)
            and _CAPTION_END.match(self.text, placed.span.end) is not None
        )

    def stated(self, evidence: tuple[int, int], trigger: tuple[int, int], kind: str) -> Stated:
        """The claim of a kind with this evidence and trigger (character offsets)."""
        words = self.tokens(*trigger)
        head = words.root
        clause = clause_of(head)
        sentence = self.sentence_of(head)
        whole = self.tokens(*evidence)
        return Stated(
            head=head,
            clause=clause,
            first=whole.start,
            last=whole.end - 1,
            sentence=sentence,
            tense=self._tense(clause),
            attributive=head.dep_ in ("amod", "compound", "nmod", "acl") or head.text.endswith("held"),
            quoted=self._quoted(sentence, head),
            definite=any(t.dep_ == "det" and t.lower_ in DEFINITE for t in head.lefts),
            noun=head.pos_ in ("NOUN", "PROPN"),
            kind=kind,
        )

    def candidates(self, claim: Stated) -> Iterator[tuple[int, list[str]]]:
        """The expressions that could date a claim, by number, and -1 for none; each with its features."""
        low, high = bisect_left(self._sentence, claim.sentence), bisect_right(self._sentence, claim.sentence)
        first = low if self.apart else max(0, low - REACH_BACK)
        last = high if self.apart else min(bisect_right(self._sentence, claim.sentence + 2), high + REACH_AHEAD)
        near = [i for i in range(first, last) if not self.datelines[i]]
        back, same = [i for i in near if i < low], [i for i in near if low <= i < high]
        ahead = [i for i in near if i >= high]
        firm = [i for i in same if self.placed[i].span.kind not in ("vague", "present")]
        yield -1, self._none(claim, same, firm)
        for i in back:
            yield i, self._away("back", i, claim, back, bool(firm))
        for i in same:
            yield i, self._same(i, claim, firm)
        for i in ahead:
            yield i, self._away("next", i, claim, ahead, bool(firm))

    def own(self, claim: Stated) -> int | None:
        """The expression that the noun of a claim has for an attribute: "Friday's bombing", "the June 5 attack"."""
        if not claim.noun:
            return None
        before = {t.i for t in claim.head.lefts if t.dep_ in _ATTRIBUTES}
        low, high = bisect_left(self._sentence, claim.sentence), bisect_right(self._sentence, claim.sentence)
        firm = (i for i in range(low, high) if self.placed[i].span.kind in ("day", "weekday", "named", "month", "year"))
        return next((i for i in firm if before & set(range(self.placed[i].first.i, self.placed[i].last.i + 1))), None)

    def _quoted(self, sentence: int, word: Token) -> bool:
        """Whether a quotation was opened in the sentence and not closed before the word."""
        opened = bisect_left(self._quotes, self.sentences[sentence].start_char)
        return (bisect_left(self._quotes, word.idx) - opened) % 2 == 1

    def _tense(self, clause: Token) -> str:
        if clause.i not in self._tenses:
            self._tenses[clause.i] = tense_of(clause)
        return self._tenses[clause.i]

    def _none(self, claim: Stated, same: Sequence[int], firm: Sequence[int]) -> list[str]:
        names = [
            "none",
            f"none {claim.tense}",
            f"none {claim.head.pos_}",
            f"none clause {claim.clause.dep_}",
            f"none {self.style} {claim.tense}",
            f"none sentence {step(claim.sentence, (0, 1, 2, 4, 8, 16))}",
            f"none of {min(2, len(firm))}",
        ]
        names += [f"none {claim.kind}", f"none {claim.kind} {claim.tense}", f"none {claim.kind} of {min(2, len(firm))}"]
        if claim.attributive:
            names += ["none attributive", f"none {self.style} attributive"]
        if claim.definite:
            names.append("none definite")
        if claim.quoted:
            names.append("none quoted")
        if len(firm) < len(same):
            names.append("none vague")
        return names

    def _relation(self, claim: Stated, placed: Placed) -> str:
        """How the expression's clause lies to the claim's: word, clause, down (beneath it), up (above it), side."""
        if placed.governor.i == claim.head.i:
            return "word"
        if placed.clause.i == claim.clause.i:
            return "clause"
        path = path_up(placed.clause, claim.clause)
        if path:
            return f"down {path[-1]}"
        path = path_up(claim.clause, placed.clause)
        return f"up {path[-1]}{'+' if len(path) > 1 else ''}" if path else "side"

    def _same(self, i: int, claim: Stated, firm: Sequence[int]) -> list[str]:
        placed = self.placed[i]
        kind, relation = placed.span.kind, self._relation(claim, placed)
        way = relation.split()[0]
        where = "here" if claim.first <= placed.first.i and placed.last.i <= claim.last else "there"
        left = placed.last.i < claim.head.i
        side = "left" if left else "right"
        between = self.doc[placed.last.i + 1 : claim.head.i] if left else self.doc[claim.head.i + 1 : placed.first.i]
        names = [
            "same",
            f"same {kind}",
            f"same {kind} {where}",
            f"same {kind} {way}",
            f"same {relation}",
            f"same {where}",
            f"same {where} {relation}",
            f"same {side} by {step(len(between))}",
            f"same {where} {claim.tense}",
            f"same {self.style} {way}",
            f"same {claim.kind} {where}",
            f"same {claim.kind} {way}",
        ]
        names += self._between(between, side, where, way)
        names += self._rivals(i, claim, firm, where)
        names += self._reported(i, placed, way, claim.tense)
        for told, flag in (("open", placed.span.open), ("attributive", claim.attributive), ("noun", claim.noun)):
            if flag:
                names += [f"same {told} {way}", f"same {told} {where}"]
        if _owned(placed) and placed.governor.i != claim.head.i:
            names += ["same owned", f"same owned {where}"]
        if placed.opens:
            names += ["same opens", f"same opens {way}"]
        if self.datelines[i]:
            names.append("same dateline")
        if claim.quoted:
            names.append(f"same quoted {where}")
        return names

    def _between(self, between: Sequence[Token] | Span, side: str, where: str, way: str) -> Iterator[str]:
        words = [token.lower_ for token in between]
        verbs = min(3, sum(token.pos_ == "VERB" for token in between))
        split = "split" if any(word in self.subordinators for word in words) else "whole"
        yield f"same {side} {verbs} verbs"
        yield f"same {side} {split}"
        yield f"same {way} {where} {split}"
        for word in LINKS.intersection(words):
            yield f"same {side} {word}"
        if "," in words or ";" in words:
            yield f"same {side} comma"
        if any(token.lemma_ in self.saying for token in between):
            yield f"same {side} saying"

    def _rivals(self, i: int, claim: Stated, firm: Sequence[int], where: str) -> Iterator[str]:
        """How many other expressions of the sentence stand between."""
        here, head = self.placed[i].first.i, claim.head.i
        others = [self.placed[j].first.i for j in firm if j != i]
        low, high = min(here, head), max(here, head)
        yield f"same {where} past {min(2, sum(low < other < high for other in others))}"

    def _reported(self, i: int, placed: Placed, way: str, tense: str) -> Iterator[str]:
        """Whether the expression dates the saying: "said on Wednesday"."""
        if self.of_saying[i]:
            yield f"same of saying {way}"
            yield f"same of saying {tense}"
        if placed.first.i and self.doc[placed.first.i - 1].lemma_ in self.saying:
            yield "same behind saying"
            yield f"same behind saying {tense}"
        if placed.last.i + 1 < len(self.doc) and self.doc[placed.last.i + 1].lemma_ in self.saying:
            yield "same before saying"

    def _away(self, way: str, i: int, claim: Stated, others: Sequence[int], own: bool) -> list[str]:
        placed, style = self.placed[i], self.style
        far = step(abs(claim.sentence - placed.sentence), (1, 2, 3, 4, 6, 10))
        names = [way, f"{way} {placed.span.kind}", f"{way} by {far}", f"{way} {style} by {far}"]
        if self.datelines[i]:
            return [*names, f"{way} dateline"]
        mine = range(i + 1, others[-1] + 1) if way == "back" else range(others[0], i)
        nearer = sum(self.placed[j].span.kind not in SOFT for j in mine)
        names += [
            f"{way} {style} {placed.span.kind}",
            f"{way} {style} nearer {min(3, nearer)}",
            f"{way} {style} {claim.tense}",
            f"{way} clause {claim.clause.dep_}",
        ]
        names += [f"{way} {name}" for name, flag in self._carries(i, claim, own) if flag]
        if self._paragraphs(placed, claim):
            names.append(f"{way} {style} paragraph")
        if way == "back":
            names += self._tied(placed, claim, far)
        return names

    def _tied(self, placed: Placed, claim: Stated, far: int) -> Iterator[str]:
        """What ties the claim to the sentence of the expression; tolls are tied more closely than events."""
        kind = claim.kind
        yield from (f"back {kind}", f"back {kind} by {far}", f"back {kind} {claim.tense}", f"back {self.style} {kind}")
        for name in ties(self.sentences[placed.sentence], self.sentences[claim.sentence]):
            yield f"back {name}"
            if far == 1:
                yield f"back near {name}"
            if name.startswith("place"):
                yield f"back {kind} {name}"

    def _carries(self, i: int, claim: Stated, own: bool) -> tuple[tuple[str, bool], ...]:
        placed = self.placed[i]
        return (
            ("open", placed.span.open),
            ("own", own),
            (f"{self.style} first", i == self._first_hard),
            (f"{self.style} opens", placed.opens),
            ("of saying", self.of_saying[i]),
            ("attributive", claim.attributive),
            ("noun", claim.noun),
            ("quoted", claim.quoted),
            ("definite", claim.definite),
        )

    def _paragraphs(self, placed: Placed, claim: Stated) -> bool:
        low, high = sorted((placed.last.idx, claim.head.idx))
        return self.text.find("\n\n", low, high) >= 0


def _owned(placed: Placed) -> bool:
    """Whether the expression stands before a noun as its attribute: "Friday's bombing"."""
    return placed.last.dep_ in _ATTRIBUTES or placed.first.dep_ in _ATTRIBUTES or placed.last.lower_ == "'s"


def tense_of(verb: Token) -> str:
    """How a clause is told: perfect, past perfect, modal, to, present, past, or its tag."""
    helpers = {t.lower_ for t in verb.lefts if t.dep_ in ("aux", "auxpass")}
    for name, words in (
        ("perfect", HAVE),
        ("had", HAD),
        ("modal", MODAL),
        ("to", {"to"}),
        ("present", BE),
        ("past", WAS),
    ):
        if helpers & words:
            return name
    return {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_, verb.tag_)
