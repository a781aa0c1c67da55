"""Pages in Debian's Chromium, of a record served on a free port of this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from contested.settings import Settings
from contested.web import create_app

SETTINGS = Settings(reader="fast")
TOKEN = "a-token-of-a-test"
CHROMIUM = Path("/usr/bin/chromium")
# WebGL without a graphics card, and nothing that looks for the network.
FLAGS = (
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
    *("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
)
# Milliseconds: a slow machine draws a map for long.
PATIENCE = 120_000
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}

needs_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's Chromium is not installed")


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The address of a record that is served from a thread."""
    app = create_app(record, SETTINGS, TOKEN)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


@contextmanager
def opened(browser: Any, address: str, path: str = "", width: int = 1280, scheme: str = "light") -> Iterator[Any]:
    """A page; what it complains of fails the test, and so does a request to anybody else."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page, wrong = context.new_page(), []
    page.set_default_timeout(PATIENCE)
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" and "404" not in m.text else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith((address, "blob:", "data:")) else wrong.append(r.url))
    if path:
        page.goto(address + path, wait_until="load")
    try:
        yield page
    finally:
        context.close()
    assert wrong == []


def bars(page: Any) -> list[tuple[str, list[str]]]:
    """What keeps anybody from the page, by WCAG 2.1 AA as axe-core checks it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    found = axe.run(page, options=RULES).response["violations"]
    return [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found]
