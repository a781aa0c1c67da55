"""What every store must do, whatever keeps the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from contested.errors import NotFound, UsageError
from contested.model import (
    ActorRef,
    ActorResolution,
    Claim,
    ControlSpell,
    Dating,
    Dispute,
    Event,
    EventHead,
    Evidence,
    Identity,
    Judgement,
    OffsetMap,
    PlaceMention,
    PlaceRef,
    PlaceResolution,
    Presence,
    Query,
    Relay,
    Resolution,
    Revision,
    Speaker,
    Statement,
    TimeRef,
    TimeResolution,
    Workings,
    join,
    with_id,
)
from contested.store import Counts, Store, Thing
from tests.store.world import Report, conclusions, mention, report, war

WHY = Evidence(0.5, "a test")
MILL = "Ahrar al-Sham took the mill at Qastun on Sunday, a resident said. The army denied it."
NOW = datetime(2015, 8, 9, 12, 30, tzinfo=UTC)


@pytest.fixture
def mill() -> Report:
    """One report of 3 August with a capture of 2 August, and a denial of unknown day and place."""
    d = report(MILL, day=date(2015, 8, 3))
    took = with_id(
        Claim(
            *("", d.id, "event", mention(d, "Ahrar al-Sham took the mill at Qastun"), mention(d, "took")),
            *("Battles", "Non-state actor overtakes territory"),
            actor=(mention(d, "Ahrar al-Sham"),),
            place=(PlaceMention("Qastun", d.text.index("Qastun"), d.text.index("Qastun") + 6),),
            attribution=(mention(d, "a resident"),),
        )
    )
    denied = with_id(Claim("", d.id, "control", mention(d, "The army denied it"), polarity="denied"))
    sunday = date(2015, 8, 2)
    decisions: list[Resolution] = [
        ActorResolution(took.id, "actor", 0, "Ahrar al-Sham", "ahrar-al-sham", WHY),
        PlaceResolution(took.id, 0, "Qastun", "sy-qastun", 35.68, 36.37, "Hama", "Syria", WHY),
        TimeResolution(took.id, sunday, sunday, "day", WHY),
    ]
    return d, [took, denied], decisions


def fill(store: Store, reports: Sequence[Report]) -> None:
    for document, claims, resolutions in reports:
        assert store.add(document, claims, resolutions, reader="rules 1")


def triggers(store: Store, query: Query) -> list[str]:
    return [(rc.claim.trigger or rc.claim.evidence).text for rc in store.claims(query)]


def test_what_is_added_comes_back_as_it_was(store: Store, mill: Report) -> None:
    fill(store, [mill, *war()])
    d, claims, resolutions = mill
    assert store.document(d.id) == d
    assert list(store.claims_of(d.id)) == list(join(*mill))
    assert store.claim(claims[0].id) == next(join(d, claims[:1], resolutions))
    everything = {rc.claim.id: rc for report in [mill, *war()] for rc in join(*report)}
    assert {rc.claim.id: rc for rc in store.claims()} == everything
    assert store.known_ids() == {r[0].id for r in [mill, *war()]}


def test_a_cleaned_text_keeps_the_way_back(store: Store) -> None:
    text = "Read more\nThe mill\nfell."
    cleaned = replace(report(text, day=None), clean="The mill fell.", offsets=OffsetMap(((0, 10, 8), (9, 19, 5))))
    fill(store, [(cleaned, [], [])])
    assert store.document(cleaned.id) == cleaned


def test_reports_come_with_their_claims_in_the_order_asked_for(store: Store, mill: Report) -> None:
    ids = store.document_ids()
    assert ids == [d.id for d in store.documents()]
    whole = [(d, list(store.claims_of(d.id))) for d in store.documents()]
    assert store.reports(ids) == [(d, told) for d, told in whole if told]
    assert store.reports([*reversed(ids), "nobody"]) == [(d, told) for d, told in reversed(whole) if told]
    assert store.reports([]) == []


def test_documents_are_those_there_were_at_some_time(store: Store, mill: Report) -> None:
    there, until = store.document_ids(), store.last()
    fill(store, [mill])
    assert store.document_ids(until) == there
    assert set(store.document_ids(store.last())) == {*there, mill[0].id} == set(store.document_ids())


def test_a_document_is_added_once(store: Store, mill: Report) -> None:
    fill(store, [mill])
    d, claims, _ = mill
    assert store.add(replace(d, origin="elsewhere"), claims[:1], [], reader="rules 2") is False
    assert store.document(d.id) == d
    assert len(list(store.claims())) == 2
    assert store.has(d.id)
    assert not store.has("d-2")


def test_claims_that_do_not_fit_are_refused_whole(store: Store, mill: Report) -> None:
    d, claims, resolutions = mill
    wrong: tuple[tuple[list[Claim], list[Resolution]], ...] = (
        ([claims[0], claims[0]], []),
        ([replace(claims[0], doc="d-2")], []),
        (claims[1:], resolutions),
    )
    for given, decisions in wrong:
        with pytest.raises(ValueError, match=d.id):
            store.add(d, given, decisions, reader="rules 1")
    assert not store.has(d.id)
    assert list(store.claims()) == []


def test_claims_come_by_report_day_document_and_place_in_the_text(store: Store) -> None:
    reports = war()
    fill(store, reports[::-1])
    keys = [(rc.published or date.max, rc.claim.doc, rc.claim.evidence.start, rc.claim.id) for rc in store.claims()]
    assert keys == sorted(keys)
    assert len(keys) == sum(len(claims) for _, claims, _ in reports) > 10
    ids = [d.id for d in store.documents()]
    assert ids == [d.id for d in sorted((r[0] for r in reports), key=lambda d: (d.published or date.max, d.id))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), ["took", "The army denied it"]),
        (Query(limit=1), ["took"]),
        (Query(place="qastun"), ["took"]),
        (Query(place="sy-qastun"), ["took"]),
        (Query(place="HAMA"), ["took"]),
        (Query(place="Syria"), ["took"]),
        (Query(place="Idlib"), []),
        (Query(place="…"), []),
        (Query(actor="ahrar ash-Sham"), ["took"]),
        (Query(actor="ahrar-al-sham"), ["took"]),
        (Query(actor="a resident"), []),
        (Query(source="A Resident"), ["took"]),
        (Query(source="plain courier"), ["took", "The army denied it"]),
        (Query(type="EVENT"), ["took"]),
        (Query(type="battles"), ["took"]),
        (Query(type="non-state actor overtakes territory"), ["took"]),
        (Query(type="control"), ["The army denied it"]),
        (Query(type="toll"), []),
        (Query(type="weather"), []),
        # The capture is about 2 August; the denial, of unknown day, about the day of the report.
        (Query(start=date(2015, 8, 3)), ["The army denied it"]),
        (Query(end=date(2015, 8, 2)), ["took"]),
        (Query(at=date(2015, 8, 2)), ["took"]),
        (Query(at=date(2015, 8, 4)), []),
        (Query(known_at=date(2015, 8, 2)), []),
        (Query(known_at=date(2015, 8, 3)), ["took", "The army denied it"]),
        (Query(place="Hama", actor="Ahrar al-Sham", type="Battles", at=date(2015, 8, 2)), ["took"]),
        (Query(place="Hama", actor="ISIS"), []),
    ],
)
def test_claims_are_found_by(store: Store, mill: Report, query: Query, found: list[str]) -> None:
    fill(store, [mill])
    assert triggers(store, query) == found
    assert store.has_claim(query) == bool(found)


def test_what_was_reported_on_an_unknown_day_was_known_on_none(store: Store) -> None:
    d = report("The mill fell.", day=None)
    fill(store, [(d, [with_id(Claim("", d.id, "event", mention(d, "The mill fell")))], [])])
    assert list(store.claims(Query(known_at=date(2030, 1, 1)))) == []
    assert list(store.claims(Query(at=date(2015, 8, 3)))) == []
    assert list(store.documents(Query(start=date(2000, 1, 1)))) == []
    assert store.count_documents(Query(start=date(2000, 1, 1))) == 0
    assert store.count_documents() == 1
    assert len(list(store.claims())) == 1
    assert store.counts().undated == 1


def test_documents_are_found_by_their_day_publisher_and_claims(store: Store, mill: Report) -> None:
    other = report("Nothing happened.", day=date(2015, 8, 5), publisher="Orontes Daily")
    fill(store, [mill, (other, [], [])])
    for query, found in [
        (Query(), [mill[0].id, other.id]),
        (Query(source="orontes daily"), [other.id]),
        (Query(source="a resident"), [mill[0].id]),
        (Query(place="Hama"), [mill[0].id]),
        (Query(place="Hama", type="control"), [mill[0].id]),
        (Query(start=date(2015, 8, 4)), [other.id]),
        (Query(at=date(2015, 8, 3)), [mill[0].id]),
        (Query(known_at=date(2015, 8, 4)), [mill[0].id]),
        (Query(limit=1), [mill[0].id]),
    ]:
        assert [d.id for d in store.documents(query)] == found, query
        assert query.limit or store.count_documents(query) == len(found)
    assert store.count_documents(Query(limit=1)) == 2


def test_decisions_are_replaced_and_claims_are_not(store: Store, mill: Report) -> None:
    d, (took, denied), _ = mill
    fill(store, [mill])
    moved = PlaceResolution(took.id, 0, "Qastoun", None, None, None, "Idlib", "Syria", WHY)
    store.replace_resolutions([(d.id, [moved])])
    assert list(store.claims_of(d.id)) == list(join(d, [took, denied], [moved]))
    assert list(store.claims(Query(place="Hama"))) == []
    assert triggers(store, Query(place="Idlib")) == ["took"]
    assert triggers(store, Query(at=date(2015, 8, 3))) == ["took", "The army denied it"]


def test_decisions_are_replaced_all_or_none(store: Store, mill: Report) -> None:
    fill(store, [mill])
    before = list(store.claims())
    with pytest.raises(ValueError, match="c-elsewhere"):
        store.replace_resolutions(
            [(mill[0].id, []), (mill[0].id, [TimeResolution("c-elsewhere", None, None, "unknown", WHY)])]
        )
    assert list(store.claims()) == before


def test_decisions_can_be_made_from_the_record_itself(store: Store) -> None:
    fill(store, war())
    before = [rc.claim for rc in store.claims()]
    store.replace_resolutions((d.id, []) for d in store.documents())
    assert [rc.claim for rc in store.claims()] == before
    assert all(rc.time.precision == "unknown" for rc in store.claims())


def test_judgements_are_kept_and_taken_back_once(store: Store) -> None:
    j = Judgement("j-1", "same", ("c-1", "c-2"), "Rana", NOW, "one shelling")
    assert store.add_judgement(j)
    assert not store.add_judgement(replace(j, author="Sami"))
    assert store.add_judgement(replace(j, id="j-0"))
    undone = replace(j, undone=NOW)
    assert store.undo("j-1", NOW) == undone
    assert store.undo("j-1", NOW.replace(year=2016)) == undone
    assert list(store.judgements()) == [undone, replace(j, id="j-0")]
    with pytest.raises(NotFound, match="j-7"):
        store.undo("j-7", NOW)


def test_judgements_on_actors_keep_all_they_say(store: Store) -> None:
    known_by = (("Liwa al-Wadi", "Wadi Brigade"), ())
    merge = Judgement("j-2", "merge", ("p-1", "isis"), "Rana", NOW, known_by=known_by)
    split = Judgement("j-3", "split", ("p-1",), "Rana", NOW, known_by=known_by[:1], spellings=("Wadi Brigade",))
    name = Judgement("j-4", "name", ("p-1",), "Rana", NOW, name="Valley", actor_kind="Rebel group", side="opposition")
    for j in (merge, split, name):
        assert store.add_judgement(j)
    assert list(store.judgements()) == [merge, split, name]


def test_who_was_told_apart_is_kept_by_id_and_found(store: Store, mill: Report) -> None:
    fill(store, [mill])
    two = (
        Identity("p-2", "Karim", ("Karim",), None, None, (), "own"),
        Identity("p-1", "Wadi", (), "Rebel group", "x", (), ""),
    )
    store.conclude(two)
    assert [i.id for i in store.identities()] == ["p-1", "p-2"]
    assert store.identity("p-2") == two[0]
    assert store.identity("p-3") is None
    assert store.find("p-1") == Thing("actor", "p-1")
    store.conclude(())
    assert list(store.identities()) == []


def test_who_is_taken_for_another_is_found_by_both_names(store: Store, mill: Report) -> None:
    d, (took, denied), (actor, *others) = mill
    assert isinstance(actor, ActorResolution)
    judged = actor.as_judged("Mill Guard", "p-1", WHY)
    fill(store, [(d, [took, denied], [judged, *others])])
    assert store.claim(took.id) == next(join(d, [took], [judged, *others]))
    for asked in ("p-1", "mill guard", "Ahrar al-Sham", "ahrar-al-sham"):
        assert triggers(store, Query(actor=asked)) == ["took"]


def test_conclusions_are_replaced_as_a_whole(store: Store) -> None:
    reports = war()
    fill(store, reports)
    drawn = conclusions([c for _, claims, _ in reports for c in claims])
    store.conclude([*drawn.events, *drawn.spells, *drawn.tolls, *drawn.disputes])
    assert {e.id: e for e in store.events()} == {e.id: e for e in drawn.events}
    assert {s.id: s for s in store.spells()} == {s.id: s for s in drawn.spells}
    assert {t.id: t for t in store.tolls()} == {t.id: t for t in drawn.tolls}
    assert {x.id: x for x in store.disputes()} == {x.id: x for x in drawn.disputes}
    event, spell, toll, dispute = drawn.events[3], drawn.spells[0], drawn.tolls[0], drawn.disputes[0]
    assert store.event(event.id) == event
    assert store.spell(spell.id) == spell
    assert store.toll(toll.id) == toll
    assert store.dispute(dispute.id) == dispute
    assert store.event(spell.id) is None
    assert {e.id for e in store.events_of(event.claims[0])} == {
        e.id for e in drawn.events if event.claims[0] in e.claims
    }
    store.conclude([event])
    assert list(store.events()) == [event]
    assert list(store.disputes()) == []
    assert store.find(event.id) == Thing("event", event.id)


def test_conclusions_can_be_drawn_from_the_record_itself(store: Store) -> None:
    fill(store, war())
    drawn = conclusions([rc.claim for rc in store.claims()])
    store.conclude((drawn.events[i % 12] for i, _ in enumerate(store.claims(Query(limit=12)))))
    assert len(list(store.events())) == 12


def test_what_fails_to_be_concluded_leaves_the_old_conclusions(store: Store) -> None:
    fill(store, war())
    drawn = conclusions([rc.claim for rc in store.claims()])
    store.conclude(drawn.events)

    def broken() -> Iterator[Event]:
        yield drawn.events[0]
        raise RuntimeError("the fold failed")

    with pytest.raises(RuntimeError):
        store.conclude(broken())
    assert len(list(store.events())) == 12


def test_a_grade_finds_the_claims_of_its_events(store: Store) -> None:
    fill(store, war())
    drawn = conclusions([rc.claim for rc in store.claims()])
    store.conclude(drawn.events)
    wanted = {id for e in drawn.events if e.grade == "single source" for id in e.claims}
    assert {rc.claim.id for rc in store.claims(Query(type="Single source"))} == wanted != set()


def test_events_may_have_to_be_of_several_types(store: Store) -> None:
    fill(store, war())
    first, *rest = conclusions([rc.claim for rc in store.claims()]).events
    store.conclude([replace(first, kind="campaign"), *rest])
    for grade in {e.grade for e in rest}:
        found = store.events(Query(type=grade), ("happening",))
        assert {e.id for e in found} == {e.id for e in rest if e.grade == grade}
    assert [e.id for e in store.events(Query(), ("campaign",))] == [first.id]
    assert sum(store.counts().events.values()) == len(rest), "a campaign is no event beside its steps"
    begun = (Query(), Query(begun=date(2014, 1, 1)), Query(type=first.event_type))
    assert all(first.id not in {e.id for e in store.event_heads(asked)} for asked in begun)
    assert any(store.event_heads(begun[1]))


def in_brief(e: Event) -> EventHead:
    """What a map needs of an event."""
    place = PlaceRef(e.place.name, "in", e.place.id, e.place.lat, e.place.lon) if e.place else None
    tolls = tuple((harm, replace(r, reason="")) for harm, r in e.tolls)
    return EventHead(e.id, e.event_type, e.sub_event_type, e.time, place, tolls, e.grade)


@pytest.mark.parametrize(
    "query", [Query(), Query(place="Qastun"), Query(actor="isis"), Query(type="Battles"), Query(limit=3, skip=2)]
)
def test_events_in_brief_are_those_told_as_having_happened(store: Store, query: Query) -> None:
    fill(store, war())
    drawn = conclusions([rc.claim for rc in store.claims()])
    # A day of its own, so that none is dated by its claims.
    dated = [replace(e, time=TimeRef(date(2015, 8, n % 4 + 1), date(2015, 8, 9))) for n, e in enumerate(drawn.events)]
    told = [replace(e, status="predicted") if n % 5 == 4 else e for n, e in enumerate(dated)]
    store.conclude(told)
    whole = [e for e in store.events(replace(query, limit=0, skip=0)) if e.status == "actual"]
    asked = whole[query.skip :][: query.limit or None]
    assert list(store.event_heads(query)) == [in_brief(e) for e in asked]
    counted = Counter(e.time.start for e in whole)
    assert list(store.event_days(replace(query, limit=0, skip=0))) == sorted(counted.items(), key=str)
    third, few = date(2015, 8, 3), replace(query, limit=0, skip=0)
    of_grade = [e for e in whole if e.grade == "single source" and e.time.start and e.time.start >= third]
    assert list(store.event_heads(replace(few, begun=third), grade="single source")) == [in_brief(e) for e in of_grade]
    assert sum(n for _, n in store.event_days(replace(few, begun=third), grade="single source")) == len(of_grade)


def test_an_event_of_no_known_day_is_counted_on_none(store: Store) -> None:
    fill(store, war())
    drawn = conclusions([rc.claim for rc in store.claims()])
    known = [replace(drawn.events[0], time=TimeRef(None, date(2015, 8, 2)))]
    store.conclude(known)
    assert list(store.event_days()) == []
    assert [e.id for e in store.event_heads()] == [known[0].id]


def test_a_spell_is_found_by_the_days_that_it_held_and_was_believed(store: Store, mill: Report) -> None:
    fill(store, [mill])
    held = ControlSpell(
        "s-1",
        PlaceRef("Qastun", id="sy-qastun", admin1="Hama", country="Syria"),
        (ActorRef("Ahrar al-Sham", "ahrar-al-sham"),),
        "holds",
        start=date(2015, 8, 2),
        end=None,
        known_from=date(2015, 8, 3),
        known_to=date(2015, 8, 6),
        source="a resident",
        claims=(mill[1][0].id,),
        reason="taken on 2 August",
    )
    store.conclude([held])
    for query, found in [
        (Query(at=date(2015, 8, 1)), []),
        (Query(at=date(2016, 1, 1)), [held]),
        (Query(known_at=date(2015, 8, 2)), []),
        (Query(known_at=date(2015, 8, 3), at=date(2015, 8, 2)), [held]),
        (Query(known_at=date(2015, 8, 6)), []),
        (Query(place="hama", actor="Ahrar ash-Sham", source="A resident", type="Holds"), [held]),
        (Query(place="Idlib"), []),
        (Query(source="Orontes Daily"), []),
    ]:
        assert list(store.spells(query)) == found, query


def test_a_dispute_is_known_once_both_sides_have_spoken(store: Store, mill: Report) -> None:
    later = report("The army said it never lost the mill.", day=date(2015, 8, 5))
    no = with_id(Claim("", later.id, "event", mention(later, "it never lost the mill"), polarity="denied"))
    fill(store, [mill, (later, [no], [])])
    took = mill[1][0].id
    store.conclude([Dispute("x-1", "denial", None, None, (took,), (no.id,), "")])
    assert list(store.disputes(Query(known_at=date(2015, 8, 4)))) == []
    assert [x.id for x in store.disputes(Query(known_at=date(2015, 8, 5)))] == ["x-1"]
    # It has no days of its own: it is about those of its claims.
    assert [x.id for x in store.disputes(Query(at=date(2015, 8, 2)))] == ["x-1"]
    assert list(store.disputes(Query(at=date(2015, 8, 6)))) == []
    assert [x.id for x in store.disputes(Query(actor="ahrar-al-sham"))] == ["x-1"]
    # Nor a place here: it is found by those that its claims name.
    assert [x.id for x in store.disputes(Query(place="Hama"))] == ["x-1"]
    assert list(store.disputes(Query(place="Idlib"))) == []


def test_conclusions_are_outdated_once_something_changed(store: Store, mill: Report) -> None:
    assert not store.outdated()
    steps = (
        lambda: store.add(*mill, reader="rules 1"),
        lambda: store.replace_resolutions([(mill[0].id, [])]),
        lambda: store.add_judgement(Judgement("j-1", "reject", (mill[1][0].id,), "Rana", NOW)),
        lambda: store.undo("j-1", NOW),
    )
    for step in steps:
        step()
        assert store.outdated()
        store.conclude(())
        assert not store.outdated()
    store.add(*mill, reader="rules 1")
    assert not store.outdated()


def test_conclusions_drawn_before_a_judgement_are_outdated(store: Store, mill: Report) -> None:
    fill(store, [mill])
    for change in (
        lambda: store.add_judgement(Judgement("j-1", "reject", (mill[1][0].id,), "Rana", NOW)),
        lambda: store.undo("j-1", NOW),
    ):
        begun = workings(store)
        change()
        store.conclude((), workings=begun)
        assert store.outdated()
        store.conclude((), workings=workings(store))
        assert not store.outdated()


def workings(store: Store) -> Workings:
    """What a build that begins now is drawn with."""
    return Workings("basis", store.last(), (), (), (), (), store.judgement_edition())


def test_the_words_of_a_document_are_found(store: Store, mill: Report) -> None:
    fill(store, [mill, *war()])
    for text in ("took mill", '"took the mill"', "deni* qastun", "AHRAR denied"):
        (hit,) = store.search(text)
        assert (hit.kind, hit.id) == ("document", mill[0].id), text
    for text in ("mill hospital", '"mill the took"', "", '"', "***", "hosp*"):
        assert list(store.search(text)) == [], text
    assert len(list(store.search("fighting", limit=3))) == 3
    added_last_first = [d.id for d, *_ in [mill, *war()]][::-1]
    assert list(store.holding("moved", limit=4)) == added_last_first[:4]
    assert list(store.holding('"took the mill"')) == [mill[0].id]
    assert list(store.holding("***")) == []
    assert [hit.id for hit in store.search_claims("mill")] == [mill[1][0].id]
    assert list(store.search_claims("Sunday")) == []


def test_signs_in_a_search_have_no_meaning(store: Store, mill: Report) -> None:
    fill(store, [mill])
    for text in (
        "mill AND",
        "mill OR hospital",
        "text:mill",
        "mill)",
        "NEAR(mill)",
        "-mill",
        "mill'; DROP TABLE claim",
        "mill\0er",
        '"mill\0er"',
        "\0",
    ):
        list(store.search(text))
        list(store.search_claims(text))
    assert len(list(store.search("al-Sham"))) == 1


def test_counts(store: Store) -> None:
    assert store.counts() == Counts()
    reports = war()
    fill(store, reports)
    claims = [c for _, cs, _ in reports for c in cs]
    drawn = conclusions(claims)
    store.conclude([*drawn.events, *drawn.spells, *drawn.tolls, *drawn.disputes])
    store.add_judgement(Judgement("j-1", "accept", (claims[0].id,), "Rana", NOW))
    found = store.counts()
    days = [d.published for d, _, _ in reports if d.published]
    assert (found.documents, found.undated) == (len(reports), len(reports) - len(days))
    assert (found.first, found.last) == (min(days), max(days))
    assert found.claims == {k: sum(c.kind == k for c in claims) for k in ("control", "event", "toll")}
    assert sum(found.events.values()) == 12
    assert (found.spells, found.tolls, found.disputes, found.judgements) == (8, 8, 6, 1)


def test_an_id_is_found_by_a_beginning_that_only_it_has(store: Store, mill: Report) -> None:
    fill(store, [mill, *war()])
    d, claims, _ = mill
    drawn = conclusions([rc.claim for rc in store.claims()])
    store.conclude([*drawn.events, *drawn.spells, *drawn.tolls, *drawn.disputes])
    store.add_judgement(Judgement("j-1", "accept", (claims[0].id,), "Rana", NOW))
    assert store.find(d.id) == Thing("document", d.id)
    assert store.find(claims[0].id[:14]) == Thing("claim", claims[0].id)
    assert store.find("s-0003") == Thing("spell", "s-0003")
    assert store.find("x-0003") == Thing("dispute", "x-0003")
    assert store.find("t-0003") == Thing("toll", "t-0003")
    assert store.find("j") == Thing("judgement", "j-1")
    with pytest.raises(UsageError, match="e-0000 \\(event\\), e-0001"):
        store.find("e-0")
    for nothing in ("", "c-zzz", "%", "d_"):
        with pytest.raises(NotFound):
            store.find(nothing)


def test_a_listing_does_not_mind_writes_while_it_is_read(store: Store, mill: Report) -> None:
    fill(store, war())
    listing = store.claims()
    first = next(listing)
    assert store.add(*mill, reader="rules 1")
    rest = [first, *listing]
    assert len({rc.claim.id for rc in rest}) == len(rest) == len(list(store.claims())) - 2


def test_any_text_is_kept(store: Store) -> None:
    d = report("مقاتلون في إدلب 🚁 “quoted”; DROP\tTABLE claim -- 100 %", day=None, publisher="عنب")
    fill(store, [(d, [], [])])
    assert store.document(d.id) == d
    assert [hit.id for hit in store.search("إدلب")] == [d.id]


def test_an_inferred_date_stands_beside_the_stated_one_and_can_be_taken_back(store: Store) -> None:
    d = replace(report(MILL, day=None), id="mill")
    took = with_id(Claim("", d.id, "event", mention(d, "Ahrar al-Sham took the mill at Qastun")))
    sunday = date(2015, 8, 2)
    assert store.add(d, [took], [], reader="rules 1")
    dating = Dating(date(2015, 8, 3), date(2015, 8, 3), ("A test.", "Another."))
    decided = TimeResolution(took.id, sunday, sunday, "day", WHY)
    assert store.counts().undated == 1
    store.redate({d.id: dating, "nobody": dating}, [(d.id, [decided])])
    assert store.outdated()
    assert store.document(d.id) == replace(d, inferred=dating)
    assert store.claim(took.id) == next(join(replace(d, inferred=dating), [took], [decided]))
    assert store.counts().undated == 0
    assert [x.id for x in store.documents(Query(known_at=date(2015, 8, 3)))] == [d.id]
    assert [rc.claim.id for rc in store.claims(Query(known_at=date(2015, 8, 3)))] == [took.id]
    store.redate({d.id: None}, [(d.id, [])])
    assert store.document(d.id) == d
    assert store.counts().undated == 1
    assert list(store.claims(Query(known_at=date(2015, 8, 3)))) == []


def test_dates_change_with_their_decisions_or_not_at_all(store: Store, mill: Report) -> None:
    fill(store, [mill])
    d, _, _ = mill
    dating = Dating(None, None, ("A test.",))
    with pytest.raises(ValueError, match="claim"):
        store.redate({d.id: dating}, [(d.id, [TimeResolution("c-nobody", None, None, "unknown", WHY)])])
    assert store.document(d.id) == d


def test_documents_are_found_by_several_ids_in_their_order(store: Store) -> None:
    reports = war()
    fill(store, reports)
    ids = [d.id for d, *_ in reports][::-1]
    assert [d.id for d in store.documents_named(["d-nothing", *ids])] == ids
    assert list(store.documents_named(())) == []


def test_conclusions_are_found_by_several_ids_in_their_order(store: Store) -> None:
    reports = war()
    fill(store, reports)
    drawn = conclusions([c for _, claims, _ in reports for c in claims])
    store.conclude([*drawn.events, *drawn.spells, *drawn.tolls, *drawn.disputes])
    kinds: tuple[tuple[Any, Iterator[Any]], ...] = (
        (Event, store.events()), (ControlSpell, store.spells()), (Dispute, store.disputes())
    )  # fmt: skip
    for cls, every in kinds:
        wanted = [*every][::-1]
        ids = [c.id for c in wanted]
        assert wanted
        assert [*store.concluded(cls, ["nothing", *ids, *ids])] == wanted
    assert [*store.concluded(ControlSpell, [e.id for e in store.events()])] == []


def test_a_listing_is_turned_round(store: Store) -> None:
    reports = war()
    fill(store, reports)
    drawn = conclusions([c for _, claims, _ in reports for c in claims])
    store.conclude(drawn.events)
    for asked in (store.claims, store.documents, store.events):
        assert list(asked(Query(reverse=True))) == list(asked())[::-1]
        assert list(asked(Query(reverse=True, limit=3, skip=2))) == list(asked())[::-1][2:5]


def revision(n: int, day: date, place: PlaceRef | None, claim: str) -> Revision:
    about = ("e-1", "Armed clash", TimeRef(day, day), place, (ActorRef("ISIS", "isis"),))
    return Revision(f"r-{n}", "toll", "killed", day, *about, "3", "4", (claim,), None, "another report")


def test_what_changed_is_found_by_day_place_actor_and_source(store: Store, mill: Report) -> None:
    fill(store, [mill])
    took = mill[1][0].id
    place = PlaceRef("Qastun", id="sy-qastun", admin1="Hama", country="Syria")
    one, two = revision(1, date(2015, 8, 3), place, took), revision(2, date(2015, 8, 4), None, mill[1][1].id)
    store.conclude([two, one])
    for query, found in [
        (Query(), [one, two]),
        (Query(reverse=True), [two, one]),
        (Query(place="Hama"), [one]),
        (Query(actor="isis"), [one, two]),
        (Query(source="a resident"), [one]),
        (Query(start=date(2015, 8, 4)), [two]),
        (Query(type="killed", limit=1), [one]),
        (Query(type="wounded"), []),
        (Query(known_at=date(2015, 8, 2)), []),
    ]:
        assert list(store.folds(Revision, query)) == found, query
    assert store.fold(Revision, "r-2") == two
    assert store.fold(Revision, "r-3") is None
    assert list(store.folds(Speaker)) == []
    with pytest.raises(NotFound):
        store.find("r-1")


def test_who_is_in_a_record_comes_by_claims_and_is_found_by_name_kind_and_side(store: Store) -> None:
    isis = Presence("isis", "ISIS", "Rebel group", "ISIS", 2, harmed=2, tolls=2)
    shield = Presence("p-1", "Northern Shield", None, None, 12, acts=12, events=12)
    store.conclude([isis, shield])
    assert list(store.folds(Presence)) == [shield, isis]
    assert list(store.folds(Presence, Query(reverse=True, limit=1))) == [isis]
    assert list(store.folds(Presence, Query(actor="northern shield"))) == [shield]
    assert list(store.folds(Presence, Query(actor="isis"))) == [isis]
    for types, found in [
        (("known",), [isis]),
        (("new",), [shield]),
        (("Rebel group", "side ISIS"), [isis]),
        (("Rebel group", "new"), []),
    ]:
        assert list(store.folds(Presence, Query(), types)) == found, types
    assert store.fold(Presence, "p-1") == shield


def test_who_speaks_is_found_by_its_own_name(store: Store, mill: Report) -> None:
    fill(store, [mill])
    day = date(2015, 8, 3)
    sana = Speaker("sana", "SANA", "government", 4, 1, 2)
    said = Statement("event", "e-1", None, (mill[1][0].id,), day, "denied", (), ("c-1",), source="SANA", id="st-1")
    aside = replace(said, about="e-2", outcome="left alone", passed="it was said before", id="st-2")
    carried = Relay("y-0", "SANA", "source", "Plain Courier", "outlet", 4, 2)
    store.conclude([sana, said, aside, carried])
    assert list(store.folds(Speaker, Query(source="sana"))) == [sana]
    assert list(store.folds(Statement, Query(source="SANA"))) == [said, aside]
    assert list(store.folds(Statement, Query(source="SANA"), ("event", "denied"))) == [said]
    assert list(store.folds(Statement, Query(source="SANA"), ("event", "left alone"))) == []
    assert list(store.folds(Statement, Query(source="a resident"))) == []
    assert list(store.stated("sana")) == [("event", "denied", 1), ("event", "it was said before", 1)]
    assert list(store.stated("SAN")) == []
    assert list(store.folds(Relay, Query(source="plain courier"))) == [carried]


def test_an_edition_is_another_with_each_conclusion(store: Store) -> None:
    editions = [store.edition()]
    for _ in range(2):
        store.conclude(())
        editions.append(store.edition())
    assert len(set(editions)) == 3
    assert store.edition() == editions[-1]
