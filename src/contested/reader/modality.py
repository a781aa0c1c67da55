"""Whether what a claim tells was, or is intended, predicted or only supposed."""

from __future__ import annotations

from spacy.tokens import Token

from contested.model.codes import Modality
from contested.reader.attribution import AttributedSpan
from contested.reader.governors import Step, is_infinitive, is_kept_from, stance_words
from contested.reader.tokens import text_of


def modality(head: Token, steps: list[Step], span: AttributedSpan | None) -> Modality:
    """The modality of the claim that ``head`` expresses; ``steps`` are its governors, ``span`` its attribution."""
    if any(_came_to_nothing(step) for step in steps):
        return "actual"
    if any(s.child.dep_ == "ccomp" and s.head.lemma_.lower() in stance_words("supposing") for s in steps):
        return "hypothetical"
    if _asked(head):
        return "hypothetical"
    own = _beside(head, span) if head.pos_ in ("VERB", "AUX") else _described(head) or _foreseen(head)
    if own:
        return own
    for step in steps:
        above = _from_above(step, span)
        if above == "actual" and step.head.pos_ in ("VERB", "AUX"):
            return _beside(step.head, span) or above
        if above:
            return above
        if step.head.pos_ in ("VERB", "AUX"):
            beside = _beside(step.head, span)
            if beside:
                return beside
    return "actual"


def _came_to_nothing(step: Step) -> bool:
    """What failed or was not even tried is denied rather than wanted."""
    none = step.head.pos_ == "NOUN" and any(c.lower_ == "no" for c in step.head.lefts)
    return none or (step.head.lemma_.lower() == "fail" and step.child.dep_ in ("nsubj", "prep", "xcomp"))


# --- beside the verb: will, would, may, if


def _beside(verb: Token, span: AttributedSpan | None) -> Modality | None:
    for c in verb.lefts:
        lower = c.lower_
        if verb.tag_ == "VBG" and c.dep_ == "nsubj" and c.lemma_.lower() in stance_words("wishes"):
            return "intended"
        if c.dep_ == "mark" and lower in ("if", "unless", "whether"):
            return "hypothetical"
        if c.dep_ == "advmod" and lower in stance_words("supposing_beside"):
            return "hypothetical"
        if c.tag_ == "MD" and not c.is_title:
            said = _modal(verb, lower, span)
            if said:
                return said
    return None


def _modal(verb: Token, word: str, span: AttributedSpan | None) -> Modality | None:
    if word in ("will", "'ll", "shall", "wo"):
        return "intended" if _own_deed(verb, span) else "predicted"
    if word in ("may", "might"):
        return "hypothetical"
    if word == "could":
        return None if verb.lemma_ in ("hear", "see", "feel", "observe") or _negation(verb) else "hypothetical"
    if word in ("must", "should"):
        return "intended"
    return _would(verb, span) if word == "would" else None


def _negation(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _would(verb: Token, span: AttributedSpan | None) -> Modality | None:
    """ "would" with a condition is supposed, of one's own deeds intended, in a tale what came later, else foreseen."""
    if any(t.lower_ in ("if", "unless") for t in verb.sent):
        return "hypothetical"
    if span is None and any(c.lower_ in stance_words("narrating") for c in verb.children):
        return None
    if any(c.dep_ in ("csubj", "nsubj") and c.tag_ == "VBG" for c in verb.lefts):
        return "hypothetical"
    return "intended" if _own_deed(verb, span) else "predicted"


def _own_deed(verb: Token, span: AttributedSpan | None) -> bool:
    """Whether the source speaks of what it means to do itself: "the group said it would attack"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or span is None:
        return False
    own = any(c.lower_ in ("his", "its", "their", "our") and c.dep_ == "poss" for c in subject.lefts)
    source = text_of(verb.doc)[slice(*span.sources[-1])].lower()
    return own or subject.lower_ in ("it", "they", "we", "he", "she", "i") or subject.lower_ in source.split()


def _described(noun: Token) -> Modality | None:
    """ "a possible attack", "a planned offensive", "any attack", unless it is said that there was none."""
    if any(c.dep_ == "det" and c.lower_ == "any" for c in noun.lefts) and not _denied(noun):
        return "hypothetical"
    if _in_case_of(noun):
        return "hypothetical"
    for c in noun.lefts:
        if c.dep_ == "amod" and c.lemma_.lower() in stance_words("supposing"):
            return "hypothetical"
        if c.dep_ == "amod" and c.lower_ in ("planned", "intended", "attempted"):
            return "intended"
    return None


def _foreseen(noun: Token) -> Modality | None:
    """A happening not told of before, of which is said what it would do or that it is warned of: "an assault could
    displace a million", "warned of an attack"; not so "the attack could derail the talks"."""
    if any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in noun.lefts):
        return None
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in ("of", "about", "against"):
        return "hypothetical" if verb.head.lemma_.lower() in stance_words("warning") else None
    if noun.dep_ != "nsubj" or any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.lefts):
        return None
    modal = any(c.tag_ == "MD" and c.lower_ in ("could", "would", "may", "might") for c in verb.lefts)
    return "hypothetical" if modal else None


