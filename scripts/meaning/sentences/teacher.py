#!/usr/bin/env python3
"""Universal Sentence Encoder Lite in numpy: 512 numbers for each text of a list. See README.md here."""

import argparse
import json
import unicodedata
from pathlib import Path

import numpy as np

SIZE = 512
MOST_CHARACTERS = 300
MOST_PIECES = 64
HEADS = 4

# Texts to pieces

UNKNOWN = 0
RESERVED = 6
"""The first entries of the vocabulary are marks, which no text contains."""
BLANK = "\u2581"


class Pieces:
    """The vocabulary of the encoder: pieces of words and how likely each is."""

    def __init__(self, vocabulary):
        self.length = [len(piece) for piece, _ in vocabulary]
        self.score_of, self.number_of, self.beginnings = {}, {}, set()
        for number, (piece, score) in enumerate(vocabulary[RESERVED:], RESERVED):
            self.score_of[piece] = score or 0
            self.number_of[piece] = number
            self.beginnings.update(piece[:end] for end in range(1, len(piece) + 1))

    def starting_at(self, text, start):
        """Every piece that `text` has at `start`, as (end, score, number), the shortest first."""
        found = []
        for end in range(start + 1, len(text) + 1):
            piece = text[start:end]
            if piece not in self.beginnings:
                break
            if piece in self.number_of:
                found.append((end, self.score_of[piece], self.number_of[piece]))
        return found or [(start + 1, 0, UNKNOWN)]

    def cut(self, text):
        """
        The likeliest pieces of a text (Viterbi). A score of 0 counts as "none yet", also where it was reached, and of
        equal scores the last wins: so it is with the tokenizer that goes with the package.
        """
        text = unicodedata.normalize("NFKC", text[:MOST_CHARACTERS] or ".")
        text = BLANK + text.replace(" ", BLANK)
        best, last = [0.0] * (len(text) + 1), [UNKNOWN] * (len(text) + 1)
        for start in range(len(text)):
            for end, score, number in self.starting_at(text, start):
                if best[end] == 0 or best[start] + score >= best[end]:
                    best[end], last[end] = best[start] + score, number
        return self.backwards(last)[:MOST_PIECES]

    def backwards(self, last):
        """Unknown pieces in a row are one."""
        pieces, at = [], len(last) - 1
        while at > 0:
            if not (last[at] == UNKNOWN and pieces[-1:] == [UNKNOWN]):
                pieces.append(last[at])
            at -= self.length[last[at]]
        return pieces[::-1]


# Pieces to meanings

NUMBER_TYPES = {"float32": "<f4", "int32": "<i4", "bool": "?"}


def read_arrays(folder):
    """All arrays of a TensorFlow.js model by their names."""
    arrays = {}
    for group in json.loads((folder / "model.json").read_text())["weightsManifest"]:
        packed = b"".join((folder / path).read_bytes() for path in group["paths"])
        at = 0
        for array in group["weights"]:
            kind, count = np.dtype(NUMBER_TYPES[array["dtype"]]), int(np.prod(array["shape"]))
            arrays[array["name"]] = np.frombuffer(packed, kind, count, at).reshape(array["shape"])
            at += count * kind.itemsize
    return arrays


def finder(arrays):
    def find(*parts):
        """The one array that has all these parts in its name."""
        (name,) = (name for name in arrays if all(part in name for part in parts))
        return arrays[name].squeeze()

    return find


class Layer:
    """One layer of a transformer that normalises before attention and before its two dense layers."""

    def __init__(self, find, number):
        def those(part, *ends):
            return [find(f"Layer_{number}/", part, end) for end in ends]

        self.attention_norm = those("TransformerLayer/layer_prepostprocess", "layer_norm_scale", "layer_norm_bias")
        self.asks = those("qkv_transform_single", "kernel", "bias")
        self.answers = those("output_transform_single", "kernel", "bias")
        self.dense_norm = those("FFN/layer_prepostprocess", "layer_norm_scale", "layer_norm_bias")
        self.widen = those("FFN/conv1", "Tensordot/Reshape_1", "bias")
        self.narrow = those("FFN/conv2", "Tensordot/Reshape_1", "bias")

    def attend(self, rows, texts):
        asked = dense(normal(rows, *self.attention_norm), *self.asks)
        width = asked.shape[1] // 3 // HEADS
        query, key, value = asked.reshape(texts, -1, 3, HEADS, width).transpose(2, 0, 3, 1, 4)
        scores = (query * width**-0.5) @ key.transpose(0, 1, 3, 2)
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        heard = (shares @ value).transpose(0, 2, 1, 3).reshape(len(rows), HEADS * width)
        return dense(heard, *self.answers)

    def think(self, rows):
        return dense(np.maximum(dense(normal(rows, *self.dense_norm), *self.widen), 0), *self.narrow)


def dense(rows, weights, bias):
    return rows @ weights + bias


def normal(rows, scale, bias):
    away = rows - rows.mean(-1, keepdims=True)
    return away / np.sqrt((away * away).mean(-1, keepdims=True) + 1e-6) * scale + bias


class Teacher:
    def __init__(self, folder):
        find = finder(read_arrays(folder))
        self.pieces = Pieces(json.loads((folder / "vocab.json").read_text()))
        self.piece_vectors = find("Embeddings_en")
        self.waves = find("TimingSignal/ExpandDims_1")
        self.layers = [Layer(find, 0), Layer(find, 1)]
        self.between = find("TransformerLayer/dense/kernel"), find("TransformerLayer/dense/bias")
        """The first layer hands on twice as many numbers as it gets."""
        self.last = find("tanh_layer_0/weights"), find("tanh_layer_0/bias")

    def encode_same_length(self, pieces):
        """Unit rows for a table of pieces: a row a text, all of one length."""
        texts, length = pieces.shape
        turns = np.arange(length, dtype="f4")[:, None] * self.waves
        places = np.concatenate([np.sin(turns), np.cos(turns)], 1)
        rows = (2 * self.piece_vectors[pieces] + places).reshape(texts * length, -1)
        for layer, kept in zip(self.layers, (lambda rows: dense(rows, *self.between), lambda rows: rows)):
            rows = kept(rows) + layer.attend(rows, texts)
            rows = rows + layer.think(rows)
        said = np.tanh(dense(rows.reshape(texts, length, SIZE).mean(1), *self.last))
        return said / np.linalg.norm(said, axis=1, keepdims=True)

    def encode(self, texts, pieces_at_once=2_048):
        cut = [self.pieces.cut(text) for text in texts]
        by_length = {}
        for place, pieces in enumerate(cut):
            by_length.setdefault(len(pieces), []).append(place)
        vectors = np.zeros((len(texts), SIZE), "f2")
        for length, places in sorted(by_length.items()):
            step = max(1, pieces_at_once // length)
            for at in range(0, len(places), step):
                some = places[at : at + step]
                vectors[some] = self.encode_same_length(np.array([cut[place] for place in some]))
            print(f"{length} pieces: {len(places)} texts", flush=True)
        return vectors


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", type=Path, required=True, help="dist of the package model-embeddings-en")
    arguments.add_argument("texts", type=Path, help="a JSON list")
    arguments.add_argument("vectors", type=Path, help="the file to write (.npy): 16-bit numbers, a row a text")
    given = arguments.parse_args()
    np.save(given.vectors, Teacher(given.model).encode(json.loads(given.texts.read_text())))


if __name__ == "__main__":
    main()
