"""A brief as a file: one module a format."""

from contested.export.briefs.markdown import as_markdown
from contested.export.briefs.pdf import as_pdf

__all__ = ["as_markdown", "as_pdf"]
