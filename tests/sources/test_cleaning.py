"""From the text as given to the text that is read."""

from __future__ import annotations

import itertools
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.model import OffsetMap
from contested.sources import clean

BODY = "Two villages in the hills were shelled on Sunday, residents said, and several people were hurt."
NEXT = "A doctor at the field hospital said that he had treated four of them."


def cleaned(text: str) -> str:
    return clean(text)[0]


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "READ MORE »",
        "Send in e-mailSend in e-mail",
        "You may also like",
        "Subscribe",
        "Share 12 Tweet 3",
        "Facebook | Twitter | WhatsApp",
        "Sign up to our newsletter for exclusive updates and enhanced content",
        "No comments:",
        "Post a Comment",
        ">> Read more: Why the hills matter to both sides",
        "Tags: hills, shelling, Northtown",
        "Follow us on Twitter @hillpost",
        "Home > World > Region",
        "Copyright © 2018 The Hill Post. All rights reserved.",
        "By Some Writer",
        "By Some Writer in Northtown and Another One",
        "* Reuters and Agence France-Presse",
        "FILE PHOTO: Men stand by a house in the hills",
        "Men stand by a house in the hills on March 3, 2014. (AFP/Some Name)",
        "Men stand by a house in the hills. Credit: AP",
        "Men stand by a house in the hills. REUTERS/Some Name",
        "In this photo provided by a press office, men stand by a house.",
    ],
)
def test_a_line_of_furniture_goes(line: str) -> None:
    assert cleaned(f"Village shelled\n\n{BODY}\n{line}\n{NEXT}") == f"Village shelled\n{BODY}\n{NEXT}"


@pytest.mark.parametrize(
    "line",
    [
        "The post was shared on Facebook and Twitter by the group.",
        "Read more than once, the statement makes no sense, he said.",
        "Subscribers of the service lost their link on Sunday.",
        "By Sunday the army had left the village.",
        "The photo shows a house in the hills.",
        "He was a member of the group (ISIL/ISIS).",
        "Residents told Reuters that the village was quiet. (Reuters)",
    ],
)
def test_a_sentence_that_only_speaks_so_stays(line: str) -> None:
    kept = line.removesuffix(" (Reuters)")
    assert kept in cleaned(f"{BODY}\n{line}\n{NEXT}")


def test_a_repeated_caption_goes_whole_when_one_has_its_credit() -> None:
    caption = "Men stand by a house in the hills  after the shelling."
    text = f"Village shelled\n\n{caption}\n{' '.join(caption.split())}Credit: AP\n\n{BODY}"
    assert cleaned(text) == f"Village shelled\n{BODY}"


def test_of_a_repeated_line_one_stays() -> None:
    assert cleaned(f"{BODY}\n{BODY}\n{NEXT}") == f"{BODY}\n{NEXT}"


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "Two villages in the hills above the town were\nshelled on Sunday, residents\nsaid, and a man from\n"
        "Northtown was hurt. The army said that\nit knew nothing of the\nshelling.\n"
        "A doctor said that he had treated him."
    )
    assert cleaned(text).split("\n") == [
        "Two villages in the hills above the town were shelled on Sunday, residents said, and a man from "
        "Northtown was hurt. The army said that it knew nothing of the shelling.",
        "A doctor said that he had treated him.",
    ]


def test_a_line_that_breaks_off_is_joined_also_by_itself() -> None:
    assert cleaned(f"Title here\n\n{BODY}\nIt was the\nfirst time.") == f"Title here\n{BODY}\nIt was the first time."


