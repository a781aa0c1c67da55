"""Who may write where several records are served from one machine."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from contested.web import create_app

from .browsing import SETTINGS


def test_records_on_two_ports_are_judged_side_by_side(sample_record: Path) -> None:
    tokens = {8765: "one", 8766: "other"}
    visitors = [
        TestClient(create_app(sample_record, SETTINGS, token), base_url=f"http://127.0.0.1:{port}")
        for port, token in tokens.items()
    ]
    # A browser has one jar for all ports of a host.
    jar: dict[str, str] = {}
    for visitor, token in zip(visitors, tokens.values(), strict=True):
        jar |= dict(visitor.get(f"/enter/{token}", follow_redirects=False).cookies)
    for visitor in visitors:
        visitor.cookies.clear()
        visitor.cookies.update(jar)
        assert 'method="post"' in visitor.get("/review/claims?below=1").text, visitor.base_url
