"""Who is who in a whole record: provisional actors, and people's judgements on actors."""

from contested.resolve.identity.identify import Identified, Who, as_read, identify
from contested.resolve.identity.named import Names

__all__ = ["Identified", "Names", "Who", "as_read", "identify"]