def test_paragraphs_and_headlines_stay_apart() -> None:
    assert cleaned(f"Village shelled\n\n{BODY}\n\n{NEXT}\r\n\r\n{BODY[:-1]}!") == (
        f"Village shelled\n{BODY}\n{NEXT}\n{BODY[:-1]}!"
    )
    assert cleaned("Village shelled\nal-Qaria was quiet.") == "Village shelled\nal-Qaria was quiet."


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("The posts were overrun.In the east it was quiet.", "The posts were overrun. In the east it was quiet."),
        ("It began in 2014.The army left.", "It began in 2014. The army left."),
        ('"We left."The army said so.', '"We left." The army said so.'),
        ('The army left."We stay," he said.', 'The army left. "We stay," he said.'),
        ("“We left.”The army said so.", "“We left.” The army said so."),
        ("Who did it?The army.", "Who did it? The army."),
        ("They left ISIS.The army came.", "They left ISIS. The army came."),
    ],
)
def test_glued_sentences_are_parted(glued: str, parted: str) -> None:
    assert cleaned(glued) == parted


@pytest.mark.parametrize(
    "text",
    [
        "See example.com or www.Example.Com for more.",
        "The U.S.Army and the U.N.Council met.",
        "Write to Some.One@Example.org.",
        "A range of 4.5 km and 1.200 men.",
        "Col.Somebody and Mr.Other met Gen.Third.",
        "They use ASP.NET there.",
    ],
)
def test_stops_inside_names_and_numbers_part_nothing(text: str) -> None:
    assert cleaned(text) == text


def test_the_repeated_headline_and_the_dateline_go() -> None:
    title = "Two villages shelled in the hills"
    for head in (
        f"05-11-2014 {title}. ",
        f"{title} AFP Monday 2 Feb 2015 ",
        f"Sat 24 Aug 2013 at 2354 Regional NNA - {title} . ",
        "Date of publication 1 September 2016 ",
        "01.10.2017(updated 1935 01.10.2017) Get short URL 0 12 ",
        f"Posted on April 2 2017 by Some Writer {title} ",
        "Last updated at Jul 262016 NORTHTOWN Syria ",
    ):
        assert cleaned(f"{title}\n\n{head}Several people were hurt on Sunday.\n{NEXT}") == (
            f"{title}\nSeveral people were hurt on Sunday.\n{NEXT}"
        ), head


def test_a_sentence_that_begins_with_the_words_of_the_headline_stays_whole() -> None:
    text = "Ten people killed in hill village\n\nTen people killed in hill village shelling were buried on Sunday."
    assert cleaned(text) == text.replace("\n\n", "\n")


def test_a_number_that_begins_the_report_is_no_share_count() -> None:
    text = "Some headline of words\n\n09.04.2017Get short URL 0 85 12 Guards were killed near the hill."
    assert cleaned(text).endswith("\n12 Guards were killed near the hill.")


def test_a_wire_line_inside_a_line_goes() -> None:
    text = f"Title of words\n\n{BODY} NORTHTOWN (Sputnik) The army said that it knew nothing of it."
    assert cleaned(text) == f"Title of words\n{BODY} The army said that it knew nothing of it."


def test_a_report_in_capitals_keeps_all_its_words() -> None:
    text = "NORTHTOWN, 6 SEP 89 (AFP) -- [TEXT] LAST NIGHT A BRIDGE WAS BLOWN UP NEAR THE TOWN."
    assert cleaned(text) == "LAST NIGHT A BRIDGE WAS BLOWN UP NEAR THE TOWN."
    text = "6 September 1989 LAST NIGHT A BRIDGE WAS BLOWN UP NEAR THE TOWN."
    assert cleaned(text) == "LAST NIGHT A BRIDGE WAS BLOWN UP NEAR THE TOWN."


def test_a_chronology_keeps_its_days() -> None:
    text = "How it came about\n3 March 2015\nThe army came.\n5 March 2015\nIt left.\n9 March 2015\nIt came again."
    assert cleaned(text) == text


def test_odd_quotes_and_letters_stay_and_what_prints_nothing_goes() -> None:
    assert (
        cleaned("‘Quiet’, he “said” – in\u00a0Jisr\u200b al-Shug\u00adhur\x95.")
        == "‘Quiet’, he “said” – in Jisr al-Shughur."
    )


