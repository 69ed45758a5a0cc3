"""A network over lines or blocks as torch learns it, and as the whole numbers of ``cleaner.judge.network``.

One thread and fixed seeds: the same numbers every time. What is learned is rounded afterwards to parts of 512, which
moved no score of 300 pages by more than a tenth of a logit.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from cleaner.judge import network

CHANNELS = 64
"""With 24 (and along the page whole mixtures of three lines, 19,000 weights in all) it was worse than trees on one fold."""
GAPS = (1, 2, 4, 8, 16)
REACH = 2
"""Lines above and below that a block looks at, each a gap from the next."""
PAGE_AFTER = 3
RATE = 8e-3
BATCH = 16
LINES = 400
"""Lines of a page that are learned from together; longer pages are cut into equal parts."""
ONE = 1 << network.SHIFT
MOST_MADE = 15.99
"""What a layer makes is cut here, as in our form."""
MOST_BORDERS = 24
LEAST_SPREAD = 1e-4
SHAPE = 60
"""Pages of about as many lines are put into one batch: how many more make a difference."""

torch.set_num_threads(1)


def borders_of(columns):
    """Borders of one input from its values: between all of them if they are few, else quantiles."""
    values = np.unique(columns)
    if len(values) <= MOST_BORDERS:
        return [float(f"{b:.6g}") for b in (values[1:] + values[:-1]) / 2]
    found = np.quantile(columns, np.linspace(0, 1, MOST_BORDERS + 1)[1:-1])
    spread = np.quantile(values, np.linspace(0, 1, 9)[1:-1]) if len(np.unique(found)) < MOST_BORDERS // 3 else []
    return sorted({float(f"{b:.6g}") for b in (*found, *spread)})


def parting(edge):
    """The border that parts in double precision what this one parts in single precision, in which is learned."""
    return float(f"{edge - abs(edge) * 1e-7:.9g}") if np.float32(edge) > edge else edge


def places(named, names, borders):
    """One text as places among the borders, a byte each."""
    return np.stack([np.searchsorted(b, named[n]) for n, b in zip(names, borders, strict=True)], axis=1).astype(
        np.uint8
    )


def spread_of(borders):
    """What a place of each input is multiplied with to lie, less one, between -1 and 1."""
    return 2 / np.array([max(1, len(edges)) for edges in borders])


class Recipe(NamedTuple):
    """How long is learned, and what is made harder."""

    epochs: int
    left_out: tuple[float, float, float]
    """Share of the inputs, of the channels of each block and of those of the answer left out at random while learning."""
    remembered: float = 0.0
    """Where it is not 0, what is learned is the running mean of the weights, with this much of what it was before each step."""
    seed: int = 1


class Norm(nn.Module):
    """Batch normalisation that leaves out what fills a batch up."""

    def __init__(self, size):
        super().__init__()
        self.gain, self.bias = nn.Parameter(torch.ones(size)), nn.Parameter(torch.zeros(size))
        self.register_buffer("mean", torch.zeros(size))
        self.register_buffer("spread", torch.ones(size))

    def forward(self, x, there):
        if self.training:
            count = there.sum()
            mean = (x * there).sum((0, 1)) / count
            spread = ((x - mean).square() * there).sum((0, 1)) / count
            with torch.no_grad():
                self.mean.lerp_(mean, 0.05)
                self.spread.lerp_(spread, 0.05)
        else:
            mean, spread = self.mean, self.spread
        return (x - mean) * (self.gain * torch.rsqrt(spread + LEAST_SPREAD)) + self.bias


def bent(x):
    """What a layer makes of its sums."""
    return x.clamp(0, MOST_MADE)


class Block(nn.Module):
    """A look along the page for each channel, then a mixture of the channels, added to what came in."""

    def __init__(self, size, gap, left_out):
        super().__init__()
        self.gap = gap
        self.along = nn.Parameter(torch.randn(2 * REACH + 1, size) * 0.4)
        self.norm, self.across, self.drop = Norm(size), nn.Linear(size, size), nn.Dropout(left_out)
        nn.init.normal_(self.across.weight, std=0.5 / size**0.5)

    def forward(self, x, there):
        far = self.gap * REACH
        wide = nn.functional.pad(x, (0, 0, far, far))
        size = x.shape[1]
        seen = sum(wide[:, k * self.gap : k * self.gap + size] * self.along[k] for k in range(2 * REACH + 1))
        return bent(x + self.drop(self.across(bent(self.norm(seen, there))))) * there


class Network(nn.Module):
    """The layers of ``cleaner.judge.network.Network``."""

    def __init__(self, inputs, left_out):
        super().__init__()
        of_inputs, of_blocks, of_answer = left_out
        self.enter, self.enter_norm = nn.Linear(inputs, CHANNELS), Norm(CHANNELS)
        self.blocks = nn.ModuleList(Block(CHANNELS, gap, of_blocks) for gap in GAPS)
        self.page = nn.Linear(CHANNELS, CHANNELS)
        self.leave, self.leave_norm = nn.Linear(CHANNELS, CHANNELS), Norm(CHANNELS)
        self.answer = nn.Linear(CHANNELS, 1)
        self.drop, self.drop2 = nn.Dropout(of_inputs), nn.Dropout(of_answer)

    def forward(self, x, there):
        x = bent(self.enter_norm(self.enter(self.drop(x)), there)) * there
        for place, block in enumerate(self.blocks, 1):
            x = block(x, there)
            if place == PAGE_AFTER:
                mean = x.sum(1, keepdim=True) / there.sum(1, keepdim=True)
                x = (x + bent(self.page(mean))) * there
        return self.answer(self.drop2(bent(self.leave_norm(self.leave(x), there))))[..., 0]


def batched(parts, spread):
    """Texts as one batch: inputs, each spread over -1 to 1, targets, weights, and where lines are."""
    size = max(len(y) for _, y, _ in parts)
    x = np.zeros((len(parts), size, parts[0][0].shape[1]), np.float32)
    y, w, there = (np.zeros((len(parts), size), np.float32) for _ in range(3))
    for place, (inputs, target, weight) in enumerate(parts):
        x[place, : len(target)], y[place, : len(target)] = inputs * spread - 1, target
        w[place, : len(target)], there[place, : len(target)] = weight, 1
    return torch.from_numpy(x), torch.from_numpy(y), torch.from_numpy(w), torch.from_numpy(there)[..., None]


def train(texts, borders, recipe):
    """A network from texts: places, targets and weights of their lines."""
    spread = spread_of(borders).astype(np.float32)
    torch.manual_seed(recipe.seed)
    chance = np.random.RandomState(recipe.seed)
    parts = []
    for inputs, target, weight in texts:
        if weight.sum() > 0:
            cuts = np.array_split(np.arange(len(target)), -(-len(target) // LINES))
            parts += [(inputs[c], target[c], weight[c]) for c in cuts]
    learned = Network(parts[0][0].shape[1], recipe.left_out)
    steps = recipe.epochs * -(-len(parts) // BATCH)
    chooser = torch.optim.AdamW(learned.parameters(), lr=RATE / 2, weight_decay=0.02)
    pace = torch.optim.lr_scheduler.OneCycleLR(chooser, RATE, total_steps=steps + 1, pct_start=0.15)
    whole = float(sum(w.sum() for _, _, w in parts))
    mean = RunningMean(learned, recipe.remembered)
    for _ in range(recipe.epochs):
        keys = [len(p[1]) // SHAPE + chance.rand() * 1.5 for p in parts]
        order = np.argsort(keys)
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            x, y, w, there = batched([parts[at] for at in batch], spread)
            loss = (nn.functional.binary_cross_entropy_with_logits(learned(x, there), y, reduction="none") * w).sum()
            chooser.zero_grad()
            (loss * (len(parts) / (whole * BATCH))).backward()
            nn.utils.clip_grad_norm_(learned.parameters(), 1.0)
            chooser.step()
            pace.step()
            mean.hear()
    mean.take()
    return learned.eval()


class RunningMean:
    """The running mean of all numbers of a network; of nothing with a memory of 0."""

    def __init__(self, learned, remembered):
        self.learned, self.remembered, self.steps = learned, remembered, 0
        self.held: dict[str, torch.Tensor] = {}

    def hear(self):
        """One more step was made."""
        self.steps += 1
        remembered = min(self.remembered, (1 + self.steps) / (10 + self.steps))  # the first steps are soon forgotten
        for name, value in self.learned.state_dict().items():
            if name in self.held:
                self.held[name].lerp_(value, 1 - remembered)
            elif self.remembered:
                self.held[name] = value.clone()

    def take(self):
        """Put the mean into the network."""
        if self.held:
            self.learned.load_state_dict(self.held)


def numbers_of(learned, names, borders):
    """What was learned, in our form: normalisation goes into the weights, and all is rounded."""

    def dense(weight, bias, scale=ONE, shift=network.SHIFT):
        rows = np.rint(weight * scale).astype(int).tolist()
        half = 1 << shift >> 1  # a shift cuts, with half of a part more it rounds
        return network.Dense(tuple(map(tuple, rows)), tuple((np.rint(bias * ONE * ONE).astype(int) + half).tolist()))

    def plain(layer):
        return layer.weight.double().numpy(), layer.bias.double().numpy()

    def normed(norm):
        gain = norm.gain.double().numpy() / np.sqrt(norm.spread.double().numpy() + LEAST_SPREAD)
        return gain, norm.bias.double().numpy() - gain * norm.mean.double().numpy()

    def folded(layer, norm):
        (weight, bias), (gain, shift) = plain(layer), normed(norm)
        return weight * gain[:, None], bias * gain + shift

    with torch.no_grad():
        weight, bias = folded(learned.enter, learned.enter_norm)
        # torch sees places spread over -1 to 1, the network the places themselves
        spread = spread_of(borders)
        enter = dense(weight * spread, bias - weight.sum(axis=1), ONE * ONE)
        blocks = []
        for block in learned.blocks:
            gain, shift = normed(block.norm)
            along = dense((block.along.double().numpy() * gain).T, shift)
            blocks.append(network.Block(block.gap, along, dense(*plain(block.across))))
        return network.Network(
            tuple(names), tuple(tuple(map(parting, edges)) for edges in borders), enter, tuple(blocks), dense(*plain(learned.page)), PAGE_AFTER,
            dense(*folded(learned.leave, learned.leave_norm)), dense(*plain(learned.answer), shift=network.ANSWER),
        )  # fmt: skip
