"""What is compiled from a lexicon is compiled once: word lists into expressions and tables, kept beside the lexicon itself."""

import re
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from legation.language.language import Language

T = TypeVar("T")

# A run has one lexicon a language; tests make a few more. Kept few, because each holds compiled expressions.
KEPT = 4


def once_a_language(build: Callable[[Language], T]) -> Callable[[Language], T]:
    """The same function, which works once for each lexicon; the lexicon is kept with what came of it, so that no id is met twice."""
    made: dict[int, tuple[Language, T]] = {}

    @wraps(build)
    def recall(language: Language) -> T:
        known = made.get(id(language))
        if known is not None:
            return known[1]
        if len(made) >= KEPT:
            made.pop(next(iter(made)), None)
        return made.setdefault(id(language), (language, build(language)))[1]

    return recall


def alternatives(words: tuple[str, ...]) -> str:
    """Words and phrases as one alternation, longest first, any run of blanks between their words."""
    ordered = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered) or r"(?!)"
