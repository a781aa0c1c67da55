"""Each difference in its sentence, as a page of HTML."""

from contested.evaluate.report.page import Report, page

__all__ = ["Report", "page"]
