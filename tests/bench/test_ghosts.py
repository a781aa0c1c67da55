"""The share of ghost events is counted from the sheet; an event is known again by the words that it rests on."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.ghosts import COLUMNS, SHEETS, Line, compared, judged, matched, share, sheet

FIELDS = ("Battles", "Armed clash", "Hama", "2016-07-01", "rebels")
LINES = st.builds(
    lambda document, at, verdict: line(at, verdict, document),
    st.sampled_from("abc"),
    st.frozensets(st.integers(0, 9), min_size=1, max_size=3),
    st.sampled_from(["recognised", "ghost"]),
)


def line(at: frozenset[int] | set[int], verdict: str = "", document: str = "a") -> Line:
    return Line(document, frozenset(at), FIELDS, verdict, "misread word: fall" if verdict == "ghost" else "")


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_judged_through(name: str) -> None:
    lines = sheet(name)
    assert len({x.document for x in lines}) == 100
    assert all(bool(x.error) == (x.verdict == "ghost") for x in lines)
    assert all(x.at for x in lines if x.verdict != "no events")


def test_no_document_is_judged_twice() -> None:
    drawn = [{line.document for line in sheet(name)} for name in SHEETS]
    assert sum(map(len, drawn)) == len(set.union(*drawn))


def test_a_verdict_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sheet.tsv"
    cells = ("a", "1 5", *FIELDS, "perhaps", "")
    path.write_text("\t".join(COLUMNS) + "\n" + "\t".join(cells) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="perhaps"):
        judged(path)


def test_a_document_without_events_counts_as_a_document() -> None:
    lines = [line({1}, "ghost"), line({2}, "recognised"), line(set(), "no events", "b")]
    figures = share(lines, rounds=50)
    assert (figures["documents"], figures["events"], figures["ghosts"], figures["share"]) == (2, 2, 1, 0.5)
    assert figures["misread word"] == 1


@given(st.lists(LINES, min_size=1, max_size=8))
def test_the_interval_holds_the_share_when_all_are_alike(lines: list[Line]) -> None:
    figures = share(lines, rounds=40)
    assert 0 <= figures["drawn_anew_low"] <= figures["drawn_anew_high"] <= 1
    assert figures["wilson_low"] <= figures["share"] <= figures["wilson_high"]
    if figures["ghosts"] in (0, figures["events"]):
        assert figures["drawn_anew_low"] == figures["share"] == figures["drawn_anew_high"]


@given(st.lists(LINES, max_size=8), st.lists(LINES, max_size=8))
def test_each_event_is_matched_once_and_by_words_of_one_document(lines: list[Line], now: list[Line]) -> None:
    pairs = matched(lines, now)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(lines[i].at & now[j].at and lines[i].document == now[j].document for i, j in pairs)


def test_a_ghost_joined_to_what_it_told_again_is_gone() -> None:
    judged = [line({5}, "ghost"), line({1, 3}, "recognised"), line({9}, "ghost", "b")]
    figures = compared(judged, [line({1, 3, 5}), line({9}), line({9}, document="b")])
    assert (figures["recognised_still_drawn"], figures["ghosts_still_drawn"]) == (1, 1)
    assert figures["new_and_unjudged"] == 1
