"""The tables of the report's head: the measures with their meaning, groups, and documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contested.evaluate.differences import MISSED, SPURIOUS, Finding
from contested.evaluate.measures import MEASURES, Figure, Figures, Measure, Rate
from contested.evaluate.report.html import Html, element

WHOLE = "right_record"
IN_GROUPS = ("claims", "event_type", "actor", "target", "place", "toll_count", "time_accuracy", WHOLE)
"""Measures that stand in the table of groups."""
_LABELS = {measure.key: measure.label for measure in MEASURES}


def decimal(value: float | None) -> str:
    """``".83"``, ``"1.00"``, a dash for what can't be said."""
    return "–" if value is None else f"{value:.2f}"


def measures_table(figures: Figures) -> Html:
    """Each measure with its meaning, its score, precision and recall, and what they were counted from."""
    head = _head("", "score", "precision", "recall", "right", "program", "coder")
    rows = [_measure(measure, figures[measure.key]) for measure in MEASURES]
    return _wide(head, rows, "measures")


def _measure(measure: Measure, figure: Figure) -> Html:
    name = element("th", measure.label, element("span", measure.meaning, class_="meaning"), scope="row")
    if isinstance(figure, Rate):
        any_at_all = figure.score is not None
        rates = [decimal(rate if any_at_all else None) for rate in (figure.precision, figure.recall)]
        counts = [f"{figure.right}", f"{figure.program}", f"{figure.coder}"]
    else:
        rates, counts = ["", ""], [f"{figure.right}", "", f"{figure.of}"]
    score = element("td", element("b", decimal(figure.score)), class_="number")
    cells = [element("td", text, class_="number") for text in (*rates, *counts)]
    return element("tr", name, score, *cells, class_="whole" if measure.key == WHOLE else None)


def groups_table(groups: Mapping[str, tuple[int, Figures]]) -> Html:
    """The chief scores of each group of documents; a group comes with the number of its documents."""
    head = _head("", "documents", *(_LABELS[key].lower() for key in IN_GROUPS))
    rows = [
        element(
            "tr",
            element("th", name, scope="row", dir="auto"),
            *(
                element("td", text, class_="number")
                for text in (f"{n}", *(decimal(figures[key].score) for key in IN_GROUPS))
            ),
        )
        for name, (n, figures) in groups.items()
    ]
    return _wide(head, rows, "groups")


def documents_table(documents: Iterable[tuple[str, str, tuple[Finding, ...]]]) -> Html:
    """What there is to see in each document, given by anchor, title and findings."""
    head = _head("", "coded", "missed", "spurious", "differing", "alike")
    return _wide(head, [_document(*document) for document in documents], "documents")


def _document(anchor: str, title: str, found: tuple[Finding, ...]) -> Html:
    missed, spurious = (sum(key in f.differences for f in found) for key in (MISSED.key, SPURIOUS.key))
    coded = sum(f.coder is not None for f in found)
    alike = sum(not f.differences for f in found)
    counts = (coded, missed, spurious, coded - missed - alike, alike)
    name = element("th", element("a", title, href=f"#{anchor}"), scope="row", dir="auto")
    return element("tr", name, *(element("td", f"{n}", class_="number") for n in counts))


def _head(*names: str) -> Html:
    first, *others = names
    return element("tr", element("td", first), *(element("th", n, scope="col", class_="number") for n in others))


def _wide(head: Html, rows: Iterable[Html], name: str) -> Html:
    return element("div", element("table", element("thead", head), element("tbody", *rows), class_=name), class_="wide")
