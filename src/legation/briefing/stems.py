"""The telling words of a line: the beginnings of its longer words, and its numbers. Lines are laid side by side by these."""

from legation.language.words import LETTERS

# Endings turn with grammar ("launched", "launches"): longer words that begin alike are taken for one.
STEM, SHORTEST = 6, 4
# Fewer telling words than this say nothing of whether two lines are alike.
FEW = 3


def find_stems(words: str) -> frozenset[str]:
    """The beginnings of the longer words of a text, and its numbers."""
    return frozenset(word.casefold()[:STEM] for word in LETTERS.findall(words) if len(word) >= SHORTEST or word.isdigit())
