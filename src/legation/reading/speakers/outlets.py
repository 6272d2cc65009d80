"""Which outlet "the same newspaper" is, and whether a noun of that kind means an outlet at all: a space agency reports nothing."""

from legation.language import relations as rel
from legation.reading.credits.outlets import OutletMatch
from legation.reading.parse.tree import Tree
from legation.reading.speakers.bodies import by_kind
from legation.reading.speakers.discourse import Discourse, Referent

# How many paragraphs back an outlet is looked for; "the agency" alone may be any office, so it must stand near.
BACK, NEAR = 20, 2


def by_outlet(discourse: Discourse, piece: int, head: int) -> Referent | None:
    """The outlet that a noun such as "newspaper" means: the last named of that kind. None where it is no outlet's noun or means
    something else: "the space agency", "the Safety Network"."""
    tree, lemma = discourse.trees[piece], discourse.trees[piece].lemmas[head]
    if lemma not in discourse.actors.people.outlet or tree.parts[head] == "PROPN" or not is_newsy(discourse, piece, head):
        return None
    found = by_kind(discourse, piece, head)
    if found is not None:
        return Referent(found.name, found.actor, found.party, found.why, outlet=found.actor is None)
    kinds = discourse.actors.outlets.get(lemma, ())
    bare = lemma in discourse.actors.people.any_office and all(tree.deps[c] == rel.DET for c in tree.children[head])
    for number in range(piece, max(-1, piece - (NEAR if bare else BACK)), -1):
        before = [m for m in discourse.outlets[number] if number < piece or m.end <= tree.starts[head]]
        fitting = [m for m in before if not kinds or m.kind in kinds]
        if fitting:
            return Referent(fitting[-1].name, why=("outlet last named",), outlet=True)
    return Referent(why=("outlet not named",), outlet=True)


def is_newsy(discourse: Discourse, piece: int, head: int) -> bool:
    """Whether the words before a noun leave it an outlet's: nations, "same", "state", "news"."""
    tree = discourse.trees[piece]
    nations = {t for known in discourse.names.named[piece] for t in range(known.a, known.b)}
    words = [c for c in tree.children[head] if c < head and tree.deps[c] in (rel.ADJECTIVE, rel.COMPOUND, rel.NOUN_MOD, rel.OWNER)]
    return all(c in nations or tree.words[c].lower() in discourse.actors.people.newsy for c in words)


def named_outlet(discourse: Discourse, piece: int, head: int, source: frozenset[int]) -> OutletMatch | None:
    """The outlet that a phrase names: its head is the name, or the name stands beside its kind ("Kyodo news agency", "the daily X")."""
    tree = discourse.trees[piece]
    start, end = tree.starts[head], tree.ends[head]
    kind = tree.lemmas[head] in discourse.actors.people.outlet.set
    for masthead in discourse.outlets[piece]:
        before = kind and tree.starts[min(source)] <= masthead.start and masthead.end < start
        behind = kind and masthead.start == end + 1 and follows(tree, head, source)
        if (masthead.start <= start and end <= masthead.end + 1) or before or behind:
            return masthead
    return None


def follows(tree: Tree, head: int, source: frozenset[int]) -> bool:
    """Whether the word after a noun is in its phrase."""
    return head + 1 in source and tree.words[head + 1][:1].isupper()
