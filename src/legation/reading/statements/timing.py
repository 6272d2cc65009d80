"""When something was said: the time that hangs on the cue, not the times that are spoken of."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import evolve, frozen

from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.sayings.saying import Saying
from legation.records.reading import When


@frozen(eq=False)
class Timed:
    """A time of a paragraph with its token range."""

    a: int
    b: int
    when: When


def place(piece: Piece, whens: Sequence[When]) -> list[Timed]:
    """The times of a paragraph as token ranges."""
    tree = piece.tree
    made = []
    for when in whens:
        a = bisect_right(tree.ends, when.words.start - piece.start)
        b = bisect_left(tree.starts, when.words.end - piece.start)
        if a < b:
            made.append(Timed(a, b, when))
    return made


def free_of_time(tree: Tree, saying: Saying, times: Sequence[Timed]) -> Saying:
    """The same attribution without a time that stands right after the cue: in "said on Wednesday the country had" it belongs to "said"."""
    first = min(saying.words)
    if first != saying.cue + 1:
        return saying
    for time in times:
        opens = first == time.a or (first == time.a - 1 and tree.parts[first] == "ADP")
        rest = frozenset(t for t in saying.words if t >= time.b)
        loose = all(time.a <= tree.heads[t] < time.b or tree.parts[tree.heads[t]] in ("VERB", "AUX", "ADP") for t in range(time.a, time.b))
        if opens and loose and len(rest) >= 3 and tree.parts[min(rest)] in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "SCONJ", "NUM"):
            return evolve(saying, words=rest)
    return saying


def said_when(tree: Tree, saying: Saying, times: Sequence[Timed]) -> When | None:
    """The time at which the cue puts the saying; the nearest where there are several."""
    near = [t for t in times if hangs_on(tree, t, saying)]
    return min(near, key=lambda t: min(abs(t.a - saying.cue), abs(t.b - saying.cue))).when if near else None


def hangs_on(tree: Tree, time: Timed, saying: Saying) -> bool:
    """Whether a time belongs to the cue: outside the words and the speaker, and no other verb nearer above it."""
    if any(t in saying.words or t in saying.source for t in range(time.a, time.b)):
        return False
    if time.a == saying.cue + 1 or (time.a == saying.cue + 2 and tree.parts[time.a - 1] == "ADP"):
        return True
    for t in range(time.a, time.b):
        for above in tree.above(t):
            if above == saying.cue:
                return True
            if tree.parts[above] in ("VERB", "AUX") or above in saying.words or above in saying.source:
                break
    return False
