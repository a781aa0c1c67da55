"""The pages: one router a group."""

from fastapi import APIRouter

from contested.web.routes import (
    control,
    documents,
    events,
    home,
    judgements,
    judging,
    leading,
    map,
    places,
    review,
    search,
    tolls,
)

ROUTERS: tuple[APIRouter, ...] = (
    *(home.router, map.router, events.router, control.router, tolls.router, places.router, documents.router),
    *(review.router, judging.router, judgements.router, search.router, leading.router),
)
