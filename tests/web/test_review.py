"""Review: the queues, judgements through forms, what follows from them, undo, the audit and agreement."""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from contested.model import Judged, Judgement
from contested.store import open_store
from contested.store.base import QUEUES
from contested.store.sqlite.opening import open_record
from contested.web import create_app

from .browsing import SETTINGS, TOKEN


@pytest.fixture
def record(sample_record: Path, tmp_path: Path) -> Path:
    """A copy of the sample's record, to judge on."""
    return Path(shutil.copy(sample_record, tmp_path / "record.db"))


@pytest.fixture
def rana(record: Path) -> Iterator[TestClient]:
    """Somebody who may judge."""
    with visitor(record) as client:
        yield client


def visitor(record: Path) -> TestClient:
    client = TestClient(create_app(record, SETTINGS, TOKEN), base_url="http://127.0.0.1")
    client.get(f"/enter/{TOKEN}")
    return client


def site(client: TestClient) -> Any:
    return client.app.state.site  # type: ignore[attr-defined]


def post(client: TestClient, path: str = "/review/judge", **fields: Any) -> Any:
    given = {"csrf": site(client).guard.csrf, "author": "Rana", "back": "/review"} | fields
    return client.post(path, data=given, follow_redirects=False)


def drawn(client: TestClient, seconds: float = 60) -> None:
    """Wait until the conclusions rest on all judgements."""
    end = time.monotonic() + seconds
    while client.get("/review/state").json()["drawing"]:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert client.get("/review/state").json()["failed"] == ""


def waiting(client: TestClient, queue: str, **asked: Any) -> list[Any]:
    answer = client.get(f"/review/{queue}", params={"format": "json", "rows": 1000, "below": 1, **asked}).json()
    assert answer["left"] == len(answer["records"])
    return list(answer["records"])


def two_events(client: TestClient) -> tuple[Any, Any]:
    """Two events of single claims at different places, which nothing but a judgement makes one."""
    events = client.get("/events?format=json&rows=1000").json()["records"]
    single = [e for e in events if len(e["claims"]) == 1 and e["place"] and e["event_type"] == "Battles"]
    return single[0], next(e for e in single if e["place"]["name"] != single[0]["place"]["name"])


def event_of(client: TestClient, claim: str) -> Any:
    events = client.get("/events?format=json&rows=1000").json()["records"]
    return next((e for e in events if claim in e["claims"]), None)


@pytest.mark.parametrize("queue", QUEUES)
def test_a_queue_is_a_page_json_and_csv(rana: TestClient, queue: str) -> None:
    page = rana.get(f"/review/{queue}")
    assert page.status_code == 200 and "<h1>" in page.text
    records = waiting(rana, queue)
    rows = [*csv.DictReader(io.StringIO(rana.get(f"/review/{queue}?format=csv&below=1&rows=1000").text))]
    assert len(rows) == len(records)


def test_the_overview_counts_what_waits(rana: TestClient) -> None:
    counts = {r["queue"]: r["waiting"] for r in rana.get("/review?format=json").json()["records"]}
    assert counts == {q: rana.get(f"/review/{q}?format=json").json()["left"] for q in QUEUES}
    page = rana.get("/review").text
    assert all(f"/review/{q}" in page for q in QUEUES)


def test_the_least_sure_claim_stands_in_its_document_with_its_evidence_marked(rana: TestClient) -> None:
    first = waiting(rana, "claims")[0]
    page = rana.get("/review/claims?below=1").text
    assert f"/documents/{first['doc']}#{first['id']}" in page and "<mark" in page
    assert f'value="{first["id"]}"' in page and 'value="accept"' in page and 'data-key="r"' in page
    skipped = rana.get("/review/claims?skip=1&below=1").text
    assert f'value="{waiting(rana, "claims")[1]["id"]}"' in skipped


def test_queues_are_filtered(rana: TestClient) -> None:
    tolls = waiting(rana, "claims", type="toll")
    assert tolls and {c["kind"] for c in tolls} == {"toll"}
    place = next(c["place"][0]["name"] for c in waiting(rana, "claims") if c["place"])
    assert all(place in [p["name"] for p in c["place"]] for c in waiting(rana, "claims", place=place))


def test_a_judgement_has_author_time_and_note_and_is_out_of_the_queue(rana: TestClient) -> None:
    first = waiting(rana, "claims")[0]["id"]
    response = post(rana, kind="accept", subject=first, note="as it stands", back="/review/claims?place=&skip=0")
    assert response.status_code == 303
    assert response.headers["location"].startswith("/review/claims?skip=0&judged=j-")
    (judgement,) = rana.get("/judgements?format=json").json()["records"]
    assert (judgement["author"], judgement["kind"], judgement["subjects"]) == ("Rana", "accept", [first])
    assert judgement["note"] == "as it stands" and judgement["time"].endswith("+00:00")
    assert first not in {c["id"] for c in waiting(rana, "claims")}
    assert "You judge as <strong>Rana</strong>" in rana.get("/review/claims?below=1").text


