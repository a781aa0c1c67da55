"""Who, whom and where, by the shares of the mentions near a claim."""

from __future__ import annotations

import pytest

from contested import knowledge
from contested.model import Claim
from contested.reader.reader import Reader
from contested.reader.reading import Reading
from contested.reader.trained import mentions
from contested.reader.trained.features import Pairs, Rules
from contested.reader.trained.filling import offsets
from contested.settings import Settings
from tests.reader.reports import event, names, of_kind, report


@pytest.fixture(scope="module")
def full() -> Reader:
    return Reader(Settings(reader="full"), knowledge.load("syria"))


def claims(full: Reader, text: str) -> tuple[Claim, ...]:
    ((_, found),) = full.read([report(text)])
    return found


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Government forces lost control of Sarmin on Saturday.", set(), {"Government forces"}),
        ("The army lost the town of Palmyra to ISIS on Friday.", {"ISIS"}, {"army"}),
        ("The Taliban lost Kunduz to Afghan troops.", {"Afghan troops"}, {"Taliban"}),
        ("Government forces came under heavy fire in the town of Bria.", set(), {"Government forces"}),
        ("Angolan government forces retook the port of Benguela from UNITA.", {"Angolan government forces"}, {"UNITA"}),
        (
            "A convoy of government soldiers struck a mine near Kidal on Sunday.",
            set(),
            {"convoy of government soldiers"},
        ),
        ("Near Menaka, a patrol of peacekeepers hit a landmine.", set(), {"patrol of peacekeepers"}),
        ("The Houthis said they had hit a coalition ship near Hodeidah.", {"Houthis"}, {"a coalition ship"}),
        (
            "Tribal fighters together with the jihadist group Ansar Dine launched an assault on Gao.",
            {"Tribal fighters", "Ansar Dine"},
            set(),
        ),
        ("The militia launched a rebel offensive near Goma.", {"The militia"}, set()),
    ],
)
def test_grammar_tells_who_lost_and_whom_a_pronoun_means(
    full: Reader, text: str, actor: set[str], target: set[str]
) -> None:
    found = next(c for c in claims(full, text) if c.kind == "event")
    assert ({m.text for m in found.actor}, {m.text.removeprefix("The ") for m in found.target}) == (actor, target)


def test_whose_army_it_is_does_not_hold_the_place_itself(full: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    # How sure the network must be of "it" is not asked here: "Congo" is likeliest.
    monkeypatch.setattr("contested.reader.trained.filling.FILL", (0.3, 0.4, 0.2))
    text = "Rebels entered Goma late on Sunday; Congo's army said it still held the airport."
    [held] = [c for c in claims(full, text) if c.kind == "control"]
    assert [m.text for m in held.actor] == ["Congo's army"]
    reading = Reading.of(report(text), full.nlp(text), full.vocabulary)
    pairs = Pairs(reading, Rules.of([], reading), parties := mentions.parties(reading), [])
    congo = next(m for m in parties if m.words == "congo")
    assert text[slice(*offsets(congo, pairs, ()))] == "Congo's army", "tagged as a mention or not"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The attackers shelled hospitals and schools in Sarmin on Monday.", ["hospitals", "schools"]),
        ("The army clashed with ISIS and Kurdish militants near Sarmin on Monday.", ["ISIS", "Kurdish militants"]),
    ],
)
def test_the_parts_of_a_list_are_named_each_once(full: Reader, text: str, targets: list[str]) -> None:
    [event] = of_kind(claims(full, text), "event")
    assert [m.text for m in event.target] == targets


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Lendu militia and members of the Frontier Guard killed eight villagers in Bunia.",
         ["Lendu militia", "members of the Frontier Guard"]),
        ("KNDF fighters and allied PDFs occupied two police stations in Loikaw.", ["KNDF fighters", "allied PDFs"]),
        ("Rebels backed by Turkish troops captured the town of Nayrab on Monday.", ["Rebels", "Turkish troops"]),
        ("An army unit, in cooperation with the supporting forces, foiled an attack by rebels.",
         ["An army unit", "supporting forces"]),
        ("The army, together with border guards, captured the town of Gereida.", ["The army", "border guards"]),
    ],
)  # fmt: skip
def test_no_party_of_a_list_is_dropped(full: Reader, text: str, actors: list[str]) -> None:
    event = of_kind(claims(full, text), "event")[0]
    assert [m.text for m in event.actor] == actors


