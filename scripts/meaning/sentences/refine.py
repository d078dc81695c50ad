#!/usr/bin/env python3
"""Teaches a network, and a judge of pairs, what is one and the same wish in other words; writes both into bot/meaning."""

import argparse
import copy
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from judge import Judge
from tables import read_tables, without_unmet, write_judge, write_tables
from train import (
    KEPT_BACK,
    batches,
    cosine,
    count_words,
    kept_back_of,
    main_directions,
    network_of,
    read_ranks,
    said_by,
    targets_of,
)

FAR_APART = 0.1
"""Likeness between two wishes is divided by this: the smaller, the more the likest rivals count."""
UNREAD = 0.2
"""Share of the words that a text of a group loses, so that no wish hangs on one word."""
UNJUDGED = 0.1
"""The same for texts that are judged: fewer, since that one word may be all that tells two wishes apart."""
MOST_WORDS = 24
"""Further words of a long text are not judged, as in bot/meaning/same-wish.ts."""
PARTS = 6
"""Pairs are judged in so many parts, by their length."""
REMEMBERS = 0.998
"""Of the judge that learns alone, the mean over about the last 500 steps is kept: it errs less than any of these."""
RUNS, RUN, WAYS = 20, 4, 4
"""A step compares so many runs of groups that follow each other (they are about one matter), and so many texts of each."""


class Encoded:
    """Texts of which the encoder has said what they mean; all but the last are learned from."""

    def __init__(self, ranks, targets, padding):
        self.ranks, self.targets = ranks, targets
        self.lengths = (ranks != padding).sum(1)

    def batches(self, size, random):
        for places in batches(self.lengths[:-KEPT_BACK], size, random):
            yield self.ranks[places, : self.lengths[places].max()], torch.from_numpy(self.targets[places])


class Groups:
    """Texts by what they want. Of every ten runs one is kept back: it tells how well the network does."""

    def __init__(self, ranks, groups, padding, random):
        has_words = ranks[:, 0] != padding
        self.ranks, self.groups = ranks[has_words], groups[has_words]
        self.padding, self.random = padding, random
        numbers, counts = np.unique(self.groups, return_counts=True)
        several = numbers[counts > 1]
        is_kept_back = several // RUN % 10 == 0
        self.learned, self.kept_back = several[~is_kept_back], several[is_kept_back]
        self.shares = counts[counts > 1][~is_kept_back] / counts[counts > 1][~is_kept_back].sum()
        self.places = {number: np.flatnonzero(self.groups == number) for number in several}

    def some(self):
        """Places of texts, and the group of each. Groups of many texts are learned from more often."""
        starts = self.random.choice(len(self.learned), RUNS, p=self.shares)
        chosen = np.unique((starts[:, None] + np.arange(RUN)) % len(self.learned))
        places = np.concatenate([self.ways(self.places[number]) for number in self.learned[chosen]])
        return places, torch.from_numpy(self.groups[places])

    def ways(self, places):
        return self.random.choice(places, min(WAYS, len(places)), replace=False)

    def read(self, places, unread):
        """The texts' rows of ranks, without a share of their words."""
        rows = np.stack([self.partly(row, unread) for row in self.ranks[places]])
        return torch.from_numpy(rows[:, : (rows != self.padding).sum(1).max()])

    def partly(self, row, unread):
        words = row[row != self.padding]
        kept = words[self.random.random(len(words)) >= unread]
        left = np.full_like(row, self.padding)
        left[: max(1, len(kept))] = kept if len(kept) else words[:1]
        return left

    def found_again(self, network):
        """Share of the texts kept back whose likest other text, of all kept back, wants the same."""
        places = np.concatenate([self.places[number] for number in self.kept_back])
        said = functional.normalize(said_by(network, self.ranks[places]), dim=1)
        alike = (said @ said.T).fill_diagonal_(-1)
        likest = self.groups[places][alike.argmax(1)]
        return (likest == self.groups[places]).mean()

    def told_apart(self, network, judge):
        """How often a text kept back is judged nearer to any of its group than to the likest of the groups beside it."""
        right = []
        # a single group at the end would have none beside it
        for at in range(0, len(self.kept_back) - 1, RUN):
            places = np.concatenate([self.places[number] for number in self.kept_back[at : at + RUN]])
            rows = self.read(places, 0)
            with torch.no_grad():
                pairs, is_same = pairs_of(network, rows, torch.from_numpy(self.groups[places]))
                odds = judged(network, judge, rows, rows, pairs).view(6, -1)
            right.append((odds[2] > odds[3]).float().numpy())
        return np.concatenate(right).mean()


