"""Names like one that is given."""

from __future__ import annotations

from contested.pipeline.near import near

NAMED = {"Syrian Observatory for Human Rights": "observatory", "SOHR": "observatory", "SANA": "sana", "صنعاء": "sanaa"}


def test_the_likest_comes_first() -> None:
    found = near("SANAA", NAMED | {"SAANAA": "other"})
    assert list(found) == ["other", "sana"]
    assert found["other"] > found["sana"] >= 70


def test_a_part_of_a_long_name_is_like_it_where_parts_count() -> None:
    assert "observatory" in near("the Observatory", NAMED, parts=True)
    assert near("the Observatory", NAMED) == {}


def test_each_is_named_once_with_its_best_likeness() -> None:
    assert near("SOHR", NAMED | {"SOHRs": "observatory"}) == {"observatory": 100.0}
