"""Finding time expressions, and choosing the one that dates a claim."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from contested.reader.nlp import load, parse
from contested.reader.timefeatures import TimeContext
from contested.reader.times import TimeSpan, choose_time, time_spans
from contested.reader.timespans import found
from contested.settings import Settings


def parsed(text: str) -> Doc:
    (doc,) = parse(load(Settings().model), [text], 1)
    return doc


def words(text: str) -> list[str]:
    return [text[span.start : span.end] for span in found(text)]


@pytest.mark.parametrize(
    "expression",
    [
        "Since Monday night",
        "on June 25",
        "overnight",
        "the following day",
        "in the past 24 hours",
        "early on Tuesday morning",
        "from Friday March 6 2015 to Sunday March 8 2015",
        "in April 2012",
        "five years ago",
        "earlier this week",
        "at dawn on Wednesday",
        "in the early hours of Tuesday",
        "on the night of 12 November",
        "between 3 and 5 October",
        "on 12 and 13 September",
        "Friday and Saturday",
        "shortly after dawn",
        "Shortly before noon on Friday",
        "soon after midnight",
        "by the end of April",
        "for more than two years",
        "over the weekend",
        "two days later",
        "a day after",
        "since mid-2012",
        "in early December 2014",
        "On 9 June at 4 a.m.",
        "later that day",
        "last week",
        "in recent months",
        "yesterday",
        "currently",
        "in November last year",
        "in August of last year",
        "last year in May",
        "on Friday of last week",
        "overnight Monday",
        "overnight Sunday to Monday",
        "at about 5 a.m. on Monday",
        "in the first six months of the year",
        "during the last week of October",
        "in the first days of",
        "the week before last",
        "the day before yesterday",
        "between 2014 and 2016",
        "during the 2014-2015",
        "throughout July and August",
    ],
)
def test_expressions_are_found_whole_and_verbatim(expression: str) -> None:
    assert words(f"They shelled the town {expression} with heavy guns") == [expression]
    assert words(f"THEY SHELLED IT {expression.upper()} WITH GUNS") == [expression.upper()]


def test_a_day_that_owns_a_noun_begins_nothing() -> None:
    assert words("The toll from Monday's raid rose.") == ["Monday's"]
    assert words("Nothing moved since Monday's raid.") == ["since Monday's"]


@pytest.mark.parametrize(
    "text",
    [
        "The army may march on the town.",
        "They sat in the sun with 12 wounded men.",
        "Some 2000 people fled and 15 were killed.",
        "The second battalion held the hill.",
    ],
)
def test_other_words_are_not_times(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The war began when the regime, in power since 1963, fired on protesters.", []),
        ("They killed the president on Monday.", ["on Monday"]),
        ("The town has been held since 2013.", ["since 2013"]),
    ],
)
def test_since_when_somebody_rules_dates_nothing(text: str, times: list[str]) -> None:
    assert [text[s.start : s.end] for s in time_spans(parsed(text))] == times


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("It was the deadliest attack in the city since October.", ["since October"]),
        ("Drones struck the base on Monday, its second raid since 5 June.", ["since 5 June"]),
        ("Gunmen killed 40 villagers on Monday in the worst massacre in years.", ["in years"]),
        ("At least 40 villagers have been killed since Monday.", []),
        ("The biggest market was hit and 40 people have been killed since Monday.", []),
        ("Since the latest raid 40 people have been killed in two weeks.", []),
    ],
)
def test_periods_that_a_record_is_measured_by(text: str, measures: list[str]) -> None:
    spans = (s for s in time_spans(parsed(text)) if s.measure)
    assert sorted({text[s.start : s.end] for s in spans}) == measures


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("It was the first raid on the capital since 5 June.", "raid", None),
        ("It was the first raid on Homs since the start of the uprising in March 2011.", "raid", None),
        ("Gunmen killed 40 villagers on Monday in the worst massacre in years.", "massacre", "on Monday"),
    ],
)
def test_a_measure_dates_nothing(text: str, trigger: str, expected: str | None) -> None:
    at = text.index(trigger)
    where = TimeContext(parsed(text), time_spans(parsed(text)))
    span, _ = choose_time(where, (at, len(text) - 1), (at, at + len(trigger)), "event")
    assert (text[span.start : span.end] if span else None) == expected


def test_since_when_in_a_relative_clause_dates_that_alone() -> None:
    text = "The Lake Front released two soldiers whom it had held since March."
    doc = parsed(text)
    context = TimeContext(doc, time_spans(doc))
    evidence = (0, len(text) - 1)

    def dated(word: str) -> TimeSpan | None:
        start = text.index(word)
        return choose_time(context, evidence, (start, start + len(word)), "event")[0]

    assert dated("released") is None
    held = dated("held")
    assert held is not None
    assert text[held.start : held.end] == "since March"


def test_the_fall_of_a_town_is_no_season() -> None:
    text = "After the fall of Idlib, rebels advanced. In the fall of 2015, jets bombed Idlib."
    assert [text[s.start : s.end] for s in time_spans(parsed(text))] == ["In the fall of 2015"]


def test_a_time_of_the_day_is_no_year() -> None:
    assert words("The raids took place from 1600 GMT.") == ["from 1600 GMT"]
    assert "2015" not in " ".join(words("The raids stopped before 2015 hours."))
    assert words("The raids stopped before 2015.") == ["before 2015"]


def test_by_when_is_no_end_of_what_was_on_a_day() -> None:
    assert words("They entered the town on Friday and by Sunday held all of it.") == ["on Friday", "by Sunday"]


def test_texts_without_commas_and_apostrophes() -> None:
    assert words("Mondays raid came as clashes went on Tuesday 3 Feb 2015 near the border") == [
        "Mondays",
        "on Tuesday 3 Feb 2015",
    ]


def test_a_since_clause_stands_beside_the_date_that_it_holds() -> None:
    doc = parsed("Many have died since the uprising erupted in April 2012.")
    assert [doc.text[s.start : s.end] for s in time_spans(doc)] == [
        "since the uprising erupted in April 2012",
        "in April 2012",
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "since",
                "on",
                "the",
                "Monday",
                "night",
                "5",
                "May",
                "2015",
                "to",
                "and",
                "two",
                "days",
                "later",
                "\n\n",
                ",",
            ]
        ),
        max_size=12,
    ).map(" ".join)
    | st.text(max_size=40)
)
def test_spans_are_ordered_disjoint_and_inside_the_text(text: str) -> None:
    spans = found(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


# --- choosing -------------------------------------------------------------------------------------


def chosen(text: str, evidence: str, trigger: str, kind: str = "event") -> tuple[str | None, bool]:
    doc = parsed(text)
    start = text.index(evidence)
    at = text.index(trigger, start)
    span, carried = choose_time(
        TimeContext(doc, time_spans(doc)), (start, start + len(evidence)), (at, at + len(trigger)), kind
    )
    return (text[span.start : span.end] if span else None), carried


@pytest.mark.parametrize(
    ("text", "evidence", "trigger"),
    [
        ("Gunmen raided Qamhana on Monday and shot 12 people. Five of them died.", "Five of them died", "died"),
        (
            "A bomb went off in Qamhana on Monday, killing 12 people. Another 36 were wounded.",
            "Another 36 were wounded",
            "wounded",
        ),
    ],
)
def test_a_toll_goes_on_with_the_day_of_the_sentence_before(text: str, evidence: str, trigger: str) -> None:
    assert chosen(text, evidence, trigger, "toll") == ("on Monday", True)


@pytest.mark.parametrize("head", ["QAMHANA, Aug 12 (Reuters) - ", "QAMHANA, Syria, Aug. 12 (AP) — "])
def test_the_day_of_a_dateline_dates_nothing(head: str) -> None:
    text = f"{head}Gunmen attacked a mosque in Qamhana during dawn prayers on Sunday, killing nine people."
    assert chosen(text, text[len(head) : -1], "attacked") == ("on Sunday", False)
    text = f"{head}Gunmen attacked a mosque in the village, killing nine people."
    assert chosen(text, text[len(head) : -1], "attacked") == (None, False)


@pytest.mark.parametrize("behind", [". (Photo: R. Naim)", " (Wire and agencies)", ".\n\nThe army said nothing."])
def test_the_day_at_the_end_of_a_caption_dates_what_it_shows(behind: str) -> None:
    text = f"Smoke rises after shelling in Qamhana, Syria, August 4, 2015{behind}"
    assert chosen(text, "shelling in Qamhana", "shelling") == ("August 4, 2015", False)
    text = "Published August 14, 2015. Shelling killed four people in Qamhana."
    assert chosen(text, "Shelling killed four people in Qamhana", "killed") == (None, False)


def test_a_part_of_a_day_is_of_the_day_that_its_clause_names() -> None:
    text = "Soldiers attacked the camp during dawn prayers on Sunday."
    assert chosen(text, text, "attacked") == ("on Sunday", False)


def test_the_expression_of_its_own_clause_dates_a_claim() -> None:
    text = "Rebels seized the hill on Monday after the army had left the valley in June."
    assert chosen(text, "Rebels seized the hill on Monday", "seized") == ("on Monday", False)
    assert chosen(text, "the army had left the valley in June", "left") == ("in June", False)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The toll from Friday's bombing in Jableh rose to 112 on Saturday.", "bombing", "Friday's"),
        ("Activists said on Monday that the August 5 attack on Darayya killed nine.", "attack", "the August 5"),
    ],
)
def test_the_day_that_a_noun_has_for_its_own(text: str, trigger: str, expected: str) -> None:
    assert chosen(text, text, trigger) == (expected, False)


def test_an_expression_that_opens_the_sentence_dates_its_clauses() -> None:
    text = "On 3 May, the army took the bridge and shelled the market."
    assert chosen(text, "the army took the bridge", "took") == ("On 3 May", False)
    assert chosen(text, "shelled the market", "shelled") == ("On 3 May", False)


def test_a_claim_with_no_time_near_stays_undated() -> None:
    text = "Rebels hold the northern suburbs. Aid groups have long warned of hunger there."
    assert chosen(text, "Rebels hold the northern suburbs", "hold") == (None, False)
    assert choose_time(TimeContext(parsed(text), ()), (0, 10), (0, 6), "event") == (None, False)


def test_a_day_far_back_in_the_report_is_not_carried_to_its_background() -> None:
    text = (
        "A bomb killed four people in the market on Tuesday. Police closed the road. The mayor spoke to reporters. "
        "Rebels control most of the province."
    )
    assert chosen(text, "Rebels control most of the province", "control") == (None, False)


def test_carrying_over_is_told() -> None:
    text = "On 3 May 2015, the army took the bridge.\nTroops then captured the mill.\nOn 4 May, they rested."
    expression, carried = chosen(text, "Troops then captured the mill", "captured")
    assert carried == (expression is not None and expression == "On 3 May 2015")


def test_what_is_chosen_is_one_of_the_expressions_and_the_same_again() -> None:
    text = "Since Sunday, shells have hit the town, and on Tuesday night a raid killed six, doctors said on Wednesday."
    doc = parsed(text)
    spans = time_spans(doc)
    at = text.index("raid")
    first = choose_time(TimeContext(doc, spans), (at, at + 15), (at, at + 4), "event")
    assert first == choose_time(TimeContext(doc, list(spans)), (at, at + 15), (at, at + 4), "event")
    assert isinstance(first[0], TimeSpan)
    assert first[0] in spans


@pytest.mark.parametrize(
    ("text", "evidence", "trigger", "expected"),
    [
        (
            "The army has held Qamhana since March, when it drove the rebels out.",
            "when it drove the rebels out",
            "drove",
            "March",
        ),
        (
            "The army has held Qamhana since March, when it drove the rebels out.",
            None,
            "held",
            "since March, when it drove the rebels out",
        ),
        ("They held Qamhana until 4 June, when the army seized it.", "when the army seized it", "seized", "4 June"),
    ],
)
def test_what_came_when_a_stretch_began_or_ended_has_its_day(
    text: str, evidence: str | None, trigger: str, expected: str
) -> None:
    assert chosen(text, evidence or text, trigger) == (expected, False)
