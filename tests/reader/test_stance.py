"""Polarity and modality of a claim, given its trigger."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc

from contested.reader.attribution import attribution_of, attributions
from contested.reader.nlp import load, parse
from contested.reader.stance import stance_of
from contested.settings import Settings
from tests.reader.conftest import Read
from tests.reader.reports import of_kind


@cache
def parsed(text: str) -> Doc:
    return next(parse(load(Settings().model), [text], 1))


def stance(marked: str) -> tuple[str, str]:
    """Polarity and modality of the words between angle brackets."""
    start, end = marked.index("<"), marked.index(">") - 1
    doc = parsed(marked.replace("<", "").replace(">", ""))
    span = attribution_of(attributions(doc), (start, end))
    return stance_of(doc, (start, end), (start, end), span)


INTENDED = [
    "The parliament debates approval for <strikes> on the port.",
    "The resolution ordered the <withdrawal> of all troops.",
    "The regent ordered the <evacuation> of the quay.",
    "The council ordered the <arrest> of two pilots.",
    "The junta ordered a <ceasefire>.",
    "The junta planned the <bombardment> of the quay.",
    "The army is trying to <retake> the town.",
    "Troops advanced in an effort to <cut> the road.",
    "Troops advanced in a bid to <cut> the road.",
    "The group said it planned to <storm> the base.",
    "The brigade is preparing for an <attack> on the depot.",
    "They mounted an offensive to <capture> the port.",
    "They launched an offensive aimed at <capturing> the port.",
    "Loyalists pushed north with the goal of <linking> the two towns.",
    "The alliance announced that it will <launch> a new offensive.",
    "Rebels were moving reinforcements in order to <mount> a raid.",
    "The air force repelled an attempt to <break> into the camp.",
    "The unit was sent to <relieve> the garrison.",
    "The aim of the operation is to <seize> the dam.",
    "The planned <offensive> was delayed.",
    "The brigade crossed the river to spearhead an <attack> on the port.",
]
PREDICTED = [
    "The army will need to <capture> the mill first.",
    "The flood will force them to <abandon> the camp.",
    "The town will <fall> within days, analysts said.",
    "The ceasefire is expected to <take effect> on Friday.",
    "Government forces are likely to <capture> the hill.",
    "The army is about to <storm> the district.",
    "Clashes are expected to <resume>.",
    "The accord will see the wounded <moved> to the coast.",
    "The accord is set to see families <evacuated> by sea.",
    "The militia will hand in its rifles before it <withdraws> from the port.",
]
HYPOTHETICAL = [
    "They warned of reprisals for any <strike> on the port.",
    "If the army <takes> the road, the siege will be complete.",
    "The regime could <use> chemical weapons again.",
    "The rebels may <attack> the airport.",
    "Residents fear an <attack> on the camp.",
    "Residents fear that troops will <storm> the camp.",
    "The envoy called for a <ceasefire>.",
    "A possible <ceasefire> was discussed.",
    "It is unclear whether rebels <hold> the bridge.",
    "Capturing the road would <cut> the city off.",
    "More than 20 people might have been <killed>.",
]
ACTUAL = [
    "The regent ordered <strikes> on the camps on Friday, killing nine.",
    "The colonel who ordered the <raid> on the quay was tried.",
    "The colonel who ordered the <massacre> of ninety sailors was tried.",
    "The <bombardment> ordered by the junta began at dawn.",
    "Rain did not prevent the <shelling> of the quay.",
    "Nothing prevented the <capture> of the mill.",
    "The guards failed to prevent the <killing> of the miller.",
    "The army managed to <retake> the town.",
    "The rebels began to <withdraw> from the town.",
    "The rebels were forced to <withdraw> from the town.",
    "The attack allowed rebels to <seize> the hill.",
    "Rebels <captured> the town in a bid to cut the road.",
    "Warplanes <hit> a convoy trying to leave the city.",
    "The army is trying to retake the town, which rebels <seized> in May.",
    "Rebels launched an <offensive> to take the quay.",
    "The army seeks to end the <siege> of the town.",
    "They are reported to have <killed> ten men.",
    "The village was the first to <fall> to the rebels.",
    "After <capturing> the hill, they plan to attack the town.",
    "They not only <captured> the hill but burned the mill.",
    "Strikes since 21 May <killed> forty people.",
    "The envoy saw villagers <moved> to the coast.",
    "The boy was taken abroad to be healed after doctors say he was <shot> at the gate.",
    "Rebels hold the port after the navy <withdrew>.",
]
DENIED = [
    "The army did not <capture> the town.",
    "The troops didnt <enter> the town.",
    "The town has never been <captured>.",
    "The army failed to <capture> the town.",
    "Rebels were unable to <advance>.",
    "There were no <air strikes> on Tuesday.",
    "The ministry denied any <strike> on the port.",
    "None of the villages was <attacked>.",
    "Neither side <attacked> on Tuesday.",
    "The attempt to <seize> the base failed.",
    "The minister denied that the army had <shelled> the hospital.",
    "The ministry denied <bombing> the hospital.",
    "It is not true that the town has <fallen>.",
    "The miller was not aware of any <fighting> near the weir.",
    "The militia stopped the lorries and prevented the <evacuation>.",
    "It is false that the town has <fallen>.",
    "Guards prevented the <capture> of the mill.",
    "The elders averted an <assault> on the mill.",
    "The envoy averted a <massacre> at the quay.",
    "Shepherds prevented the <killing> of their guests.",
    "The <seizure> of the mill was prevented by its guards.",
    "There was no <crackdown> at the quay.",
    "The ferryman was not aware of any <crackdown>.",
    "The envoy had not heard of any <bloodshed> by the weir.",
    "No rebel <stormed> the granary.",
    "No soldiers <crossed> the ford.",
    "No tank <shelled> the granary.",
]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [(m, ("affirmed", "intended")) for m in INTENDED]
    + [(m, ("affirmed", "predicted")) for m in PREDICTED]
    + [(m, ("affirmed", "hypothetical")) for m in HYPOTHETICAL]
    + [(m, ("affirmed", "actual")) for m in ACTUAL]
    + [(m, ("denied", "actual")) for m in DENIED],
)
def test_tells_what_was_from_what_was_not(marked: str, expected: tuple[str, str]) -> None:
    assert stance(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The blast caused no <casualties>.",
        "There were no <deaths> at the quay.",
        "The clinic counted no <injuries> after the shelling.",
        "The crackdown <killed> nine dockers.",
        "The violence <killed> nine dockers.",
        "No less than ninety were <wounded>.",
        "No fewer than ninety dockers were <killed>.",
    ],
)
def test_a_count_of_none_is_no_denial(marked: str) -> None:
    assert stance(marked) == ("affirmed", "actual")


def test_what_a_source_turns_down_is_not_denied() -> None:
    assert stance("The army rejected calls to end the strikes that <killed> forty people.")[0] == "affirmed"


def test_a_trigger_outside_the_text_tells_nothing() -> None:
    assert stance_of(parsed("The town fell."), (90, 95), (90, 95), None) == ("affirmed", "actual")


def test_who_denies_access_withholds_it(read: Read) -> None:
    (claim,) = of_kind(read("The junta has denied aid groups access to Homs."), "event")
    assert (claim.sub_event_type, claim.polarity, claim.attribution) == ("Other", "affirmed", ())


@pytest.mark.parametrize(
    "marked",
    [
        "The junta denied shelling the villages and said its men <attacked> a rebel base.",
        "Israel denied the report and said it had <struck> a command post in Tyre.",
        "Both Kigali and Goma deny any raid and say they <fought> off gunmen.",
    ],
)
def test_what_a_denier_goes_on_to_say_is_not_denied(marked: str) -> None:
    assert stance(marked)[0] == "affirmed"


@pytest.mark.parametrize(
    "marked",
    [
        "The junta denied <shelling> the villages and said its men attacked a rebel base.",
        "Israel denied <striking> the hospital and said it had hit a command post.",
        "The ministry denies <bombing> the market but says its jets flew.",
    ],
)
def test_what_he_denied_stays_denied(marked: str) -> None:
    assert stance(marked)[0] == "denied"


@pytest.mark.parametrize(
    "marked",
    [
        "The army is close to <capturing> the port of Hodeidah.",
        "The raid brought the RSF closer to <seizing> the base in El Fasher.",
        "Fano fighters were on the verge of <taking> Lalibela.",
    ],
)
def test_what_somebody_is_close_to_has_not_come_about(marked: str) -> None:
    assert stance(marked) == ("affirmed", "predicted")


@pytest.mark.parametrize(
    ("marked", "how"),
    [
        ("Troops were sent to Bunia in case of a rebel <attack>.", "hypothetical"),
        ("Residents dug shelters in the event of an <air strike>.", "hypothetical"),
        ("Tanks waited near Agdam in case of an <offensive>.", "hypothetical"),
        ("In the case of the <attack> on Bunia, twelve died.", "actual"),
    ],
)
def test_in_case_of(marked: str, how: str) -> None:
    assert stance(marked)[1] == how


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The gunmen were stopped from <entering> the port.", ("denied", "actual")),
        ("The army prevented the rebels from <capturing> the dam.", ("denied", "actual")),
        ("The brigade refrained from <shelling> the quay on Monday.", ("denied", "actual")),
        ("The army was sent to stop gangs from <attacking> the port.", ("affirmed", "hypothetical")),
        ("The army failed to prevent the rebels from <capturing> the dam.", ("affirmed", "actual")),
        ("The walls did not stop the rebels from <entering> the port.", ("affirmed", "actual")),
        ("The regent ruled out an <attack> on the quay.", ("denied", "actual")),
    ],
)
def test_what_somebody_is_kept_from_does_not_come_about(marked: str, expected: tuple[str, str]) -> None:
    assert stance(marked) == expected


@pytest.mark.parametrize(
    ("marked", "how"),
    [
        ("A full-scale <assault> on the port could displace thousands.", "hypothetical"),
        ("An <attack> on the quay would worsen the famine.", "hypothetical"),
        ("The regent warned of an <attack> on the quay.", "hypothetical"),
        ("The envoy warned against an <assault> on the port.", "hypothetical"),
        ("The <attack> on the quay could derail the talks.", "actual"),
        ("An air <strike> could have caused the fire on the quay.", "actual"),
        ("Villagers were warned of the <attack> on the quay.", "actual"),
        ("Has the army <lost> the port?", "hypothetical"),
        ("Did the rebels <shell> the clinic?", "hypothetical"),
        ("Why did the army <abandon> the port?", "actual"),
        ("Who <shelled> the clinic?", "actual"),
    ],
)
def test_what_is_warned_of_foreseen_or_asked_is_supposed(marked: str, how: str) -> None:
    assert stance(marked)[1] == how
