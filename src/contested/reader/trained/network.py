"""The network at work: the encoder through onnxruntime, its heads as a few products of matrices."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc

from contested.errors import ReaderError
from contested.reader.trained.tags import LAYERS
from contested.reader.trained.windows import Window, windows
from contested.reader.trained.wordpieces import WordPieces

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
        return 1 / (1 + math.exp(-a - b * math.log(bounded / (1 - bounded))))

    def windows(self, spacy_doc: Doc, wanted: Collection[int] | None = None) -> list[Window]:
        """What the encoder is to be given of a text: the sentences ``wanted`` (None: all)."""
        return list(windows(spacy_doc, self.pieces, wanted))

    def vectors(self, given: Sequence[Window], tokens: int) -> Array:
        """Vectors of a text of so many tokens (tokens, 384); blanks have zeros, and so has what was not ``given``."""
        width = self.heads["trigger.weight"].shape[1]
        found = np.zeros((tokens, width), dtype=np.float32)
        for window in given:
            (out,) = self.session.run(None, {"ids": np.array(window.ids, dtype=np.int64)})
            found[list(window.tokens)] = out[list(window.places)]
        return found

    def tags(self, vectors: Array, rows: Rows) -> dict[str, Array]:
        """Shares of the labels of each layer: (tokens, labels), each row sums to 1."""
        x = np.concatenate([vectors, self._bag("token_bag", rows)], axis=1)
        logits = self._linear("tag_out", _relu(self._linear("tag_in", x))) + self._bag("tag_bag", rows)
        found, start = {}, 0
        for name, labels in LAYERS.items():
            found[name] = softmax(logits[:, start : start + len(labels)])
            start += len(labels)
        return found

    def roles(self, vectors: Array, triggers: Spans, mentions: Spans, rows: Rows) -> Array:
        """How likely each mention is the actor, the target, the place of the trigger beside it: (pairs, 3)."""
        x = np.concatenate([self._pair(vectors, triggers, mentions), self._bag("pair_bag", rows)], axis=1)
        logits = self._linear("pair_out", _relu(self._linear("pair_in", x))) + self._bag("role_bag", rows)
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

    def _bag(self, name: str, rows: Rows) -> Array:
        table = self.heads[f"{name}.weight"]
        if not rows:
            return np.zeros((0, table.shape[1]), dtype=np.float32)
        lengths = [len(row) for row in rows]
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        return np.add.reduceat(table[[r for row in rows for r in row]], starts, axis=0)


def means(vectors: Array, spans: Spans) -> Array:
    """The mean vector of each span of tokens."""
    made: Array = np.stack([vectors[start:stop].mean(axis=0) for start, stop in spans])
    return made


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
    # The encoder works beside the parse of the next documents, which is as long: more threads would be in its way.
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
    return Network(session, WordPieces.of(vocabulary), heads, scales)
