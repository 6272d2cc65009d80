"""Which body "the commission", "the company" or "the campaign" is: the one of that kind that the report named before.

Which outlet "the same newspaper" is, and whether a noun of that kind means an outlet at all: a space agency reports nothing.
"""

from collections.abc import Iterator

from legation.language import relations as rel
from legation.reading.credits.outlets import OutletMatch
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex
from legation.reading.speakers.discourse import Discourse, Referent, by_person
from legation.reading.speakers.introductions import Person
from legation.reading.speakers.names import joined, whole_name

# How many paragraphs back a body is looked for by its kind, and a campaign by its candidate; a reader has lost them further on.
BACK, NEAR = 12, 4
# The one following that speaks in its leader's name; teams and camps are other things as often.
CAMPAIGN = "campaign"


def by_kind(discourse: Discourse, piece: int, head: int) -> Referent | None:
    """The body that "the K" stands for: the last named before whose name or description holds that word; nobody where two of the
    same paragraph could be meant, or another of that kind without a name stands between."""
    tree, lemma = discourse.trees[piece], discourse.trees[piece].lemmas[head]
    words = discourse.actors.kinds.get(lemma)
    if words is None or any(
        tree.deps[c] in (rel.ADJECTIVE, rel.COMPOUND, rel.NOUN_MOD, rel.OWNER, rel.PREP, rel.RELATIVE) for c in tree.children[head]
    ):
        return None
    for number in range(piece, max(-1, piece - BACK), -1):
        end = head if number == piece else len(discourse.trees[number].words)
        found = list(bodies_in(discourse, number, lemma, words, end))
        unnamed = last_unnamed(discourse.trees[number], lemma, end, discourse.actors)
        if found and (unnamed is None or unnamed < found[-1][0]):
            names = {name for _, name, _ in found}
            at, name, actor = found[-1]
            sure = len(names) == 1 and (lemma in name.lower().split() or not has_rival(discourse, name, number, at, piece, head))
            return Referent(name, actor, actor, (f"the {lemma} named before",)) if sure else None
        if unnamed is not None:
            return None
    return None


def has_rival(discourse: Discourse, name: str, number: int, at: int, piece: int, head: int) -> bool:
    """Whether between a body and the noun that may mean it another name acts, of which the report does not say what it is."""
    for n in range(number, piece + 1):
        tree, people = discourse.trees[n], {(s.a, s.b) for s in discourse.names.matches[n]}
        for a, b in discourse.names.runs[n]:
            between = (n > number or a > at) and (n < piece or b <= head)
            acts = tree.deps[b - 1] in (rel.SUBJECT, rel.PASSIVE_SUBJECT, rel.OWNER, rel.AGENT)
            if between and acts and (a, b) not in people and tree.words[b - 1] not in name.split():
                return True
    return False


def bodies_in(discourse: Discourse, number: int, lemma: str, kinds: frozenset[str], end: int) -> Iterator[tuple[int, str, str | None]]:
    """The bodies of a kind that a paragraph names before a word: their token, name, and actor id where the lexicon has one."""
    tree = discourse.trees[number]
    people = {(s.a, s.b) for s in discourse.names.matches[number]}
    for known in discourse.names.named[number]:
        if known.b <= end and known.how == "name" and known.actor.startswith("org:"):
            shown = discourse.actors.shown.get(known.actor, "")
            if head_word(shown, discourse.actors) == lemma:
                yield known.a, shown, known.actor
    for a, b in discourse.names.runs[number]:
        if b > end or (a, b) in people:
            continue
        last = tree.words[b - 1].lower().rstrip(".")
        if (last in kinds and (b - a > 1 or joined(tree, b, discourse.actors) > b)) or called(tree, a, b, lemma, discourse.actors):
            yield a, whole_name(tree, a, b, discourse.actors, discourse.trees), None


def head_word(name: str, actors: ActorIndex) -> str:
    """The noun that leads a body's name: "Fund" of "International Monetary Fund", "Commission" of "Commission on Debates"."""
    words = name.lower().split()
    cut = next((n for n, word in enumerate(words) if word in actors.small.joining and n), len(words))
    return words[cut - 1] if len(words) > 1 else ""


def called(tree: Tree, a: int, b: int, lemma: str, actors: ActorIndex) -> bool:
    """Whether the words beside a name say what kind of body it is: "Acme, a bank in Oslo", "the bank Acme", "Acme is a bank"."""
    head = next((t for t in range(b - 1, a - 1, -1) if not a <= tree.heads[t] < b), b - 1)
    beside = [c for c in tree.children[head] if tree.deps[c] in (rel.APPOSITION, rel.COMPOUND) and not a <= c < b]
    above = tree.heads[head]
    if tree.deps[head] == rel.APPOSITION:
        beside.append(above)
    elif tree.deps[head] == rel.SUBJECT and tree.lemmas[above] in actors.small.be:
        beside += [c for c in tree.children[above] if tree.deps[c] == rel.PRED_NOUN]
    return any(tree.lemmas[c] == lemma and tree.parts[c] == "NOUN" for c in beside)


