"""The record in a browser: pages rendered here, with maps and plots on top, for whoever opens this machine's port."""

from contested.web.app import create_app

__all__ = ["create_app"]