@pytest.mark.parametrize(
    "text",
    [
        "The army, backed by Russian air strikes, captured the town of Nayrab on Sunday.",
        "Rebels supported by Turkish artillery fire took the village of Nayrab.",
    ],
)
def test_whom_a_strike_helps_it_does_not_hit(full: Reader, text: str) -> None:
    for claim in of_kind(claims(full, text), "event"):
        assert not {"army", "Rebels"} & {m.text.removeprefix("The ") for m in claim.target}


def test_a_name_of_the_same_sentence_goes_before_the_same_name_in_another(full: Reader) -> None:
    text = "Jets carried out strikes near Raqqa, engaging six ISIS tactical units. ISIS still holds the Tabqa dam."
    (held,) = of_kind(claims(full, text), "control")
    assert [text[m.start : m.end] for m in held.actor] == ["ISIS"]
    assert held.actor[0].start > text.index(".")


def test_no_target_or_place_of_a_list_is_dropped(full: Reader) -> None:
    event = of_kind(claims(full, "The gangs attacked the airport and two police stations in Delmas."), "event")[0]
    assert [m.text.removeprefix("the ") for m in event.target] == ["airport", "two police stations"]
    event = of_kind(claims(full, "Russian planes bombed the town of Gori and the port of Poti."), "event")[0]
    assert [m.text for m in event.place] == ["Gori", "Poti"]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target", "place"),
    [
        (
            "Government forces shelled the rebel-held town of Sarmin on Sunday, a monitor said.",
            "Shelling/artillery/missile attack",
            {"Government forces"},
            {"rebel", "town", "rebel-held town of Sarmin"},
            {"Sarmin"},
        ),
        ("ISIS fighters captured the town of Tadif on Friday.", "Non-state actor overtakes territory",
         {"ISIS", "ISIS fighters"}, set(), {"Tadif"}),
        ("A car bomb exploded near a market in Jableh.", "Remote explosive/landmine/IED", set(), {"market"},
         {"Jableh"}),
        (
            "Rebels and soldiers clashed in the village of Lataminah overnight.",
            "Armed clash", {"Rebels", "soldiers"}, {"Rebels", "soldiers"}, {"Lataminah"},
        ),
    ],
)  # fmt: skip
def test_who_did_what_where(
    full: Reader, text: str, kind: str, actor: set[str], target: set[str], place: set[str]
) -> None:
    event = of_kind(claims(full, text), "event")[0]
    assert event.sub_event_type == kind
    assert names(event.actor) <= actor
    assert bool(event.actor) == bool(actor)
    assert names(event.target) <= target
    assert names(event.place) == place


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Shells fell on government-held areas in Goma.", "government"),
        ("Rebels seized several towns that were held by the regime in Hama province.", "regime"),
        ("They drove past villages controlled by the army near Bunia.", "army"),
    ],
)
def test_the_holder_named_in_so_many_words_stays(full: Reader, text: str, holder: str) -> None:
    ((_, claims),) = full.read([report(text)])
    (claim,) = of_kind(claims, "control")
    assert names(claim.actor) == {holder}


def test_an_actor_that_the_rules_chose_too_need_not_be_likeliest(full: Reader) -> None:
    text = "Boko Haram militants attacked Gwoza in August. The group had captured the town from soldiers in July."
    assert names(event(claims(full, text), "captured").actor) == {"Boko Haram militants"}


def test_whom_an_object_stands_for_need_not_be_likeliest(full: Reader) -> None:
    text = "A farmer was hurt near Tawila. Gunmen on camels shot at him."
    assert names(event(claims(full, text), "shot").target) == {"farmer"}


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ("US-Saudi aggression warplanes launched ten raids on Hodeidah.", "raids", {"US-Saudi aggression warplanes"}),
        ("Russian aircraft launched two raids on Sarmin.", "raids", {"Russian aircraft"}),
    ],
)
def test_a_force_is_mentioned_whole(full: Reader, text: str, word: str, actors: set[str]) -> None:
    assert names(event(claims(full, text), word).actor) == actors


def test_the_parts_of_a_list_stand_in_order(full: Reader) -> None:
    (claim,) = claims(full, "Russian and Syrian aircraft launched raids.")
    assert [m.text for m in claim.actor] == ["Russian", "Syrian aircraft"]


