"""Who holds what, as a state."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Read
from tests.reader.reports import held, names, of_kind, places, told


@pytest.mark.parametrize(
    ("text", "holder", "state", "place"),
    [
        # beside a noun
        ("Warplanes bombed the rebel-held village of Jourin.", "rebel", "holds", "Jourin"),
        ("Government-held Latakia was calm on Sunday.", "Government", "holds", "Latakia"),
        ("Kurdish-controlled Qamishli was calm on Sunday.", "Kurdish", "holds", "Qamishli"),
        ("Shells fell on an Islamic State-held district of Deir Ezzor.", "Islamic State", "partly holds", "Deir Ezzor"),
        ("Warplanes bombed rebel-held parts of Aleppo.", "rebel", "partly holds", "Aleppo"),
        # verbs
        ("The army holds the airport of Deir Ezzor.", "army", "holds", "Deir Ezzor"),
        ("The SDF controls the city of Manbij.", "SDF", "holds", "Manbij"),
        ("The city of Palmyra is held by ISIS.", "ISIS", "holds", "Palmyra"),
        ("Most of Idlib province is held by rebels.", "rebels", "partly holds", "Idlib province"),
        ("The rebels control parts of Aleppo.", "rebels", "partly holds", "Aleppo"),
        ("The city of Tal Rifaat, which is controlled by the SDF, was calm.", "SDF", "holds", "Tal Rifaat"),
        # nouns
        ("The YPG is in control of Kobani.", "YPG", "holds", "Kobani"),
        ("The city of Raqqa is now under the control of Islamic State.", "Islamic State", "holds", "Raqqa"),
        ("The city of Raqqa is under Islamic State control.", "Islamic State", "holds", "Raqqa"),
        ("The town of Ariha is in the hands of Ahrar al-Sham.", "Ahrar al-Sham", "holds", "Ariha"),
        ("The city of Idlib is a stronghold of the Nusra Front.", "Nusra Front", "holds", "Idlib"),
        ("Jets bombed the Islamic State stronghold of Raqqa.", "Islamic State", "holds", "Raqqa"),
        ("The rebels still hold the bridge of Ondo.", "rebels", "holds", "Ondo"),
        ("The airport of Homs is in rebel hands.", "rebel", "holds", "Homs"),
        ("ISIS fighters are holed up in the town of Manbij.", "ISIS fighters", "partly holds", "Manbij"),
        ("The rebels are masters of the town of Ariha.", "rebels", "holds", "Ariha"),
        ("The rebels hold everything in Ariha but the base.", "rebels", "holds", "Ariha"),
        ("The town of Ariha, which the rebels controlled, was calm.", "rebels", "holds", "Ariha"),
        ("Parts of Manbij remain under the control of the rebels.", "rebels", "partly holds", "Manbij"),
        ("Most of Aleppo is in the hands of the rebels.", "rebels", "partly holds", "Aleppo"),
        # not held
        ("Manbij is the only big town not under SDF control.", "SDF", "does not hold", "Manbij"),
        ("The rebels no longer hold the town of Ariha.", "rebels", "does not hold", "Ariha"),
        ("The town of Ariha is outside government control.", "government", "does not hold", "Ariha"),
        ("The city of Hassakeh is now free of ISIS.", "ISIS", "does not hold", "Hassakeh"),
        ("Jets flew over the former Islamic State stronghold of Raqqa.", "Islamic State", "does not hold", "Raqqa"),
        ("The city of Raqqa, a former stronghold of the Islamic State, was calm.", "Islamic State", "does not hold",
         "Raqqa"),
    ],
)  # fmt: skip
def test_who_holds_what(read: Read, text: str, holder: str, state: str, place: str) -> None:
    claim = held(read(text))
    assert names(claim.actor) == {holder}
    assert claim.control == state
    assert {name for _, name in places(claim)} == {place}


def test_a_pronoun_holds_for_whom_it_stands(read: Read) -> None:
    claim = held(read("The SDF has gathered near Raqqa. It controls the city of Manbij."))
    assert names(claim.actor) == {"SDF"}


@pytest.mark.parametrize(
    "text",
    [
        "The town of Ariha is contested.",
        "The town of Ariha changed hands three times in May.",
        "The city of Aleppo is divided between the army and the rebels.",
    ],
)
def test_ground_that_nobody_holds_alone(read: Read, text: str) -> None:
    assert held(read(text)).control == "contested"


def test_the_town_is_the_one_named_before(read: Read) -> None:
    claim = held(read("Air strikes hit the city of Palmyra on Sunday. The city is held by ISIS."))
    assert {name for _, name in places(claim)} == {"Palmyra"}


def test_a_state_has_no_event_type_and_no_target(read: Read) -> None:
    claim = held(read("The city of Palmyra is held by ISIS."))
    assert (claim.event_type, claim.sub_event_type, claim.target, claim.toll) == (None, None, (), None)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides held talks in Geneva on Sunday.",
        "Elections were held in Damascus on Sunday.",
        "The rebels captured the city of Idlib.",
        "The army is holding 40 prisoners in Homs.",
        "The fire is under control, the mayor of Homs said.",
        "Entry to the museum in Damascus is free of charge.",
        "Smoking is controlled by law.",
        "The army occupied the town of Ariha on Sunday.",
        "The town of Ariha changed hands on Sunday.",
        "The firm runs a school in Homs.",
        "The party is divided between two camps in Homs.",
    ],
)
def test_what_is_no_state_of_control(read: Read, text: str) -> None:
    assert not of_kind(read(text), "control"), told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Darfur state, which is almost entirely held by rebels, borders Chad.",
        "The province of Idlib is largely controlled by rebels.",
        "The militia was in near-total control of the city of Goma.",
    ],
)
def test_nearly_all_is_a_part(read: Read, text: str) -> None:
    assert [c.control for c in of_kind(read(text), "control")] == ["partly holds"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The truce left the rebels in control of the port of Tyre.", "rebels"),
        ("The raid put the army in control of the town of Bunia.", "army"),
        ("The collapse left the militants in control of Mosul.", "militants"),
    ],
)
def test_who_is_put_in_control_holds(read: Read, text: str, holder: str) -> None:
    (claim,) = of_kind(read(text), "control")
    assert names(claim.actor) == {holder}
