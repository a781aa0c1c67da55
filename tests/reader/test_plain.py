"""Types that the words leave no choice of."""

from __future__ import annotations

import pytest

from contested import knowledge
from contested.reader.reader import Reader
from contested.settings import Settings
from tests.reader.reports import report


@pytest.fixture(scope="module")
def full() -> Reader:
    """The whole reader: here the network is held to what the words say."""
    return Reader(Settings(reader="full"), knowledge.load("syria"))


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("Air defences destroyed 30 drones over Latakia.", "destroyed", "Disrupted weapons use"),
        ("Interceptors brought down 12 missiles over Latakia.", "brought down", "Disrupted weapons use"),
        ("Rebels shot down a helicopter near Saraqib.", "shot down", "Armed clash"),
        ("Soldiers sexually assaulted three girls in Homs.", "sexually assaulted", "Sexual violence"),
        ("Four tank shells hit a cluster of tents in Atmeh.", "hit", "Shelling/artillery/missile attack"),
        (
            "Security forces dispersed a sit-in in Hama, killing 100 protesters.",
            "dispersed",
            "Excessive force against protesters",
        ),
        ("The Taliban claimed responsibility for the attack in Quetta.", "attack", "Attack"),
        ("Tens of thousands of Kurds fled toward Afrin.", "fled", "Other"),
        ("The Houthis seized the cargo ship Blue Heron in November.", "seized", "Looting/property destruction"),
    ],
)
def test_words_that_leave_no_choice(full: Reader, text: str, word: str, type_: str) -> None:
    ((_, claims),) = full.read([report(text, None)])
    assert [c.sub_event_type for c in claims if c.kind == "event" and c.trigger and c.trigger.text == word] == [type_]
