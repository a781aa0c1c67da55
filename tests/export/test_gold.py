"""Claims coded by hand in the codebook's form come in and go out again with every field unchanged."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contested.export.interchange import claim_from_record, claim_record
from contested.model import Document, Found, OffsetMap, join

SHARED = Path(os.environ.get("CONTESTED_SHARED") or Path(__file__).parents[3] / "shared")
GOLD = SHARED / "gold"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=f"no hand-coded sets at {GOLD} (set CONTESTED_SHARED)")


def lines(name: str) -> Iterator[dict[str, Any]]:
    with (GOLD / name).open(encoding="utf-8") as f:
        yield from map(json.loads, f)


def document(given: dict[str, Any]) -> Document:
    text = f"{given['title']}\n\n{given['text']}" if given["title"] else given["text"]
    publisher, day = (Found(given[k], "field", "given") for k in ("publisher", "date"))
    return Document(given["id"], text, text, OffsetMap.identity(len(text)), given["title"], publisher, day)


def holds(out: Any, given: Any) -> bool:
    """Whether ``out`` has all that ``given`` has (and perhaps more fields)."""
    if isinstance(given, dict):
        return isinstance(out, dict) and all(holds(out.get(k), v) for k, v in given.items())
    if isinstance(given, list):
        return isinstance(out, list) and len(out) == len(given) and all(map(holds, out, given))
    return bool(out == given)


def test_hand_coded_claims_go_round_unchanged() -> None:
    documents = {d["id"]: document(d) for d in lines("documents-dev.jsonl")}
    ids = set()
    for given in lines("claims-dev.jsonl"):
        claim, resolutions = claim_from_record(given, documents[given["doc"]])
        (rc,) = join(documents[claim.doc], [claim], resolutions)
        ids.add(claim.id)
        want = given | {"id": claim.id}
        if given["toll"] and not given["toll"]["group"]:
            # Nobody is named, so there is no mention whose name could be kept.
            want["toll"] = given["toll"] | {"group_name": None}
        assert holds(claim_record(rc), want)
    assert len(ids) == sum(1 for _ in lines("claims-dev.jsonl")) > 0
