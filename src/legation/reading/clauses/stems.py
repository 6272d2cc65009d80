"""Content words, stemmed, so that "decided" and "deciding" can be laid side by side."""

import re
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from legation.language.language import Language

_ENGLISH = snowballstemmer.stemmer("english")
# Letters with dots between ("U.S."), or a run of letters and digits; what stands behind an apostrophe is dropped ("office's", "didn't").
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+")
_TAIL = re.compile(r"['’](?:s|S|t|d|m|ll|re|ve)\b")
# Longer runs of letters are no words of English; cutting them keeps stemming linear.
LONGEST_WORD = 40


def find_stems(text: str, language: Language) -> tuple[str, ...]:
    """The content words of a text in order, lower case and stemmed, function words left out."""
    stops = language.lists.content.stopwords.set
    return tuple(stem(word) for word in find_words(text) if word not in stops)


def find_words(text: str) -> Iterator[str]:
    """The words of a text in small letters; "U.S." and "US" are both "usa", so that the pronoun "us" is not taken for the country."""
    for match in _WORD.finditer(_TAIL.sub("", text)):
        word = match.group().replace(".", "")
        yield "usa" if word == "US" else word.lower()[:LONGEST_WORD]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One word in small letters, stemmed (Snowball, English)."""
    return str(_ENGLISH.stemWord(word))


@lru_cache(maxsize=32)
def word_set(words: tuple[str, ...]) -> frozenset[str]:
    """A list of the lexicon as a set, made once."""
    return frozenset(words)
