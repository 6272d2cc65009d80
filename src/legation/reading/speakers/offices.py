"""Whom "the foreign minister" means: the one of that office in the report, else who held it that day by the table."""

from collections.abc import Sequence

from attrs import frozen

from legation.language import relations as rel
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import holder_on, sole_holder
from legation.reading.speakers.discourse import Discourse, Referent, of_person
from legation.reading.speakers.introductions import Person, of_table
from legation.reading.speakers.people import REMEMBERED

# How many paragraphs back somebody without a name is still remembered.
BACK = 12


@frozen
class OfficePhrase:
    """An office as a noun phrase names it: its head's lemma, the words before it, the two as one title, the state or body it is of,
    whether nothing else hangs on it, whether a place is named, and whether it was `left` or held `then`."""

    lemma: str
    before: tuple[str, ...]
    title: str
    party: str | None
    plain: bool
    placed: bool
    left: bool
    then: bool


def by_office(discourse: Discourse, piece: int, head: int, party: str | None) -> Referent | None:
    """The holder of an office: one who is presented with it in the report, one who is named and held it by the table, one who
    just spoke and whom the words describe anew, else the one in office that day. Nobody where somebody without a name was brought
    in with that office nearer by: "the spokesman" after "a police spokesman"."""
    asked = office_at(discourse, piece, head, party)
    if is_restricted(discourse.trees[piece], head):
        return None
    unnamed = unnamed_before(discourse, piece, head, asked)
    if unnamed is not None:
        last = discourse.spoken[-1] if discourse.spoken else None
        person = last.who.person if last is not None and (last.piece, last.head) > unnamed else None
        return of_person(person, f"office of {person.name}") if person is not None and bears(person, asked) else None
    return (
        presented(discourse, piece, head, asked)
        or recorded(discourse, piece, head, asked)
        or described_anew(discourse, piece, head, asked)
        or by_table(discourse, piece, asked)
    )


def is_restricted(tree: Tree, head: int) -> bool:
    """Whether a clause says which one is meant: "the official who asked not to be named" is nobody told before."""
    return any(tree.deps[c] == rel.RELATIVE and tree.words[tree.first[c] - 1] != "," for c in tree.children[head])


def unnamed_before(discourse: Discourse, piece: int, head: int, asked: OfficePhrase) -> tuple[int, int] | None:
    """Where somebody without a name was last brought in with that office, no later bearer of it named since: paragraph and token."""
    for number in range(piece, max(-1, piece - BACK), -1):
        tree = discourse.trees[number]
        for t in range((head if number == piece else len(tree.words)) - 1, -1, -1):
            person = next((s.person for s in discourse.names.matches[number] if s.a <= t < s.b), None)
            if person is not None and bears(person, asked):
                return None
            if tree.lemmas[t] == asked.lemma and tree.parts[t] == "NOUN" and is_brought_in(discourse, number, t, asked):
                return number, t
    return None


def is_brought_in(discourse: Discourse, number: int, t: int, asked: OfficePhrase) -> bool:
    """Whether a noun of office brings somebody in without a name: "a spokesman", "the German foreign ministry spokesman"."""
    tree = discourse.trees[number]
    around = range(tree.first[t], tree.last[t] + 1)
    named = tree.deps[t] in (rel.APPOSITION, rel.COMPOUND, rel.PRED_NOUN) or tree.child(t, rel.APPOSITION) is not None
    named = named or any(s.a in around or s.b - 1 == t - 1 or s.a == t + 1 for s in discourse.names.matches[number])
    article = tree.child(t, rel.DET)
    indefinite = article is not None and tree.tags[t] == "NN" and tree.words[article].lower() in discourse.actors.small.introducing
    sides = {n.actor for n in discourse.names.named[number] if n.a in around}
    other = article is not None and bool(sides) and asked.party is None
    fits = asked.party is None or not sides or asked.party in sides
    return not named and fits and (indefinite or other)


def office_at(discourse: Discourse, piece: int, head: int, party: str | None) -> OfficePhrase:
    """The office that a noun phrase names."""
    tree, actors = discourse.trees[piece], discourse.actors
    lemma = tree.lemmas[head]
    words = [c for c in tree.children[head] if tree.deps[c] in rel.MODIFIERS and c < head]
    before = tuple(actors.short.get(word, word) for word in (tree.words[c].lower() for c in words))
    title = f"{before[-1]} {lemma}" if before and tree.heads[head - 1] == head else lemma
    plain = all(tree.deps[c] in (rel.DET, rel.ADJECTIVE, rel.COMPOUND, rel.PUNCTUATION) for c in tree.children[head])
    placed = any(tree.parts[c] == "PROPN" for c in words)
    left, then = (not words.set.isdisjoint(before) for words in (actors.people.former, actors.people.then))
    return OfficePhrase(lemma, before, title, party, plain, placed, left, then)


def presented(discourse: Discourse, piece: int, head: int, asked: OfficePhrase) -> Referent | None:
    """The one presented with that office: among those named so far, those told from an office before, those named only later."""
    said = [s.person for s in discourse.names.before(piece, head)]
    spoke = [s.who.person for s in discourse.spoken[-REMEMBERED:] if s.who.person is not None]
    for people in (said, spoke, [p for p in discourse.names.people if asked.title in p.titles]):
        bearers = [p for p in people if bears(p, asked) and fits(p, asked, people, discourse)]
        if bearers and (len(set(bearers)) == 1 or (people is said and not has_rival(discourse, piece, bearers))):
            return of_person(bearers[-1], f"office of {bearers[-1].name}")
    return who_left(discourse, piece, head, asked) if asked.left else None


