"""The headline that a report repeats at its beginning."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_SITE = re.compile(r"\s+[|–—-]\s+")
_FEWEST_WORDS = 4
_REACH = 300
_LONGEST = 200
_SENTENCE_END = re.compile(r"[.!:;,][\"”’)]*$")


def find_repeat(text: str, start: int, title: str) -> tuple[int, int] | None:
    """Where ``text`` repeats ``title`` in its first 300 characters from ``start`` on, as offsets; None if nowhere.

    Words must be the same in any case; signs between them may differ. The title may carry the name
    of its site behind a dash or bar. Titles under four words are too short to be sure.
    """
    wanted = [words for variant in _variants(title) if len(words := _words(variant)) >= _FEWEST_WORDS]
    if not wanted:
        return None
    found = list(_WORD.finditer(text, start, start + _REACH + len(title)))
    words = [m.group().casefold() for m in found]
    for variant in wanted:
        for i in range(len(words) - len(variant) + 1):
            if words[i] == variant[0] and words[i : i + len(variant)] == variant:
                return found[i].start(), found[i + len(variant) - 1].end()
    return None


def looks_like_title(line: str) -> bool:
    """Whether a line can be a headline: a single short line that ends as no sentence does."""
    line = line.strip()
    return 0 < len(line) <= _LONGEST and not _SENTENCE_END.search(line)


def _variants(title: str) -> list[str]:
    """The title whole, then without what stands behind its last, its last but one … dash or bar."""
    cuts = [m.start() for m in _SITE.finditer(title)]
    return [title, *(title[:cut] for cut in reversed(cuts))]


def _words(text: str) -> list[str]:
    return [m.group().casefold() for m in _WORD.finditer(text)]
