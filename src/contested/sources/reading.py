"""Reading a path: a file, a folder or standard input."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

from contested.errors import Empty, SourceError, TooLarge, Unreadable
from contested.model import Document
from contested.sources.documents import Documents
from contested.sources.formats import jsontext, plain, table
from contested.sources.options import ReadOptions
from contested.sources.raw import Raw
from contested.sources.sniff import is_html, is_json_lines
from contested.sources.walk import cannot_open, files, shown

Format = Callable[[bytes, str, ReadOptions], Iterator[Raw | SourceError]]
STDIN = "standard input"


def read(path: Path | Literal["-"], options: ReadOptions) -> Iterator[Document | SourceError]:
    """The documents at ``path``: a file, a folder with all below it in sorted order, or ``-`` for standard input.

    What can't be read comes as a SourceError value that names the file and line; the rest goes on.
    Reading the same input again gives the same documents.
    """
    documents = Documents(options)
    if path == "-":
        yield from documents.of_file(_guarded(partial(_load_stream, sys.stdin.buffer), STDIN, _sniffed, options))
        return
    for found in files(Path(path), options.besides):
        if isinstance(found, SourceError):
            yield found
        else:
            yield from documents.of_file(_file(found, options, named=found == path))


def _file(path: Path, options: ReadOptions, *, named: bool) -> Iterator[Raw | SourceError]:
    form = format_of(path) or (_sniffed if named or not path.suffix else None)
    if form is None:
        yield Unreadable(
            shown(path), f"Files of the kind {path.suffix} are not read.", remedy="Save it as text, HTML, CSV or JSON."
        )
        return
    yield from _guarded(partial(_load_file, path, named=named), shown(path), form, options)


def _guarded(
    load: Callable[[str, ReadOptions], bytes], where: str, form: Format, options: ReadOptions
) -> Iterator[Raw | SourceError]:
    """What ``form`` finds; what it raises becomes the last value."""
    try:
        data = load(where, options)
        if not data.strip():
            raise Empty(where, "There is no text.")
        yield from form(data, where, options)
    except SourceError as e:
        yield e


def _load_file(path: Path, where: str, options: ReadOptions, *, named: bool) -> bytes:
    """The bytes of a file, once its size is known to be in bounds. A pipe is read only when named itself."""
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or named):
            raise Unreadable(where, "It is no file but a pipe, socket or device.")
        if status.st_size > options.max_bytes:
            raise _too_large(where, options, status.st_size)
        with path.open("rb") as stream:
            return _load_stream(stream, where, options)
    except OSError as e:
        raise cannot_open(path, e) from e


def _load_stream(stream: BinaryIO, where: str, options: ReadOptions) -> bytes:
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise _too_large(where, options, None)
    return data


def _too_large(where: str, options: ReadOptions, size: int | None) -> TooLarge:
    has = f"It has {size / 1e6:.0f} MB" if size else "It is larger"
    return TooLarge(
        where,
        f"{has}, the most that is read are {options.max_file_mb} MB.",
        remedy="Split it, or read it with a higher --max-file-mb.",
    )


def _html(data: bytes, where: str, options: ReadOptions) -> Iterator[Raw | SourceError]:
    # trafilatura takes half a second to import: only when a page is read.
    from contested.sources.formats import html

    yield from html.read(data, where, options)


def _sniffed(data: bytes, where: str, options: ReadOptions) -> Iterator[Raw | SourceError]:
    """Of a kind that no name tells: JSON, a page or plain text."""
    if is_json_lines(data):
        return jsontext.read(data, where, options)
    return (_html if is_html(data) else plain.read)(data, where, options)


_FORMATS: dict[str, Format] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": plain.read,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".json": jsontext.read,
    ".jsonl": jsontext.read_lines,
    ".ndjson": jsontext.read_lines,
    ".csv": table.read,
    ".tsv": table.read,
}


def format_of(path: Path) -> Format | None:
    """The format that a file's name tells; None when it tells none that is read."""
    return _FORMATS.get(path.suffix.lower())
