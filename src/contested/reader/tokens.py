"""Small questions to a spaCy parse: subjects, objects, noun phrases, clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from contested.reader.lexicon import grammar

Offsets = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
# Where a parse keeps what was worked out once: spaCy makes a token, a sentence or the text anew each time.
_LEMMAS, _TEXT, _SENTENCES = "contested lemmas", "contested text", "contested sentences"
_INHERITS = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"})
_OWN_CLAUSE = frozenset({"conj", "parataxis", "ccomp", "advcl", "cc", "punct", "mark", "dep"})


def offsets(tokens: Iterable[Token]) -> Offsets:
    """Character offsets from the first to the last of ``tokens`` (at least one)."""
    ordered = sorted(tokens, key=lambda t: t.i)
    return ordered[0].idx, ordered[-1].idx + len(ordered[-1])


def is_verbal(token: Token) -> bool:
    """Whether the token heads a clause."""
    return token.pos_ in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, also as a bare participle behind a noun ("towns captured by …")."""
    if any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ in ("aux", "dobj") for c in verb.children):
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head)  # "were seized and later freed", "were arrested and two rifles found"
    return verb.dep_ in ("acl", "relcl", "amod")


def lemmas(spacy_doc: Doc) -> list[str]:
    """The lemma of each token in small letters."""
    known: list[str] | None = spacy_doc.user_data.get(_LEMMAS)
    if known is None:
        ids = spacy_doc.to_array("LEMMA").tolist()
        words = {n: spacy_doc.vocab.strings[n].lower() for n in set(ids)}
        known = spacy_doc.user_data[_LEMMAS] = [words[n] for n in ids]
    return known


def text_of(spacy_doc: Doc) -> str:
    """The text that was parsed."""
    known: str | None = spacy_doc.user_data.get(_TEXT)
    if known is None:
        known = spacy_doc.user_data[_TEXT] = spacy_doc.text
    return known


def sentence_start(token: Token) -> int:
    """Number of the first token of the token's sentence."""
    return _sentences(token.doc)[token.i][0]


def sentence_end(token: Token) -> int:
    """Number of the token behind the last of the token's sentence."""
    return _sentences(token.doc)[token.i][1]


def _sentences(spacy_doc: Doc) -> list[tuple[int, int]]:
    """For each token where its sentence begins and ends."""
    known: list[tuple[int, int]] | None = spacy_doc.user_data.get(_SENTENCES)
    if known is None:
        found = ((s.start, s.end) for s in spacy_doc.sents)
        known = spacy_doc.user_data[_SENTENCES] = [bounds for bounds in found for _ in range(*bounds)]
    return known


def children(token: Token, *deps: str) -> list[Token]:
    """The token's children with one of the dependency labels."""
    return [c for c in token.children if c.dep_ in deps]


def coordinated(token: Token) -> list[Token]:
    """The token and the nominal tokens coordinated to it, in order of the text."""
    found, todo = [token], [token]
    while todo:
        head = todo.pop()
        for c in head.children:
            if c.dep_ == "conj" and c.pos_ in NOMINAL and c.i > head.i:
                found.append(c)
                todo.append(c)
    return sorted(found, key=lambda t: t.i)


def governor(token: Token) -> Token | None:
    """The verb of the clause that the token stands in, None in a verbless phrase."""
    while token.head.i != token.i:
        token = token.head
        if is_verbal(token):
            return token
    return token if is_verbal(token) else None


def subjects(verb: Token, depth: int = 4) -> list[Token]:
    """Who does it (active) or bears it (passive): own subject, else the one of the verb it hangs on."""
    own = children(verb, *SUBJECTS)
    if own:
        return [t for s in own for t in coordinated(_antecedent(s, verb))]
    if depth == 0:
        return []
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in NOMINAL:
        return coordinated(verb.head) if verb.dep_ == "acl" else []
    if verb.dep_ in _INHERITS and verb.head.i != verb.i:
        up = verb.head if is_verbal(verb.head) else governor(verb.head)
        if up is not None and verb.dep_ == "pcomp" and up.lemma_.lower() in grammar("object_control"):
            return objects(up)
        if up is not None and is_passive(up) == is_passive(verb):
            return subjects(up, depth - 1)
        if up is not None and not is_passive(verb):
            return objects(up) if verb.dep_ == "xcomp" else agents(up)
    return []


