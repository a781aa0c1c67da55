"""What one word tells as an event and as a count has one doer and one place: "executed 15 detainees"."""

from __future__ import annotations

from collections.abc import Sequence

from contested.reader.context import CAUSES
from contested.reader.draft import Draft


def settle(drafts: Sequence[Draft]) -> None:
    """Give a count without doer or place those of the event of its word, and the event the place of its one count."""
    events = [d for d in drafts if d.kind == "event" and not d.denial]
    for event in events:
        counts = [d for d in drafts if d.kind == "toll" and _is_one_word(event, d)]
        for count in counts:
            # Who flees or surrenders did it to nobody.
            if event.sub_event_type in CAUSES:
                count.actor = count.actor or list(event.actor)
            count.places = count.places or list(event.places)
        if len(counts) == 1:
            event.places = event.places or list(counts[0].places)


def _is_one_word(event: Draft, count: Draft) -> bool:
    return event.trigger[0] < count.trigger[1] and count.trigger[0] < event.trigger[1]
