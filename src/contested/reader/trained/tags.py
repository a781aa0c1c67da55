"""The layers of labels that the network gives each token."""

from __future__ import annotations

from contested.model.codes import CONTROL_STATES, EVENT_TYPE_OF, HARMS

NONE = "-"
# In the layers of mentions "B" begins one and "I" goes on.
LAYERS: dict[str, tuple[str, ...]] = {
    "event": (NONE, *EVENT_TYPE_OF),
    "control": (NONE, *CONTROL_STATES),
    "toll": (NONE, *HARMS),
    "party": (NONE, "B", "I"),
    "place": (NONE, "B", "I"),
}
