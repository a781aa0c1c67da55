"""How many came to what harm: the counts of people that a document states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.knowledge.language import table
from contested.model.codes import Harm, Scope
from contested.reader import counts
from contested.reader import tokens as syntax
from contested.reader.counts import Count
from contested.reader.harmwords import Stated, stated
from contested.reader.lexicon import grammar, harms, nouns_of, word_set
from contested.reader.people import People
from contested.reader.persons import is_people
from contested.reader.scopes import scope_of
from contested.reader.sufferers import beside, sufferers, totals
from contested.reader.tokens import Offsets

_SINGULAR = frozenset({"a", "an", "another", "one"})
_GREAT = frozenset({"hundreds", "thousands", "millions"})
_NOBODY = frozenset({"nobody", "none"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our"})


@dataclass(frozen=True, slots=True)
class TollSpan:
    """A count of harm: the word of harm, the count, the noun counted, the group's span, the clause that states it."""

    harm: Harm
    word: int
    count: Count
    noun: int
    group: Offsets | None
    evidence: Offsets
    scope: Scope
    subset: bool = False


def find(sentence_tokens: list[Token], people: People) -> Iterator[TollSpan]:
    """The tolls stated in one sentence."""
    seen: set[tuple[Harm, int]] = set()
    for token in sentence_tokens:
        said = stated(token)
        if (
            said is None
            or (said.harm == "killed" and _divided(token))
            or (said.harm == "displaced" and _returns(token))
        ):
            continue
        for toll in _tolls(token, said, people):
            key = (toll.harm, toll.count.start)
            if key not in seen:
                seen.add(key)
                yield toll


def _returns(word: Token) -> bool:
    """Whether those displaced are told of as they come back: "thousands of displaced people returned home"."""
    verb = syntax.governor(word)
    return verb is not None and verb.lemma_.lower() in word_set("harming", "returning")


def _divided(word: Token) -> bool:
    """Whether casualties are not all dead, as their sentence goes on to count the dead or the wounded among them."""
    if word.lemma_.lower() not in word_set("harm", "dead or hurt"):
        return False
    behind = word.doc[word.i + 1 : syntax.sentence_end(word)]
    return any(
        f"adjective {t.lower_}" in harms()
        and any(counts.is_figure(b) for b in word.doc[max(word.i + 1, t.i - 3) : t.i])
        for t in behind
    )


def _tolls(word: Token, said: Stated, people: People) -> list[TollSpan]:
    found = [toll for noun, part in sufferers(word, said) for toll in [_toll(word, said, noun, part, people)] if toll]
    if not found:
        nouns = (*beside(word, said), *totals(word))
        found = [toll for noun in nouns for toll in [_toll(word, said, noun, False, people)] if toll]
    return found


def _toll(word: Token, said: Stated, noun: Token, part: bool, people: People) -> TollSpan | None:
    count = _count(noun) or (_named(word, noun) if said.harm == "killed" else None)
    if count is None or counts.no_people(noun):
        return None
    if _or_another(word) and count.low == count.high:
        count = Count(count.start, count.stop, 0, count.high)
    moves = said.bearer == "subject" or word.lemma_.lower() in grammar("suffering")
    if not is_people(word, noun, said, people) or (moves and _is_one_traveller(said, count)):
        return None
    if said.harm == "displaced" and noun.lemma_.lower() in word_set("harm", "not displaced"):
        return None
    evidence = _evidence(word, noun, count)
    group = _group(noun, people)
    return TollSpan(said.harm, word.i, count, noun.i, group, evidence, scope_of(word, said.harm, count, evidence), part)


def _or_another(word: Token) -> bool:
    """Whether the count is of this harm or another: of "killed or wounded 60 rebels" up to 60 were killed."""
    first = word.head if word.dep_ == "conj" else word
    others = [c for c in syntax.children(first, "conj") if stated(c) is not None and abs(c.i - first.i) == 2]
    joined = any(first.nbor(2).i == c.i and first.nbor().lower_ == "or" for c in others)
    return joined and stated(first) is not None and (word.i == first.i or word in others)


def _is_one_traveller(said: Stated, count: Count) -> bool:
    """Whether one person flees, crosses or shelters somewhere, who need not have been displaced."""
    return said.harm == "displaced" and count.high == 1


