"""Claims to events."""

from contested.knowledge.witness import Directory
from contested.link.build import events
from contested.link.judged import accepted, rejected
from contested.link.teller import DocumentHead

__all__ = ["Directory", "DocumentHead", "accepted", "events", "rejected"]
