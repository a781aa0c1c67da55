"""The network at work: the encoder through onnxruntime, its heads as a few products of matrices."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc

from contested.errors import ReaderError
from contested.reader.trained.tags import LAYERS
from contested.reader.trained.windows import windows
from contested.reader.trained.wordpieces import WordPieces

# No claim is stated as less likely: of the few that would be, so many were right on documents held out.
LEAST = 0.4

Array = NDArray[np.float32]
Spans = Sequence[tuple[int, int]]
Rows = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Network:
    """``heads`` are the matrices of ``training.network.Heads`` by name.

    ``scales`` gives for each kind of claim two numbers (a, b): of claims to which the heads give the share s,
    the share 1 / (1 + exp(-a - b·log(s / (1 - s)))) was right on documents held out (Platt 1999).
    """

    session: onnxruntime.InferenceSession
    pieces: WordPieces
    heads: dict[str, Array]
    scales: dict[str, tuple[float, float]]

    def confidence(self, kind: str, share: float) -> float:
        """How likely a coder would code the claim, of one to which the heads give this share."""
        a, b = self.scales[kind]
        bounded = min(max(share, 1e-4), 1 - 1e-4)
        return max(LEAST, 1 / (1 + math.exp(-a - b * math.log(bounded / (1 - bounded)))))

    def vectors(self, spacy_doc: Doc, wanted: Collection[int] | None = None) -> Array:
        """Vectors of a text's tokens (tokens, 384); those of blanks, and of sentences not ``wanted`` (None: all), are
        zeros."""
        width = self.heads["trigger.weight"].shape[1]
        found = np.zeros((len(spacy_doc), width), dtype=np.float32)
        for window in windows(spacy_doc, self.pieces, wanted):
            (out,) = self.session.run(None, {"ids": np.array(window.ids, dtype=np.int64)})
            found[list(window.tokens)] = out[list(window.places)]
        return found

    def tags(self, vectors: Array, rows: Rows) -> dict[str, Array]:
        """Shares of the labels of each layer: (tokens, labels), each row sums to 1."""
        seen, direct = self._bags(("token_bag", "tag_bag"), rows)
        x = np.concatenate([vectors, seen], axis=1)
        logits = self._linear("tag_out", _relu(self._linear("tag_in", x))) + direct
        found, start = {}, 0
        for name, labels in LAYERS.items():
            found[name] = softmax(logits[:, start : start + len(labels)])
            start += len(labels)
        return found

    def roles(self, vectors: Array, triggers: Spans, mentions: Spans, rows: Rows) -> Array:
        """How likely each mention is the actor, the target, the place of the trigger beside it: (pairs, 3)."""
        seen, direct = self._bags(("pair_bag", "role_bag"), rows)
        x = np.concatenate([self._pair(vectors, triggers, mentions), seen], axis=1)
        logits = self._linear("pair_out", _relu(self._linear("pair_in", x))) + direct
        shares: Array = 1 / (1 + np.exp(-logits))
        return shares

    def _pair(self, vectors: Array, triggers: Spans, mentions: Spans) -> Array:
        u, v = self._narrow("trigger", vectors, triggers), self._narrow("mention", vectors, mentions)
        return np.concatenate([u, v, u * v], axis=1)

    def _narrow(self, name: str, vectors: Array, spans: Spans) -> Array:
        """The narrow vector of each span; a span that stands there often is worked out once."""
        rows = {span: row for row, span in enumerate(dict.fromkeys(spans))}
        return self._linear(name, means(vectors, list(rows)))[[rows[span] for span in spans]]

    def _linear(self, name: str, x: Array) -> Array:
        made: Array = x @ self.heads[f"{name}.weight"].T + self.heads[f"{name}.bias"]
        return made

    def _bags(self, names: Sequence[str], rows: Rows) -> list[Array]:
        """For each table of that name the sums of its rows; each of ``rows`` has one at least."""
        tables = [self.heads[f"{name}.weight"] for name in names]
        if not rows:
            return [np.zeros((0, table.shape[1]), dtype=np.float32) for table in tables]
        which = np.fromiter(chain.from_iterable(rows), dtype=np.intp)
        starts = np.cumsum([0, *(len(row) for row in rows[:-1])])
        return [np.add.reduceat(table.take(which, axis=0), starts, axis=0) for table in tables]


def means(vectors: Array, spans: Spans) -> Array:
    """The mean vector of each span of tokens."""
    # A sum goes from one bound to the next: every other one is a span's. The last bound may be behind the last token.
    bounds = np.array(spans, dtype=np.intp)
    padded = np.concatenate([vectors, np.zeros_like(vectors[:1])])
    lengths = (bounds[:, 1] - bounds[:, 0]).astype(np.float32)[:, None]
    sums: Array = np.add.reduceat(padded, bounds.ravel(), axis=0)[::2]
    return (sums / lengths).astype(np.float32)


def softmax(x: Array) -> Array:
    """Shares of each row that sum to 1."""
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    made: Array = raised / raised.sum(axis=-1, keepdims=True)
    return made


def _relu(x: Array) -> Array:
    made: Array = np.maximum(x, 0)
    return made


@cache
def load() -> Network:
    """The weights that the package carries. Raises ReaderError when they are missing or broken."""
    folder = resources.files("contested.reader.trained") / "weights"
    try:
        encoder = (folder / "encoder.onnx").read_bytes()
        vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        with (folder / "heads.npz").open("rb") as file, np.load(file) as arrays:
            heads = {name: arrays[name].astype(np.float32) for name in arrays.files}
        scales = {kind: (a, b) for kind, (a, b) in json.loads((folder / "confidence.json").read_text()).items()}
    except (OSError, ValueError, KeyError) as e:
        raise ReaderError(
            "The trained weights of the reader can't be loaded.",
            cause=str(e),
            remedy="Install Contested anew, or read with the setting 'reader' at 'fast'.",
        ) from e
    options = onnxruntime.SessionOptions()
    # Windows are too small for threads to share; who has more cores reads with more processes.
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
    return Network(session, WordPieces.of(vocabulary), heads, scales)
