"""How far a mention goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contested.reader.reading import Reading
from contested.reader.trained.extent import to_its_end, whole


@pytest.mark.parametrize(
    ("text", "last", "name"),
    [
        ("Six soldiers of the Frontier Corps were killed.", "Frontier", "Frontier Corps"),
        ("They met Alexander Borodai in Donetsk.", "Alexander", "Alexander Borodai"),
        ("Turkish warplanes struck the town.", "Turkish", "Turkish"),
        ("Islamic State militants left.", "Islamic", "Islamic"),
    ],
)
def test_a_name_is_not_cut(reading: Callable[[str], Reading], text: str, last: str, name: str) -> None:
    read = reading(text)
    token = next(t for t in read.spacy_doc if t.text == last)
    assert read.spacy_doc[token.i : to_its_end(token, read.people)].text == name


@pytest.mark.parametrize(
    ("text", "cut", "mention"),
    [
        ("They found a cache of weapons in a cellar.", "cache", "cache of weapons"),
        ("They shelled residents of the village of Sarmin.", "residents", "residents of the village of Sarmin"),
        ("Fighters of the Movement of the Oromo attacked.", "Movement", "Movement of the Oromo"),
        ("Members of the Democratic Forces (DFR) left.", "Democratic Forces (DFR", "Democratic Forces (DFR)"),
        ("They accused the army of attacks.", "army", "army"),
        ("Gunmen attacked a bus in Homs.", "bus", "bus"),
    ],
)
def test_a_mention_goes_on_behind_of(reading: Callable[[str], Reading], text: str, cut: str, mention: str) -> None:
    read = reading(text)
    span = read.spacy_doc.char_span(text.index(cut), text.index(cut) + len(cut))
    assert span is not None
    assert whole(span.start, span.end, read.people).text == mention
