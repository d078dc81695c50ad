"""Writes what was learned into bot/meaning, rounded as it is used there."""

import base64

import numpy as np
import torch
from torch.nn import functional

from judge import pack_judge
from packing import pack, unpack
from train import TABLES

SOURCES = {
    "en": "Universal Sentence Encoder Lite (Apache-2.0), WordNet 3.0 (Princeton University),\n"
    " * GloVe (public domain) and CC-CEDICT (CC BY-SA 4.0)",
    "zh": "Universal Sentence Encoder Lite (Apache-2.0), jieba's dictionary (MIT) and\n * CC-CEDICT (CC BY-SA 4.0)",
}


def without_unmet(state, ranks, words):
    """Words that no text has are as chance made them; they become the unknown word, or 0 if that is not met either."""
    is_met = np.isin(np.arange(words + 1), ranks)
    rows = state["e.weight"].clone()
    rows[:-1][torch.from_numpy(~is_met)] = state["e.weight"][words] if is_met[words] else 0.0
    print(f"{np.count_nonzero(~is_met[:words])} of {words} words were not met")
    return {**state, "e.weight": rows}


def write_tables(state, judge, language):
    """Gives the state as the tables hold it, rounded."""
    packed = pack({name: rows.numpy() for name, rows in state.items()} | {"e.weight": state["e.weight"][:-1].numpy()})
    name = {"en": "English", "zh": "Chinese"}[language]
    parts = {**dict(zip(("words", "lengths", "layers"), packed)), "wishes": pack_judge(judge, state)}
    fields = "".join(f"  {part}: () =>\n    '{base64.b64encode(data).decode()}',\n" for part, data in parts.items())
    (TABLES / f"{name.lower()}-sentences.ts").write_text(
        f"import type {{ SentenceWeights }} from './sentence-weights.ts'\n\n"
        f"/**\n * What a network has learned of {name} sentences.\n"
        f" * Derived from {SOURCES[language]}.\n * This file is CC BY-SA 4.0. See ./SOURCES.md.\n */\n"
        f"export const {name.upper()}_SENTENCES: SentenceWeights = {{\n{fields}}}\n"
    )
    rounded = {key: torch.tensor(rows.copy()) for key, rows in unpack(*packed, len(state["c.bias"])).items()}
    return {**rounded, "e.weight": functional.pad(rounded["e.weight"], (0, 0, 0, 1))}
