"""The telling words of a line: the beginnings of its longer words, and its numbers. Lines are laid side by side by these."""

from legation.language.words import LETTERS

# These are no stems of the language, by which passages are weighed (`clause.find_stems`): a brief lays lines of any language side by side,
# and how much two lines must share was set on these beginnings, line by line with readers.
# Endings turn with grammar ("launched", "launches"): longer words that begin alike are taken for one.
STEM, SHORTEST = 6, 4
# Fewer telling words than this say nothing of whether two lines are alike.
FEW = 3


def find_beginnings(words: str) -> frozenset[str]:
    """The beginnings of the longer words of a text, and its numbers."""
    return frozenset(word.casefold()[:STEM] for word in LETTERS.findall(words) if len(word) >= SHORTEST or word.isdigit())


def is_within(stems: frozenset[str], told: frozenset[str], share: float) -> bool:
    """Whether so much of the telling words of one line, which are no few, stands in another."""
    return len(stems) >= FEW and len(stems & told) >= share * len(stems)


def is_alike(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    """Whether so much of the telling words of the shorter of two lines, which are no few, stands in the other."""
    fewer = min(len(one), len(other))
    return fewer >= FEW and len(one & other) >= share * fewer
