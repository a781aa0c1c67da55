"""What a judgement compares, and what two reviewers may agree on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from contested.model import Judgement, JudgementKind
from contested.model.judgement import judgement_id

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def judged(kind: JudgementKind, *subjects: str, first: int = 0) -> Judgement:
    return Judgement("j-1", kind, subjects, "Rana", NOW, first=first)


def test_subjects_that_stand_for_themselves_are_compared_each_with_each() -> None:
    assert list(judged("different", "c", "a", "b", "a").pairs) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_one_thing_is_compared_with_the_other_only() -> None:
    assert list(judged("same", "c", "d", "a", "c", first=2).pairs) == [("a", "c"), ("a", "d"), ("c", "d")]


@pytest.mark.parametrize(
    ("judgement", "units"),
    [
        (judged("accept", "a", "b"), ("a", "b")),
        (judged("correct", "a"), ("a",)),
        (judged("same", "c", "d", "a", "b", first=2), ("a c",)),
        (judged("different", "b", "a"), ("a b",)),
        (judged("merge", "p-1", "isis"), ()),
    ],
)
def test_what_was_judged_is_the_same_for_whoever_judges(judgement: Judgement, units: tuple[str, ...]) -> None:
    assert judgement.units == units


def test_two_who_say_the_same_at_one_moment_say_it_twice() -> None:
    ids = {judgement_id("accept", ("c-1",), NOW, author) for author in ("Rana", "Sami", "")}
    assert len(ids) == 3 and judgement_id("accept", ("c-1",), NOW) in ids
