"""The name of somebody the directory does not have, in its usual English form."""

from __future__ import annotations

import re
from functools import lru_cache

_ARTICLE = re.compile(r"^(?:(?:the|an?)\s+)?(?:(?:suspected|alleged|presumed|unidentified)\s+)?", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_CUT = re.compile(r"\s*(?:,|\(| who | which | that ).*$", re.DOTALL)
_CAPITAL = re.compile(r"^[^\W\d_a-z][\w'’.-]*$")
# Where a description goes on about where they are: "sources on the ground", "buildings in the old town".
_WHERE = re.compile(r"\s(?:in|on|near|inside|outside|across|throughout)\s.*$", re.DOTALL)
_WHERE_UNNAMED = re.compile(
    r"\s(?:in|on|at|inside|near)\s(?:the|this|that)\s(?:city|town|village|area|region|province|ground|scene|field)$"
)
_JOINING = frozenset({"of", "in", "at", "from", "the", "a", "on", "for", "with", "by", "near", "and", "to"})
_INSIDE = frozenset({"al", "el", "bin", "ibn", "abu", "abd", "de", "la", "van", "von", "del", "dos", "da"})


def own_name(text: str) -> str:
    """The mention without article, clauses and possessive: "the Marea council's" is "Marea council"."""
    short = _CUT.sub("", " ".join(text.split()))
    short = _POSSESSIVE.sub("", _ARTICLE.sub("", short.strip("\"'“”‘’ ")))
    return short or text


def described(text: str, qualifiers: frozenset[str]) -> str:
    """A description without counts, the ``qualifiers`` before it and where it is: "two main hotels in Homs" is hotels.

    What has a name in it, a word with a capital that is not the first, stays as it is.
    """
    words = _WHERE.sub("", own_name(text)).split()
    if not words or any(_CAPITAL.match(word) for word in words[1:]):
        return own_name(text)
    while len(words) > 1 and (words[0].lower() in qualifiers or words[0].isdigit()):
        words.pop(0)
    return " ".join(words)


def without_where(text: str) -> str:
    """Who speaks, without an unnamed place behind: "medical sources in the city" are medical sources."""
    return _WHERE_UNNAMED.sub("", text) or text


def person_in(text: str, titles: frozenset[str], common: frozenset[str] = frozenset()) -> str | None:
    """The person's name in a mention that gives office or title with it, None when there is none.

    "Mayor Jane Roe" and "Jane Roe of the council" are Jane Roe. A name holds none of the ``common`` words: an "Official
    Source" is no person.
    """
    words = _CUT.sub("", " ".join(text.split())).split()
    lead = _run(words)
    if 2 <= len(lead) < len(words) and words[len(lead)].lower() in ("of", "from"):
        return " ".join(lead) if not _are(lead, either(titles, common)) else None
    tail = without_office(" ".join(reversed(_run_back(words))), either(titles, common)).split()
    before = [word.strip(".,").lower() for word in words[: len(words) - len(tail)]]
    titled = bool(before) and before[-1] not in _JOINING and _are(before, titles)
    return " ".join(tail) if titled and any(_CAPITAL.match(w) for w in tail) else None


@lru_cache(maxsize=8)
def either(titles: frozenset[str], common: frozenset[str]) -> frozenset[str]:
    """The words of both lists, put together once."""
    return titles | common


def without_office(name: str, offices: frozenset[str]) -> str:
    """What stands behind the last word of an office or body: "Northern Council Jane Roe" is Jane Roe."""
    words = name.split()
    last = max((i for i, word in enumerate(words) if word.lower().strip(".") in offices), default=-1)
    return " ".join(words[last + 1 :])


def _are(words: list[str], listed: frozenset[str]) -> bool:
    return any(word.lower() in listed for word in words)


def _run(words: list[str]) -> list[str]:
    run: list[str] = []
    for word in words:
        if not (_CAPITAL.match(word) or (run and word.lower() in _INSIDE)):
            break
        run.append(word)
    return run


def _run_back(words: list[str]) -> list[str]:
    run: list[str] = []
    for word in reversed(words):
        if not (_CAPITAL.match(word) or word.lower() in _INSIDE or word.lower().startswith("al-")):
            break
        run.append(word)
    return run
