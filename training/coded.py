"""Articles of FA-KES coded further to learn from: the coding alone, for the texts stay beside the gold.

A table of ``coded/`` has a line a claim: document, kind, what it codes, and the characters of its trigger, actors,
targets and places, counted into ``title + "\\n\\n" + text``. A line with a document alone tells of one without claims.

    python -m training.coded TABLE FILE...     write a table from articles marked as the exercises are
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.gold import Row, shared
from training.common import ROLES, Span, claim_row
from training.exercises import Exercise, parsed

TABLES = tuple(sorted((Path(__file__).resolve().parent / "coded").glob("*.tsv")))
COLUMNS = ("doc", "kind", "code", "trigger", *ROLES)


def load(table: Path) -> Iterator[Exercise]:
    """The coded articles with their texts. Raises NoGold where FA-KES is not there."""
    documents = articles()
    coded: dict[str, list[Row]] = defaultdict(list)
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            claims = coded[row["doc"]]
            if row["kind"]:
                roles = [_spans(row[role]) for role in ROLES]
                (trigger,) = _spans(row["trigger"])
                text = _whole(documents[row["doc"]])
                claims.append(claim_row(row["doc"], text, row["kind"], row["code"], trigger, roles))
    yield from (Exercise(documents[doc], claims) for doc, claims in coded.items())


def articles() -> dict[str, Row]:
    """The articles of FA-KES by id, as rows of ``documents-train.jsonl``; of one id the first. Raises NoGold."""
    found: dict[str, Row] = {}
    with (shared() / "gold" / "fakes.csv").open(encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines):
            id = f"fakes-{row['unit_id']}"
            found.setdefault(
                id,
                {
                    "id": id, "date": None, "publisher": row["source"], "title": row["article_title"] or None,
                    "url": None, "text": row["article_content"],
                },
            )  # fmt: skip
    return found


def write(marked: Iterable[Exercise], table: Path) -> None:
    """Write the coding of articles as a table. Raises ValueError for one whose text is not that of FA-KES."""
    documents = articles()
    with table.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out, delimiter="\t", lineterminator="\n")
        lines.writerow(COLUMNS)
        for article in sorted(marked, key=lambda e: str(e.document["id"])):
            doc = article.document["id"]
            if not _whole(documents[doc]).startswith(article.document["text"]):
                raise ValueError(f"{doc}: the text is not that of FA-KES.")
            lines.writerows(_line(claim) for claim in article.claims)
            if not article.claims:
                lines.writerow([doc, *[""] * (len(COLUMNS) - 1)])


def _line(claim: Row) -> list[str]:
    code = claim["sub_event_type"] or claim["control"] or claim["toll"]["harm"]
    return [claim["doc"], claim["kind"], code, *(_written(claim[name]) for name in ("trigger", *ROLES))]


def _written(mentions: Row | Sequence[Row]) -> str:
    found = [mentions] if isinstance(mentions, dict) else mentions
    return " ".join(f"{m['start']}-{m['end']}" for m in found)


def _spans(written: str) -> list[Span]:
    return [(int(start), int(end)) for start, _, end in (span.partition("-") for span in written.split())]


def _whole(document: Row) -> str:
    return f"{document['title']}\n\n{document['text']}" if document["title"] else str(document["text"])


def main() -> None:
    """Write the table named from the files named behind it."""
    table, *files = map(Path, sys.argv[1:])
    marked = [e for file in files for e in parsed(file)]
    write(marked, table)
    print(f"{len(marked)} articles, {sum(len(e.claims) for e in marked)} claims in {table}")


if __name__ == "__main__":
    main()
