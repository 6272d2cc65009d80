"""The people of a report: full names as they stand, what is said of them beside the name, and who a bare surname means."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from legation.language import relations as rel
from legation.reading.credits.outlets import OutletMatch
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex, ActorMatch, find_actors
from legation.reading.speakers.introductions import Person, introduce, merge, office_bearer, side_by_place
from legation.reading.speakers.names import PARTICLES, holds_place, is_name, names_alone, names_in, text_of
from legation.reading.speakers.spelling import plain_name, sound_of
from legation.reading.speakers.surnames import as_one, find_bearers, who_is_called, words_of

# How many paragraphs back an office may mean someone named there; beyond that a reader has lost the name too.
REMEMBERED = 40


@frozen(eq=False)
class NameMatch:
    """A person named at a place: paragraph, token range, and whether the name is the subject of its clause."""

    piece: int
    a: int
    b: int
    person: Person
    full: bool
    subject: bool


@frozen(eq=False)
class NameIndex:
    """All people and known actors of a report, with every place where they are named, in order; `runs` are all runs of name words
    that are no known actor, as half-open token ranges by paragraph."""

    people: tuple[Person, ...]
    matches: tuple[tuple[NameMatch, ...], ...]
    named: tuple[tuple[ActorMatch, ...], ...]
    runs: tuple[tuple[tuple[int, int], ...], ...]
    counts: Mapping[str, int]

    def before(self, piece: int, token: int, pieces: int = REMEMBERED) -> list[NameMatch]:
        """Those named before a word, in order, in its paragraph and so many before it."""
        found = [s for number in range(max(0, piece - pieces), piece) for s in self.matches[number]]
        return found + [s for s in self.matches[piece] if s.a < token]


def find_people(
    trees: Sequence[Tree],
    actors: ActorIndex,
    outlets: Sequence[Sequence[OutletMatch]],
    day: str | None,
    home: str | None,
    laid: AbstractSet[str] = frozenset(),
) -> NameIndex:
    """The names of a report: full names first, then the bare surnames that one of them explains. `home` is the state it was sent from,
    `outlets` those that each paragraph names, `laid` are names that the layout tells to be somebody's."""
    named = [outside(tuple(find_actors(tree, actors)), tree, found) for tree, found in zip(trees, outlets, strict=True)]
    alone = names_alone(trees)
    people = full_names(trees, named, actors, day, home, laid, alone)
    meant = as_one(people)
    bearers = find_bearers(dict.fromkeys(meant.values()), actors)
    borne = {word for one in people.values() for word in (words_of(one, actors)[0], words_of(one, actors)[-1])}
    named = without_namesakes(trees, named, borne, actors)
    names = [tuple(names_in(tree, found, actors, alone)) for tree, found in zip(trees, named, strict=True)]
    matches: list[list[NameMatch]] = [[] for _ in trees]
    for number, (tree, runs) in enumerate(zip(trees, names, strict=True)):
        for a, b in runs:
            name = text_of(tree, a, b)
            person = meant.get("person:" + plain_name(name))
            full = person is not None and (len(person.name.split()) == len(name.split()) or plain_name(person.name) == plain_name(name))
            person = person or who_is_called(name, tree, a, bearers, actors)
            if person is not None:
                matches[number].append(NameMatch(number, a, b, person, full, is_subject(tree, a, b)))
    counts = Counter(n.actor for found in named for n in found if n.how != "metonym")
    return NameIndex(tuple(dict.fromkeys(meant.values())), tuple(tuple(found) for found in matches), tuple(named), tuple(names), counts)


def outside(named: tuple[ActorMatch, ...], tree: Tree, outlets: Sequence[OutletMatch]) -> tuple[ActorMatch, ...]:
    """The actors named without those that are only part of an outlet's name: "South China Morning Post"."""
    inside = [(o.start, o.end) for o in outlets if o.known]
    longer = [(n, start, end) for n in named for start, end in inside if start <= tree.starts[n.a] and tree.ends[n.b - 1] <= end]
    parts = {n for n, start, end in longer if end - start > tree.ends[n.b - 1] - tree.starts[n.a]}
    return tuple(n for n in named if n not in parts)


def full_names(
    trees: Sequence[Tree],
    named: Sequence[tuple[ActorMatch, ...]],
    actors: ActorIndex,
    day: str | None,
    home: str | None,
    laid: AbstractSet[str],
    standing: AbstractSet[str],
) -> dict[str, Person]:
    """Everyone whom a report names in full, and those named by office and surname alone whom the table of offices knows; `standing` are
    words that stand alone as names."""
    runs = [(number, a, b) for number, tree in enumerate(trees) for a, b in names_in(tree, named[number], actors, standing)]
    alone = {sound_of(trees[n].words[b - 1]) for n, a, b in runs if is_surname(trees[n], a, b) and speaks(trees[n], a, b, actors)}
    papers = {text_of(trees[n], a, b) for n, a, b in runs if is_outlet(trees[n], a, b, actors)}
    people: dict[str, Person] = {}
    for number, a, b in runs:
        tree = trees[number]
        if is_full(tree, a, b, actors, alone, laid) and text_of(tree, a, b) not in papers:
            name = text_of(tree, a, b)
            name = name.title() if name.isupper() and "." not in name else name  # "TOMAS VELD, MAYOR"
            one = introduce(tree, head_of(tree, a, b), a, b, name, named[number], actors, day)
            one = side_by_place(tree, one, a, named[number], actors, home)
            old = people.get(one.id)
            people[one.id] = one if old is None else merge(old, one)
    for number, a, b in runs:
        held = office_bearer(trees[number], a, b, actors, day)
        if held is not None:
            people.setdefault(held.id, held)
    return people


