"""How far off: distances that stand before the name of a place, "50 kilometers (30 miles) west of the town of"."""

from __future__ import annotations

import re

from contested.knowledge.language import table
from contested.knowledge.numerals import value
from contested.reader.lexicon import word_set

_FIGURE = r"\d+(?:[.,]\d+)?(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)?)?"
_UNITS: dict[str, list[str]] = table("place_words")["units"]
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_UNIT = "|".join(sorted(map(re.escape, _UNIT_OF), key=len, reverse=True))
_WORD = r"[a-z]+(?:-[a-z]+)?"
_PATTERN = re.compile(
    # how much, in figures or up to four words, and of what; the same again in another unit counts for nothing
    rf"(?P<amount>{_FIGURE}|{_WORD}(?:\s{_WORD}){{0,3}}?)[\s-]*(?P<unit>{_UNIT})\b\.?"
    r"(?:\s*[(\[][^)\]]{0,30}[)\]])?"
    # to which side, and of what; between that and the name stand only small words: "the rebel-held town of"
    rf"(?:\saway)?(?:\sto the)?(?:\s(?P<side>{_WORD}))?\s(?:of|from)"
    rf"(?:\s(?:[A-Z][A-Za-z]*-)?{_WORD}){{0,5}}\s*$"
)
_HALF = re.compile(r" and a half$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_WITHIN = re.compile(r"\bwithin\b")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
# A preposition of place behind the distance leads on to another place.
_LEADS_ON = re.compile(r"\b(?:in|at|near|to|and|on|inside|outside|within)\b")


def distance_before(text: str) -> str | None:
    """The relation that a distance at the end of ``text`` states to the place named behind it; None where none does.

    "10 km south of", "15 km from", "within 4 km of", "6-10 miles from": figures, with the unit as km, miles or m.
    """
    text = " ".join(text.split())
    match = _PATTERN.search(text)
    if match is None or _LEADS_ON.search(match[0][match.end("unit") - match.start() :].replace("to the", "", 1)):
        return None
    side = (match["side"] or "").removesuffix("wards")
    if side and side not in word_set("place_words", "directions"):
        return None
    amount = _amount(match["amount"])
    if amount is None:
        return None
    bound = "within " if _WITHIN.search(text, max(0, match.start() - 8), match.end("unit")) else ""
    unit = _UNIT_OF[match["unit"]]
    return f"{bound}{amount} {unit} {side} of" if side else f"{bound}{amount} {unit} {'of' if bound else 'from'}"


def _amount(words: str) -> str | None:
    """In figures: "two and a half" is 2.5, "6 to 10" is 6-10."""
    if words[0].isdigit():
        return "-".join(_DIGITS.findall(_THOUSANDS.sub("", words).replace(",", ".")))
    bare, halves = _HALF.subn("", words)
    parts = bare.split()
    for first in range(len(parts)):
        number = value(" ".join(parts[first:]))
        if number:
            return f"{number}.5" if halves else str(number)
    return None
