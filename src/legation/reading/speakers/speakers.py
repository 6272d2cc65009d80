"""Who is meant by the words that name a speaker: the person, state, body or outlet, with the reasons, or nobody where it is unsure.

Everyone and every state or body that a report names, each at its place, for the later steps to lean on.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from legation.language import relations as rel
from legation.reading.parse.pieces import Piece
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex
from legation.reading.speakers.bodies import by_epithet, by_following, by_kind, by_outlet, named_outlet
from legation.reading.speakers.discourse import Discourse, Referent, Spoken, by_body, by_person, of_person
from legation.reading.speakers.introductions import speaks_for
from legation.reading.speakers.names import ends_name, holds_place, in_compound, proper_name
from legation.reading.speakers.offices import by_office
from legation.reading.speakers.people import REMEMBERED
from legation.records.reading import Mention
from legation.records.report import Span


def who_is(discourse: Discourse, piece: int, head: int, source: frozenset[int]) -> Referent:
    """Whom a speaker's noun phrase means: a name, a pronoun, an office, a body, a group."""
    tree = discourse.trees[piece]
    if tree.parts[head] in ("PRON", "DET") and tree.words[head].lower() not in discourse.actors.small.several:
        return by_pronoun(discourse, piece, head)
    if any(tree.deps[c] == rel.CONJUNCT and c in source for c in tree.children[head]):
        return Referent(why=("several speakers",), plural=True)
    found = named_in(discourse, piece, head, source)
    if found is not None:
        return found
    if tree.parts[head] in ("NOUN", "PROPN"):
        return by_noun(discourse, piece, head, source)
    return Referent()


def named_in(discourse: Discourse, piece: int, head: int, source: frozenset[int]) -> Referent | None:
    """The person, state, body or outlet that the phrase names, itself or by apposition."""
    tree = discourse.trees[piece]
    heads = [head, *(c for c in tree.children[head] if tree.deps[c] == rel.APPOSITION and c in source)]
    for h in heads:
        for match in discourse.names.matches[piece]:
            if match.a <= h < match.b:
                return of_person(match.person, "full name" if match.full else f"surname of {match.person.name}")
    if tree.lemmas[head] in discourse.actors.people.offices and tree.tags[head] in ("NN", "NNP"):
        for match in discourse.names.matches[piece]:  # "the ambassador to the US Ann Lee"
            placed = any(n.b == match.a for n in discourse.names.named[piece]) or holds_place(tree, match.a, discourse.actors)
            behind = match.a > head and placed
            if match.a == head + 1 and tree.deps[head] == tree.deps[match.b - 1] and tree.heads[head] == tree.heads[match.b - 1]:
                return of_person(
                    match.person, "full name" if match.full else f"surname of {match.person.name}"
                )  # "Head coach Ann Lee said"
            if match.b == max(source) + 1 and behind and tree.words[match.b - 1] not in discourse.actors.small.owner:
                return of_person(match.person, "full name" if match.full else f"surname of {match.person.name}")
    for known in discourse.names.named[piece]:
        if known.a <= head < known.b and not (known.how == "adjective" and tree.parts[head] == "ADJ"):
            if known.how == "adjective" and tree.tags[head] in ("NNS", "NNPS"):  # "the Russians", but not "many Germans"
                article = tree.child(head, rel.DET)
                all_of_them = article is not None and tree.words[article].lower() in discourse.actors.small.definite
                return Referent(party=known.actor if all_of_them else None, why=("people of",), plural=True)
            if known.how == "adjective" and is_somebody(discourse, tree, known.a, head):
                return Referent(why=("somebody of",))
            return of_actor(discourse, known.actor, tree.words[head], known.how)
    masthead = named_outlet(discourse, piece, head, source)
    if masthead is not None:
        return Referent(masthead.name, why=("outlet",), outlet=True)
    return None


def is_somebody(discourse: Discourse, tree: Tree, start: int, head: int) -> bool:
    """Whether an adjective of a state that stands for a noun means one man and not the state: "a Norwegian", "the 46-year-old South
    African"; "the French" and "the Russian side" do not."""
    article = tree.child(head, rel.DET)
    if article is not None and tree.words[article].lower() in discourse.actors.small.indefinite:
        return True
    return any(c < start and tree.deps[c] in (rel.ADJECTIVE, rel.NUMBER) for c in tree.children[head])


