"""What a sentence says besides: each clause in it as slots of its own, with the words that it borrows from around it.

"The rocket, which lifted off at nine, carried a satellite" says that the rocket lifted off at nine; a report that says just
that in a sentence of its own says the same.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from legation.language import relations as rel
from legation.reading.tree import Tree

# How a clause hangs on what it is said beside. An infinitive stays with its verb: "plans to build" does not say that it is built.
_HANGS = (rel.ROOT, rel.CONJUNCT, rel.RELATIVE, rel.ADVERBIAL, rel.NOUN_CLAUSE, rel.THAT_CLAUSE, rel.PREP_CLAUSE, rel.PARATAXIS)


@frozen(eq=False)
class Cut:
    """One clause: its verb, its own tokens, the tokens of the noun it borrows, and that noun with the slot it fills."""

    head: int
    own: list[int]
    borrowed: list[int]
    noun: int | None
    slot: str


def find_clauses(tree: Tree, tokens: Sequence[int], chosen: set[int]) -> Iterator[Cut]:
    """The clauses among some tokens of a sentence, in order; none where there is only one."""
    heads = [i for i in tokens if is_head(tree, i, chosen)]
    if len(heads) < 2:
        return
    cut = set(heads)
    for head in heads:
        own = sorted(i for i in below(tree, head, cut) if i in chosen)
        noun, slot = borrow(tree, head)
        borrowed = [] if noun is None else sorted(i for i in phrase(tree, noun, cut) if i not in own)
        yield Cut(head, own, borrowed, noun, slot)


def is_head(tree: Tree, i: int, chosen: set[int]) -> bool:
    """Whether a word is the verb of a clause of its own."""
    if tree.parts[i] not in ("VERB", "AUX") or tree.deps[i] in rel.AUXILIARIES:
        return False
    if tree.heads[i] not in chosen:
        return True
    if tree.deps[i] == rel.CONJUNCT:
        # One of two infinitives is no clause of its own: "plans to build and launch".
        first = next((k for k in tree.above(i) if tree.deps[k] != rel.CONJUNCT), i)
        return tree.deps[first] in _HANGS
    return tree.deps[i] in _HANGS


def below(tree: Tree, head: int, cut: set[int]) -> set[int]:
    """A word and all that hangs on it, but for the clauses cut off from it."""
    found, stack = {head}, [c for c in tree.children[head] if c not in cut]
    while stack:
        i = stack.pop()
        found.add(i)
        stack.extend(c for c in tree.children[i] if c not in cut)
    return found


def phrase(tree: Tree, noun: int, cut: set[int]) -> set[int]:
    """A noun with what belongs to its name; its own clauses do not."""
    found, stack = {noun}, [c for c in tree.children[noun] if tree.deps[c] in rel.NOUN_PHRASE and c not in cut]
    while stack:
        i = stack.pop()
        found.add(i)
        stack.extend(c for c in tree.children[i] if tree.deps[c] in rel.NOUN_PHRASE and c not in cut)
    return found


def borrow(tree: Tree, head: int) -> tuple[int | None, str]:
    """The noun that a clause without a full subject (or object) of its own speaks of, and which of the two it is."""
    dep, above = tree.deps[head], tree.heads[head]
    subject = tree.child(head, *rel.ANY_SUBJECT)
    if dep == rel.RELATIVE and tree.parts[above] in ("NOUN", "PROPN", "PRON"):
        own = subject is not None and tree.tags[subject] not in ("WDT", "WP")
        return above, "object" if own else "subject"
    if subject is not None:
        return None, "subject"
    if dep == rel.NOUN_CLAUSE and tree.parts[above] in ("NOUN", "PROPN", "PRON"):
        return above, "subject"
    for k in tree.above(head):
        found = tree.child(k, *rel.ANY_SUBJECT)
        if found is not None and tree.tags[found] not in ("WDT", "WP"):
            return found, "subject"
        if tree.deps[k] in rel.NOUN_CLAUSES and tree.parts[tree.heads[k]] in ("NOUN", "PROPN", "PRON"):
            return tree.heads[k], "subject"
    return None, "subject"
