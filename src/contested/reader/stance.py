"""Whether a claim is affirmed or denied, and whether what it tells was, or is only wanted, foreseen or supposed.

The words that say so stand above the claim's trigger in the parse ("tried to *seize*", "a bid to *retake*") or beside
it ("did not *attack*", "may *storm*"); they are data, in ``language/stance.yaml``.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Span, Token

from contested.knowledge.language import table
from contested.model.codes import Modality, Polarity
from contested.reader.attribution import AttributedSpan
from contested.reader.governors import Step, governors, is_infinitive, is_kept_from, stance_words
from contested.reader.lexicon import nouns_of
from contested.reader.modality import modality

_NEAR = 2


def stance_of(
    spacy_doc: Doc, trigger: tuple[int, int], evidence: tuple[int, int], span: AttributedSpan | None
) -> tuple[Polarity, Modality]:
    """Polarity and modality of the claim that ``trigger`` expresses within ``evidence`` (offsets of the parsed text).

    ``span`` is the attribution of the claim: what a source denies is denied.
    """
    words = spacy_doc.char_span(*trigger, alignment_mode="expand")
    if words is None or len(words) == 0:
        return "affirmed", "actual"
    head = _expression(words)
    steps = list(governors(head))
    denied = (
        _denied_by_source(spacy_doc, evidence, span)
        or _negated_here(words, head)
        or _negated_above(steps)
        or _never_came(head)
    )
    return ("denied" if denied else "affirmed"), modality(head, steps, span)


def _expression(words: Span) -> Token:
    """The verb or noun that expresses the claim."""
    root = words.root
    if root.pos_ not in ("VERB", "NOUN"):
        root = next((t for t in words if t.pos_ == "VERB"), root)
    below = _wanted(root, words)
    while below is not None:
        root, below = below, _wanted(below, words)
    return root


def _wanted(word: Token, words: Span) -> Token | None:
    """What "tried to", "failed to", "the aim of" are about, where the trigger holds both."""
    if not any(
        word.lemma_.lower() in stance_words(k) for k in ("intending", "wishes", "failing", "expecting", "aiming")
    ):
        return None
    inside = [c for c in word.rights if words.start <= c.i < words.end]
    for c in inside:
        if c.dep_ in ("xcomp", "acl", "ccomp", "advcl") and is_infinitive(c):
            return c
        if c.dep_ == "prep" and c.lower_ in ("at", "for", "of", "in"):
            return next((p for p in c.children if p.dep_ == "pcomp" and p.i < words.end), None)
    return None


def _denied_by_source(doc: Doc, evidence: tuple[int, int], span: AttributedSpan | None) -> bool:
    """What a source denies is denied; what it turns down ("rejected calls to halt A") is not."""
    if span is None or not span.denied:
        return False
    if evidence[0] <= span.sources[-1][0] < evidence[1] or span.cue.lower().startswith("den"):
        return True
    content = doc.char_span(span.start, span.end, alignment_mode="expand")
    return content is None or not any(t.lemma_.lower() in stance_words("turned_down") for t in content[:5])


def _negated_here(words: Span, head: Token) -> bool:
    if any(t.lemma_.lower() in stance_words("denial") for t in words) and not _withholds(head):
        return True
    if _is_harm(head):
        return head.pos_ == "VERB" and _negated(head)
    lacks = any(t.lower_ in ("no", "none") for t in words) or (head.pos_ == "NOUN" and _none_of(head))
    return lacks or _negated(head) or any(_none_of(c) and not _is_harm(c) for c in head.children if c.dep_ == "dobj")


def _withholds(verb: Token) -> bool:
    """ "Denied aid groups access" says that they got none, not that something is untrue."""
    return any(c.lemma_.lower() in nouns_of("access") for c in verb.rights if c.dep_ in ("dobj", "oprd"))


def _never_came(noun: Token) -> bool:
    """ "were not aware of any fighting", "prevented her evacuation"."""
    if noun.pos_ != "NOUN":
        return False
    ruled_out = noun.head.lemma_ == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in noun.head.children)
    if noun.dep_ in ("dobj", "nsubjpass") and (ruled_out or noun.head.lemma_.lower() in stance_words("preventing")):
        return not is_infinitive(noun.head) and not _negated(noun.head)
    if _is_harm(noun) or not any(c.lower_ == "any" and c.dep_ == "det" for c in noun.lefts):
        return False
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and _negated(verb)


def _is_harm(token: Token) -> bool:
    """Whether the word counts people harmed: "no casualties" is a count of none, not a denial."""
    return token.lemma_.lower() in _harm_words()


@cache
def _harm_words() -> frozenset[str]:
    return _flat(table("harm")["harms"])


def _flat(entry: object) -> frozenset[str]:
    if isinstance(entry, dict):
        return frozenset(entry).union(*(_flat(v) for v in entry.values()))
    if isinstance(entry, list):
        return frozenset().union(*map(_flat, entry))
    return frozenset({str(entry)})


def _negated_above(steps: list[Step]) -> bool:
    for step in steps:
        if is_kept_from(step):
            return _fails(step)
        if _fails(step) or (step.head.pos_ == "NOUN" and _none_of(step.head)):
            return True
        if step.child.dep_ == "ccomp":
            return False
        noun_of_verb = (
            step.child.pos_ == "NOUN" and step.child.dep_ in ("dobj", "nsubj", "nsubjpass") and step.head.pos_ == "VERB"
        )
        shared = step.child.dep_ == "conj" and not any(
            c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in step.child.lefts
        )
        if (noun_of_verb or shared) and _negated(step.head):
            return True
    return False


def _fails(step: Step) -> bool:
    """ "failed to seize", "were unable to", "the attempts failed", "kept them from", "it is impossible that"."""
    lemma = step.head.lemma_.lower()
    if is_kept_from(step):
        return not is_infinitive(step.head) and not _negated(step.head)
    if lemma not in stance_words("failing"):
        return step.child.dep_ == "ccomp" and _untrue(step.head)
    if step.child.dep_ in ("nsubj", "nsubjpass"):
        return not any(c.dep_ == "xcomp" for c in step.head.children)
    return step.child.dep_ in ("xcomp", "acl", "pcomp", "prep") or is_infinitive(step.child)


def _untrue(verb: Token) -> bool:
    """ "it is false that", "it is not true that"."""
    said = [c.lemma_.lower() for c in verb.children if c.dep_ == "acomp"]
    if any(word in stance_words("not_so") for word in said):
        return True
    return any(word in stance_words("so") for word in said) and any(c.dep_ == "neg" for c in verb.children)


def _negated(verb: Token) -> bool:
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    negating = stance_words("negating")
    beside = [c for c in verb.children if c.dep_ == "neg"] + [
        t for t in verb.doc[max(0, verb.i - _NEAR) : verb.i] if t.dep_ != "cc"
    ]
    if any(t.lower_ in negating and not _only(t) for t in beside):
        return True
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    return (
        subject is not None
        and (subject.lower_ in ("none", "nobody", "nothing", "neither") or _none_of(subject))
        and not _is_harm(subject)
    )


def _only(word: Token) -> bool:
    """Whether "not" belongs to "not only"."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in ("only", "just", "merely")


def _none_of(noun: Token) -> bool:
    """ "no attack", "any attack" behind a negation is told by the verb; "no less than" is a number."""
    return any(
        c.lower_ == "no" and c.dep_ in ("det", "neg") and c.nbor().lower_ not in stance_words("no_more_than")
        for c in noun.lefts
    )
