"""How far the things in a sentence have come: considered, planned, decided - or not."""

from collections.abc import Iterator

from legation.language import relations as rel
from legation.language.language import Language
from legation.reading.parse.tree import Tree
from legation.records.reading import Status, Step

STATUSES: dict[str, Status] = {"considered": "considered", "planned": "planned", "decided": "decided", "done": "done"}
# How far above a word what denies it is looked for: "is not aware of any decision" has it at the third.
DENIED_WITHIN = 3
# Names are left out: a step is told by the thing, not by who takes it.
_CONTENT = ("NOUN", "VERB", "ADJ")
# Clauses that say something else besides.
_BESIDE = frozenset((rel.CONJUNCT, rel.ADVERBIAL, rel.RELATIVE, rel.PARATAXIS, rel.PUNCTUATION))


def find_steps(tree: Tree, tokens: list[int], language: Language) -> Iterator[Step]:
    """The steps that some tokens of a sentence speak of, in order. The thing may be named outside them, in the same sentence."""
    for i in tokens:
        status = status_of(tree, i, language)
        if status is not None:
            stems = tuple(dict.fromkeys(language.stem(tree.lemmas[k]) for k in governed(tree, i) if k != i and tree.parts[k] in _CONTENT))
            if stems:
                yield Step(status, stems, is_denied(tree, i, language), tree.lemmas[i])


def status_of(tree: Tree, i: int, language: Language) -> Status | None:
    """What a word says of the thing it governs, by itself or with a verb behind it."""
    if tree.child(i, rel.PARTICLE, *rel.STATES) is not None and tree.parts[i] == "VERB":
        return None  # "weighs in", "is considered dangerous"
    lemma = tree.lemmas[i]
    found = language.lists.stages.words.get(lemma)
    if found is None and any(tree.deps[c] in rel.VERB_CLAUSES or tree.child(c, rel.PREP_CLAUSE) is not None for c in tree.children[i]):
        found = language.lists.stages.verbs.get(lemma)
    return STATUSES.get(found) if found else None


def governed(tree: Tree, i: int) -> list[int]:
    """What a word governs: all that hangs on it, and what it is said of ("the office is only an idea", "a mission scheduled to open")."""
    # Before a verb stands who does it and when; before a noun, which one it is.
    verb = tree.parts[i] == "VERB"
    found = descend(
        tree, [c for c in tree.children[i] if tree.deps[c] not in _BESIDE and (c > i or not verb or tree.deps[c] == rel.PASSIVE_SUBJECT)]
    )
    head = tree.heads[i]
    if tree.deps[i] in rel.COMPLEMENTS:
        subject = tree.child(head, *rel.SUBJECTS)
        found |= {head} if subject is None else descend(tree, [subject])
    elif tree.deps[i] in rel.NOUN_CLAUSES or tree.deps[i] in rel.DESCRIBING:
        found |= {head, *(c for c in tree.children[head] if tree.deps[c] == rel.COMPOUND)}
    return sorted(found)


def descend(tree: Tree, level: list[int]) -> set[int]:
    """Some words and all that hangs on them, but for clauses that say something else."""
    found: set[int] = set()
    while level:
        found.update(level)
        level = [c for k in level for c in tree.children[k] if tree.deps[c] not in _BESIDE]
    return found


def is_denied(tree: Tree, i: int, language: Language) -> bool:
    """Whether the step is denied: "no plans", "has not decided", "is not aware of any decision"; not in "does not welcome the decision"."""
    negators = language.lists.negation.negators.set
    subject = tree.child(i, *rel.SUBJECTS)
    above = [i] if subject is None else [i, subject]
    if any(tree.words[c].lower() in language.lists.clauses.any for c in tree.children[i] if tree.deps[c] == rel.DET):
        for head in tree.above(i):
            if len(above) > DENIED_WITHIN or tree.deps[above[-1]] in _BESIDE:
                break
            above.append(head)
    return any(tree.words[c].lower() in negators for k in above for c in tree.children[k])
