"""The network: the same numbers however channels are held, far lines heard as far as they should be, files read back."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.errors import LexiconError
from cleaner.judge import network, network_file
from cleaner.judge.lines import scorer
from cleaner.judge.network import Block, Dense, Network
from cleaner.model_file import read

np = pytest.importorskip("numpy")


def layer(dice, wide, high, most=900):
    rows = tuple(tuple(dice.randint(-most, most) for _ in range(wide)) for _ in range(high))
    return Dense(rows, tuple(dice.randint(-(1 << 18), 1 << 18) for _ in range(high)))


def small(seed, inputs=3, channels=4, gaps=(1, 2), last=900):
    dice = random.Random(seed)
    blocks = tuple(Block(gap, layer(dice, 5, channels), layer(dice, channels, channels)) for gap in gaps)
    borders = tuple(tuple(sorted(dice.sample(range(20), dice.randint(0, 6)))) for _ in range(inputs))
    return Network(
        tuple(f"input {place}" for place in range(inputs)), borders, layer(dice, inputs, channels, 90_000), blocks,
        layer(dice, channels, channels), 1, layer(dice, channels, channels), layer(dice, channels, 1, last),
    )  # fmt: skip


COLUMNS = st.integers(1, 40).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(-2, 22).map(float), min_size=size, max_size=size), min_size=3, max_size=3
    )
)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 50), COLUMNS)
def test_packed_and_stacked_channels_give_the_same_scores(seed, columns):
    net = small(seed)
    plain, arrays = net.codes(columns), net.codes([np.array(column) for column in columns])
    assert [column.tolist() for column in arrays] == plain
    assert net.scores([plain]) == net.scores([arrays])


def by_hand(net, columns):
    """The scores as the docstring tells them, one number at a time."""
    size = len(columns[0])
    lines = [[sum(edge < column[at] for edge in edges) for edges, column in zip(net.borders, columns, strict=True)]
             for at in range(size)]  # fmt: skip

    def sums(dense, numbers):
        both = zip(dense.weights, dense.biases, strict=True)
        return [bias + sum(w * number for w, number in zip(weights, numbers, strict=True)) for weights, bias in both]

    def made(totals):
        return [min(max(total >> network.SHIFT, 0), network.MOST) for total in totals]

    channels = [made(sums(net.enter, line)) for line in lines]
    for place, (gap, along, across) in enumerate(net.blocks, 1):
        after = []
        for at, before in enumerate(channels):
            seen = []
            for channel, (weights, bias) in enumerate(zip(*along, strict=True)):
                total = bias
                for step, weight in zip(range(-2, 3), weights, strict=True):
                    if 0 <= at + step * gap < size:
                        total += weight * channels[at + step * gap][channel]
                seen.append(total)
            mixed = sums(across, made(seen))
            after.append(made([new + (old << network.SHIFT) for new, old in zip(mixed, before, strict=True)]))
        channels = after
        if place == net.page_after:
            means = [sum(column) // size for column in zip(*channels, strict=True)]
            channels = [
                [old + more for old, more in zip(line, made(sums(net.page, means)), strict=True)] for line in channels
            ]
    return [sums(net.answer, made(sums(net.leave, line)))[0] >> network.ANSWER for line in channels]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 50), COLUMNS)
def test_the_scores_are_those_of_the_sums_written_out(seed, columns):
    net = small(seed)
    assert net.scores([net.codes(columns)]) == by_hand(net, columns)


@pytest.mark.parametrize("seed", range(60))
def test_sums_beyond_short_floats_are_exact_too(seed):
    net = small(seed, last=30_000)
    columns = [[float((place * step) % 23) for place in range(60)] for step in (1, 5, 7)]
    arrays = net.codes([np.array(column) for column in columns])
    assert net.scores([arrays]) == net.scores([net.codes(columns)])


def test_a_page_without_lines_has_no_scores():
    assert small(1).scores([small(1).codes([[], [], []])]) == []


def test_parts_are_joined_in_order():
    net = small(2)
    columns = [[float(place % 7) for place in range(start, start + 9)] for start in range(3)]
    for kind in (list, np.array):
        parts = [net.codes([kind(column[first : first + 4]) for column in columns]) for first in (0, 4, 8)]
        assert net.scores(parts) == net.scores([net.codes([kind(column) for column in columns])])


@pytest.mark.parametrize("seed", range(5))
def test_a_file_is_read_back(seed):
    net = small(seed)
    assert network_file.parse(json.loads(network_file.dump([net]))) == (net,)


def test_weights_that_could_pass_the_bound_are_not_written():
    net = small(3)
    heavy = net.leave._replace(weights=((1 << 16,) * 4,) * 4)
    with pytest.raises(ValueError, match="too big"):
        network_file.dump([net._replace(leave=heavy)])


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(schema=1),
        lambda content: content.update(networks=[]),
        lambda content: content["borders"].pop(),
        lambda content: content["networks"][0].pop("page"),
        lambda content: content["networks"][0]["leave"].__setitem__(1, "AAA"),
        lambda content: content["networks"][0]["leave"][2].pop(),
    ],
)
def test_a_damaged_file_is_said_to_be_one(change, tmp_path):
    content = json.loads(network_file.dump([small(4)]))
    change(content)
    path = tmp_path / "text-network.json"
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(LexiconError, match="reinstall"):
        read(str(path), network_file.parse)


def test_the_shipped_networks_keep_to_the_bound():
    shipped = scorer.shipped_networks()
    assert network_file.parse(json.loads(network_file.dump(shipped))) == shipped


@settings(max_examples=30, deadline=None)
@given(COLUMNS)
def test_several_networks_say_their_mean_and_one_file_holds_them(columns):
    first, second = small(4), small(5)._replace(borders=small(4).borders)
    parts = [first.codes(columns)]
    one, other = first.scores(parts), second.scores(parts)
    assert network.mean_scores([first], parts) == one
    assert network.mean_scores([first, second], parts) == [(a + b) // 2 for a, b in zip(one, other, strict=True)]
    assert network.least_scores([first], parts) == one
    assert network.least_scores([first, second], parts) == list(map(min, one, other))
    assert network_file.parse(json.loads(network_file.dump([first, second]))) == (first, second)


def test_networks_of_one_file_share_their_inputs():
    with pytest.raises(ValueError, match="different inputs"):
        network_file.dump([small(4), small(5)])
