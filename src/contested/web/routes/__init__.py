"""The pages: one router a group."""

from fastapi import APIRouter

from contested.web.routes import documents, events, home, map

ROUTERS: tuple[APIRouter, ...] = (home.router, events.router, documents.router, map.router)
