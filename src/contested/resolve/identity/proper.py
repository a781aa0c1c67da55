"""Which names of mentions are proper names, and what shows whose: a body's, or a person's in a public role."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from contested.knowledge import Knowledge
from contested.knowledge.names import fold
from contested.knowledge.spelling import NameWords, name_words
from contested.model import ActorResolution, Mention, ResolvedClaim
from contested.resolve.finding import is_place

_MARKS = '"“”«»[]().,;:!?'
_QUOTES = "'‘’"
_ACRONYM = re.compile(r"^(?:[A-Z]{2,8}(?:-[A-Z]{2,8})*|(?:[A-Z]\.){2,6})$")
# F-16, Su-24M, F/A-18
_MODEL = re.compile(r"^[A-Za-z/]{1,4}-\d+\w*$")
# Words of a text so far from a mention show whether it is written in capitals as a whole.
_AROUND = 40
_BEHIND = re.compile(r"^,((?: [^\s,.;:]+){1,7})")
_HYPHENED = re.compile(r"-([a-z]+)$")
_HAS_LETTER = re.compile(r"[^\W\d_]")
_ENDS = ".!?:\n"
_OPENING = " \t\"'“‘«([-–—"
_ARMED = ("Battles", "Explosions/Remote violence")


class Namer:
    """Tells proper names from descriptions, with the words and places that are known."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge, self._words = knowledge, name_words()
        self._plain = knowledge.actors.wording.common_words | knowledge.actors.wording.titles | self._words.nobody
        self.proper = lru_cache(maxsize=None)(self._proper)
        self._says_nothing = lru_cache(maxsize=None)(self._generic)

    def _proper(self, name: str) -> str | None:
        """The proper name in ``name``, without the words around it; None for a description ("Idlib residents")."""
        tokens = list(map(_bare, name.split()))
        tokens = _without_around(self._without_office(tokens), self._words)
        if not tokens or not _is_run(tokens, self._words) or any(map(self._strange, tokens)):
            return None
        core = re.sub(r"['’]s?$", "", " ".join(tokens))
        # Where all is written in capitals, they tell no name.
        if (len(tokens) > 1 and core.isupper()) or is_place(core, self._knowledge):
            return None
        return None if all(map(self._says_nothing, filter(_capital, tokens))) else core

    def shown(self, rc: ResolvedClaim, person: ActorResolution, name: str, text: str) -> bool:
        """Whether the mention shows that ``name`` is one: a word's capital at the start of a sentence does not."""
        mention = rc.mention_of(person)
        if text[max(0, mention.start - _AROUND) : mention.end + _AROUND].isupper():
            return False
        if sum(map(_capital, name.split())) > 1 or _ACRONYM.match(name):
            return True
        first = next(filter(None, map(_bare, mention.text.split())), "")
        return first != name.split()[0] or not _begins_sentence(text, mention)

    def public(self, rc: ResolvedClaim, person: ActorResolution, name: str, text: str) -> bool:
        """Whether the mention shows a body, somebody in a public office, or a side under arms."""
        words = [fold(w) for w in name.split()]
        if any(map(self._body, words)) or _ACRONYM.match(name):
            return True
        mention = rc.mention_of(person)
        beside = {fold(w) for w in mention.text.split()} - set(words)
        if beside & (self._words.offices | (self._words.around & self._words.bodies)):
            return True
        if any(fold(w) in self._words.offices for w in _apposed(text, mention)):
            return True
        claim = rc.claim
        return person.role == "actor" and (claim.kind == "control" or claim.event_type in _ARMED)

    def _strange(self, token: str) -> bool:
        """Whether the capital is another's, as in "Qaida-linked", or a weapon's, as in "Su-24"."""
        behind = _HYPHENED.search(token)
        return _MODEL.match(token) is not None or (behind is not None and behind[1] in self._plain)

    def _body(self, folded: str) -> bool:
        return self._words.same.get(folded, folded) in self._words.bodies

    def _without_office(self, tokens: list[str]) -> list[str]:
        """What stands behind the last word of an office ("Mayor Jane Roe"); some bodies have one in their name."""
        last = max((i for i, t in enumerate(tokens) if fold(t) in self._words.offices), default=-1)
        rest = tokens[last + 1 :]
        return rest if any(map(_capital, rest)) and not any(self._body(fold(t)) for t in tokens) else tokens

    def _generic(self, word: str) -> bool:
        folded = fold(word)
        if not _HAS_LETTER.search(word) or word.lower() in self._plain or folded in self._words.nobody:
            return True
        return self._words.same.get(folded) in self._plain or bool(self._knowledge.actors.nations_in(word))


def _without_around(tokens: list[str], words: NameWords) -> list[str]:
    """The tokens without small words such as "fighters from the" before, and "fighters" behind them."""
    first, last = 0, len(tokens)
    # The first word of a sentence has a capital of its own.
    if tokens[1:] and fold(tokens[0]) in words.around and _small(tokens[1]) and tokens[1] in words.around:
        first = 1
    while first < last and _small(tokens[first]) and tokens[first] in words.around:
        first += 1
    while first < last and (not tokens[last - 1] or _beside(tokens[last - 1], words)):
        last -= 1
    return tokens[first:last]


def _beside(token: str, words: NameWords) -> bool:
    folded = fold(token)
    return _small(token) and folded in words.around and words.same.get(folded, folded) not in words.same.values()


def _is_run(tokens: list[str], words: NameWords) -> bool:
    """Whether all is written as a name is: with capitals, or joining words inside, or the word for its body behind."""
    *inner, last = tokens
    ends_well: Callable[[str], bool] = lambda t: _capital(t) or words.same.get(fold(t), "") in words.bodies  # noqa: E731
    joins = words.joining | words.inside
    return any(map(_capital, tokens)) and ends_well(last) and all(_capital(t) or t in joins for t in inner)


def _capital(token: str) -> bool:
    bare = re.sub(r"^(?:al|el|ul|a[dnrstz]|ash|e[dnrstz]|esh)-|^['‘’ʿʾ`]+", "", token)
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit() or (bare[0].isalpha() and not _cased(bare[0])))


def _apposed(text: str, mention: Mention) -> list[str]:
    """The words that may say who somebody is: those with a capital right before, and what follows behind a comma."""
    before = text[max(0, mention.start - _AROUND) : mention.start].split()
    titles = []
    while before and _capital(before[-1]) and before[-1][-1].isalpha():
        titles.append(before.pop())
    behind = _BEHIND.match(text[mention.end : mention.end + 2 * _AROUND])
    return titles + (behind[1].split() if behind else [])


def _bare(word: str) -> str:
    """The word without marks around it; that of a plural's possessive stays."""
    word = word.strip(_MARKS).lstrip(_QUOTES)
    return word if word[-2:-1] == "s" else word.rstrip(_QUOTES)


def _small(token: str) -> bool:
    return not _capital(token)


def _cased(letter: str) -> bool:
    return letter.lower() != letter.upper()


def _begins_sentence(text: str, mention: Mention) -> bool:
    before = text[: mention.start].rstrip(_OPENING)
    return not before or before[-1] in _ENDS
