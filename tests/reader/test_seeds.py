"""Real reports, where they are at hand: five articles of 2014 and 2015, read as they stand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from contested.model import Document
from contested.reader.reader import Reader
from contested.sources import ReadOptions, read

SHARED = Path(os.environ.get("CONTESTED_SHARED") or Path(__file__).resolve().parents[3] / "shared")
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(
    not SEEDS, reason=f"no reports in {SHARED / 'seeds'}: set CONTESTED_SHARED to the folder that holds seeds/"
)


@pytest.mark.parametrize("verbatim", [True, False], ids=["verbatim", "cleaned"])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_every_mention_is_a_slice_of_the_report(reader: Reader, path: Path, verbatim: bool) -> None:
    documents = [d for d in read(path, ReadOptions(verbatim=verbatim)) if isinstance(d, Document)]
    assert len(documents) == 1
    ((document, claims),) = reader.read(documents)
    assert {c.kind for c in claims} >= {"event"}
    assert len({c.id for c in claims}) == len(claims)
    for c in claims:
        group = c.toll.group if c.toll else None
        spans = [c.evidence, c.trigger, c.time, group, *c.actor, *c.target, *c.place, *c.attribution]
        for span in spans:
            assert span is None or document.text[span.start : span.end] == span.text