def _count(noun: Token) -> Count | None:
    """The quantity of a noun: before it, itself, or "a man" as one."""
    spacy_doc = noun.doc
    words = syntax.phrase(noun)
    start = max(syntax.sentence_start(noun), words[0].i - 3)
    found = [c for c in counts.numbers(spacy_doc, start, _stop(noun)) if c.stop > words[0].i]
    if found:
        exact = [c for c in found if spacy_doc[c.stop - 1].lower_ not in ("others", "other", "more")]
        return _spread((exact or found)[-1], noun)
    if noun.lower_ in word_set("harming", "made of people") and (members := _members(noun)) is not None:
        return members
    if noun.lower_ in _NOBODY or any(c.lower_ == "no" for c in noun.lefts):
        return Count(noun.i, noun.i + 1, 0, 0)
    if noun.lower_ == "another":
        return Count(noun.i, noun.i + 1, 1, 1)
    if (
        words[0].lower_ in _SINGULAR
        and noun.tag_ in ("NN", "NNP")
        and noun.lower_ not in grammar("nameless")
        and not noun.lower_.endswith("s")
    ):
        return Count(words[0].i, words[0].i + 1, 1, 1)
    return Count(noun.i, noun.i + 1, 1, 1) if _is_one_person(noun, words) else None


def _members(noun: Token) -> Count | None:
    """How many a group is made of: "a family of seven"."""
    end = min(noun.i + 3, syntax.sentence_end(noun))
    found = counts.numbers(noun.doc, noun.i + 2, end) if noun.i + 2 < end and noun.nbor().lower_ == "of" else []
    return found[0] if found else None


def _stop(noun: Token) -> int:
    """Where a quantity ends that is a noun itself: "11" of "11 million", "hundreds" of "hundreds of thousands"."""
    end, stop = syntax.sentence_end(noun), noun.i + 1
    if not counts.is_figure(noun):
        return stop
    if stop + 1 < end and noun.doc[stop].lower_ == "of" and noun.doc[stop + 1].lower_ in _GREAT:
        return stop + 2
    return stop + 1 if stop < end and noun.doc[stop].lower_ in table("numbers")["scales"] else stop


def _is_one_person(noun: Token, words: list[Token]) -> bool:
    """Whether a definite noun means one person: "the commander was killed", "her child"."""
    definite = any(t.lower_ in _DEFINITE or t.dep_ == "poss" for t in words[:-1] if t.head.i == noun.i)
    one = noun.tag_ == "NN" and noun.lemma_.lower() in nouns_of("one person") and noun.lower_ == noun.lemma_.lower()
    return definite and one


def _named(word: Token, noun: Token) -> Count | None:
    """One person by name whom a verb kills."""
    bears = noun.dep_ in ("dobj", "nsubjpass") and noun.head.i == word.i
    one = noun.ent_type_ == "PERSON" and noun.tag_ == "NNP" and noun.is_alpha
    return Count(noun.i, noun.i + 1, 1, 1) if bears and one else None


def _spread(count: Count, noun: Token) -> Count:
    """ "At least 11 soldiers, eight civilians": what bounds the first of coordinated counts bounds them all."""
    if noun.dep_ != "conj" or count.high != count.low or _is_rounded(noun.doc, count):
        return count
    first = noun.head
    while first.dep_ == "conj":
        first = first.head
    words = tuple(t.lower_ for t in noun.doc[max(syntax.sentence_start(first), first.i - 5) : first.i])
    bounds = (("at", "least"), ("more", "than"))
    opened = any(words[i : i + 2] in bounds for i in range(len(words))) or "over" in words
    return Count(count.start, count.stop, count.low, None) if opened else count


def _is_rounded(doc: Doc, count: Count) -> bool:
    """Whether the count has a word of its own that says how exact it is: "nearly 700"."""
    return count.start > 0 and doc[count.start - 1].lower_ in word_set("harm", "roundly")


def _group(noun: Token, people: People) -> Offsets | None:
    """Who was counted: "17 ISIS fighters", "dozens of civilians"; None when the text does not say."""
    quantity = noun.like_num or noun.lower_ in grammar("nameless") or noun.lemma_.lower() in grammar("totals")
    for p in syntax.prepositional(noun, "of") if quantity else ():
        if people.is_person(p):
            return people.mention(p)
    if noun.like_num or noun.lower_ in grammar("nameless") - {"people"}:
        return None
    if any(t.lower_ in ("them", "whom") for t in syntax.phrase(noun)):
        return noun.idx, noun.idx + len(noun)
    return people.mention(noun)


def _evidence(word: Token, noun: Token, count: Count) -> Offsets:
    if syntax.is_verbal(word) and word.dep_ != "amod":
        clause = syntax.clause(word)
    else:
        verb = syntax.governor(word)
        clause = syntax.clause(verb) if verb is not None and verb.i in {t.i for t in word.sent} else list(word.sent)
        if not any(t.i == word.i for t in clause):
            clause = syntax.noun_clause(word)
    spacy_doc = word.doc
    start, end = syntax.offsets(clause)
    wanted = (spacy_doc[count.start].idx, noun.idx + len(noun))
    if wanted[0] >= start and wanted[1] <= end:
        return start, end
    return min(start, wanted[0]), max(end, wanted[1])