def apart(said, groups):
    """How little each text is told by the others of its group from those of other groups (supervised contrast)."""
    said = functional.normalize(said, dim=1)
    itself = torch.eye(len(said), dtype=torch.bool)
    chances = torch.log_softmax((said @ said.T / FAR_APART).masked_fill(itself, -1e4), 1)
    same = ((groups[:, None] == groups) & ~itself).float()
    ways = same.sum(1)
    return -((chances * same).sum(1)[ways > 0] / ways[ways > 0]).mean()


def pairs_of(network, rows, groups):
    """
    Pairs of places, those that want the same first, and whether they do: each text with itself, with the likest and with
    any of its group, and with the two likest and with any of other groups. Were only the likest others shown, and no
    text with itself, the judge would learn that what is alike is not the same.
    """
    said = functional.normalize(network(rows), dim=1)
    is_same = groups[:, None] == groups
    itself = torch.eye(len(groups), dtype=torch.bool)
    texts = torch.arange(len(groups))
    alike = said @ said.T
    own = (is_same & ~itself).float() + 1e-9 * itself
    same = [texts, alike.masked_fill(own < 0.5, -2).argmax(1), any_of(own)]
    others = [*alike.masked_fill(is_same, -2).topk(2, 1)[1].T, any_of((~is_same).float())]
    pairs = torch.stack([texts.repeat(6), torch.cat(same + others)])
    return pairs, torch.arange(6 * len(texts)) < 3 * len(texts)


def any_of(choices):
    return torch.multinomial(choices, 1)[:, 0]


def judged(network, judge, rows, other_rows, pairs):
    """Log-odds of each pair. Pairs of short texts are judged apart from those of long ones, which spares the padding."""
    senses, is_word = judge.read(network, rows[:, :MOST_WORDS])
    others, is_other = judge.read(network, other_rows[:, :MOST_WORDS])
    one, other = pairs
    lengths = torch.maximum(is_word.sum(1)[one], is_other.sum(1)[other])
    order = lengths.argsort()
    odds = []
    for part in order.chunk(PARTS):
        (a, b), most = pairs[:, part], lengths[part].max()
        odds.append(judge(senses[a, :most], is_word[a, :most], others[b, :most], is_other[b, :most]))
    return torch.cat(odds)[order.argsort()]


def misjudged(network, judge, groups, places, wants):
    """How badly pairs of these texts are judged, each of which lacks other words."""
    rows, other_rows = groups.read(places, UNJUDGED), groups.read(places, UNJUDGED)
    with torch.no_grad():
        pairs, is_same = pairs_of(network, rows, wants)
    odds = judged(network, judge, rows, other_rows, pairs)
    return functional.binary_cross_entropy_with_logits(odds, is_same.float())


