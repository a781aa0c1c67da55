"""What pages ask of a record: briefs, searches, portraits, sources by name, a document's copies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from contested import knowledge
from contested.errors import NotFound, UsageError
from contested.model import OUTCOMES, Presence, Query, Relay, Revision, Speaker, Statement
from contested.pipeline.actors import actors_of
from contested.pipeline.asking import OwnNames, sources_of
from contested.pipeline.briefing import LONGEST, brief, last_week
from contested.pipeline.building import build
from contested.pipeline.copying import copies, copies_of, members
from contested.pipeline.finding import Directory, found
from contested.pipeline.holding import changed_between, who_changed
from contested.pipeline.portraits import portrait
from contested.pipeline.reading import read
from contested.pipeline.records import record_of
from contested.pipeline.speaking import speaker_called
from contested.settings import Settings
from contested.store import Store, open_store
from tests.cli.conftest import REPORTS

KNOWN = knowledge.load()
SETTINGS = Settings(reader="fast")
NAMES = Directory(KNOWN)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """The sample reports."""
    with open_store(":memory:") as opened:
        read([str(files("contested").joinpath("sample"))], opened, KNOWN, SETTINGS)
        build(opened, KNOWN, SETTINGS)
        yield opened


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two reports of one village."""
    feed = tmp_path_factory.mktemp("feed") / "two.jsonl"
    feed.write_text("".join(json.dumps(report) + "\n" for report in REPORTS), encoding="utf-8")
    with open_store(":memory:") as opened:
        read([feed], opened, KNOWN, SETTINGS)
        build(opened, KNOWN, SETTINGS)
        yield opened


def own(store: Store) -> OwnNames:
    return OwnNames(store.identities())


def test_each_line_of_a_brief_leads_to_sentences_of_reports(store: Store) -> None:
    made = brief(store, date(2015, 7, 25), date(2015, 8, 10), KNOWN)
    numbers = [n.number for n in made.notes]
    assert numbers == list(range(1, len(numbers) + 1))
    for section in made.sections:
        assert section.lines, section.title
        for line in section.lines:
            assert line.notes
            assert set(line.notes) <= set(numbers)
    for note in made.notes:
        document = store.document(note.doc)
        assert document
        assert " ".join(note.evidence.split()) in note.sentence
        assert note.sentence in " ".join(document.text.split())


def test_what_changed_hands_on_some_day_of_a_week_is_told_of_each_of_its_days(store: Store) -> None:
    lines = brief(store, date(2015, 7, 20), date(2015, 7, 22), KNOWN).sections[0].lines
    assert [n.head for n in lines] == ["Nashwa, 2015-07-20 to 2015-07-26"]
    changed = who_changed(store, Query(start=date(2015, 7, 20), end=date(2015, 7, 22)), KNOWN)
    with_all = brief(store, date(2015, 7, 20), date(2015, 7, 22), KNOWN, changed)
    assert with_all.sections[0].lines == lines


def test_a_brief_does_not_say_that_who_was_hit_did_it(store: Store) -> None:
    lines = {line.about: line.text for s in brief(store, date(2015, 7, 25), date(2015, 8, 10), KNOWN).sections
             for line in s.lines}  # fmt: skip
    told = [e for e in store.events() if e.id in lines and e.target]
    assert any(not e.actor for e in told)
    for e in told:
        hit = f"against {', '.join(a.name for a in e.target)}"
        assert lines[e.id].startswith(hit) if not e.actor else f" {hit}" in lines[e.id]


def test_a_brief_tells_of_its_days_alone(two: Store) -> None:
    made = brief(two, date(2015, 8, 2), date(2015, 8, 2), KNOWN)
    heads = [line.head for section in made.sections for line in section.lines]
    assert any("Kabani" in head for head in heads)
    assert not any("Sarmin" in head for head in heads), "bombed on the 3rd"
    assert brief(two, date(2014, 1, 1), date(2014, 1, 2), KNOWN).notes == ()


@pytest.mark.parametrize(("day", "told"), [("", False), (" on August 2, 2015", True)])
def test_a_dispute_is_of_the_days_that_its_claims_tell_of(tmp_path: Path, day: str, told: bool) -> None:
    texts = (
        f"Rebels held the town of Sarmin{day}, the Syrian Observatory for Human Rights said.",
        f"The Syrian army held the town of Sarmin{day}, a military source said.",
    )
    rows = [{"id": str(n), "date": "2015-08-03", "publisher": "x", "text": text} for n, text in enumerate(texts)]
    feed = tmp_path / "held.jsonl"
    feed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with open_store(":memory:") as opened:
        read([feed], opened, KNOWN, SETTINGS)
        build(opened, KNOWN, SETTINGS)
        [dispute] = opened.disputes()
        assert dispute.event is None
        made = brief(opened, date(2015, 8, 1), date(2015, 8, 7), KNOWN)
    assert (dispute.id in {line.about for section in made.sections for line in section.lines}) is told


@pytest.mark.parametrize(
    ("start", "end"), [(date(2015, 8, 2), date(2015, 8, 1)), (date(2015, 1, 1), date(2015, 12, 1))]
)
def test_days_that_make_no_brief_are_refused(store: Store, start: date, end: date) -> None:
    with pytest.raises(UsageError, match="no brief"):
        brief(store, start, end, KNOWN)


def test_the_last_week_is_that_of_the_last_report(two: Store) -> None:
    assert last_week(two) == (date(2015, 7, 29), date(2015, 8, 4))
    with open_store(":memory:") as empty:
        assert last_week(empty)[1].year == 2000


