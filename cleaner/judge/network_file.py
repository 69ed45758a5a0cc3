"""Networks in their file, and out of it.

One JSON object for networks that share inputs and borders. A layer is ``[form, weights, biases]``: one row
of weights a channel that comes out, each row of the ``struct`` form, all of them in base 64 (as numbers they would
take three times as long to read)::

    {"schema": 2, "inputs": ["chars", ...], "borders": [[3.5, 8.5], ...],      borders of each input, rising
     "networks": [{"enter": layer, "blocks": [[gap, layer along the page, layer across], ...],
                   "page": layer, "page_after": 3, "leave": layer, "answer": layer}, ...]}
"""

from __future__ import annotations

import struct
from binascii import Error, a2b_base64
from collections.abc import Sequence
from typing import Any, Final

from cleaner.judge.network import MOST, SHIFT, ZERO, Block, Dense, Network

SCHEMA: Final = 2


def parse(content: dict[str, Any]) -> tuple[Network, ...]:
    """The networks of a parsed file; what is wrong with it is a ``ValueError`` or ``KeyError``."""
    if content["schema"] != SCHEMA:
        raise ValueError(f"schema {content['schema']}, this version reads {SCHEMA}")
    inputs, borders = tuple(content["inputs"]), tuple(map(tuple, content["borders"]))
    if not content["networks"] or len(inputs) != len(borders):
        raise ValueError("no network, or inputs without borders")
    return tuple(
        Network(
            inputs,
            borders,
            _dense(layers["enter"]),
            tuple(Block(gap, _dense(along), _dense(across)) for gap, along, across in layers["blocks"]),
            _dense(layers["page"]),
            layers["page_after"],
            _dense(layers["leave"]),
            _dense(layers["answer"]),
        )
        for layers in content["networks"]
    )


def _dense(layer: Sequence[Any]) -> Dense:
    form, weights, biases = layer
    try:
        rows = tuple(struct.iter_unpack(form, a2b_base64(weights)))
    except (struct.error, Error) as problem:
        raise ValueError(f"a layer that cannot be read: {problem}") from problem
    if len(rows) != len(biases):
        raise ValueError(f"{len(rows)} rows of weights for {len(biases)} channels")
    return Dense(rows, tuple(biases))


def dump(networks: Sequence[Network]) -> str:
    """The file of networks; ``parse(json.loads(dump(networks)))`` gives them back.

    Raises:
        ValueError: a sum could reach 2 ** 30, or the networks have different inputs or borders.
    """
    import json

    def row(values: Any) -> str:
        return json.dumps(values, separators=(",", ":"))

    inputs, borders = networks[0].inputs, networks[0].borders
    if any((network.inputs, network.borders) != (inputs, borders) for network in networks):
        raise ValueError("networks with different inputs or borders")
    parts = {"schema": SCHEMA, "inputs": inputs, "borders": borders, "networks": list(map(_layers, networks))}
    return "{" + ",\n".join(f'"{name}":{row(value)}' for name, value in parts.items()) + "}\n"


def _layers(network: Network) -> dict[str, Any]:
    return {
        "enter": _packed_layer(network.enter, max(map(len, network.borders))),
        "blocks": [
            [
                block.gap,
                _packed_layer(block.along, 2 * MOST if place == network.page_after else MOST),
                _packed_layer(block.across),
            ]
            for place, block in enumerate(network.blocks)
        ],
        "page": _packed_layer(network.page),
        "page_after": network.page_after,
        "leave": _packed_layer(network.leave, 2 * MOST),
        "answer": _packed_layer(network.answer),
    }


def _packed_layer(dense: Dense, most: int = MOST) -> list[Any]:
    """A layer as a file has it; ``most`` is the most that goes in."""
    from binascii import b2a_base64

    before = 2 * MOST << SHIFT  # what was there before is added to some sums, and may have been raised
    both = zip(dense.weights, dense.biases, strict=True)
    if max(sum(map(abs, weights)) * most + abs(bias) + before for weights, bias in both) >= ZERO:
        raise ValueError("a layer with weights that are too big")
    wide = any(abs(weight) >= 1 << 15 for weights in dense.weights for weight in weights)
    form = f"<{len(dense.weights[0])}{'i' if wide else 'h'}"
    packed = b"".join(struct.pack(form, *weights) for weights in dense.weights)
    return [form, b2a_base64(packed, newline=False).decode("ascii"), dense.biases]
