"""Which words can be read alone: a sentence that names whom it speaks of, with a verb that says when.

"He told them" is none, nor "which she has a permit to carry", nor "Scores were killed if", nor the words behind a stop that ends nothing.
"""

from collections.abc import Set

from legation.language import relations as rel
from legation.language.language import Language
from legation.reading.parse.tree import Tree

# Tags of the English model, by which other models' tags have no whole clause: verbs that say when, pronouns, words that point.
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PRONOUNS = ("PRP", "PRP$")
_POINTING = ("DT", "WDT", "WP", "WP$", "PRP", "EX")
# How the verb of a main clause hangs: it is the sentence, goes on with it, or is what somebody says.
_MAIN = (rel.ROOT, rel.CONJUNCT, rel.THAT_CLAUSE, rel.PARATAXIS)
_OBJECT = (rel.OBJECT, rel.RECIPIENT)


def is_whole(tree: Tree, head: int, chosen: Set[int], said: bool, language: Language) -> bool:
    """Whether some words of a sentence with that main verb can be read alone. `said` for somebody's words, who may say "I"."""
    subject = next((c for c in tree.children[head] if tree.deps[c] in rel.ANY_SUBJECT and c in chosen), None)
    if subject is None or not is_main(tree, head, chosen, language) or not is_finite(tree, head, chosen):
        return False
    if not is_named(tree, subject, said, language):
        return False
    before = [i for i in chosen if i < subject]
    if any(_points(tree, i, said, language) for i in before) or points_back(tree, subject, said, language):
        return False
    return not any(points_out(tree, i, head, said, language) for i in chosen if i > subject) and not lacks_part(
        tree, head, chosen, language
    )


def is_main(tree: Tree, head: int, chosen: Set[int], language: Language) -> bool:
    """Whether a verb stands in the main clause of some words, and not behind "whether"."""
    if tree.parts[head] not in ("VERB", "AUX") or tree.deps[head] not in _MAIN:
        return False
    top = head
    while tree.deps[top] == rel.CONJUNCT and tree.heads[top] != top:
        top = tree.heads[top]
        if tree.parts[top] not in ("VERB", "AUX"):
            return False
    inside = tree.heads[top] in chosen and tree.heads[top] != top
    marks = [tree.words[c].lower() for c in tree.children[head] if tree.deps[c] in (rel.MARK, rel.ADVERB)]
    return not inside and tree.deps[top] in _MAIN and not language.lists.small.whether.set.intersection(marks)


def is_finite(tree: Tree, head: int, chosen: Set[int]) -> bool:
    """Whether a verb says when, by itself or by a verb that helps it."""
    helping = [c for c in tree.children[head] if tree.deps[c] in rel.AUXILIARIES and c in chosen]
    return any(tree.tags[i] in _FINITE for i in (head, *helping))


def is_named(tree: Tree, subject: int, said: bool, language: Language) -> bool:
    """Whether a subject says who or what, and is no "he", "this" or "those men"."""
    small = language.lists.small
    if tree.deps[subject] == rel.EXPLETIVE:
        return True
    if tree.tags[subject] in _POINTING:
        return said and tree.words[subject].lower() in small.we.set
    pointing = [c for c in tree.children[subject] if tree.deps[c] == rel.DET and tree.words[c].lower() not in small.the.set]
    return not any(tree.words[c].lower() in small.articles.set and tree.words[c].lower() not in small.indefinite.set for c in pointing)


def points_back(tree: Tree, subject: int, said: bool, language: Language) -> bool:
    """Whether a subject is told by somebody who is named before: "their accounts"."""
    return any(_points(tree, i, said, language) for i in range(tree.first[subject], subject))


def _points(tree: Tree, i: int, said: bool, language: Language) -> bool:
    """Whether a word is a pronoun of somebody else than the one who speaks."""
    small = language.lists.small
    mine = said and tree.words[i].lower() not in (*small.he, *small.she, *small.its, *small.they)
    return tree.tags[i] in _PRONOUNS and not mine


def points_out(tree: Tree, i: int, head: int, said: bool, language: Language) -> bool:
    """Whether a word is a pronoun that the subject cannot be: what its own verb acts on ("Police arrested him")."""
    if tree.tags[i] != "PRP" or not _points(tree, i, said, language) or tree.words[i].lower().endswith(("self", "selves")):
        return False
    above = tree.heads[i]
    if tree.deps[i] == rel.PREP_OBJECT:
        above = tree.heads[above]
    return above == head and tree.deps[i] in (*_OBJECT, rel.PREP_OBJECT)


def lacks_part(tree: Tree, head: int, chosen: Set[int], language: Language) -> bool:
    """Whether something is cut off without which a verb does not say what it says: what is said or wanted, on which condition, and
    whatever stands beside "not" ("did not sink | off Port Selim")."""
    whether = language.lists.small.whether.set
    cut = [(i, child) for i in chosen for child in tree.children[i] if child not in chosen and tree.deps[child] != rel.PUNCTUATION]
    if any(i in chosen and tree.words[i].lower() in language.lists.negation.negators.set for i in chosen):
        return any(tree.deps[child] in (*rel.VERB_CLAUSES, *rel.NOUN_CLAUSES, rel.ADVERBIAL, rel.PREP_CLAUSE) for _, child in cut)
    for i, child in cut:
        wanted = tree.deps[child] in rel.VERB_CLAUSES or (tree.deps[child] == rel.NOUN_CLAUSE and tree.tags[child] == "VB")
        marks = {tree.words[c].lower() for c in tree.children[child] if tree.deps[c] in (rel.MARK, rel.ADVERB)}
        if wanted or (i == head and tree.deps[child] == rel.ADVERBIAL and whether & marks):
            return True
    return False
