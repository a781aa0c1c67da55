"""What of a text is no reporting: title, its repetition, headings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from contested.reader.furniture import blank, frames
from contested.sources import clean
from tests.reader.conftest import Read
from tests.reader.reports import ODD, of_kind, report, told

TITLE = "Rebels capture town of Ariha in Idlib"
BODY = "Rebel fighters captured the town of Ariha on Thursday, residents said."


def framed(text: str, title: str | None = None) -> list[str]:
    """The words taken out of a report."""
    document = report(text, title)
    return [document.clean[a:b].strip() for a, b in frames(document)]


def test_a_report_without_title_is_all_reporting() -> None:
    assert framed(BODY) == []


def test_the_title_is_a_frame() -> None:
    assert framed(BODY, TITLE) == [TITLE]


def test_the_title_repeated_at_the_head_of_the_body_is_one_too() -> None:
    assert framed(f"{TITLE}\n\n{BODY}", TITLE) == [TITLE, TITLE]
    assert framed(f"{TITLE.upper()}\n\n{BODY}", TITLE) == [TITLE, TITLE.upper()]
    assert framed(f"BEIRUT, May 28 - {TITLE}\n\n{BODY}", TITLE) == [TITLE, TITLE]


def test_the_headline_of_a_page_title_repeated_is_one_too() -> None:
    page = f"{TITLE} - Middle East - The Ferry Post"
    assert framed(f"{TITLE}\n\n{BODY}", page) == [page, TITLE]
    assert framed(f"{TITLE}\n\n{BODY}", f"{TITLE} | The Ferry Post") == [f"{TITLE} | The Ferry Post", TITLE]


def test_a_like_sentence_further_down_is_reporting() -> None:
    later = "Officials met in Geneva for a third day of talks on water, bread and roads, the ministry said. "
    assert framed(f"{later}{TITLE}, one of them said.", TITLE) == [TITLE]


def test_headings_are_frames() -> None:
    assert framed(f"# Summary\n\n{BODY}\n\n## Fighting\n\n{BODY}") == ["# Summary", "## Fighting"]


def test_a_title_that_cleaning_took_out_takes_nothing_from_the_body() -> None:
    whole = report(f"Share\n\n{BODY}", "Read more")
    text, offsets = clean(whole.text)
    cleaned = type(whole)(whole.id, whole.text, text, offsets, whole.title, whole.publisher, whole.date)
    assert all(BODY not in text[a:b] for a, b in frames(cleaned))


@settings(max_examples=50)
@given(st.text(ODD, max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_blanking_moves_nothing(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in ends]
    blanked = blank(text, spans)
    assert len(blanked) == len(text)
    inside = {i for a, b in spans for i in range(a, b)}
    assert all(blanked[i].isspace() if i in inside else blanked[i] == text[i] for i in range(len(text)))


def test_one_capture_is_read_once(read: Read) -> None:
    alone, with_title = read(BODY), read(f"{TITLE}\n\n{BODY}", TITLE)
    assert told(alone) == told(with_title)
    (claim,) = of_kind(with_title, "event")
    assert claim.evidence.start > 2 * len(TITLE)


def test_a_heading_states_nothing(read: Read) -> None:
    assert read("## Rebels capture the town of Ariha\n\nThe day was calm.") == ()


def test_a_sentence_about_what_the_title_names_is_reporting() -> None:
    name = "Battle of Zarmuta"
    assert framed(f"The {name} was fought in May.", name) == [name]
    assert framed(f"{name} began in May.", name) == [name]
