"""The report: one file that needs nothing else, neither scripts nor the network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from contested.evaluate.differences import DIFFERENCES, Finding, findings, tally
from contested.evaluate.matching import Compared
from contested.evaluate.measures import Figures, measure
from contested.evaluate.report.cards import Shown, article
from contested.evaluate.report.html import Html, element, escaped
from contested.evaluate.report.style import ALIKE, style
from contested.evaluate.report.tables import decimal, documents_table, groups_table, measures_table
from contested.model import Document

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_NOT_COMPARED = (
    "Marked ≠ is what differs. Shown and not compared: group and scope of a toll, its cause, how a claim lies to its "
    "place, sources before the innermost."
)


@dataclass(frozen=True, slots=True)
class Report:
    """What the page tells.

    ``documents`` are the texts by id; ``coder`` and ``program`` say where the claims of each are from; ``groups`` may
    hold figures of groups of documents, with the number of these; ``problems`` what was left out and why, a line each.
    """

    compared: Sequence[Compared]
    documents: Mapping[str, Document]
    coder: str
    program: str
    groups: Mapping[str, tuple[int, Figures]] = field(default_factory=dict)
    problems: Sequence[str] = ()


def page(report: Report) -> str:
    """The page as text."""
    shown = [Shown(n, report.documents[c.doc], findings(c)) for n, c in enumerate(report.compared, 1)]
    counts = tally(finding for one in shown for finding in one.findings)
    counts[ALIKE] = sum(not finding.differences for one in shown for finding in one.findings)
    body = element(
        "body",
        *_head(report),
        *_filters(counts, sum(len(one.findings) for one in shown)),
        _documents(shown),
        element("main", *map(article, shown)),
    )
    return "<!doctype html>\n" + element("html", _meta(), body, lang="en") + "\n"


def _meta() -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("title", "Contested measured against a coder"),
        # Nothing of a document is in it, and escaping would break it.
        element("style", Html(style())),
    )


def _head(report: Report) -> Iterable[Html]:
    figures = measure(report.compared)
    yield element("h1", "Contested measured against a coder")
    yield element("p", _what_is_compared(report))
    yield from _problems(report.problems)
    yield element("h2", "How far both agree")
    yield element("p", _in_short(figures), " ", _HOW_TO_READ, class_="soft")
    yield measures_table(figures)
    if report.groups:
        yield element("h2", "By group")
        yield groups_table(report.groups)


def _what_is_compared(report: Report) -> str:
    own, wanted = sum(len(c.program) for c in report.compared), sum(len(c.coder) for c in report.compared)
    return (
        f"{wanted} claims that a coder has in {len(report.compared)} documents ({report.coder}), "
        f"beside {own} that the program has ({report.program})."
    )


_HOW_TO_READ = (
    "Precision is the share of what the program says that the coder says too, recall the share of what the coder says "
    "that the program says too; their score is F1, the harmonic mean of both. Where neither stands, the score is the "
    "share that is right of the claims that were found. 1 is perfect, which two people do not reach either."
)


def _in_short(figures: Figures) -> str:
    return f"Claims {decimal(figures['claims'].score)}, whole records right {decimal(figures['right_record'].score)}."


def _problems(problems: Sequence[str]) -> Iterable[Html]:
    if problems:
        lines = [element("p", line) for line in problems]
        yield element("div", element("p", element("b", "Left out, or not read:")), *lines, class_="problems")


def _anchors() -> Iterable[Html]:
    # They stand before what they filter: a style sheet sees only from an element on.
    yield from (element("i", id=f"only-{key}", class_="only") for key in [*(d.key for d in DIFFERENCES), ALIKE])


def _filters(counts: Counter[str], claims: int) -> Iterable[Html]:
    links = [("all", "All claims", "", claims)]
    links += [(f"only-{d.key}", d.label, d.meaning, counts[d.key]) for d in DIFFERENCES if counts[d.key]]
    links += [(f"only-{ALIKE}", "Alike", "Both say the same.", counts[ALIKE])]
    items = [
        element("li", element("a", label, " ", element("b", f"{n}"), href=f"#{anchor}", title=meaning or None))
        for anchor, label, meaning, n in links
    ]
    yield element("h2", "Each difference in its sentence", id="all")
    yield from _anchors()
    yield element("nav", element("p", "Show only:", class_="soft"), element("ul", *items))
    yield element(
        "p",
        *(element("mark", "The coder's words"), " and ", element("u", "the program's"), ". ", escaped(_NOT_COMPARED)),
        class_="soft",
    )


def _documents(shown: Sequence[Shown]) -> Html:
    rows: list[tuple[str, str, tuple[Finding, ...]]] = [(one.anchor, one.title, one.findings) for one in shown]
    return element("details", element("summary", f"The {len(shown)} documents"), documents_table(rows))
