"""Whom a word of harm counts: by the parse, and where that fails by what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.reader import counts
from contested.reader import tokens as syntax
from contested.reader.harmwords import Stated
from contested.reader.lexicon import grammar, harms, word_set

_ADJACENT = 3
# Parts of speech that may stand behind a word that ends its clause.
_MAY_FOLLOW = frozenset({"PUNCT", "ADP", "CCONJ", "ADV", "SPACE", "PART"})
_AHEAD = 7
_TOTAL = 16
# Before the figure of a list of counts.
_LISTING = frozenset({":", ",", ";", "(", "and", "including"})
_PARTS = frozenset({"them", "whom", "those"})


def sufferers(token: Token, stated: Stated) -> Iterator[tuple[Token, bool]]:
    """The nouns counted by a word of harm; True when they are a part of a count already given."""
    heads = [t for head in _direct(token, stated) for t in _counted(head)]
    for head in heads:
        yield head, False
        yield from ((part, True) for part in _parts(head))


def _counted(noun: Token) -> list[Token]:
    """What a noun that only holds a count counts: "a total of 900 soldiers"; else the noun itself."""
    return syntax.prepositional(noun, "of") or [noun] if noun.lemma_.lower() in grammar("totals") else [noun]


def _direct(token: Token, stated: Stated) -> Iterator[Token]:
    own = _elliptic(token) or _figure_of(token)
    if own is not None:
        yield own
    elif stated.bearer == "subject":
        yield from syntax.subjects(token)
    elif token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD", "VBG"):
        yield from _of_verb(token)
        yield from _shared_objects(token)
    elif stated.bearer == "noun":
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
    described = f"adjective {verb.lower_}" in harms() and f"verb {lemma}" not in harms()
    if lemma in grammar("suffering") or described:
        yield from syntax.subjects(verb)
        if verb.dep_ == "oprd":
            yield from syntax.children(verb.head, "dobj", "nsubjpass")
        return
    yield from syntax.objects(verb) or _between(verb)
    for lives in syntax.children(verb, "dobj"):
        if lives.lemma_.lower() == "life":
            yield from syntax.prepositional(lives, "of") or syntax.subjects(verb)
        elif lives.lemma_.lower() in ("injury", "wound"):
            yield from syntax.subjects(verb)
    yield from _along(verb)
    if verb.dep_ == "amod" or (verb.dep_ == "acl" and not syntax.objects(verb)):
        yield verb.head
        yield from _some_of(verb.head)
        yield from _counted_among(verb.head)
    elif verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield from _some_of(verb.head)
    if verb.dep_ == "pobj":
        yield from _some_of(verb)
    if verb.dep_ == "acomp" and verb.tag_ == "VBN":
        yield from syntax.children(verb.head, "nsubj")
    if verb.dep_ in ("ccomp", "oprd", "xcomp") and verb.tag_ == "VBN":
        yield from syntax.children(verb.head, "dobj", "nsubjpass")
        yield from syntax.children(verb, "nsubj")
    if verb.dep_ == "conj" and not syntax.objects(verb) and verb.tag_ in ("VBN", "VBD"):
        yield from syntax.children(verb, "nsubj", "npadvmod", "dep")


def _elliptic(verb: Token) -> Token | None:
    """The number right before a participle that goes on: "scores were killed and hundreds more displaced"."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD", "JJ") or syntax.children(verb, "dobj", "auxpass"):
        return None
    before = _before(verb)
    if before is None or before.i <= verb.head.i or not counts.is_figure(before):
        return None
    return before if before.nbor().lower_ not in ("others", "other") else None


def _figure_of(verb: Token) -> Token | None:
    """The figure of a participle in a list of harm that the parse takes for who does it: "6 killed and 10 injured"."""
    if not syntax.is_verbal(verb) or f"adjective {verb.lower_}" not in harms() or syntax.children(verb, "dobj", "aux"):
        return None
    before = verb.nbor(-1) if verb.i > syntax.sentence_start(verb) else None
    if before is None or before.head.i != verb.i or before.dep_ != "nsubj" or not counts.is_figure(before):
        return None
    ends = verb.i + 1 >= syntax.sentence_end(verb) or verb.nbor().is_punct or verb.nbor().dep_ == "cc"
    return before if ends else None


