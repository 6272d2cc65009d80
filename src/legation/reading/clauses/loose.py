"""Which parts in the middle of a clause can be left out, so that it says less and nothing else.

"Bruce Lund, 65, won the race in Karst on Monday" says that Bruce Lund won the race on Monday. What turns the sense
is no such part: "not", "may", "former", "nearly", what a noun is "of", and what a verb needs.
"""

from collections.abc import Collection, Iterator, Set

from attrs import frozen

from legation.language import relations as rel
from legation.language.language import Language
from legation.reading.parse.tree import Tree

# What stands beside a noun between two commas, and beside a verb.
_BESIDE_NOUN = (rel.APPOSITION, rel.RELATIVE, rel.NOUN_CLAUSE, rel.NUMBER, rel.MEASURE, rel.ADJECTIVE, rel.PREP)
_BESIDE_VERB = (rel.ADVERBIAL, rel.PREP, rel.ADVERB, rel.MEASURE, rel.NOUN_CLAUSE)
_NOUNS = ("NOUN", "PROPN")
_COMMAS = (",", "—", "–", "--", "-")
_BRACKETS = {"(": ")", "[": "]"}
# The plain form of an adjective, by the tags of the English model: "bigger" and "first" say which one.
_PLAIN = "JJ"


@frozen
class Clausal:
    """A clause as it is looked at: its verb, its words, the places of its names and of its times."""

    tree: Tree
    head: int
    chosen: Set[int]
    named: Collection[tuple[int, int]]
    dated: Set[int]
    language: Language


def find_loose(clause: Clausal) -> Iterator[tuple[int, int]]:
    """The first and last word of each part of a clause that can be left out."""
    tree = clause.tree
    found = {*find_bracketed(clause)}
    for i in sorted(clause.chosen):
        if i == clause.head or not (tree.heads[i] in clause.chosen and is_under(tree, i, clause.head)):
            continue
        first, last = tree.first[i], tree.last[i]
        if not is_run(clause, i, first, last):
            continue
        if is_parted(tree, first, last) and may_part(clause, i, first, last):
            found.add((first - 1, last + 1))
        elif may_drop(clause, i, first, last):
            found.add((first, last))
    found.update(find_titles(clause))
    yield from sorted(found)


def is_under(tree: Tree, i: int, head: int) -> bool:
    """Whether a word hangs on a verb, and no clause beside it stands between."""
    return head in tree.above(i)


def is_run(clause: Clausal, i: int, first: int, last: int) -> bool:
    """Whether a word and all that hangs on it stand side by side in the clause, without its verb."""
    inside = clause.tree.under(i)
    return all(k in clause.chosen and (k in inside or clause.tree.parts[k] in ("PUNCT", "SPACE")) for k in range(first, last + 1))


def is_parted(tree: Tree, first: int, last: int) -> bool:
    """Whether a part stands between two commas or dashes."""
    around = (first - 1, last + 1)
    return first > 0 and last + 1 < len(tree.words) and all(tree.words[k] in _COMMAS for k in around) and _alike(tree, *around)


def _alike(tree: Tree, one: int, other: int) -> bool:
    return tree.words[one] == tree.words[other]


def may_part(clause: Clausal, i: int, first: int, last: int) -> bool:
    """Whether what stands between two commas is told beside: an apposition, a relative clause, an age; no list, no condition, and nobody
    who speaks."""
    tree, language = clause.tree, clause.language
    above, inside = tree.heads[i], range(first, last + 1)
    if not (first - 1 in clause.chosen and last + 1 in clause.chosen):
        return False
    if is_listed(tree, i, last) or any(tree.words[k].lower() in language.lists.clauses.excepting for k in inside):
        return False
    if tree.parts[above] in _NOUNS:
        return tree.deps[i] in _BESIDE_NOUN
    if above != clause.head or tree.deps[i] not in _BESIDE_VERB:
        return False
    return not turns(tree, inside, language) and tree.words[i].lower() not in language.lists.clauses.sourcing


def is_listed(tree: Tree, i: int, last: int) -> bool:
    """Whether a noun is one of a list ("Karst, Selim, and Tarn")."""
    joined = any(tree.deps[c] in (rel.CONJUNCT, rel.COORDINATOR) for c in tree.children[i])
    behind = last + 2 < len(tree.words) and tree.parts[last + 2] == "CCONJ"
    return tree.parts[i] in _NOUNS and tree.deps[i] == rel.APPOSITION and (joined or behind)


def may_drop(clause: Clausal, i: int, first: int, last: int) -> bool:
    """Whether a part that no commas set off can be left out: a time or a place of the verb, an attribute, a plain adverb."""
    tree = clause.tree
    if turns(tree, range(first, last + 1), clause.language):
        return False
    if tree.heads[i] == clause.head:
        return is_circumstance(clause, i, first, last)
    return is_attribute(clause, i) or is_place(clause, i)


