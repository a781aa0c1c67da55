"""The network: MiniLM (Wang et al. 2020) with heads that tag tokens and weigh mentions for a trigger's roles."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from contested.reader.trained.features import ROWS
from contested.reader.trained.tags import LAYERS

WIDTH = 384
BAG = 48
NARROW = 64

# Rows of a table and where each item's begin, as EmbeddingBag takes them.
Bag = tuple[Tensor, Tensor]


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019), attention and feed-forward, each with its norm behind it."""

    def __init__(self, heads: int = 12, inner: int = 1536) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor) -> Tensor:
        """Vectors (pieces, 384) of one window to the same shape."""
        step = WIDTH // self.heads
        q, k, v = (f(x).view(-1, self.heads, step).transpose(0, 1) for f in (self.query, self.key, self.value))
        weights = functional.softmax(q @ k.transpose(1, 2) / math.sqrt(step), dim=-1)
        mixed = (weights @ v).transpose(0, 1).reshape(-1, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.narrow(functional.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """Numbers of pieces (n,) to vectors (n, 384)."""

    def __init__(self, pieces: int = 30522, longest: int = 512, layers: int = 6) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(longest, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, ids: Tensor) -> Tensor:
        """One window at a time: no padding, no mask."""
        x = self.words(ids) + self.positions.weight[: ids.shape[0]] + self.kind
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x)
        return x

    def take(self, given: dict[str, Tensor]) -> None:
        """Take over the weights of a BERT model as Hugging Face names them."""
        given = {name.removeprefix("bert."): value for name, value in given.items()}
        own = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "kind": given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "wide": "intermediate.dense",
            "narrow": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for n in range(len(self.layers)):
            for mine, theirs in names.items():
                for part in ("weight", "bias"):
                    own[f"layers.{n}.{mine}.{part}"] = given[f"encoder.layer.{n}.{theirs}.{part}"]
        self.load_state_dict(own)


class SpacyVectors(nn.Module):
    """In the encoder's place, for comparison: the vectors of spaCy's small pipeline (tokens, 96), made wider."""

    def __init__(self, given: int = 96) -> None:
        super().__init__()
        self.wider = nn.Linear(given, WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        """Vectors (tokens, 96) to (tokens, 384)."""
        return functional.gelu(self.wider(x))


class Heads(nn.Module):
    """Tags of tokens, roles of mentions."""

    def __init__(self, hidden: int = 192) -> None:
        super().__init__()
        self.token_bag = nn.EmbeddingBag(ROWS, BAG, mode="sum")
        self.pair_bag = nn.EmbeddingBag(ROWS, BAG, mode="sum")
        # What a feature says by itself, without the encoder: the rules' word counts from the first pass on.
        self.tag_bag = nn.EmbeddingBag(ROWS, sum(map(len, LAYERS.values())), mode="sum")
        self.role_bag = nn.EmbeddingBag(ROWS, 3, mode="sum")
        # A feature that was never seen says nothing.
        for bag in (self.token_bag, self.pair_bag, self.tag_bag, self.role_bag):
            nn.init.zeros_(bag.weight)
        self.tag_in = nn.Linear(WIDTH + BAG, hidden)
        self.tag_out = nn.Linear(hidden, sum(map(len, LAYERS.values())))
        self.trigger = nn.Linear(WIDTH, NARROW)
        self.mention = nn.Linear(WIDTH, NARROW)
        self.pair_in = nn.Linear(3 * NARROW + BAG, hidden)
        self.pair_out = nn.Linear(hidden, 3)
        self.drop = nn.Dropout(0.2)

    def tags(self, vectors: Tensor, rows: Bag) -> Tensor:
        """Vectors (tokens, 384) and their features to logits (tokens, labels of all layers)."""
        x = torch.cat([self.drop(vectors), self.token_bag(*rows)], dim=-1)
        return self.tag_out(self.drop(functional.relu(self.tag_in(x)))) + self.tag_bag(*rows)

    def pairs(self, triggers: Tensor, mentions: Tensor, which: tuple[Tensor, Tensor], rows: Bag) -> Tensor:
        """Logits (pairs, 3) of the pairs ``which`` of triggers (n, 384) with mentions (m, 384), and their features."""
        u, v = self.trigger(self.drop(triggers))[which[0]], self.mention(self.drop(mentions))[which[1]]
        x = torch.cat([u, v, u * v, self.pair_bag(*rows)], dim=-1)
        return self.pair_out(self.drop(functional.relu(self.pair_in(x)))) + self.role_bag(*rows)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Encoder | SpacyVectors) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = Heads()
