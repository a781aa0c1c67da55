"""Forms that were sent from a page of ours by somebody who may write."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from contested.web.site import TheSite

# Where a form may lead back to.
_BEGINNINGS = ("/review", "/judgements", "/events/", "/claims/", "/actors/", "/disputes/")


async def checked_form(request: Request, site: TheSite) -> FormData:
    """What was sent. Raises HTTPException where the guard does not let it through."""
    return await site.guard.form(request)


def text_of(form: FormData, name: str) -> str:
    """The text of a field, "" when there is none; files are none."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> tuple[str, ...]:
    """The texts of a field that may come several times, each once."""
    given = (value.strip() for value in form.getlist(name) if isinstance(value, str))
    return tuple(dict.fromkeys(text for text in given if text))


def way_back(form: FormData, otherwise: str) -> str:
    """The page to show next: one of this server's own, whatever the form says."""
    given = text_of(form, "back")
    plain = given.isprintable() and "\\" not in given and "//" not in given.split("?")[0]
    return given if plain and given.startswith(_BEGINNINGS) else otherwise


CheckedForm = Annotated[FormData, Depends(checked_form)]
