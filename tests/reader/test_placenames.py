"""Which words are names of places."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from contested.reader import placenames
from contested.reader.reading import Reading

Readings = Callable[[str], Reading]


def found(reading: Readings, text: str) -> list[str]:
    """The names of places in a text, in order."""
    read = reading(text)
    spans = list(placenames.find(read.spacy_doc, read.people, read.vocabulary))
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), "they overlap"
    return [read.spacy_doc[a:b].text for a, b in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road from Hama to Homs was cut.", ["Hama", "Homs"]),
        ("He lives in Jisr al-Shughur.", ["Jisr al-Shughur"]),
        ("He lives in Deir Ezzor now.", ["Deir Ezzor"]),
        ("He came to al-Bab by bus.", ["al-Bab"]),
        # the class behind a name is part of it, the one before is not
        ("He came to Hama province.", ["Hama province"]),
        ("He came to the province of Hama.", ["Hama"]),
        # genitives that lost their apostrophe
        ("He lives in Syrias Idlib now.", ["Syrias", "Idlib"]),
        ("The people of Homs stayed.", ["Homs"]),
        # names that no gazetteer has
        ("He came to the village of Qarbuta.", ["Qarbuta"]),
        ("He came to Qarbuta village.", ["Qarbuta"]),
        ("He came to the villages of Qarbuta and Zelmin.", ["Qarbuta", "Zelmin"]),
        ("He came to the town of Tal Qarbuta.", ["Tal Qarbuta"]),
        ("Separatists stormed the cities of Goma and Sake.", ["Goma", "Sake"]),
        # the happening's name has its place's
        ("The Battle of Konna was fought in January.", ["Konna"]),
        # who stands at the head of a sentence, and who made or led something, is none
        ("Rebels attacked Bambari on Friday.", ["Bambari"]),
        ("They used American-supplied missiles and British-made guns.", []),
        # a direction before a country makes a name of a part of it, before a city it does not
        ("He came to northern Syria.", ["northern Syria"]),
        ("He came to Syria and north-eastern Iraq.", ["Syria", "north-eastern Iraq"]),
        ("He came to southern Hama.", ["Hama"]),
        ("He came to South Sudan.", ["South Sudan"]),
        ("He came to eastern Ghouta.", ["eastern Ghouta"]),
        # words that names begin with: what follows belongs to the name, whoever else is called so
        ("They camped at Lake Assad.", ["Lake Assad"]),
        ("The army shelled Tal Zarzur on Monday.", ["Tal Zarzur"]),
        ("Shells fell on Mount Abu Zeid.", ["Mount Abu Zeid"]),
        ("The army captured Hill 402 on Monday.", ["Hill 402"]),
        ("He came to the villages of Qasr al-Zarqun and Hama.", ["Qasr al-Zarqun", "Hama"]),
        ("The army stormed the village of Al-Qarbutat on Friday.", ["Al-Qarbutat"]),
        ("The jet fell inside base 17, near Hill 402.", ["base 17", "Hill 402"]),
        ("They live in a camp 12 km away, at checkpoint 3 of the road.", ["checkpoint 3"]),
        # borders, by the nations on either side
        ("He was shot near the Syria-Turkey border.", ["Syria-Turkey border"]),
        ("They live close to Turkey's border now.", ["Turkey's border"]),
        ("They live in the Turkish border town of Kilis.", ["Kilis"]),
        # capitals, by their nation
        ("He was shot in the Syrian capital on Monday.", ["Syrian capital"]),
        ("He was shot in the Syrian capital Monday.", ["Syrian capital"]),
        ("Shells hit Somalia's capital.", ["Somalia's capital"]),
        ("Shells hit the group's de facto Syrian capital.", []),
        ("He was shot in the Kenyan capital Nairobi.", ["Nairobi"]),
        ("He was shot in the Syrian capital, Damascus.", ["Damascus"]),
        ("The Turkish border guards shot at them.", []),
        ("They live along the Turkish-Syrian borders.", ["Turkish-Syrian borders"]),
        ("They crossed the Lebanese-Israeli frontier.", ["Lebanese-Israeli frontier"]),
        ("He lives in Turkey near a border.", ["Turkey"]),
        # names that the parser takes for common words: their capital tells
        ("The army attacked the strategic town of ‘Qarbutan in order to cut the road.", ["Qarbutan"]),
        ("A bus drove through Maduvil area in Hama province.", ["Maduvil", "Hama province"]),
        # lists that go on, and what words say of a name behind it
        ("The villages of Qarbuta, Zelmin, and especially Bilohar were shelled.", ["Qarbuta", "Zelmin", "Bilohar"]),
        ("Shells fell on Zelmin, a small town on the river.", ["Zelmin"]),
        ("They stormed five villages in Qarbo Local Government Area.", ["Qarbo Local Government Area"]),
        # blanks inside a name
        ("He came to the village of Qarbuta   Zelmin.", ["Qarbuta   Zelmin"]),
        ("The rebels took the Qarbuta peninsula.", ["Qarbuta peninsula"]),
        # a name that goes on behind a known one
        ("He came to Homs International Airport.", ["Homs International Airport"]),
        ("Clashes broke out in Aj Jazirah State.", ["Aj Jazirah State"]),
        ("The ship sank in the Gulf of Aden.", ["Gulf of Aden"]),
        ("The rebels entered Sar-i-Pul on Sunday.", ["Sar-i-Pul"]),
        ("Troops recaptured Mocímboa da Praia in August.", ["Mocímboa da Praia"]),
        ("He stayed at the Qarbuta Hotel.", ["Qarbuta Hotel"]),
        ("He was shot on the Homs road.", ["Homs road"]),
        ("They were held at the Öncüpınar border crossing.", ["Öncüpınar border crossing"]),
        ("He flew to Port-au-Prince on Sunday.", ["Port-au-Prince"]),
        ("He was shot on the Homs-Hama road.", ["Homs-Hama road"]),
        ("They left the Elephant Pass garrison.", ["Elephant Pass"]),
        ("They left Hama and Idlib Syria.", ["Hama", "Idlib", "Syria"]),
        # what stands behind "west of" is a place; a list goes on with names like its first
        ("Clashes broke out west of Akkarayankulam.", ["Akkarayankulam"]),
        ("Shells hit the vicinity of Yaroun and Maroun al-Ras.", ["Yaroun", "Maroun al-Ras"]),
        ("They were driven back from Gate 27 on Monday.", ["Gate 27"]),
        # no part of the name: what opens a sentence, what opens a happening's name, an organisation's name
        ("Near Ramadi, jets hit a bridge.", ["Ramadi"]),
        ("Jets hit 89 caves in Operation Claw-Sword.", []),
        ("They attacked the Engineers Corps headquarters.", []),
        ("The Aleppo Military Council denied it.", []),
        ("Fighters of the Security Belt left.", []),
        ("Clashes broke out in the Kodori Gorge.", ["Kodori Gorge"]),
        # a border is of two countries; a county of a state is not the state
        ("The jet came down near the Syria-Turkey border.", ["Syria-Turkey border"]),
        ("He crossed the Sudan-Chad frontier.", ["Sudan-Chad frontier"]),
        ("They left the Al-Qaim border-crossing.", ["Al-Qaim"]),
        ("Fighting erupted in Duk County of Jonglei State.", ["Duk County", "Jonglei State"]),
        # who lives in a place is no name of it
        ("A bomb hit an Alawite neighbourhood of Homs.", ["Homs"]),
        ("Gunmen stormed a Druze village near Sweida.", ["Sweida"]),
        ("A shell hit the Palestinian Yarmouk camp.", ["Yarmouk camp"]),
        # longest first
        ("He came to Khan al-Assal from Khan Sheikhoun.", ["Khan al-Assal", "Khan Sheikhoun"]),
        ("Government forces bombed Homs on Sunday.", ["Homs"]),
        ("The rebels shelled Homs on Sunday.", ["Homs"]),
        ("The army recaptured El Fasher and Al Qaim on Monday.", ["El Fasher", "Al Qaim"]),
    ],
)
def test_names_of_places(reading: Readings, text: str, expected: list[str]) -> None:
    assert [name.removesuffix(" village") for name in found(reading, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Army of Conquest and the Islamic State fought on Monday.",
        "So says the Syrian Observatory for Human Rights.",
        "The President spoke in English on Sunday at 5 p.m. GMT.",
        "The West and the East have spoken.",
        "He came to the village.",
        "They retook the base from UNITA on Tuesday.",
    ],
)
def test_what_is_no_place(reading: Readings, text: str) -> None:
    assert found(reading, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The group was part of Al-Qaida.",
        "The camp of Al-Shabaab was burnt.",
        "Footage came from Al-Mayadeen TV.",
    ],
)
def test_an_actor_behind_an_article_is_no_place(reading: Readings, text: str) -> None:
    assert found(reading, text) == []
