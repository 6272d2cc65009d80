"""What a figure is a figure of: what became of those counted, what a measure measures, and whom or what it is said of.

The names in a paragraph, to be asked for at a word: actors by their ids, others as written.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from legation.language import relations as rel
from legation.language.language import Language
from legation.reading.parse.tree import Tree
from legation.records.reading import Figure
from legation.records.report import Span

# First and end character of each name in its paragraph, and the name.
Names = Sequence[tuple[int, int, str]]


def name_at(tree: Tree, names: Names, i: int | None) -> str | None:
    """The first name that a word is part of."""
    if i is None:
        return None
    return next((name for start, end, name in names if start <= tree.starts[i] < end), None)


def behind(tree: Tree, i: int, prepositions: Sequence[str]) -> int | None:
    """The noun behind the first of those prepositions that hangs on a word: "Karst" of "the town of Karst"."""
    found = next((child for child in tree.children[i] if tree.deps[child] == rel.PREP and tree.words[child].lower() in prepositions), None)
    return None if found is None else tree.child(found, rel.PREP_OBJECT)


# From a number up to its verb it is hardly ever further ("12" of "people" among "dead" in "toll" to "rise").
CLIMBED = 6
# "(140 miles) west of the capital of" stands between a distance and the place it is taken from.
ANCHORED = 12
# What stands beside a noun and says what became of it: "12 injured people", "12 people dead", "12 killed in the raid".
_BESIDE = (rel.ADJECTIVE, rel.NOUN_CLAUSE, rel.COMPOUND, rel.PRED_ADJ, rel.PRED_OBJECT, rel.RELATIVE, rel.NOUN_MOD, rel.MEASURE)
# What a unit measures where it stands before its noun.
OWN_ROLES = {"kg": "weight", "km/h": "speed"}
# A pound is money or weight; where something weighs so many, it is 0.45359237 kg (the pound of 1959).
POUND, POUND_KG = "pound", 0.45359237


def lay_role(figure: Figure, tree: Tree, start: int, names: Names, language: Language) -> Figure:
    """A figure with its role (a head of the lexicon's `roles`, else its verb) and its parties: the subject or object of its verb, and
    the names that hang on what is counted or measured ("km east of Karst")."""
    tokens = [i for i, at in enumerate(tree.starts) if figure.span.start <= start + at < figure.span.end]
    if not tokens:
        return figure
    number = next((i for i in tokens if tree.parts[i] == "NUM"), tokens[-1])
    if figure.unit is None and tree.deps[number] in (rel.NUMBER, rel.APPOSITION, rel.MEASURE) and tree.heads[number] < number:
        return figure  # "lap 48"; "Ada Brandt, 48"
    path = list(climb(tree, number))
    verb = path[-1] if path and tree.parts[path[-1]] in ("VERB", "AUX") else None
    if figure.unit == "age":
        figure = evolve(figure, what=find_bearer(tree, tokens, path, language))
    role = find_role(tree, path, verb, language)
    own = figure.unit in OWN_ROLES and any(tree.words[i] == "-" for i in tokens)
    if own:  # "the 77-tonne barge": the noun has the measure, whatever it did
        figure, role = evolve(figure, what=find_bearer(tree, tokens, path, language)), OWN_ROLES[str(figure.unit)]
    if figure.unit is None and figure.what == POUND and role == "weight":
        figure = evolve(figure, value=figure.value * POUND_KG, most=figure.most * POUND_KG, unit="kg", what=None)
    anchor = find_anchor(tree, tokens[-1], names, language.lists.clauses.off.set) if figure.unit == "km" else ()
    parties = [*anchor, *find_parties(tree, number, path, verb, names, language)]
    return evolve(figure, role=role, parties=tuple(dict.fromkeys(parties)))


def find_bearer(tree: Tree, tokens: Sequence[int], path: Sequence[int], language: Language) -> str | None:
    """Who is of an age or what of a weight, stemmed: the noun that it stands before, or the subject of which it is said ("the child is
    four years old")."""
    above = [i for i in path if i not in tokens]
    noun = next((i for i in above if tree.parts[i] in ("NOUN", "PROPN")), None)
    if noun is None and above and tree.parts[above[0]] in ("VERB", "AUX"):
        noun = tree.child(above[0], *rel.SUBJECTS)
    return None if noun is None or tree.parts[noun] == "PRON" else language.stem(tree.lemmas[noun])


def climb(tree: Tree, number: int) -> Iterator[int]:
    """The words above a number, up to and with its verb."""
    for step, i in enumerate(tree.above(number)):
        if step == CLIMBED:
            return
        yield i
        if tree.parts[i] in ("VERB", "AUX") and tree.deps[i] not in rel.DESCRIBING:
            return


def find_role(tree: Tree, path: Sequence[int], verb: int | None, language: Language) -> str | None:
    """What became of those counted: by the nouns above the number, what stands beside them, then the verb; else the verb itself."""
    nouns = [i for i in path if i != verb]
    beside = [c for i in nouns for c in tree.children[i] if tree.deps[c] in _BESIDE]
    # "14 years in prison", "12 people on board"
    behind = [p for i in nouns for p in tree.children[i] if tree.deps[p] == rel.PREP]
    beside += [c for p in behind for c in tree.children[p] if tree.deps[c] == rel.PREP_OBJECT]
    said = [] if verb is None else [verb, *(c for c in tree.children[verb] if tree.deps[c] in (*rel.STATES, rel.THAT_CLAUSE))]
    candidates = [*nouns[:1], *beside, *nouns[1:], *said]
    if verb is not None and language.stem(tree.lemmas[verb]) in language.lists.roles.standing:
        candidates.extend(i for i in _subjects(tree, verb) if i not in path)
    found = _first_role(tree, candidates, language)
    if found is not None or verb is None:
        return found
    said_by = language.stem(tree.lemmas[verb])
    if said_by in language.lists.content.light.set:
        # "the deal is worth three billion dollars"
        adjectives = (i for i in nouns if tree.parts[i] in ("ADJ", "ADP") and tree.lemmas[i] not in language.lists.clauses.links)
        return next((language.stem(tree.lemmas[i]) for i in adjectives), None)
    return language.lists.content.senses.get(said_by, said_by)


def _first_role(tree: Tree, candidates: Sequence[int], language: Language) -> str | None:
    """The role that the first of some words has in the lexicon."""
    table = language.lists.roles.words
    return next((table[lemma] for lemma in (language.stem(tree.lemmas[i]) for i in candidates) if lemma in table), None)


def _subjects(tree: Tree, verb: int) -> Iterator[int]:
    """The subject of a verb and the nouns that say of what it is ("the death toll", "the number of injured")."""
    subject = tree.child(verb, *rel.SUBJECTS)
    if subject is not None:
        yield subject
        for child in tree.children[subject]:
            yield child
            yield from tree.children[child]


def find_anchor(tree: Tree, last: int, names: Names, away: frozenset[str]) -> Iterator[str]:
    """The place that a distance is taken from, right behind it: "230 km (140 miles) west of the capital of Veldt" is ``from:Veldt``."""
    behind = next(((start, name) for start, _, name in sorted(names) if start >= tree.ends[last]), None)
    if behind is None:
        return
    between = [i for i in range(last + 1, min(len(tree.words), last + 1 + ANCHORED)) if tree.starts[i] < behind[0]]
    close = bool(between) and tree.ends[between[-1]] >= behind[0] - 1
    said = {tree.words[i].lower() for i in between}
    if close and said & away and not said & {",", ".", ";", ":"} and all(tree.parts[i] != "VERB" for i in between):
        yield f"from:{behind[1]}"


def find_parties(tree: Tree, number: int, path: Sequence[int], verb: int | None, names: Names, language: Language) -> Iterator[str]:
    """Whom or what a figure is said of, as names or stems."""
    if verb is not None:
        for child in tree.children[verb]:
            if tree.deps[child] in (*rel.SUBJECTS, rel.OBJECT, rel.RECIPIENT) and child not in path and child != number:
                yield name_at(tree, names, child) or language.stem(tree.lemmas[child])
    for i in path:
        if i == verb:
            break
        for child in tree.children[i]:
            if tree.deps[child] in (*rel.OWNED, rel.APPOSITION) and (name := name_at(tree, names, child)):
                yield name
            if tree.deps[child] == rel.PREP:
                yield from _first_behind(tree, child, names)


def _first_behind(tree: Tree, preposition: int, names: Names) -> Iterator[str]:
    """The first name behind a preposition, through a noun between ("west of the capital of San José")."""
    end = tree.ends[tree.last[preposition]]
    yield from [name for start, _, name in names if tree.starts[preposition] <= start < end][:1]


def find_none(tree: Tree, tokens: Sequence[int], start: int, language: Language) -> Iterator[Figure]:
    """Nobody as a number: "no one was killed", "no injuries were reported" count none of what "three were killed" counts three of."""
    table, anyone, words = language.lists.roles.words, language.lists.roles.anyone, language.lists.clauses
    for i in tokens:
        word = tree.lemmas[i]
        if word in words.none or (word in words.one and tree.words[i - 1].lower() in words.no and i):
            noun, verb = words.people[0], tree.heads[i]
        elif word in words.no and tree.deps[i] == rel.DET:
            noun, verb = language.stem(tree.lemmas[tree.heads[i]]), tree.heads[tree.heads[i]]
        else:
            continue
        said = [verb, *(c for c in tree.children[verb] if tree.deps[c] in rel.STATES)]
        role = table.get(noun) or (_first_role(tree, said, language) if noun in anyone else None)
        if role in COUNTED_NONE:
            span = Span(start + tree.starts[i], start + tree.ends[i])
            yield Figure(0.0, 0.0, "person", noun, span, role=role)


# Where nobody is a number of its own; "no complaint" and "no sentence" are no counts of persons.
COUNTED_NONE = ("kill", "injur", "arrest", "miss", "trap", "abduct")