def test_a_name_is_typed_once_in_any_script(rana: TestClient) -> None:
    first, second = (c["id"] for c in waiting(rana, "claims")[:2])
    assert post(rana, kind="accept", subject=first, author="").status_code == 400
    post(rana, kind="accept", subject=first, author="  رنا  العلي ")
    post(rana, kind="accept", subject=second, author="")
    assert {j["author"] for j in rana.get("/judgements?format=json").json()["records"]} == {"رنا العلي"}


def test_a_wrong_claim_is_in_no_event_and_comes_back_when_that_is_taken_back(rana: TestClient) -> None:
    claim = two_events(rana)[0]["claims"][0]
    post(rana, kind="reject", subject=claim)
    drawn(rana)
    assert event_of(rana, claim) is None
    post(rana, "/review/undo")
    drawn(rana)
    assert event_of(rana, claim) is not None


def test_who_opens_a_rejected_claim_or_its_document_is_told(rana: TestClient, record: Path) -> None:
    claim = next(c for c in waiting(rana, "claims") if c["kind"] == "control")
    with TestClient(create_app(record, SETTINGS, TOKEN), base_url="http://127.0.0.1") as reader:
        page, document = f"/claims/{claim['id']}", f"/documents/{claim['doc']}"
        assert "Rejected" not in reader.get(page).text and "rejected</span>" not in reader.get(document).text
        post(rana, kind="reject", subject=claim["id"])
        for told in (reader.get(page).text, rana.get(page).text):
            assert "Rejected" in told and ">wrong</a>" in told and "Rana" in told
            assert "makes control spells" not in told
        assert reader.get(page, params={"format": "json"}).json()["rejected"] is True
        assert reader.get(document).text.count("rejected</span>") == 1
        assert reader.get(document, params={"format": "json"}).json()["rejected"] == [claim["id"]]
        # A second coder opens the document from a queue that does not say what the first one judged.
        assert "rejected</span>" not in rana.get(document).text
        # The last word counts.
        post(rana, kind="accept", subject=claim["id"])
        drawn(rana)
        assert "Rejected" not in reader.get(page).text and ">right</a>" in reader.get(page).text
        assert "rejected</span>" not in reader.get(document).text


def test_what_was_kept_is_said_in_the_words_of_the_buttons(rana: TestClient) -> None:
    claim = waiting(rana, "claims")[0]["id"]
    fields = {"subject": claim, "field": "place", "value": "Aleppo", "back": "/review/claims"}
    kept = rana.get(post(rana, kind="correct", **fields).headers["location"]).text
    assert "Kept: correct" not in kept and "Kept: place should be “" in kept
    one, other = two_events(rana)
    address = post(rana, kind="same", event=[one["id"], other["id"]], back="/review/events").headers["location"]
    assert "Kept: the same event" in rana.get(address).text


def test_events_are_merged_and_parted_again(rana: TestClient) -> None:
    one, other = two_events(rana)
    page = rana.get(f"/review/events?one={one['id']}&other={other['id']}")
    assert page.status_code == 200 and "The same event: merge" in page.text
    merged = post(rana, kind="same", event=[one["id"], other["id"]])
    drawn(rana)
    both = {*one["claims"], *other["claims"]}
    whole = event_of(rana, one["claims"][0])
    assert both <= {*whole["claims"]}
    [gone] = [e["id"] for e in (one, other) if e["id"] != whole["id"]]
    answer = rana.get(f"/events/{gone}?format=json", follow_redirects=False)
    assert answer.status_code == 307 and answer.headers["location"].endswith(f"/events/{whole['id']}?format=json")
    assert other["claims"][0] in rana.get(f"/review/split/{whole['id']}").text
    split = post(rana, kind="part", event=whole["id"], subject=other["claims"])
    drawn(rana)
    assert other["claims"][0] not in event_of(rana, one["claims"][0])["claims"]
    for judged in (split, merged):
        id = judged.headers["location"].split("judged=")[1]
        assert post(rana, "/review/undo", id=id).headers["location"].endswith(f"undone={id}")
    drawn(rana)
    assert [event_of(rana, e["claims"][0])["claims"] for e in (one, other)] == [one["claims"], other["claims"]]


