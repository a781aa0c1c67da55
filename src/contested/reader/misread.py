"""Words that look like a claim and are none: a rescue, a picture taken, a clause that only tells who somebody is, what
somebody did not say.

Words: ``language/misread.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from contested.knowledge.language import table
from contested.reader import tokens as syntax
from contested.reader.draft import Draft
from contested.reader.lexicon import grammar, word_set
from contested.reader.tokens import ancestors

# Words that a name may have.
NAME = 7
# Letters of a word that headlines write with a capital.
LONG = 5
_RELATIVE = frozenset({"who", "which", "that"})
_CONTENT = frozenset({"ccomp", "dobj", "pcomp"})


@dataclass(frozen=True, slots=True)
class _Other:
    """What makes another thing of a verb: what it acts on, and what stands behind which prepositions."""

    acted_on: frozenset[str]
    behind: tuple[str, ...]
    after: frozenset[str]


def misread(draft: Draft, spacy_doc: Doc) -> bool:
    """Whether the draft of a claim is none. Raises KnowledgeError when the word file is missing."""
    token = spacy_doc[draft.head]
    if unsaid(token):
        return True
    return draft.kind == "event" and any(
        no(token) for no in (tells_who, at_large, without, of_other_things, of_those, unused, in_a_name)
    )


def unsaid(token: Token) -> bool:
    """Whether it is told as what a source did not say or confirm, which is neither a claim nor a denial."""
    for above in (token, *ancestors(token)):
        if above.dep_ in _CONTENT and above.i > above.head.i and _says_not(above.head, above.dep_):
            return not _asked(above)
        if above.dep_ in ("relcl", "advcl", "parataxis"):
            return False
    return False


def _says_not(verb: Token, content: str) -> bool:
    lemma = verb.lemma_.lower()
    says = lemma in word_set("attribution", "telling_nothing")
    checks = content == "ccomp" and lemma in word_set("attribution", "checking")
    return (says or checks) and verb.pos_ == "VERB" and any(c.dep_ == "neg" for c in verb.children)


def _asked(clause: Token) -> bool:
    """Whether a clause is a question ("who shelled the mill", "in which village"): only its answer is left open."""
    opening = list(clause.subtree)[:2]
    return clause.dep_ != "dobj" and any(t.lower_ in word_set("attribution", "asking") for t in opening)


def tells_who(verb: Token) -> bool:
    """A verb of fighting in a clause that hangs on a noun, without a day: whom somebody fights is who he is."""
    if verb.lemma_.lower() not in table("misread")["fighting"] or verb.dep_ not in ("relcl", "acl"):
        return False
    if any(c.dep_ == "nsubj" and c.lower_ not in _RELATIVE for c in verb.lefts):
        return False
    times = [t for t in verb.subtree if t.ent_type_ in ("DATE", "TIME")]
    return not times or any(t.lemma_.lower() == "year" for t in times)


def at_large(verb: Token) -> bool:
    """Fighting that goes on, nowhere in particular: whom somebody is fighting is the war as a whole, and no event."""
    if verb.lemma_.lower() not in table("misread")["fighting"] or verb.tag_ != "VBG":
        return False
    being = [c for c in verb.lefts if c.dep_ == "aux"]
    if not being or being[0].tag_ not in ("VBP", "VBZ") or being[-1].lemma_ not in ("be", "been"):
        return False
    return not any(_somewhere(t) for t in verb.subtree) and not any(c.dep_ == "xcomp" for c in verb.rights)


def _somewhere(token: Token) -> bool:
    """Whether a word says where or about what it is: "in the mill", "west of the weir"; not "for decades"."""
    if token.lower_ in word_set("place_words", "directions"):
        return any(c.lower_ == "of" for c in token.rights)
    if token.dep_ != "prep" or token.lower_ not in word_set("misread", "somewhere"):
        return False
    return not any(c.ent_type_ in ("DATE", "TIME") for c in token.rights)


def without(noun: Token) -> bool:
    """What did not take place: "took the town without a fight"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "without"


def of_other_things(verb: Token) -> bool:
    """The verb acts on what makes another thing of it, or such a thing stands behind its preposition."""
    strange = _strange().get(verb.lemma_.lower())
    return strange is not None and any(
        any(not entry.acted_on.isdisjoint(_words(t)) for t in _acted_on(verb))
        or any(t.lemma_.lower() in entry.after for t in syntax.prepositional(verb, *entry.behind) if entry.behind)
        for entry in strange
    )


def of_those(verb: Token) -> bool:
    """A participle that only says which people are meant: "families of those abducted"; not so with a day, a doer or
    a place."""
    if verb.dep_ != "acl" or verb.head.lower_ != "those" or verb.tag_ not in ("VBN", "VBD"):
        return False
    return not any(c.dep_ in ("agent", "prep", "npadvmod", "advmod") for c in verb.children)


def _acted_on(verb: Token) -> Iterator[Token]:
    """What the verb acts on, and of what it is so many: "bodies", "dozens of bodies"."""
    for noun in syntax.objects(verb):
        yield noun
        if noun.like_num or noun.lemma_.lower() in grammar("shares") or noun.lower_ in grammar("nameless"):
            yield from syntax.prepositional(noun, "of")


def unused(weapon: Token) -> bool:
    """A weapon that is made, found or destroyed, and does not go off."""
    words = table("misread")["unused"]
    if weapon.lemma_.lower() not in words["weapons"]:
        return False
    first = weapon
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ in ("dobj", "nsubjpass") and first.head.lemma_.lower() in words["verbs"]


def in_a_name(noun: Token) -> bool:
    """An event noun that opens an organisation's name: "the Battle of the Lions Brigade". In a headline, where every
    word is written so, capitals tell no name."""
    if not noun.text[:1].isupper() or noun.is_sent_start or noun.text.isupper() or _headline(noun.sent):
        return False
    behind = noun.doc[noun.i + 1 : min(noun.i + NAME, syntax.sentence_end(noun))]
    if len(behind) == 0 or behind[0].lower_ != "of":
        return False
    for token in behind:
        if token.text in word_set("misread", "organisations"):
            return True
        if not (token.text[:1].isupper() or token.lower_ in ("of", "the", "and", "for")):
            return False
    return False


def _headline(sentence: Span) -> bool:
    """Whether all its long words have a capital."""
    return all(t.text[:1].isupper() for t in sentence if t.is_alpha and len(t) >= LONG)


def _words(token: Token) -> frozenset[str]:
    """The word, and with the one before it: "line", "red line"."""
    lemma = token.lemma_.lower()
    return frozenset({lemma, f"{token.nbor(-1).lemma_.lower()} {lemma}"} if token.i else {lemma})


@cache
def _strange() -> dict[str, tuple[_Other, ...]]:
    found: dict[str, list[_Other]] = {}
    for entry in table("misread")["other things"]:
        after = frozenset(entry.get("after", ()))
        other = _Other(frozenset(entry["on"]), tuple(entry.get("behind", ())), after)
        for verb in entry["verbs"]:
            found.setdefault(verb, []).append(other)
    return {verb: tuple(others) for verb, others in found.items()}
