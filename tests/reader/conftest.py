"""The reader with its language model and knowledge, loaded once for all tests of reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from contested import knowledge
from contested.model import Claim
from contested.reader import nlp
from contested.reader.reader import Reader
from contested.reader.reading import Reading
from contested.settings import Settings
from tests.reader.reports import report

Read = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The rules alone: what each of them does is seen best without the trained parts."""
    return Reader(Settings(reader="fast"), knowledge.load("syria"))


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Reads one report: its text, then its title where it has one."""

    def reads(text: str, title: str | None = None) -> tuple[Claim, ...]:
        ((_, claims),) = reader.read([report(text, title)])
        return claims

    return reads


@pytest.fixture(scope="session")
def parse(reader: Reader) -> Callable[[str], Doc]:
    """Parses a text as the reader does."""
    return lambda text: next(nlp.parse(reader.nlp, [nlp.parseable(text)], 1))


@pytest.fixture(scope="session")
def reading(reader: Reader, parse: Callable[[str], Doc]) -> Callable[[str], Reading]:
    """Everything found in a text before claims are put together."""
    return lambda text: Reading.of(report(text), parse(text), reader.vocabulary)
