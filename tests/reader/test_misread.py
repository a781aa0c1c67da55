"""Words that look like an event and are none, and the same words where they are one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from contested.reader.misread import of_other_things, tells_who, unsaid

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(
    "text",
    [
        "Neighbours dug a teacher out of the rubble.",
        "Volunteers were recovering the bodies of drowned sailors.",
        "Footage captured the scene at the ferry.",
        "The president sacked the governor of the northern district.",
    ],
)
def test_other_things(parse: Parse, text: str) -> None:
    doc = parse(text)
    assert any(of_other_things(token) for token in doc if token.pos_ == "VERB")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels recovered the village of Millbrook.",
        "The militia captured the mill while a crew took pictures.",
        "Soldiers sacked the old town.",
        "The army dug in on the ridge.",
    ],
)
def test_events_in_the_same_words(parse: Parse, text: str) -> None:
    assert not any(of_other_things(token) for token in parse(text))


def fighting(doc: Doc) -> bool:
    return any(tells_who(token) for token in doc)


@pytest.mark.parametrize(
    "text",
    [
        "The alliance, which fights the northern rebels, named a new speaker.",
        "He joined a militia that has been fighting the government for five years.",
        "Villagers fled from the men fighting the junta.",
    ],
)
def test_whom_somebody_fights_is_who_he_is(parse: Parse, text: str) -> None:
    assert fighting(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "The alliance fought the northern rebels.",
        "The alliance, which fought the rebels on Sunday, named a new speaker.",
        "They entered Millbrook, where rebels are fighting the militia.",
    ],
)
def test_fighting_that_is_news(parse: Parse, text: str) -> None:
    assert not fighting(parse(text))


@pytest.mark.parametrize(
    ("text", "word", "none"),
    [
        ("The channel hailed the army but did not say the rebels had left the mill.", "left", True),
        ("The ministry could not confirm that shells hit the ferry.", "hit", True),
        ("The report did not mention the raid on the ferry.", "raid", True),
        ("The ministry said that shells did not hit the ferry.", "hit", False),
        ("The ministry denied that shells hit the ferry.", "hit", False),
        ("He did not say why the rebels, who seized the mill in May, had left.", "seized", False),
    ],
)
def test_what_a_source_did_not_say_is_no_claim(parse: Parse, text: str, word: str, none: bool) -> None:
    [token] = [t for t in parse(text) if t.text == word]
    assert unsaid(token) is none
