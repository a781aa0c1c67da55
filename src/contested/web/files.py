"""Pages as files of their own: they need no server and lead to none."""

from __future__ import annotations

from contested.model.brief import Brief
from contested.web.templating import environment


def brief_file(brief: Brief) -> str:
    """A brief as an HTML file."""
    return environment().get_template("brief_file.html").render(brief=brief)
