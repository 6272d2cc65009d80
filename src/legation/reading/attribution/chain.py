"""What hangs on a cue beside the words: to whom, through whom and when they were said.

Through whom the words came: the outlet told, the agency that reports and cites, who was addressed, who speaks in whose words. The time at
which they were said is the one that hangs on the cue, not one that is spoken of.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import evolve, frozen

from legation.language import relations as rel
from legation.language.language import Language
from legation.reading.attribution.candidates.candidate import Candidate
from legation.reading.credits.outlets import OutletMatch
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.speakers.discourse import Referent
from legation.records.reading import Statement, When
from legation.records.report import Span


@frozen
class Channel:
    """To whom and where something was said, and the outlet it was said to."""

    addressee: str | None = None
    venue: str | None = None
    outlet: str | None = None


@frozen(eq=False)
class Attribution:
    """A chosen candidate with who is meant by its speaker, the channel, when it was said, and words of paragraphs `before`."""

    candidate: Candidate
    who: Referent
    channel: Channel
    when: When | None
    before: tuple[Span, ...] = ()


def find_channel(
    tree: Tree,
    text: str,
    candidate: Candidate,
    dated: frozenset[int],
    outlets: Sequence[OutletMatch],
    language: Language,
) -> Channel:
    """What hangs on a cue beside the words: "told parliament", "to reporters in Madrid", "in an interview with CNN". `dated` are the
    tokens of times, which are no places."""
    cue, content, people = candidate.cue, candidate.content, language.lists.people
    forms, small = language.lists.attribution, language.lists.small
    addressee = venue = None
    spoken: set[int] = set()
    for c in tree.children[cue]:
        if c in content or c < cue:
            continue
        dep = tree.deps[c]
        thing = c if dep in (rel.OBJECT, rel.RECIPIENT, rel.SUBJECT) and tree.lemmas[cue] in forms.tells else None
        if dep in (rel.PREP, rel.RECIPIENT) and tree.lemmas[c] in small.to:
            thing = tree.child(c, rel.PREP_OBJECT)
        if thing is not None and tree.lemmas[cue] in people.telling and thing not in content:
            addressee = addressee or text_of(tree, text, thing)
            spoken |= tree.under(thing)
            if tree.lemmas[thing] in people.venues:
                venue = venue or text_of(tree, text, thing)
            where = [c for x in (thing, cue) for c in tree.children[x] if c > thing and tree.lemmas[c] in small.towns]
            town = next((t for c in where if (t := tree.child(c, rel.PREP_OBJECT)) is not None and tree.parts[t] == "PROPN"), None)
            if town is not None and town not in content and town not in dated:  # "told reporters in Madrid"
                venue = venue or text_of(tree, text, town)
        elif dep == rel.PREP and tree.lemmas[c] in forms.occasions:
            place = tree.child(c, rel.PREP_OBJECT)
            if place is not None:
                spoken |= tree.under(place)
                if tree.lemmas[place] in people.venues:
                    venue = venue or text_of(tree, text, place)
    for t in (cue, *tree.above(cue)):
        if tree.lemmas[t] in forms.quoting:  # "was quoted as saying by Reuters", "Reuters quoted her as saying"
            for c in (*tree.children[t], *tree.children[cue]):
                if tree.lemmas[c] in small.by or (t != cue and tree.deps[c] == rel.SUBJECT):
                    spoken |= tree.under(c)
    outlet = next((m.name for m in outlets if any(m.start <= tree.starts[t] < m.end for t in spoken)), None)
    return Channel(addressee, venue, outlet)


def text_of(tree: Tree, text: str, head: int) -> str:
    """The words of a noun phrase, as written."""
    a, b = tree.trim(tree.first[head], tree.last[head] + 1)
    return text[tree.starts[a] : tree.ends[b - 1]] if a < b else tree.words[head]


def nest(tree: Tree, attributions: Sequence[Attribution], statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a paragraph with their chain: one whose cue stands in another's words lies within it, and came through it.

    What encloses comes first in `rank`, so that no two statements can lie within each other, however the words are tangled.
    """
    made: list[Statement] = []
    for one, statement in zip(attributions, statements, strict=True):
        inner = one.candidate
        above = [
            (len(other.candidate.content), at, other)
            for at, other in enumerate(attributions)
            if rank(other.candidate) < rank(inner) and encloses(tree, other.candidate, inner)
        ]
        outer = sorted(above, key=lambda entry: entry[0])
        if outer:
            names = [other.who.name for _, _, other in outer if other.who.outlet and other.who.name]
            statement = evolve(statement, within=statements[outer[0][1]].id, via=tuple(dict.fromkeys([*statement.via, *names])))
        made.append(statement)
    return made


def encloses(tree: Tree, outer: Candidate, inner: Candidate) -> bool:
    """Whether one attribution lies within another: its cue among the other's words, or its speaker cited by the other's."""
    return inner.cue in outer.content or (inner.frame == "citing" and tree.heads[inner.cue] == outer.cue)


def rank(candidate: Candidate) -> tuple[int, bool, int]:
    """The order of enclosing: more words before fewer, then who reports before who is cited, then the earlier cue."""
    return -len(candidate.content), candidate.frame == "citing", candidate.cue


def is_echo(one: Attribution, every: Sequence[Attribution]) -> bool:
    """Whether an attribution only repeats its speaker inside the same speaker's words: "he said that he believes"."""
    mine, cue = one.who.actor, one.candidate.cue
    return mine is not None and any(other is not one and cue in other.candidate.content and other.who.actor == mine for other in every)


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