def test_the_tail_of_a_page_goes() -> None:
    tail = "... 0 12 Related Another Headline Tags hills shelling Community standardsDiscussion Comment via Facebook"
    assert cleaned(f"{BODY} {tail}") == BODY
    assert cleaned(f"{BODY} Reporting by Some Writer; Editing by Another One") == BODY
    assert cleaned(f"{BODY} Read Also") == BODY


def test_the_way_back_leads_to_the_same_words() -> None:
    text = (
        f"Village shelled\n\nPublished 3 May 2016\n{BODY}\nRead more\nThe post was\noverrun.In the east it was quiet."
    )
    found, offsets = clean(text)
    start = found.index("overrun")
    assert text[offsets.start(start) : offsets.end(start + 7)] == "overrun"
    start = found.index("was overrun. In")
    assert text[offsets.start(start) : offsets.end(start + 15)] == "was\noverrun.In"


def test_nothing_but_furniture_leaves_nothing() -> None:
    assert cleaned("Home\nSubscribe\nRead more") == ""
    assert clean("") == ("", OffsetMap.identity(0))


_FRAGMENTS = st.sampled_from(
    [
        *(BODY, NEXT, "Village in the hills shelled", "overrun.In", "the", "and", "al-Sham", "U.S.", "Mr.", "12"),
        *("\n", "\n\n", "\r\n", " ", "\t", "\u00a0", "\u200b", '"', "“", "”", "!", ".", "-", "http"),
        *("Read more", "Share", "SEND", "title:", "By Some Writer", "(AFP/Some Name)", "Read Also", "- REUTERS", "AFP"),
        *("05-11-2014", "Sun 16 Apr 2017", "Published August 12th, 2015 - 12:48 GMT", "(updated 1935 05.10.2017)"),
        *("NORTHTOWN (Reuters) -", "Get short URL 0 12", "Tags hills Community standardsDiscussion"),
    ]
)
_PAGES = st.lists(st.one_of(_FRAGMENTS, st.text(max_size=8)), max_size=25).flatmap(
    lambda parts: st.sampled_from([" ", "", "\n"]).map(lambda glue: glue.join(parts))
)


@settings(max_examples=300, deadline=None)
@given(_PAGES)
def test_each_character_is_carried_over_or_white_space_put_in(text: str) -> None:
    found, offsets = clean(text)
    clean_end = original_end = 0
    for start, original, length in offsets.pieces:
        assert start >= clean_end
        assert original >= original_end
        assert found[start : start + length] == text[original : original + length]
        assert set(found[clean_end:start]) <= {" ", "\n"}
        clean_end, original_end = start + length, original + length
    assert set(found[clean_end:]) <= {" ", "\n"}


@settings(max_examples=300, deadline=None)
@given(_PAGES)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    found = cleaned(text)
    assert clean(found) == (found, OffsetMap.identity(len(found)))


@settings(max_examples=200, deadline=None)
@given(_PAGES)
def test_offsets_there_and_back(text: str) -> None:
    found, offsets = clean(text)
    for i, character in enumerate(found):
        start, end = offsets.start(i), offsets.end(i + 1)
        assert 0 <= start <= len(text)
        if not character.isspace():
            assert (text[start], end) == (character, start + 1)


_WORDS = st.sampled_from(["the", "army", "took", "a", "hill", "near", "villages", "while", "residents", "fled"])
_SENTENCES = st.lists(_WORDS, min_size=4, max_size=14).map(lambda words: " ".join(words).capitalize() + ".")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(_SENTENCES, min_size=1, max_size=4), min_size=1, max_size=4), st.integers(30, 80))
def test_no_word_of_a_sentence_is_lost_however_it_is_wrapped(paragraphs: list[list[str]], width: int) -> None:
    numbers = itertools.count(100)
    numbered = [" ".join(f"In part {next(numbers)} {sentence}" for sentence in part) for part in paragraphs]
    text = "\n\n".join(textwrap.fill(part, width) for part in numbered)
    assert cleaned(text).split() == text.split()
