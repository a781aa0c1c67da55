"""The documents of the report, and in each its claims in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from contested.evaluate.differences import DIFFERENCES, Finding
from contested.evaluate.report.fields import comparison
from contested.evaluate.report.html import Html, element, joined
from contested.evaluate.report.passage import passage
from contested.evaluate.report.style import ALIKE
from contested.model import Document

_LABELS = {difference.key: difference.label.lower() for difference in DIFFERENCES}
_SHOWN_OF_UNTITLED = 80


@dataclass(frozen=True, slots=True)
class Shown:
    """A document of the report: the ``n``-th, with what there is to say about its claims."""

    n: int
    document: Document
    findings: tuple[Finding, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"d{self.n}"

    @property
    def title(self) -> str:
        """Its title, else its beginning."""
        words = " ".join((self.document.title or self.document.text).split())
        return words if len(words) <= _SHOWN_OF_UNTITLED else words[: _SHOWN_OF_UNTITLED - 1].rstrip() + "…"


def article(shown: Shown) -> Html:
    """A document with its claims."""
    document = shown.document
    known = (document.id, document.publisher.value, document.date.value or "undated")
    head = element(
        "header",
        element("h3", shown.title, dir="auto"),
        element("p", joined([part for part in known if part], " · "), class_="meta"),
    )
    cards = (card(document.text, finding, f"{shown.anchor}c{i}") for i, finding in enumerate(shown.findings, 1))
    return element("article", head, *cards, id=shown.anchor)


def card(text: str, finding: Finding, anchor: str) -> Html:
    """A claim in its sentence, and what both say of it; folded away where they say the same."""
    sentence, table = passage(text, finding), comparison(finding)
    classes = " ".join(["claim", *(f"is-{key}" for key in finding.differences or (ALIKE,))])
    head = _head(finding, anchor)
    if finding.differences:
        return element("section", head, sentence, table, class_=classes, id=anchor)
    return element("details", element("summary", sentence), head, table, class_=classes, id=anchor)


def _head(finding: Finding, anchor: str) -> Html:
    tags = [element("span", _LABELS[key], class_="tag") for key in finding.differences]
    alike = [element("span", "both say the same", class_="tag")]
    ids = [claim.id for claim in (finding.coder, finding.program) if claim and claim.id]
    return element(
        "p",
        element("span", finding.claim.kind),
        *(tags or alike),
        element("a", " / ".join(ids) or "link", href=f"#{anchor}"),
        class_="meta",
    )
