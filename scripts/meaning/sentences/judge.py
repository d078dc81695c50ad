"""Tells whether two texts want the same, word by word. bot/meaning/same-wish.ts is the same in TypeScript."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from packing import SIZE, pack_layer

SENSES, ASPECTS = 64, 64
USUAL_WORDS = 3


class Judge(nn.Module):
    """
    Each word of a text, as it is meant between its neighbours (`sense`), is compared with what comes nearest to it in the
    other text (`compare`); what that shows is summed up by importance (`weigh`), and judged (`pool`, `judge`).
    """

    def __init__(self, traits):
        super().__init__()
        self.sense = nn.Linear(traits + SIZE, SENSES)
        self.weigh = nn.Linear(SENSES, 1)
        self.compare = nn.Linear(3 * SENSES + 1, ASPECTS)
        self.pool = nn.Linear(4 * ASPECTS + 2, ASPECTS)
        self.judge = nn.Linear(ASPECTS, 1)
        self.sharpness = nn.Parameter(torch.tensor(8.0))
        self.dropout = nn.Dropout(0.2)

    def read(self, network, ranks):
        """Senses of the words, and where there are words."""
        traits, words, is_word = network.in_context(ranks)
        return torch.tanh(self.sense(torch.cat([traits, words], -1))) * is_word, is_word[..., 0] > 0

    def one_sided(self, senses, likeness, others, is_word, is_other):
        likeness = likeness.masked_fill(~is_other[:, None], -1e4)
        nearest = torch.softmax(likeness * self.sharpness, -1) @ others
        best = likeness.max(-1)[0][..., None]
        compared = [senses, (senses - nearest).abs(), senses * nearest, best]
        traits = functional.relu(self.compare(torch.cat(compared, -1))) * is_word[..., None]
        weighed = (traits * torch.sigmoid(self.weigh(senses))).sum(1) / USUAL_WORDS
        return self.dropout(torch.cat([weighed, traits.max(1)[0]], -1))

    def forward(self, one, is_one, other, is_other):
        """Log-odds that both want the same."""
        likeness = functional.normalize(one, dim=-1) @ functional.normalize(other, dim=-1).transpose(1, 2)
        there = self.one_sided(one, likeness, other, is_one, is_other)
        back = self.one_sided(other, likeness.transpose(1, 2), one, is_other, is_one)
        lengths = [words.sum(1, keepdim=True).float().log() for words in (is_one, is_other)]
        sizes = [(lengths[0] + lengths[1]) / 2, (lengths[0] - lengths[1]).abs()]
        pooled = torch.cat([there + back, (there - back).abs(), *sizes], -1)
        return self.judge(self.dropout(functional.relu(self.pool(pooled)))).squeeze(-1)


def pack_judge(judge, growth):
    """As bot/meaning/same-wish.ts takes it: layers in 8 bits, single rows in 32; the words have grown so much (see packing)."""
    state = {name: rows.numpy() for name, rows in judge.state_dict().items()}
    compare, pool, sense = state["compare.weight"], state["pool.weight"], state["sense.weight"].copy()
    sense[:, -SIZE:] /= growth
    parts = [pack_layer(sense), *rows_of(state["sense.bias"])]
    parts += rows_of(state["weigh.weight"][0], state["weigh.bias"], state["sharpness"].reshape(1))
    parts += [pack_layer(compare[:, :-1]), *rows_of(compare[:, -1], state["compare.bias"])]
    parts += [pack_layer(pool[:, :-2]), *rows_of(pool[:, -2], pool[:, -1], state["pool.bias"])]
    parts += rows_of(state["judge.weight"][0], state["judge.bias"])
    return b"".join(parts)


def unpack_judge(data, traits):
    """The state of a judge that goes with the words as the tables hold them."""
    at = 0

    def take(kind, *shape):
        nonlocal at
        taken = np.frombuffer(data, kind, int(np.prod(shape)), at).reshape(shape)
        at += taken.nbytes
        return torch.tensor(taken.astype("f4"))

    def take_layer(inputs, outputs):
        scales = take("<f4", outputs)
        return (take("i1", inputs, outputs) * scales).T

    state = {"sense.weight": take_layer(traits + SIZE, SENSES), "sense.bias": take("<f4", SENSES)}
    state |= {"weigh.weight": take("<f4", 1, SENSES), "weigh.bias": take("<f4", 1), "sharpness": take("<f4")}
    state["compare.weight"] = torch.cat([take_layer(3 * SENSES, ASPECTS), take("<f4", ASPECTS, 1)], 1)
    state["compare.bias"] = take("<f4", ASPECTS)
    state["pool.weight"] = torch.cat([take_layer(4 * ASPECTS, ASPECTS), take("<f4", 2, ASPECTS).T], 1)
    state |= {"pool.bias": take("<f4", ASPECTS), "judge.weight": take("<f4", 1, ASPECTS), "judge.bias": take("<f4", 1)}
    if at != len(data):
        raise ValueError(f"{len(data) - at} bytes of the judge are left")
    return state


def rows_of(*rows):
    return [np.ascontiguousarray(row, "<f4").tobytes() for row in rows]
