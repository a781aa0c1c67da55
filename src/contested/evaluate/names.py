"""Whether two names are the same up to their spelling.

Arabic names reach English in many spellings, and coders write "the army" or "army": a name is compared without
case, diacritics, articles and punctuation, a place also without the words for its class, and a few letters may differ.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from contested.evaluate.claims import Named

_ALIKE, _ALIKE_PLACES = 0.85, 0.75
"""Ratio of shared letters (difflib's) from which two folded names are one; transliterated places differ more."""

_ARABIC_ARTICLES = ("al", "el", "ad", "ar", "as", "at", "ash", "az", "an")
_PLACE_WORDS = (
    *("city", "town", "village", "province", "governorate", "district", "countryside", "plain", "region", "area"),
    *("neighborhood", "neighbourhood", "border crossing", "crossing", "airport", "airbase", "air base", "military"),
    *("camp", "suburb", "suburbs", "of"),
)
_ARTICLE = re.compile(rf"^(?:the|an|a)\s+|\b(?:{'|'.join(_ARABIC_ARTICLES)})\s+")
_PLACE_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_PLACE_WORDS, key=len, reverse=True))})\b")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_QUOTES = str.maketrans({"-": " ", "'": "", "`": ""})


@lru_cache(maxsize=100_000)
def fold(name: str, *, place: bool = False) -> str:
    """The letters and digits of a name that count: ASCII, lower case, no articles, for a place no word of its class."""
    parts = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in parts if not unicodedata.combining(c)).lower()
    plain = plain.replace("’", "'").replace("'s", "").translate(_QUOTES)
    plain = _ARTICLE.sub("", plain)
    return _NO_LETTER.sub("", _PLACE_WORD.sub(" ", plain) if place else plain)


def same_name(one: str | None, other: str | None, *, place: bool = False) -> bool:
    """Whether two names are the same up to spelling; a name that is not known, or has no letter, is like no other."""
    a, b = fold(one or "", place=place), fold(other or "", place=place)
    return bool(a and b) and (a == b or _alike(a, b, _ALIKE_PLACES if place else _ALIKE))


@lru_cache(maxsize=100_000)
def _alike(a: str, b: str, enough: float) -> bool:
    matcher = SequenceMatcher(None, a, b)
    # The first two are quick upper bounds of the third.
    return all(ratio() >= enough for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def same_mention(one: Named, other: Named, *, place: bool = False) -> bool:
    """Whether two mentions have the same name, or the same words."""
    return same_name(one.name, other.name, place=place) or same_name(one.text, other.text, place=place)
