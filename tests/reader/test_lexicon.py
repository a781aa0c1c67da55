"""The word lists say what the code can do: a line that it can't is found here, not by a silent miss."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from contested.knowledge.language import table
from contested.model import EVENT_TYPE_OF, HARMS
from contested.reader import lexicon
from contested.reader.conditions import CONDITIONS
from contested.reader.lexicon import harms, means, nouns_of, triggers, words_of
from contested.reader.needs import condition
from contested.reader.types import RULES
from tests.reader.conftest import Read
from tests.reader.reports import event, names

ENTRIES = [e for entries in [*triggers().verbs.values(), *triggers().nouns.values()] for e in entries]
FILES = [
    file
    for file in map(Path, map(str, files("contested.knowledge").joinpath("language").iterdir()))
    if file.suffix == ".yaml"
]
STATES = {"holds", "does not hold", "contested", "partly holds"}


def leaves(entry: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Keys and words of a word file, however deep, each with the key that it stands under."""
    if isinstance(entry, dict):
        yield from ((key, name) for name in entry)
        yield from (leaf for name, inner in entry.items() for leaf in leaves(inner, str(name)))
    elif isinstance(entry, list):
        yield from (leaf for inner in entry for leaf in leaves(inner, key))
    else:
        yield key, entry


def test_every_trigger_has_a_type_or_a_rule() -> None:
    assert {e.type for e in ENTRIES} <= set(EVENT_TYPE_OF) | set(RULES)
    assert {e.default for e in ENTRIES if e.default} <= set(EVENT_TYPE_OF) | set(RULES)


def test_every_verb_has_at_most_one_word_more() -> None:
    """A verb is looked up with one other word, and the parse parts words at their hyphens."""
    assert [verb for verb in triggers().verbs if len(words_of(verb)) > 2 or "-" in verb] == []


@pytest.mark.parametrize("name", ["people", "things", "weapons", "harming"])
def test_lists_of_nouns_hold_single_words(name: str) -> None:
    """They are compared with one token's lemma: two words, or two with a hyphen between, are never found."""
    nouns = {key: list_ for key, list_ in table(name).items() if key not in ("means", "no means", "object", "subject")}
    assert [word for _, word in leaves(list(nouns.values())) if re.search(r"[a-z][ -][a-z]", str(word))] == []


def test_every_list_of_things_is_asked_for() -> None:
    asked = {kind for e in ENTRIES for need in e.needs for kind in re.split(r"[:|]\s*", need)}
    assert set(table("things")) <= asked


def test_no_line_stands_behind_one_that_always_counts() -> None:
    """A noun always has to be fresh: that is no need of its own."""
    free: tuple[set[str], ...] = (set(), {"always"})
    dead = [
        (word, entry.name)
        for words, more in ((triggers().verbs, ()), (triggers().nouns, ({"fresh"},)))
        for word, entries in words.items()
        for n, entry in enumerate(entries)
        if any(set(e.needs) in (*free, *more) or set(e.needs) <= set(entry.needs) for e in entries[:n])
    ]
    assert dead == []


def test_every_condition_is_one_that_the_code_knows() -> None:
    assert all(callable(condition(name)) for e in ENTRIES for name in e.needs)


def test_every_named_condition_is_asked_for() -> None:
    assert set(CONDITIONS) <= {name for e in ENTRIES for name in e.needs} | {"fresh"}


def test_every_means_tells_a_type() -> None:
    assert {sub_type for sub_type, _ in means()} <= set(EVENT_TYPE_OF)
    assert all(words for _, words in means())


def test_every_harm_is_one_of_the_codebook() -> None:
    assert set(harms().values()) <= set(HARMS)
    assert set(table("harm")["harms"]) <= set(HARMS)


def test_every_holding_verb_tells_a_state() -> None:
    assert set(table("control")["holding verbs"].values()) <= STATES


def test_vague_quantities_are_ranges() -> None:
    for words, (low, high) in table("harm")["vague"].items():
        assert low >= 0, words
        assert high is None or high >= low, words


@pytest.mark.parametrize("name", sorted(file.stem for file in FILES))
def test_lists_hold_words(name: str) -> None:
    """YAML reads ``on`` and ``no`` as truth values: a list of words has to quote them."""
    odd = [(key, word) for key, word in leaves(table(name)) if isinstance(word, bool)]
    assert not odd, f"{name}.yaml: {odd}"


def test_a_verb_is_found_by_its_lemma_and_a_noun_by_its_words() -> None:
    assert [e.name for e in triggers().verbs["abduct"]] == ["abduction"]
    assert [e.name for e in triggers().nouns[("car", "bomb")]] == ["explosion"]


def test_hyphens_part_words() -> None:
    assert words_of("counter-offensive") == ("counter", "offensive")
    assert words_of("cease-fire") == words_of("cease fire")


def test_a_list_is_found_by_its_name() -> None:
    assert "soldier" in nouns_of("fighters")
    assert "mortar" in nouns_of("weapons")


@pytest.fixture
def taught(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The event words with two verbs more, each a word in a line."""
    words = dict(table("triggers"))
    words["clash"] = {**words["clash"], "verbs": [*words["clash"]["verbs"], "bushwhack"]}
    more = {"verbs": ["nab"], "needs": "object: ground"}
    words["territory"] = {**words["territory"], "conditional": [*words["territory"]["conditional"], more]}
    monkeypatch.setattr(lexicon, "table", lambda name: words if name == "triggers" else table(name))
    triggers.cache_clear()
    yield
    triggers.cache_clear()


def test_a_verb_is_a_word_in_one_line(read: Read, taught: None) -> None:
    claim = event(read("Gunmen bushwhacked the soldiers near Hama."), "bushwhacked")
    assert claim.sub_event_type == "Armed clash"
    assert (names(claim.actor), names(claim.target)) == ({"Gunmen"}, {"soldiers"})


def test_a_conditional_verb_counts_where_its_condition_holds(read: Read, taught: None) -> None:
    claim = event(read("The rebels nabbed the village of Qarbuta."), "nabbed")
    assert claim.sub_event_type == "Non-state actor overtakes territory"
    assert read("The rebels nabbed some bread.") == ()


def test_a_verb_that_no_line_has_states_nothing(read: Read) -> None:
    assert read("Gunmen bushwhacked the soldiers near Hama.") == ()
