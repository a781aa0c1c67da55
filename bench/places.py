"""How well places are located: the share within 25 km of where the coded place lies, and in a wrong country.

    python -m bench.places [--part dev|aside] [--reader full|fast] [--json]

Four ways to ask: the places that the reader finds in the documents ("read"; a coded mention counts as found when the
reader's overlaps it), the coded mentions in their documents ("given"), the coded names alone ("named"), and the names
of the hand-coded incidents ("incidents"). What is not located counts as not near. A coded place without a country
(``places_gold.tsv``) is in no wrong one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from bench.gold import NoGold, Row
from bench.resolve import claim_of, coded_places, document_of, lines, part_of
from contested.knowledge import Knowledge, load
from contested.model import Claim, Document, Mention, PlaceMention, PlaceResolution
from contested.pipeline.crew import coder_of
from contested.resolve import resolve_places
from contested.resolve.displacement import distance_km
from contested.settings import Settings

NEAR_KM = 25.0
Table = dict[str, dict[str, str]]
Asked = tuple[str, PlaceResolution | None]
"""A coded name, and what it was resolved to; None where the reader did not find it."""


def main() -> int:
    """Print the figures."""
    args = _parser().parse_args()
    try:
        documents, coded = part_of(args.part, args.seed)
        where = coded_places()
    except NoGold as e:
        print(e)
        return 2
    known = load(args.conflict)
    texts = {ident: document_of(given) for ident, given in documents.items()}
    asked = {
        "read": read(texts, coded, known, Settings.load(reader=args.reader)),
        "given": given_in_text(texts, coded, known),
        "named": (by_name(p["name"], known) for c in coded for p in c["place"]),
        "incidents": (by_name(i["place"], known) for r in lines("incidents-dev.jsonl") for i in _placed(r)),
    }
    figures = {f"{way}.{name}": value for way, found in asked.items() for name, value in shares(found, where).items()}
    print(json.dumps(figures) if args.json else "\n".join(f"{name:24} {value}" for name, value in figures.items()))
    return 0


def shares(asked: Iterator[Asked], where: Table) -> dict[str, float]:
    """The figures of one way to ask: of the coded places how many were found, of these how many are near."""
    counts: Counter[str] = Counter()
    for name, found in asked:
        at = where.get(name)
        if at is None:
            continue
        counts["coded"] += 1
        if found is None:
            continue
        counts["found"] += 1
        counts["near"] += _km(found, at) <= NEAR_KM
        counts["unlocated"] += found.lat is None
        counts["abroad"] += bool(at["country"] and found.country and found.country != at["country"])
    n = counts["found"] or 1
    return {
        "coded": counts["coded"],
        "found": round(counts["found"] / (counts["coded"] or 1), 3),
        "within_25_km": round(counts["near"] / n, 3),
        "unlocated": round(counts["unlocated"] / n, 3),
        "wrong_country": round(counts["abroad"] / n, 3),
    }


def read(texts: dict[str, Document], coded: list[Row], known: Knowledge, settings: Settings) -> Iterator[Asked]:
    """Each coded place with what the reader and the resolver made of it."""
    wanted = {c["doc"] for c in coded}
    found: dict[str, list[tuple[PlaceMention, PlaceResolution]]] = {}
    with coder_of(settings, known) as coder:
        for document, done in coder.read(texts[ident] for ident in sorted(wanted)):
            mentions = [m for claim in done.claims for m in claim.place]
            found[document.id] = list(zip(mentions, resolve_places(document, done.claims, known), strict=True))
    for c in coded:
        mentions_coded = claim_of(c, texts[c["doc"]].text).place
        for row, mention in zip(c["place"], mentions_coded, strict=True):
            over = [(shared(mention, m), r) for m, r in found[c["doc"]] if shared(mention, m) > 0]
            yield row["name"], max(over, key=lambda o: o[0])[1] if over else None


def shared(a: PlaceMention, b: PlaceMention) -> int:
    """How many characters two mentions share; not above 0 for none."""
    return min(a.end, b.end) - max(a.start, b.start)


def given_in_text(texts: dict[str, Document], coded: list[Row], known: Knowledge) -> Iterator[Asked]:
    """Each coded mention, resolved in its document."""
    by_doc: dict[str, list[Row]] = {}
    for c in coded:
        by_doc.setdefault(c["doc"], []).append(c)
    for ident, rows in by_doc.items():
        claims = [replace(claim_of(c, texts[ident].text), id=str(i)) for i, c in enumerate(rows)]
        for r in resolve_places(texts[ident], claims, known):
            yield rows[int(r.claim)]["place"][r.index]["name"], r


def by_name(name: str, known: Knowledge) -> Asked:
    """A name alone, resolved with nothing around it."""
    document = document_of({"id": "x", "title": None, "text": name, "date": None, "publisher": None})
    claim = Claim("0", "x", "event", Mention(name, 0, len(name)), place=(PlaceMention(name, 0, len(name)),))
    return name, resolve_places(document, [claim], known)[0]


def _placed(record: Row) -> Iterator[Row]:
    return (incident for incident in record["incidents"] if incident.get("place"))


def _km(found: PlaceResolution, at: dict[str, str]) -> float:
    if found.lat is None or found.lon is None:
        return float("inf")
    return distance_km((found.lat, found.lon), (float(at["lat"]), float(at["lon"])))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=["dev", "aside"], default="dev", help="which documents")
    parser.add_argument("--seed", type=int, default=7, help="which fifth of the training set is aside")
    parser.add_argument("--reader", choices=["full", "fast"], default="full", help="who reads")
    parser.add_argument("--conflict", default="syria", help="whose places are used first")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
