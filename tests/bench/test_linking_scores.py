"""Pairs of documents that meet: counted as the gold's scorer counts them, the best threshold, the interval."""

import pytest

from bench.linking_scores import Gold, best


def article(doc: str, published: str, **roles: str) -> dict[str, object]:
    return {"doc": doc, "published": published, "incidents": [{"key": k, "role": r} for k, r in roles.items()]}


GOLD = Gold(
    [
        article("a", "2015-05-03", raid="main", siege="other"),
        article("b", "2015-05-04", raid="main"),
        article("c", "2015-06-01", siege="main"),
        article("d", "2015-06-02", raid="other", siege="main"),
    ]
)


def test_documents_belong_together_that_share_a_main_incident() -> None:
    assert GOLD.wanted == {("a", "b"), ("c", "d")}


def test_a_pair_that_shares_an_incident_told_in_passing_is_right_but_not_wanted() -> None:
    counts = GOLD.counts([frozenset({"a", "b", "d", "stranger"})])
    assert counts.by_month.sum(axis=0).tolist() == [2, 1, 3, 3]
    assert counts.f1 == pytest.approx(2 * 1.0 * 0.5 / 1.5)


def test_a_pair_met_twice_counts_once_and_one_that_shares_nothing_is_wrong() -> None:
    counts = GOLD.counts([frozenset({"b", "c"}), frozenset({"b", "c"})])
    assert counts.by_month.sum(axis=0).tolist() == [2, 0, 1, 0]
    assert counts.f1 == 0


def test_nothing_met_is_nothing_reached() -> None:
    assert GOLD.counts([]).f1 == 0


def test_the_middle_of_the_best_thresholds_is_taken() -> None:
    reached = {0.1: 0.5, 0.2: 0.8, 0.3: 0.8, 0.4: 0.8, 0.5: 0.1}
    assert best(reached, reached.__getitem__) == 0.3


def test_a_way_is_not_ahead_of_itself() -> None:
    counts = GOLD.counts([frozenset({"a", "b"})])
    assert counts.ahead(counts) == (0, 0)


def test_a_way_that_is_better_in_every_month_is_ahead() -> None:
    all_right, none = GOLD.counts([frozenset({"a", "b"}), frozenset({"c", "d"})]), GOLD.counts([])
    assert all_right.ahead(none) == (1, 1)
