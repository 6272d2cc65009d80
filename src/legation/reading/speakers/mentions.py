"""Everyone and every state or body that a report names, each at its place, for the later steps to lean on."""

from collections.abc import Iterator, Sequence

from legation.language import relations as rel
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex
from legation.reading.speakers.bodies import by_epithet
from legation.reading.speakers.discourse import Discourse
from legation.reading.speakers.names import in_compound
from legation.records.reading import Mention
from legation.records.report import Span

# "Japanese government", "Chinese foreign ministry": words between an adjective and its body.
REACH = 4


def find_mentions(pieces: Sequence[Piece], discourse: Discourse) -> list[Mention]:
    """The named of a report in the order of the text: people by full name or surname, states and bodies by name or metonym.

    An adjective counts where it stands before a body or group that speaks for its state ("Japanese government").
    """
    return [mention for number, piece in enumerate(pieces) for mention in sorted(named(number, piece, discourse), key=lambda m: m.span)]


def named(number: int, piece: Piece, discourse: Discourse) -> Iterator[Mention]:
    """The mentions of one paragraph."""
    tree, actors = piece.tree, discourse.actors
    people = discourse.names.matches[number]
    for s in people:
        why = "full name" if s.full else f"surname of {s.person.name}"
        yield Mention(span_of(piece, s.a, s.b), s.person.name, s.person.id, s.person.party, (why,))
    for known in discourse.names.named[number]:
        if any(s.a < known.b and known.a < s.b for s in people) or in_compound(tree, known.b):
            continue
        end = known.b
        if known.how == "adjective":
            body = tree.heads[known.b - 1]
            spoken = actors.people.bodies.set | actors.people.groups.set
            if not known.b <= body < known.b + REACH or tree.words[body].lower() not in spoken:
                continue
            end = body + 1
        yield Mention(span_of(piece, known.a, end), actors.shown.get(known.actor), known.actor, known.actor, (known.how,))
    for i, lemma in enumerate(tree.lemmas):
        if lemma in actors.epithets and stands_for(tree, i, actors):
            who = by_epithet(discourse, lemma)
            if who.actor is not None:
                yield Mention(span_of(piece, tree.child(i, rel.DET) or i, i + 1), who.name, who.actor, who.actor, who.why)


def stands_for(tree: Tree, i: int, actors: ActorIndex) -> bool:
    """Whether a common noun stands for a body that was named: "the alliance", "the US-led military bloc", but not "an alliance"."""
    article = tree.child(i, rel.DET)
    return tree.tags[i] == "NN" and article is not None and tree.words[article].lower() in actors.small.definite


def span_of(piece: Piece, a: int, b: int) -> Span:
    """The address of a range of tokens."""
    tree = piece.tree
    return Span(piece.start + tree.starts[a], piece.start + tree.ends[b - 1], piece.where)
