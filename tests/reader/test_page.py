"""The page on the reader shows what the reader reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from contested.model import Claim, Toll
from tests.reader.conftest import Read
from tests.reader.reports import Spoken, bare

PAGE = Path(__file__).parents[2] / "docs" / "concepts" / "reader.md"


def shown(claim: Claim) -> str:
    """A claim as the page writes it."""
    roles: list[tuple[str, Sequence[Spoken]]] = [("by", claim.actor), ("on", claim.target), ("in", claim.place)]
    named = [f"{word} {' and '.join(bare(m.text) for m in found)}" for word, found in roles if found]
    what = counted(claim.toll) if claim.toll else claim.control or claim.sub_event_type or ""
    words = claim.trigger.text if claim.trigger else ""
    return f'  {claim.kind:<8} {", ".join([what, *named])}: "{words}"'


def counted(toll: Toll) -> str:
    """Harm, number and group of a toll."""
    number = f"{toll.low} or more" if toll.high is None else f"{toll.low}"
    return f"{toll.harm} {number} {bare(toll.group.text) if toll.group else ''}".strip()


def test_every_example_is_read_as_shown(read: Read) -> None:
    (block,) = re.findall(r"^```text\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)
    examples = block.strip("\n").split("\n\n")
    assert len(examples) > 3
    for example in examples:
        text, *claims = example.splitlines()
        assert [shown(c) for c in read(text)] == claims, text
