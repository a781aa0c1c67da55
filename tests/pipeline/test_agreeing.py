"""Agreement between two reviewers, against what the formula gives by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.model import Judgement, JudgementKind
from contested.pipeline.agreeing import agreements, cohen
from contested.store.memory import MemoryStore

NOW = datetime(2026, 1, 1, tzinfo=UTC)
VERDICTS = st.sampled_from(["accept", "reject", "correct"])


def test_kappa_by_hand() -> None:
    # 20 and 15 agreed, 5 and 10 not: p_o = 0.7, p_e = 0.5 * 0.6 + 0.5 * 0.4 = 0.5.
    said = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert cohen(said) == pytest.approx(0.4)


def test_where_chance_would_agree_as_well_there_is_none() -> None:
    assert cohen([]) is None
    assert cohen([("a", "a")] * 9) is None


@given(st.lists(st.tuples(VERDICTS, VERDICTS), min_size=1))
def test_kappa_lies_between_its_bounds_and_does_not_mind_who_is_first(said: list[tuple[str, str]]) -> None:
    kappa = cohen(said)
    assert kappa is None or -1 <= kappa <= 1
    turned = cohen([(b, a) for a, b in said])
    assert turned == (None if kappa is None else pytest.approx(kappa))
    if all(a == b for a, b in said) and kappa is not None:
        assert kappa == pytest.approx(1)


def test_the_last_word_in_force_counts() -> None:
    store = MemoryStore()

    def judge(n: int, by: str, kind: JudgementKind, *subjects: str, first: int = 0) -> None:
        store.add_judgement(Judgement(f"j-{n}", kind, subjects, by, NOW + timedelta(n), first=first))

    judge(1, "Rana", "reject", "c-1")
    judge(2, "Rana", "accept", "c-1")
    judge(3, "Rana", "reject", "c-2")
    judge(4, "Rana", "same", "c-1", "c-3", "c-2", first=2)
    judge(5, "Sami", "accept", "c-1", "c-2")
    judge(6, "Sami", "reject", "c-2")
    judge(7, "Sami", "different", "c-2", "c-1")
    judge(8, "Sami", "reject", "c-4")
    store.undo("j-6", NOW)
    claims, pairs = agreements(store, "Rana", "Sami")
    assert [(b.unit, b.one, b.other) for b in claims.both] == [("c-1", "accept", "accept"), ("c-2", "reject", "accept")]
    assert (claims.share.n, claims.share.of, claims.few) == (1, 2, True)
    assert [(b.unit, b.one, b.other) for b in pairs.both] == [("c-1 c-2", "same", "different")]
