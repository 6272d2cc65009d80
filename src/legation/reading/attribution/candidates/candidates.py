"""Every place in a paragraph where someone may be said to say, think or want something, before any of it is believed."""

from collections.abc import Iterator
from itertools import chain

from attrs import evolve

from legation.reading.attribution.candidates.candidate import Candidate, Ranges
from legation.reading.attribution.candidates.nouns import find_asides, find_nouns
from legation.reading.attribution.candidates.quoted import fill_quotes, find_quoted, find_silences
from legation.reading.attribution.candidates.verbs import find_verbs
from legation.reading.attribution.words import CueWords
from legation.reading.parse.tree import Tree


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
