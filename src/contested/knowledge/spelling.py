"""Names from another script that are spelled in more than one way: which are the same name.

Two spellings are compared word by word by how they sound, and only where their consonants agree: the article, vowels
that transliterations take for each other, doubled letters and the word for what a body is ("Liwa", "Brigade") do not
part them; a number, another consonant and the difference of a and i (Salam, Salim) do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz

from contested.errors import KnowledgeError
from contested.knowledge.files import folder, load_yaml
from contested.knowledge.names import fold
from contested.knowledge.sounds import sound

# From so much likeness on two spellings are one name: Mohammed and Muhammad are .86, Hasan and Husain .73.
ALIKE = 0.84
# Where words are written together in one and apart in the other, the whole is compared, and has to be nearer.
_JOINED_ALIKE = 0.9
# A script without vowels tells less.
_BARE = 0.85

_ABJAD = re.compile(r"[\u0590-\u074f\ufb50-\ufdff\ufe70-\ufeff]")
_NUMBER = re.compile(r"^(\d+)(?:st|nd|rd|th)?$")
# "Servant of", and "of the faith", whose article goes into the vowel before it.
_ABD = re.compile(r"\babd(?:[aeiu]l ?(?=[a-z]{3})|[aeu](?=rr|ss|nn|zz))")
_DIN = re.compile(r"(?<=[a-z]{3})[aeu]?dd(?:i|ee)ne?\b")
_VOWELS = re.compile(r"[aeiu]+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name taken apart. ``words`` are how its words sound; one of several languages begins with "=".

    ``key`` is what all spellings of a name share: its consonants, roughly. ``bare``: the script writes no vowels.
    """

    words: tuple[str, ...]
    key: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lists of ``common/names.yaml``, folded; ``same`` leads from a word to the one that stands for it, ``heard``
    from the sound of a word of another language."""

    same: dict[str, str]
    heard: dict[str, str]
    joining: frozenset[str]
    inside: frozenset[str]
    bodies: frozenset[str]
    offices: frozenset[str]
    around: frozenset[str]
    leading: frozenset[str]
    nobody: frozenset[str]


_LISTS = ("joining", "inside", "bodies", "offices", "around", "leading", "nobody")
# Shorter words sound like others that mean something else.
_LONG = 4


@cache
def name_words() -> NameWords:
    """The words that names are made of. Raises KnowledgeError when the file lacks a list."""
    data: dict[str, Any] = load_yaml(folder("common", "names.yaml"))
    try:
        lists = {name: frozenset(fold(str(w)) for w in data[name]) for name in _LISTS}
        same = {fold(str(w)): str(one) for one, others in data["same"].items() for w in (one, *others)}
        heard = {sound(w): one for w, one in same.items() if w != one and len(w) >= _LONG}
    except (KeyError, TypeError, AttributeError) as e:
        raise KnowledgeError(f"The file names.yaml lacks or misstates {e}.", remedy="Mend the file.") from e
    return NameWords(same, heard, **lists)


@lru_cache(maxsize=262144)
def spelling(name: str) -> Spelling | None:
    """How ``name`` is compared with others; None when it has no letters or digits."""
    known = name_words()
    folded = _DIN.sub(" din", _ABD.sub("abd ", fold(name)))
    words = [w for w in folded.split() if w not in known.joining] or folded.split()
    parts = [(_bones(heard), heard) for heard in (_heard(w, known) for w in words) if heard]
    if not parts:
        return None
    if any(heard[0] == "=" for _, heard in parts):
        # Languages differ in their order of words, and some writers give the word for the body in both.
        parts = sorted(set(parts))
    heard = tuple(h for _, h in parts)
    key = ("a" if heard[0][0] in "aeiu" else "") + "".join(b for b, _ in parts)
    return Spelling(heard, key, bool(_ABJAD.search(name)))


def alike(a: Spelling, b: Spelling) -> float:
    """How surely two spellings are of one name, in [0, 1]; 0.0 where their consonants differ."""
    if a.key != b.key:
        return 0.0
    if a.words == b.words:
        return 1.0
    if a.bare or b.bare:
        return _BARE
    if len(a.words) == len(b.words):
        return min(map(_as_heard, a.words, b.words))
    whole = _as_heard("".join(a.words), "".join(b.words))
    return whole if whole >= _JOINED_ALIKE else 0.0


def same_name(a: str, b: str) -> bool:
    """Whether two names are one, in whatever spelling."""
    one, other = spelling(a), spelling(b)
    return fold(a) == fold(b) or (one is not None and other is not None and alike(one, other) >= ALIKE)


def _heard(word: str, known: NameWords) -> str:
    if number := _NUMBER.match(known.same.get(word, word)):
        return f"={number[1]}"
    heard = sound(word)
    if one := known.same.get(word) or known.heard.get(heard):
        return f"={one}"
    return heard[:-1] if len(heard) > 2 and heard[-1] in "ae" else heard


def _bones(heard: str) -> str:
    """Consonants, those that writers take for each other made one; words of several languages stand as they are."""
    if heard[0] == "=":
        return f"{heard} "
    return _VOWELS.sub("", heard[0]) + _VOWELS.sub("", heard[1:]).replace("w", "").replace("g", "k")


def _as_heard(a: str, b: str) -> float:
    """Likeness of two words; e may be heard as a or as i, a voiced k inside a word as k."""
    if "=" in (a[0], b[0]):
        return float(a == b)
    a, b = a[0] + a[1:].replace("g", "k"), b[0] + b[1:].replace("g", "k")
    return max(fuzz.ratio(a.replace("e", vowel), b.replace("e", vowel)) for vowel in "ai") / 100