def test_what_changed_hands_is_the_same_by_either_way(store: Store) -> None:
    start, end = date(2015, 7, 1), date(2015, 8, 31)
    assert changed_between(store, start, end, LONGEST, KNOWN) == who_changed(store, Query(start=start, end=end), KNOWN)


@pytest.mark.parametrize(
    ("typed", "role", "name"),
    [
        ("Hasaka", "place", "Hasakah"),
        ("Al-Hassakah bombing", "place", "Hasakah"),
        ("Jaysh al-Fath", "actor", "Army of Conquest"),
        ("daesh", "actor", "ISIS"),
        ("SOHR", "source", "Syrian Observatory for Human Rights"),
    ],
)
def test_a_name_is_understood_in_any_spelling(store: Store, typed: str, role: str, name: str) -> None:
    finding = found(store, typed, NAMES, own(store))
    assert (role, name) in [(n.role, n.name) for n in finding.names]


def test_words_are_found_in_another_spelling_of_the_name(store: Store) -> None:
    finding = found(store, "Jaish al-Fateh", NAMES, own(store))
    texts = [rc.claim.evidence.text for rc in store.claims_named([h.id for h in finding.claims])]
    assert any("Army of Conquest" in text for text in texts)
    assert len({h.id for h in finding.claims}) == len(finding.claims)


@pytest.mark.parametrize("typed", ["", "zzzz qqqq", '"', "***", "' OR 1=1 --", "a" * 300])
def test_what_is_nowhere_is_found_nowhere(store: Store, typed: str) -> None:
    finding = found(store, typed, NAMES, own(store))
    assert (finding.names, finding.claims, finding.documents) == ((), (), ())


def test_a_portrait_counts_as_the_listing_does(store: Store) -> None:
    listed = {a.id: a for a in actors_of(store, Query(), KNOWN) if a.id}
    counted = {p.id: p for p in store.folds(Presence)}
    assert counted.keys() == listed.keys()
    for id, a in listed.items():
        p = counted[id]
        assert (p.claims, p.acts, p.suffers, p.harmed, p.says) == (a.claims, a.acts, a.suffers, a.harmed, a.says)
        assert (p.name, p.kind, p.side) == (a.name, a.kind, a.side)
        assert p.events + p.controls + p.tolls == p.claims
    shown = portrait(store, "army-of-conquest", KNOWN, own(store), 3)
    assert len(shown.claims) == 3
    assert all(any(p.actor == "army-of-conquest" for p in rc.people) for rc in shown.claims)
    assert sum(n for _, n in shown.written) >= 3
    assert {r.actor for r in shown.relations} <= {*shown.names, "army-of-conquest"}
    with pytest.raises(NotFound):
        portrait(store, "nobody-at-all", KNOWN, own(store))


def test_whom_no_claim_names_has_a_portrait_too(two: Store) -> None:
    shown = portrait(two, "isis", KNOWN, own(two))
    assert (shown.presence, shown.claims) == (None, ())
    assert shown.relations


def test_sources_are_counted_as_the_listing_does(store: Store) -> None:
    listed = {(s.name, s.side, s.claims, s.denials, s.documents) for s in sources_of(store, Query(), KNOWN)}
    assert {(s.name, s.side, s.claims, s.denials, s.documents) for s in store.folds(Speaker)} == listed


def test_a_source_s_statements_are_those_of_its_record(store: Store) -> None:
    for name in sorted({s.source for s in store.folds(Statement)}):
        record = record_of(store, name, KNOWN)
        assert record.name == name
        assert set(store.folds(Statement, Query(source=name))) == set(record.statements)
        wanted = {(t.kind, o): s.n for t in record.tallies() for o, s in t.outcomes if s.n}
        assert {(kind, o): n for kind, o, n in store.stated(name) if o in OUTCOMES} == wanted


@pytest.mark.parametrize("name", ["SOHR", "the Observatory", "Syrian Observatory for Human Rights"])
def test_a_source_is_called_by_each_of_its_names(store: Store, name: str) -> None:
    assert speaker_called(store, name, KNOWN, own(store)).name == "Syrian Observatory for Human Rights"


def test_who_only_carries_others_words_has_a_record_of_nothing(store: Store) -> None:
    speaking = {s.name for s in store.folds(Speaker)}
    carrier = next(r.taker for r in store.folds(Relay) if r.taker not in speaking)
    found_as = speaker_called(store, carrier, KNOWN, own(store))
    assert (found_as.name, found_as.claims, found_as.id) == (carrier, 0, "")


def test_a_source_that_does_not_speak_is_told_with_those_like_it(store: Store) -> None:
    with pytest.raises(NotFound) as told:
        speaker_called(store, "Tamarisk Despatches", KNOWN, own(store))
    assert "Tamarisk Dispatch" in told.value.remedy


def test_a_document_s_copies_are_those_of_the_record(store: Store) -> None:
    tied = {(c.doc, c.of, c.kind, c.words, c.passage) for f in copies(store, Query(), KNOWN) for c in f.copies}
    assert tied
    for document in store.documents():
        near = copies_of(store, document, KNOWN)
        assert all(document.id in members(f) for f in near)
        mine = {
            (c.doc, c.of, c.kind, c.words, c.passage) for f in near for c in f.copies if document.id in (c.doc, c.of)
        }
        assert mine == {t for t in tied if document.id in t[:2]}


def test_what_changed_names_claims_of_its_day(store: Store) -> None:
    revisions = list(store.folds(Revision))
    assert revisions
    for r in revisions:
        days = {rc.published for rc in store.claims_named(r.claims)}
        assert r.day in days
        assert r.before != r.after
