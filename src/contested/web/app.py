"""The application: its pages, its files, what it says when something is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from contested import __version__
from contested.errors import ContestedError, NotFound, UsageError
from contested.settings import Settings
from contested.web.again import Again
from contested.web.answers import Json, form_of
from contested.web.guard import HEADERS, Headers
from contested.web.head import Head
from contested.web.routers import ROUTERS
from contested.web.site import Site
from contested.web.templating import render

LOOPBACK = ("localhost", "127.0.0.1", "::1")


def create_app(record: Path, settings: Settings, token: str | None = None, hosts: Iterable[str] = LOOPBACK) -> FastAPI:
    """The pages over the record in the file ``record``.

    ``token`` lets its bearer write, None nobody. ``hosts`` are the names that the server answers to; none: to any.
    """
    app = FastAPI(title="Contested", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = site = Site(record, settings, token)
    app.add_middleware(Again, state=lambda: site.keeper.state())
    app.add_middleware(Headers, hosts=tuple(hosts))
    app.add_middleware(Head)
    app.mount("/static", StaticFiles(directory=str(files("contested.web").joinpath("static"))), name="static")
    for router in ROUTERS:
        app.include_router(router)
    app.add_exception_handler(ContestedError, _wrong)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _failed)
    return app


async def _wrong(request: Request, error: Exception) -> Response:
    assert isinstance(error, ContestedError)
    status = 404 if isinstance(error, NotFound) else 400 if isinstance(error, UsageError) else 503
    return _told(request, status, error.what, error.cause, error.remedy)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    what = "There is no such page." if error.status_code == 404 else str(error.detail)
    return _told(request, error.status_code, what, "", "")


async def _failed(request: Request, error: Exception) -> Response:
    what = f"The page failed: {type(error).__name__}."
    answer = _told(request, 500, what, "a fault of the program; what the record holds is untouched.", "")
    # Starlette answers a failure outside of what puts these on all other answers.
    answer.headers.update(HEADERS)
    return answer


def _told(request: Request, status: int, what: str, cause: str, remedy: str) -> Response:
    try:
        form = form_of(request)
    except UsageError:
        form = "html"
    if form != "html":
        return Json({"error": what, "cause": cause, "remedy": remedy}, status)
    context = {"what": what, "cause": cause, "remedy": remedy, "status": status}
    return render(request, "error.html", context, status)
