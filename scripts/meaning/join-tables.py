"""Joins the Chinese word meanings of two sets of tables into one of 128 numbers a word.

    python3 join-tables.py --first VECTORS --second VECTORS --words 18100

VECTORS are files of 32-bit numbers, a row a word, in the order of the tables. Rows of both are made one long row, reduced
by a singular value decomposition, and turned by a random rotation, so that 4 bits lose little of any number.
"""
import argparse
import base64
import re
from pathlib import Path

import numpy as np

TABLES = Path(__file__).parents[2] / "bot/meaning"
SIZE = 128


def unit(rows):
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--first", type=Path, required=True)
    arguments.add_argument("--second", type=Path, required=True)
    arguments.add_argument("--words", type=int, required=True)
    given = arguments.parse_args()
    first, second = (unit(np.fromfile(file, "f4").reshape(given.words, -1)) for file in (given.first, given.second))
    joined = np.concatenate([first, second], 1)
    _, _, directions = np.linalg.svd(joined, full_matrices=False)
    reduced = joined @ directions[:SIZE].T
    rotation, _ = np.linalg.qr(np.random.default_rng(7).standard_normal((SIZE, SIZE)))
    turned = unit(reduced @ rotation)
    packed = (np.round(turned / (np.abs(turned).max(1, keepdims=True) + 1e-9) * 7) + 8).astype("u1")
    print("kept", float((reduced**2).sum() / (joined**2).sum()))
    at = 0
    for file in ("chinese-table-common.ts", "chinese-table-further.ts"):
        text = (TABLES / file).read_text()
        count = len(re.search(r"_WORDS =\s*'([^']*)'", text)[1].split(" "))
        rows = packed[at : at + count]
        at += count
        meanings = base64.b64encode(((rows[:, 0::2] << 4) | rows[:, 1::2]).tobytes()).decode()
        (TABLES / file).write_text(re.sub(r"(_MEANINGS = \(\) =>\s*)'[^']*'", lambda found: f"{found[1]}'{meanings}'", text))


main()
