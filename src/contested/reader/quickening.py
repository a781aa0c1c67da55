"""Components of spaCy's pipeline in whose places quicker ones can go that do the same."""

from typing import cast

from spacy.language import Language
from spacy.pipeline import AttributeRuler

from contested.reader.attributes import QuickRuler
from contested.reader.lemmas import QuickLemmas

_QUICK = {"attribute_ruler": "quick_ruler", "lemmatizer": "quick_lemmas"}


@Language.factory("quick_ruler")
def quick_ruler(nlp: Language, name: str) -> QuickRuler:
    """The factory of the component that goes before the ruler and replaces it. ``name`` is its own name."""
    return QuickRuler(cast(AttributeRuler, nlp.get_pipe("attribute_ruler")))


@Language.factory("quick_lemmas")
def quick_lemmas(nlp: Language, name: str) -> QuickLemmas:
    """The factory of the component that goes before the lemmatizer and replaces it. ``name`` is its own name."""
    return QuickLemmas(nlp.get_pipe("lemmatizer"))


def quicken(nlp: Language) -> None:
    """Put the quick components in the places of the slow ones that the pipeline has and that can be replaced."""
    for slow, quick in _QUICK.items():
        if slow not in nlp.pipe_names:
            continue
        try:
            nlp.add_pipe(quick, before=slow)
        except ValueError:
            continue
        nlp.remove_pipe(slow)
