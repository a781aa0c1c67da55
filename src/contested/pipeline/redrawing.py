"""The conclusions after judgements: what was judged shows in events, control, tolls and disputes."""

from __future__ import annotations

from contested.knowledge import Knowledge
from contested.pipeline.building import BuildReport, build
from contested.settings import Settings
from contested.store import Store


def redraw(store: Store, knowledge: Knowledge, settings: Settings) -> BuildReport:
    """Draw the conclusions so that they rest on the judgements that the record holds now. Raises StoreError.

    It does not ask whether they are outdated: a judgement may have come while they were last drawn.
    """
    return build(store, knowledge, settings)
