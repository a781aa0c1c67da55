"""Forms of any size and shape: what is too large is told so, and what is no form is none of ours."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from contested.store import open_store
from contested.web import create_app
from contested.web.guard import LONGEST, MOST_FIELDS

from .browsing import SETTINGS, TOKEN

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=B"


@pytest.fixture
def record(sample_record: Path, tmp_path: Path) -> Path:
    """A copy of the sample's record, to judge on."""
    return Path(shutil.copy(sample_record, tmp_path / "record.db"))


@pytest.fixture
def rana(record: Path) -> Iterator[TestClient]:
    """Somebody who may judge."""
    app = create_app(record, SETTINGS, TOKEN)
    app.state.site.drawer.ask = lambda: None
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        client.get(f"/enter/{TOKEN}")
        yield client


def accepting(client: TestClient, record: Path, **more: Any) -> dict[str, Any]:
    """A form that is kept."""
    with open_store(record, readonly=True) as store:
        claim = next(store.claims()).claim.id
    csrf = client.app.state.site.guard.csrf  # type: ignore[attr-defined]
    return {"csrf": csrf, "author": "Rana", "kind": "accept", "subject": claim} | more


def judged(record: Path) -> int:
    with open_store(record, readonly=True) as store:
        return len(list(store.judgements()))


def test_a_dispute_of_thousands_of_claims_is_judged(rana: TestClient, record: Path) -> None:
    given = accepting(rana, record)
    given["subject"] = [given["subject"]] * 3000
    assert rana.post("/review/judge", data=given, follow_redirects=False).status_code == 303
    assert judged(record) == 1


@pytest.mark.parametrize("in_parts", [False, True])
@pytest.mark.parametrize(
    ("more", "status", "said"),
    [
        ({"note": "x" * LONGEST}, 413, "more than 1,000,000 bytes"),
        ({"spelling": ["x"] * MOST_FIELDS}, 400, "Too many fields"),
    ],
)
def test_what_is_too_large_is_told(
    rana: TestClient, record: Path, in_parts: bool, more: dict[str, Any], status: int, said: str
) -> None:
    body = urlencode(accepting(rana, record, **more), doseq=True).encode()
    # In parts nobody says beforehand how long it is.
    sent = (body[n : n + 50_000] for n in range(0, len(body), 50_000)) if in_parts else body
    answer = rana.post("/review/judge", content=sent, headers={"Content-Type": URLENCODED})
    assert answer.status_code == status and said in answer.text and "<h1>" in answer.text
    assert "content-security-policy" in answer.headers
    assert judged(record) == 0


@pytest.mark.parametrize("kind", [URLENCODED, MULTIPART, "multipart/form-data", "application/json", "text/plain", ""])
def test_what_is_no_form_is_refused(rana: TestClient, record: Path, kind: str) -> None:
    chance = random.Random(7)
    signs = b'--B\r\n=&%;:"Content-Disposition: form-data; name=\x00\xff{}'
    for length in (0, 1, 20, 200, 2000):
        for _ in range(20):
            body = bytes(chance.choice(signs) for _ in range(length))
            for start in (b"", b"--B\r\n", b'--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n'):
                answer = rana.post("/review/judge", content=start + body, headers={"Content-Type": kind})
                assert answer.status_code in (400, 403), (start + body, answer.text)
    assert judged(record) == 0
