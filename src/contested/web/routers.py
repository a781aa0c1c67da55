"""All the pages, in the order in which they are looked for."""

from fastapi import APIRouter

from contested.web.routes import (
    actors,
    brief,
    changes,
    claims,
    control,
    disputes,
    documents,
    events,
    home,
    judgements,
    judging,
    map,
    places,
    review,
    search,
    sources,
    tolls,
)

ROUTERS: tuple[APIRouter, ...] = (
    *(home.router, map.router, events.router, control.router, tolls.router, places.router, documents.router),
    *(claims.router, actors.router, sources.router, disputes.router, changes.router, search.router, brief.router),
    *(review.router, judging.router, judgements.router),
)
