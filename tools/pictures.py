"""Pictures of the pages, of the sample's record, for README and docs: needs Chromium and the packages for tests.

python tools/pictures.py            # writes docs/pictures
"""

from __future__ import annotations

import tempfile
import threading
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from contested import knowledge
from contested.pipeline.building import build
from contested.pipeline.reading import read
from contested.settings import Settings
from contested.store import open_store
from contested.web import create_app

OUT = Path(__file__).parents[1] / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
PATIENCE = 120_000


def main() -> None:
    """Read the sample, serve it, and take the pictures."""
    OUT.mkdir(exist_ok=True)
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "sample.db"
        known = knowledge.load(settings.conflict)
        with open_store(record, create=True) as store:
            read([str(files("contested").joinpath("sample"))], store, known, settings)
            build(store, known, settings)
        server = uvicorn.Server(uvicorn.Config(create_app(record, settings, "token"), port=0, log_level="error"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        with sync_playwright() as p:
            browser = p.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            _take(browser, address)
            browser.close()
        server.should_exit = True


def _take(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE)
    events = page.request.get(f"{address}/events?format=json&rows=1000").json()["records"]
    told = max(
        (e for e in events if e["killed"]), key=lambda e: (e["killed"]["low"] != e["killed"]["best"], len(e["origins"]))
    )
    page.goto(f"{address}/map?at=2015-07-30&place=syria-hasakah&around=7")
    page.wait_for_selector('#atlas[data-drawn="2015-07-30"]')
    page.wait_for_timeout(3000)
    page.screenshot(path=OUT / "map.png")
    for name, path in (
        ("event", f"/events/{told['id']}"),
        ("tolls", "/tolls"),
    ):
        page.goto(address + path)
        page.wait_for_timeout(1000)
        page.screenshot(path=OUT / f"{name}.png")


if __name__ == "__main__":
    main()
