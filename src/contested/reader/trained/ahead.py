"""The encoder beside the parse: it works on documents whose drafts stand while the next ones are parsed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from contested.reader.draft import Draft
from contested.reader.reading import Reading
from contested.reader.trained.network import Array, Network
from contested.reader.trained.revise import worth_it

Drafted = tuple[Reading, list[Draft]]


@dataclass(frozen=True, slots=True)
class _Waiting:
    reading: Reading
    drafts: list[Draft]
    vectors: Future[Array]


def encoded(drafted: Iterable[Drafted], network: Network, ahead: int) -> Iterator[tuple[Reading, list[Draft], Array]]:
    """Each document with its tokens' vectors, in the order given; up to ``ahead`` documents wait for theirs.

    onnxruntime leaves Python to others while it works. Raises what ``drafted`` raises, and what the encoder raises.
    """
    waiting: deque[_Waiting] = deque()
    pool = ThreadPoolExecutor(1, thread_name_prefix="encoder")
    try:
        for reading, drafts in drafted:
            spacy_doc = reading.spacy_doc
            given = network.windows(spacy_doc, worth_it(drafts, spacy_doc))
            waiting.append(_Waiting(reading, drafts, pool.submit(network.vectors, given, len(spacy_doc))))
            if len(waiting) > ahead:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _next(waiting: deque[_Waiting]) -> tuple[Reading, list[Draft], Array]:
    first = waiting.popleft()
    return first.reading, first.drafts, first.vectors.result()
