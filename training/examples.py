"""Hand-coded documents as what the network learns from: pieces, features, labels of tokens, triggers with roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.gold import Row
from bench.times import documents
from contested.knowledge import Context, Knowledge
from contested.knowledge.names import fold
from contested.reader import context, nlp
from contested.reader.drafting import REGISTRY
from contested.reader.furniture import blank, frames
from contested.reader.reader import Reader
from contested.reader.reading import Reading
from contested.reader.trained import features, mentions
from contested.reader.trained.features import Pairs, Rules, Word
from contested.reader.trained.mentions import Candidate
from contested.reader.trained.revise import worth_it
from contested.reader.trained.tags import LAYERS
from contested.reader.trained.windows import Window, windows
from contested.reader.trained.wordpieces import WordPieces


@dataclass(slots=True)
class Claimed:
    """A gold claim: its trigger's tokens, its mentions with features, and which of them fill which role.

    ``spans``, ``rows`` and ``labels`` stand side by side; a label holds actor, target, place: 1, 0 or -1 (not asked).
    """

    kind: str
    label: str
    start: int
    stop: int
    spans: list[tuple[int, int]]
    rows: list[list[int]]
    labels: list[tuple[int, int, int]]


@dataclass(slots=True)
class Example:
    """A document. ``tags`` has a label for each token and layer of ``LAYERS``, ``rows`` features of each token.

    ``tensor`` holds the vectors (tokens, 96) of spaCy's own pipeline.
    """

    doc: str
    windows: list[Window]
    rows: list[list[int]]
    tags: list[list[int]]
    claims: list[Claimed]
    tensor: NDArray[np.float32]


class Maker:
    """Makes examples with the reader's own parse, knowledge and rules."""

    def __init__(self, reader: Reader, knowledge: Knowledge, pieces: WordPieces) -> None:
        self.reader, self.knowledge, self.pieces = reader, knowledge, pieces

    def make(self, given: Sequence[Row], coded: Sequence[Row]) -> Iterator[Example]:
        """An example for each document."""
        by_doc: dict[str, list[Row]] = defaultdict(list)
        for row in coded:
            by_doc[row["doc"]].append(row)
        read = list(documents(given))
        texts = (nlp.parseable(blank(d.clean, frames(d))) for d in read)
        for document, spacy_doc in zip(read, nlp.parse(self.reader.nlp, texts, 16), strict=True):
            yield self._example(Reading.of(document, spacy_doc, self.reader.vocabulary), by_doc[document.id])

    def _example(self, reading: Reading, gold: list[Row]) -> Example:
        drafts = [draft for stage in REGISTRY for draft in REGISTRY[stage](reading)]
        context.settle(drafts, reading)
        rules = Rules.of(drafts, reading)
        marked = [s for row in gold for role in ("actor", "target") for s in self._span(reading, row[role])]
        named = [s for row in gold for s in self._span(reading, row["place"])]
        pairs = Pairs(reading, rules, mentions.parties(reading, marked), mentions.places(reading, named))
        return Example(
            doc=reading.document.id,
            windows=list(windows(reading.spacy_doc, self.pieces, worth_it(drafts, reading.spacy_doc))),
            rows=features.of_tokens(reading, rules),
            tags=self._tags(reading, gold),
            claims=[c for row in gold if (c := self._claimed(reading, row, pairs)) is not None],
            tensor=np.asarray(reading.spacy_doc.tensor, dtype=np.float32),
        )

    def _span(self, reading: Reading, given: list[Row]) -> Iterator[tuple[int, int]]:
        for mention in given:
            span = reading.spacy_doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
            if span is not None and span.root.pos_ != "PRON":
                yield span.start, span.end

    def _tags(self, reading: Reading, gold: list[Row]) -> list[list[int]]:
        tags = [[0] * len(LAYERS) for _ in reading.spacy_doc]
        names = list(LAYERS)
        for row in gold:
            for name, label, mention in _labels(row):
                span = reading.spacy_doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
                if span is None:
                    continue
                layer = names.index(name)
                for i in range(span.start, span.end):
                    if label == "B":
                        tags[i][layer] = 1 if i == span.start else 2
                    else:
                        tags[i][layer] = LAYERS[name].index(label)
        return tags

    def _claimed(self, reading: Reading, row: Row, pairs: Pairs) -> Claimed | None:
        trigger = row["trigger"]
        span = reading.spacy_doc.char_span(trigger["start"], trigger["end"], alignment_mode="expand")
        if span is None:
            return None
        label = row["toll"]["harm"] if row["kind"] == "toll" else row["control"] or row["sub_event_type"]
        word = Word(span.start, span.end, span.root.i, row["kind"], label)
        near = [*pairs.parties_near(word), *pairs.places_near(word)]
        labels = [self._roles(reading, m, row) for m in near]
        spans = [(m.start, m.stop) for m in near]
        return Claimed(row["kind"], label, word.start, word.stop, spans, pairs.rows(word, near), labels)

    def _roles(self, reading: Reading, mention: Candidate, row: Row) -> tuple[int, int, int]:
        if mention.place is not None:
            return -1, -1, int(any(self._same(reading, mention, m) for m in row["place"]))
        actor = int(any(self._same(reading, mention, m) for m in row["actor"]))
        return actor, int(any(self._same(reading, mention, m) for m in row["target"])), -1

    def _same(self, reading: Reading, mention: Candidate, gold: Row) -> bool:
        """Whether the mention is the one coded, or bears the same name."""
        span = reading.spacy_doc[mention.start : mention.stop]
        if span.start_char < gold["end"] and gold["start"] < span.end_char:
            return True
        words = fold(span.text)
        if mention.place is not None:
            return words in (fold(gold["text"]), fold(gold["name"] or ""))
        if words == fold(gold["text"]):
            return True
        name = self._name(span.text)
        return name is not None and fold(name) == fold(gold["name"] or self._name(gold["text"]) or "")

    def _name(self, text: str) -> str | None:
        """What the directory calls an actor; None for one whom it does not know."""
        answer = self.knowledge.actors.match(text, context=Context())
        return answer[0].name if answer else None


def _labels(row: Row) -> Iterator[tuple[str, str, Row]]:
    label = row["toll"]["harm"] if row["kind"] == "toll" else row["control"] or row["sub_event_type"]
    yield row["kind"], label, row["trigger"]
    for role in ("actor", "target"):
        yield from (("party", "B", m) for m in row[role])
    yield from (("place", "B", m) for m in row["place"])
