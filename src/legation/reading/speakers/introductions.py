"""Who someone is by the words around the full name: offices, the state or body they speak for, gender; and by the table of offices."""

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from legation.language import relations as rel
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex, ActorMatch, in_office, party_of, place_before, same_offices
from legation.reading.speakers.names import in_compound
from legation.reading.speakers.spelling import plain_name


@frozen
class Person:
    """Someone named in full in the report, with what stands beside the name: offices, all words, party, gender. `held` are offices
    that the table gives for the day of the report, `past` those it says were left by then."""

    name: str
    titles: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    party: str | None = None
    gender: str | None = None
    held: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The actor id, made of the name."""
        return "person:" + plain_name(self.name)


def introduce(tree: Tree, head: int, a: int, b: int, name: str, named: Sequence[ActorMatch], actors: ActorIndex, day: str | None) -> Person:
    """A person as the words around the full name (tokens `a` to `b`, of which `head` leads) present them."""
    beside = words_beside(tree, head, a, named, actors)
    owned = {t for c in beside if tree.deps[c] == rel.OWNER or is_anothers(tree, c, actors) for t in tree.under(c)}
    lower = [actors.short.get(w, w) for w in (tree.words[t].lower().rstrip(".") for t in beside if t not in owned)]
    titles, left = offices_in(lower, actors)
    party = party_beside(tree, head, b, frozenset(beside), named, actors) if titles else None
    genders = [actors.genders[w] for w in lower if w in actors.genders]
    gender = genders[-1] if genders else actors.genders.get(tree.words[a].lower())
    held, past = in_office(actors, name, day)
    return Person(name, titles, frozenset(lower), party or party_of(actors, name, day), gender, held, past | left)


def offices_in(words: Sequence[str], actors: ActorIndex) -> tuple[frozenset[str], frozenset[str]]:
    """The offices that some words give, and those that they say were left: "former" holds up to the next comma."""
    found: dict[bool, set[str]] = {False: set(), True: set()}
    past, before = False, ""
    for word in words:
        past = (past or word in actors.people.past.set) and word not in (",", ";") and word not in actors.people.past_ends
        if word in actors.people.offices:
            found[past].add(word)
        if before and (word in actors.people.offices or word in actors.people.general):
            found[past].add(f"{before} {word}")
        before = word
    return same_offices(found[False], actors), same_offices(found[True] - found[False], actors)


def is_anothers(tree: Tree, c: int, actors: ActorIndex) -> bool:
    """Whether a preposition leads to somebody else's office: "a spokeswoman for the governor", "the son of President Holm"."""
    if tree.deps[c] != rel.PREP:
        return False
    of = tree.child(c, rel.PREP_OBJECT)
    around = tree.under(of) if of is not None else ()
    return any(tree.lemmas[t].lower() in actors.people.offices and tree.parts[t] in ("NOUN", "PROPN") for t in around)


def words_beside(tree: Tree, head: int, a: int, named: Sequence[ActorMatch], actors: ActorIndex) -> list[int]:
    """The words that present someone: before the name in its phrase, and in apposition to it on either side."""
    first = min(tree.first[head], a)
    if first > 1 and tree.words[first - 1] == "-" and tree.sentence[first - 2] == tree.sentence[first]:
        first -= 2  # "Then-president Anna Berg"
    beside = list(range(first, a))
    for c in tree.children[head]:
        if tree.deps[c] == rel.APPOSITION:
            beside += list(range(tree.first[c], tree.last[c] + 1))
    above = tree.heads[head]
    if tree.deps[head] == rel.APPOSITION:
        beside += list(range(tree.first[above], a))
    elif tree.deps[head] == rel.PREP_OBJECT and tree.lemmas[tree.heads[above]] in actors.people.offices and any(n.b == a for n in named):
        beside = list(range(tree.first[tree.heads[above]], a))  # "the ambassador to the US Ann Lee"
    return beside


