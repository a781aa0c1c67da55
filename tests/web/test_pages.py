"""Every page there is, and where its links lead."""

from __future__ import annotations

import re
from html import unescape

from fastapi.testclient import TestClient

from .pages import DOOR, PAGES, PARTS, addresses, routes, things


def test_every_route_is_looked_at() -> None:
    assert {*PAGES, *PARTS, DOOR} == routes()


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    of = things(lambda address: client.get(address).json())
    pages = [address.format_map(of) for address in addresses(PAGES, PARTS)]
    wrong = [page for page in pages if client.get(page).status_code != 200]
    assert wrong == []
    links = {
        unescape(link).partition("#")[0]: page
        for page in pages
        for link in re.findall(r'(?:href|src|action)="(/[^"]*)"', client.get(page).text)
    }
    wrong = [f"{link} of {page}" for link, page in links.items() if client.get(link).status_code not in _fine(link)]
    assert len(links) > 500
    assert wrong == []


def _fine(link: str) -> tuple[int, ...]:
    """What an address answers that is there: those that judge are not for looking."""
    return (404, 405) if link in ("/review/judge", "/review/undo") else (200,)
