#!/usr/bin/env python3
"""Teaches a small network what the encoder says of sentences. See README.md here."""

import argparse
import json
import re
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from packing import SIZE

TABLES = Path(__file__).resolve().parents[3] / "bot" / "meaning"
WORD_FILES = {"en": ["english-table.ts"], "zh": ["chinese-table-common.ts", "chinese-table-further.ts"]}
MOST_WORDS = 24
KEPT_BACK = 2_000
"""The last texts, which are not learned from: they tell how well the network does."""


class Student(nn.Module):
    """
    Looks through a sentence three words at a time. `e`: words, of which the last two are the unknown word and the
    padding; `l`, `c`, `r`: what the word before, the word itself and the word after add to the traits; `o`: what traits
    add to the sentence; `edge`: what stands before the first word and after the last.
    """

    def __init__(self, words, traits):
        super().__init__()
        self.padding = words + 1
        self.e = nn.Embedding(words + 2, SIZE, padding_idx=self.padding)
        nn.init.normal_(self.e.weight, std=0.3)
        self.e.weight.data[self.padding] = 0
        self.l = nn.Linear(SIZE, traits, bias=False)
        self.c = nn.Linear(SIZE, traits)
        self.r = nn.Linear(SIZE, traits, bias=False)
        self.o = nn.Linear(traits, SIZE)
        self.edge = nn.Parameter(torch.zeros(2, SIZE))

    def in_context(self, ranks):
        """Traits of each word between its neighbours, the words, and where there are words."""
        is_word = (ranks != self.padding).float()[..., None]
        words = self.e(ranks) * is_word
        none = torch.zeros_like(words[:, :1])
        before = torch.cat([none + self.edge[0], words[:, :-1]], 1)
        is_last = is_word - torch.cat([is_word[:, 1:], none[..., :1]], 1)
        after = torch.cat([words[:, 1:], none], 1) + is_last * self.edge[1]
        traits = functional.relu(self.l(before) + self.c(words) + self.r(after)) * is_word
        return traits, words, is_word

    def forward(self, ranks):
        traits, words, is_word = self.in_context(ranks)
        count = is_word.sum(1).clamp(min=1)
        return words.sum(1) + self.o(traits.sum(1) / count.sqrt())


# What is learned


def count_words(language):
    tables = [(TABLES / file).read_text() for file in WORD_FILES[language]]
    return sum(len(re.search(r"_WORDS =\s*'([^']*)'", table)[1].split(" ")) for table in tables)


def read_ranks(path, words):
    """A row a text, filled up with the rank of the padding."""
    texts = json.loads(path.read_text())
    rows = np.full((len(texts), MOST_WORDS), words + 1)
    for row, ranks in zip(rows, texts):
        row[: len(ranks)] = ranks[:MOST_WORDS]
    return rows


def main_directions(vectors, most=200_000):
    """The mean of the vectors, and the directions in which they differ most (principal components)."""
    sample = vectors[:most].astype("f4")
    mean = sample.mean(0)
    _, directions = np.linalg.eigh((sample - mean).T @ (sample - mean))
    directions = directions[:, : -SIZE - 1 : -1]
    largest = directions[np.abs(directions).argmax(0), range(SIZE)]
    return mean, directions * np.sign(largest)


def targets_of(vectors, mean, directions, at_once=50_000):
    parts = (vectors[at : at + at_once].astype("f4") for at in range(0, len(vectors), at_once))
    rows = np.concatenate([(part - mean) @ directions for part in parts])
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


# Learning


def batches(lengths, size, random):
    """All texts that have words, again and again in another order; those of a batch are about as long as each other."""
    texts = np.flatnonzero(lengths)
    while True:
        order = random.permutation(texts)
        for at in range(0, len(order), size * 40):
            some = order[at : at + size * 40]
            some = some[np.argsort(lengths[some], kind="stable")]
            chunks = [some[start : start + size] for start in range(0, len(some), size)]
            for place in random.permutation(len(chunks)):
                yield chunks[place]


def cosine(one, other):
    return functional.cosine_similarity(one, other).mean().item()


def said_by(network, ranks):
    with torch.no_grad():
        return network(torch.from_numpy(ranks))


def kept_back_of(ranks, words):
    """Places of those texts kept back that have words."""
    has_words = ranks[-KEPT_BACK:, 0] != words + 1
    return np.flatnonzero(has_words) + max(0, len(ranks) - KEPT_BACK)


def train(ranks, targets, words, traits, epochs, batch=512, rate=2e-3, warm_up=300):
    """The state dictionary of the network that has learned."""
    torch.manual_seed(3)
    network = Student(words, traits)
    optimiser = torch.optim.Adam(network.parameters())
    lengths = (ranks[:-KEPT_BACK] != network.padding).sum(1)
    kept_back = kept_back_of(ranks, words)
    targets = torch.from_numpy(targets)
    steps, started, usual = int(epochs * np.count_nonzero(lengths) / batch), time.time(), 0
    for step, texts in zip(range(steps), batches(lengths, batch, np.random.default_rng(3))):
        optimiser.param_groups[0]["lr"] = rate * min(1, step / warm_up) * max(0.02, 1 - step / steps)
        said = network(torch.from_numpy(ranks[texts, : lengths[texts].max()]))
        loss = 1 - functional.cosine_similarity(said, targets[texts]).mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        usual += 0.02 * (1 - loss.item() - usual)
        if step % 500 == 499 or step == steps - 1:
            new = cosine(said_by(network, ranks[kept_back]), targets[kept_back])
            print(f"{step + 1}/{steps}: {usual:.4f}, new {new:.4f}, {time.time() - started:.0f} s", flush=True)
    return network.state_dict()


def network_of(state):
    network = Student(len(state["e.weight"]) - 2, len(state["c.bias"]))
    network.load_state_dict(state)
    return network


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--language", choices=["en", "zh"], required=True)
    arguments.add_argument("--ranks", type=Path, required=True)
    arguments.add_argument("--vectors", type=Path, required=True, help="what the teacher says of the texts")
    arguments.add_argument("--english-vectors", type=Path, required=True, help="they give both languages the same directions")
    arguments.add_argument("--traits", type=int, default=256)
    arguments.add_argument("--epochs", type=float, default=16)
    arguments.add_argument("--save", type=Path, required=True, help="the file for the network (.pt)")
    given = arguments.parse_args()

    words = count_words(given.language)
    directions = main_directions(np.load(given.english_vectors, mmap_mode="r"))
    targets = targets_of(np.load(given.vectors, mmap_mode="r"), *directions)
    torch.save(train(read_ranks(given.ranks, words), targets, words, given.traits, given.epochs), given.save)


if __name__ == "__main__":
    main()