def refine(network, judge, made_up, copies, groups, given, rate=1.5e-3, warm_up=100, batch=512):
    """In place. Four in ten texts of a step are made up, the others copies of written ones."""
    random = np.random.default_rng(3)
    sources = made_up.batches(batch * 2 // 5, random), copies.batches(batch * 3 // 5, random)
    optimiser = torch.optim.Adam([*network.parameters(), *judge.parameters()])
    new = kept_back_of(copies.ranks, network.padding - 1)
    started = time.time()
    for step in range(given.steps):
        optimiser.param_groups[0]["lr"] = rate * min(1, (step + 1) / warm_up) * max(0.02, 1 - step / given.steps)
        parts = [next(source) for source in sources]
        errors = [1 - functional.cosine_similarity(network(torch.from_numpy(ranks)), said) for ranks, said in parts]
        places, wants = groups.some()
        loss = torch.cat(errors).mean() + given.apart * apart(network(groups.read(places, UNREAD)), wants)
        if given.judged > 0:
            loss = loss + given.judged * misjudged(network, judge, groups, places, wants)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        if step % 300 == 299 or step == given.steps - 1:
            judge.eval()
            agrees = cosine(said_by(network, copies.ranks[new]), torch.from_numpy(copies.targets[new]))
            again, told = groups.found_again(network), groups.told_apart(network, judge)
            judge.train()
            print(
                f"{step + 1}/{given.steps}: new {agrees:.4f}, found again {again:.4f}, "
                f"told apart {told:.4f}, {time.time() - started:.0f} s",
                flush=True,
            )


def refine_judge(network, judge, groups, given, rate=1e-3, warm_up=100):
    """In place; the network stays as it is."""
    network.requires_grad_(False)
    learner = copy.deepcopy(judge)
    optimiser = torch.optim.Adam(learner.parameters())
    started = time.time()
    for step in range(given.steps):
        optimiser.param_groups[0]["lr"] = rate * min(1, (step + 1) / warm_up) * max(0.02, 1 - step / given.steps)
        loss = misjudged(network, learner, groups, *groups.some())
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        remembers = min(REMEMBERS, (step + 1) / (step + 10))
        with torch.no_grad():
            for mean, own in zip(judge.parameters(), learner.parameters()):
                mean.mul_(remembers).add_(own, alpha=1 - remembers)
        if step % 300 == 299 or step == given.steps - 1:
            judge.eval()
            told = groups.told_apart(network, judge)
            judge.train()
            print(f"{step + 1}/{given.steps}: told apart {told:.4f}, {time.time() - started:.0f} s", flush=True)


def mean_of(before, after):
    """The weights between what a network was and what it became when it learned on."""
    return {name: (weights + after[name]) / 2 for name, weights in before.items()}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--language", choices=["en", "zh"], required=True)
    arguments.add_argument("--start", type=Path, help="what train.py or this has saved (.pt); else the tables as they are")
    arguments.add_argument("--ranks", type=Path, required=True, help="of the made-up texts that it has learned from")
    arguments.add_argument("--vectors", type=Path, required=True, help="what the encoder says of them")
    arguments.add_argument("--english-vectors", type=Path, required=True, help="as train.py was given")
    arguments.add_argument("--copy-ranks", type=Path, required=True, help="of the copies of written texts")
    arguments.add_argument("--copy-vectors", type=Path, required=True, help="what the encoder says of them")
    arguments.add_argument("--group-ranks", type=Path, required=True, help="of the written texts")
    arguments.add_argument("--groups", type=Path, required=True, help="groups.json")
    arguments.add_argument("--apart", type=float, default=1, help="how much telling wishes apart counts")
    arguments.add_argument("--judged", type=float, default=1, help="how much judging pairs counts; 0: no judge learns")
    arguments.add_argument("--mean-with", type=Path, help="what this has saved later (.pt): the mean of both, and its judge")
    arguments.add_argument("--still", action="store_true", help="only the judge learns")
    arguments.add_argument("--steps", type=int, default=3_000)
    arguments.add_argument("--save", type=Path, help="the file for both before they are rounded (.pt)")
    given = arguments.parse_args()

    words = count_words(given.language)
    saved = torch.load(given.start) if given.start else read_tables(given.language)
    state = saved.get("network", saved)
    if given.mean_with is not None:
        saved = torch.load(given.mean_with)
        state = mean_of(state, saved["network"])
    network = network_of(state)
    torch.manual_seed(3)
    directions = main_directions(np.load(given.english_vectors, mmap_mode="r"))

    def encoded(ranks, vectors):
        targets = targets_of(np.load(vectors, mmap_mode="r"), *directions)
        return Encoded(read_ranks(ranks, words), targets, network.padding)

    made_up = encoded(given.ranks, given.vectors)
    copies = encoded(given.copy_ranks, given.copy_vectors)
    numbers = np.array(json.loads(given.groups.read_text()))
    groups = Groups(read_ranks(given.group_ranks, words), numbers, network.padding, np.random.default_rng(4))
    again = groups.found_again(network)
    print(f"{len(groups.learned)} groups, {len(groups.kept_back)} kept back, found again {again:.4f}")
    judge = Judge(len(network.c.bias))
    if given.still:
        if "judge" in saved:
            judge.load_state_dict(saved["judge"])
        refine_judge(network, judge, groups, given)
    else:
        refine(network, judge, made_up, copies, groups, given)

    state = network.state_dict()
    if given.save is not None:
        torch.save({"network": state, "judge": judge.state_dict()}, given.save)
    if given.still and given.start is None and given.mean_with is None:
        write_judge(judge, given.language)
        return
    met = np.concatenate([made_up.ranks, copies.ranks, groups.ranks])
    state = without_unmet(state, met, words)
    rounded = write_tables(state, judge, given.language)
    some = copies.ranks[kept_back_of(copies.ranks, words)]
    print(f"rounded: cosine {cosine(*(said_by(network_of(each), some) for each in (state, rounded))):.4f}")


if __name__ == "__main__":
    main()
