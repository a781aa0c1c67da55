"""Claims to events."""

from contested.link.build import DocumentHead, events
from contested.link.facets import Directory
from contested.link.judged import accepted, rejected

__all__ = ["Directory", "DocumentHead", "accepted", "events", "rejected"]
