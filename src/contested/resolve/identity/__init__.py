"""Who is who in a whole record: provisional actors, and people's judgements on actors."""

from contested.resolve.identity.identify import Identified, identify

__all__ = ["Identified", "identify"]