def without_namesakes(
    trees: Sequence[Tree], named: Sequence[tuple[ActorMatch, ...]], borne: AbstractSet[str], actors: ActorIndex
) -> list[tuple[ActorMatch, ...]]:
    """The actors named without those that only share a person's name: "Jordan" after "Michael Jordan", "Paris" after "Paris Hilton",
    unless the report knows the state or town too: as an adjective, by another name, or behind "in"."""
    shared: dict[tuple[str, str], bool] = {}
    for tree, found in zip(trees, named, strict=True):
        for n in found:
            alone = n.how in ("name", "metonym") and n.b - n.a == 1 and tree.words[n.a] in borne
            place = n.a > 0 and tree.deps[n.a] == rel.PREP_OBJECT and tree.lemmas[tree.heads[n.a]] in actors.small.within
            shared[key_of(tree, n)] = shared.get(key_of(tree, n), True) and alone and not place
    return [tuple(n for n in found if not shared[key_of(tree, n)]) for tree, found in zip(trees, named, strict=True)]


def key_of(tree: Tree, match: ActorMatch) -> tuple[str, str]:
    """What an actor is known by: itself, or a town that stands for it."""
    return match.actor, tree.words[match.a] if match.how == "metonym" else ""


def is_full(tree: Tree, a: int, b: int, actors: ActorIndex, alone: AbstractSet[str], laid: AbstractSet[str]) -> bool:
    """Whether a run of capitals is the full name of a person: two to five words, none of an organisation, with a sign of a person;
    one such sign is that its last word speaks `alone` elsewhere."""
    words = [tree.words[t] for t in range(a, b)]
    plain = [w.lower().rstrip(".") for w in words if w != "-"]
    if not 2 <= len(plain) <= 5 or any(w in actors.people.corporate for w in plain):
        return False
    if text_of(tree, a, b) in laid:
        return True
    if all(w.isupper() and len(w) > 2 for w in words) or (a and tree.words[a - 1] == "/"):
        return False  # "REUTERS/Anna Berg" took a picture
    speaks_alone = sound_of(words[-1]) in alone
    if plain[0] in actors.genders or (speaks_alone and len([w for w in plain if w not in PARTICLES]) == 2):
        return True
    if (a and tree.words[a - 1].lower().rstrip(".") in actors.people.titles) or holds_place(tree, a, actors):
        return True
    if is_surname(tree, a, b) and speaks_alone:
        return False
    head = head_of(tree, a, b)
    if any(tree.deps[c] == rel.RELATIVE and any(tree.words[x] in actors.small.who for x in tree.under(c)) for c in tree.children[head]):
        return True
    if any(tree.deps[c] == rel.APPOSITION and tree.lemmas[c] in actors.people.offices for c in tree.children[head]):
        return True
    if tree.deps[head] == rel.APPOSITION and tree.lemmas[tree.heads[head]] in actors.people.offices:
        return True
    part = a > 0 and is_name(tree, a - 1) and tree.heads[a - 1] in range(a, b)  # "Peru Telecom", where Peru is a state
    return not part and speaks(tree, a, b, actors)


def is_outlet(tree: Tree, a: int, b: int, actors: ActorIndex) -> bool:
    """Whether the words beside a name say that it is an outlet's: "the newspaper Morgen Post", "Morgen Post, a daily"."""
    head = head_of(tree, a, b)
    beside = [c for c in tree.children[head] if not a <= c < b and tree.deps[c] in (rel.COMPOUND, rel.APPOSITION)]
    beside += [tree.heads[head]] if tree.deps[head] == rel.APPOSITION else []
    return any(tree.lemmas[c] in actors.people.outlet and tree.parts[c] == "NOUN" for c in beside)


def is_surname(tree: Tree, a: int, b: int) -> bool:
    """Whether a run of capitals may be a surname alone: one word, or one behind a particle ("De Wolf")."""
    return all(tree.words[t].lower() in PARTICLES for t in range(a, b - 1))


def speaks(tree: Tree, a: int, b: int, actors: ActorIndex) -> bool:
    """Whether a run of capitals is the subject of a plain verb of speech."""
    head = head_of(tree, a, b)
    return tree.deps[head] == rel.SUBJECT and tree.lemmas[tree.heads[head]] in actors.people.speech


def head_of(tree: Tree, a: int, b: int) -> int:
    """The word of a range that the others hang on."""
    return next((t for t in range(b - 1, a - 1, -1) if not a <= tree.heads[t] < b or tree.heads[t] == t), b - 1)


def is_subject(tree: Tree, a: int, b: int) -> bool:
    """Whether a name is the subject of its clause."""
    head = head_of(tree, a, b)
    while tree.deps[head] == rel.CONJUNCT:
        head = tree.heads[head]
    return tree.deps[head] in rel.NOUN_SUBJECTS
