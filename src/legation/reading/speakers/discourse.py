"""Everything known of a report while its speakers are told, and what is found out about each."""

from collections.abc import Sequence

from attrs import field, frozen

from legation.reading.credits.outlets import OutletMatch
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex
from legation.reading.speakers.introductions import Person
from legation.reading.speakers.people import NameIndex


@frozen
class Referent:
    """Whom some words mean: shown name, actor id, party, named reasons; `person` where it is someone named in the report."""

    name: str | None = None
    actor: str | None = None
    party: str | None = None
    why: tuple[str, ...] = ()
    person: Person | None = None
    gender: str | None = None
    plural: bool = False
    outlet: bool = False


@frozen(eq=False)
class Spoken:
    """Who spoke where, in the order of the text: what later pronouns and "the official" lean on."""

    piece: int
    head: int
    cue: int
    who: Referent


@frozen(eq=False)
class Discourse:
    """All that is known of a report while its speakers are told: trees, roll, outlets by paragraph, the day, who spoke so far."""

    trees: Sequence[Tree]
    names: NameIndex
    actors: ActorIndex
    outlets: Sequence[Sequence[OutletMatch]]
    quotes: Sequence[list[tuple[int, int]]]
    day: str | None
    spoken: list[Spoken] = field(factory=list)
    quoted: Sequence[list[bool]] = field(init=False)

    @quoted.default
    def _mark(self) -> list[list[bool]]:
        return [mark(tree, quotes) for tree, quotes in zip(self.trees, self.quotes, strict=True)]


def mark(tree: Tree, quotes: list[tuple[int, int]]) -> list[bool]:
    """For each word of a paragraph whether it stands in quotation marks."""
    marked = [False] * len(tree.words)
    for a, b in quotes:
        marked[a:b] = [True] * (b - a)
    return marked


def of_person(person: Person, why: str) -> Referent:
    """A person as speaker."""
    return Referent(person.name, person.id, person.party, (why,), person, person.gender)
