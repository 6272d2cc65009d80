"""When something was said: the time that hangs on the cue, not the times that are spoken of."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import evolve, frozen

from legation.reading.attribution.candidates.candidate import Candidate
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.records.reading import When


@frozen(eq=False)
class Timed:
    """A time of a paragraph with its half-open token range."""

    a: int
    b: int
    when: When


def place_times(piece: Piece, whens: Sequence[When]) -> list[Timed]:
    """The times of a paragraph as token ranges."""
    tree = piece.tree
    ends = [(when, when.words.start - piece.start, when.words.end - piece.start) for when in whens]
    timed = [Timed(bisect_right(tree.ends, start), bisect_left(tree.starts, end), when) for when, start, end in ends]
    return [time for time in timed if time.a < time.b]


def free_of_time(tree: Tree, candidate: Candidate, times: Sequence[Timed]) -> Candidate:
    """The same attribution without a time that stands right after the cue: in "said on Wednesday the country had" it belongs to "said"."""
    first = min(candidate.content)
    if first != candidate.cue + 1:
        return candidate
    for time in times:
        opens = first == time.a or (first == time.a - 1 and tree.parts[first] == "ADP")
        rest = frozenset(t for t in candidate.content if t >= time.b)
        loose = all(time.a <= tree.heads[t] < time.b or tree.parts[tree.heads[t]] in ("VERB", "AUX", "ADP") for t in range(time.a, time.b))
        if opens and loose and len(rest) >= 3 and tree.parts[min(rest)] in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "SCONJ", "NUM"):
            return evolve(candidate, content=rest)
    return candidate


def said_when(tree: Tree, candidate: Candidate, times: Sequence[Timed]) -> When | None:
    """The time at which the cue puts the saying; the nearest where there are several."""
    near = [t for t in times if hangs_on(tree, t, candidate)]
    return min(near, key=lambda t: min(abs(t.a - candidate.cue), abs(t.b - candidate.cue))).when if near else None


def hangs_on(tree: Tree, time: Timed, candidate: Candidate) -> bool:
    """Whether a time belongs to the cue: outside the words and the speaker, and no other verb nearer above it."""
    if any(t in candidate.content or t in candidate.speaker for t in range(time.a, time.b)):
        return False
    if time.a == candidate.cue + 1 or (time.a == candidate.cue + 2 and tree.parts[time.a - 1] == "ADP"):
        return True
    for t in range(time.a, time.b):
        for above in tree.above(t):
            if above == candidate.cue:
                return True
            if tree.parts[above] in ("VERB", "AUX") or above in candidate.content or above in candidate.speaker:
                break
    return False
