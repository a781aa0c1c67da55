"""The pages: one router a group."""

from fastapi import APIRouter

from contested.web.routes import (
    actors,
    brief,
    changes,
    claims,
    disputes,
    documents,
    events,
    home,
    judgements,
    judging,
    leading,
    map,
    review,
    search,
    sources,
)

ROUTERS: tuple[APIRouter, ...] = (
    *(home.router, map.router, events.router, documents.router),
    *(claims.router, actors.router, sources.router, disputes.router, changes.router, search.router, brief.router),
    *(review.router, judging.router, judgements.router, leading.router),
)
