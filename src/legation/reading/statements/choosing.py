"""Of all possible attributions of a paragraph those that are likely and do not contradict each other."""

from collections.abc import Iterator
from itertools import chain

from attrs import evolve, frozen

from legation.reading.parse.tree import Tree
from legation.reading.sayings.asides import find_asides
from legation.reading.sayings.cues import Cues
from legation.reading.sayings.saying import Ranges, Saying
from legation.reading.sayings.sayings import find_sayings
from legation.reading.sayings.silence import find_silences
from legation.reading.sayings.speech import fill_quotes
from legation.reading.statements.weights import find_signs, weigh_signs

# The least probability at which a possible attribution is believed, alone and inside the words of another; both are
# where the joint F1 was highest on hand-marked political news (see docs/quality.md).
LEAST = 0.38
LEAST_WITHIN = 0.75
# The same for a clause with "that" behind a word of saying: "she said the mayor denied that the bridge had cracked".
LEAST_CHAINED = 0.6


@frozen(eq=False)
class Chosen:
    """A possible attribution that was believed, with its probability."""

    saying: Saying
    likely: float
    first: int
    last: int


def choose(tree: Tree, quotes: Ranges, quoted: list[bool], cues: Cues) -> list[Chosen]:
    """The attributions of a paragraph, in the order of their cues. `quotes` are token ranges, `quoted` says so word by word."""
    likely: list[Chosen] = []
    for saying in find_possible(tree, quotes, quoted, cues):
        score = weigh_signs(find_signs(tree, saying, quoted, cues), cues.weights)
        if score >= LEAST and tree.runs(saying.words) and tree.runs(saying.source):
            likely.append(Chosen(saying, score, min(saying.words), max(saying.words)))
    kept = settle(tree, likely, quoted)
    return [without_asides(tree, one, kept) for one in kept]


def find_possible(tree: Tree, quotes: Ranges, quoted: list[bool], cues: Cues) -> Iterator[Saying]:
    """Every possible attribution of a paragraph, its quotations whole. Whose cue stands in a quotation speaks in it, not around it."""
    for saying in chain(find_sayings(tree, quotes, cues), find_asides(tree, quotes, cues), find_silences(tree, cues)):
        full = evolve(saying, words=fill_quotes(tree, saying, quotes)) if quotes else saying
        if full.words and full.source and not (quoted[full.cue] and is_split(full, quotes)):
            yield full


def is_split(saying: Saying, quotes: Ranges) -> bool:
    """Whether the cue stands in a quotation and the words outside it."""
    a, b = next((a, b) for a, b in quotes if a <= saying.cue < b)
    return not any(a <= t < b for t in saying.words)


def settle(tree: Tree, likely: list[Chosen], quoted: list[bool]) -> list[Chosen]:
    """The likeliest first, each cue once, the same words of the same speaker once; then without those inside another's words
    that are not sure, and without those inside a quotation that another speaks."""
    kept: list[Chosen] = []
    for one in sorted(likely, key=lambda c: (quoted[c.saying.cue], -c.likely, c.saying.cue, c.saying.frame)):
        if all(differ(one, other) for other in kept):
            kept.append(one)
    sure = [
        one
        for one in kept
        if not any(encloses(other, one) for other in kept) or (one.likely >= least_within(tree, one) and not quoted[one.saying.cue])
    ]
    sure = [one for one in kept if one in sure or not any(encloses(other, one) for other in sure)]
    return sorted(sure, key=lambda c: c.saying.cue)


def least_within(tree: Tree, one: Chosen) -> float:
    """How likely an attribution inside another's words must be to be believed."""
    return LEAST_CHAINED if one.saying.frame == "ccomp" and tree.words[one.first].lower() == "that" else LEAST_WITHIN


def differ(mine: Chosen, yours: Chosen) -> bool:
    """Whether two attributions are two: not one cue, and not the same words from the same speaker."""
    if mine.saying.cue == yours.saying.cue:
        return False
    if mine.saying.head != yours.saying.head or mine.last < yours.first or yours.last < mine.first:
        return True
    shared = len(mine.saying.words & yours.saying.words)
    return shared * 4 < len(mine.saying.words) + len(yours.saying.words)


def encloses(outer: Chosen, inner: Chosen) -> bool:
    """Whether an attribution stands inside another's words. "According to X" encloses nothing in this sense: it is a chain by its form."""
    return outer is not inner and outer.saying.frame != "according" and inner.saying.cue in outer.saying.words


def without_asides(tree: Tree, one: Chosen, kept: list[Chosen]) -> Chosen:
    """The same attribution without the "according to X" that ends it: that is how the whole came, not part of what was said."""
    asides = {t for other in kept if other is not one and other.saying.frame == "according" for t in tree.under(other.saying.cue)}
    words = one.saying.words - asides
    if not words or len(words) == len(one.saying.words):
        return one
    return evolve(one, saying=evolve(one.saying, words=words))
