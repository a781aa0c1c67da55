"""Where the words of a claim itself tell where it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contested.reader.draft import Draft
from contested.reader.reading import Reading
from contested.reader.trained import grounds


def told(reading: Reading, word: str, chosen: str = "", kind: str = "event") -> list[str]:
    """The places that go before the one ``chosen``, for the last word of the text that is ``word``."""
    doc = reading.spacy_doc
    head = [t for t in doc if t.text == word][-1]
    span = (head.idx, head.idx + len(head))
    draft = Draft(kind=kind, head=head.i, trigger=span, evidence=span)  # type: ignore[arg-type]
    by_name = {doc[s.start : s.stop].text: s for s in reading.places.spans}
    where = [by_name[chosen]] if chosen else []
    return [doc[s.start : s.stop].text for s in grounds.told(draft, where, reading)]


@pytest.mark.parametrize(
    ("text", "word", "chosen", "places"),
    [
        # the claim's own words before another sentence
        ("Troops entered Goma. On Monday, shells landed in Zaina.", "landed", "Goma", ["Zaina"]),
        ("Troops entered Goma. On Monday, shells landed in the district of Zaina.", "landed", "Goma", ["Zaina"]),
        ("Troops entered Goma. Jets struck a depot at the gates of Sake.", "struck", "Goma", ["Sake"]),
        ("Troops entered Goma. On Monday, shells landed on a farm.", "landed", "Goma", []),
        ("Troops entered Goma and shells landed in Zaina.", "landed", "Goma", []),
        ("The Battle of Konna was fought in 2013.", "fought", "", ["Konna"]),
        # and a narrower place before the country
        ("Fighters stormed a crossing to Iraq at Tanf.", "stormed", "Iraq", ["Tanf"]),
        # where a place is only pointed at
        ("Rebels took the town of Ariha. Soldiers shot detainees in the town's prison.", "shot", "", ["Ariha"]),
        ("Rebels took the town of Ariha. Hundreds died in the battle for the town.", "battle", "", ["Ariha"]),
        ("Rebels took the town of Ariha. Jets later bombed the town.", "bombed", "", ["Ariha"]),
        ("Rebels took the town of Ariha. Soldiers shot detainees.", "shot", "", []),
        ("Rebels took the town of Ariha. Residents of the town said that jets bombed a bus.", "bombed", "", []),
        # what only tells how far off it lies
        ("Troops took Sake. Rebels shelled the town, some 25 km west of Goma.", "shelled", "Goma", ["Sake"]),
        ("Troops took Sake. Rebels shelled a base 25 km west of Goma.", "shelled", "Goma", []),
        # where its clause hangs on a place
        ("Aid reached Goma, where troops shelled a camp.", "shelled", "", ["Goma"]),
        ("Aid reached Goma, where troops shelled Sake.", "shelled", "Sake", []),
        # behind whom it befell
        ("Troops took Sake. Gunmen killed two soldiers near Goma.", "killed", "Sake", ["Goma"]),
    ],
)
def test_own_words_tell_where(
    reading: Callable[[str], Reading], text: str, word: str, chosen: str, places: list[str]
) -> None:
    assert told(reading(text), word, chosen) == places


def test_a_hold_lies_where_its_own_words_say(reading: Callable[[str], Reading]) -> None:
    text = "Troops entered Morek. The attack began near rebel-held areas of Idlib."
    assert told(reading(text), "areas", "Morek", "control") == ["Idlib"]


def test_a_hold_keeps_the_place_that_was_chosen_for_it(reading: Callable[[str], Reading]) -> None:
    text = "Rebels hold Ariha. In Idlib, the army has a stronghold."
    assert told(reading(text), "stronghold", "Ariha", "control") == []


def test_what_is_commemorated_was_not_where_it_is_commemorated(reading: Callable[[str], Reading]) -> None:
    found = reading("Crowds met in Goma on the anniversary of the massacre in Sake.")
    doc = found.spacy_doc
    by_name = {doc[s.start : s.stop].text: s for s in found.places.spans}
    massacre = next(t for t in doc if t.text == "massacre")
    met = next(t for t in doc if t.text == "met")
    assert grounds.not_remembered(massacre, [by_name["Goma"]], found) == [by_name["Sake"]]
    assert grounds.not_remembered(met, [by_name["Goma"]], found) == [by_name["Goma"]]
