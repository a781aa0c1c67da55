"""Splink's model and a small trained one against the weights that linking goes by, on the same tellings.

    python -m bench.splink_linking RECORD [--gold dev|further] [--times 1,2,4] [--weights] [--json]

RECORD is a record that has read FA-KES, as for ``bench.incidents``. What is learned from the coders, and the threshold
of every way but ours, comes from one half of the months and is reported on the other, by turns. ``--gold further``
learns from all of the shared incidents and reports ``incidents-further.jsonl``. ``--times`` measures CPU seconds
instead, with the record's claims so many times over. Needs ``pip install -e ".[compare]"``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from bench.gold import NoGold, write
from bench.incidents import coded, half
from bench.learned_linking import learn
from bench.linking import multiplied
from bench.linking_scores import Counts, Gold, Pair, averaged, best, compared, meetings, opened, told
from bench.measures import score
from bench.splink_model import Splinked, Weights
from contested import knowledge
from contested.link.scoring import ACROSS
from contested.link.telling import Telling
from contested.settings import Settings

At = Callable[[float], list[list[int]]]
T = TypeVar("T")

OURS = "ours"
SHARES = tuple(n / 40 for n in range(2, 39))
BITS = tuple(n / 2 for n in range(25))
# A weight around which thresholds were chosen, for measuring times.
LEAST = 3.0


@dataclass(frozen=True, slots=True)
class Way:
    """A way of linking: what learns from coded incidents and gives clusters at a threshold, and which are tried."""

    name: str
    fit: Callable[[Gold], At]
    thresholds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a way reached on incidents that it had not seen, at the threshold chosen on others."""

    threshold: float
    counts: Counts
    f1: float


def main() -> int:
    """Print the comparison; returns the exit code."""
    args = _parser().parse_args()
    if args.times:
        spent([int(n) for n in args.times.split(",")], args.record)
        return 0
    try:
        folds = folded(args.gold)
    except NoGold as error:
        print(error, file=sys.stderr)
        return 2
    claims, documents = opened(args.record)
    known = knowledge.load()
    tellings = told(claims, documents, known.actors, known.places.get, Settings().link_threshold)
    ways, models = prepared(tellings)
    found = {way.name: [reached(way, tellings, *fold) for fold in folds.values()] for way in ways}
    print(json.dumps(_figures(found, list(folds))) if args.json else "\n".join(_lines(found, list(folds))))
    if args.weights:
        for name, model in models.items():
            lines = (f"  {c:9} {m or 0:8.4f} {u or 0:8.4f}  {level}" for c, level, m, u in model.weights())
            print(f"\n{name}", *lines, sep="\n")
    return 0


def folded(gold: str) -> dict[str, tuple[Gold, Gold]]:
    """What is learned from and what is reported, by the name of the latter. Raises NoGold."""
    dev = coded("dev")
    if gold == "further":
        return {"further": (Gold(dev), Gold(coded("further")))}
    even, odd = (Gold([g for g in dev if half(g["published"]) == which]) for which in ("even", "odd"))
    return {"even": (odd, even), "odd": (even, odd)}


def prepared(tellings: Sequence[Telling]) -> tuple[list[Way], dict[str, Splinked]]:
    """The ways, and Splink's trained models."""
    candidates, threshold = compared(tellings), Settings().link_threshold
    ways = [
        Way(OURS, lambda _: partial(averaged, len(tellings), candidates, _ours(tellings)), (threshold,)),
        Way("logistic", partial(_logistic, tellings, candidates), SHARES),
    ]
    models: dict[str, Splinked] = {}
    for kept in (False, True):
        name = f"Splink, share of matches {'kept' if kept else 'free'}"
        models[name] = model = Splinked(tellings)
        model.train(kept=kept)
        model.predict(BITS[0])
        weights = model.within(model.connected(BITS[0]))
        ways.append(Way(f"{name}: connected", _always(model.connected), BITS))
        ways.append(Way(f"{name}: averaged", _always(_splinked(len(tellings), weights)), BITS))
    return ways, models


def _always(at: At) -> Callable[[Gold], At]:
    """What learns nothing from the coders, and so is asked the same for each of them."""
    known = cache(at)
    return lambda _: known


def _ours(tellings: Sequence[Telling]) -> Callable[[int, int], float]:
    return lambda i, j: ACROSS.score(tellings[i], tellings[j])


def _logistic(tellings: Sequence[Telling], candidates: Sequence[Pair], gold: Gold) -> At:
    model = learn(tellings, candidates, gold)
    known: dict[Pair, float] = {}

    def probability(i: int, j: int) -> float:
        if (i, j) not in known:
            known[i, j] = model.score(tellings[i], tellings[j])
        return known[i, j]

    return lambda t: averaged(len(tellings), candidates, probability, t)


