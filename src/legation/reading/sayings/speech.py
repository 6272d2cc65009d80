"""Quotations made whole: words that begin in a quotation take all of it, and the quotations that follow without a speaker of their own."""

from legation.reading.parse.tree import Tree
from legation.reading.sayings.saying import Ranges, Saying


def fill_quotes(tree: Tree, saying: Saying, quotes: Ranges) -> frozenset[int]:
    """The words of an attribution, with every quotation they begin in or mostly cover, and those that carry on from it."""
    words = set(saying.words)
    taken: Ranges = []
    for a, b in quotes:
        if a <= saying.cue < b or not words:
            continue
        inner = [t for t in range(a, b) if t in words]
        if len(inner) * 2 >= b - a or (inner and inner[0] <= a + 1):
            words.update(t for t in range(a, b) if t not in saying.source)
            taken.append((a, b))
    if taken:
        a, b = tree.sentences[tree.sentence[saying.cue]]
        for quote in following(tree, quotes, max(b, taken[-1][1])):
            words.update(range(*quote))
        for quote in leading(tree, quotes, min(a, taken[0][0])):
            words.update(range(*quote))
    return frozenset(words)


def following(tree: Tree, quotes: Ranges, end: int) -> Ranges:
    """The quotations after a token that stand alone, sentence after sentence, with no words between them."""
    found: Ranges = []
    for a, b in quotes:
        if a < end:
            continue
        if wordy(tree, end, a) or wordy(tree, b, tree.sentences[tree.sentence[b - 1]][1]):
            break
        found.append((a, b))
        end = max(b, tree.sentences[tree.sentence[b - 1]][1])
    return found


def leading(tree: Tree, quotes: Ranges, start: int) -> Ranges:
    """The quotations before a token that stand alone, back to the beginning of the paragraph."""
    found: Ranges = []
    for a, b in reversed(quotes):
        if b > start:
            continue
        if wordy(tree, b, start) or wordy(tree, tree.sentences[tree.sentence[a]][0], a):
            break
        found.append((a, b))
        start = min(a, tree.sentences[tree.sentence[a]][0])
    return found if not found or not wordy(tree, 0, found[-1][0]) else []


def wordy(tree: Tree, a: int, b: int) -> bool:
    """Whether a range of tokens holds a word, and not only punctuation."""
    return any(tree.parts[t] not in ("PUNCT", "SPACE", "SYM") for t in range(a, b))
