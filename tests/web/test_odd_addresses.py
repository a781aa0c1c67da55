"""Days and numbers that nobody means are told so, and a fault of the program is guarded as every answer is."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from contested.errors import UsageError
from contested.web.asked import day, number
from contested.web.guard import HEADERS


@pytest.mark.parametrize("text", ["9999-12-31", "9999", "9999-12", "0001-01-01", "2015-13", "2015-02-30", "soon"])
def test_what_is_no_day_of_a_record_is_refused(text: str) -> None:
    for last in (False, True):
        with pytest.raises(UsageError, match="no day"):
            day(text, last=last)


@pytest.mark.parametrize("text", ["9" * 20, "9" * 5000, "-1", "1.5", "x"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no number"):
        number(text, 1)


def test_odd_addresses_are_answered(client: TestClient) -> None:
    for path in ("/map?at=9999-12-31", "/events?to=9999", "/brief?from=0001-01-01", f"/events?page={'9' * 20}"):
        assert client.get(path).status_code == 400, path


def test_the_first_page_is_a_table_too(client: TestClient) -> None:
    answer = client.get("/?format=csv")
    assert answer.status_code == 200 and answer.text.startswith("id,")


def test_a_fault_is_guarded_too(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("contested.web.routes.events.respond", broken)
    failing = TestClient(client.app, raise_server_exceptions=False, base_url=str(client.base_url))
    # Not asked for before: what was answered once is answered again.
    answer = failing.get("/events?place=nowhere at all")
    assert answer.status_code == 500
    assert all(answer.headers[name] == value for name, value in HEADERS.items())
