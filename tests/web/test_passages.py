"""A claim's sentence is cut where it begins and ends; where it is cut elsewhere, that shows."""

from __future__ import annotations

import pytest

from contested.web.passages import passage

LONG = "and so on " * 60


def around(text: str, words: str, title: str | None = None) -> str:
    """The passage as a page writes it, the evidence in brackets."""
    start = text.index(words)
    p = passage(text, start, start + len(words), title)
    assert p.words == words and text[p.start - len(p.before) : p.start] == p.before
    return f"{'… ' if p.begun else ''}{p.before}[{p.words}]{p.behind}{' …' if p.goes_on else ''}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("One fell. The town was hit, they said. Another fell.", "[The town was hit], they said."),
        ("The town was hit", "[The town was hit]"),
        ("Yes: The town was hit, they said\n", "Yes: [The town was hit], they said\n"),
        ("A head\n\nThe town was hit.\n\nThe end", "[The town was hit]."),
    ],
)
def test_a_sentence_is_given_whole(text: str, told: str) -> None:
    assert around(text, "The town was hit") == told


def test_where_a_sentence_is_cut_it_shows() -> None:
    told = around(f"{LONG}The town was hit {LONG}", "The town was hit")
    assert told.startswith("… ") and told.endswith(" …")
    assert len(told) < 400 and "[The town was hit]" in told


def test_the_title_that_a_text_begins_with_is_none_of_its_sentences() -> None:
    text = "Rebels push south as guns answer\nBEIRUT (Agency) - Fighters attacked at dawn."
    title = text.partition("\n")[0]
    assert around(text, "Fighters attacked", title) == "BEIRUT (Agency) - [Fighters attacked] at dawn."
    assert around(text, "BEIRUT", title).startswith("[BEIRUT]")
    twice = f"{title}\n\n{text}"
    assert around(twice, "Fighters attacked", title) == "BEIRUT (Agency) - [Fighters attacked] at dawn."
    # What is said in the title itself is cited from it.
    assert around(text, "push south", title) == "Rebels [push south] as guns answer"
    # One that only begins alike is not taken off.
    assert around("Rebels push on, they said.", "they said", "Rebels push").startswith("Rebels push on")