def _antecedent(subject: Token, verb: Token) -> Token:
    """What a relative pronoun stands for, else the subject or object itself."""
    if subject.lower_ in ("who", "whom", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return subject


def agents(verb: Token) -> list[Token]:
    """The doers of a passive: "by …"."""
    return [t for by in children(verb, "agent") for p in children(by, "pobj") for t in coordinated(p)]


def objects(verb: Token) -> list[Token]:
    """What an active verb acts on, or what bears a passive one."""
    if is_passive(verb):
        own = children(verb, "nsubjpass", "nsubj") if verb.dep_ == "conj" else children(verb, "nsubjpass")
        if own:
            return [t for s in own for t in coordinated(_antecedent(s, verb))]
        if verb.dep_ in ("acl", "relcl"):
            return coordinated(verb.head)
        if verb.dep_ == "conj" and is_verbal(verb.head):
            return objects(verb.head) if is_passive(verb.head) else subjects(verb.head)
        return []
    if is_gerund(verb):
        return coordinated(verb.head)
    found = [t for o in children(verb, "dobj", "oprd") for t in coordinated(_antecedent(o, verb))]
    if not found and verb.dep_ == "relcl":
        return (
            coordinated(verb.head)
            if any(c.lower_ in ("that", "which", "whom") and c.dep_ == "dobj" for c in verb.children)
            else []
        )
    return found


def is_gerund(verb: Token) -> bool:
    """Whether it is a verb with its object that the parser took for an adjective and a noun: "made dislodging rebels a
    priority", "aimed at expelling rebels"; not so behind an article: "the advancing rebels"."""
    if verb.tag_ != "VBG" or verb.dep_ != "amod" or verb.i == sentence_start(verb) or verb.head.tag_ != "NNS":
        return False
    return verb.head.i > verb.i and verb.nbor(-1).pos_ in ("VERB", "ADP")


def doers(verb: Token) -> list[Token]:
    """Who does what the verb says, whatever the voice."""
    return agents(verb) if is_passive(verb) else subjects(verb)


def prepositional(token: Token, *words: str) -> list[Token]:
    """Objects of the token's prepositions (any of ``words``, all when none is given)."""
    found = []
    for prep in children(token, "prep", "agent", "dative"):
        if not words or prep.lower_ in words:
            found += [t for p in children(prep, "pobj", "pcomp") for t in coordinated(p)]
            found += [t for inner in children(prep, "prep") for p in children(inner, "pobj") for t in coordinated(p)]
    return found


def phrase(noun: Token) -> list[Token]:
    """The noun with what stands before it: determiners, adjectives, compounds, possessors, numbers."""
    left = [
        t for c in noun.lefts if c.dep_ not in ("punct", "cc", "relcl", "prep", "preconj", "mark") for t in c.subtree
    ]
    kept = [t for t in left if t.i < noun.i and not t.is_space]
    while kept and (kept[0].is_punct or is_gerund(kept[0])):
        kept.pop(0)
    return [*kept, noun]


def clause(verb: Token) -> list[Token]:
    """The words of the verb's own clause: its subtree without coordinated, quoted and adverbial clauses."""
    words = [verb]
    for child in verb.children:
        if child.dep_ in _OWN_CLAUSE and not (child.dep_ == "dep" and not is_verbal(child)):
            continue
        words += [t for t in child.subtree if not t.is_space]
    run = sorted(words, key=lambda t: t.i)
    return _trimmed(run)


def noun_clause(noun: Token) -> list[Token]:
    """The noun phrase with its complements, without clauses coordinated to it."""
    words = [noun]
    for child in noun.children:
        if child.dep_ not in ("conj", "cc", "punct", "appos", "parataxis"):
            words += [t for t in child.subtree if not t.is_space]
    return _trimmed(sorted(words, key=lambda t: t.i))


def _trimmed(tokens: list[Token]) -> list[Token]:
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].is_space):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens = tokens[:-1]
    return tokens


def remembered(token: Token) -> frozenset[int] | None:
    """The tokens of what is only commemorated, where the token tells of that: "the anniversary of the massacre in which
    100 died". None elsewhere."""
    for up in ancestors(token):
        if up.lemma_.lower() in grammar("remembering"):
            return frozenset(t.i for t in up.subtree)
    return None


def ancestors(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token
