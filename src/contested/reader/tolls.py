"""How many came to what harm: the counts of people that a document states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from contested.model.codes import Harm, Scope
from contested.reader import counts
from contested.reader import tokens as syntax
from contested.reader.counts import Count
from contested.reader.lexicon import grammar, harms, nouns_of, triggers, word_set
from contested.reader.people import People
from contested.reader.tokens import Offsets

_SINGULAR = frozenset({"a", "an", "another", "one"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our"})
_INCLUDING = frozenset({"including", "among", "amongst", "of"})


_ADJACENT = 3
_BODILY = ("killed", "wounded")


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
        harm = _harm(token)
        if harm is None:
            continue
        for noun, subset in _sufferers(token, people):
            for toll in _tolls(harm, token, noun, subset, people):
                key = (toll.harm, toll.count.start)
                if key not in seen:
                    seen.add(key)
                    yield toll


def _harm(token: Token) -> Harm | None:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBG", "VBD"):
        for partner in syntax.children(token, "dobj", "prt", "advmod", "acomp", "oprd", "xcomp"):
            for kind in ("losing", "verb", "suffering"):
                if found := harms().get(f"{kind} {lemma} {partner.lemma_.lower()}"):
                    return found
        if lemma == "lose" and any(c.dep_ == "dobj" for c in token.children):
            return harms()["suffering lose"]
        return harms().get(f"verb {lemma}") or harms().get(f"adjective {token.lower_}")
    if token.pos_ in ("NOUN", "PROPN"):
        # Who is killed is no second count: "killed seven hostages".
        if token.dep_ in ("dobj", "nsubjpass") and f"verb {token.head.lemma_.lower()}" in harms():
            return None
        return (
            harms().get(f"noun {lemma}")
            or harms().get(f"noun {token.lower_}")
            or harms().get(f"adjective {token.lower_}")
        )
    return harms().get(f"adjective {token.lower_}") if token.pos_ == "ADJ" else None


def _sufferers(token: Token, people: People) -> Iterator[tuple[Token, bool]]:
    """The nouns counted by a word of harm; True when they are a part of a count already given."""
    heads = [t for head in _direct(token, people) for t in _counted(head)]
    for head in heads:
        yield head, False
        yield from ((part, True) for part in _parts(head))


def _counted(noun: Token) -> list[Token]:
    """What a noun that only holds a count counts: "a total of 900 soldiers"; else the noun itself."""
    return syntax.prepositional(noun, "of") or [noun] if noun.lemma_.lower() in grammar("totals") else [noun]


def _direct(token: Token, people: People) -> Iterator[Token]:
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD", "VBG"):
        yield from _of_verb(token)
        yield from _shared_objects(token)
    elif token.pos_ in ("NOUN", "PROPN"):
        yield from _of_noun(token)
    else:
        yield from _of_adjective(token)


def _shared_objects(verb: Token) -> Iterator[Token]:
    """The objects of "killed and wounded thousands" belong to both verbs."""
    if syntax.objects(verb):
        return
    for other in syntax.children(verb, "conj"):
        if harms().get(f"verb {other.lemma_.lower()}") and other.i - verb.i <= _ADJACENT:
            yield from syntax.children(other, "dobj")


def _of_verb(verb: Token) -> Iterator[Token]:
    lemma = verb.lemma_.lower()
    stated = f"adjective {verb.lower_}" in harms() and f"verb {lemma}" not in harms()
    if lemma in grammar("suffering") or stated:
        yield from syntax.subjects(verb)
        return
    yield from syntax.objects(verb) or _between(verb)
    for lives in syntax.children(verb, "dobj"):
        if lives.lemma_.lower() == "life":
            yield from syntax.prepositional(lives, "of") or syntax.subjects(verb)
        elif lives.lemma_.lower() in ("injury", "wound"):
            yield from syntax.subjects(verb)
    if verb.dep_ == "amod" or (verb.dep_ == "acl" and not syntax.objects(verb)):
        yield verb.head
    if verb.dep_ in ("ccomp", "oprd", "xcomp") and verb.tag_ == "VBN":
        yield from syntax.children(verb.head, "dobj", "nsubjpass")
        yield from syntax.children(verb, "nsubj")
    if verb.dep_ == "conj" and not syntax.objects(verb) and verb.tag_ in ("VBN", "VBD"):
        yield from syntax.children(verb, "nsubj", "npadvmod", "dep")


def _between(verb: Token) -> list[Token]:
    """The counted object that the parse takes for a complement: "killed between 35 and 100 soldiers"."""
    if syntax.is_passive(verb):
        return []
    behind = syntax.prepositional(verb, "between", "up", "over", "around", "about", "above")
    return [noun for noun in behind if syntax.children(noun, "nummod")]


def _counted_among(noun: Token) -> list[Token]:
    """Who is said to be among those counted: "three children were among the dead"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in ("among", "amongst") or preposition.head.lemma_ != "be":
        return []
    return [t for subject in syntax.subjects(preposition.head) for t in syntax.coordinated(subject)]


def _of_noun(noun: Token) -> Iterator[Token]:
    """ "26 deaths", "a death toll of 26", "the toll rose to 26", "the deaths of 26 people"."""
    yield noun
    yield from _counted_among(noun)
    yield from syntax.prepositional(noun, "of", "at", "among", "to")
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.lemma_.lower() in grammar("rising"):
        yield from syntax.prepositional(verb, "to", "at")
        yield from syntax.children(verb, "attr", "dobj", "acomp", "nummod")