def test_a_correction_is_kept_beside_the_claim(rana: TestClient) -> None:
    claim = waiting(rana, "claims", type="toll")[0]
    assert post(rana, kind="correct", subject=claim["id"], field="low", value="1,200").status_code == 303
    page = rana.get(f"/review/claims?id={claim['id']}").text
    assert "low should be “1200”" in page and "Rana" in page
    assert rana.get(f"/review/claims?id={claim['id']}&format=json").json()["records"] == [claim]
    for field, value in (
        ("low", "some"),
        ("start", "tomorrow"),
        ("harm", "tired"),
        ("wings", "2"),
        ("control", "holds"),
    ):
        answer = post(rana, kind="correct", subject=claim["id"], field=field, value=value)
        assert answer.status_code == 400, field


def test_actors_and_places_of_corrections_are_kept_by_their_ids(rana: TestClient) -> None:
    claim = waiting(rana, "claims", type="event")[0]["id"]
    post(rana, kind="correct", subject=claim, field="actor", value="Ahrar al-Sham; somebody new")
    post(rana, kind="correct", subject=claim, field="end", value="2015-08-01")
    post(rana, kind="correct", subject=claim, field="sub_event_type", value="armed CLASH")
    values = [j["value"] for j in rana.get("/judgements?format=json").json()["records"]]
    assert values == ["Armed clash", "2015-08-01", "ahrar-al-sham; somebody new"]


@pytest.mark.parametrize("known_by", [(), (("the Ferrymen",), ())])
def test_judgements_on_actors_lead_to_no_page_that_is_gone(rana: TestClient, known_by: tuple[Any, ...]) -> None:
    """An actor that was merged into another has no page of its own any more."""
    merged = Judgement("j-1", "merge", ("p-1", "isis"), "Rana", datetime(2026, 1, 1, tzinfo=UTC), known_by=known_by)
    with site(rana).writing() as store:
        store.add_judgement(merged)
    for page in ("/review", "/judgements", "/judgements/j-1"):
        html = rana.get(page).text
        assert ("the Ferrymen" if known_by else "p-1") in html, page
        assert "/show/p-1" not in html and "/actors/p-1" not in html, page
    assert 'href="/actors/isis"' in rana.get("/judgements/j-1").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "burn", "subject": "c-1"}, "no judgement"),
        ({"kind": "accept"}, "something that is judged"),
        ({"kind": "accept", "subject": "c-nothing"}, "no claim c-nothing"),
        ({"kind": "same", "event": ["e-1"]}, "two by two"),
        ({"kind": "same", "event": ["e-1", "e-2"]}, "no event e-1"),
        ({"kind": "same", "subject": ["c-1", "c-2"], "first": "2"}, "Two things"),
        ({"kind": "merge", "subject": "p-1"}, "two actors"),
        ({"kind": "accept", "subject": "c-1", "note": "x" * 3000}, "2,000 characters"),
        ({"kind": "accept", "subject": "c-1", "author": "x" * 100}, "80 characters"),
    ],
)
def test_what_cannot_be_judged_is_told(rana: TestClient, fields: dict[str, Any], said: str) -> None:
    answer = post(rana, **fields)
    assert answer.status_code in (400, 404) and said in answer.text
    assert rana.get("/judgements?format=json").json()["records"] == []


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example", "/\\evil.example", "/review//..", "javascript:1"]
)
def test_a_form_leads_back_to_a_page_of_ours_only(rana: TestClient, back: str) -> None:
    claim = waiting(rana, "claims")[0]["id"]
    where = post(rana, kind="accept", subject=claim, back=back).headers["location"]
    assert where.startswith("/review?judged=")


def test_a_dispute_is_left_alone_once_both_sides_were_looked_at(rana: TestClient) -> None:
    dispute = waiting(rana, "disputes")[0]
    assert dispute["reason"] in rana.get("/review/disputes").text.replace("&#39;", "'").replace("&#34;", '"')
    post(rana, kind="accept", subject=[*dispute["claims"], *dispute["against"]])
    drawn(rana)
    assert dispute["id"] not in {d["id"] for d in waiting(rana, "disputes")}
    assert rana.get(f"/review/disputes?id={dispute['id']}").status_code == 200


def test_two_reviewers_and_what_they_agree_on(record: Path) -> None:
    with visitor(record) as rana, visitor(record) as sami:
        claims = [c["id"] for c in waiting(rana, "claims")[:4]]
        for claim, kind in zip(claims, ("accept", "accept", "reject", "reject"), strict=True):
            post(rana, kind=kind, subject=claim)
        assert len(waiting(sami, "second")) == 4
        for claim, kind in zip(claims, ("accept", "reject", "reject", "reject"), strict=True):
            page = sami.get("/review/second").text
            assert claim in page and "Judged before" not in page
            post(sami, kind=kind, subject=claim, author="Sami")
        assert waiting(sami, "second") == []
        about, pairs = rana.get("/judgements/agreement?one=Rana&other=Sami&format=json").json()["agreement"]
        assert (about["both"], about["agreed"], about["few"]) == (4, 3, True)
        assert about["kappa"] == pytest.approx(0.5) and pairs["kappa"] is None
        assert "no more than a hint" in rana.get("/judgements/agreement").text


