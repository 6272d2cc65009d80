"""Words as the search knows them: lower case and without accents, each with its place in the text. Made here, so that every database
finds the same."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Scripts that put no blanks between words: each character is a word of its own, and a word of several is a phrase.
SOLID = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{SOLID}]|[^\W_{SOLID}]+(?:[\u0300-\u036f]+[^\W_{SOLID}]*)*")
# PostgreSQL takes words of at most 2,046 bytes; nothing that is a word is longer than this.
LONGEST = 64
# So many words of a text are indexed: a report of 20,000 words is a book.
MOST = 20_000


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """One word as the search knows it: "Zürich" is "zurich"."""
    if word.isascii():
        return word[:LONGEST].lower()
    if len(word) == 1 and word >= "\u3040":
        return word
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if letter.isalnum())[:LONGEST] or word[:LONGEST]


def find_words(text: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """The words between two places of a text, folded, each with its first and end character."""
    return ((fold(found.group()), found.start(), found.end()) for found in TOKEN.finditer(text, start, stop))


def words(text: str) -> list[str]:
    """The words of a text, folded, as many as are indexed."""
    return [fold(word) for word in TOKEN.findall(text)[:MOST]]
