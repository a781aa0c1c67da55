"""Learning: one pass after another over the documents, seeded; loss, schedule, and what is measured on the way."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from contested.reader.trained.tags import LAYERS
from training.examples import Claimed, Example
from training.network import WIDTH, Bag, Encoder, Network, SpacyVectors

# Weights of the losses beside that of the event words, by how much the record suffers from an error in each.
LAYER_WEIGHT = {"event": 1.0, "control": 0.5, "toll": 0.5, "party": 0.4, "place": 0.4}
PAIRS_WEIGHT = 2.0
# Share of pieces hidden from the encoder: names it never saw must not throw it off.
HIDDEN_SHARE = 0.08
MASK = 103


@dataclass(frozen=True, slots=True)
class Plan:
    """How to learn. Rates are AdamW's."""

    epochs: int = 8
    batch: int = 2
    encoder_rate: float = 8e-5
    head_rate: float = 2e-3
    table_rate: float = 3e-2
    seed: int = 2015


def ragged(rows: Sequence[Sequence[int]]) -> Bag:
    """Rows of a table for each item, as EmbeddingBag takes them: (all, offsets)."""
    flat = [r for row in rows for r in row]
    offsets = [0]
    for row in rows[:-1]:
        offsets.append(offsets[-1] + len(row))
    return torch.tensor(flat, dtype=torch.long), torch.tensor(offsets, dtype=torch.long)


def vectors(network: Network, example: Example, hide: random.Random | None = None) -> Tensor:
    """Vectors of a document's tokens (tokens + 1, 384); the last is zero, and so are blanks'."""
    if isinstance(network.encoder, SpacyVectors):
        return functional.pad(network.encoder(torch.from_numpy(example.tensor)), (0, 0, 0, 1))
    found = torch.zeros(len(example.rows) + 1, WIDTH)
    for window in example.windows:
        ids = list(window.ids)
        if hide is not None:
            ids = [MASK if 0 < n < len(ids) - 1 and hide.random() < HIDDEN_SHARE else p for n, p in enumerate(ids)]
        out = network.encoder(torch.tensor(ids))
        found = found.index_put((torch.tensor(window.tokens),), out[torch.tensor(window.places)])
    return found


def means(found: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    """The mean vector of each span."""
    sums = torch.cat([torch.zeros(1, found.shape[1]), torch.cumsum(found, 0)])
    starts = torch.tensor([max(0, a) for a, _ in spans])
    stops = torch.tensor([max(0, b) for _, b in spans])
    return (sums[stops] - sums[starts]) / (stops - starts).clamp(min=1).unsqueeze(1)


def scores(network: Network, found: Tensor, claims: Sequence[Claimed]) -> Tensor:
    """Logits of all pairs of the claims (pairs, 3)."""
    places = {span: n for n, span in enumerate(dict.fromkeys(s for c in claims for s in c.spans))}
    which = (
        torch.tensor([n for n, c in enumerate(claims) for _ in c.spans]),
        torch.tensor([places[s] for c in claims for s in c.spans]),
    )
    triggers = means(found, [(c.start, c.stop) for c in claims])
    return network.heads.pairs(triggers, means(found, list(places)), which, ragged([r for c in claims for r in c.rows]))


def loss(network: Network, example: Example, hide: random.Random | None) -> Tensor:
    """The loss over one document."""
    found = vectors(network, example, hide)
    logits = network.heads.tags(found[:-1], ragged(example.rows))
    wanted = torch.tensor(example.tags)
    total = torch.zeros(())
    start = 0
    for n, (name, labels) in enumerate(LAYERS.items()):
        part = functional.cross_entropy(logits[:, start : start + len(labels)], wanted[:, n], reduction="sum")
        total = total + LAYER_WEIGHT[name] * part / 20
        start += len(labels)
    claims = [c for c in example.claims if c.spans]
    if claims:
        pairs = scores(network, found, claims)
        wanted3 = torch.tensor([label for c in claims for label in c.labels], dtype=torch.float)
        asked = wanted3 >= 0
        errors = functional.binary_cross_entropy_with_logits(pairs, wanted3.clamp(min=0), reduction="none")
        total = total + PAIRS_WEIGHT * (errors * asked).sum() / 20
    return total


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    """The heads' parameters with their rates: a table's row is seen now and then, so each time moves it far."""
    rates = {"tag_bag": plan.table_rate, "role_bag": plan.table_rate}
    found: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in network.heads.named_parameters():
        found.setdefault(rates.get(name.split(".")[0], plan.head_rate), []).append(parameter)
    return [{"params": params, "lr": rate, "weight_decay": 0.01} for rate, params in found.items()]


def learn(network: Network, examples: Sequence[Example], plan: Plan) -> Iterator[float]:
    """Learn; yields the mean loss of each pass."""
    torch.manual_seed(plan.seed)
    # AdamW's averages of rows that are seldom seen sink to numbers with which processors are very slow.
    torch.set_flush_denormal(True)
    chance = random.Random(plan.seed)
    if isinstance(network.encoder, Encoder):
        network.encoder.words.requires_grad_(False)
        network.encoder.positions.requires_grad_(False)
    rest = [p for p in network.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": rest, "lr": plan.encoder_rate, "weight_decay": 0.01}, *_groups(network, plan)]
    )
    steps = plan.epochs * math.ceil(len(examples) / plan.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.0, 1 - s / steps)
    )
    for _ in range(plan.epochs):
        network.train()
        order = list(examples)
        chance.shuffle(order)
        total = 0.0
        for at in range(0, len(order), plan.batch):
            batch = order[at : at + plan.batch]
            optimizer.zero_grad()
            for example in batch:
                part = loss(network, example, chance) / len(batch)
                part.backward()
                total += part.item() * len(batch)
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
        yield total / len(order)