def _of_adjective(adjective: Token) -> Iterator[Token]:
    """ "26 dead", "left 26 dead", "26 people were dead"."""
    yield adjective
    yield from _counted_among(adjective)
    head = adjective.head
    if head.pos_ in syntax.NOMINAL and adjective.dep_ in ("amod", "acomp", "appos"):
        yield head
    if syntax.is_verbal(head):
        yield from syntax.children(head, "dobj", "nsubj", "nsubjpass", "npadvmod")
        if adjective.dep_ in ("acomp", "oprd", "ccomp", "conj"):
            yield from syntax.children(adjective, "nsubj", "nummod", "npadvmod")


def _parts(noun: Token) -> Iterator[Token]:
    """Groups within a count: "including two children", "among them 26 minors", "two of them children"."""
    for token in noun.sent:
        if token.lower_ in ("including", "include", "among", "amongst") and token.i > noun.i:
            near = [noun, *syntax.ancestors(noun)]
            if token.head in near or token.head.head in near:
                for p in syntax.children(token, "pobj", "dobj", "appos", "dep"):
                    yield from (t for t in syntax.coordinated(p) if t.pos_ != "PRON")
    for a in syntax.children(noun, "appos"):
        yield from syntax.coordinated(a)
    yield from _counted_among(noun)


def _tolls(harm: Harm, word: Token, noun: Token, subset: bool, people: People) -> Iterator[TollSpan]:
    count = _count(noun)
    if count is None or noun.ent_type_ in ("MONEY", "PERCENT", "DATE", "TIME"):
        return
    if not _is_people(noun, people) and not (harm in _BODILY and _may_be_people(noun, people)):
        return
    evidence = _evidence(word, noun, count)
    yield TollSpan(harm, word.i, count, noun.i, _group(noun, people), evidence, _scope(word, evidence), subset)


def _may_be_people(noun: Token, people: People) -> bool:
    """Whether a counted noun that no list holds can be taken for people, since only these are killed and wounded."""
    lists = ("sites", "ground", "military", "weapons")
    lemma = noun.lemma_.lower()
    things = noun.pos_ != "NOUN" or lemma in triggers().closing or any(lemma in nouns_of(name) for name in lists)
    return not things and noun.i not in people.placed


def _is_people(noun: Token, people: People) -> bool:
    if noun.lemma_.lower() in word_set("harm", "equipment"):
        return False
    if noun.like_num or noun.lower_ in grammar("nameless") or noun.lemma_.lower() in grammar("nameless"):
        return True
    return people.is_person(noun)


def _count(noun: Token) -> Count | None:
    """The quantity of a noun: before it, itself, or "a man" as one."""
    spacy_doc = noun.doc
    words = syntax.phrase(noun)
    start = max(noun.sent.start, words[0].i - 3)
    found = [c for c in counts.numbers(spacy_doc, start, noun.i + 1) if c.stop > words[0].i]
    if found:
        exact = [c for c in found if spacy_doc[c.stop - 1].lower_ not in ("others", "other", "more")]
        return _spread((exact or found)[-1], noun)
    if any(c.lower_ == "no" for c in noun.lefts):
        return Count(noun.i, noun.i + 1, 0, 0)
    if (
        words[0].lower_ in _SINGULAR
        and noun.tag_ in ("NN", "NNP")
        and noun.lower_ not in grammar("nameless")
        and not noun.lower_.endswith("s")
    ):
        return Count(words[0].i, words[0].i + 1, 1, 1)
    return Count(noun.i, noun.i + 1, 1, 1) if _is_one_person(noun, words) else None


def _is_one_person(noun: Token, words: list[Token]) -> bool:
    """Whether a definite noun means one person: "the commander was killed", "her child"."""
    definite = any(t.lower_ in _DEFINITE or t.dep_ == "poss" for t in words[:-1] if t.head.i == noun.i)
    one = noun.tag_ == "NN" and noun.lemma_.lower() in nouns_of("one person") and noun.lower_ == noun.lemma_.lower()
    return definite and one


def _spread(count: Count, noun: Token) -> Count:
    """ "At least 11 soldiers, eight civilians": what bounds the first of coordinated counts bounds them all."""
    if noun.dep_ != "conj" or count.high != count.low:
        return count
    first = noun.head
    while first.dep_ == "conj":
        first = first.head
    words = tuple(t.lower_ for t in noun.doc[max(first.sent.start, first.i - 5) : first.i])
    bounds = (("at", "least"), ("more", "than"))
    opened = any(words[i : i + 2] in bounds for i in range(len(words))) or "over" in words
    return Count(count.start, count.stop, count.low, None) if opened else count


def _group(noun: Token, people: People) -> Offsets | None:
    """Who was counted: "17 ISIS fighters", "dozens of civilians"; None when the text does not say."""
    quantity = noun.like_num or noun.lower_ in grammar("nameless") or noun.lemma_.lower() in grammar("totals")
    for p in syntax.prepositional(noun, "of") if quantity else ():
        if people.is_person(p):
            return people.mention(p)
    if noun.like_num or noun.lower_ in grammar("nameless") - {"people"}:
        return None
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


def _scope(word: Token, evidence: Offsets) -> Scope:
    """Cumulative when the clause names a period or the whole war."""
    cumulative = word_set("harm", "cumulative")
    words = [t for t in word.sent if evidence[0] <= t.idx < evidence[1]]
    for t in words:
        if t.lower_ in cumulative and (
            t.lower_ not in ("week", "month", "year")
            or any(c.lower_ in ("this", "past", "last", "the") for c in t.lefts)
        ):
            return "cumulative"
    return "incident"