def test_two_reviewers_at_once_lose_nothing(record: Path) -> None:
    with visitor(record) as rana, visitor(record) as sami:
        claims = [c["id"] for c in waiting(rana, "claims")[:20]]
        answers: list[int] = []

        def judge(client: TestClient, author: str) -> None:
            answers.extend(post(client, kind="reject", subject=claim, author=author).status_code for claim in claims)

        threads = [threading.Thread(target=judge, args=who) for who in ((rana, "Rana"), (sami, "Sami"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [303] * 40
        drawn(rana)
        drawn(sami)
        for author in ("Rana", "Sami"):
            found = rana.get(f"/judgements?author={author}&format=json").json()["records"]
            assert sorted(j["subjects"][0] for j in found) == sorted(claims)
        assert all(event_of(rana, claim) is None for claim in claims)


def test_a_write_is_tried_again_while_another_process_writes(rana: TestClient, record: Path) -> None:
    claim = waiting(rana, "claims")[0]["id"]
    site(rana).writing = lambda: open_record(str(record), busy_ms=200)
    site(rana).drawer.ask = lambda: None
    for path in ("/review/judge", "/review/undo"):
        with closing(sqlite3.connect(record, isolation_level=None, check_same_thread=False)) as other:
            other.execute("BEGIN IMMEDIATE")
            # Longer than one write waits.
            ending = threading.Timer(0.4, other.execute, ["COMMIT"])
            ending.start()
            assert post(rana, path, kind="accept", subject=claim).status_code == 303, path
            ending.join()
    (judgement,) = rana.get("/judgements?format=json").json()["records"]
    assert judgement["undone"]


def test_quick_judgements_are_drawn_together_while_pages_are_read(rana: TestClient) -> None:
    claims = [c["id"] for c in waiting(rana, "claims")[:6]]
    assert "Drawing anew" in rana.get(post(rana, kind="accept", subject=claims[0]).headers["location"]).text
    for claim in claims[1:]:
        post(rana, kind="accept", subject=claim)
        assert rana.get("/events").status_code == 200
    drawn(rana)
    assert rana.get("/review/state").json()["drawn"] < len(claims)


def test_the_audit_is_filtered_and_says_what_was_taken_back(rana: TestClient) -> None:
    one, other = (c["id"] for c in waiting(rana, "claims")[:2])
    post(rana, kind="accept", subject=one)
    post(rana, kind="reject", subject=other, author="Sami", note="<b>no</b>")
    post(rana, "/review/undo")
    asked = {"author=Rana": [one], "kind=reject": [other], f"subject={one}": [one], "in_force=yes": [one]}
    for address, subjects in asked.items():
        found = rana.get(f"/judgements?{address}&format=json").json()["records"]
        assert [j["subjects"][0] for j in found] == subjects, address
    (gone,) = rana.get("/judgements?in_force=no&format=json").json()["records"]
    assert gone["undone"] and gone["author"] == "Sami"
    page = rana.get(f"/judgements/{gone['id']}").text
    assert "taken back" in page and "&lt;b&gt;no" in page
    assert rana.get("/judgements?format=csv").text.count("\n") == 3
    assert rana.get("/judgements/j-none").status_code == 404


def test_whoever_only_reads_sees_queues_without_forms(client: TestClient) -> None:
    for page in ("/review", *(f"/review/{q}" for q in QUEUES), "/judgements", "/judgements/agreement"):
        text = client.get(page).text
        assert 'method="post"' not in text, page
    assert client.get("/review/nothing").status_code == 404
    assert client.get("/review/claims?id=c-none").status_code == 404
    assert client.get("/review/events?one=e-1").status_code == 400


def test_judgements_outlast_building_and_another_reader(rana: TestClient, record: Path) -> None:
    from importlib.resources import files

    from contested import knowledge
    from contested.pipeline.building import build
    from contested.pipeline.reading import read

    one, other = two_events(rana)
    post(rana, kind="same", event=[one["id"], other["id"]], note="one battle")
    drawn(rana)
    known = knowledge.load(SETTINGS.conflict)
    with open_store(record) as store:
        before = list(store.judged(Judged()))
        read([str(files("contested").joinpath("sample"))], store, known, SETTINGS)
        build(store, known, SETTINGS)
        assert list(store.judged(Judged())) == before
    assert {*one["claims"], *other["claims"]} <= {*event_of(rana, one["claims"][0])["claims"]}
