"""One comparable form for the many spellings of a name."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# The Arabic article before a word in Arabic script.
_ARTICLE_IN_ARABIC = re.compile(r"(?<!\w)ال(?=\w{2})")
# Not after two letters: Ra's is a word (a headland).
_POSSESSIVE = re.compile(r"(?<=[a-z]{3})'s(?![a-z])")
_MARKS_INSIDE_WORDS = re.compile(r"['`\".]")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9-]+")
_HYPHEN = re.compile(r" *-[- ]*")
# A leading "the", and the Arabic article as transliterated: al, el, ul, or with its l taken on the sound of
# the word that follows (ash-Sham, ez-Zor, ud-Din). Without a hyphen only where that sound does follow: the
# first word of "as many" is no article.
_ARTICLE = re.compile(
    r"^the[- ](?=[a-z0-9])"
    r"|(?<![a-z0-9])(?:"
    r"[aeu]l[- ]+"
    r"|(?:[ae](?:sh|th|dh|[stdrzn])|u(?:sh|[drz]))-+"
    r"|(?:[ae](?P<sound>sh|th|dh|[stdrzn])|u(?P<sound_u>sh|[drz])) (?=(?P=sound)|(?P=sound_u))"
    r")(?=[a-z])"
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The comparable form of ``name``: ASCII, lower case, words apart by one space, "" for no letters.

    Case, diacritics, script, punctuation, possessive ``'s``, a leading "the" and the Arabic article
    (al-, el-, ash-, ...) don't count: ``fold("Jisr ash-Shughūr's") == fold("jisr al shughur")``.
    Vowels do (Shughour is another form). Folding twice changes nothing.
    """
    plain = anyascii(_ARTICLE_IN_ARABIC.sub("", name)).lower()
    plain = _MARKS_INSIDE_WORDS.sub("", _POSSESSIVE.sub("", plain))
    words = _HYPHEN.sub("-", _NOT_IN_NAMES.sub(" ", plain)).strip(" -")
    return " ".join(_without_articles(words).replace("-", " ").split())


def _without_articles(words: str) -> str:
    while (shorter := _ARTICLE.sub("", words)) != words:
        words = shorter
    return words