def of_actor(discourse: Discourse, actor: str, word: str, how: str) -> Referent:
    """A state or body as speaker; Brussels is NATO in a report that names NATO and not the Union."""
    why = "metonym" if how == "metonym" else "name"
    if word == "Brussels":
        said = discourse.names.counts
        if "org:nato" in said and not said.keys() & {"org:eu", "org:ec", "org:ep"}:
            actor, why = "org:nato", "metonym, NATO is named and the EU is not"
    return Referent(discourse.actors.shown.get(actor), actor, actor, (why,))


def by_noun(discourse: Discourse, piece: int, head: int, source: frozenset[int]) -> Referent:
    """A body, group or office: "the Japanese government", "Chinese officials", "the foreign minister"."""
    tree, actors = discourse.trees[piece], discourse.actors
    lemma, word = tree.lemmas[head], tree.words[head].lower()
    party = side_of(discourse, piece, head, source)
    following = by_following(discourse, piece, head)
    if following is not None:
        return following
    name = proper_name(tree, head, source, actors, discourse.trees) if ends_name(tree, head) else None
    plural = tree.tags[head] in ("NNS", "NNPS") and (name is None or party is not None or len(name.split()) < 2)
    definite = any(tree.words[c].lower() in actors.small.definite or tree.deps[c] == rel.OWNER for c in tree.children[head])
    if tree.words[head] in actors.people.parts and tree.child(head, rel.DET, rel.ADJECTIVE, rel.NUMBER) is not None:
        return Referent(why=("part of a group",), plural=True)
    if word in actors.people.groups or plural:
        return Referent(party=party, why=("group",), plural=True)
    if lemma in actors.people.bodies:
        return by_body_of_state(discourse, piece, head, party, name, definite=definite)
    outlet = by_outlet(discourse, piece, head) if definite else None
    if outlet is not None:
        return outlet
    if lemma in actors.people.offices or lemma.endswith(actors.people.endings):
        theirs = any(tree.words[c].lower() in actors.small.own for c in tree.children[head])
        found = by_office(discourse, piece, head, party) if definite and not theirs else None
        return found or Referent(party=party, why=("unnamed",), gender=actors.genders.get(lemma))
    author = author_of(discourse, piece, head, source)
    if author is not None:
        return author
    if definite and lemma in actors.epithets:
        return by_epithet(discourse, lemma)
    if name is not None:
        return Referent(why=("no speaker",)) if name.lower() in actors.people.nobody else Referent(name, why=("as named",))
    return (by_kind(discourse, piece, head) if definite else None) or Referent(party=party, why=("thing",))


def author_of(discourse: Discourse, piece: int, head: int, source: frozenset[int]) -> Referent | None:
    """Whose words are read: "a statement from the ministry said" is the ministry's word, "Holm's letter says" Holm's."""
    tree, actors = discourse.trees[piece], discourse.actors
    if tree.lemmas[head] not in actors.papers:
        return None
    whose = tree.child(head, rel.OWNER)
    for c in tree.children[head] if whose is None else ():
        if tree.deps[c] == rel.PREP and (tree.lemmas[c] in actors.small.by or tree.lemmas[c] in actors.small.origin):
            whose = tree.child(c, rel.PREP_OBJECT)
            break
    if whose is None or whose not in source:
        return author_before(discourse, piece, head) if whose is None else None
    who = who_is(discourse, piece, whose, frozenset(tree.under(whose)) & source)
    return evolve(who, why=(*who.why, f"author of the {tree.lemmas[head]}")) if who.name is not None or who.party is not None else None


def author_before(discourse: Discourse, piece: int, head: int) -> Referent | None:
    """Whose "the statement" is: of the last who spoke, where that was in one ("the airline said in a statement")."""
    tree = discourse.trees[piece]
    article = tree.child(head, rel.DET)
    if article is None or tree.words[article].lower() not in discourse.actors.small.definite or len(tree.children[head]) > 1:
        return None
    for spoken in reversed(discourse.spoken[-3:]):
        there = discourse.trees[spoken.piece]
        written = [
            t
            for t in range(*there.sentences[there.sentence[spoken.cue]])
            if there.lemmas[t] == tree.lemmas[head] and there.deps[t] in (rel.PREP_OBJECT, rel.OBJECT)
        ]
        if piece - spoken.piece <= 1 and written:
            who = spoken.who
            return evolve(who, why=(*who.why, f"author of the {tree.lemmas[head]}")) if who.name is not None else None
    return None


