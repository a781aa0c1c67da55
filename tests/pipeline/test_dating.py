"""Every build dates anew what states no date: it follows what the record holds, and changes nothing that was read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from contested import knowledge
from contested.model import Claim, Document, Mention, Query, ResolvedClaim, with_id
from contested.pipeline.building import build, resolve_anew
from contested.pipeline.exporting import lines
from contested.pipeline.past import as_known
from contested.pipeline.reading import read
from contested.settings import Settings
from contested.store import Store, open_store
from contested.store.memory import MemoryStore
from tests.pipeline.readers import Plain

KNOWN, SETTINGS = knowledge.load(), Settings()
SAID = (
    "On Tuesday gunmen robbed the grain barge that had run aground below the second weir in the fog, a bargeman said."
)
UNDATED = {"id": "barge", "text": f"{SAID} Nobody was hurt."}
DATED = {"id": "wire", "text": f"{SAID} The owner wept.", "date": "2016-05-11"}
OTHER = {"id": "other", "text": "Rain fell on Tuesday. The river rose.", "date": "2016-05-11"}
EXPORTS = ("claims", "events", "documents", "control", "tolls", "disputes")


class Tuesday(Plain):
    """Takes the first sentence for a clash on the Tuesday that it names."""

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        for document, claims in super().read(documents):
            start = (
                document.text.index("on Tuesday") if "on Tuesday" in document.text else document.text.index("On Tue")
            )
            time = Mention(document.text[start : start + 10], start, start + 10)
            yield document, tuple(with_id(replace(claim, time=time)) for claim in claims)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with MemoryStore() if request.param == "memory" else open_store(":memory:") as made:
        yield made


def take(store: Store, folder: Path, *reports: dict[str, str]) -> None:
    for report in reports:
        path = folder / f"{report['id']}.jsonl"
        path.write_text(json.dumps(report) + "\n", encoding="utf-8")
        read([path], store, KNOWN, SETTINGS, reader=Tuesday())
    build(store, KNOWN, SETTINGS)


def exports(store: Store) -> list[str]:
    return ["".join(lines(store, what, "jsonl")) for what in EXPORTS]  # type: ignore[arg-type]


def the_document(store: Store, name: str = "barge") -> Document:
    [document] = [d for d in store.documents() if f"{name}.jsonl" in d.origin]
    return document


def claims_in(store: Store, name: str = "barge") -> list[ResolvedClaim]:
    return list(store.claims_of(the_document(store, name).id))


def test_a_report_read_later_dates_it(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, UNDATED, OTHER)
    before = the_document(store)
    assert before.published is None
    assert before.inferred
    assert before.inferred.start is None
    take(store, tmp_path, DATED)
    after = the_document(store)
    assert after.inferred
    assert (after.inferred.start, after.inferred.end) == (date(2016, 5, 10), date(2016, 5, 11))
    assert after.date.value is None, "what was read stays as it was"
    assert replace(after, inferred=None) == replace(before, inferred=None)


def test_its_claims_get_their_days_with_the_reason(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, UNDATED, DATED)
    [rc] = claims_in(store)
    assert (rc.time.start, rc.time.end) == (date(2016, 5, 10), date(2016, 5, 10)), "Tuesday by either day"
    assert "date is inferred: 2016-05-10 to 2016-05-11" in rc.time.evidence.reason
    [stated] = claims_in(store, "wire")
    assert "inferred" not in stated.time.evidence.reason
    assert rc.time.evidence.score < stated.time.evidence.score


def test_building_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, UNDATED, DATED)
    first = exports(store)
    build(store, KNOWN, SETTINGS)
    assert exports(store) == first
    resolve_anew(store, KNOWN, SETTINGS)
    build(store, KNOWN, SETTINGS)
    assert exports(store) == first


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    found = []
    for reports in ((UNDATED, DATED, OTHER), (DATED, OTHER, UNDATED)):
        with open_store(":memory:") as store:
            take(store, tmp_path, *reports)
            found.append(exports(store)[0])
    assert found[0] == found[1]


OVERNIGHT = {"id": "barge", "text": f"{SAID} Police came overnight."}


def test_a_day_that_is_sure_is_the_report_time(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, OVERNIGHT, DATED)
    assert the_document(store).published == date(2016, 5, 10)
    assert store.counts().undated == 0
    id = the_document(store).id
    assert [d.id for d in store.documents(Query(end=date(2016, 5, 10)))] == [id]
    assert [rc.claim.doc for rc in store.claims(Query(known_at=date(2016, 5, 10)))] == [id]
    [rc] = claims_in(store)
    assert rc.published == date(2016, 5, 10)
    past = as_known(store, date(2016, 5, 10), KNOWN, SETTINGS)
    assert [d.id for d in past.documents()] == [id], "though the report that dates it came later"
    assert [rc.time.start for rc in past.claims()] == [date(2016, 5, 10)]


def test_without_its_reason_the_date_goes(tmp_path: Path) -> None:
    with open_store(":memory:") as store:
        take(store, tmp_path, OVERNIGHT, DATED)
        with MemoryStore() as rest:
            d, claims = the_document(store), [rc.claim for rc in claims_in(store)]
            resolutions = [rc.time for rc in claims_in(store)]
            rest.add(d, claims, resolutions, reader="")
            build(rest, KNOWN, SETTINGS)
            left = the_document(rest)
            assert left.inferred
            assert left.inferred.start is None
            assert left.published is None
            assert [rc.time.start for rc in rest.claims()] == [None]


SHARED = Path(os.environ.get("CONTESTED_SHARED") or Path(__file__).resolve().parents[3] / "shared")
SEEDS = SHARED / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"no reports in {SEEDS}: set CONTESTED_SHARED to the folder with seeds/")
def test_two_real_reports_date_each_other_to_the_day() -> None:
    settings = Settings.load()
    with open_store(":memory:") as store:
        read([SEEDS], store, KNOWN, settings)
        build(store, KNOWN, settings)
        days = {Path(d.origin).name[:3]: d.published for d in store.documents()}
    assert days == {
        "000": date(2015, 7, 28),
        "001": date(2015, 7, 28),
        "002": None,
        "003": date(2015, 8, 12),
        "004": None,
    }
