"""Days and numbers that nobody means are told so, and a fault of the program is guarded as every answer is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from contested import knowledge
from contested.errors import UsageError
from contested.pipeline.building import build
from contested.pipeline.reading import read
from contested.settings import Settings
from contested.sources.options import ReadOptions
from contested.store import open_store
from contested.web import create_app
from contested.web.asked import day, number
from contested.web.guard import HEADERS

# The sample's reports are of late July and August.
_KNOWN = ("2015-07-01", "2015-07", "2015-07-31")


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


@pytest.mark.parametrize(
    "page", ["/events", "/claims", "/control", "/control/changes", "/tolls", "/disputes", "/changes"]
)
@pytest.mark.parametrize("form", ["html", "json", "csv"])
def test_a_period_that_ends_before_it_begins_and_a_type_that_is_none_are_refused(
    client: TestClient, page: str, form: str
) -> None:
    for asked, told in (("from=2015-08-10&to=2015-08", None), ("from=2015-08-10&to=2015-08-01", "comes after"),
                        ("type=nonsense", "no type")):  # fmt: skip
        answer = client.get(f"{page}?{asked}&format={form}")
        assert answer.status_code == (400 if told else 200), asked
        assert told is None or told in answer.text


@pytest.mark.parametrize("page", ["/events", "/claims", "/documents", "/control", "/disputes", "/tolls", "/changes"])
def test_a_name_that_the_record_has_not_is_told(client: TestClient, page: str) -> None:
    for role in ("place", "actor", "source"):
        assert f"The record has no {role} “Zzyzzx”." in client.get(f"{page}?{role}=Zzyzzx").text
    # One that it has, of which nothing meets the filters, is not.
    assert "The record has no" not in client.get(f"{page}?place=Jurin&to=2012").text


@pytest.mark.parametrize(
    "page", ["/events", "/claims", "/documents", "/control", "/sources", "/actors", "/tolls/lines"]
)
def test_a_page_behind_the_last_leads_to_the_first(client: TestClient, page: str) -> None:
    text = client.get(f"{page}?page=77&rows=30").text
    assert "There is no page 77 of this." in text and f'href="{page}?rows=30"' in text
    assert "meets this" not in text


def test_a_page_has_a_row_at_least(client: TestClient) -> None:
    assert len(client.get("/events?rows=0&format=json").json()["records"]) == 1


def test_the_first_page_is_a_table_too(client: TestClient) -> None:
    answer = client.get("/?format=csv")
    assert answer.status_code == 200 and answer.text.startswith("id,")


def test_a_month_as_a_day_of_knowledge_is_its_last(client: TestClient) -> None:
    told = [client.get(f"/claims?rows=1000&known_at={day}&format=json").json()["records"] for day in _KNOWN]
    assert len(told[0]) < len(told[1]) == len(told[2])


def test_data_of_a_source_has_its_statements_however_it_is_asked_for(client: TestClient) -> None:
    name = client.get("/sources?format=json").json()["records"][0]["name"]
    by_address = client.get(f"/sources/{name}?format=csv").text
    assert len(by_address.splitlines()) > 1
    assert client.get(f"/sources/{name}", headers={"Accept": "text/csv"}).text == by_address


def test_a_fault_is_guarded_too(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("contested.web.routes.events.respond", broken)
    failing = TestClient(client.app, raise_server_exceptions=False, base_url=str(client.base_url))
    # Not asked for before: what was answered once is answered again.
    answer = failing.get("/events?place=nowhere at all")
    assert answer.status_code == 500
    assert all(answer.headers[name] == value for name, value in HEADERS.items())


@pytest.mark.parametrize("path", ["/actors/", "/actors/%20", "/sources/", "/places/", "/map/place/?at=2015-08-01"])
def test_an_address_without_a_name_is_nobodys(client: TestClient, path: str) -> None:
    assert client.get(path, follow_redirects=False).status_code == 404


def test_a_host_that_is_none_is_refused(client: TestClient) -> None:
    assert client.get("/events", headers={"Host": "[x"}).status_code == 421


def test_what_was_judged_may_be_gone(client: TestClient) -> None:
    for asked in ("events?one=e-1&other=e-2", "disputes?id=d-1", "actors?id=p-1"):
        assert client.get(f"/review/{asked}").status_code == 404
        for just in ("judged", "undone"):
            assert client.get(f"/review/{asked}&{just}=j-1").status_code == 200


def test_ids_with_signs_of_addresses_can_be_opened(tmp_path: Path) -> None:
    id, text = (
        "afp/2015#1?x",
        "Rebels seized the town of Sarmin on August 2, 2015, killing ten soldiers, an activist said.",
    )
    feed, record = tmp_path / "feed.jsonl", tmp_path / "record.db"
    feed.write_text(json.dumps({"id": id, "date": "2015-08-03", "text": text}) + "\n")
    known, settings = knowledge.load(), Settings(reader="fast")
    with open_store(record, create=True) as store:
        read([feed], store, known, settings, ReadOptions(columns={"id": "id"}))
        build(store, known, settings)
        ids = [e.id for e in store.events()], [t.id for t in store.tolls()], [s.id for s in store.spells()]
    with TestClient(create_app(record, settings), base_url="http://127.0.0.1") as visitor:
        assert visitor.get(f"/show/{quote(id, safe='')}").status_code == 200
        pages = [f"/{kind}/{n}" for kind, own in zip(("events", "tolls", "spells"), ids, strict=True) for n in own]
        assert len({page.split("/")[1] for page in pages}) >= 2
        for page in ("/control?at=2015-08-03", "/tolls/lines?explain=1", *pages):
            links = re.findall(r'href="(/(?:documents|show)/[^"]*)"', visitor.get(page).text)
            assert links or page.startswith("/control"), page
            for link in links:
                assert visitor.get(link.split("#")[0]).status_code == 200, (page, link)
