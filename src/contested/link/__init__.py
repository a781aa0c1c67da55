"""Claims to events."""

from contested.knowledge.witness import Directory
from contested.link.build import DocumentHead, events
from contested.link.judged import accepted, rejected

__all__ = ["Directory", "DocumentHead", "accepted", "events", "rejected"]
