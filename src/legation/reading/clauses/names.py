"""The names in a paragraph, to be asked for at a word: actors by their ids, others as written."""

from collections.abc import Sequence

from legation.language import relations as rel
from legation.reading.parse.tree import Tree

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
