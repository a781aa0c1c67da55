"""Which of ACLED's types an event word states."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from contested.model import EVENT_TYPE_OF
from contested.reader.types import weapon
from tests.reader.conftest import Read
from tests.reader.reports import event

AIR = "Air/drone strike"
SHELLS = "Shelling/artillery/missile attack"
MINES = "Remote explosive/landmine/IED"
CLASH = "Armed clash"
STATE = "Government regains territory"
OTHERS = "Non-state actor overtakes territory"
LEFT = "Non-violent transfer of territory"


@pytest.mark.parametrize(
    ("text", "word", "sub_type"),
    [
        # the means
        ("Warplanes struck the market in Idlib on Sunday.", "struck", AIR),
        ("Regime air strikes hit the village of Kafr Nabl.", "strikes", AIR),
        ("Helicopters dropped barrel bombs on Daraya.", "dropped", AIR),
        ("A drone strike near Idlib killed the commander.", "drone strike", AIR),
        ("The US-led coalition carried out an air raid near Raqqa.", "raid", AIR),
        ("Russian jets bombed rebel positions in Latakia.", "bombed", AIR),
        ("The army shelled the town of Douma with artillery.", "shelled", SHELLS),
        ("Mortar shells landed on a school in Damascus.", "landed", SHELLS),
        ("Militants fired rockets at the town of Foua.", "fired", SHELLS),
        ("A rocket attack hit the airport of Latakia.", "rocket attack", SHELLS),
        ("The town was hit by artillery shelling on Friday.", "shelling", SHELLS),
        ("A car bomb exploded in the centre of Homs.", "exploded", MINES),
        ("A landmine exploded near the town of Manbij.", "exploded", MINES),
        ("A roadside bomb killed two soldiers near Daraa.", "bomb", MINES),
        ("A suicide bomber blew herself up at a toll gate in Hama.", "blew", "Suicide bomb"),
        ("A suicide car bomb attack hit the base near Hama.", "attack", "Suicide bomb"),
        ("A gas attack hit the town of Sarmin.", "gas attack", "Chemical weapon"),
        ("The army attacked Sarmin with chlorine gas.", "attacked", "Chemical weapon"),
        ("A grenade attack on a bar in Homs wounded two people.", "grenade attack", "Grenade"),
        # a bomber of a nation or a type flies, another carries his bomb; a coalition may have no aircraft
        ("Russian bombers struck the village of Sarmin.", "struck", AIR),
        ("B-52 bombers struck a camp near Sarmin.", "struck", AIR),
        ("A bomber struck a police post in Hama.", "struck", "Suicide bomb"),
        ("Russian jets raided the base near Poti.", "raided", AIR),
        ("The Marid Santo coalition attacked a police post in Hama.", "attacked", CLASH),
        ("The Saudi-led coalition said it had struck a bridge near Hama.", "struck", AIR),
        ("A Reaper destroyed a truck near Hama with a Hellfire missile.", "destroyed", AIR),
        ("The army entered the centre of Afrin.", "entered", STATE),
        # raids on foot
        ("Militants raided the village of Sarmin.", "raided", CLASH),
        ("Soldiers carried out house-to-house raids in Hama.", "raids", CLASH),
        ("US special forces carried out a raid in Idlib.", "raid", CLASH),
        ("Enforced disappearances were reported in Hama.", "Enforced disappearances", "Abduction/forced disappearance"),
        # fighting
        ("Clashes broke out between the army and rebels near Hama.", "Clashes", CLASH),
        ("ISIS fighters launched an offensive on Kobani.", "offensive", CLASH),
        ("The rebels advanced towards the city of Hama.", "advanced", CLASH),
        ("The YPG repelled the militants near Tel Abyad.", "repelled", CLASH),
        ("The rebels ambushed an army convoy near Hama.", "ambushed", CLASH),
        # taking ground
        ("The Syrian army recaptured the village of Samra.", "recaptured", STATE),
        ("The army drove the rebels out of the town of Kasab.", "out", STATE),
        ("The rebels were driven out of the town of Kasab by the army.", "driven out", STATE),
        ("Hezbollah fighters seized the hill from the Nusra Front.", "seized", STATE),
        ("The army took the village of Kinsabba on Friday.", "took", STATE),
        ("The rebels captured the town of Ariha on Saturday.", "captured", OTHERS),
        ("The city of Idlib was captured by the Army of Conquest in March.", "captured", OTHERS),
        ("The town of Morek fell to the rebels on Thursday.", "fell", OTHERS),
        ("The rebels captured Idlib on Saturday.", "captured", OTHERS),
        ("Jisr al-Shughur was captured by the Nusra Front.", "captured", OTHERS),
        ("The YPG took control of the town of Tel Abyad.", "took control", OTHERS),
        ("ISIS overran the base on Friday.", "overran", OTHERS),
        ("The capture of Palmyra by ISIS took a week.", "capture", OTHERS),
        ("The rebels lost the town of Ariha on Friday.", "lost", STATE),
        ("The army lost the town of Ariha on Friday.", "lost", OTHERS),
        # leaving it
        ("The rebels withdrew from the city of Homs.", "withdrew", LEFT),
        ("Fighters were evacuated from the town of Daraya.", "evacuated", LEFT),
        ("The rebels handed over the village to the army.", "handed over", LEFT),
        # civilians
        ("ISIS executed three civilians in Raqqa.", "executed", "Attack"),
        ("A sniper killed a child in Aleppo.", "killed", "Attack"),
        ("Gunmen kidnapped two journalists near Aleppo.", "kidnapped", "Abduction/forced disappearance"),
        ("ISIS abducted a priest in Raqqa.", "abducted", "Abduction/forced disappearance"),
        ("Police arrested an activist in Hama.", "arrested", "Arrests"),
        ("The army captured twelve rebels near Hama.", "captured", "Arrests"),
        ("Soldiers shot a teacher in Homs.", "shot", "Attack"),
        ("Soldiers shot two gunmen in Homs.", "shot", CLASH),
        ("Police fired on demonstrators in Hama.", "fired", "Excessive force against protesters"),
        ("Gunmen attacked the hospital in Sarmin.", "attacked", "Attack"),
        ("Gunmen seized nine pilgrims near Aleppo.", "seized", "Abduction/forced disappearance"),
        ("Gunmen dragged a priest from his house in Raqqa.", "dragged", "Abduction/forced disappearance"),
        ("Soldiers seized nine rebels near Aleppo.", "seized", "Arrests"),
        ("A crowd lynched a man in Hama.", "lynched", "Mob violence"),
        # other wars and outlets
        ("Paratroopers retook the town of Masharu.", "retook", STATE),
        ("The separatists occupied the town of Masharu.", "occupied", OTHERS),
        ("The gendarmes entered the town of Masharu.", "entered", STATE),
        ("The rebels stormed the base near Hama.", "stormed", CLASH),
        ("Troops crossed the river near Hama.", "crossed", CLASH),
        ("Soldiers surrounded the village of Samra.", "surrounded", CLASH),
        ("The garrison slipped away from Samra at night.", "slipped away", LEFT),
        ("Families were evacuated from the town of Daraya.", "evacuated", "Other"),
        ("The militia blew up a bridge near Hama.", "blew up", "Looting/property destruction"),
        ("Sappers planted mines on the road to Hama.", "planted", MINES),
        ("The rebels mined the road to Hama.", "mined", MINES),
        ("The army answered with rockets near Hama.", "answered", SHELLS),
        ("Militants bombed a cafe in Homs.", "bombed", MINES),
        ("The army bombed the village of Samra.", "bombed", AIR),
        ("Rebels brought down a helicopter near Hama.", "brought down", CLASH),
        ("The air defences intercepted two missiles over Homs.", "intercepted", "Disrupted weapons use"),
        ("Troops recovered nine rifles near Hama.", "recovered", "Disrupted weapons use"),
        ("The rebels captured two tanks near Hama.", "captured", "Looting/property destruction"),
        ("Two tanks were destroyed near Hama.", "destroyed", CLASH),
        ("The kidnappers released nine pilgrims near Hama.", "released", "Other"),
        ("The rebels swapped prisoners with the army in Homs.", "swapped", "Agreement"),
        ("Soldiers closed the road to Hama.", "closed", "Other"),
        ("Demonstrators threw stones at the police in Hama.", "threw", "Violent demonstration"),
        ("The rebels set alight nine houses in Samra.", "set alight", "Looting/property destruction"),
        # the rest
        ("The two sides agreed on a ceasefire in Zabadani.", "ceasefire", "Agreement"),
        ("The opposition and the government signed a deal on Zabadani.", "signed a deal", "Agreement"),
        ("Engineers cleared mines from the ruins of Palmyra.", "cleared", "Disrupted weapons use"),
        ("Hundreds of people protested in Hama on Friday.", "protested", "Peaceful protest"),
        ("The fighters looted the museum in Idlib.", "looted", "Looting/property destruction"),
        ("ISIS fighters destroyed a temple in Palmyra.", "destroyed", "Looting/property destruction"),
        ("The village of Foua is besieged by rebels.", "besieged", "Other"),
        ("A colonel defected in Hama on Friday.", "defected", "Change to group/activity"),
        ("The army attacked the Shaer gas field.", "attacked", CLASH),
    ],
)
def test_sub_event_type(read: Read, text: str, word: str, sub_type: str) -> None:
    claim = event(read(text), word)
    assert claim.sub_event_type == sub_type
    assert claim.event_type == EVENT_TYPE_OF[sub_type]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("They used tear gas.", None),
        ("They used sarin near the gas field.", "Chemical weapon"),
        ("They used poison gas.", "Chemical weapon"),
        ("They used a truck at the car park.", "Remote explosive/landmine/IED"),
    ],
)
def test_the_means_that_words_name(parse: Callable[[str], Doc], text: str, means: str | None) -> None:
    assert weapon(list(parse(text))) == means
