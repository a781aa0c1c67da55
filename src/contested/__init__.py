"""Contested: an observatory of armed conflict that keeps every claim beside its source."""

__version__ = "0.1.0"
