"""What stays of a name when it is written down anew from another script: its consonants.

Arabic names reach English in many spellings (Hassakeh, Hasaka, Al-Hasakah). Vowels, doubled letters and the
article differ; the order of the consonants does not. Two names of one skeleton are compared by how they sound.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from contested.knowledge.names import fold

_PAIRS = (
    ("tch", "ch"),
    ("sch", "sh"),
    ("dj", "j"),
    ("dh", "d"),
    ("th", "t"),
    ("gh", "g"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("oo", "u"),
    ("ou", "u"),
    ("ow", "aw"),
    ("ee", "i"),
    ("ei", "ai"),
    ("ey", "ai"),
    ("ay", "ai"),
    ("ie", "i"),
    ("y", "i"),
    ("o", "u"),
)
_HARD_C = re.compile(r"c(?!h)")
_DOUBLED = re.compile(r"(.)\1+")
_LAST = re.compile(r"(?:[ae]h?t?|h)$")
_GLUED_ARTICLE = re.compile(r"^al(?=[b-df-hj-np-tv-z]\w{3})")
_VOWELS = re.compile(r"[aeiu]+")
# Arabic has no e: it stands for a or i where they are short (Qameshli, Hamedi), or for both (Sweda).
_E = ("e", "a", "i", "ai")


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """How ``name`` sounds, in a rough spelling without spaces: ``sound("Hassakeh") == sound("al-Hasaka")``."""
    return _heard(fold(name))


def _heard(folded: str) -> str:
    return "".join(map(_word, folded.split()))


@lru_cache(maxsize=65536)
def _word(word: str) -> str:
    word = _HARD_C.sub("k", _GLUED_ARTICLE.sub("", word))
    for long, short in _PAIRS:
        word = word.replace(long, short)
    word = _DOUBLED.sub(r"\1", word)
    return (_LAST.sub("", word) if len(word) > 3 else word.rstrip("h")) or word


def skeleton(name: str) -> str:
    """The consonants of how ``name`` sounds, with a mark for a vowel at the start."""
    return bones_of(fold(name))


def bones_of(folded: str) -> str:
    """The skeleton of a name that is folded already."""
    heard = _heard(folded)
    bones = _VOWELS.sub("", heard)
    return f"a{bones}" if heard[:1] in "aeiu" else bones


def likeness(a: str, b: str) -> float:
    """How alike two names sound, in [0, 1]; an e is one of the vowels that writers put it for."""
    return max(fuzz.ratio(x, y) for x in _readings(sound(a)) for y in _readings(sound(b))) / 100


@lru_cache(maxsize=65536)
def _readings(heard: str) -> tuple[str, ...]:
    return tuple(heard.replace("e", vowel) for vowel in _E) if "e" in heard else (heard,)
