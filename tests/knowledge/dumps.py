"""Dumps of a small made-up part of Syria, in GeoNames' form, and a server on loopback that offers them."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def line(
    id: int,
    name: str,
    at: tuple[float, float] = (35.5, 36.5),
    feature: str = "P PPL",
    names: str = "",
    admin1: str = "12",
    people: int = 0,
    country: str = "SY",
) -> str:
    """One row of a dump."""
    cls, code = feature.split()
    cells = [str(id), name, name, names, str(at[0]), str(at[1]), cls, code, country, "", admin1, "", "", ""]
    return "\t".join((*cells, str(people), "", "300", "Asia/Damascus", "2020-02-02")) + "\n"


ROWS = (
    line(900001, "Tall Qarnufil", (35.61, 36.61), names="Tel Karnofil,تل قرنوفل"),
    line(900002, "Qarnufil Bridge", (35.62, 36.62), "S BDG"),
    line(900003, "Jabal Qarnufil", (35.65, 36.65), "T MT"),
    line(900004, "Madinat Qarnufil", (35.7, 36.7), people=61_000),
    line(900005, "Nāḩiyat Qarnufil", (35.6, 36.6), "A ADM3"),
    line(900006, "Bir Qarnufil", (35.6, 36.6), "H WLL"),
    line(900007, "Markaz Qarnufil", (35.6, 36.6), "P PPLA2", people=10),
)


def table(*rows: str) -> bytes:
    """The bare table."""
    return "".join(rows or ROWS).encode()


def zipped(content: bytes, name: str = "SY.txt") -> bytes:
    """The zip that GeoNames offers."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("readme.txt", "The readme.")
        packed.writestr(name, content)
    return out.getvalue()


@dataclass
class Server:
    """What is offered, and what was asked: paths with the range asked for."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    tag: str = '"one"'
    ranges: bool = True
    break_after: int | None = None
    stall_after: int | None = None
    asked: list[tuple[str, str | None]] = field(default_factory=list)


@contextmanager
def serving() -> Iterator[Server]:
    """A server on loopback that knows ranges, ETags and how to break off."""
    offer, stopped = Server(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            offer.asked.append((self.path, wanted))
            body = offer.files.get(self.path)
            if body is None:
                self.send_error(404)
            elif self.headers.get("If-None-Match") == offer.tag:
                self._head(304, {})
            else:
                self._send(body, wanted)

        def _send(self, body: bytes, wanted: str | None) -> None:
            match = re.fullmatch(r"bytes=(\d+)-", wanted or "")
            first = int(match[1]) if match and offer.ranges and self.headers.get("If-Range") == offer.tag else 0
            if first and first >= len(body):
                self._head(416, {"Content-Range": f"bytes */{len(body)}", "Content-Length": "0"})
                return
            part = body[first:]
            span = {"Content-Range": f"bytes {first}-{len(body) - 1}/{len(body)}"} if first else {}
            self._head(206 if first else 200, {"Content-Length": str(len(part)), **span})
            if offer.stall_after is not None:
                self.wfile.write(part[: offer.stall_after])
                self.wfile.flush()
                stopped.wait()
                return
            self.wfile.write(part[: offer.break_after])

        def _head(self, status: int, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {"ETag": offer.tag, **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    offer.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield offer
    finally:
        stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
