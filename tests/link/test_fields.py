"""What an event says, settled from its claims."""

from __future__ import annotations

from datetime import date, datetime

from contested.model import ActorRef, Event, Judgement, Range
from tests.told import Head, harmed, linked, only, said

STRIKE = "Air/drone strike"
CLASH = "Armed clash"


def tolls(event: Event) -> dict[str, Range]:
    return dict(event.tolls)


def raid(id: str, doc: str, where: str, **more):  # type: ignore[no-untyped-def]
    return said(id, f"Jets bombed {where}", doc=doc, sub=STRIKE, where=[where], when="05-03", **more)


def test_the_place_that_most_witnesses_share_wins() -> None:
    claims = [
        raid("c1", "d1", "Northford", outlet="A"),
        raid("c2", "d2", "Northford", outlet="B"),
        said(
            "c3",
            "Jets bombed Northford and Millbrook",
            doc="d3",
            sub=STRIKE,
            where=["Millbrook", "Northford"],
            when="05-03",
        ),
    ]
    place = only(linked(claims)).place
    assert place is not None
    assert (place.name, place.admin1, place.country) == ("Northford", "Westmark", "Meadowland")
    assert place.lat == 35.0


def test_who_names_the_province_says_nothing_against_the_village() -> None:
    claims = [
        raid("c1", "d1", "Westmark", outlet="A"),
        raid("c2", "d2", "Westmark", outlet="B"),
        raid("c3", "d3", "Millbrook"),
    ]
    place = only(linked(claims)).place
    assert place is not None
    assert place.name == "Millbrook"


def test_the_day_that_most_witnesses_state() -> None:
    claims = [raid("c1", "d1", "Northford"), raid("c2", "d2", "Northford", outlet="B")]
    other = said("c3", "A raid hit Northford", doc="d3", sub=STRIKE, where=["Northford"], when="05-02", outlet="C")
    same = Judgement("j1", "same", ("c1", "c3"), "ana", datetime(2026, 1, 1))
    time = only(linked([*claims, other], [same])).time
    assert (time.start, time.end) == (date(2015, 5, 3), date(2015, 5, 3))


def test_undated_news_lies_in_the_days_before_its_report() -> None:
    time = only(linked([said("c1", "Jets bombed Northford", sub=STRIKE, where=["Northford"], published="05-04")])).time
    assert (time.start, time.end) == (date(2015, 5, 2), date(2015, 5, 4))


def test_an_undated_aside_stays_undated() -> None:
    news = said("c1", "Jets bombed Northford", sub=STRIKE, where=["Northford"], when="05-03")
    aside = said("c2", "The mayor of Eastwell was arrested", sub="Arrests", where=["Eastwell"], at=2500)
    by_claim = {e.claims: e.time for e in linked([news, aside])}
    assert by_claim[("c2",)].start is None


def test_no_report_date_and_no_day_is_unknown() -> None:
    time = only(linked([said("c1", "Jets bombed Northford", sub=STRIKE, where=["Northford"], published=None)])).time
    assert (time.start, time.end) == (None, None)


def test_actors_by_witnesses() -> None:
    claims = [
        raid(f"c{n}", f"d{n}", "Northford", who=["Syrian army"], whom=["rebels"], outlet=f"O{n}") for n in range(3)
    ]
    claims.append(raid("c9", "d9", "Northford", who=["Russian forces"], outlet="O9"))
    event = only(linked(claims))
    assert event.actor == (ActorRef("Syrian government forces", "syrian-government-forces"),)
    assert event.target == (ActorRef("rebels", "rebels"),)


def test_parts_lie_inside_their_whole() -> None:
    text = "A raid killed 38 people, including 26 minors"
    claims = [
        said("c1", text, sub=STRIKE, where=["Northford"], when="05-03"),
        harmed("t1", text, 38, 38, "people", sub=STRIKE),
        harmed("t2", text, 26, 26, "minors", sub=STRIKE),
    ]
    assert tolls(only(linked(claims)))["killed"] == Range(38, 38, 38, "38")


def test_coordinate_groups_are_added() -> None:
    text = "The clash left 12 soldiers and 18 rebels dead"
    claims = [
        said("c1", text, sub=CLASH, where=["Northford"], when="05-03"),
        harmed("t1", text, 12, 12, "soldiers", sub=CLASH),
        harmed("t2", text, 18, None, "rebels", sub=CLASH),
    ]
    killed = tolls(only(linked(claims)))["killed"]
    assert (killed.low, killed.best, killed.high) == (30, 30, None)
    assert "12 Syrian government forces + 18 or more rebels = 30 or more" in killed.reason


def test_several_reports_of_one_count_are_not_added() -> None:
    claims = [
        raid("c1", "d1", "Northford", by=["Syrian Observatory for Human Rights"]),
        harmed("t1", "15 died", 15, 15, sub=STRIKE, by=["Syrian Observatory for Human Rights"]),
        raid("c2", "d2", "Northford", by=["White Helmets"]),
        harmed("t2", "19 died", 19, 19, doc="d2", sub=STRIKE, by=["White Helmets"]),
    ]
    killed = tolls(only(linked(claims)))["killed"]
    assert (killed.low, killed.high) == (15, 19)


def test_a_vague_lead_and_an_exact_body_are_one_count() -> None:
    claims = [
        raid("c1", "d1", "Northford"),
        harmed("t1", "dozens were killed", 24, None, sub=STRIKE, at=20),
        harmed("t2", "31 were killed in the raid", 31, 31, sub=STRIKE, at=300),
    ]
    killed = tolls(only(linked(claims)))["killed"]
    assert (killed.low, killed.best, killed.high) == (31, 31, 31)


def test_a_later_report_of_the_same_source_replaces_its_count() -> None:
    source = ["Syrian Observatory for Human Rights"]
    claims = [
        raid("c1", "d1", "Northford", by=source, published="05-03"),
        harmed("t1", "11 died", 11, 11, sub=STRIKE, by=source, published="05-03"),
        raid("c2", "d2", "Northford", by=source, published="05-04"),
        harmed("t2", "the toll rose to 40", 40, 40, doc="d2", sub=STRIKE, by=source, published="05-04"),
    ]
    event = only(linked(claims))
    assert tolls(event)["killed"].low == 40
    assert "t1" in event.claims


def test_the_id_stays_when_later_claims_join() -> None:
    first = linked([raid("c1", "d1", "Northford", published="05-03")])
    more = linked([raid("c1", "d1", "Northford", published="05-03"), raid("c2", "d2", "Northford", published="05-05")])
    assert only(first).id == only(more).id


def test_a_document_is_chiefly_about_its_lead() -> None:
    title = "Jets bomb Northford"
    heads = {"d1": Head(title, title + "\n\n" + "x" * 3000)}
    news = said("c1", "Jets bombed Northford", sub=STRIKE, where=["Northford"], when="05-03", at=21)
    aside = said("c2", "A truce was signed in Eastwell", sub="Agreement", where=["Eastwell"], when="04-01", at=2500)
    salience = {e.claims[0]: e.documents[0].salience for e in linked([news, aside], heads=heads)}
    assert salience == {"c1": "main", "c2": "other"}
