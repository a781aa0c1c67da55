"""The reader: the stages that make drafts, the network that revises them, and the claims they become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from contested import __version__
from contested.errors import UsageError
from contested.knowledge import Knowledge
from contested.model import Claim, Document
from contested.reader import (
    aircraft,
    assemble,
    context,
    held,
    nlp,
    oneword,
    partial,
    plain,
    shares,
    standins,
    taken,
    twice,
)
from contested.reader.draft import Draft
from contested.reader.drafting import DEFAULT_STAGES, REGISTRY
from contested.reader.furniture import blank, frames
from contested.reader.misread import misread
from contested.reader.reading import Reading
from contested.reader.trained.network import Network, load
from contested.reader.trained.revise import revise
from contested.reader.vocabulary import Vocabulary
from contested.settings import Settings


class Reader:
    """Reads documents by the stages named. Raises ReaderError when the language model is missing."""

    def __init__(self, settings: Settings, knowledge: Knowledge, stages: Sequence[str] = DEFAULT_STAGES) -> None:
        unknown = [name for name in stages if name not in REGISTRY]
        if unknown:
            raise UsageError(
                f"There is no reading stage {', '.join(unknown)}.", remedy=f"There are {', '.join(REGISTRY)}."
            )
        self.settings = settings
        self.stages = tuple(stages)
        self.vocabulary = Vocabulary(knowledge)
        self.nlp = nlp.load(settings.model)
        self.network = _network(settings)
        self.name = f"{settings.reader} {__version__}"

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        """Each document with its claims, in the order given; parsed in batches."""
        for reading in self._readings(documents):
            yield reading.document, self._claims(reading, self._drafts(reading))

    def _readings(self, documents: Iterable[Document]) -> Iterator[Reading]:
        todo = iter(documents)
        while batch := list(islice(todo, self.settings.batch_size)):
            texts = (_parseable(document) for document in batch)
            parses = nlp.parse(self.nlp, texts, self.settings.batch_size, self.settings.max_chars)
            for document, spacy_doc in zip(batch, parses, strict=True):
                yield Reading.of(document, spacy_doc, self.vocabulary)

    def _drafts(self, reading: Reading) -> list[Draft]:
        drafts = [draft for stage in self.stages for draft in REGISTRY[stage](reading)]
        aircraft.settle(drafts, reading)
        context.settle(drafts, reading)
        taken.settle(drafts, reading)
        if self.network is None:
            _hold_to_words(drafts, reading)
            return drafts
        ruled = taken.types(drafts)
        revised = revise(drafts, reading, self.network)
        taken.hold_to(ruled, revised, reading)
        aircraft.settle(revised, reading)
        _hold_to_words(revised, reading)
        context.retype(revised, reading)
        return revised

    def _claims(self, reading: Reading, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
        meant = [draft for draft in twice.once(drafts, reading.spacy_doc) if not misread(draft, reading.spacy_doc)]
        found = assemble.claims(meant, reading, self.name)
        return tuple(claim for claim in found if claim.confidence >= self.settings.min_confidence)


def _hold_to_words(drafts: list[Draft], reading: Reading) -> None:
    """Set what the words themselves tell: which place is held and how much of it, of what type, where who died."""
    held.settle(drafts, reading)
    partial.settle(drafts, reading.spacy_doc)
    plain.settle(drafts, reading)
    oneword.settle(drafts)
    shares.settle(drafts, reading)
    standins.settle(drafts, reading)


def _network(settings: Settings) -> Network | None:
    return None if settings.reader == "fast" else load()


def _parseable(document: Document) -> str:
    """What spaCy is given of a document: its clean text without frames; cleaning has joined hard wraps already."""
    return nlp.parseable(blank(document.clean, frames(document)), wrapped=document.clean == document.text)
