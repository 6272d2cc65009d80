"""Everything known of a report while its speakers are told, and what is found out about each.

Whom he, she, it and they mean; nobody where two could be meant.
"""

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


# Points for a candidate: who spoke just before, who is the subject, less for each sentence in between. The gap by which the
# best must lead is what keeps a wrong name out. Set on hand-resolved pronouns (see docs/quality.md).
SPOKE, SUBJECT, SAME, APART, LEAD = 2.0, 1.5, 1.0, 1.2, 0.9


def by_person(discourse: Discourse, piece: int, head: int, gender: str) -> Referent:
    """He or she: the person of that gender who was spoken of last, was the subject, or spoke just before."""
    tree = discourse.trees[piece]
    here = tree.sentence[head]
    scores: dict[str, tuple[float, Referent]] = {}

    def offer(key: str, points: float, who: Referent) -> None:
        if who.gender in (None, gender) and not who.plural:
            points += 0.5 if who.gender == gender else 0.0
            if key not in scores or scores[key][0] < points:
                scores[key] = (points, who)

    for s in discourse.names.before(piece, head, 2):
        if discourse.quoted[s.piece][s.a] and not discourse.quoted[piece][head]:
            continue
        apart = here - tree.sentence[s.a] if s.piece == piece else here + (piece - s.piece) * 1.5
        points = (SUBJECT if s.subject else 0.0) + (SAME if apart == 0 else 0.0) - APART * apart
        offer(s.person.id, points, of_person(s.person, f"pronoun, {s.person.name} before"))
    for n, spoken in enumerate(reversed(discourse.spoken[-4:])):
        if (spoken.piece, spoken.head) >= (piece, head) or piece - spoken.piece > 2:
            continue
        apart = here - tree_at(discourse, spoken).sentence[spoken.cue] if spoken.piece == piece else here + (piece - spoken.piece) * 1.0
        who = spoken.who
        if who.person is None and who.why[:1] not in (("unnamed",), ("as named",)):
            continue
        key = who.person.id if who.person else f"unnamed {spoken.piece} {spoken.head}"
        offer(key, SPOKE - n * 0.5 + SUBJECT - APART * max(apart, 0), of_person(who.person, "pronoun, spoke before") if who.person else who)
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD):
        return Referent(why=("pronoun, unsure",), gender=gender)
    best = ranked[0][1]
    return Referent(best.name, best.actor, best.party, best.why, best.person, gender)


def tree_at(discourse: Discourse, spoken: Spoken) -> Tree:
    """The paragraph in which someone spoke."""
    return discourse.trees[spoken.piece]


def by_body(discourse: Discourse, piece: int, head: int, *, plural: bool) -> Referent:
    """They or it: the group or body that spoke last in the paragraph."""
    for spoken in reversed(discourse.spoken[-4:]):
        if spoken.piece != piece or spoken.head >= head:
            continue
        who = spoken.who
        if who.plural == plural and who.person is None and (plural or who.actor is not None):
            return Referent(who.name, who.actor, who.party, (*who.why, "pronoun, spoke before"), None, None, plural)
        break
    return Referent(why=("pronoun",), plural=plural)