def _along(verb: Token) -> Iterator[Token]:
    """Who suffers it too: "was killed along with two guards"."""
    for prep in verb.rights:
        if prep.dep_ == "prep" and prep.lower_ == "with" and prep.nbor(-1).lower_ in ("along", "together", "alongside"):
            yield from (t for p in syntax.children(prep, "pobj") for t in syntax.coordinated(p))


def _between(verb: Token) -> list[Token]:
    """The counted object that the parse takes for a complement: "killed between 35 and 100 soldiers"."""
    if syntax.is_passive(verb):
        return []
    behind = syntax.prepositional(verb, "between", "up", "over", "around", "about", "above", "upwards", "upward")
    return [noun for noun in behind if syntax.children(noun, "nummod")]


def _counted_among(noun: Token) -> list[Token]:
    """Who is said to be among those counted: "three children were among the dead", "among the dead was a girl"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in ("among", "amongst") or preposition.head.lemma_ != "be":
        return []
    verb = preposition.head
    said = [*syntax.subjects(verb), *syntax.children(verb, "attr")]
    return [t for one in said for t in syntax.coordinated(one)]


def _of_noun(noun: Token) -> Iterator[Token]:
    """ "26 deaths", "a death toll of 26", "the toll rose to 26", "the deaths of 26 people"."""
    if noun.lemma_.lower() in word_set("harming", "acts"):
        yield from (t for t in syntax.prepositional(noun, "of") if t.tag_ != "NN")
        return
    yield noun
    yield from _counted_among(noun)
    yield from _some_of(noun)
    yield from syntax.prepositional(noun, "of", "at", "among", "to")
    verb = noun.head
    takes = verb.lemma_.lower() == "take" and noun.lemma_.lower() in word_set("stance", "counts")
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and (takes or verb.lemma_.lower() in grammar("rising")):
        yield from syntax.prepositional(verb, "to", "at")
        yield from syntax.children(verb, "attr", "dobj", "acomp", "nummod")


def _some_of(noun: Token) -> Iterator[Token]:
    """The number that takes a part of those harmed: "five of the dead", "of the dead, five were"."""
    head = noun.head
    if noun.dep_ != "pobj" or head.lower_ != "of":
        return
    if counts.is_figure(head.head):
        if not _dies(head.head, noun):
            yield head.head
    elif syntax.is_verbal(head.head) and head.i < head.head.i:
        yield from (t for t in syntax.children(head.head, "nsubj", "nsubjpass") if counts.is_figure(t))


def _dies(figure: Token, noun: Token) -> bool:
    """Whether those that are a part of the wounded are killed in the end: "three of the wounded died"."""
    verb = figure.head
    return figure.dep_ == "nsubj" and f"verb {verb.lemma_.lower()}" in harms() and verb.i > noun.i


def _of_adjective(adjective: Token) -> Iterator[Token]:
    """ "26 dead", "left 26 dead", "26 people were dead"."""
    yield adjective
    yield from _counted_among(adjective)
    yield from _some_of(adjective)
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
    yield from _of_them(noun)
    yield from _by_place(noun)
    for a in syntax.children(noun, "appos"):
        yield from syntax.coordinated(a)
    yield from _counted_among(noun)


def _by_place(noun: Token) -> Iterator[Token]:
    """The figures of a list of places: "41 were killed: 20 in Homs, 12 in Daraa"; "30 died, 14 of them in Hama"."""
    doc, end = noun.doc, syntax.sentence_end(noun)
    for figure in doc[noun.i + 1 : end]:
        if not counts.is_figure(figure) or counts.no_people(figure) or doc[figure.i - 1].text not in _LISTING:
            continue
        where = figure.i + 1
        if where + 1 < end and doc[where].lower_ == "of" and doc[where + 1].lower_ in _PARTS:
            where += 2
        if where + 1 >= end or doc[where].lower_ != "in" or not _may_be_place(doc[where + 1]):
            continue
        behind = where + 1
        while behind < end and (doc[behind].text[:1].isupper() or doc[behind].pos_ in ("NOUN", "ADJ")):
            behind += 1
        if behind >= end or doc[behind].is_punct or doc[behind].dep_ == "cc":
            yield figure


def _may_be_place(token: Token) -> bool:
    return token.text[:1].isupper() and token.ent_type_ not in ("DATE", "TIME")


def _of_them(noun: Token) -> Iterator[Token]:
    """ "26 people, four of them children": the noun of the part, or its number where it has none."""
    doc = noun.doc
    for them in doc[noun.i + 1 : min(noun.i + _TOTAL, syntax.sentence_end(noun))]:
        if f"verb {them.lemma_.lower()}" in harms() and them.i != noun.head.i:
            return
        if them.lower_ not in _PARTS or doc[them.i - 1].lower_ != "of" or not counts.opens(doc[them.i - 2]):
            continue
        behind = doc[them.i + 1 : min(them.i + 4, syntax.sentence_end(noun))]
        part = next((t for t in behind if t.pos_ == "NOUN" and t.tag_ in ("NNS", "NN")), None)
        if part is not None:
            yield part
        elif any(t.lower_ in word_set("harming", "badly") for t in behind):
            yield doc[them.i - 2]


def beside(word: Token, stated: Stated) -> Iterator[Token]:
    """The counted noun next to a word of harm that the parse gives none: "twelve hurt", "killed upwards of 200"."""
    found = None
    if stated.bearer == "object" and _is_active(word):
        found = _behind(word)
    if found is None and _may_end_clause(word):
        found = _before(word)
    if found is not None:
        yield found


def _is_active(word: Token) -> bool:
    return syntax.is_verbal(word) and not any(c.dep_ in ("auxpass", "nsubjpass") for c in word.children)


def _may_end_clause(word: Token) -> bool:
    """Whether who stands before the word bears the harm: a participle or adjective, no verb with an object."""
    if word.tag_ != "VBD":
        return word.tag_ == "VBN" or not syntax.is_verbal(word)
    return word.i + 1 >= syntax.sentence_end(word) or word.nbor().pos_ in _MAY_FOLLOW


def _behind(word: Token) -> Token | None:
    """The first count behind an active verb, and the noun that it counts."""
    for token in word.doc[word.i + 1 : min(word.i + _AHEAD, syntax.sentence_end(word))]:
        if token.is_punct or syntax.is_verbal(token):
            return None
        if counts.opens(token):
            return _noun_of(token)
    return None


def _noun_of(number: Token) -> Token:
    """The noun that a number counts, else the number."""
    for token in number.doc[number.i + 1 : min(number.i + _AHEAD, syntax.sentence_end(number))]:
        if token.pos_ in ("NOUN", "PROPN") and not (token.dep_ == "compound" and token.head.i > token.i):
            return token
        if token.pos_ not in ("ADJ", "NUM", "PROPN", "NOUN") and token.lower_ not in ("of", "the", "or", "to"):
            break
    return number


def _before(word: Token) -> Token | None:
    """The noun or number before a word of harm, with no more than auxiliaries between."""
    between = word_set("harming", "between")
    i = word.i - 1
    while i >= syntax.sentence_start(word) and word.i - i <= _ADJACENT + 1 and word.doc[i].lower_ in between:
        i -= 1
    if i < syntax.sentence_start(word):
        return None
    token = word.doc[i]
    return token if token.pos_ in ("NOUN", "PROPN") or counts.is_figure(token) else None


def totals(word: Token) -> Iterator[Token]:
    """The figure put to a total: "put the dead at 44", "gave its losses as 527", "the number killed reached 9"."""
    if word.lemma_.lower() in word_set("harming", "no total"):
        return
    doc, sent = word.doc, word.sent
    for token in doc[word.i + 1 : min(word.i + _TOTAL, sent.end)]:
        if not counts.is_figure(token) or counts.no_people(token):
            continue
        if token.i + 1 < sent.end and f"adjective {token.nbor().lower_}" in harms():
            return
        if _is_put(token, word) and any(_puts(t) for t in doc[max(sent.start, word.i - 9) : token.i]):
            yield token
        return


def _is_put(figure: Token, word: Token) -> bool:
    """Whether "at", "as" or a verb that states a total leads to the figure."""
    i = figure.i - 1
    while i > word.i and word.doc[i].lower_ in word_set("harming", "leading up"):
        if word.doc[i].lower_ in ("at", "to", "as"):
            return True
        i -= 1
    leads = word.doc[i]
    if leads.lemma_ == "be":
        return any(t.lower_ in ("number", "toll", "figure") for t in syntax.children(leads, "nsubj"))
    return i > word.i and (_puts(leads) or leads.lower_ == ":")


def _puts(token: Token) -> bool:
    return token.pos_ in ("VERB", "NOUN", "AUX") and token.lemma_.lower() in word_set("harming", "putting")
