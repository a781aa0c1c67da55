"""How far a claim on a whole place reaches: all of it, all but some, or the last that somebody has in it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from contested.knowledge.names import fold
from contested.knowledge.taking import Taking
from contested.model import Claim, Place, PlaceMention

_WORD = re.compile(r"[\w-]+")
# Words between "last" and the province: "the last remaining stronghold of the army in the province of".
_BETWEEN = 12


def excepted(claim: Claim, mention: PlaceMention, sentence: str, words: Taking) -> str | None:
    """What a claim on a place leaves out of it, in the words of its sentence: "three places" of "all of Idlib but three
    places"."""
    evidence = claim.evidence
    at = sentence.find(evidence.text)
    if at < 0 or mention.start < evidence.start or mention.end > evidence.end:
        return None
    before = sentence[at : at + mention.start - evidence.start].lower()
    behind = sentence[at + mention.end - evidence.start : _end_of_words(claim, mention, sentence, at)]
    every = bool(words.all & set(_WORD.findall(before)))
    phrases = words.excepting + (words.all_but if every else ())
    kind = r"(?:province|governorate|region)?"
    found = re.match(rf"[\s,(–-]*{kind}[\s,(–-]*\b(?:{_any(phrases)})\b\s+(.+)", behind, re.I | re.S)
    return " ".join(found[1].split()).rstrip(" .,;)") if found else None


def _end_of_words(claim: Claim, mention: PlaceMention, sentence: str, at: int) -> int:
    """Where the sentence goes over to who says so: at the comma before the first source behind the place."""
    sources = (at + m.start - claim.evidence.start for m in claim.attribution if m.start > mention.end)
    first = min((s for s in sources if s <= len(sentence)), default=None)
    comma = sentence.rfind(",", 0, first) if first is not None else -1
    return comma if comma > at + mention.end - claim.evidence.start else len(sentence)


def names_one(text: str) -> bool:
    """Whether what is left out is named, and not only counted ("three places")."""
    return any(w[0].isupper() for w in _WORD.findall(text))


def mentions(text: str, names: tuple[str, ...]) -> bool:
    """Whether ``text`` has one of ``names``, in any spelling of it."""
    folded = f" {fold(text)} "
    return any(f" {key} " in folded for key in map(fold, names) if key)


def last_of(sentence: str, province: Place, words: Taking) -> bool:
    """Whether a sentence tells of somebody's last place in the province: "the last town in Hama province held by"."""
    tokens = _WORD.findall(sentence)
    names = (province.name, *province.spellings, *filter(None, [province.admin1]))
    for n, token in enumerate(tokens):
        behind = tokens[n + 1 : n + 1 + _BETWEEN]
        kinds = [i for i, w in enumerate(behind[:4]) if w.lower() in words.smaller]
        if token.lower() in words.last and kinds and mentions(" ".join(behind[kinds[0] + 1 :]), names):
            return True
    return False


def only_part(gap: str, words: Taking) -> bool:
    """Whether the words between what is done and a province speak of something smaller in it: "towns in Idlib"."""
    tokens = _WORD.findall(gap.lower())
    return any(a in words.smaller and b in words.itself for a, b in pairwise(tokens))


@cache
def _any(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))