def has_rival(discourse: Discourse, piece: int, bearers: Sequence[Person]) -> bool:
    """Whether another bearer of the office spoke last, so that the one named last need not be meant."""
    last = discourse.spoken[-1] if discourse.spoken else None
    near = last is not None and piece - last.piece <= 1 and last.who.person in bearers
    return near and last is not None and last.who.person != bearers[-1]


def bears(person: Person, asked: OfficePhrase) -> bool:
    """Whether a person is presented with an office, or as one who left it where the words say "former"."""
    if asked.left:
        return asked.lemma in person.past
    return asked.lemma in person.titles and asked.party in (None, person.party)


def who_left(discourse: Discourse, piece: int, head: int, asked: OfficePhrase) -> Referent | None:
    """ "The former minister" after "the minister resigned": the one bearer of the office who left it by the report."""
    bearers = {s.person: s for s in discourse.names.before(piece, head) if asked.lemma in s.person.titles}
    for person, match in bearers.items():
        tree = discourse.trees[match.piece]
        left = match.subject and tree.lemmas[tree.heads[match.b - 1]] in discourse.actors.people.leaving.set
        if left and len(bearers) == 1:
            return of_person(person, f"office that {person.name} left")
    return None


def recorded(discourse: Discourse, piece: int, head: int, asked: OfficePhrase) -> Referent | None:
    """The one person named so far who held that office on the day by the table, or had left it where the words say "former"."""
    left = asked.left
    if asked.then:
        return None
    said = dict.fromkeys(s.person for s in discourse.names.before(piece, head) if asked.party in (None, s.person.party) or left)
    for title in titles_of(asked, discourse):
        bearers = [p for p in said if title in (p.past if left else p.held)]
        if bearers:
            why = f"{title} by the table of offices, named before"
            return of_person(bearers[0], why) if len(bearers) == 1 else None
    return None


def titles_of(asked: OfficePhrase, discourse: Discourse) -> Sequence[str]:
    """The titles under which the table may have an office, the longest first."""
    words = [word for word in asked.before if word not in discourse.actors.people.former]
    whole = " ".join((*words, asked.lemma))
    if not words or discourse.actors.people.camps.set.isdisjoint(words):
        return tuple(dict.fromkeys((whole, " ".join(word for word in asked.title.split() if word not in discourse.actors.people.former))))
    return (whole,)


def described_anew(discourse: Discourse, piece: int, head: int, asked: OfficePhrase) -> Referent | None:
    """The one who spoke just before: "the official", and "the Indiana governor" where nobody is presented as governor."""
    actors = discourse.actors
    said = [s.person for s in discourse.names.before(piece, head)]
    if asked.left or asked.then or not asked.plain:
        return None
    seat = asked.lemma in actors.people.seats and asked.placed and not any(asked.lemma in p.titles for p in discourse.names.people)
    if (asked.lemma in actors.people.anyone or seat) and discourse.spoken and piece - discourse.spoken[-1].piece <= 1 + seat:
        last = discourse.spoken[-1].who.person
        if last is not None and asked.party in (None, last.party):
            others = (p for p in said if asked.lemma in p.titles and p != last)
            if not any(fits(p, asked, said, discourse) for p in others):
                return of_person(last, "spoke just before")
    if asked.lemma in actors.people.anyone and asked.party is not None:
        beside = {s.person for s in discourse.names.before(piece, head, 0) if s.person.party == asked.party}
        if len(beside) == 1:
            return of_person(beside.pop(), f"the one person named before who speaks for {actors.shown.get(asked.party)}")
    return None


def by_table(discourse: Discourse, piece: int, asked: OfficePhrase) -> Referent | None:
    """Who held the office on the day of the report, where the words or the paragraph name one state only, or the title needs none."""
    actors, day = discourse.actors, discourse.day
    if day is None or asked.left or asked.then:
        return None
    parties = {asked.party} if asked.party else {w.actor for w in discourse.names.named[piece] if w.actor.startswith("state:")}
    office = holder_on(actors, asked.title, parties.pop(), day) if len(parties) == 1 else None
    for title in titles_of(asked, discourse):
        office = office or sole_holder(actors, title, day)
    if office is None:
        return None
    person = of_table(office.holder, asked.title.split(), office.party, actors, day)
    return of_person(person, f"in office on {day}: {office.source}")


def fits(person: Person, asked: OfficePhrase, people: Sequence[Person], discourse: Discourse) -> bool:
    """Whether the words before an office fit a person: "Republican", "former", "foreign" must have been said of them, if of
    anyone; and who is deputy or vice is not meant without that word."""
    telling = {w for w in asked.before if w in discourse.actors.people.former or any(w in p.beside for p in people)}
    camps = discourse.actors.people.camps.set
    other = person.beside & camps and not person.beside & camps & set(asked.before) and camps & set(asked.before)
    return telling <= person.beside and not other and not (person.beside & discourse.actors.people.lesser.set) - set(asked.before)
