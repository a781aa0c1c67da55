"""Addresses of what is told on another thing's page: they lead there."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

router = APIRouter()


@router.get("/places/{name}")
def place(name: str) -> Response:
    """The events at a place."""
    return RedirectResponse(f"/events?place={quote(name)}", 307)
