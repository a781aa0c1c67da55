"""Whether the program means the coded actor, end to end: of the claims that it finds, the share of actors right.

    python -m bench.actors dev|train|held-out [--keep DIR] [--reader fast] [--errors N] [--show ROLE] [--json]

The documents are read and built as a user does it, and the claims paired with the hand-coded ones by the gold's scorer.
Of the coded people of a pair, those count of whom the program's claim has an overlapping mention in the same role: the
reader found the words, and the question is whom they were taken for. ``right`` is a name that is the coded one by the
scorer's ``same_name``; ``identity`` counts other names of the same actor of the directory too, ``name_or_text`` the
coded words, as the scorer's F1 of actors does.
With ``--keep`` the record stays in DIR, and the next run resolves it anew instead of reading again. ``train`` is the
four fifths to learn from, ``held-out`` the rest; misses of dev are never printed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from bench.gold import NoGold, Row, rows, shared, write
from bench.measures import contested
from bench.resolve import document_of, scorer
from bench.split import part
from contested.knowledge import load
from contested.model import Actor

ROLES = ("actor", "target", "attribution", "group")
# How a miss came about, by what the program took the words for.
KINDS = {
    (False, False): "nobody known, and somebody else is coded",
    (False, True): "nobody known, but the directory has the coded one",
    (True, False): "taken for somebody, and the directory does not have the coded one",
    (True, True): "taken for another of the directory",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a claim: the words, their offsets in the document, the name and id they were given."""

    text: str
    start: int
    end: int
    name: str
    id: str | None = None

    def meets(self, other: Person) -> bool:
        """Whether the two mentions overlap."""
        return self.start < other.end and other.start < self.end


def main() -> int:
    """Print the figures."""
    args = _parser().parse_args()
    try:
        same_name, documents, gold = scorer(), *_gold(args.part)
    except NoGold as e:
        print(e)
        return 2
    with tempfile.TemporaryDirectory() as fresh:
        predicted = _predicted(documents, (args.keep or Path(fresh)) / f"actors-{args.part}-{args.reader}", args.reader)
    met = list(_met(same_name, documents, predicted, [g for g in gold if g["doc"].startswith(args.only)]))
    figures = _figures(met, same_name)
    print(json.dumps(figures) if args.json else "\n".join(f"{name:22} {value}" for name, value in figures.items()))
    if args.part != "dev" and not args.json:
        _print_misses([m for m in met if not m[3] and args.show in ("", m[0])], args.errors)
    return 0


def _gold(name: str) -> tuple[list[Row], list[Row]]:
    """The documents and the hand-coded claims of a part."""
    folder = shared() / "gold"
    if name == "dev":
        return rows(folder / "documents-dev.jsonl"), rows(folder / "claims-dev.jsonl")
    which = int(name == "held-out")
    documents = part(rows(folder / "documents-train.jsonl"), "id")[which]
    return documents, part(rows(folder / "claims-train.jsonl"), "doc")[which]


def _predicted(documents: list[Row], stem: Path, reader: str) -> list[Row]:
    """The program's claims, read into a record beside ``stem``; resolved anew where the record is there."""
    record, exported = stem.with_suffix(".db"), stem.with_suffix(".jsonl")
    if record.exists():
        contested("build", "--resolve", "--record", record)
    else:
        stem.parent.mkdir(parents=True, exist_ok=True)
        source = write(stem.with_name(f"{stem.name}-documents.jsonl"), documents)
        contested("read", source, "--record", record, "--reader", reader, "--verbatim")
    contested("export", "claims", "--record", record, "-o", exported)
    return rows(exported)


