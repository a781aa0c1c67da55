"""A coder's files are loaded, what does not fit is named, and the program's claims come as an export has them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from contested import knowledge
from contested.errors import Binary, ReaderError, UsageError, WrongEncoding
from contested.evaluate import coded
from contested.export.interchange import claim_record
from contested.knowledge import Knowledge
from contested.pipeline.evaluating import Coding, exported, load, problems, read_anew
from contested.pipeline.reading import read
from contested.settings import Settings
from contested.sources import ReadOptions
from contested.store.memory import MemoryStore
from tests.pipeline.readers import CHOKES_ON, Plain


def document(id: str, text: str = "Rebels clashed with guards. It rained.", title: str | None = None) -> dict[str, Any]:
    """A document of the input."""
    return {"id": id, "date": "2019-05-04", "publisher": "Fenland Echo", "title": title, "url": None, "text": text}


def claim(doc: str, words: str = "Rebels clashed", start: int = 0) -> dict[str, Any]:
    """A coded claim."""
    return {
        "doc": doc,
        "id": "c",
        "kind": "event",
        "evidence": {"start": start, "end": start + len(words), "text": words},
    }


@pytest.fixture(scope="module")
def facts() -> Knowledge:
    """What is known."""
    return knowledge.load("syria")


def written(path: Path, objects: Iterable[Any]) -> Path:
    """Write JSON lines; what is a string already stands as it is."""
    path.write_text("".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in objects), encoding="utf-8")
    return path


def loaded(folder: Path, claims: Iterable[Any], documents: Iterable[Any]) -> Coding:
    """The coding of these claims and documents."""
    return load(written(folder / "coded.jsonl", claims), written(folder / "reports.jsonl", documents), 50)


def test_claims_and_their_documents(tmp_path: Path) -> None:
    titled = document("b", title="Rain")
    coding = loaded(tmp_path, [claim("a"), claim("b", start=len("Rain\n\n"))], [document("a"), titled, document("c")])
    assert (len(coding.claims), list(coding.documents), coding.uncoded, coding.failures) == (2, ["a", "b"], 1, ())


def test_what_does_not_fit_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    claims = [claim("a"), "{", claim("a", start=4), claim("lost"), claim("lost"), claim("a", "x" * 900)]
    coding = loaded(tmp_path, claims, [document("a"), '{"id": "b"', document("c", text="")])
    assert len(coding.claims) == 1
    told = "\n".join(problems(coding.failures))
    assert len(coding.failures) == 6
    for words in (
        "coded.jsonl:2: It is not whole JSON",
        "coded.jsonl:3: Its evidence is",
        "at 0 to 14",
        "coded.jsonl:6:",
    ):
        assert words in told
    assert "2 claims are of document lost, which reports.jsonl does not have." in told
    assert "reports.jsonl:2" in told
    assert "reports.jsonl:3" in told


def test_a_byte_order_mark_and_odd_line_ends_do_no_harm(tmp_path: Path) -> None:
    gold = tmp_path / "coded.jsonl"
    line = json.dumps(claim("a") | {"id": "line\u2028end"}, ensure_ascii=False)
    gold.write_bytes(b"\xef\xbb\xbf" + f"{line}\r\n\r\n{line}".encode())
    coding = load(gold, written(tmp_path / "d.jsonl", [document("a")]), 50)
    assert (len(coding.claims), coding.failures) == (2, ())


def test_files_that_can_not_be_used(tmp_path: Path) -> None:
    good = written(tmp_path / "d.jsonl", [document("a")])
    (tmp_path / "latin").write_bytes(b'{"doc": "caf\xe9"}')
    (tmp_path / "noise").write_bytes(b"\x00\x01\x02")
    for gold, error in (("none", UsageError), (".", UsageError), ("latin", WrongEncoding), ("noise", Binary)):
        with pytest.raises(error):
            load(tmp_path / gold, good, 50)
    with pytest.raises(UsageError, match="no file"):
        load(good, tmp_path / "none", 50)


def test_reading_anew_gives_what_an_export_of_a_record_would(tmp_path: Path, facts: Knowledge) -> None:
    coding = loaded(tmp_path, [claim("b"), claim("a")], [document("b"), document("a"), document("c")])
    told: list[tuple[str, int, int | None]] = []
    found = read_anew(coding, facts, Settings(), lambda *step: told.append(step), Plain())
    store = MemoryStore()
    read([tmp_path / "reports.jsonl"], store, facts, Settings(), ReadOptions(verbatim=True), reader=Plain())
    assert list(found.claims) == [coded(claim_record(rc)) for rc in store.claims() if rc.claim.doc != "c"]
    assert found.by == "plain 1"
    assert told[:2] == [("Reading", 1, 2), ("Reading", 2, 2)]


def test_a_document_that_the_reader_fails_on_has_no_claims_and_is_named(tmp_path: Path, facts: Knowledge) -> None:
    texts = [document("a"), document("b", text=f"Rebels clashed. {CHOKES_ON}")]
    coding = loaded(tmp_path, [claim("a"), claim("b")], texts)
    found = read_anew(coding, facts, Settings(), reader=Plain())
    assert [c.doc for c in found.claims] == ["a"]
    assert [(f.where, type(f.error)) for f in found.failures] == [("b", ReaderError)]


def test_claims_exported_before(tmp_path: Path) -> None:
    coding = loaded(tmp_path, [claim("a")], [document("a")])
    path = written(tmp_path / "claims.jsonl", [claim("a"), "nonsense", claim("elsewhere")])
    found = exported(path, coding)
    assert ([c.doc for c in found.claims], [f.where for f in found.failures]) == (
        ["a", "elsewhere"],
        ["claims.jsonl:2"],
    )
    other = exported(written(path, [claim("elsewhere")]), coding)
    assert "elsewhere" in next(problems(other.failures))
    assert exported(written(path, []), coding).failures == ()
