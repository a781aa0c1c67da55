"""Where the rules' choice settles what the network finds not unlikely."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from contested.reader.draft import Draft
from contested.reader.trained.agreed import subject
from contested.reader.trained.mentions import Candidate

WORDS = ["Its", "forces", "seized", "hills", "with", "troops", "mobilising"]


def candidate(spacy_doc: Doc, at: int) -> Candidate:
    word = spacy_doc[at]
    return Candidate(at, at + 1, at, "people", word.lower_, (word.idx, word.idx + len(word)))


def test_the_subject_acts_before_who_stands_behind_the_verb() -> None:
    heads, deps = [1, 2, 2, 2, 6, 6, 2], ["poss", "nsubj", "ROOT", "dobj", "mark", "nsubj", "advcl"]
    spacy_doc = Doc(Vocab(), WORDS, heads=heads, deps=deps)
    forces, troops, verb = candidate(spacy_doc, 1), candidate(spacy_doc, 5), spacy_doc[2]
    draft = Draft("event", 2, (verb.idx, verb.idx + len(verb)), (0, 40), actor=[forces.characters])
    assert subject([troops], draft, [forces, troops], [0.3, 0.7], verb) == [forces]
    assert subject([troops], draft, [forces, troops], [0.1, 0.7], verb) == [troops]
    assert subject([forces, troops], draft, [forces, troops], [0.9, 0.7], verb) == [forces, troops]
    assert subject([], draft, [forces, troops], [0.3, 0.1], verb) == []
