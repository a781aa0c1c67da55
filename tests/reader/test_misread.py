"""Words that look like an event and are none, and the same words where they are one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from contested.reader.misread import at_large, in_a_name, of_other_things, of_those, tells_who, unsaid, unused, without

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(
    "text",
    [
        "Neighbours dug a teacher out of the rubble.",
        "Volunteers were recovering the bodies of drowned sailors.",
        "Footage captured the scene at the ferry.",
        "The council sacked two mayors over the floods.",
        "Two brothers were pulled from under the debris.",
        "Divers recovered dozens of bodies on Sunday.",
        "The crews were searching for survivors.",
        "The raid was captured on film.",
        "A picture captured by a shepherd went round the world.",
        "The gas was dispersed by a wind from the sea.",
        "The party gained a larger share of the seats.",
        "The minister crossed a red line.",
        "Crews battled a blaze at the depot.",
        "The army battled floods in the valley.",
        "The party captured 60 seats.",
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
        "Police dispersed the crowd.",
        "Rebels gained the hill above the mill.",
        "Troops crossed the line at dawn.",
        "Police dispersed the strikers with tear gas.",
        "The strikers were dispersed with gas and water.",
        "Police scattered the marchers, firing smoke shells.",
        "Rebels captured the airfield, according to pictures on a channel.",
        "Rebels captured the mill, footage of the ridge showed.",
        "Gunmen sacked the mayor's house at the ford.",
        "Gunmen sacked the office of the governor.",
        "The brigade won the mill with a small share of its tanks.",
        "Rebels cleared the ridge and buried the bodies.",
        "Soldiers recovered the weir near the ruins.",
        "Soldiers cleared the rebels from the ruins of the fort.",
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
        ("The envoy would not say whether shells hit the ferry.", "hit", True),
        ("The clinic could not verify that shells hit the ferry.", "hit", True),
        ("The captain did not say who shelled the ferry.", "shelled", False),
        ("The captain did not say who had carried out Sunday's raid on the ferry.", "raid", False),
        ("The navy did not explain why it sank the ferry.", "sank", False),
        ("The navy did not reveal how many dockers were killed.", "killed", False),
        ("The navy did not say in which harbour the ferry was shelled.", "shelled", False),
        ("The navy would not say when its marines seized the ferry.", "seized", False),
        ("The channel could not verify the reports that shells hit the ferry.", "hit", False),
        ("Residents said shells hit the ferry; the reports could not be verified.", "hit", False),
        ("The ministry did not confirm the raid on the ferry.", "raid", False),
        ("The ministry said that shells did not hit the ferry.", "hit", False),
        ("The ministry denied that shells hit the ferry.", "hit", False),
        ("He did not say why the rebels, who seized the mill in May, had left.", "seized", False),
    ],
)
def test_what_a_source_did_not_say_is_no_claim(parse: Parse, text: str, word: str, none: bool) -> None:
    [token] = [t for t in parse(text) if t.text == word]
    assert unsaid(token) is none


@pytest.mark.parametrize(
    ("text", "large"),
    [
        ("The army is currently fighting the northern rebels.", True),
        ("Rebels have been fighting the militia since January.", True),
        ("Marines have been fighting the pirates for decades.", True),
        ("The navy is fighting the pirates alongside its allies.", True),
        ("The army is fighting the rebels in Millbrook.", False),
        ("Guards have been fighting for the gate of the fort.", False),
        ("Troops are fighting rebels west of the weir.", False),
        ("The marines are battling pirates north-east of Harbourtown.", False),
        ("Soldiers are battling bandits who hide inside the mill.", False),
        ("Police are fighting raiders holed up at the inn.", False),
        ("Marines are fighting to hold the harbour.", False),
        ("The brigade is battling to retake Millbrook.", False),
        ("The army fought the rebels.", False),
        ("Troops were fighting rebels when the bridge fell.", False),
    ],
)
def test_fighting_that_goes_on_nowhere_is_the_war_at_large(parse: Parse, text: str, large: bool) -> None:
    assert any(at_large(token) for token in parse(text)) is large


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("In the cellar they build mines and rocket shells.", True),
        ("Police found a bomb under the bridge.", True),
        ("Two mines were defused on Sunday.", True),
        ("A bomb killed two men.", False),
        ("The militia fired a rocket at the port.", False),
    ],
)
def test_a_weapon_that_did_not_go_off(parse: Parse, text: str, idle: bool) -> None:
    assert any(unused(token) for token in parse(text)) is idle


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He spoke for the Conquest of the North Front on Sunday.", True),
        ("Two men of the Battle of the Lions Brigade drowned on Sunday.", True),
        ("He spoke of the Battle of Millbrook on Sunday.", False),
        ("Nine Hurt in Suicide Battle Near Northern Army Camp", False),
        ("A Car Bomb Battle Outside Army Offices wounded nine.", False),
        ("Guards Repel Battle of Northern Front Near Harbour", False),
        ("He spoke of the battle with the Northern Front on Sunday.", False),
    ],
)
def test_an_event_word_in_an_organisations_name(parse: Parse, text: str, name: bool) -> None:
    nouns = (token for token in parse(text) if token.text.lower() in ("conquest", "battle"))
    assert any(in_a_name(token) for token in nouns) is name


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The troops took the mill without a fight.", "fight", True),
        ("The troops took the mill after a fight.", "fight", False),
    ],
)
def test_what_did_not_take_place(parse: Parse, text: str, word: str, expected: bool) -> None:
    assert without(next(t for t in parse(text) if t.text == word)) == expected


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The fight against corruption has stalled.", True),
        ("The battle for votes began.", True),
        ("The fight against the rebels has stalled.", False),
        ("The battle for the town began.", False),
    ],
)
def test_nouns_of_fighting_in_a_figure_of_speech(parse: Parse, text: str, other: bool) -> None:
    assert of_other_things(parse(text)[1]) is other


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("Families of those abducted held a vigil.", "abducted", True),
        ("Families of those abducted on Monday held a vigil.", "abducted", False),
        ("Porters abducted by gunmen were freed.", "abducted", False),
    ],
)
def test_those_who_were_told_of_before(parse: Parse, text: str, word: str, said: bool) -> None:
    assert next(of_those(t) for t in parse(text) if t.text == word) is said
