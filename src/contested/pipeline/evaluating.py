"""The program against a coder, on documents that he has coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from contested import sources
from contested.errors import Binary, ReaderError, SourceError, Unreadable, UsageError, WrongEncoding
from contested.evaluate import Coded, coded, misfit, parse
from contested.export.interchange import claim_record
from contested.knowledge import Knowledge
from contested.model import Document
from contested.pipeline.building import build
from contested.pipeline.coder import Coder
from contested.pipeline.crew import coder_of
from contested.pipeline.feed import DocumentReader, outcomes
from contested.pipeline.reading import Failure
from contested.pipeline.watching import Progress, Watch, unseen
from contested.settings import Settings
from contested.sources import ReadOptions
from contested.store.memory import MemoryStore


@dataclass(frozen=True, slots=True)
class Coding:
    """What a coder did: his claims, and the documents that they are of, by id.

    ``uncoded`` counts documents without a claim of his; ``failures`` are lines and documents that were left out.
    """

    claims: tuple[Coded, ...]
    documents: Mapping[str, Document]
    uncoded: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Predicted:
    """What the program says of the same documents.

    ``by`` names the reader, or the file; ``failures`` are documents or lines that gave no claim.
    """

    by: str
    claims: tuple[Coded, ...]
    failures: tuple[Failure, ...]


def load(gold: Path, documents: Path, max_file_mb: int) -> Coding:
    """The claims of the file ``gold`` that fit the documents of the file ``documents``, which are read verbatim.

    A line that does not parse, a claim whose document is missing or whose offsets do not fit it, and a document that
    can't be read are Failures; the rest goes on. Raises UsageError for a file that does not exist, SourceError for one
    that can't be read at all.
    """
    failures: list[Failure] = []
    texts = _documents(documents, max_file_mb, failures)
    lines = _lines(gold, failures)
    missing = Counter(claim.doc for _, claim in lines if claim.doc not in texts)
    failures += [Failure(gold.name, _lacking(doc, n, documents)) for doc, n in missing.items()]
    claims = []
    for where, claim in lines:
        wrong = misfit(claim, texts[claim.doc].text, where) if claim.doc in texts else None
        if wrong:
            failures.append(Failure(where, wrong))
        elif claim.doc in texts:
            claims.append(claim)
    coded_ones = {claim.doc for claim in claims}
    wanted = {id: document for id, document in texts.items() if id in coded_ones}
    uncoded = len(texts.keys() - {claim.doc for _, claim in lines})
    return Coding(tuple(claims), wanted, uncoded, tuple(failures))


def read_anew(
    coding: Coding,
    knowledge: Knowledge,
    settings: Settings,
    progress: Progress = unseen,
    reader: DocumentReader | None = None,
) -> Predicted:
    """The program's claims of the coded documents. One that the reader fails on is a Failure and has none.

    Raises ReaderError when the language model is missing.
    """
    store = MemoryStore()
    failures: list[Failure] = []
    with ExitStack() as stack:
        own = Coder(reader, knowledge, settings) if reader else None
        coder = own or stack.enter_context(coder_of(settings, knowledge))
        for done, (document, found) in enumerate(outcomes(coder, coding.documents.values()), 1):
            if isinstance(found, ReaderError):
                failures.append(Failure(document.id, found))
            else:
                store.add(document, found.claims, found.resolutions, reader=coder.name)
            progress("Reading", done, len(coding.documents))
    # As an export has them: from a record that was built, and in its order.
    build(store, knowledge, settings, Watch(progress))
    claims = tuple(coded(claim_record(rc)) for rc in store.claims())
    return Predicted(coder.name, claims, tuple(failures))


def exported(path: Path, coding: Coding) -> Predicted:
    """The claims of a file in the interchange form, such as ``contested export claims`` writes.

    Raises as ``load`` does.
    """
    failures: list[Failure] = []
    claims = tuple(claim for _, claim in _lines(path, failures))
    if claims and not any(claim.doc in coding.documents for claim in claims):
        failures.append(Failure(path.name, _other_documents(claims[0].doc)))
    return Predicted(path.name, claims, tuple(failures))


def _documents(path: Path, max_file_mb: int, failures: list[Failure]) -> dict[str, Document]:
    _must_exist(path)
    found: dict[str, Document] = {}
    for item in sources.read(path, ReadOptions(verbatim=True, max_file_mb=max_file_mb)):
        if isinstance(item, SourceError):
            failures.append(Failure(item.where, item))
        else:
            found.setdefault(item.id, item)
    return found


def _lines(path: Path, failures: list[Failure]) -> list[tuple[str, Coded]]:
    """The claims of a file, each with its line."""
    claims = []
    for where, item in parse(_text(path).split("\n"), path.name):
        if isinstance(item, SourceError):
            failures.append(Failure(where, item))
        else:
            claims.append((where, item))
    return claims


def _text(path: Path) -> str:
    _must_exist(path)
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise WrongEncoding(
            str(path), f"It is not in UTF-8 at byte {e.start}.", remedy="Save it as JSON lines in UTF-8."
        ) from e
    except OSError as e:
        raise Unreadable(str(path), f"It can't be read: {e.strerror or e}.") from e
    if "\x00" in text:
        raise Binary(str(path), "It is not text.", remedy="Save it as JSON lines in UTF-8.")
    return text


def _must_exist(path: Path) -> None:
    if not path.exists():
        raise UsageError(f"There is no file {path}.", remedy="Name a file of JSON lines.")
    if path.is_dir():
        raise UsageError(f"{path} is a folder.", remedy="Name a file of JSON lines in it.")


def _lacking(doc: str, claims: int, documents: Path) -> SourceError:
    many = "1 claim is" if claims == 1 else f"{claims} claims are"
    return SourceError(
        doc, f"{many} of document {doc}, which {documents.name} does not have.", remedy="Add it, or mend the id."
    )


def _other_documents(doc: str) -> SourceError:
    return SourceError(
        doc,
        f"No claim of it is of a coded document; the first is of {doc}.",
        remedy="Read the same documents with --verbatim, which keeps their ids, and export their claims.",
    )


def problems(failures: tuple[Failure, ...]) -> Iterator[str]:
    """A line for each failure: where, what, the likely cause, and what to do."""
    for failure in failures:
        error = failure.error
        said = (part[:1].upper() + part[1:] for part in (error.what, error.cause, error.remedy) if part)
        yield f"{failure.where}: {' '.join(said)}"
