"""Everything read in one document before claims are put together, stage by stage."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from contested.model import Document
from contested.reader.attribution import AttributedSpan, attributions
from contested.reader.cohesion import is_list
from contested.reader.people import People
from contested.reader.places import Places
from contested.reader.timefeatures import TimeContext
from contested.reader.times import time_spans
from contested.reader.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """The parse and what was found in it. Offsets and token indexes are of the clean text.

    ``is_list`` says that the text is a list of sentences that have nothing to do with each other.
    """

    document: Document
    spacy_doc: Doc
    people: People
    places: Places
    times: TimeContext
    attributions: tuple[AttributedSpan, ...]
    vocabulary: Vocabulary
    is_list: bool = False

    @classmethod
    def of(cls, document: Document, spacy_doc: Doc, vocabulary: Vocabulary) -> Reading:
        """Find people, places, times and attributions in a parsed document."""
        people = People.of(spacy_doc, vocabulary)
        places = Places.of(spacy_doc, people, vocabulary)
        people = replace(people, placed=frozenset(i for s in places.spans if s.level for i in range(s.start, s.stop)))
        loose = is_list(spacy_doc)
        times = TimeContext(spacy_doc, time_spans(spacy_doc), apart=loose)
        return cls(document, spacy_doc, people, places, times, attributions(spacy_doc), vocabulary, loose)
