"""Questions to a parse: who does it, who bears it, what belongs to a phrase or a clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from contested.reader import tokens as syntax

Parse = Callable[[str], Doc]


def word(spacy_doc: Doc, text: str) -> Token:
    """The one token with these letters."""
    (found,) = (t for t in spacy_doc if t.text == text)
    return found


def texts(tokens: list[Token]) -> list[str]:
    """The tokens' words."""
    return [t.text for t in tokens]


def test_what_is_only_commemorated(parse: Parse) -> None:
    doc = parse("On the tenth anniversary of the massacre, in which 108 people were killed, crowds gathered in Azaz.")
    past = syntax.remembered(word(doc, "killed"))
    assert past is not None
    assert word(doc, "massacre").i in past
    assert word(doc, "Azaz").i not in past
    assert syntax.remembered(word(doc, "gathered")) is None


@pytest.mark.parametrize(
    ("text", "verb", "doers", "objects"),
    [
        ("The rebels captured the town.", "captured", ["rebels"], ["town"]),
        ("The town was captured by the rebels.", "captured", ["rebels"], ["town"]),
        ("The army and the militia captured the town and the hill.", "captured", ["army", "militia"],
         ["town", "hill"]),
        ("The rebels entered the town, capturing the school.", "capturing", ["rebels"], ["school"]),
        ("The rebels tried to capture the school.", "capture", ["rebels"], ["school"]),
        ("The army aimed at expelling militants.", "expelling", [], ["militants"]),
        ("The rebels captured the town and burned the school.", "burned", ["rebels"], ["school"]),
        ("The rebels who captured the town left.", "captured", ["rebels"], ["town"]),
        ("The town that was captured by the rebels was calm.", "captured", ["rebels"], ["town"]),
        ("The town captured by the rebels was calm.", "captured", ["rebels"], ["town"]),
        ("The town was captured.", "captured", [], ["town"]),
        ("The rebels accused the army of bombing the town.", "bombing", ["army"], ["town"]),
        ("The militia kept the convoy from entering the town.", "entering", ["convoy"], ["town"]),
        ("The men died.", "died", ["men"], []),
    ],
)  # fmt: skip
def test_doers_and_objects(parse: Parse, text: str, verb: str, doers: list[str], objects: list[str]) -> None:
    token = word(parse(text), verb)
    assert texts(syntax.doers(token)) == doers
    assert texts(syntax.objects(token)) == objects


def test_voice(parse: Parse) -> None:
    assert syntax.is_passive(word(parse("The town was captured by the rebels."), "captured"))
    assert syntax.is_passive(word(parse("The town captured by the rebels was calm."), "captured"))
    assert not syntax.is_passive(word(parse("The rebels captured the town."), "captured"))
    assert not syntax.is_passive(word(parse("The rebels have captured the town."), "captured"))


def test_a_clause_leaves_out_the_ones_beside_it(parse: Parse) -> None:
    spacy_doc = parse("The rebels captured the town on Friday and the army shelled the school.")
    assert " ".join(texts(syntax.clause(word(spacy_doc, "captured")))) == "The rebels captured the town on Friday"
    assert " ".join(texts(syntax.clause(word(spacy_doc, "shelled")))) == "the army shelled the school"


def test_a_phrase_is_the_noun_and_what_stands_before_it(parse: Parse) -> None:
    spacy_doc = parse("Three young rebel fighters of the north left.")
    assert texts(syntax.phrase(word(spacy_doc, "fighters"))) == ["Three", "young", "rebel", "fighters"]
    assert texts(syntax.noun_clause(word(spacy_doc, "fighters")))[-1] == "north"


def test_complements_by_preposition(parse: Parse) -> None:
    noun = word(parse("An attack on the base by rebels failed."), "attack")
    assert texts(syntax.prepositional(noun, "by")) == ["rebels"]
    assert texts(syntax.prepositional(noun, "on")) == ["base"]
    assert syntax.prepositional(noun, "of") == []


def test_offsets_run_from_the_first_to_the_last(parse: Parse) -> None:
    spacy_doc = parse("The rebels left the town.")
    assert syntax.offsets([spacy_doc[4], spacy_doc[1]]) == (4, 24)
    assert spacy_doc.text[4:24] == "rebels left the town"


def test_every_question_ends(parse: Parse) -> None:
    """Heads of a parse form trees: going up ends at the root, whatever the text."""
    for text in ("Town", "The.", "and and and", "(captured) [", "Rebels, rebels, rebels who who captured"):
        for token in parse(text):
            assert len(list(syntax.ancestors(token))) < len(token.doc)
            syntax.governor(token)
            assert token in syntax.coordinated(token)
            assert token in syntax.clause(token)
            syntax.subjects(token)
            syntax.objects(token)


def test_sentences_and_text_are_those_of_the_parse(parse: Parse) -> None:
    spacy_doc = parse("The rebels left. The army took the town on Friday; nobody was hurt. It rained.")
    for token in spacy_doc:
        assert (syntax.sentence_start(token), syntax.sentence_end(token)) == (token.sent.start, token.sent.end)
    assert syntax.text_of(spacy_doc) == syntax.text_of(spacy_doc) == spacy_doc.text
