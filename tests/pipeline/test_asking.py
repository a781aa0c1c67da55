"""Names in any spelling, who speaks, who is spoken of, who holds what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from contested import knowledge
from contested.errors import UsageError
from contested.model import Query
from contested.pipeline.actors import actors_of
from contested.pipeline.asking import identified, sources_of, unknown_names
from contested.pipeline.building import build
from contested.pipeline.holding import who_holds
from contested.pipeline.reading import read
from contested.settings import Settings
from contested.store import Store, open_store
from tests.cli.conftest import REPORTS

KNOWN = knowledge.load()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    feed = tmp_path_factory.mktemp("feed") / "two.jsonl"
    feed.write_text("".join(json.dumps(report) + "\n" for report in REPORTS), encoding="utf-8")
    with open_store(":memory:") as opened:
        read([feed], opened, KNOWN, Settings())
        build(opened, KNOWN, Settings())
        yield opened


@pytest.mark.parametrize("place", ["Kubayna", "Kabani", "kubayna village"])
def test_a_place_is_found_by_each_of_its_names(store: Store, place: str) -> None:
    found = {rc.claim.id for rc in store.claims(identified(Query(place=place), KNOWN))}
    assert found == {rc.claim.id for rc in store.claims(Query(place=("Kubayna", "Kabani")))}
    assert found


@pytest.mark.parametrize("source", ["Syrian Observatory for Human Rights", "SOHR", "the Observatory"])
def test_a_source_is_found_by_each_of_its_names(store: Store, source: str) -> None:
    found = list(store.claims(identified(Query(source=source), KNOWN)))
    assert found
    assert all(rc.attribution[0].name == "Syrian Observatory for Human Rights" for rc in found)


def test_a_name_that_nobody_bears_is_told_with_those_like_it(store: Store) -> None:
    [unknown] = unknown_names(store, Query(place="Sarmeen Bridge", actor="rebels"))
    assert (unknown.role, unknown.name) == ("place", "Sarmeen Bridge")
    assert "Sarmin" in unknown.near


def test_sources_and_actors_are_counted_by_the_claims_that_meet_the_query(store: Store) -> None:
    every = list(store.claims())
    assert sum(s.claims for s in sources_of(store, Query(), KNOWN)) == len(every)
    [sana] = [s for s in sources_of(store, Query(), KNOWN) if s.denials]
    assert sana.side == "government"
    acts = sum(a.acts for a in actors_of(store, Query(), KNOWN))
    assert acts == len({(rc.claim.id, r.name) for rc in every for r in rc.actor})
    assert len(actors_of(store, Query(limit=2), KNOWN)) == 2


def test_who_holds_a_place_is_asked_of_a_day(store: Store) -> None:
    asked = identified(Query(place="Idlib", at=date(2015, 8, 1)), KNOWN)
    [holding] = who_holds(store, asked, stale_days=90)
    assert (holding.status, [h.name for h in holding.holders]) == ("holds", ["Army of Conquest"])
    assert who_holds(store, Query(place="Idlib", at=date(2015, 1, 1)), stale_days=90) == ()
    with pytest.raises(UsageError):
        who_holds(store, Query(place="Idlib"), stale_days=90)


def test_a_body_is_asked_for_by_any_name_it_bore() -> None:
    by_each = [identified(Query(actor=name), KNOWN).actor for name in ("Nusra Front", "Tahrir al-Sham")]
    for names in by_each:
        assert {"nusra-front", "jabhat-fatah-al-sham", "hayat-tahrir-al-sham"} <= set(names or ())