def side_of(discourse: Discourse, piece: int, head: int, source: frozenset[int]) -> str | None:
    """The state or body that a noun phrase names beside its head: "Chinese officials", "the foreign minister of Peru". Not the state of
    a city that only says where ("Berlin police"), nor of one who speaks for no state ("an expert on Peru")."""
    tree, actors = discourse.trees[piece], discourse.actors
    named = [n for n in discourse.names.named[piece] if n.a in source and not in_compound(tree, n.b)]
    # "The Iranian-American Council" is no state's.
    named = [n for n in named if n.how != "adjective" or "-" not in (*tree.words[n.a - 1 : n.a], *tree.words[n.b : n.b + 1])]
    owner = next((n for n in named if n.b <= head + 1 and n.a < head), None)
    if owner is None:
        owner = next((n for n in named if n.a > head and tree.words[n.a - 1] in actors.people.behind), None)
    return owner.actor if owner is not None and speaks_for(tree, owner, source, actors) else None


def by_body_of_state(discourse: Discourse, piece: int, head: int, party: str | None, name: str | None, *, definite: bool) -> Referent:
    """Whose ministry, army or parliament it is: the one that its words name, one told before ("the ministry"), or the only one."""
    actors, lemma = discourse.actors, discourse.trees[piece].lemmas[head]
    if party is not None:
        return Referent(actors.shown.get(party), party, party, (f"its {lemma}",))
    for spoken in reversed(discourse.spoken[-REMEMBERED:]):  # "the ministry", after "the Russian foreign ministry"
        if spoken.who.why == (f"its {lemma}",) and (name is None or set(name.split()) <= set(phrase_of(discourse, spoken))):
            return spoken.who
    if name is not None and len(name.split()) > 1:
        theirs = owned_before(discourse, piece, head, name.split())
        return Referent(actors.shown.get(theirs), theirs, theirs, (f"its {lemma}",)) if theirs else Referent(name, why=("as named",))
    return (by_kind(discourse, piece, head) or by_only_state(discourse, piece, head) if definite else None) or Referent(why=("body",))


def owned_before(discourse: Discourse, piece: int, head: int, words: list[str]) -> str | None:
    """The state whose body of that name the report told before: "the National Security Council", after "South Korea's National Security
    Council"; nobody's where it told of two states'."""
    states: set[str] = set()
    for number in range(piece + 1):
        tree = discourse.trees[number]
        for known in discourse.names.named[number]:
            behind = next((t for t in range(known.b, min(known.b + 2, len(tree.words))) if tree.words[t : t + len(words)] == words), None)
            if behind is not None and known.actor.startswith("state:") and (number < piece or behind < head):
                states.add(known.actor)
    return states.pop() if len(states) == 1 else None


def phrase_of(discourse: Discourse, spoken: Spoken) -> list[str]:
    """The words of the phrase by which someone was told as a speaker."""
    tree = discourse.trees[spoken.piece]
    return tree.words[tree.first[spoken.head] : tree.last[spoken.head] + 1]


def by_only_state(discourse: Discourse, piece: int, head: int) -> Referent | None:
    """ "The government" of a report that names one state alone."""
    tree, states = discourse.trees[piece], [actor for actor in discourse.names.counts if actor.startswith("state:")]
    bare = all(tree.deps[c] in (rel.DET, rel.PUNCTUATION) or tree.lemmas[c] in discourse.actors.people.federal for c in tree.children[head])
    if len(states) != 1 or not bare or tree.lemmas[head] not in discourse.actors.people.ruling:
        return None
    return Referent(discourse.actors.shown.get(states[0]), states[0], states[0], ("the one state that the report names",))


def by_pronoun(discourse: Discourse, piece: int, head: int) -> Referent:
    """Whom a pronoun means; nobody where two could be meant."""
    word, small = discourse.trees[piece].words[head].lower(), discourse.actors.small
    if word in small.relatives:
        return by_relative(discourse, piece, head)
    if word in small.he or word in small.she:
        return by_person(discourse, piece, head, "m" if word in small.he else "f")
    if word in small.they or word in small.its:
        return by_body(discourse, piece, head, plural=word in small.they)
    return Referent(why=("pronoun",))


def by_relative(discourse: Discourse, piece: int, head: int) -> Referent:
    """The noun that a relative clause hangs on."""
    tree = discourse.trees[piece]
    for above in tree.above(head):
        if tree.deps[above] == rel.RELATIVE:
            noun = tree.heads[above]
            who = who_is(discourse, piece, noun, frozenset(tree.under(noun) - tree.under(above)))
            return Referent(who.name, who.actor, who.party, (*who.why, "relative"), who.person, who.gender, who.plural)
    return Referent(why=("relative",))


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