def party_beside(tree: Tree, head: int, b: int, beside: frozenset[int], named: Sequence[ActorMatch], actors: ActorIndex) -> str | None:
    """The state or body that the words beside a name give: "Japan's foreign minister", "NATO spokeswoman", "X of Portugal"."""
    for known in named:
        if known.a in beside and not in_a_name(tree, known, actors) and speaks_for(tree, known, beside, actors):
            return known.actor
    of = next((c for c in tree.children[head] if tree.deps[c] == rel.PREP and tree.lemmas[c] in actors.small.of and c >= b), None)
    land = tree.child(of, rel.PREP_OBJECT) if of is not None else None
    return next((n.actor for n in named if land is not None and n.a <= land < n.b), None)


def speaks_for(tree: Tree, named: ActorMatch, phrase: Iterable[int], actors: ActorIndex) -> bool:
    """Whether one described by some words speaks for the actor named among them: not "the head of a German union", "an expert on Peru"
    or, of a city without its ministries, "a Berlin police spokeswoman"."""
    around = [t for t in phrase if not named.a <= t < named.b]
    words = {word for t in around for word in (tree.lemmas[t], tree.words[t].lower())}
    if in_compound(tree, named.b) or not actors.people.private.set.isdisjoint(words):
        return False
    lemma = tree.lemmas[tree.heads[named.b - 1]]
    if tree.deps[named.b - 1] == rel.PREP_OBJECT and lemma not in actors.small.of and lemma not in actors.small.by:  # "envoy to Peru"
        of_voice = lemma in actors.small.purpose and not actors.people.voices.set.isdisjoint(words)
        return of_voice or (lemma in actors.small.within and not actors.people.ministerial.set.isdisjoint(words))
    house = named.how != "metonym" or " ".join(tree.words[named.a : named.b]).lower() in actors.people.houses.set
    return house or tree.deps[named.b - 1] == rel.OWNER or not actors.people.ministerial.set.isdisjoint(words)


def in_a_name(tree: Tree, known: ActorMatch, actors: ActorIndex) -> bool:
    """Whether an adjective of nation is only part of a longer name: "Center for American Progress" speaks for no state."""
    if known.how != "adjective" or known.a < 2:
        return False
    return tree.lemmas[known.a - 1] in actors.people.body_links and tree.words[known.a - 2].istitle()


def side_by_place(tree: Tree, person: Person, a: int, named: Sequence[ActorMatch], actors: ActorIndex, home: str | None) -> Person:
    """The same person with the state of the place, where words such as "minister" say that there is one and nothing says which."""
    if person.party is not None or not person.beside & actors.people.ministerial.set:
        return person
    return evolve(person, party=place_before(tree, a, named) or home)


def office_bearer(tree: Tree, a: int, b: int, actors: ActorIndex, day: str | None) -> Person | None:
    """Who "President Macron" is in a report that never gives the first name: the one in office that day, by the table."""
    if day is None or b - a != 1 or not a or tree.words[a - 1].lower().rstrip(".") not in actors.people.titles:
        return None
    title = tree.words[a - 1].lower().rstrip(".")
    bearers = {
        office.holder: office
        for offices in actors.holders.values()
        for office in offices
        # "Chairman Kim" is not the Kim who is president of something.
        if office.holder.split()[-1] == tree.words[a] and office.covers(day) and any(title in held.split() for held in office.titles)
    }
    if len(bearers) != 1:
        return None
    office = next(iter(bearers.values()))
    words = frozenset(word for title in office.titles for word in title.split())
    return of_table(office.holder, words, office.party, actors, day)


def of_table(holder: str, beside: Iterable[str], party: str, actors: ActorIndex, day: str) -> Person:
    """Someone whom only the table of offices names."""
    held, past = in_office(actors, holder, day)
    words = frozenset(beside)
    return Person(holder, held | words, words, party, actors.genders.get(holder.split()[0].lower()), held, past)


def merge(old: Person, new: Person) -> Person:
    """One person from two introductions; what was said first stands."""
    beside = old.beside | new.beside
    past = old.past | new.past
    return evolve(
        old, titles=old.titles | new.titles, past=past, beside=beside, party=old.party or new.party, gender=old.gender or new.gender
    )
