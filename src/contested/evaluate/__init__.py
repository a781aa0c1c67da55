"""The program against a coder: which claims both have, how far they agree, and in what they differ.

Pure: it opens no file and knows no stage. Claims come in the interchange form, from whatever program or person.
"""

from contested.evaluate.claims import Coded
from contested.evaluate.differences import DIFFERENCES, Finding, findings
from contested.evaluate.fitting import misfit
from contested.evaluate.grouping import collection, grouped
from contested.evaluate.matching import Compared, Pair, compare
from contested.evaluate.measures import MEASURES, Figure, Measure, Rate, Share, figures_record, measure
from contested.evaluate.parsing import coded, parse

__all__ = [
    "DIFFERENCES",
    "MEASURES",
    "Coded",
    "Compared",
    "Figure",
    "Finding",
    "Measure",
    "Pair",
    "Rate",
    "Share",
    "coded",
    "collection",
    "compare",
    "figures_record",
    "findings",
    "grouped",
    "measure",
    "misfit",
    "parse",
]
