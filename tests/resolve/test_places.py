"""Where the places of claims lie."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge import Knowledge, load
from contested.model import Place, PlaceResolution
from contested.resolve import resolve_places
from contested.resolve.context import context_of
from contested.resolve.place_features import FEATURES, Asked, distance_km, score

from .reports import about, at, report


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load("syria")


def where(text: str, words: str, known: Knowledge, nth: int = 1, threshold: float = 0.5) -> PlaceResolution:
    """The place of ``words``; every capitalised place of the text has a claim of its own."""
    doc = report(text)
    mention = at(doc, words, nth)
    others = [about(doc, str(i), place=at(doc, w)) for i, w in enumerate(_OTHERS) if w in text and w != words]
    found = resolve_places(doc, [*others, about(doc, "asked", place=mention)], known, threshold=threshold)
    return found[-1]


_OTHERS = ("Hama", "Homs", "Aleppo", "Idlib", "Baghdad", "Tripoli", "Beirut", "Damascus", "Quneitra")


@pytest.mark.parametrize(
    ("text", "words", "name", "kind"),
    [
        ("Shells hit Hama on Monday, in Syria.", "Hama", "Hama", "city"),
        ("Shells hit Hama province, in Syria.", "Hama", "Hama Governorate", "province"),
        ("Shells hit the province of Hama, in Syria.", "Hama", "Hama Governorate", "province"),
        ("Shells hit the Hama countryside, in Syria.", "Hama countryside", "Hama Governorate", "province"),
        ("Jets from Hmeimim air base in Syria.", "Hmeimim air base", "Hmeimim Airbase", "airbase"),
        ("Jets from Hmeimim in Syria.", "Hmeimim", "Hmeimim Airbase", "airbase"),
        ("In Syria the opposition bled.", "Syria", "Syria", "country"),
    ],
)
def test_kind_words_tell_which_place(known: Knowledge, text: str, words: str, name: str, kind: str) -> None:
    found = where(text, words, known)
    place = known.places.get(found.place or "")
    assert place is not None
    assert (found.name, place.kind) == (name, kind)
    assert (found.lat, found.lon) == (place.lat, place.lon)


def test_the_country_in_focus_decides(known: Knowledge) -> None:
    libya = where("Militias fought in Tripoli, the capital of Libya. Libya and Misrata saw no peace.", "Tripoli", known)
    lebanon = where("Sunni fighters in Tripoli shot at the army of Lebanon. Beirut sent troops.", "Tripoli", known)
    assert (libya.country, lebanon.country) == ("Libya", "Lebanon")


def test_what_lies_around_decides(known: Knowledge) -> None:
    damascus = where("In Damascus, Syria, shells fell on Al-Midan.", "Al-Midan", known)
    aleppo = where("In Aleppo, Syria, shells fell on Al-Midan.", "Al-Midan", known)
    assert (damascus.admin1, aleppo.admin1) == ("Damascus", "Aleppo")


@pytest.mark.parametrize("name", ["Jobar, Damascus", "Jobar (Damascus)"])
def test_a_name_may_say_what_it_lies_in(known: Knowledge, name: str) -> None:
    assert where(f"Syria: {name}.", name, known).admin1 == "Damascus"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Iraq mourned. Bombs went off across the country.", "the country", "Iraq"),
        ("Iraq mourned. Bombs went off in the capital.", "the capital", "Baghdad"),
        ("Shells fell on Homs, Syria. The city was quiet after.", "The city", "Homs"),
        ("Shells fell on Homs, Syria. The Syrian capital was quiet.", "The Syrian capital", "Damascus"),
        ("Shells fell on Homs, Syria. Shots were heard in Somalia's capital.", "Somalia's capital", "Mogadishu"),
    ],
)
def test_words_that_stand_for_a_place(known: Knowledge, text: str, words: str, name: str) -> None:
    assert where(text, words, known).name == name


@pytest.mark.parametrize("words", ["the Wells of Qarn Nowhere", "the city", "a northern village"])
def test_the_unknown_stays_unknown(known: Knowledge, words: str) -> None:
    found = where(f"In Syria they met at {words}.", words, known)
    assert (found.place, found.lat, found.lon, found.country) == (None, None, None, None)
    assert found.evidence.reason


def test_under_the_threshold_only_the_name_stays(known: Knowledge) -> None:
    sure = where("Shells hit Hama in Syria.", "Hama", known)
    unsure = where("Shells hit Hama in Syria.", "Hama", known, threshold=0.99)
    assert sure.place
    assert unsure.place is None
    assert unsure.name == "Hama"
    assert "not sure enough" in unsure.evidence.reason


def test_a_place_says_why(known: Knowledge) -> None:
    reason = where("Shells hit Hama in Syria.", "Hama", known).evidence.reason
    assert "the name is the same" in reason
    assert "country" in reason


def test_every_feature_has_a_reason_and_the_weights_are_a_score() -> None:
    assert all(f.__doc__ for f, _ in FEATURES)
    assert 1.0 <= sum(weight for _, weight in FEATURES) <= 1.1


_POINTS = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


@given(_POINTS, st.sampled_from(["city", "village", "province", "country"]), st.integers(0, 10**7))
def test_scores_lie_between_nought_and_one(point: tuple[float, float], kind: str, people: int) -> None:
    place = Place("x", "Northford", ("North Ford",), *point, kind, "Westmark", "Syria", population=people)
    asked = Asked("Northford", kind, (kind,), {"Syria": 1.0}, "Syria", anchors=(place,))
    total, reason = score(asked, place, load("syria").places)
    assert 0.0 <= total <= 1.0
    assert reason


@given(_POINTS, _POINTS)
def test_distance_is_the_same_both_ways(a: tuple[float, float], b: tuple[float, float]) -> None:
    one, other = (Place("x", "X", (), *p, "city", None, None) for p in (a, b))
    assert distance_km(one, other) == pytest.approx(distance_km(other, one))
    assert distance_km(one, one) == 0.0


def test_one_namesake_abroad_does_not_tell_the_country(known: Knowledge) -> None:
    doc = report("Shells hit Kafr Qasim on Monday, activists in Syria said.")
    claim = about(doc, place=at(doc, "Kafr Qasim"))
    assert set(context_of(doc, [claim], known).shares) == {"Syria"}
    told = report("Shells hit Kafr Qasim in Israel on Monday, activists in Syria said.")
    claim = about(told, place=at(told, "Kafr Qasim"))
    shares = context_of(told, [claim], known).shares
    assert shares["Israel"] > 0.3


def test_words_written_small_are_no_town_far_away(known: Knowledge) -> None:
    assert where("Clashes shook the old town of Homs, in Syria.", "old town", known).country in (None, "Syria")


@pytest.mark.parametrize(
    ("relation", "moves"), [("in", False), ("near", False), ("10 km north of", True), ("northern outskirts of", True)]
)
def test_a_relation_moves_the_point_and_keeps_the_place(known: Knowledge, relation: str, moves: bool) -> None:
    doc = report("Shells hit Saraqib, in Syria.")
    claim = about(doc, place=at(doc, "Saraqib"))
    claim = replace(claim, place=(replace(claim.place[0], relation=relation),))
    (found,) = resolve_places(doc, [claim], known)
    place = known.places.get(found.place or "")
    assert place and found.lies
    assert (found.lat, found.lon) == (place.lat, place.lon)
    assert (found.lies.lat > place.lat) == moves
    assert found.lies.radius_km >= place.precision_km


def test_a_capital_where_something_happened_does_not_stand_for_its_nation(known: Knowledge) -> None:
    doc = report("Clashes broke out near Tripoli in northern Lebanon on Tuesday.")
    claim = about(doc, place=at(doc, "Tripoli"))
    assert set(context_of(doc, [claim], known).shares) == {"Lebanon"}
    [found] = resolve_places(doc, [claim], known)
    assert found.country == "Lebanon"


@pytest.mark.parametrize("words", ["Old City", "Orem", "Congress"])
def test_a_small_namesake_in_a_power_that_is_only_named_is_not_meant(known: Knowledge, words: str) -> None:
    text = f"Jets struck {words} near Homs in Syria. The United States said that American jets did not strike Syria."
    found = where(text, words, known)
    assert (found.place, found.name) == (None, words)


def test_a_small_place_of_the_country_that_a_report_is_about_is_meant(known: Knowledge) -> None:
    found = where("Militias of Sudan stormed Kutum. Sudan said that the army of Sudan lost Kutum.", "Kutum", known)
    assert found.country == "Sudan"


def test_a_city_abroad_is_known_by_its_name(known: Knowledge) -> None:
    found = where("They met in London over Syria. Syria and the United Kingdom sent nobody.", "London", known)
    assert found.country == "United Kingdom"


def test_the_country_of_a_report_on_the_war_is_no_power_from_afar(known: Knowledge) -> None:
    text = (
        "Homs and Hama in Syria were shelled. Gas fell in the west of the country, which the United States condemned."
    )
    assert where(text, "the country", known).name == "Syria"


def test_the_code_of_an_airport_is_no_name(known: Knowledge) -> None:
    assert not known.places.of_that_name("THE")
    assert known.places.of_that_name("Teresina")
