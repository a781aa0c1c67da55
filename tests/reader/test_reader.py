"""What holds of reading whatever the text: offsets, order, repeatability; and texts out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.model import HARMS, KINDS, SUB_EVENT_TYPES, Claim, Document, Mention, PlaceMention
from contested.reader.reader import Reader
from contested.sources import clean
from tests.reader.conftest import Read
from tests.reader.reports import ODD, bare, event, names, of_kind, places, report, told, tolls

SENTENCES = [
    "The rebels captured the town of Ariha on Thursday, killing at least 12 soldiers and wounding dozens.",
    "Regime’s air strikes hit rebel-held Jisr al-Shughur, the Syrian Observatory for Human Rights said.",
    "“They shelled the village of Qarbuta,” he added, “and 4 children died.”",
    "Clashes between ISIS and the YPG broke out south-west of Hassakeh\nand went on for a week.",
    "The group denied that it had withdrawn from the city.",
    "The town is under the full control of the Nusra Front.",
    "GOVERNMENT FORCES ATTACKED THE TOWN OF FOUA.",
    "Read more",
    "Since March 28, more than 2,500 people have been killed in الحسكة and Aleppo.",
    "Syrias army wants to retake Idlib – its third try in a year.",
    "No comments: Post a Comment",
    "The talks in Geneva went on.In eastern Syria a car bomb exploded 😀.",
]
GLUE = [" ", "\n", "\n\n", "  ", " \t", "\r\n"]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences of reports, joined as pages join them."""
    parts = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
    return "".join(part + draw(st.sampled_from(GLUE)) for part in parts)


def cleaned(text: str, title: str | None = None, id: str = "report") -> Document:
    """The report as reading in makes it: cleaned, with the map back."""
    document = report(text, title, id)
    words, offsets = clean(document.text)
    return replace(document, clean=words, offsets=offsets)


def mentions(claim: Claim) -> Iterator[Mention | PlaceMention]:
    """Every span of a claim."""
    yield claim.evidence
    yield from (m for m in (claim.trigger, claim.time, claim.toll and claim.toll.group) if m)
    for group in (claim.actor, claim.target, claim.place, claim.attribution):
        yield from group


def check(document: Document, claims: tuple[Claim, ...]) -> None:
    """What holds of all claims of a document."""
    for claim in claims:
        for mention in mentions(claim):
            assert document.text[mention.start : mention.end] == mention.text
            assert mention.text.strip() == mention.text != ""
        assert claim.trigger is not None
        assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end
        assert claim.doc == document.id
        assert claim.kind in KINDS
        if claim.event_type is not None:
            assert claim.sub_event_type in SUB_EVENT_TYPES[claim.event_type]
        if claim.toll is not None:
            assert claim.toll.harm in HARMS
            assert 0 <= claim.toll.low <= (claim.toll.low if claim.toll.high is None else claim.toll.high)
    assert len({c.id for c in claims}) == len(claims)


@settings(max_examples=25)
@given(text=texts(), title=st.none() | st.sampled_from(["Rebels capture Ariha", "Clashes - World - The Ferry Post"]))
def test_mentions_are_cut_from_the_text_as_given(reader: Reader, text: str, title: str | None) -> None:
    for document in (cleaned(text, title), report(text, title)):
        ((_, claims),) = reader.read([document])
        check(document, claims)


@settings(max_examples=10)
@given(some=st.lists(texts(), min_size=2, max_size=5))
def test_documents_are_read_alike_alone_and_together_and_again(reader: Reader, some: list[str]) -> None:
    documents = [cleaned(text, id=f"report {n}") for n, text in enumerate(some)]
    together = list(reader.read(documents))
    assert [document for document, _ in together] == documents
    assert together == [pair for document in documents for pair in reader.read([document])]
    assert together == list(reader.read(documents))


