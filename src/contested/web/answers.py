"""One view, three forms: a page, JSON and CSV at the same address, by ``?format=`` or the Accept header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec
from fastapi import Request
from fastapi.responses import Response

from contested.errors import UsageError
from contested.export.columns import Column
from contested.export.csv import csv_lines
from contested.web.asked import Asked, why_nothing
from contested.web.templating import render

Form = Literal["html", "json", "csv"]
_TYPES: Mapping[str, Form] = {"text/html": "html", "application/json": "json", "text/csv": "csv"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A view before it has a form.

    ``records`` are its table, one JSON object a row; ``columns`` say what of them a CSV has. ``extra`` is what the JSON
    has beside the rows, ``context`` what only the page needs.
    """

    template: str
    records: Sequence[Mapping[str, Any]] = ()
    columns: Sequence[Column] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    context: Mapping[str, Any] = field(default_factory=dict)


class Json(Response):
    """An object as JSON, in a tenth of the time of FastAPI's own."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        """The object's bytes in UTF-8; what JSON has no number for is null."""
        return msgspec.json.encode(content)


def form_of(request: Request) -> Form:
    """The form that a request asks for. Raises UsageError for one that there is not."""
    asked = request.query_params.get("format")
    if asked is not None:
        if asked not in _TYPES.values():
            raise UsageError(f"There is no format {asked!r}.", remedy="There are html, json and csv.")
        return asked  # type: ignore[return-value]
    accepted = [part.split(";")[0].strip() for part in request.headers.get("accept", "").split(",")]
    return next((_TYPES[kind] for kind in accepted if kind in _TYPES), "html")


def respond(request: Request, answer: Answer) -> Response:
    """The answer in the form that the request asks for."""
    form = form_of(request)
    if form == "json":
        return Json({**answer.extra, "records": list(answer.records)})
    if form == "csv":
        if not answer.columns:
            raise UsageError("This page has no table.", remedy="Ask for it as JSON: add format=json.")
        lines = csv_lines(map(dict, answer.records), answer.columns)
        return Response("".join(lines), media_type="text/csv; charset=utf-8")
    context = {**answer.extra, "records": answer.records, "has_csv": bool(answer.columns), **answer.context}
    asked = context.get("asked")
    if isinstance(asked, Asked) and not answer.records:
        context["nothing"] = why_nothing(request.app.state.site.store, asked)
    return render(request, answer.template, context)
