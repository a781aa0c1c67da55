"""Which words state an event, and which only look like it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from contested.reader import triggers
from contested.reader.reading import Reading

Readings = Callable[[str], Reading]


def found(reading: Readings, text: str) -> list[str]:
    """The event words of a text, in order."""
    read = reading(text)
    return [read.spacy_doc[t.start : t.stop].text for t in triggers.find(read.spacy_doc, read.people)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels captured the town of Ariha and shelled Foua.", ["captured", "shelled"]),
        ("The rebels took control of the town of Ariha.", ["took control"]),
        ("The army shot down a drone near Hama.", ["shot down"]),
        ("A lorry bomb went off near Hama.", ["went off"]),
        ("A ceasefire took hold near Hama.", ["ceasefire"]),
        ("The rebels withdrew after an offensive by the army.", ["withdrew", "offensive"]),
        # one happening, one word
        ("Air strikes hit the village of Sarmin.", ["Air strikes"]),
        ("An air strike struck a school in Sarmin.", ["air strike"]),
        ("A car bomb attack killed two soldiers.", ["car bomb attack"]),
        ("A roadside bomb exploded near Hama, killing two soldiers.", ["exploded"]),
        ("An attack by rebels targeted the base.", ["attack"]),
        ("An offensive began on Sunday, targeting the village of Sarmin.", ["offensive"]),
        ("The army fired mortar shells at the mill of Sarmin.", ["fired"]),
        ("One strike destroyed a gun near Hama.", ["strike"]),
        ("Helicopters threw two barrel bombs at Sarmin.", ["threw"]),
        ("An explosion destroyed two houses in Hama.", ["explosion"]),
        ("A missile fired by the rebels struck a ship near Tartus.", ["struck"]),
        ("The army repelled an attack by rebels on the base.", ["repelled"]),
        ("The rebels fought off an assault on Ariha.", ["fought off"]),
        ("The army repelled an attack after an offensive near Hama.", ["repelled", "offensive"]),
        ("Nine combat engagements were reported near Hama.", ["combat engagements"]),
        # one expression of several words
        ("The rebels laid down their arms in Homs.", ["laid down"]),
        ("The gunmen let the pilgrims go.", ["let the pilgrims go"]),
        ("The fighters put nine villagers to death.", ["put nine villagers to death"]),
        # a passive goes on without its auxiliary
        ("Nine pilgrims were seized and later freed near Hama.", ["seized", "freed"]),
        # killing counts where nothing else tells how
        ("The rebels killed two soldiers near Hama.", ["killed"]),
        ("The rebels killed two soldiers who attacked their base.", ["killed", "attacked"]),
        ("The rebels attacked a base and killed two soldiers.", ["attacked"]),
    ],
)
def test_event_words(reading: Readings, text: str, expected: list[str]) -> None:
    assert found(reading, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister launched a website on Sunday.",
        "Prices fell by a third in Damascus.",
        "The company won a contract in Homs.",
        "He took a bus to Homs.",
        "The doctors cleared their desks.",
        "She left Homs in April to study.",
        "He dropped his bag.",
        "The committee secured money for bread.",
        "The envoy lost his patience.",
        "According to a nurse, it rained in Homs.",
        "She crossed the room.",
        "They freed the cat.",
        "The minister signed a book.",
        "He recovered from the flu.",
        "The shop closed at noon.",
        "They planted trees in Homs.",
        "The choir held a note.",
        "Women gathered firewood.",
    ],
)
def test_words_that_state_no_event_here(reading: Readings, text: str) -> None:
    assert found(reading, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The attack was discussed in Geneva.",
        "This battle will be remembered.",
        "Those strikes were a mistake.",
        "The Battle of Aleppo is taught at school.",
    ],
)
def test_a_noun_that_points_back_states_nothing_new(reading: Readings, text: str) -> None:
    assert found(reading, text) == []


def test_triggers_come_in_order_and_do_not_overlap(reading: Readings) -> None:
    read = reading(
        "Rebel fighters launched a surprise attack on the base near Hama, shelled the town of Morek and withdrew after "
        "Russian air strikes. A suicide car bomb attack hit the convoy."
    )
    spans = [(t.start, t.stop, t.head) for t in triggers.find(read.spacy_doc, read.people)]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(start <= head < stop for start, stop, head in spans)