def _splinked(n: int, weights: Weights) -> At:
    """Average linkage over Splink's probabilities. The threshold is where a pair is as likely one happening as not:
    Splink's own probabilities are all but 0 or 1, and averages of those hardly depend on a threshold."""

    def at(bits: float) -> list[list[int]]:
        likely = {pair: 1 / (1 + 2 ** -max(-60.0, min(60.0, w - bits))) for pair, w in weights.items()}
        candidates = [pair for pair, p in likely.items() if p >= 0.5]
        return averaged(n, candidates, lambda i, j: likely.get((min(i, j), max(i, j)), 0.0), 0.5)

    return at


def reached(way: Way, tellings: Sequence[Telling], known: Gold, unseen: Gold) -> Found:
    """Learn and choose the threshold on ``known``, report ``unseen``."""
    at = way.fit(known)
    threshold = best(way.thresholds, lambda t: known.counts(meetings(tellings, at(t))).f1)
    met = meetings(tellings, at(threshold))
    return Found(threshold, unseen.counts(met), _scored(met, unseen))


def _scored(met: Iterable[frozenset[str]], gold: Gold) -> float:
    """F1 of pairs, as the scorer beside the gold has it."""
    events = [{"documents": [{"id": d} for d in sorted(docs)]} for docs in met]
    with tempfile.TemporaryDirectory() as folder:
        predicted = write(Path(folder) / "events.jsonl", events)
        wanted = write(Path(folder) / "incidents.jsonl", gold.rows)
        return score("score_incidents.py", predicted, wanted)["pairs"]


def _figures(found: dict[str, list[Found]], folds: Sequence[str]) -> dict[str, dict[str, float]]:
    rows: dict[str, dict[str, float]] = {}
    for name, each in found.items():
        rows[name] = {fold: f.f1 for fold, f in zip(folds, each, strict=True)}
        rows[name] |= {f"{fold}_threshold": f.threshold for fold, f in zip(folds, each, strict=True)}
        rows[name] |= {"both": round(_both(each).f1, 3)}
        low, high = _both(each).ahead(_both(found[OURS]))
        rows[name] |= {"ahead_low": round(low, 3), "ahead_high": round(high, 3)}
    return rows


def _lines(found: dict[str, list[Found]], folds: Sequence[str]) -> Iterable[str]:
    yield f"{'':44}" + "".join(f"{fold + ' (at)':>14}" for fold in folds) + "   all  ahead of ours, 95%"
    for name, row in _figures(found, folds).items():
        each = "".join(f"{row[fold]:7.3f} ({row[fold + '_threshold']:4.2g})" for fold in folds)
        yield f"{name:44}{each} {row['both']:6.3f}  {row['ahead_low']:+.3f} to {row['ahead_high']:+.3f}"


def _both(each: Sequence[Found]) -> Counts:
    total = each[0].counts
    for f in each[1:]:
        total = total + f.counts
    return total


def spent(times: Sequence[int], record: Path) -> None:
    """Print CPU seconds, a line a size: making tellings, which all ways share, and what each way adds to it."""
    known, (claims, _) = knowledge.load(), opened(record)
    # The first copy of a document keeps its months.
    dev = Gold([{**g, "doc": f"{g['doc']}-0"} for g in coded("dev")])
    threshold = Settings().link_threshold
    print(
        " ".join(
            f"{h:>9}" for h in ("claims", "tellings", "make", "pairs", OURS, "logistic", "EM", "predict", "within")
        )
    )
    for n in times:
        many = multiplied(claims, n)
        tellings, make = _timed(partial(told, many, {}, known.actors, known.places.get, threshold))
        candidates, found = _timed(partial(compared, tellings))
        at = _logistic(tellings, candidates, dev)
        laps = [make, found, _timed(partial(averaged, len(tellings), candidates, _ours(tellings), threshold))[1]]
        laps += [_timed(partial(at, 0.2))[1], *_splink_laps(tellings)]
        print(f"{len(many):9} {len(tellings):9} " + " ".join(f"{lap:9.1f}" for lap in laps), flush=True)


def _splink_laps(tellings: Sequence[Telling]) -> Iterable[float]:
    model, made = _timed(lambda: Splinked(tellings))
    yield made + _timed(lambda: model.train(kept=True))[1]
    yield _timed(lambda: model.predict(LEAST))[1]
    yield _timed(lambda: _splinked(len(tellings), model.within(model.connected(LEAST)))(LEAST))[1]


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.process_time()
    done = work()
    return done, time.process_time() - began


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.splink_linking", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("record", type=Path, help="a record that has read FA-KES")
    parser.add_argument("--gold", choices=["dev", "further"], default="dev", help="reported on; dev: half by half")
    parser.add_argument("--times", help="measure seconds, with the claims so many times over, with commas")
    parser.add_argument("--weights", action="store_true", help="print what Splink learned")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
