"""The pages: one router a group."""

from fastapi import APIRouter

from contested.web.routes import documents, events, home, judgements, judging, review

ROUTERS: tuple[APIRouter, ...] = (
    *(home.router, events.router, documents.router),
    *(review.router, judging.router, judgements.router),
)