def _met(
    score: ModuleType, documents: list[Row], predicted: list[Row], gold: list[Row]
) -> Iterator[tuple[str, Person, Person, bool]]:
    """Role, coded and found mention that overlap, and whether the found one has the coded name."""
    texts = {d["id"]: document_of(d).text for d in documents}
    for doc in sorted({g["doc"] for g in gold}):
        pairs = score.match([p for p in predicted if p["doc"] == doc], [g for g in gold if g["doc"] == doc])
        for own, coded in pairs:
            for role in ROLES:
                found = list(_people(own, role, texts[doc]))
                for wanted in _people(coded, role, texts[doc]):
                    here = [p for p in found if p.meets(wanted)]
                    if here:
                        best = max(here, key=lambda p: score.same_name(p.name, wanted.name))
                        yield role, wanted, best, score.same_name(best.name, wanted.name)


def _people(claim: Row, role: str, text: str) -> Iterator[Person]:
    """The people of a role; where offsets are not coded, the words nearest to the evidence."""
    if role != "group":
        for m in claim[role]:
            start = m["start"] if m.get("start") is not None else _nearest(m["text"], text, claim["evidence"]["start"])
            yield Person(m["text"], start, start + len(m["text"]), m.get("name") or m["text"], m.get("id"))
        return
    toll = claim["toll"]
    if toll and toll.get("group"):
        words = toll["group"] if isinstance(toll["group"], str) else toll["group"]["text"]
        span = toll.get("group_span") or {}
        start = span.get("start", _nearest(words, text, claim["evidence"]["start"]))
        yield Person(words, start, start + len(words), toll.get("group_name") or words, toll.get("group_id"))


def _nearest(words: str, text: str, near: int) -> int:
    ahead, behind = text.find(words, near), text.rfind(words, 0, near)
    return ahead if ahead >= 0 else max(behind, 0)


def _figures(met: list[tuple[str, Person, Person, bool]], score: ModuleType) -> dict[str, float]:
    actors = load().actors
    figures: dict[str, float] = {}
    for role in ROLES:
        mine = [(wanted, found, right) for found_role, wanted, found, right in met if found_role == role]
        listed = {wanted.name: actors.named(wanted.name) for wanted, _, _ in mine}
        same = [right or _is(listed[wanted.name], found) for wanted, found, right in mine]
        text = [right or score.same_name(found.text, wanted.text) for wanted, found, right in mine]
        figures[f"{role}.met"] = len(mine)
        for name, hits in (("right", [right for *_, right in mine]), ("identity", same), ("name_or_text", text)):
            figures[f"{role}.{name}"] = round(sum(hits) / max(1, len(mine)), 3)
    return figures


def _is(coded: Actor | None, found: Person) -> bool:
    """Whether the coded name is another name of the actor found."""
    return coded is not None and coded.id == found.id


def _print_misses(misses: list[tuple[str, Person, Person, bool]], most: int) -> None:
    names = {name.casefold() for name in load().actors.names()}
    kinds: Counter[str] = Counter()
    kind_of = {}
    for role, wanted, found, _ in misses:
        kind = KINDS[found.id is not None and not found.id.startswith("p-"), wanted.name.casefold() in names]
        kind_of[role, wanted, found] = kind
        kinds[f"{role}: {kind}"] += 1
    for line, n in kinds.most_common():
        print(f"{n:5} {line}")
    often = Counter((role, f.text, w.text, w.name, f.name, f.id) for role, w, f, _ in misses)
    for (role, text, coded_text, name, got, id), n in often.most_common(most):
        print(f"{n:4} {role:11} {text[:60]!r} ({coded_text[:50]!r}) is {name!r}, not {got!r} ({id})")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["dev", "train", "held-out"], help="which documents")
    parser.add_argument("--keep", type=Path, help="folder to keep the record and the export in")
    parser.add_argument("--reader", default="full", choices=["full", "fast"], help="the program's reader")
    parser.add_argument("--errors", type=int, default=0, help="print the N most frequent misses (not of dev)")
    parser.add_argument("--show", default="", help="misses of one role only: " + ", ".join(ROLES))
    parser.add_argument("--only", default="", help="documents whose id begins so: one collection of the training set")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
