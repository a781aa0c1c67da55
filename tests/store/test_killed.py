"""A reading killed at any moment leaves whole documents, and goes on to the same record."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from contested.model import join
from contested.store import Store, open_store
from contested.store.memory import MemoryStore
from tests.store.world import war

REPORTS = 150
ROOT = Path(__file__).parents[2]
READ_ALL = """
import sys
from contested.store import open_store
from tests.store.world import war
with open_store(sys.argv[1], create=True) as store:
    print("ready", flush=True)
    for document, claims, resolutions in war(int(sys.argv[2])):
        store.add(document, claims, resolutions, reader="rules 1")
"""


def start(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", READ_ALL, str(path), str(REPORTS)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def killed_after(path: Path, seconds: float) -> None:
    with start(path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.kill()


def content(store: Store) -> list[object]:
    return [*store.documents(), *store.claims(), [hit.id for hit in store.search_claims("fighting", limit=0)]]


def test_a_killed_reading_leaves_a_whole_record_that_can_go_on(tmp_path: Path) -> None:
    path, at = tmp_path / "record.db", random.Random(5)
    given = {d.id: list(join(d, claims, resolutions)) for d, claims, resolutions in war(REPORTS)}
    kept = 0
    for _ in range(4):
        killed_after(path, at.uniform(0.01, 0.15))
        with open_store(path) as store:
            for d in store.documents():
                wanted = sorted(given[d.id], key=lambda rc: (rc.claim.evidence.start, rc.claim.id))
                assert list(store.claims_of(d.id)) == wanted
            assert len(store.known_ids()) >= kept
            kept = len(store.known_ids())
    assert kept > 0
    with start(path) as process:
        assert process.wait() == 0
    in_one_go = MemoryStore()
    for document, claims, resolutions in war(REPORTS):
        in_one_go.add(document, claims, resolutions, reader="rules 1")
    with open_store(path) as store:
        found, wanted_all = content(store), content(in_one_go)
        assert found[:-1] == wanted_all[:-1]
        assert sorted(found[-1]) == sorted(wanted_all[-1])  # type: ignore[call-overload]
