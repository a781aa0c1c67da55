"""Articles coded further: the coding is kept without the text, and meets it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.gold import NoGold
from training import coded
from training.common import CODES, ROLES
from training.exercises import Exercise, parse

MARKED = """{id} | None | x
{title}

{text}
---
t1 | event | Armed clash | a1 | a2, a1 | p1
"""


@pytest.fixture
def one() -> Exercise:
    """An article whose first words are marked."""
    try:
        article = next(d for d in coded.articles().values() if d["title"] and len(d["text"].split()) > 9)
    except NoGold as e:
        pytest.skip(str(e))
    first, second, third, fourth, rest = article["text"].split(" ", 4)
    text = f"{{t1|{first}}} {{a1|{second}}} {{a2|{third}}} {{p1|{fourth}}} {rest}"
    return parse(MARKED.format(id=article["id"], title=article["title"], text=text))


def test_a_coding_written_is_read_again(one: Exercise, tmp_path: Path) -> None:
    table = tmp_path / "coded.tsv"
    coded.write([one], table)
    (read,) = coded.load(table)
    assert read.claims == one.claims
    assert one.document["text"].split(" ", 4)[4].split()[0] not in table.read_text()


def test_an_article_without_claims_is_kept(one: Exercise, tmp_path: Path) -> None:
    table = tmp_path / "coded.tsv"
    coded.write([Exercise(one.document, [])], table)
    (read,) = coded.load(table)
    assert read.document["id"] == one.document["id"] and read.claims == []


def test_a_text_that_was_altered_is_refused(one: Exercise, tmp_path: Path) -> None:
    altered = Exercise(one.document | {"text": "x" + one.document["text"]}, [])
    with pytest.raises(ValueError, match=one.document["id"]):
        coded.write([altered], tmp_path / "coded.tsv")


def test_the_coded_articles_fit_their_texts() -> None:
    try:
        made = [article for table in coded.TABLES for article in coded.load(table)]
    except NoGold as e:
        pytest.skip(str(e))
    assert len({article.document["id"] for article in made}) == len(made) > 200
    for article in made:
        for claim in article.claims:
            code = claim["sub_event_type"] or claim["control"] or claim["toll"]["harm"]
            assert code in CODES[claim["kind"]]
            for mention in (claim["trigger"], *(m for role in ROLES for m in claim[role])):
                assert mention["text"] and mention["text"] == mention["text"].strip()
