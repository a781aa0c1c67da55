"""How well names are resolved: the hand-coded mentions and their names, without the reader in between.

For each coded actor, target, source, toll group and place, the mention's text is resolved in its document and compared
with the coded name (``same_name`` of the gold's scorer); places also with their coded coordinates.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

from bench.gold import NoGold, Row, shared
from bench.gold import rows as objects
from contested.knowledge import Knowledge, load
from contested.knowledge.files import rows
from contested.model import Claim, Document, Found, Mention, OffsetMap, PlaceMention, Toll
from contested.model.resolution import ActorResolution, PlaceResolution
from contested.resolve import resolve_actors, resolve_places
from contested.resolve.context import context_of
from contested.resolve.place_features import distance_km

Named = ActorResolution | PlaceResolution
_NEAR_KM = 25.0


def lines(name: str) -> list[Row]:
    """The objects of one file of the gold."""
    return objects(shared() / "gold" / name)


def scorer() -> ModuleType:
    """The gold's own scorer."""
    spec = importlib.util.spec_from_file_location("score_claims", shared() / "gold" / "score_claims.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document_of(given: Row) -> Document:
    """A hand-coded document, verbatim."""
    text = f"{given['title']}\n\n{given['text']}" if given.get("title") else given["text"]
    publisher, day = given.get("publisher"), given.get("date")
    return Document(
        id=given["id"],
        text=text,
        clean=text,
        offsets=OffsetMap.identity(len(text)),
        title=given.get("title"),
        publisher=Found(publisher, "field" if publisher else "unknown", "coded"),
        date=Found(day, "field" if day else "unknown", "coded"),
    )


def claim_of(given: Row, text: str) -> Claim:
    """The mentions of a coded claim; spans that the coding leaves out are sought in and before the evidence."""
    evidence = Mention(given["evidence"].get("text") or "", given["evidence"]["start"], given["evidence"]["end"])

    def mention(m: Row) -> Mention:
        start = m.get("start")
        if start is None:
            start = text.find(m["text"], evidence.start)
            start = start if start >= 0 else max(0, text.rfind(m["text"], 0, evidence.start))
        return Mention(m["text"], start, m.get("end") or start + len(m["text"]))

    def place(m: Row) -> PlaceMention:
        found = mention(m)
        return PlaceMention(found.text, found.start, found.end, m.get("relation") or "in")

    toll = given.get("toll")
    group = toll and toll.get("group")
    group_mention = mention({"text": group} if isinstance(group, str) else group) if group else None
    return Claim(
        id=given["id"],
        doc=given["doc"],
        kind=given["kind"],
        evidence=evidence,
        actor=tuple(map(mention, given["actor"])),
        target=tuple(map(mention, given["target"])),
        place=tuple(map(place, given["place"])),
        toll=Toll(toll["harm"], group_mention, toll["low"] or 0, toll["high"]) if toll else None,
        attribution=tuple(map(mention, given["attribution"])),
        event_type=given.get("event_type"),
        sub_event_type=given.get("sub_event_type"),
    )


def gold_name(given: Row, r: Named) -> tuple[str, str]:
    """The coded text and name of what ``r`` resolves."""
    if isinstance(r, ActorResolution) and r.role == "group":
        group = given["toll"].get("group")
        return (group if isinstance(group, str) else group["text"]), given["toll"].get("group_name") or ""
    role = r.role if isinstance(r, ActorResolution) else "place"
    coded = given[role][r.index]
    return coded["text"], coded["name"]


def part_of(name: str, seed: int) -> tuple[dict[str, Row], list[Row]]:
    """The documents by id and the claims of a part: dev, or of the training set the fifth kept aside or the rest."""
    kind = "dev" if name == "dev" else "train"
    documents = {d["id"]: d for d in lines(f"documents-{kind}.jsonl")}
    aside = set(random.Random(seed).sample(sorted(documents), len(documents) // 5))
    wanted = {"dev": set(documents), "train": set(documents), "aside": aside, "work": set(documents) - aside}[name]
    return documents, [c for c in lines(f"claims-{kind}.jsonl") if c["doc"] in wanted]


def resolutions(documents: dict[str, Row], claims: list[Row], known: Knowledge) -> Iterator[tuple[Row, Named]]:
    """Each coded claim with each of its resolutions."""
    by_doc: dict[str, list[Row]] = {}
    for c in claims:
        by_doc.setdefault(c["doc"], []).append(c)
    for ident, coded in by_doc.items():
        document = document_of(documents[ident])
        made = [replace(claim_of(c, document.text), id=str(i)) for i, c in enumerate(coded)]
        context = context_of(document, made, known)
        actors = resolve_actors(document, made, known, context)
        both: list[Named] = [*actors, *resolve_places(document, made, known, context)]
        for r in both:
            yield coded[int(r.claim)], r


def distance(r: PlaceResolution, where: dict[str, dict[str, str]], name: str) -> float | None:
    """Kilometres from the coded place, None when it is not in the coded table; infinite where nothing was taken."""
    at = where.get(name)
    if at is None:
        return None
    if r.lat is None or r.lon is None:
        return float("inf")
    place = load().places.get(r.place or "")
    assert place is not None
    return distance_km(place, replace(place, lat=float(at["lat"]), lon=float(at["lon"])))


def incidents(known: Knowledge, errors: int) -> None:
    """The places of ``incidents-dev.jsonl``, given by name."""
    where = coded_places()
    hits: Counter[str] = Counter()
    for record in lines("incidents-dev.jsonl"):
        for incident in record["incidents"]:
            name = incident.get("place")
            if not name or name not in where:
                continue
            document = document_of({"id": "x", "title": None, "text": name, "date": None, "publisher": None})
            claim = Claim("0", "x", "event", Mention(name, 0, len(name)), place=(PlaceMention(name, 0, len(name)),))
            (r,) = resolve_places(document, [claim], known)
            km = distance(r, where, name) or 0.0
            key = "none" if r.lat is None else "near" if km <= _NEAR_KM else "far"
            hits[key] += 1
            if key != "near" and errors > 0:
                errors -= 1
                print(f"  incident place {name!r} -> {r.name}, {r.country} ({km:.0f} km): {r.evidence.reason[:90]}")
    total = sum(hits.values()) or 1
    print(
        f"incident places {total}: within {_NEAR_KM:.0f} km {hits['near'] / total:.3f}, none {hits['none'] / total:.3f}"
    )


def coded_places() -> dict[str, dict[str, str]]:
    """Where the coded place names lie."""
    return {row["name"]: row for row in rows(shared() / "gold" / "places_gold.tsv")}


def main() -> int:
    """Print the figures."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("part", choices=["work", "aside", "train", "dev"], help="which documents")
    ap.add_argument("--seed", type=int, default=7, help="which fifth of the training set is kept aside")
    ap.add_argument("--errors", type=int, default=0, help="print the N most frequent errors (not for dev)")
    ap.add_argument("--show", default="", help="errors of one role only: actor, target, attribution, group, place")
    ap.add_argument("--json", action="store_true", help="print one JSON object")
    args = ap.parse_args()
    try:
        same_name = scorer().same_name
    except NoGold as e:
        ap.exit(2, f"{e}\n")
    known = load()
    known.places.candidates("Syria")
    where = coded_places()
    counts: Counter[str] = Counter()
    wrong: Counter[tuple[str, ...]] = Counter()
    documents, claims = part_of(args.part, args.seed)
    start = time.process_time()
    found = list(resolutions(documents, claims, known))
    seconds = time.process_time() - start
    for given, r in found:
        text, want = gold_name(given, r)
        role: str = r.role if isinstance(r, ActorResolution) else "place"
        right = same_name(r.name, want, role == "place")
        counts[f"{role}.n"] += 1
        counts[f"{role}.name"] += right
        counts[f"{role}.name_or_text"] += right or same_name(text, want, role == "place")
        counts[f"{role}.unknown"] += (r.actor if isinstance(r, ActorResolution) else r.place) is None
        ok = right
        if isinstance(r, PlaceResolution):
            km = distance(r, where, want)
            counts["place.coded"] += km is not None
            counts["place.near"] += km is not None and km <= _NEAR_KM
            counts["place.country_wrong"] += bool(
                km is not None and r.country and where[want]["country"] and r.country != where[want]["country"]
            )
            ok = km is None or km <= _NEAR_KM
            text = f"{text} [{where.get(want, {}).get('kind', '')}]"
        if not ok and args.part != "dev" and (not args.show or args.show == role):
            got = f"{r.name} ({r.place})" if isinstance(r, PlaceResolution) else f"{r.name} ({r.actor})"
            wrong[role, text, want, got] += 1
    figures = _figures(counts)
    figures["ms_a_document"] = round(1000 * seconds / len({c["doc"] for c in claims}), 2)
    print(json.dumps(figures) if args.json else "\n".join(f"{k:24} {v}" for k, v in figures.items()))
    for (role, text, want, got), n in wrong.most_common(args.errors):
        print(f"{n:4} {role:11} {text[:60]!r} is {want!r}, not {got}")
    incidents(known, args.errors if args.part != "dev" and args.show in ("", "place") else 0)
    return 0


def _figures(counts: Counter[str]) -> dict[str, float]:
    out: dict[str, float] = {}
    for role in ("actor", "target", "attribution", "group", "place"):
        n = counts[f"{role}.n"] or 1
        out[f"{role}.n"] = counts[f"{role}.n"]
        for figure in ("name", "name_or_text", "unknown"):
            out[f"{role}.{figure}"] = round(counts[f"{role}.{figure}"] / n, 3)
    coded = counts["place.coded"] or 1
    out["place.within_25_km"] = round(counts["place.near"] / coded, 3)
    out["place.wrong_country"] = round(counts["place.country_wrong"] / coded, 3)
    return out


if __name__ == "__main__":
    raise SystemExit(main())
