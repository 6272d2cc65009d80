"""What stands in one clause: its verb, who takes part, where and when, and whether it is denied. Events and positions lean on it.

The words by which events are told, compiled from the lexicon: nouns and verbs of events, what carries them, what calls them off.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from legation.language import relations as rel
from legation.language.language import Language
from legation.language.lists.happening import Events
from legation.language.lists.saying import SmallWords
from legation.language.patterns import once
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.speakers.names import in_name, is_name
from legation.records.reading import Mention, When
from legation.records.report import Span


@frozen(eq=False)
class Paragraph:
    """A paragraph with what is known of it: who is mentioned and which times, as half-open token ranges; places on first use."""

    piece: Piece
    tree: Tree
    mentions: tuple[tuple[int, int, Mention], ...]
    whens: tuple[tuple[int, int, When], ...]
    small: SmallWords

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The names that may be of a place: neither a person's nor a body's, nor part of a time; each with those it lies in."""
        taken = [(a, b) for a, b, mention in self.mentions if (mention.actor or "").startswith(("person:", "org:"))]
        taken += [(a, b) for a, b, _ in self.whens]
        runs = [run for run in capitals(self.tree, self.small) if not any(run[0] < b and a < run[1] for a, b in taken)]
        return tuple(join_places(self.tree, runs))

    def words(self, a: int, b: int) -> str:
        """The words of a range of tokens, as written."""
        return self.piece.text[self.tree.starts[a] : self.tree.ends[b - 1]]

    def span(self, a: int, b: int) -> Span:
        """The address of a range of tokens."""
        return Span(self.piece.start + self.tree.starts[a], self.piece.start + self.tree.ends[b - 1], self.piece.where)


def to_paragraph(piece: Piece, mentions: Iterable[Mention], whens: Sequence[When], small: SmallWords) -> Paragraph:
    """A paragraph with the mentions and times that lie in it; those elsewhere are left out."""
    near = [(tokens_in(piece, mention.span), mention) for mention in mentions]
    times = [(tokens_in(piece, when.words), when) for when in whens]
    return Paragraph(
        piece,
        piece.tree,
        tuple((*at, mention) for at, mention in near if at is not None),
        tuple((*at, when) for at, when in times if at is not None),
        small,
    )


def tokens_in(piece: Piece, span: Span) -> tuple[int, int] | None:
    """The token range of an address, or None where it lies outside the paragraph."""
    start, end = span.start - piece.start, span.end - piece.start
    ends = piece.tree.ends
    if span.where != piece.where or start < 0 or not ends or end > ends[-1]:
        return None
    a, b = bisect_right(ends, start), bisect_left(piece.tree.starts, end)
    return (a, b) if a < b else None


def capitals(tree: Tree, small: SmallWords) -> list[tuple[int, int]]:
    """Runs of capitalised name words, joined by "of" where one stands between them ("Gulf of Finland")."""
    runs: list[tuple[int, int]] = []
    for i in range(len(tree.words)):
        follows = bool(runs) and runs[-1][1] == i
        if not is_name(tree, i) and not (follows and in_name(tree, i)):
            continue
        if follows or (runs and runs[-1][1] == i - 1 and tree.words[i - 1] in small.of):
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def join_places(tree: Tree, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places with those they lie in: "Vilnius, Lithuania" is one."""
    joined: list[tuple[int, int]] = []
    for a, b in places:
        if joined and a == joined[-1][1] + 1 and tree.words[a - 1] == ",":
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def actors_in(paragraph: Paragraph, tokens: set[int], inside: set[int]) -> tuple[str, ...]:
    """The actor ids named among the tokens, in order, without those that only say where (`inside`)."""
    named = [mention.actor for a, b, mention in paragraph.mentions if mention.actor and b - 1 in tokens and b - 1 not in inside]
    return tuple(dict.fromkeys(named))


def place_in(paragraph: Paragraph, tokens: set[int], calendar: frozenset[str]) -> tuple[int, int] | None:
    """The first place among the tokens that a preposition of place leads to; a month is none, whether it could be dated or not."""
    tree = paragraph.tree
    for a, b in paragraph.places:
        if a not in tokens or tree.words[a].lower() in calendar:
            continue
        head = next((t for t in range(a, b) if not a <= tree.heads[t] < b), a)
        if tree.deps[head] == rel.PREP_OBJECT and tree.lemmas[tree.heads[head]] in paragraph.small.where:
            return a, b
    return None


def when_in(paragraph: Paragraph, tokens: set[int]) -> When | None:
    """The most exact time among the tokens; of several the first."""
    found = [when for a, _, when in paragraph.whens if a in tokens]
    return max(found, key=lambda when: len(when.first), default=None)


@frozen(eq=False)
class EventWords:
    """The lexicon's event words, compiled."""

    words: Events
    small: SmallWords
    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    carriers: Mapping[str, str]
    objects: dict[str, frozenset[str]]
    cancelled: frozenset[str]
    put_off: frozenset[str]
    put_off_to: frozenset[str]
    possible: frozenset[str]
    ahead: frozenset[str]
    confirmed: frozenset[str]
    not_with: frozenset[str]
    negators: frozenset[str]
    happening: frozenset[str]
    figures: frozenset[str]
    alone: frozenset[str]
    adjectives: Mapping[str, str]
    speaking: frozenset[str]
    steps: Mapping[str, str]
    step_nouns: Mapping[str, str]
    force: Mapping[str, str]
    calendar: frozenset[str]
    yet: frozenset[str]


@once
def event_words(language: Language) -> EventWords:
    """The event words of a lexicon."""

    lists = language.lists
    return EventWords(
        words=lists.events,
        small=lists.small,
        nouns=language.lists.events.nouns,
        verbs=language.lists.events.verbs,
        carriers=language.lists.events.carriers,
        objects={kind: frozenset(words) for kind, words in language.lists.events.objects.items()},
        cancelled=lists.events.cancelled.set,
        put_off=lists.dates.put_off.set,
        put_off_to=lists.dates.put_off_to.set,
        possible=lists.events.possible.set,
        ahead=lists.events.ahead.set,
        confirmed=lists.events.confirmed.set,
        not_with=lists.events.not_with.set,
        negators=lists.negation.negators.set,
        happening=lists.events.happening.set,
        figures=lists.events.figures.set,
        alone=lists.events.alone.set,
        speaking=frozenset((*language.lists.people.offices, *language.lists.people.groups, *language.lists.people.bodies)),
        steps=language.lists.agreements.steps,
        step_nouns=language.lists.agreements.nouns,
        force=language.lists.agreements.force,
        yet=lists.held.yet.set,
        calendar=frozenset((*language.lists.dates.months, *language.lists.dates.weekdays)),
        adjectives={word: actor.id for actor in reversed(language.lists.actors) for word in actor.adjectives},
    )
