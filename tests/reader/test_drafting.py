"""The stages of reading, and the registry that names them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contested import knowledge
from contested.errors import ReaderError, UsageError
from contested.reader import drafting
from contested.reader.draft import Draft
from contested.reader.drafting import DEFAULT_STAGES, REGISTRY
from contested.reader.reader import Reader
from contested.reader.reading import Reading
from contested.settings import Settings
from tests.reader.reports import report

TEXT = "The rebels captured the town of Ariha, killing nine soldiers. The city of Raqqa is held by ISIS."


def kinds(reader: Reader) -> set[str]:
    """The kinds of claims that a reader finds."""
    ((_, claims),) = reader.read([report(TEXT)])
    return {c.kind for c in claims}


def test_every_kind_is_read_by_default(reader: Reader) -> None:
    assert set(DEFAULT_STAGES) <= set(REGISTRY)
    assert kinds(reader) == {"event", "control", "toll"}


@pytest.mark.parametrize(
    ("stage", "kind"), [("event-rules", "event"), ("control-rules", "control"), ("toll-rules", "toll")]
)
def test_a_reader_does_the_stages_it_is_given(stage: str, kind: str) -> None:
    assert kinds(Reader(Settings(reader="fast"), knowledge.load("syria"), [stage])) == {kind}


def test_a_stage_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match=r"no reading stage sorcery.*event-rules"):
        Reader(Settings(reader="fast"), knowledge.load("syria"), ["event-rules", "sorcery"])


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ReaderError, match="no_such_model"):
        Reader(Settings(model="no_such_model"), knowledge.load("syria"))


def test_a_new_stage_joins_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A trained part replaces the rules by standing in the registry."""

    def second_words(reading: Reading) -> Iterator[Draft]:
        word = reading.spacy_doc[1]
        span = (word.idx, word.idx + len(word))
        yield Draft("event", word.i, span, span, "Agreement", confidence=0.9)

    monkeypatch.setitem(drafting.REGISTRY, "second-words", second_words)
    ((_, claims),) = Reader(Settings(reader="fast"), knowledge.load("syria"), ["second-words"]).read([report(TEXT)])
    assert [(c.evidence.text, c.event_type, c.confidence) for c in claims] == [
        ("rebels", "Strategic developments", 0.9)
    ]