@settings(max_examples=30)
@given(text=st.text(ODD, max_size=120))
def test_no_text_stops_the_reader(reader: Reader, text: str) -> None:
    document = report(text)
    ((_, claims),) = reader.read([document])
    check(document, claims)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "Damascus", "Killed", ".", "17", "’s", "- - -", "😀"])
def test_a_text_of_a_word_or_none_states_nothing(read: Read, text: str) -> None:
    assert read(text) == ()
    assert read(text, "Title") == ()


def test_a_report_that_is_only_a_title_states_nothing(reader: Reader) -> None:
    title = "Rebels capture the town of Ariha"
    document = replace(report(""), text=title, clean=title, title=title, offsets=cleaned(title).offsets)
    ((_, claims),) = reader.read([document])
    assert claims == ()


def test_no_documents_no_claims(reader: Reader) -> None:
    assert list(reader.read([])) == []


def test_documents_are_read_as_they_come(reader: Reader) -> None:
    """A run that is stopped has read what it was given so far: no more than a batch is taken ahead."""
    taken: list[int] = []

    def source() -> Iterator[Document]:
        for n in range(100):
            taken.append(n)
            yield report(f"Clashes broke out near Hama, said witness {n}.", id=str(n))

    next(iter(reader.read(source())))
    assert len(taken) <= reader.settings.batch_size


def test_capital_letters(read: Read) -> None:
    text = "THREE SOLDIERS WERE KILLED NEAR HAMA WHEN REBELS ATTACKED THEIR CONVOY."
    claims = read(text)
    assert tolls(claims) == {("killed", 3, 3, "SOLDIERS")}
    assert names(event(claims, "ATTACKED").actor) == {"REBELS"}


def test_hard_wrapped_lines(read: Read) -> None:
    text = (
        "Early on Thursday morning the rebels captured the\ntown of Ariha in the province of Idlib, wounding at\n"
        "least 12 government soldiers."
    )
    flat, wrapped = read(text.replace("\n", " ")), read(text)
    assert [(c.kind, c.sub_event_type, c.evidence.start, c.evidence.end) for c in wrapped] == [
        (c.kind, c.sub_event_type, c.evidence.start, c.evidence.end) for c in flat
    ]
    claim = event(wrapped, "captured")
    assert claim.evidence.text == text.split(", ")[0]
    assert places(claim) == {("in", "Ariha")}
    (toll,) = of_kind(wrapped, "toll")
    assert toll.toll is not None
    assert (toll.toll.low, toll.toll.high) == (12, None)


def test_a_name_across_a_hard_wrap_is_one_name(read: Read) -> None:
    claim = event(read("On Friday afternoon a car bomb exploded in Jisr\nal-Shughur, a medic said."), "exploded")
    assert names(claim.place) == {"Jisr al-Shughur"}
    assert claim.place[0].text == "Jisr\nal-Shughur"


def test_cleaning_between_words_of_a_mention_leaves_the_original(reader: Reader) -> None:
    text = "A car bomb exploded in the town of Jasim.In Homs, the\nrebels shelled the   army base."
    document = cleaned(text)
    assert document.clean != document.text
    ((_, claims),) = reader.read([document])
    check(document, claims)
    assert {bare(m.text) for m in event(claims, "exploded").place} == {"Jasim"}


def test_a_long_document(reader: Reader) -> None:
    """Longer than ``max_chars``: what stands behind that is read as well, where it stands."""
    news = "The rebels captured the town of Ariha on Thursday, killing at least 12 soldiers.\n\n"
    link = f"https://example.org/{'archive/' * 20}\n\n"  # long words: the length of a book, the tokens of an article
    text = news + link * (300_000 // len(link)) + news
    assert len(text) > reader.settings.max_chars
    document = report(text)
    ((_, claims),) = reader.read([document])
    check(document, claims)
    half = len(claims) // 2
    assert told(claims[:half]) == told(claims[half:])
    assert len(claims) == 4
    assert claims[-1].evidence.start > 300_000
