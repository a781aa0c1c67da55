"""Who did it to whom, however the sentence is built."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contested.reader.reading import Reading
from contested.reader.roles import by_pronoun
from tests.reader.conftest import Read
from tests.reader.reports import event, names


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ("The rebels captured the town of Ariha.", "captured", {"rebels"}),
        ("TBILISI. Aug 9 (Interfax) - Georgian troops captured the town of Ariha.", "captured", {"Georgian troops"}),
        ("The town of Ariha was captured by the Nusra Front.", "captured", {"Nusra Front"}),
        ("The Nusra Front and Ahrar al-Sham captured the town of Ariha.", "captured", {"Nusra Front", "Ahrar al-Sham"}),
        ("The rebels entered Ariha, seizing the hospital.", "seizing", {"rebels"}),
        ("After seizing the town of Ariha, the rebels shelled Foua.", "seizing", {"rebels"}),
        ("The rebels tried to capture the airport of Abu Duhur.", "capture", {"rebels"}),
        ("The army wants to retake the city of Palmyra.", "retake", {"army"}),
        ("The rebels who seized the town of Ariha shelled Foua.", "seized", {"rebels"}),
        ("The Nusra Front, which captured the town of Ariha, shelled Foua.", "captured", {"Nusra Front"}),
        ("A town captured by ISIS was bombed on Sunday.", "captured", {"ISIS"}),
        ("The rebels launched an offensive near Hama.", "offensive", {"rebels"}),
        ("An offensive was launched by the rebels near Hama.", "offensive", {"rebels"}),
        ("The rebels' offensive near Hama went on.", "offensive", {"rebels"}),
        ("The rebel offensive near Hama went on.", "offensive", {"rebel"}),
        ("An offensive by the rebels near Hama went on.", "offensive", {"rebels"}),
        ("Russian air strikes hit the town of Ariha.", "strikes", {"Russian"}),
        ("Night strikes by the US-led coalition hit the city of Raqqa.", "strikes", {"US-led coalition"}),
        ("The capture of Palmyra by ISIS took a week.", "capture", {"ISIS"}),
        ("Fighters of the Islamic State kidnapped a priest near Palmyra.", "kidnapped",
         {"Fighters of the Islamic State"}),
        ("The army shelled Douma and bombed the town of Jobar.", "bombed", {"army"}),
        ("The army, backed by Hezbollah, took the village of Kinsabba.", "took", {"army"}),
        ("The town of Ariha fell to the rebels.", "fell", {"rebels"}),
        ("The fall of the city of Idlib to the rebels shocked Damascus.", "fall", {"rebels"}),
        ("Mortar shells landed on a school in Damascus.", "landed", set()),
        ("Government forces came under heavy fire in the town of Bria.", "fire", set()),
        ("The army advanced in Bria and then came under fire.", "fire", set()),
        ("Israeli troops came under fire from Hezbollah fighters on Friday.", "fire", {"Hezbollah fighters"}),
    ],
)  # fmt: skip
def test_who_did_it(read: Read, text: str, word: str, actors: set[str]) -> None:
    assert names(event(read(text), word).actor) == actors


@pytest.mark.parametrize(
    ("text", "word", "targets"),
    [
        ("The army attacked the rebels near Hama.", "attacked", {"rebels"}),
        ("The army was attacked by ISIS near Palmyra.", "attacked", {"army"}),
        ("Government forces came under heavy fire in the town of Bria.", "fire", {"Government forces"}),
        ("Attacks by ISIS on the Syrian army went on near Palmyra.", "Attacks", {"Syrian army"}),
        ("The rebels launched an offensive against the army near Hama.", "offensive", {"army"}),
        ("Russian air strikes on rebels went on in Idlib.", "strikes", {"rebels"}),
        ("The army drove ISIS out of the city of Palmyra.", "out", {"ISIS"}),
        ("ISIS was driven out of Palmyra by the army.", "driven out", {"ISIS"}),
        ("The rebels seized the base from the Syrian army.", "seized", {"Syrian army"}),
        ("The rebels took Ariha from the army.", "took", {"army"}),
        ("Gunmen kidnapped two journalists near Aleppo.", "kidnapped", {"journalists"}),
        ("Two journalists were kidnapped near Aleppo.", "kidnapped", {"journalists"}),
        ("A roadside bomb killed two soldiers near Daraa.", "bomb", {"soldiers"}),
        ("A drone strike hit a hospital in Idlib.", "strike", {"hospital"}),
        ("Protesters clashed with police in Hama.", "clashed", {"police"}),
        (
            "Gunmen attacked a ministry and two newspaper offices in Hama.",
            "attacked",
            {"ministry", "newspaper offices"},
        ),
    ],
)
def test_to_whom_it_was_done(read: Read, text: str, word: str, targets: set[str]) -> None:
    assert names(event(read(text), word).target) == targets


def test_positions_stand_for_those_who_hold_them(read: Read) -> None:
    (target,) = event(read("Russian jets bombed rebel positions in Latakia."), "bombed").target
    assert target.text.startswith("rebel")


@pytest.mark.parametrize(
    "text",
    [
        "Clashes erupted between the YPG and ISIS near Hassakeh.",
        "Fierce clashes between the YPG and ISIS went on near Hassakeh.",
        "Clashes broke out near Hassakeh between the YPG and ISIS.",
    ],
)
def test_the_parties_of_a_clash(read: Read, text: str) -> None:
    claim = event(read(text), text.split()[0] if not text.startswith("Fierce") else "clashes")
    assert names(claim.actor) == {"YPG"}
    assert names(claim.target) == {"ISIS"}


def test_each_verb_of_a_sentence_has_its_own_roles(read: Read) -> None:
    claims = read("The YPG left Sarrin after an attack by ISIS on the town of Tel Abyad.")
    assert names(event(claims, "left").actor) == {"YPG"}
    assert names(event(claims, "attack").actor) == {"ISIS"}


@pytest.mark.parametrize(
    "text",
    [
        "The YPG repelled an attack by ISIS on the town of Tel Abyad.",
        "The YPG repelled nine ISIS attacks near Tel Abyad.",
        "An attack by ISIS on the town of Tel Abyad was repelled by the YPG.",
    ],
)
def test_who_is_repelled_is_whose_attack_it_was(read: Read, text: str) -> None:
    claim = event(read(text), "repelled")
    assert (names(claim.actor), names(claim.target)) == ({"YPG"}, {"ISIS"})


def test_who_says_it_does_not_do_it(read: Read) -> None:
    claim = event(read("The White Helmets said that jets had bombed the town of Sarmin."), "bombed")
    assert names(claim.actor) == {"jets"}


def test_a_strike_that_does_several_things_is_one_with_all_that_it_struck(read: Read) -> None:
    (claim,) = read("Near Ariha, one strike engaged a rebel unit, destroyed two vehicles and damaged a bridge.")
    assert claim.sub_event_type == "Air/drone strike"
    assert names(claim.target) == {"rebel unit", "vehicles", "bridge"}


def test_a_strike_that_was_carried_out_is_one_with_all_that_it_struck(read: Read) -> None:
    (claim,) = read("Jets carried out two strikes near Ariha, engaging a rebel unit and destroying two vehicles.")
    assert claim.trigger
    assert claim.trigger.text == "strikes"
    assert names(claim.target) == {"rebel unit", "vehicles"}


def test_what_was_not_done_by_the_strike_is_an_event_of_its_own(read: Read) -> None:
    claims = read("A strike hit the base and the rebels attacked the bridge.")
    assert [c.trigger.text for c in claims if c.trigger] == ["strike", "attacked"]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The rebels entered Ariha. They burned shops and looted the hospital.", "looted", ["rebels"]),
        ("ISIS entered Ariha. It also captured the dam.", "captured", ["ISIS"]),
        ("The rebels entered Ariha. They were captured.", "captured", []),
        ("The rebels entered Ariha. They fled.", "fled", []),
        ("The soldiers who looted the hospital left.", "looted", []),
    ],
)
def test_the_force_that_a_pronoun_means_does_it(
    reading: Callable[[str], Reading], text: str, word: str, who: list[str]
) -> None:
    found = reading(text)
    verb = next(t for t in found.spacy_doc if t.text == word)
    assert [text[a:b] for a, b in by_pronoun(verb, found.people)] == who


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A bus drove over a landmine near Hajin.", {"bus"}),
        ("A convoy of the army hit a roadside bomb near Hajin.", {"convoy"}),
        ("Two farmers were killed when their car struck a mine.", {"farmers"}),
    ],
)
def test_what_meets_a_mine_suffers_it(read: Read, text: str, target: set[str]) -> None:
    (claim,) = (c for c in read(text) if c.kind == "event")
    assert (names(claim.actor), names(claim.target)) == (set(), target)
