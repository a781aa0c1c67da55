"""Fetching a file over HTTP so that a broken download goes on where it stopped (RFC 9110, 14: Range and If-Range).

What has come lies in a file ``*.part``, with a note beside it of where it came from and of the server's mark of that
version: a file that has changed since is fetched anew, never glued.
"""

from __future__ import annotations

import http.client
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from contested import __version__
from contested.errors import DownloadFailed
from contested.knowledge.dumps.table import Progress

_CHUNK = 1 << 16
_TIMEOUT_SECONDS = 30.0
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_AGAIN = "Run the same command again: it goes on where it stopped."
_NOT_MODIFIED, _NOT_FOUND, _PARTIAL, _NOT_SATISFIABLE = 304, 404, 206, 416


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that has come whole. ``unchanged`` when the server says that it is the version known, and sent nothing."""

    path: Path
    validator: str
    unchanged: bool = False


def fetch(url: str, part: Path, progress: Progress, known: str = "") -> Fetched:
    """Fetch ``url`` into ``part``. ``known`` is the validator of the version that one has already, "" for none.

    Raises DownloadFailed: no network, no such file, a connection that broke (what has come stays); OSError when
    ``part`` can't be written.
    """
    note = part.with_suffix(".note")
    have, validator = _begun(part, note, url)
    request = urllib.request.Request(url, headers=_headers(have, validator, known))
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as response:
            return _receive(response, url, part, have, progress)
    except urllib.error.HTTPError as e:
        if e.code == _NOT_MODIFIED:
            return Fetched(part, known, unchanged=True)
        if e.code == _NOT_SATISFIABLE and have:
            if e.headers.get("Content-Range") == f"bytes */{have}":
                return Fetched(part, validator)
            part.unlink()
            return fetch(url, part, progress, known)
        raise _refused(url, e) from e
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as e:
        reason = getattr(e, "reason", None) or e
        raise DownloadFailed(
            f"{url} can't be fetched: {reason}.",
            cause="No connection to the network, or to that server.",
            remedy=f"{_AGAIN} Or fetch the file elsewhere and name it with --from.",
        ) from e


def forget(part: Path) -> None:
    """Remove what has come of a download, and the note."""
    part.unlink(missing_ok=True)
    part.with_suffix(".note").unlink(missing_ok=True)


def _begun(part: Path, note: Path, url: str) -> tuple[int, str]:
    """How many bytes have come before, and the validator of that version; 0 where one must begin anew."""
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        if said["url"] == url and said["validator"] and part.is_file():
            return part.stat().st_size, said["validator"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return 0, ""


def _headers(have: int, validator: str, known: str) -> dict[str, str]:
    headers = {"User-Agent": f"contested/{__version__}", "Accept-Encoding": "identity"}
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": validator}
    elif known:
        headers["If-None-Match" if known.startswith(('"', "W/")) else "If-Modified-Since"] = known
    return headers


def _receive(response: Any, url: str, part: Path, have: int, progress: Progress) -> Fetched:
    headers = response.headers
    etag = headers.get("ETag") or ""
    validator = etag if etag and not etag.startswith("W/") else headers.get("Last-Modified") or ""
    length = headers.get("Content-Length")
    total = int(length) if length and length.isdigit() else None
    span = _RANGE.fullmatch(headers.get("Content-Range") or "")
    if response.status == _PARTIAL:
        if span is None or int(span[1]) != have:
            raise DownloadFailed(f"{url}: the server sent another part than asked for.", remedy=_AGAIN)
        total = None if span[2] == "*" else int(span[2])
    else:
        have = 0
        part.with_suffix(".note").write_text(json.dumps({"url": url, "validator": validator}), encoding="utf-8")
    # Unbuffered: whatever stops it, what has come is in the file.
    with part.open("ab" if have else "wb", buffering=0) as out:
        done = _copy(response, out, have, total, url, progress)
    if total is not None and done < total:
        raise DownloadFailed(f"{url}: the connection broke after {done} of {total} bytes.", remedy=_AGAIN)
    return Fetched(part, validator)


def _copy(response: Any, out: IO[bytes], done: int, total: int | None, url: str, progress: Progress) -> int:
    """Returns the bytes that the file has then."""
    name = url.rpartition("/")[2]
    for chunk in _chunks(response):
        out.write(chunk)
        done += len(chunk)
        progress(f"Downloading {name} (kB)", done // 1024, None if total is None else total // 1024)
    return done


def _chunks(response: Any) -> Iterator[bytes]:
    try:
        while chunk := response.read1(_CHUNK):
            yield chunk
    except OSError as e:
        # Told apart from errors of the disk, which are OSErrors too.
        raise urllib.error.URLError(e) from e


def _refused(url: str, e: urllib.error.HTTPError) -> DownloadFailed:
    if e.code == _NOT_FOUND:
        return DownloadFailed(f"There is no {url} (404).", remedy="Check the address, or the code of the country.")
    return DownloadFailed(f"{url}: the server answers {e.code} {e.reason}.", remedy="Try again later.")
