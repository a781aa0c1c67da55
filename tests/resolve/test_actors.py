"""Whom the mentions of claims mean, in their documents."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.knowledge import Knowledge, load
from contested.model import ActorResolution, Claim, Document, Mention, join
from contested.resolve import resolve, resolve_actors
from contested.resolve.own_names import own_name, person_in

from .reports import about, at, report


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load("syria")


def names(document: Document, claims: list[Claim], known: Knowledge) -> list[str]:
    return [r.name for r in resolve_actors(document, claims, known)]


def test_roles_tell_whether_a_state_or_its_forces_are_meant(known: Knowledge) -> None:
    doc = report("Near Aleppo the regime bombed a market. The regime denied it, and the government agreed to a truce.")
    claims = [
        about(doc, "1", event_type="Explosions/Remote violence", actor=at(doc, "the regime")),
        about(doc, "2", attribution=at(doc, "The regime")),
        about(
            doc, "3", event_type="Strategic developments", sub_event_type="Agreement", actor=at(doc, "the government")
        ),
    ]
    assert names(doc, claims, known) == ["Syrian government forces", "Syrian government", "Syrian government"]


def test_the_army_is_that_of_the_country_told_of(known: Knowledge) -> None:
    doc = report("In Maiduguri, in the north-east of Nigeria, the army fought Boko Haram. Nigeria is tired of war.")
    assert names(doc, [about(doc, actor=at(doc, "the army"))], known) == ["Nigerian forces"]


def test_the_army_of_nowhere_is_nobodys(known: Knowledge) -> None:
    doc = report("Shots were heard in the valley before the army came.")
    (resolved,) = resolve_actors(doc, [about(doc, actor=at(doc, "the army"))], known)
    assert resolved.actor is None


def test_a_sentence_may_tell_of_another_country(known: Knowledge) -> None:
    doc = report(
        "Fighting went on around Aleppo and Idlib in Syria. The rebels held Saraqib.\n"
        "In Iraq, Mosul and Tikrit saw clashes as the army moved north."
    )
    assert names(doc, [about(doc, actor=at(doc, "the army"), place=at(doc, "Mosul"))], known) == ["Iraqi forces"]


def test_terrorists_are_whom_the_outlets_side_calls_so(known: Knowledge) -> None:
    text = "Army units in Homs province struck terrorists in two villages."
    for publisher, name in (("SANA", "rebels"), ("Reuters", "terrorists")):
        doc = report(text, publisher)
        assert names(doc, [about(doc, target=at(doc, "terrorists"))], known) == [name]


@pytest.mark.parametrize(
    "words", ["the group", "its fighters", "They", "the militants", "the Sunni group", "the paramilitaries"]
)
def test_the_group_is_the_one_named_before(known: Knowledge, words: str) -> None:
    doc = report(f"Islamic State seized a hill near Palmyra in Syria. On Monday {words} took a second one.")
    assert names(doc, [about(doc, actor=at(doc, words))], known) == ["ISIS"]


def test_its_forces_are_those_of_the_side_told_of(known: Knowledge) -> None:
    doc = report("ISIS had struck the army at the mill twice. Its forces then took the ridge over the mill.")
    assert names(doc, [about(doc, actor=at(doc, "Its forces"))], known) == ["ISIS"]


@pytest.mark.parametrize(
    ("text", "words", "whose"),
    [
        ("ISIS raided Kobani at dawn and the YPG said its forces had left two posts.", "its forces", "YPG"),
        ("ISIS raided Kobani at dawn and the YPG said on Friday that its fighters were safe.", "its fighters", "YPG"),
        (
            "Hezbollah hit the weir, where Ahrar al-Sham said its fighters had dug in.",
            "its fighters",
            "Ahrar al-Sham",
        ),
        (
            "Hezbollah hit the weir. The YPG hit back and the SDF moved its fighters uphill.",
            "its fighters",
            "SDF",
        ),
        ("ISIS raided the weir on Sunday and its fighters burned a mill.", "its fighters", "ISIS"),
        ("ISIS, which holds the weir, lost two of its positions.", "its positions", "ISIS"),
        ("Hezbollah had hit the SDF at the weir. Its troops then took the mill.", "Its troops", "Hezbollah"),
        ("The Red Cross said ISIS lost two of its members.", "its members", "ISIS"),
    ],
)
def test_its_forces_are_those_of_the_side_of_the_clause(known: Knowledge, text: str, words: str, whose: str) -> None:
    doc = report(text)
    assert names(doc, [about(doc, actor=at(doc, words))], known) == [whose]


@pytest.mark.parametrize(
    ("text", "speaker", "words", "whose"),
    [
        ("Hamas fired rockets at noon. Israel said its forces had stormed a clinic.", "Israel", "its forces",
         "Israeli forces"),
        ("ISIS raided a mill. Moscow denied on Friday that its troops were there.", "Moscow", "its troops",
         "Russian forces"),
        ("The Turkish defence ministry said its soldiers shot eight fighters in Iraq.", "The Turkish defence ministry",
         "its soldiers", "Turkish forces"),
        ("ISIS raided a mill. GFWX said its fighters had ambushed a convoy.", "GFWX", "its fighters", "GFWX"),
        ("Israel said ISIS had moved its forces.", "Israel", "its forces", "ISIS"),
    ],
)  # fmt: skip
def test_its_forces_are_the_speakers_where_nobody_else_is_named(
    known: Knowledge, text: str, speaker: str, words: str, whose: str
) -> None:
    doc = report(text)
    claim = about(doc, actor=at(doc, words), attribution=at(doc, speaker))
    assert resolve_actors(doc, [claim], known)[0].name == whose


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ISIS ambushed the YPG near the weir, and its forces took the mill.", "its forces"),
        ("The Red Cross said ISIS shelled the depot and two of its members were hurt.", "its members"),
        ("At the weir ISIS had fought the SDF. On Monday its fighters took the mill.", "its fighters"),
    ],
)
def test_its_forces_are_nobodys_where_two_sides_could_be_meant(known: Knowledge, text: str, words: str) -> None:
    doc = report(text)
    (resolved,) = resolve_actors(doc, [about(doc, actor=at(doc, words))], known)
    assert (resolved.actor, resolved.name) == (None, words)
    assert "may be of any of" in resolved.evidence.reason


def test_militants_are_no_militia_of_the_government(known: Knowledge) -> None:
    doc = report("National Defence Forces shelled a village in Hama province, Syria, where militants had dug in.")
    assert names(doc, [about(doc, target=at(doc, "militants"))], known) == ["militants"]


def test_others_are_those_counted_before(known: Knowledge) -> None:
    doc = report("A raid on Douma in Syria killed three children and wounded ten others.")
    claims = [
        about(doc, "1", kind="toll", group=at(doc, "children")),
        about(doc, "2", kind="toll", group=at(doc, "others")),
    ]
    assert names(doc, claims, known) == ["children", "children"]


def test_a_surname_is_short_for_the_name_given_before(known: Knowledge) -> None:
    doc = report("Shells fell on Azaz, Syria. Mayor Karim al-Ahmadi said five died. Ahmadi blamed no one.")
    claims = [
        about(doc, "1", attribution=at(doc, "Mayor Karim al-Ahmadi")),
        about(doc, "2", attribution=at(doc, "Ahmadi", 2)),
    ]
    assert names(doc, claims, known) == ["Karim al-Ahmadi", "Karim al-Ahmadi"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "A Syrian rebel alliance took a hill. The Army of Conquest said so.",
            "Syrian rebel alliance",
            "Army of Conquest",
        ),
        ("A rebel alliance took a hill. Ahrar al-Sham said so.", "rebel alliance", "rebels"),
        ("Soldiers and a Kurdish militia took Hasakah. The YPG held the north.", "a Kurdish militia", "YPG"),
        (
            "Soldiers and a Kurdish militia took Hasakah. The YPG and the SDF met.",
            "a Kurdish militia",
            "Kurdish forces",
        ),
        ("Troops of the government in Baghdad left. Syria saw it.", "the government", "Iraq"),
    ],
)
def test_a_body_is_the_one_of_its_side_that_the_report_names(
    known: Knowledge, text: str, words: str, name: str
) -> None:
    doc = report(text)
    assert names(doc, [about(doc, actor=at(doc, words))], known) == [name]


ARMY_OF_CONQUEST = "Idlib is in the hands of the Army of Conquest, which captured it. The coalition took Ariha in May."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ARMY_OF_CONQUEST, "Army of Conquest"),
        (f"{ARMY_OF_CONQUEST} US planes flew over it.", "US-led coalition"),
        (
            f"The Army of Conquest took Idlib. ISIS fled. {'Nothing else moved. ' * 20}The coalition hit it.",
            "US-led coalition",
        ),
        ("The Army of Conquest left. ISIS stayed. The coalition hit Raqqa.", "US-led coalition"),
        ("The SDF took Manbij. The coalition hit its outskirts.", "US-led coalition"),
    ],
)
def test_the_coalition_is_the_alliance_named_just_before_where_nothing_tells_of_the_other(
    known: Knowledge, text: str, name: str
) -> None:
    doc = report(text)
    assert names(doc, [about(doc, actor=at(doc, "coalition"))], known) == [name]


def test_its_allies_are_those_of_the_side_told_of(known: Knowledge) -> None:
    doc = report("ISIS had struck a mill. Ahrar al-Sham and its allies then took the ridge over it.")
    assert names(doc, [about(doc, actor=at(doc, "its allies"))], known) == ["allies of Ahrar al-Sham"]


def test_the_ministry_is_of_a_state_that_spoke_before(known: Knowledge) -> None:
    doc = report("Russia said jets had struck a mill. The Observatory said two died. The ministry said nobody died.")
    said = ["Russia", "The Observatory", "The ministry"]
    claims = [about(doc, str(n), attribution=at(doc, who)) for n, who in enumerate(said)]
    assert names(doc, claims, known)[-1] == "Russia"
    no_state = report("The Observatory said that two died. The ministry said that nobody died.")
    claims = [about(no_state, str(n), attribution=at(no_state, who)) for n, who in enumerate(said[1:])]
    assert names(no_state, claims, known)[-1] == "ministry"


def test_the_institute_is_the_one_named_before(known: Knowledge) -> None:
    doc = report("The Syrian Institute for Justice counted ten raids on Aleppo. Later the Institute counted two more.")
    claims = [
        about(doc, "1", attribution=at(doc, "The Syrian Institute for Justice")),
        about(doc, "2", attribution=at(doc, "the Institute")),
    ]
    assert names(doc, claims, known) == ["Syrian Institute for Justice"] * 2


def test_the_unknown_keep_their_name_and_get_no_id(known: Knowledge) -> None:
    doc = report("The Brigade of the Seven Wells attacked a post near Daraa in Syria.")
    (resolved,) = resolve_actors(doc, [about(doc, actor=at(doc, "The Brigade of the Seven Wells"))], known)
    assert (resolved.name, resolved.actor) == ("Brigade of the Seven Wells", None)
    assert resolved.evidence.reason


def test_resolve_joins_with_the_claims(known: Knowledge) -> None:
    doc = report("The Observatory said on Friday that rebels took Saraqib in Idlib province.", "Reuters", "2015-08-01")
    claim = about(doc, attribution=at(doc, "The Observatory"), actor=at(doc, "rebels"), place=at(doc, "Saraqib"))
    (joined,) = join(doc, [claim], resolve(doc, [claim], known))
    assert joined.origin == "Syrian Observatory for Human Rights"
    assert [a.actor for a in joined.actor] == ["rebels"]
    assert joined.place[0].admin1 == "Idlib"


@given(st.data())
def test_each_mention_gets_one_answer_in_order(data: st.DataObject) -> None:
    pieces = data.draw(
        st.lists(
            st.sampled_from(
                ["the regime", "they", "ISIS", "two Syrian soldiers", "others", "the source", "Kim", "", "?", "دمشق"]
            ),
            min_size=1,
            max_size=6,
        )
    )
    doc = report(" said that in Syria ".join(pieces))
    number = count()
    claims = [
        about(doc, str(next(number)), kind="toll", **{role: at(doc, piece)})  # type: ignore[arg-type]
        for piece in pieces
        for role in ("actor", "attribution", "group")
    ]
    found = resolve_actors(doc, claims, load("syria"))
    assert [r.claim for r in found] == [c.id for c in claims]
    assert all(isinstance(r, ActorResolution) and 0 <= r.evidence.score <= 1 and r.evidence.reason for r in found)
    assert found == resolve_actors(doc, claims, load("syria"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Marea council", "Marea council"),
        ("a resident who fled", "resident"),
        ("the council's", "council"),
        ("“the source”", "source"),
        ("The", "The"),
    ],
)
def test_own_names(text: str, name: str) -> None:
    assert own_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Jane Roe", "Jane Roe"),
        ("Jane Roe of the council", "Jane Roe"),
        ("activist Abu Omar al-Halabi", "Abu Omar al-Halabi"),
        ("Defence Ministry", None),
        ("Governor of Northern Province Jane Roe", "Jane Roe"),
        ("an activist in Raqqa", None),
        ("an official", None),
        ("Aleppo Council", None),
    ],
)
def test_persons(text: str, name: str | None) -> None:
    assert (
        person_in(
            text,
            frozenset({"mayor", "governor", "activist", "defence", "official"}),
            frozenset({"ministry", "province"}),
        )
        == name
    )


def test_terrorists_of_a_turkish_outlet_are_others_than_the_governments(known: Knowledge) -> None:
    text = "Two terrorists were killed near a village in northern Syria."
    called = {}
    for publisher in ("Anadolu Agency", "Daily Sabah", "SANA", "Reuters"):
        doc = report(text, publisher)
        (called[publisher],) = names(doc, [about(doc, target=at(doc, "Two terrorists"))], known)
    assert called == {"Anadolu Agency": "YPG", "Daily Sabah": "YPG", "SANA": "rebels", "Reuters": "terrorists"}


@pytest.mark.parametrize(("source", "name"), [("SANA", "rebels"), ("Residents", "terrorists")])
def test_terrorists_are_whom_the_side_of_the_quoted_source_calls_so(known: Knowledge, source: str, name: str) -> None:
    doc = report(f"{source} said that the army fought terrorists near Idlib.", "Somebody's Weekly")
    claim = about(doc, target=at(doc, "terrorists"), attribution=at(doc, source))
    assert names(doc, [claim], known)[0] == name


def test_a_turkish_outlets_terrorists_are_the_group_that_it_named(known: Knowledge) -> None:
    doc = report("ISIS holds a village in northern Syria. Soldiers killed two of the terrorists.", "Anadolu Agency")
    assert names(doc, [about(doc, target=at(doc, "the terrorists"))], known) == ["ISIS"]
    doc = report("The SDF holds a village in northern Syria. Soldiers killed two of the terrorists.", "Anadolu Agency")
    assert names(doc, [about(doc, target=at(doc, "the terrorists"))], known) == ["SDF"]


def test_the_jihadists_are_the_group_that_the_report_is_about(known: Knowledge) -> None:
    text = "ISIS took a town in Syria. ISIS said so." + " It rained." * 40 + " Later {} left it."
    for words, name in (("the jihadists", "ISIS"), ("jihadists", "jihadists"), ("the attackers", "ISIS")):
        doc = report(text.format(words))
        assert names(doc, [about(doc, actor=at(doc, words))], known) == [name]


def test_insurgents_of_another_country_are_not_those_at_home(known: Knowledge) -> None:
    for country, name in (("Syria", "rebels"), ("Thailand", "insurgents")):
        doc = report(f"In {country} insurgents attacked a post. {country} is at war.")
        assert names(doc, [about(doc, actor=at(doc, "insurgents"))], known) == [name]


def test_police_abroad_are_that_countrys(known: Knowledge) -> None:
    doc = report("In Colombia police shot a man. Colombia is tired of it.")
    assert names(doc, [about(doc, actor=at(doc, "police"))], known) == ["Colombian police"]


def test_who_is_harmed_has_the_full_name_told_before(known: Knowledge) -> None:
    doc = report("Mayor Jonas Quibble spoke in the town. On Monday Quibble was shot.")
    start = doc.text.index("Quibble was")
    claim = about(doc, target=Mention("Quibble", start, start + len("Quibble")))
    assert names(doc, [claim], known) == ["Jonas Quibble"]
