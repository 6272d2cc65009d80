"""Forms of English words: stems, short forms, and "US", which is no pronoun."""

from functools import lru_cache

import snowballstemmer

_ENGLISH = snowballstemmer.stemmer("english")
# Endings that hang on a word behind an apostrophe ("we'll", "didn't"); the possessive is no part of a word at all.
_HANGING = ("'t", "'d", "'m", "'ll", "'re", "'ve")


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """One word in small letters, stemmed (Snowball, English); words with digits stay as they are."""
    return word if word[:1].isdigit() else str(_ENGLISH.stemWord(word))


def plain(word: str) -> str:
    """A word as it is compared: in small letters, without a possessive "'s". "U.S." and "US" are both "usa", so that the pronoun "us"
    is not taken for the country."""
    if word == "US":
        return "usa"
    low = word.lower()
    if low.endswith("."):
        low = low.replace(".", "")
        return "usa" if low == "us" else low
    if "'" in low or "’" in low:
        low = low.replace("’", "'").removesuffix("'s")
    return low


def bare(word: str) -> str:
    """A word without what hangs on it: "we" of "we'll", "didn" of "didn't"."""
    return next((word.removesuffix(ending) for ending in _HANGING if word.endswith(ending)), word) if "'" in word else word
