"""Every place in a paragraph where someone may be said to say, think or want something, and of all these candidates those that are likely
and do not contradict each other.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from attrs import evolve, frozen

from legation.reading.attribution.candidates.candidate import Candidate, Ranges
from legation.reading.attribution.candidates.nouns import find_asides, find_nouns
from legation.reading.attribution.candidates.quoted import fill_quotes, find_quoted, find_silences
from legation.reading.attribution.candidates.verbs import find_verbs
from legation.reading.attribution.features import find_features, weigh
from legation.reading.attribution.held import CueWords
from legation.reading.parse.tree import Tree

# The least probability at which a candidate is believed, alone and inside the words of another; both are where the joint
# F1 was highest on hand-marked political news (see docs/quality.md).
LEAST = 0.38
LEAST_WITHIN = 0.75
# The same for a clause with "that" behind a word of saying: "she said the mayor denied that the bridge had cracked".
LEAST_CHAINED = 0.6


@frozen(eq=False)
class Accepted:
    """A candidate that is likely enough, with its probability and the first and last token of its content."""

    candidate: Candidate
    likely: float
    first: int
    last: int


def choose(tree: Tree, candidates: Iterable[Candidate], quoted: list[bool], cues: CueWords) -> list[Candidate]:
    """The attributions of a paragraph, in the order of their cues. `quoted` says word by word what stands in quotation marks."""
    likely: list[Accepted] = []
    for candidate in candidates:
        score = weigh(find_features(tree, candidate, quoted, cues), cues.weights)
        if score >= LEAST and tree.runs(candidate.content) and tree.runs(candidate.speaker):
            likely.append(Accepted(candidate, score, min(candidate.content), max(candidate.content)))
    chosen = [one.candidate for one in select(tree, likely, quoted, cues)]
    return [without_asides(tree, one, chosen) for one in chosen]


def select(tree: Tree, likely: list[Accepted], quoted: list[bool], cues: CueWords) -> list[Accepted]:
    """The likeliest first, each cue once, the same words of the same speaker once; then without those inside another's words
    that are not sure, and without those inside a quotation that another speaks."""
    kept: list[Accepted] = []
    for one in sorted(likely, key=lambda c: (quoted[c.candidate.cue], -c.likely, c.candidate.cue, c.candidate.frame)):
        if all(differ(one, other) for other in kept):
            kept.append(one)
    sure = [
        one
        for one in kept
        if not any(encloses(other, one) for other in kept)
        or (one.likely >= least_within(tree, one, cues) and not quoted[one.candidate.cue])
    ]
    sure = [one for one in kept if one in sure or not any(encloses(other, one) for other in sure)]
    return sorted(sure, key=lambda c: c.candidate.cue)


def least_within(tree: Tree, one: Accepted, cues: CueWords) -> float:
    """How likely an attribution inside another's words must be to be believed."""
    return LEAST_CHAINED if one.candidate.frame == "ccomp" and tree.words[one.first].lower() in cues.small.that else LEAST_WITHIN


def differ(mine: Accepted, yours: Accepted) -> bool:
    """Whether two attributions are two: not one cue, and not the same words from the same speaker."""
    a, b = mine.candidate, yours.candidate
    if a.cue == b.cue:
        return False
    if a.head != b.head or mine.last < yours.first or yours.last < mine.first:
        return True
    return len(a.content & b.content) * 4 < len(a.content) + len(b.content)


def encloses(outer: Accepted, inner: Accepted) -> bool:
    """Whether an attribution stands inside another's words. "According to X" encloses nothing in this sense: it is a chain by its form."""
    return outer is not inner and outer.candidate.frame != "according" and inner.candidate.cue in outer.candidate.content


def without_asides(tree: Tree, one: Candidate, chosen: Iterable[Candidate]) -> Candidate:
    """The same attribution without the "according to X" that ends it: that is how the whole came, not part of what was said."""
    asides = {t for other in chosen if other is not one and other.frame == "according" for t in tree.under(other.cue)}
    return evolve(one, content=one.content - asides) if one.content - asides else one


def find_candidates(tree: Tree, quotes: Ranges, quoted: list[bool], cues: CueWords) -> Iterator[Candidate]:
    """Every possible attribution of a paragraph, its quotations whole; several readings of one cue among them.

    `quotes` are token ranges, `quoted` says so word by word. Whose cue stands in a quotation speaks in it, not around it.
    """
    for candidate in chain(
        find_verbs(tree, cues),
        find_nouns(tree, quotes, cues),
        find_quoted(tree, quotes, quoted, cues),
        find_asides(tree, quotes, cues),
        find_silences(tree, cues),
    ):
        full = evolve(candidate, content=fill_quotes(tree, candidate, quotes)) if quotes else candidate
        if full.content and full.speaker and not (quoted[full.cue] and is_split(full, quotes)):
            yield full


def is_split(candidate: Candidate, quotes: Ranges) -> bool:
    """Whether the cue stands in a quotation and the words outside it."""
    a, b = next((a, b) for a, b in quotes if a <= candidate.cue < b)
    return candidate.content.isdisjoint(range(a, b))
