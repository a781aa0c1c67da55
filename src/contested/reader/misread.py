"""Words that look like an event and are none: a rescue, a picture taken, a clause that only tells who somebody is.

Words: ``language/misread.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from contested.knowledge.language import table
from contested.reader.draft import Draft

# Steps down the parse that a verb's own words are away from it: "dug her out of the rubble".
CLOSE = 4
_RELATIVE = frozenset({"who", "which", "that"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "acl", "parataxis"})


def misread(draft: Draft, spacy_doc: Doc) -> bool:
    """Whether the draft of an event is none. Raises KnowledgeError when the word file is missing."""
    if draft.kind != "event":
        return False
    token = spacy_doc[draft.head]
    return tells_who(token) or of_other_things(token)


def tells_who(verb: Token) -> bool:
    """A verb of fighting in a clause that hangs on a noun, without a day: whom somebody fights is who he is."""
    if verb.lemma_.lower() not in table("misread")["fighting"] or verb.dep_ not in ("relcl", "acl"):
        return False
    if any(c.dep_ == "nsubj" and c.lower_ not in _RELATIVE for c in verb.lefts):
        return False
    times = [t for t in verb.subtree if t.ent_type_ in ("DATE", "TIME")]
    return not times or any(t.lemma_.lower() == "year" for t in times)


def of_other_things(verb: Token) -> bool:
    """The verb acts on what makes another thing of it."""
    strange = _strange().get(verb.lemma_.lower())
    return strange is not None and any(t.lemma_.lower() in strange for t in _own(verb, CLOSE))


def _own(token: Token, steps: int) -> Iterator[Token]:
    """The words under ``token`` in its own clause."""
    for child in token.children if steps else ():
        if child.dep_ not in _CLAUSES:
            yield child
            yield from _own(child, steps - 1)


@cache
def _strange() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in table("misread")["other things"]:
        for verb in entry["verbs"]:
            found[verb] = found.get(verb, frozenset()) | frozenset(entry["with"])
    return found