def _asked(head: Token) -> bool:
    """Whether it is asked whether it is so: "Has the army lost the town?" """
    verb = head
    while verb.dep_ not in ("ROOT", "ccomp") and verb.pos_ not in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    if verb.dep_ not in ("ROOT", "ccomp") or verb.sent[-1].text != "?":
        return False
    first = next((t for t in verb.lefts if t.dep_ in ("aux", "auxpass")), verb)
    subject = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    whence = any(t.tag_ in ("WDT", "WP", "WP$", "WRB") for t in verb.doc[verb.sent.start : first.i])
    return subject is not None and first.i < subject.i and not whence


def _in_case_of(noun: Token) -> bool:
    """ "in case of an attack", "in the event of a raid"; not so "in the case of the raid"."""
    case = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or case.lower_ not in stance_words("supposing_cases"):
        return False
    return case.head.lower_ == "in" and (case.lower_ != "case" or not any(c.dep_ == "det" for c in case.lefts))


def _denied(noun: Token) -> bool:
    return any(t.dep_ == "neg" or t.lemma_.lower() in stance_words("denial") for t in noun.sent)


# --- above it: "tried to", "a bid to", "likely to"


def _from_above(step: Step, span: AttributedSpan | None) -> Modality | None:
    """What the word above says of the one below it; None when nothing."""
    child, lemma = step.child, step.head.lemma_.lower()
    if is_kept_from(step):
        missed = step.head.head.lemma_.lower() in stance_words("failing")
        return "hypothetical" if is_infinitive(step.head) and not missed else "actual"
    if is_infinitive(child):
        return _infinitive(child, step.head, lemma, span)
    if lemma in stance_words("supposing") and child.dep_ in ("prep", "dobj", "pobj", "pcomp", "ccomp", "acl"):
        return "hypothetical"
    if child.dep_ == "prep":
        nearing = lemma in stance_words("nearing") and any(c.dep_ == "pcomp" for c in child.children)
        return "predicted" if nearing else _by_preposition(child.lower_, lemma)
    if child.dep_ in ("dobj", "xcomp", "nsubjpass") and step.head.pos_ == "VERB" and _wants(lemma, child):
        return "intended"
    if child.dep_ == "compound" and lemma in stance_words("wishes"):
        return "intended"
    return "predicted" if child.dep_ in ("nsubjpass", "nsubj") and lemma == "expect" else None


def _wants(lemma: str, thing: Token) -> bool:
    """ "planned a raid", "ordered the withdrawal"; not so "ordered the raid", which as a rule was carried out."""
    ordered = lemma in stance_words("ordering") and thing.lemma_.lower() in stance_words("set_going")
    return ordered or lemma in stance_words("intending_object")


def _by_preposition(word: str, lemma: str) -> Modality | None:
    if lemma in stance_words("calling") and word == "for":
        return "hypothetical"
    if lemma in stance_words("wishes") and word in ("for", "of", "at", "on", "to", "against"):
        return "intended"
    return "intended" if lemma in stance_words("aiming") and word in ("at", "for", "on", "towards", "toward") else None


def _infinitive(child: Token, head: Token, lemma: str, span: AttributedSpan | None) -> Modality | None:
    """An infinitive came true, is expected or supposed by the word above it; by itself it tells a purpose."""
    if any(c.lemma_ == "have" and c.dep_ == "aux" for c in child.lefts) or lemma in stance_words("failing"):
        return "actual"
    if lemma in stance_words("expecting"):
        return "predicted"
    if lemma in stance_words("supposing"):
        return "hypothetical"
    if lemma == "threaten" and any(t.lower_ == "if" for t in head.sent):
        return "hypothetical"
    if lemma in stance_words("intending") or lemma in stance_words("wishes"):
        return "intended"
    if lemma in stance_words("brought_about"):
        return "actual"
    if lemma in stance_words("came_true"):
        return "intended" if _has_purpose(child, head, lemma) else "actual"
    if lemma in stance_words("came_true_nouns") or any(
        c.lemma_.lower() in stance_words("came_true_nouns") for c in head.lefts
    ):
        return "actual"
    return "intended"


def _has_purpose(child: Token, head: Token, lemma: str) -> bool:
    """Whether the infinitive tells a purpose: "began an assault to take", "the aim is to take"."""
    if lemma == "be":
        return any(c.dep_ == "nsubj" for c in head.lefts) and head.tag_ in ("VBZ", "VBD", "VBP")
    if lemma in ("use", "go", "come", "help", "able"):
        return False
    return any(c.dep_ == "dobj" and c.i < child.i for c in head.children)
