"""Writes what was learned into bot/meaning, rounded as it is used there."""

import base64
import re

import numpy as np
import torch
from torch.nn import functional

from judge import pack_judge, unpack_judge
from packing import growth_of, pack, unpack
from train import TABLES

TRAITS = 256
PARTS = ("words", "lengths", "layers", "wishes")
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


NAMES = {"en": "English", "zh": "Chinese"}


def path_of(language):
    return TABLES / f"{NAMES[language].lower()}-sentences.ts"


def read_tables(language):
    """The states of the network and of the judge as the tables hold them."""
    text = path_of(language).read_text()
    *packed, wishes = (base64.b64decode(re.search(rf"{part}: \(\) =>\s*'([^']*)'", text)[1]) for part in PARTS)
    return {"network": with_padding(unpack(*packed, TRAITS)), "judge": unpack_judge(wishes, TRAITS)}


def write_tables(state, judge, language):
    """Gives the state as the tables hold it, rounded."""
    packed = pack({name: rows.numpy() for name, rows in state.items()} | {"e.weight": state["e.weight"][:-1].numpy()})
    name = NAMES[language]
    parts = {**dict(zip(PARTS, packed)), "wishes": pack_judge(judge, growth_of(state["e.weight"].numpy()))}
    fields = "".join(f"  {part}: () =>\n    '{base64.b64encode(data).decode()}',\n" for part, data in parts.items())
    path_of(language).write_text(
        f"import type {{ SentenceWeights }} from './sentence-weights.ts'\n\n"
        f"/**\n * What a network has learned of {name} sentences.\n"
        f" * Derived from {SOURCES[language]}.\n * This file is CC BY-SA 4.0. See ./SOURCES.md.\n */\n"
        f"export const {name.upper()}_SENTENCES: SentenceWeights = {{\n{fields}}}\n"
    )
    return with_padding(unpack(*packed, len(state["c.bias"])))


def write_judge(judge, language):
    """Only the judge; its network's words and layers stay as they are, and are not rounded again."""
    path = path_of(language)
    packed = base64.b64encode(pack_judge(judge, 1)).decode()
    path.write_text(re.sub(r"(wishes: \(\) =>\s*)'[^']*'", rf"\1'{packed}'", path.read_text()))


def with_padding(state):
    state = {key: torch.tensor(rows.copy()) for key, rows in state.items()}
    return {**state, "e.weight": functional.pad(state["e.weight"], (0, 0, 0, 1))}
