"""The pages: one router a group."""

from fastapi import APIRouter

from contested.web.routes import documents, events, home, judgements, judging, leading, map, review, search

ROUTERS: tuple[APIRouter, ...] = (
    *(home.router, map.router, events.router, documents.router),
    *(review.router, judging.router, judgements.router, search.router, leading.router),
)
