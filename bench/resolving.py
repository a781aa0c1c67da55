"""What resolving costs: its share of reading, a hundred thousand distinct names, and lookups of the gazetteer.

    python -m bench.resolving [--articles 120] [--names 100000] [--reader fast] [--json]

``share`` is the processor's time for resolving the articles of FA-KES as a share of what reading them without it takes
(cleaning, parse, claims). The names are real spellings of the directory and the gazetteer, varied as reports vary them
(vowels, the Arabic article, doubled letters, hyphens, words around), and made-up ones. Two of three are actors, the
others places; they are resolved in documents of fifty claims and then told apart over all documents, as ``contested
build`` does. Lookups are of a thousand names each that the gazetteer has, has spelt otherwise, and has not; each is
made once, so that no cache helps. Seconds are of the processor, so that what else the machine does weighs little.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.gold import NoGold, shared
from bench.speed import HOW, split
from contested import sources
from contested.knowledge import Gazetteer, Knowledge, files, load
from contested.model import Claim, Document, Found, Mention, OffsetMap, PlaceMention, join
from contested.reader.reader import Reader
from contested.resolve import resolve
from contested.resolve.identity import identify
from contested.settings import Settings

T = TypeVar("T")
_CLAIMS = 50
_LOOKUPS = 1000
_VOWELS = {"a": "e", "e": "a", "i": "e", "o": "u", "u": "o"}
_AROUND = ("{}", "the {}", "{} fighters", "members of {}", "fighters from {}", "al-{}", "the former {}")
_SYLLABLES = ("bar", "dun", "kel", "mos", "rat", "vin", "zor", "hal", "qam", "shi", "tek", "lur", "gan", "wed")
_BODIES = ("Brigade", "Front", "Movement", "Battalion", "Media Center", "Council", "Army", "Union")


def main() -> int:
    """Print the figures; returns the exit code."""
    args = _parser().parse_args()
    try:
        figures = measure(args.articles, args.names, args.reader)
    except NoGold as error:
        print(error, file=sys.stderr)
        return 2
    figures = {name: round(value, 4) for name, value in figures.items()}
    print("\n".join(f"{name:26} {value}" for name, value in figures.items()))
    if args.json:
        print(json.dumps(figures))
    return 0


def measure(articles: int, names: int, reader: str | None) -> dict[str, float]:
    """All figures."""
    known = load()
    # The names before the articles, so that the peak of memory is theirs and not the reader's.
    return {**_of_names(names, known), **_of_lookups(known), **_of_reading(articles, known, reader)}


# --- as a share of reading


def _of_reading(articles: int, known: Knowledge, reader: str | None) -> dict[str, float]:
    settings = Settings.load(reader=reader)
    reading = Reader(settings, known)
    with tempfile.TemporaryDirectory() as folder:
        [table] = split(shared() / "gold" / "fakes.csv", articles, 1, Path(folder))
        read_in, documents = _timed(lambda: [d for d in sources.read(table, HOW) if isinstance(d, Document)])
    for document, claims in reading.read(documents[:5]):
        resolve(document, claims, known)
    read, found = _timed(lambda: list(reading.read(documents)))
    resolved, _ = _timed(lambda: [resolve(d, c, known, settings.place_threshold) for d, c in found])
    return {
        "share": resolved / (read_in + read),
        "reading_ms": 1000 * (read_in + read) / len(documents),
        "resolving_ms": 1000 * resolved / len(documents),
    }


# --- very many names


def _of_names(number: int, known: Knowledge) -> dict[str, float]:
    rng = random.Random(1)
    people = spellings(_actors(known), number - number // 3, rng)
    places = spellings(_places(known), number // 3, rng)
    documents = list(_documents(people, places))
    before = _peak()
    taken, resolved = _timed(lambda: [(d, c, resolve(d, c, known)) for d, c in documents])
    claims = [rc for d, c, decided in resolved for rc in join(d, c, decided)]
    texts = {d.id: d.text for d, _ in documents}
    told_apart, identified = _timed(lambda: identify(claims, texts, known, ()))
    return {
        "names": len(people) + len(places),
        "names_seconds": taken + told_apart,
        "names_resolve_seconds": taken,
        "names_identify_seconds": told_apart,
        "names_a_second": (len(people) + len(places)) / (taken + told_apart),
        "names_provisional": len(identified.identities),
        "names_peak_memory_mb": _peak(),
        "names_added_memory_mb": _peak() - before,
    }


def _actors(known: Knowledge) -> list[str]:
    return [name for name in known.actors.names() if name.isascii() and not name.islower()]


def _places(known: Knowledge) -> list[str]:
    return [row["name"] for row in files.rows(files.conflict("syria") / "places.tsv")]


def spellings(real: Sequence[str], number: int, rng: random.Random) -> list[str]:
    """``number`` distinct names: every third made up, the others ``real`` ones in new spellings."""
    made = dict.fromkeys(real[:number])
    while len(made) < number:
        name = invented(rng) if rng.random() < 1 / 3 else varied(rng.choice(real), rng)
        made[rng.choice(_AROUND).format(name)] = None
    return list(made)


def varied(name: str, rng: random.Random) -> str:
    """The name as another report may write it."""
    letters = list(name)
    for i in rng.sample(range(1, len(letters)), min(2, len(letters) - 1)):
        letter = letters[i]
        letters[i] = _VOWELS.get(letter, letter * 2 if letter.isalpha() and letter.islower() else letter)
    text = "".join(letters)
    return text.replace("-", " ") if rng.random() < 0.3 else text


def invented(rng: random.Random) -> str:
    """A name that nobody bears."""
    stems = ("".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3))).capitalize() for _ in range(rng.randint(1, 2)))
    return f"{' '.join(stems)} {rng.choice(_BODIES)}"


def _documents(people: Sequence[str], places: Sequence[str]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """The names in documents: two actors and a place to a claim, so many claims to a document."""
    rows = [(people[i], people[i + 1], places[(i // 2) % len(places)]) for i in range(0, len(people) - 1, 2)]
    for first in range(0, len(rows), _CLAIMS):
        yield _document(f"names-{first}", rows[first : first + _CLAIMS])


def _document(ident: str, rows: Sequence[tuple[str, str, str]]) -> tuple[Document, tuple[Claim, ...]]:
    claims, text = [], ""
    for nth, (actor, target, place) in enumerate(rows):
        start = len(text)
        text += f"Syria: {actor} attacked {target} in {place}.\n"
        at = start + len("Syria: ")
        second = at + len(actor) + len(" attacked ")
        third = second + len(target) + len(" in ")
        claims.append(
            Claim(
                f"{ident}-{nth}",
                ident,
                "event",
                Mention(text[start:-1], start, len(text) - 1),
                event_type="Battles",
                sub_event_type="Armed clash",
                actor=(Mention(actor, at, at + len(actor)),),
                target=(Mention(target, second, second + len(target)),),
                place=(PlaceMention(place, third, third + len(place)),),
            )
        )
    day = Found(date(2016, 5, 1).isoformat(), "field", "made")
    nobody = Found(None, "unknown", "made")
    document = Document(ident, text, text, OffsetMap.identity(len(text)), title=None, publisher=nobody, date=day)
    return document, tuple(claims)


# --- lookups


def _of_lookups(known: Knowledge) -> dict[str, float]:
    rng = random.Random(2)
    there = rng.sample(_places(known), _LOOKUPS)
    # Opened anew, so that nothing of it is remembered.
    wall = time.perf_counter()
    gazetteer = Gazetteer.load(files.conflict("syria"))
    figures = {"gazetteer_open_seconds": time.perf_counter() - wall}
    for kind, asked in {
        "found": there,
        "misspelt": [varied(name, rng) for name in there],
        "absent": [invented(rng) for _ in there],
    }.items():
        taken = [1000 * _timed(partial(gazetteer.candidates, name))[0] for name in asked]
        figures[f"lookup_{kind}_ms"] = statistics.mean(taken)
    return figures


def _timed(run: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor, and what came of it."""
    start = time.process_time()
    given = run()
    return time.process_time() - start, given


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=120, help="so many articles are read (default: 120)")
    parser.add_argument("--names", type=int, default=100_000, help="so many distinct names (default: 100000)")
    parser.add_argument("--reader", choices=["full", "fast"], help="the reader (default: the program's)")
    parser.add_argument("--json", action="store_true", help="the figures as JSON on the last line")
    return parser


if __name__ == "__main__":
    sys.exit(main())
