"""Which places a name may mean when no document says more."""

from __future__ import annotations

import pytest

from contested.knowledge import Knowledge, load
from contested.resolve.finding import find


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load("syria")


def test_candidates_come_best_first_with_reasons(known: Knowledge) -> None:
    found = find("Tripoli", known)
    assert {"Libya", "Lebanon"} <= {c.place.country for c in found}
    scores = [c.evidence.score for c in found]
    assert scores == sorted(scores, reverse=True)
    assert all(c.evidence.reason for c in found)


@pytest.mark.parametrize(
    ("name", "within", "country", "admin1"),
    [("Tripoli", "Lebanon", "Lebanon", None), ("Al-Midan", "Aleppo province", "Syria", "Aleppo")],
)
def test_within_keeps_what_lies_in_it(
    known: Knowledge, name: str, within: str, country: str, admin1: str | None
) -> None:
    found = find(name, known, within)
    assert found
    assert {c.place.country for c in found} == {country}
    assert admin1 is None or {c.place.admin1 for c in found} == {admin1}


def test_kind_words_count(known: Knowledge) -> None:
    assert find("Hama province", known)[0].place.kind == "province"
    assert find("Hama", known)[0].place.kind == "city"


def test_the_unknown_has_no_candidate(known: Knowledge) -> None:
    assert find("Wells of Qarn Nowhere", known) == ()
    assert find("Tripoli", known, "Idlib province") == ()
