"""
What a network has learned, in few bits, as bot/meaning/sentences.ts reads it: a state dictionary to bytes and back.

`words`: a word after the other, 128 numbers of 4 bits (the higher half of a byte first, 8 is 0); the last word stands
for all unknown ones. `lengths`: a byte a word; by it ÷ LENGTH_UNIT the word's numbers are multiplied. `layers`: for
each of the four layers 32-bit scales of its outputs, then its numbers of 8 bits, an input after the other; then four
rows of 32-bit numbers.
"""

import numpy as np

SIZE = 128
LENGTH_UNIT = 1_024
LONGEST = 255 / LENGTH_UNIT
SHARES_TRIED = np.arange(0.75, 1.06, 0.05)
LAYERS = ("l.weight", "c.weight", "r.weight", "o.weight")
"""What the word before, the word itself and the word after add to the traits; what the traits add to the sentence."""


def fitted(state):
    """
    The same network with its words scaled so that the longest has the longest length there is: sentences grow as much,
    which is taken away when they are brought to unit length.
    """
    growth = growth_of(state["e.weight"])
    grown = {name: growth * state[name] for name in ("e.weight", "edge", "o.weight", "o.bias")}
    return {**state, **grown, **{name: state[name] / growth for name in ("l.weight", "c.weight", "r.weight")}}


def growth_of(words):
    return LONGEST * 7.5 / np.abs(words).max()


def whole_numbers(words, lengths):
    return np.clip(np.round(words / lengths[:, None] * LENGTH_UNIT), -8, 7)


def best_lengths(words):
    """About the length that holds a word's largest number, what loses least: that one cut short may help all others."""
    usual = np.abs(words).max(1) / 7.5 * LENGTH_UNIT
    tried = np.clip(np.round(np.outer(SHARES_TRIED, usual)), 1, 255)
    lost = [((whole_numbers(words, each) * each[:, None] / LENGTH_UNIT - words) ** 2).sum(1) for each in tried]
    return tried[np.argmin(lost, 0), np.arange(len(words))]


def pack_words(words):
    lengths = best_lengths(words)
    numbers = (whole_numbers(words, lengths) + 8).astype("u1")
    return ((numbers[:, 0::2] << 4) | numbers[:, 1::2]).tobytes(), lengths.astype("u1").tobytes()


def unpack_words(words, lengths):
    packed = np.frombuffer(words, "u1").reshape(-1, SIZE // 2)
    numbers = np.stack([packed >> 4, packed & 15], 2).reshape(-1, SIZE) - np.float32(8)
    return numbers * np.frombuffer(lengths, "u1")[:, None].astype("f4") / LENGTH_UNIT


def pack_layer(weights):
    scales = (np.abs(weights).max(1) / 127).astype("<f4")
    scales[scales == 0] = 1
    return scales.tobytes() + np.round(weights.T / scales).astype("i1").tobytes()


def pack(state):
    """Words, lengths and layers."""
    state = fitted(state)
    layers = b"".join(pack_layer(state[name]) for name in LAYERS)
    rows = (state["c.bias"], state["o.bias"], *state["edge"])
    return (*pack_words(state["e.weight"]), layers + b"".join(row.astype("<f4").tobytes() for row in rows))


def unpack(words, lengths, layers, traits):
    at = 0

    def take(kind, count):
        nonlocal at
        taken = np.frombuffer(layers, kind, count, at).astype("f4")
        at += taken.size * np.dtype(kind).itemsize
        return taken

    def take_layer(inputs, outputs):
        scales = take("<f4", outputs)
        return (take("i1", inputs * outputs).reshape(inputs, outputs) * scales).T

    shapes = [(SIZE, traits)] * 3 + [(traits, SIZE)]
    state = {name: take_layer(*shape) for name, shape in zip(LAYERS, shapes)}
    state |= {"c.bias": take("<f4", traits), "o.bias": take("<f4", SIZE)}
    state["edge"] = take("<f4", 2 * SIZE).reshape(2, SIZE)
    if at != len(layers):
        raise ValueError(f"{len(layers) - at} bytes of the layers are left")
    return {**state, "e.weight": unpack_words(words, lengths)}
