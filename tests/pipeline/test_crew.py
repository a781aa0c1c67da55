"""Processes side by side read what one reads, in its order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contested import knowledge
from contested.errors import ReaderError
from contested.pipeline.coder import Coder
from contested.pipeline.crew import Crew, coder_of
from contested.reader.reader import Reader
from contested.settings import Settings
from tests.reader.reports import report

SETTINGS = Settings(reader="fast", processes=2, batch_size=3)


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(SETTINGS) as working:
        yield working


def test_they_read_what_one_reads_in_its_order(crew: Crew) -> None:
    documents = [report(f"Rebels shelled the town of Sarmin, killing {n} people.", id=f"r-{n}") for n in range(20)]
    known = knowledge.load("syria")
    alone = Coder(Reader(SETTINGS, known), known, SETTINGS)
    assert list(crew.read(documents)) == list(alone.read(documents))
    assert crew.name == alone.name


def test_no_document_no_claims(crew: Crew) -> None:
    assert list(crew.read([])) == []


def test_what_goes_wrong_in_a_process_is_told_here() -> None:
    with pytest.raises(ReaderError, match="no_such_model"):
        Crew(Settings(model="no_such_model", processes=2))


def test_the_settings_say_whether_one_reads_or_several() -> None:
    known = knowledge.load("syria")
    with coder_of(SETTINGS, known) as several, coder_of(Settings(reader="fast"), known) as one:
        assert isinstance(several, Crew) and isinstance(one, Coder)
        assert several.name == one.name
