"""Who published a report."""

from __future__ import annotations

import pytest

from contested.model import Found
from contested.sources.head import head_parts
from contested.sources.publisher import publisher

BODY = "Two villages in the hills were shelled on Sunday, residents said."


def of(text: str, given: str | None = None, meta: str | None = None) -> Found:
    return publisher(text, head_parts(text), given, meta)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"NORTHTOWN (Reuters) - {BODY}", "Reuters"),
        (f"NORTHTOWN, 10 JAN 90 (AFP) -- {BODY}", "AFP"),
        (f"NORTHTOWN, 1 August 2015 (The Hill Post) -- {BODY}", "The Hill Post"),
        (f"Northtown, Aug 1 (Hill Agency) - {BODY}", "Hill Agency"),
        (f"NORTHTOWN (The Hill Post) - {BODY}", "The Hill Post"),
        (f"Village shelled\n\nAFP Monday 2 Feb 2015 {BODY}", "AFP"),
        (f"{BODY}\nSource: SANA", "SANA"),
        (f"{BODY}\n* Reuters and Agence France-Presse", "Reuters"),
        (f"{BODY} - REUTERS", "Reuters"),
        (f"{BODY} (Source: Hill Press Office)", "Hill Press Office"),
    ],
)
def test_a_credit_names_it_where_nothing_else_does(text: str, name: str) -> None:
    found = of(text)
    assert (found.value, found.how) == (name, "text")


def test_a_sentence_about_an_agency_is_no_credit() -> None:
    assert of(f"{BODY} A doctor told Reuters that two were hurt. SANA said otherwise.").value is None


def test_a_name_in_brackets_within_a_sentence_is_no_credit() -> None:
    assert of(f"UNITED FRONT (UF) - the larger of the two - left the village. {BODY}").value is None
    assert of(f"NORTHERN COUNCIL (Upper House) members left. {BODY}").value is None


def test_the_field_wins_and_credits_stand_beside_it() -> None:
    found = of(f"NORTHTOWN (Reuters) - {BODY}", given="The Hill Post", meta="Hill Post Online")
    assert (found.value, found.how) == ("The Hill Post", "field")
    assert found.others == (("metadata", "Hill Post Online"), ("text", "Reuters"))


def test_two_agencies_are_both_kept() -> None:
    assert of(f"{BODY}\n* Reuters and AFP").others == (("text", "AFP"),)


@pytest.mark.parametrize(
    "foot",
    [
        "Reuters and Agence France-Presse",
        "* Reuters and AFP",
        "(With Reuters and AFP)",
        "Source: Reuters, AFP and agencies",
        "Based on reporting by Reuters and AFP",
        "\u00a9 2015 Reuters and AFP. All rights reserved.",
        "(With Reuters, AFP) Last Update: Tuesday, 22 November 2016 KSA 23:28",
    ],
)
def test_credit_lines_for_the_whole_report(foot: str) -> None:
    found = of(f"{BODY}\n\n{foot}", given="The Hill Post")
    assert set(found.others) == {("text", "Reuters"), ("text", "AFP")}


@pytest.mark.parametrize(
    "foot",
    [
        "AFP contributed to this report.",
        "Agence France-Presse and a reporter in Northtown contributed to this report.",
        "Additional reporting by AFP",
        "(With inputs from AFP)",
    ],
)
def test_credit_lines_for_a_part_of_it(foot: str) -> None:
    found = of(f"{BODY}\n\n{foot}", given="The Hill Post")
    assert found.others == (("contributed", "AFP"),)


def test_contributors_do_not_publish() -> None:
    found = of(f"{BODY}\n\nAFP contributed to this report.")
    assert (found.value, found.others) == (None, (("contributed", "AFP"),))


@pytest.mark.parametrize(
    "foot",
    [
        "The convoy was seen by AFP and Reuters reporters on Monday.",
        "Smoke over the town on Monday. [AFP] Agencies contributed to this report.",
        "He told Reuters that his brothers had contributed to the repair of this road.",
    ],
)
def test_a_mention_of_an_agency_is_no_credit_line(foot: str) -> None:
    assert of(f"{BODY}\n\n{foot}", given="The Hill Post").others == ()