@pytest.mark.parametrize(
    ("text", "word", "targets"),
    [
        ("The self-defence forces took 25 border guards prisoner.", "prisoner", {"border guards"}),
        ("The fighters put nine villagers to death.", "death", {"villagers"}),
    ],
)
def test_who_stands_between_the_words_of_an_event(full: Reader, text: str, word: str, targets: set[str]) -> None:
    assert names(event(claims(full, text), word).target) == targets


def test_who_has_an_office_is_somebody_and_where_he_has_it_is_nobody(full: Reader) -> None:
    text = "Gunmen assassinated the mayor of Huanta and his bodyguard."
    targets = event(claims(full, text), "assassinated").target
    assert [m.text.removeprefix("the ") for m in targets] == ["mayor of Huanta", "his bodyguard"]


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        (
            "The Liberation Army said the killings were carried out by a militia retreating after its offensive.",
            "killings",
            {"militia"},
        ),
        ("Militiamen in El Geneina burned the market and killed the sultan's brother.", "burned", {"Militiamen"}),
        ("Militiamen in El Geneina burned the market and killed the sultan's brother.", "killed", {"Militiamen"}),
    ],
)
def test_who_did_what_only_the_network_sees(full: Reader, text: str, word: str, actors: set[str]) -> None:
    assert names(event(claims(full, text), word).actor) == actors


def test_what_they_did_is_theirs_where_the_network_sees_nobody(full: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    # How sure the network is of a mention two sentences back is not asked here.
    monkeypatch.setattr("contested.reader.trained.filling.AWAY", (1.1, 1.1, 1.1))
    monkeypatch.setattr("contested.reader.trained.agreed.AGREED", 1.1)
    text = "The fighters moved into Ardamata on Sunday. They also burned shops and looted the local hospital."
    assert names(event(claims(full, text), "looted").actor) == {"fighters"}


def test_what_lies_in_the_town_s_own_words_is_not_carried_from_elsewhere(full: Reader) -> None:
    text = (
        "The rebels took control of the whole of Tadmur after the army fled. They now hold half of the country."
        " More than 460 people died in the battle for the town."
    )
    assert {p.text for p in event(claims(full, text), "battle").place} == {"Tadmur"}


def test_what_a_relative_clause_tells_of_the_town_was_there(full: Reader) -> None:
    text = (
        "A car bomb killed three people in the town of Manbij on Thursday."
        " The town, which the Syrian Democratic Forces captured in August, lies near the border."
    )
    assert {p.text for p in event(claims(full, text), "captured").place} == {"Manbij"}


def test_what_troops_come_with_is_no_actor_of_its_own(full: Reader) -> None:
    text = "Government troops backed by tanks stormed the Mezzeh district on Sunday and executed 20 unarmed men."
    assert names(event(claims(full, text), "stormed").actor) == {"Government troops"}


def test_both_towns_are_those_named_before(full: Reader) -> None:
    text = "The rebels attacked Foua and Kafraya on Friday. Warplanes shelled positions around the two towns."
    assert {p.text for p in event(claims(full, text), "shelled").place} == {"Foua", "Kafraya"}


def test_who_was_killed_in_an_offensive_did_not_launch_it(full: Reader) -> None:
    text = "Dozens of M23 fighters and soldiers have been killed since the beginning of the June offensive in Goma."
    [offensive] = [c for c in claims(full, text) if c.kind == "event"]
    assert offensive.actor == ()


def test_whom_the_rules_take_for_a_holder_holds(full: Reader) -> None:
    text = "On Friday a YPG spokesman said the militia was in full control of the city of Manbij."
    [held] = [c for c in claims(full, text) if c.kind == "control"]
    assert [m.text for m in held.actor] == ["YPG"]


def test_bombers_beside_bombs_are_no_target(full: Reader) -> None:
    found = claims(full, "ISIS used 12 car bombs and several suicide bombers in Ramadi.")
    assert not any(m.text == "suicide bombers" for c in found for m in c.target)


def test_who_the_former_is(full: Reader) -> None:
    text = "Clashes between the Sudanese army and the RSF killed 20 in El Fasher. The former withdrew from the market."
    left = next(c for c in claims(full, text) if c.trigger and c.trigger.text == "withdrew")
    assert [m.text.removeprefix("the ") for m in left.actor] == ["Sudanese army"]


def test_a_downing_is_an_event(full: Reader) -> None:
    text = "In a video, a fighter claimed the downing of a helicopter near Marj al-Sultan."
    [downing] = claims(full, text)
    assert ([m.text for m in downing.target], [p.text for p in downing.place]) == (["a helicopter"], ["Marj al-Sultan"])
