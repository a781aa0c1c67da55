"""Copies among many documents: versions of one text, shared passages, and which is the earlier."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import contested.link.families as module
from contested.link.candidates import candidates
from contested.link.common import Place, Texts
from contested.link.copies import shingles
from contested.link.earlier import Head, earlier
from contested.link.families import Copied, Family, families
from tests.told import only

RNG = random.Random(7)
WORDS = ["".join(RNG.choices("abcdefghiklmnoprstuvw", k=RNG.randint(3, 9))) for _ in range(3000)]


def sentence(seed: int) -> str:
    """A sentence of 12 made-up words that no other seed gives."""
    return " ".join(random.Random(seed).choices(WORDS, k=12)).capitalize() + "."


def text(*seeds: int) -> str:
    return " ".join(map(sentence, seeds))


def head(id: str, day: int | None = 1, outlet: str | None = None, wires: tuple[str, ...] = ()) -> Head:
    published = date(2015, 5, day) if day else None
    voice = outlet or id
    return Head(id, published, True, voice, voice, {w: w for w in wires}, voice == "AFP")


def test_an_edited_version_is_tied_to_the_earlier_text_with_its_share() -> None:
    wire, edited = text(1, 2, 3, 4, 5, 6), text(1, 2, 3, 4).replace(WORDS[0], "x") + " " + sentence(90)
    family = only(families([(head("b", 3), edited), (head("a", 2), wire), (head("c", 2), text(50, 51, 52))]))
    assert (family.first, family.known) == ("a", True)
    copied = only(family.copies)
    assert (copied.doc, copied.of, copied.kind, copied.earlier) == ("b", "a", "version", "a")
    assert copied.likeness == 4 / 5
    assert copied.reason == "published 2015-05-02, 1 day before"
    assert edited[slice(*copied.passage)].startswith(sentence(1)[:8])


def test_a_passage_in_a_story_of_its_own() -> None:
    family = only(
        families([(head("a", 2), text(1, 2, 3, 20, 21, 22, 23)), (head("b", 3), text(40, 41, 1, 2, 3, 42, 43, 44, 45))])
    )
    copied = only(family.copies)
    assert (copied.kind, copied.words) == ("passage", 36)
    assert not families([(head("a"), text(1, 20, 21)), (head("b"), text(1, 40, 41))]), "one sentence is no passage"


def test_whole_texts_only() -> None:
    given_ = [(head("a", 2), text(1, 2, 3, 20, 21, 22, 23)), (head("b", 3), text(40, 41, 1, 2, 3, 42, 43, 44, 45))]
    assert not families(given_, passages=False)


def test_what_an_outlet_repeats_of_itself_is_no_shared_passage() -> None:
    a, b = text(1, 2, 3, 20, 21, 22, 23), text(40, 41, 1, 2, 3, 42, 43, 44, 45)
    assert not families([(head("a", 2, "Post"), a), (head("b", 3, "Post"), b)])


def test_standing_sentences_are_no_copy() -> None:
    def reports(step: int) -> list[tuple[Head, str]]:
        day = date(2015, 1, 1)
        return [
            (Head(f"d{n}", day + timedelta(days=n * step), True, f"o{n}", f"o{n}", {}, False), text(1, 2, 3, 100 + n))
            for n in range(6)
        ]

    assert not families(reports(20)), "for months in every story"
    assert len(only(families(reports(1))).copies) == 5, "a story that six outlets ran in a week"


def test_a_roundup_does_not_make_its_stories_one() -> None:
    one, two = text(1, 2, 3, 4, 5), text(11, 12, 13, 14, 15)
    roundup = text(1, 2, 3, 11, 12, 13, 30)
    found = families([(head("a", 1), one), (head("b", 1), two), (head("r", 2), roundup)])
    assert not any({"a", "b"} <= {f.first, *(c.doc for c in f.copies if c.kind == "version")} for f in found)


def test_days_then_credit_lines_tell_the_earlier() -> None:
    assert earlier(head("a", 2), head("b", 1)) == ("b", "published 2015-05-01, 1 day before")
    wire, paper = head("a", 1, "AFP"), head("b", 1, "Post", ("AFP",))
    assert earlier(paper, wire) == ("a", "Post credits AFP")
    assert earlier(head("a", None, "AFP"), paper)[0] == "a"
    none, why = earlier(head("a", 1, "Post", ("AFP",)), head("b", 1, "Echo", ("AFP",)))
    assert none is None
    assert "both credit AFP" in why
    assert earlier(head("a", None), head("b", 1))[0] is None


def test_without_days_or_credits_nobody_is_the_first() -> None:
    family = only(families([(head("b", None), text(1, 2, 3)), (head("a", None), text(1, 2, 3))]))
    assert (family.first, family.known) == ("a", False)
    assert only(family.copies).earlier is None


def test_near_sentences_meet_and_others_do_not() -> None:
    def given_(words: str) -> bytes:
        from array import array

        return array("I", sorted(shingles(words))).tobytes()

    pairs = [(sentence(n), sentence(n).rsplit(" ", 2)[0] + " ended so") for n in range(300)]
    found = set(candidates([given_(s) for pair in pairs for s in pair]))
    assert sum((2 * n, 2 * n + 1) in found for n in range(300)) > 290
    assert len(found) < 320


@st.composite
def corpora(draw: st.DrawFn) -> list[tuple[Head, str]]:
    count = draw(st.integers(2, 6))
    return [
        (
            head(f"d{n}", draw(st.sampled_from([1, 2, 3, None])), draw(st.sampled_from(["Post", "Echo", "AFP"]))),
            text(*draw(st.lists(st.integers(1, 9), min_size=1, max_size=7))),
        )
        for n in range(count)
    ]


@settings(max_examples=40, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(corpus: list[tuple[Head, str]], rng: random.Random) -> None:
    shuffled = list(corpus)
    rng.shuffle(shuffled)
    assert families(shuffled) == families(corpus)


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_removing_a_document_takes_away_only_what_rested_on_it(corpus: list[tuple[Head, str]]) -> None:
    stranger = (head("x", 2, "Lake Post"), text(70, 71, 72, 1)), (head("y", 2, "Hill Post"), text(80, 81, 82))
    assert families([*corpus, *stranger[1:]]) == families(corpus)
    whole = {c for f in families([*corpus, *stranger]) for c in f.copies}
    assert {c for c in whole if "x" not in (c.doc, c.of)} <= {c for f in families(corpus) for c in f.copies}


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_ties_go_to_what_comes_before_and_are_shares(corpus: list[tuple[Head, str]]) -> None:
    found: tuple[Family, ...] = families(corpus)
    order = {h.id: h.order for h, _ in corpus}
    for copied in (c for f in found for c in f.copies):
        assert order[copied.of] < order[copied.doc]
        assert 0 < copied.likeness <= 1
        assert copied.earlier in (copied.of, copied.doc, None)


def test_only_documents_that_share_a_sentence_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[int, int]] = []
    tie = module._tie

    def counting(
        heads: Sequence[Head], texts: Texts, a: int, b: int, pairs: Sequence[tuple[Place, Place]]
    ) -> tuple[int, Copied]:
        compared.append((a, b))
        return tie(heads, texts, a, b, pairs)

    monkeypatch.setattr(module, "_tie", counting)
    n = 200
    corpus = [(head(f"d{i}", 1 + i % 28), text(*range(6 * (i // 2), 6 * (i // 2) + 6))) for i in range(n)]
    assert len(families(corpus)) == n // 2
    assert len(compared) == n // 2
