"""One document that the reader fails on costs that document, and no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeAlias, TypeVar

from contested.errors import ContestedError, ReaderError
from contested.model import Claim, Document

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Feed(Protocol[T_co]):
    """What makes something of documents: in batches, in their order."""

    @property
    def name(self) -> str:
        """Name and version, stamped on the claims."""

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, T_co]]:
        """Each document with what is made of it, in the order given."""


DocumentReader: TypeAlias = Feed[tuple[Claim, ...]]


def outcomes(reader: Feed[T], documents: Iterable[Document]) -> Iterator[tuple[Document, T | ReaderError]]:
    """Every document, in order, with what the reader makes of it or with the error that names why that is nothing.

    When the reader fails, the documents it had been given and not given back are read again, each
    alone, and reading goes on behind them. Raises what ``documents`` itself raises, and what the
    reader raises before it took a document.
    """
    source = _Source(documents)
    while not source.dry:
        try:
            for document, made in reader.read(source.batch()):
                source.returned()
                yield document, made
        except Exception as e:
            if source.failed or not source.pending:
                raise
            if len(source.pending) == 1:
                yield source.pending.popleft(), _named(e)
        while source.pending:
            document = source.pending.popleft()
            yield document, _alone(reader, document)


def _alone(reader: Feed[T], document: Document) -> T | ReaderError:
    try:
        return next(made for _, made in reader.read([document]))
    except Exception as e:  # noqa: BLE001  one text that the parser chokes on must not end a night's reading
        return _named(e)


def _named(error: Exception) -> ReaderError:
    if isinstance(error, ReaderError):
        return error
    if isinstance(error, ContestedError):
        return ReaderError(error.what, cause=error.cause, remedy=error.remedy)
    return ReaderError(
        f"The reader failed: {type(error).__name__}: {error}".rstrip(": "),
        cause="a fault of the reader or of the language model on this text.",
        remedy="the other documents were read; send this one to the project if you may.",
    )


class _Source:
    """The documents, and those of them that the reader was given and has not given back."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = iter(documents)
        self.pending: deque[Document] = deque()
        self.dry = False
        self.failed = False

    def batch(self) -> Iterator[Document]:
        while True:
            try:
                document = next(self._documents)
            except StopIteration:
                self.dry = True
                return
            except BaseException:
                self.failed = True
                raise
            self.pending.append(document)
            yield document

    def returned(self) -> None:
        self.pending.popleft()
