"""Forms of English words. Rough ones: they need only be what a stemmer takes back to the word."""

import re

ENDS_IN_Y = re.compile("[^aeiou]y$")
DOUBLES = re.compile("^[^aeiou]*[aeiou][bdgklmnprt]$")


def with_s(word):
    """The plural of a noun, the third person of a verb."""
    if re.search("(s|x|z|ch|sh|o)$", word):
        return word + "es"
    return word[:-1] + "ies" if ENDS_IN_Y.search(word) else word + "s"


def with_ing(verb):
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return doubled(verb) + "ing"


def with_ed(verb):
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if ENDS_IN_Y.search(verb) else doubled(verb) + "ed"


def doubled(verb):
    return verb + verb[-1] if DOUBLES.search(verb) else verb
