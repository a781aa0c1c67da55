"""A telling that was kept is what it was when its document was at hand."""

from __future__ import annotations

from contested.knowledge.language import table
from contested.link.facets import Lookup, facets
from contested.link.judged import constraints
from contested.link.teller import Teller
from contested.pipeline.drawing import kept
from tests.told import BY_ID, DIRECTORY, Head, harmed, only

TEXT = "The mayor denounced the attack in which 30 people died at Northford."


def test_a_guess_that_rests_on_the_words_around_a_claim_is_kept_with_its_telling() -> None:
    words = "30 people died at Northford"
    toll = harmed("c1", words, 30, 30, "people", at=TEXT.index(words), sub="Air/drone strike", where=["Northford"])
    teller = Teller(DIRECTORY, BY_ID.get, constraints([]), 0.6)
    told = only(teller.tellings([toll], Head(None, TEXT)))
    lookup = Lookup(DIRECTORY, BY_ID.get, frozenset(table("common")["words"]))
    assert told.vague and not facets(toll, lookup).vague
    again = teller.again([toll], kept(0, 0, told))
    assert (again.vague, again.type, again.subs, again.joins) == (told.vague, told.type, told.subs, told.joins)
