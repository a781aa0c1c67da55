"""Every error that Contested raises on purpose, in one tree.

::

    ContestedError                what happened, the likely cause, what to do
    ├── UsageError                the command or the call was wrong (exit code 2)
    │   └── NotFound              no such id, place or actor in the record
    ├── SourceError               one input could not be read; the rest goes on
    │   ├── Unreadable            missing, no permission, a broken link
    │   ├── LinkLoop              a symbolic link that leads back into its own folder
    │   ├── Binary                not text
    │   ├── Empty                 no text, or none left after cleaning
    │   ├── WrongEncoding         not in the stated encoding
    │   ├── WrongColumns          a table or object without the columns that the map names
    │   ├── BrokenLine            a line of JSONL or CSV that does not parse
    │   └── TooLarge              larger than the setting ``max_file_mb``
    ├── KnowledgeError            a data file of actors, places, sources or words is wrong
    │   ├── NotADump              a file that should be a dump of GeoNames is something else, or half of one
    │   └── DownloadFailed        no network, no such file on the server, a connection that broke
    ├── ReaderError               the language model is missing or failed on a document
    ├── StoreError                the record file
    │   ├── NotARecord            the file is something else
    │   ├── RecordTooNew          written by a later version of Contested
    │   ├── RecordLocked          another process writes to it
    │   └── RecordFull            no space left, or read-only
    └── ExportError               a file could not be written; the old one stays
"""

from __future__ import annotations


class ContestedError(Exception):
    """An error whose message a user can act on.

    ``what`` happened in one sentence; ``cause`` the likely reason; ``remedy`` what to do.
    """

    def __init__(self, what: str, *, cause: str = "", remedy: str = "") -> None:
        self.what, self.cause, self.remedy = what, cause, remedy
        super().__init__(" ".join(part for part in (what, cause, remedy) if part))


class UsageError(ContestedError):
    """The command or the call was wrong."""


class NotFound(UsageError):
    """No such id, place or actor in the record."""


class SourceError(ContestedError):
    """One input could not be read. ``where`` names the file, and the line where there is one."""

    def __init__(self, where: str, what: str, *, cause: str = "", remedy: str = "") -> None:
        self.where = where
        super().__init__(what, cause=cause, remedy=remedy)


class Unreadable(SourceError):
    """Missing, no permission, or a broken link."""


class LinkLoop(SourceError):
    """A symbolic link that leads back into its own folder."""


class Binary(SourceError):
    """Not text."""


class Empty(SourceError):
    """No text, or none left after cleaning."""


class WrongEncoding(SourceError):
    """Not in the stated encoding."""


class WrongColumns(SourceError):
    """A table or object without the columns that the map names."""


class BrokenLine(SourceError):
    """A line of JSONL or CSV that does not parse."""


class TooLarge(SourceError):
    """Larger than the setting ``max_file_mb``."""


class KnowledgeError(ContestedError):
    """A data file of actors, places, sources or words is wrong."""


class NotADump(KnowledgeError):
    """A file that should be a dump of GeoNames is something else, or half of one."""


class DownloadFailed(KnowledgeError):
    """No network, no such file on the server, or a connection that broke."""


class ReaderError(ContestedError):
    """The language model is missing or failed on a document."""


class StoreError(ContestedError):
    """The record file can't be used."""


class NotARecord(StoreError):
    """The file is something else than a record."""


class RecordTooNew(StoreError):
    """Written by a later version of Contested."""


class RecordLocked(StoreError):
    """Another process writes to it."""


class RecordFull(StoreError):
    """No space left on the disk, or the file is read-only."""


class ExportError(ContestedError):
    """A file could not be written; one that was there before stays as it was."""
