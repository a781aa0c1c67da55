"""Splink's model of pairs of tellings: comparisons, blocking, training, prediction, on DuckDB.

Method: Fellegi and Sunter 1969, weights by expectation maximisation as Splink 5 has it (Linacre et al. 2022).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import duckdb
import numpy as np
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.blocking_rule_library import CustomRule
from splink.clustering import cluster_pairwise_predictions_at_threshold

from bench.linking_scores import Pair
from bench.splink_columns import MACROS, tabled
from contested.link.telling import Telling

Weights = dict[Pair, float]

# Pairs drawn at random to learn how often what agrees by chance.
RANDOM_PAIRS = 1e6
SEED = 20161122
# The share of the true pairs that is thought to agree on place, day and type, to begin the training with.
RECALL = 0.3

OTHER = "l.doc <> r.doc"
# Each session of training leaves out what its rule fixes; together they reach every comparison.
SESSIONS = (
    f"l.day = r.day AND {OTHER}",
    f"l.main_place = r.main_place AND l.sub = r.sub AND {OTHER}",
    f"l.sub = r.sub AND l.reported = r.reported AND {OTHER}",
)


def compared(name: str, null: str, *levels: str) -> dict[str, Any]:
    """A comparison: nothing known where ``null``, else the first level that holds, else the rest."""
    listed: list[dict[str, Any]] = [{"sql_condition": null, "label_for_charts": "not stated", "is_null_level": True}]
    listed += [{"sql_condition": level, "label_for_charts": level} for level in (*levels, "ELSE")]
    return {"output_column_name": name, "comparison_levels": listed}


def lacking(column: str) -> str:
    """Where either side does not state ``column``."""
    return f"{column}_l IS NULL OR {column}_r IS NULL"


COMPARISONS = (
    compared(
        "kind",
        lacking("subs"),
        "sub_l = sub_r",
        "list_has_any(subs_l, subs_r)",
        "kin(subs_l, subs_r)",
        "type_l = type_r",
    ),
    compared(
        "time",
        lacking("spans"),
        "day_l = day_r",
        *(f"fit(spans_l, spans_r) {code}" for code in (">= 11", "= 10", "= 9", "= 8", "= 6", "= 4", "= 2", "= 1")),
        "fit(spans_l, spans_r) BETWEEN 3 AND 7",
    ),
    compared(
        "place",
        lacking("spots"),
        "main_place_l = main_place_r",
        *(f"near(spots_l, spots_r) {limit}" for limit in (">= 0.8", ">= 0.3", "> 0", "= 0", "> -0.4", "> -0.8")),
    ),
    compared("copies", lacking("sentences"), "copied(sentences_l, sentences_r)"),
    compared("counts", lacking("counts"), *(f"counted(counts_l, counts_r) = {code}" for code in (4, 3, 2, 0))),
    compared("modality", lacking("happened"), "happened_l = happened_r"),
    compared(
        "course",
        lacking("course"),
        "course_l <> 'step' AND course_r <> 'step' AND 'campaign' IN (course_l, course_r)",
        "'campaign' NOT IN (course_l, course_r)",
    ),
    compared("words", lacking("words"), *(f"common(words_l, words_r) {limit}" for limit in ("> 0.5", "> 0.2", "> 0"))),
    compared(
        "report",
        lacking("reported"),
        "abs(reported_l - reported_r) <= 1",
        "abs(reported_l - reported_r) <= 3",
        "dated_l AND dated_r",
        "abs(reported_l - reported_r) <= 10",
        "abs(reported_l - reported_r) <= 60",
    ),
    compared(
        "actors",
        lacking("actors"),
        "list_has_any(actors_l, actors_r)",
        "list_has_any(actors_l, targets_r) OR list_has_any(targets_l, actors_r)",
        "list_has_any(sides_l, sides_r)",
        "sides_l IS NULL OR sides_r IS NULL",
    ),
    compared("targets", lacking("targets"), "list_has_any(targets_l, targets_r)"),
)


class Splinked:
    """Tellings in Splink's hands."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._told = told
        connection = duckdb.connect()
        for macro in MACROS:
            connection.execute(f"CREATE MACRO {macro}")
        self._api = DuckDBAPI(connection)
        self._table = tabled(told)
        self._linker = Linker(self._api.register(self._table), self._settings(), log_level=logging.ERROR)
        logging.getLogger("splink").setLevel(logging.ERROR)
        self._edges: Any = None

    def train(self, *, kept: bool) -> None:
        """Learn what agrees by chance from random pairs, and what agrees within happenings by EM.

        ``kept``: the share of true pairs stays what it was estimated as; else EM moves it too, as it does by default.
        """
        training = self._linker.training
        sure = f"l.main_place = r.main_place AND l.day = r.day AND l.sub = r.sub AND {OTHER}"
        training.estimate_probability_two_random_records_match([CustomRule(sure)], recall=RECALL)
        training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
        for rule in SESSIONS:
            training.estimate_parameters_using_expectation_maximisation(
                CustomRule(rule), max_pairs=RANDOM_PAIRS, fix_probability_two_random_records_match=kept
            )

    def predict(self, least: float) -> int:
        """Compare what shares a key; keep the pairs from a weight of ``least`` (in bits) on. Returns how many."""
        self._edges = self._linker.inference.predict(threshold_match_weight=least)
        return len(self._edges.as_pyarrow_table())

    def connected(self, weight: float) -> list[list[int]]:
        """Splink's own clusters: what pairs from ``weight`` on connect."""
        nodes = self._table.select(["unique_id"])
        found = cluster_pairwise_predictions_at_threshold(
            nodes, self._edges, self._api, node_id_column_name="unique_id", threshold_match_weight=weight
        ).as_pyarrow_table()
        groups: dict[Any, list[int]] = {}
        for cluster, n in zip(found["cluster_id"].to_pylist(), found["unique_id"].to_pylist(), strict=True):
            groups.setdefault(cluster, []).append(n)
        return sorted(sorted(g) for g in groups.values())

    def within(self, components: Sequence[Sequence[int]]) -> Weights:
        """The weights of all pairs inside the components, whether they share a key or not, as average linkage asks."""
        number = np.zeros(len(self._told), dtype=np.int64)
        for n, members in enumerate(components):
            number[list(members)] = n
        several = self._table.append_column("component", [number]).filter(np.bincount(number)[number] > 1)
        found = self._linker.inference.predict_within(
            self._api.register(several), blocking_rules_to_generate_predictions=[block_on("component")]
        ).as_pyarrow_table()
        columns = (found[name].to_pylist() for name in ("unique_id_l", "unique_id_r", "match_weight"))
        return {(min(i, j), max(i, j)): w for i, j, w in zip(*columns, strict=True)}

    def weights(self) -> list[tuple[str, str, float | None, float | None]]:
        """What was learned: comparison, level, and how often true pairs (m) and random ones (u) fall into it."""
        model = self._linker.misc.save_model_to_json()
        return [
            (c["output_column_name"], level["label_for_charts"], level.get("m_probability"), level.get("u_probability"))
            for c in model["comparisons"]
            for level in c["comparison_levels"]
            if not level.get("is_null_level")
        ]

    @staticmethod
    def _settings() -> Any:
        return SettingsCreator(
            link_type="dedupe_only",
            comparisons=list(COMPARISONS),
            blocking_rules_to_generate_predictions=[
                CustomRule(f"l.keys = r.keys AND {OTHER}", arrays_to_explode=["keys"])
            ],
            retain_matching_columns=False,
            max_iterations=100,
        )