def is_circumstance(clause: Clausal, i: int, first: int, last: int) -> bool:
    """Whether a part of a verb only says when, where or how: "on Monday", "in Karst" where the verb has what it needs, "officially"."""
    tree, lists = clause.tree, clause.language.lists
    if tree.deps[i] == rel.ADVERB:
        return first == last and tree.words[i].lower() in lists.clauses.manner
    if tree.deps[i] == rel.MEASURE:
        return i in clause.dated
    if tree.deps[i] != rel.PREP:
        return False
    word, at, head = tree.words[i].lower(), tree.child(i, rel.PREP_OBJECT), clause.head
    told_when = any(k in clause.dated for k in tree.children[i])
    moved = tree.lemmas[head] in lists.clauses.complete and word in lists.small.into
    named = told_when or (at is not None and tree.parts[at] == "PROPN")
    if not moved and word not in lists.clauses.occasions and not (word in lists.clauses.circumstances and named):
        return False
    if told_when:
        return True
    needs = tree.lemmas[head] in lists.clauses.placing
    full = tree.lemmas[head] in lists.clauses.complete or any(
        tree.deps[c] in (*rel.OBJECTS, rel.PASSIVE_AUX, rel.PARTICLE, rel.AGENT) for c in tree.children[head] if c < i
    )
    # "relied on", "crashed into": what stands next to a verb without an object belongs to it.
    return full and not needs


def is_attribute(clause: Clausal, i: int) -> bool:
    """Whether an adjective only describes the noun behind it: "a heavy storm"; not "the former mayor", nor what is said of somebody."""
    tree, lists = clause.tree, clause.language.lists
    noun = tree.heads[i]
    if tree.deps[i] != rel.ADJECTIVE or tree.tags[i] != _PLAIN or tree.parts[noun] not in _NOUNS or noun < i or not tree.words[i].islower():
        return False
    if (i and tree.ends[i - 1] == tree.starts[i]) or tree.starts[i + 1] == tree.ends[i]:
        return False  # "the 35-second film"
    if tree.deps[noun] in rel.COMPLEMENTS or tree.deps[noun] == rel.COMPOUND:
        return False
    word = tree.lemmas[i]
    known = word in lists.clauses.turning or word in lists.claims.telling or word in lists.dates.ordinals or word in lists.content.light
    return not known and not any(tree.deps[c] in (rel.CONJUNCT, rel.COORDINATOR) for c in tree.children[i])


def is_place(clause: Clausal, i: int) -> bool:
    """Whether a part says in which named place something is: "a blast in Karst"; not "most voters in Karst"."""
    tree, lists = clause.tree, clause.language.lists
    noun = tree.heads[i]
    if tree.deps[i] != rel.PREP or tree.parts[noun] not in _NOUNS or tree.words[i].lower() not in lists.small.where:
        return False
    at = tree.child(i, rel.PREP_OBJECT)
    if at is None or tree.parts[at] != "PROPN" or tree.deps[noun] in rel.COMPLEMENTS:
        return False
    counted = any(tree.lemmas[k] in lists.claims.telling for k in tree.children[noun])
    return not counted and tree.lemmas[noun] not in lists.clauses.shares


def find_bracketed(clause: Clausal) -> Iterator[tuple[int, int]]:
    """What stands in brackets within a clause."""
    tree, opened = clause.tree, dict[str, int]()
    for i in sorted(clause.chosen):
        if tree.words[i] in _BRACKETS:
            opened[_BRACKETS[tree.words[i]]] = i
        elif tree.words[i] in opened:
            first = opened.pop(tree.words[i])
            inside = range(first, i + 1)
            crossed = any(
                tree.heads[k] in inside and k not in inside for k in clause.chosen if tree.heads[k] != k and tree.parts[k] != "PUNCT"
            )
            if clause.head not in inside and not crossed and all(k in clause.chosen for k in inside):
                yield first, i


def find_titles(clause: Clausal) -> Iterator[tuple[int, int]]:
    """What stands before somebody's name as his office: "Cardinals coach | Bruce Lund"."""
    tree = clause.tree
    for start, end in clause.named:
        tokens = [i for i in clause.chosen if start <= tree.starts[i] and tree.ends[i] <= end]
        if len(tokens) < 2 or tree.parts[max(tokens)] != "PROPN":
            continue
        name, first = min(tokens), tree.first[max(tokens)]
        noun = max(tokens)
        before = range(first, name)
        if not before or tree.deps[noun] == rel.COMPOUND or not all(i in clause.chosen for i in before):
            continue
        plain = all(
            tree.parts[i] in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PUNCT", "PART") and tree.words[i] not in _COMMAS for i in before
        )
        office = tree.parts[name - 1] == "NOUN" and tree.words[name - 1].islower() and tree.deps[name - 1] in (rel.COMPOUND, rel.NOUN_MOD)
        if plain and office and not turns(tree, before, clause.language):
            yield first, name - 1


def turns(tree: Tree, tokens: Collection[int], language: Language) -> bool:
    """Whether among some words is one without which the rest says something else: "not", "if", "reportedly", "half"."""
    lists = language.lists
    words = {tree.words[i].lower() for i in tokens}
    return bool(
        words
        & (
            lists.negation.negators.set
            | lists.small.whether.set
            | lists.held.hedges.set
            | lists.commentary.modals.set
            | lists.claims.turning.set
            | lists.claims.wished.set
        )
    )