def last_unnamed(tree: Tree, lemma: str, end: int, actors: ActorIndex) -> int | None:
    """The last place before a word where something of that kind is brought in without a name: "a court", "two banks"."""
    for t in range(end - 1, -1, -1):
        if tree.lemmas[t] == lemma and tree.parts[t] == "NOUN" and tree.words[t].islower():
            described = any(tree.deps[c] in (rel.ADJECTIVE, rel.COMPOUND, rel.NUMBER, rel.OWNER) for c in tree.children[t])
            first = any(tree.words[c].lower() in actors.small.indefinite for c in tree.children[t])
            naming = (rel.APPOSITION, rel.COMPOUND, rel.PRED_NOUN)
            named = tree.deps[t] in naming or tree.child(t, rel.APPOSITION) is not None
            if (described or first or tree.tags[t] == "NNS") and not named:
                return t
    return None


def by_epithet(discourse: Discourse, lemma: str) -> Referent:
    """The body that "the alliance" stands for: of those the word can mean, the one that the report names most."""
    could = discourse.actors.epithets[lemma]
    said = discourse.names.counts
    best = sorted((actor for actor in could if actor in said), key=lambda actor: (-said[actor], actor))
    if not best or (len(best) > 1 and said[best[0]] == said[best[1]]):
        return Referent(why=("thing",))
    return Referent(discourse.actors.shown.get(best[0]), best[0], best[0], (f"the {lemma} named most",))


def by_following(discourse: Discourse, piece: int, head: int) -> Referent | None:
    """Whose campaign speaks: "the Trump campaign", "her campaign", and "the campaign" after one that was named with its candidate."""
    tree = discourse.trees[piece]
    if tree.lemmas[head] != CAMPAIGN or tree.tags[head] not in ("NN", "NNP"):
        return None
    owner = owner_of(discourse, piece, head)
    if owner is not None:
        return of_following(owner, "its candidate is named")
    theirs = tree.child(head, rel.OWNER)
    if theirs is not None and tree.words[theirs].lower() in discourse.actors.people.whose:
        who = by_person(discourse, piece, theirs, "m" if tree.words[theirs].lower() in discourse.actors.small.he else "f")
        return of_following(who.person, who.why[0]) if who.person is not None else None
    if any(tree.deps[c] in (rel.OWNER, rel.COMPOUND, rel.ADJECTIVE, rel.PREP) for c in tree.children[head]):
        return None
    for number in range(piece, max(-1, piece - NEAR - 1), -1):
        named = owners_in(discourse, number, head if number == piece else len(discourse.trees[number].words))
        if named:
            return of_following(named[-1], "named before")
    return by_candidate(discourse, piece)


def by_candidate(discourse: Discourse, piece: int) -> Referent | None:
    """The campaign of whom the paragraph before speaks, where the report names a campaign of theirs somewhere."""
    subjects = {s.person for s in discourse.names.matches[piece - 1] if s.subject} if piece else set()
    if len(subjects) != 1:
        return None
    candidate = subjects.pop()
    every = (owner for number, tree in enumerate(discourse.trees) for owner in owners_in(discourse, number, len(tree.words)))
    return of_following(candidate, "of whom the report speaks just before") if candidate in every else None


def owners_in(discourse: Discourse, number: int, end: int) -> list[Person]:
    """The people whose campaigns a paragraph names before a word, in order."""
    tree = discourse.trees[number]
    owners = (owner_of(discourse, number, t) for t in range(end) if tree.lemmas[t] == CAMPAIGN)
    return [owner for owner in owners if owner is not None]


def owner_of(discourse: Discourse, piece: int, noun: int) -> Person | None:
    """The person beside a campaign: "Trump's campaign", "the Trump campaign", "the campaign of Donald Trump"."""
    tree = discourse.trees[piece]
    beside = {c for c in tree.children[noun] if tree.deps[c] in (rel.OWNER, rel.COMPOUND, rel.NOUN_MOD)}
    for c in tree.children[noun]:
        if tree.deps[c] == rel.PREP and tree.lemmas[c] in discourse.actors.small.of:
            beside.update(tree.children[c])
    return next((s.person for s in discourse.names.matches[piece] if not beside.isdisjoint(range(s.a, s.b))), None)


def of_following(owner: Person, why: str) -> Referent:
    """A candidate's campaign as speaker; it speaks for its candidate."""
    return Referent(f"{owner.name} {CAMPAIGN}", None, owner.party or owner.id, (f"{CAMPAIGN} of {owner.name}, {why}",))


# How many paragraphs back an outlet is looked for; "the agency" alone may be any office, so it must stand near.
OUTLET_BACK, OUTLET_NEAR = 20, 2


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
    for number in range(piece, max(-1, piece - (OUTLET_NEAR if bare else OUTLET_BACK)), -1):
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
