"""Shorter words for what a clause says in the main: without what is told beside it, so that a report that says less says the same.

"A barge struck the bridge near Karst on Tuesday, hurting two" says that a barge struck the bridge near Karst, and that one struck the
bridge.
"""

from collections.abc import Collection, Iterator, Sequence, Set

from legation.language import relations as rel
from legation.language.language import Language
from legation.reading.clauses.whole import is_finite, is_named, points_back, points_out
from legation.reading.parse.tree import Tree

# What may hang on a word of a clause without which it still says what it says.
_BESIDE = (rel.RELATIVE, rel.NOUN_CLAUSE, rel.APPOSITION, rel.MEASURE, rel.ADVERBIAL, rel.CONJUNCT)
# Without these a verb does not say what it says.
_NEEDED = (*rel.OBJECTS, *rel.VERB_CLAUSES, rel.PARTICLE, *rel.AUXILIARIES, rel.PREP_CLAUSE)
# What stands before a verb as its own: "and | later has | left".
_WITH = (*rel.AUXILIARIES, rel.ADVERB)
_ENDS = ("NOUN", "PROPN", "NUM", "ADV", "ADJ")
_LOOSE = ("PUNCT", "CCONJ", "SCONJ", "SPACE")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))


def find_cores(
    tree: Tree, head: int, chosen: Set[int], said: bool, language: Language, named: Collection[tuple[int, int]] = ()
) -> Iterator[tuple[int, int]]:
    """The first and last word of shorter forms of a clause with that verb, the fullest first; none where cutting would turn what is
    said. `named` are the places of names: "President Ada Brandt resigned" says that Ada Brandt did."""
    subject = next((c for c in tree.children[head] if tree.deps[c] in rel.NOUN_SUBJECTS and c in chosen), None)
    if subject is None or subject > head or not stands_alone(tree, head, subject, chosen, said, language):
        return
    if is_fragment(tree, subject, head):
        return
    first, last = max(tree.first[subject], min(chosen)), max(chosen)
    begins = (first, *sorted({i for i in range(first + 1, subject) if (tree.starts[i], tree.ends[subject]) in named}))
    ends, placing = sorted(set(find_ends(tree, head, first, last, language)), reverse=True), language.lists.clauses.placing
    for end in (last, *ends):
        while end > head and tree.parts[end] in _LOOSE:
            end -= 1
        inside = range(first, end + 1)
        if end < head or end < tree.heads[end] or not all(i in chosen for i in inside) or not is_closed([tree.words[i] for i in inside]):
            continue
        closed = tree.parts[end] in _ENDS or (end == head and is_passive(tree, head) and tree.lemmas[head] not in placing)
        if closed and not any(points_out(tree, i, head, said, language) for i in inside):
            yield from ((begin, end) for begin in begins)


def find_led(
    tree: Tree, head: int, noun: int, chosen: Set[int], said: bool, language: Language, named: Collection[tuple[int, int]] = ()
) -> tuple[tuple[int, int] | None, list[tuple[int, int]]]:
    """The words for a noun, and those of a clause that goes on from it and can be read behind them: "Bruce Lund | stood up and | left the
    hall". None where it hangs on a word that holds it open, or may say which one is meant."""
    above = tree.heads[head]
    if tree.deps[head] == rel.CONJUNCT and tree.parts[above] in ("VERB", "AUX"):
        begin = min((c for c in tree.children[head] if tree.first[c] == c and c > above and tree.deps[c] in _WITH), default=head)
        sure = goes_on(tree, above, noun, chosen, said, language)
    elif tree.deps[head] == rel.RELATIVE and above == noun and (who := tree.child(head, *rel.NOUN_SUBJECTS)) is not None:
        begin, sure = who + 1, tree.first[head] == who and who > 0 and tree.words[who - 1] == "," and tree.tags[who] in ("WDT", "WP")
        sure = sure and is_named(tree, noun, said, language) and not points_back(tree, noun, said, language)
    else:
        return None, []
    inside = tree.under(head) & chosen
    negators, whether = language.lists.negation.negators.set, language.lists.small.whether.set
    held = negators | whether | language.lists.commentary.modals.set | language.lists.held.hedges.set
    if not sure or not is_finite(tree, head, chosen) or any(tree.words[i].lower() in held for i in {*inside, *tree.children[above]}):
        return None, []
    first = next((i for i in range(tree.first[noun], noun) if (tree.starts[i], tree.ends[noun]) in named), tree.first[noun])
    lead = (first, max((tree.last[c] for c in tree.children[noun] if tree.deps[c] == rel.PREP and c == noun + 1), default=noun))
    if not all(i in chosen for i in range(lead[0], lead[1] + 1)) or lead[1] >= begin:
        return None, []
    needed = max(inside)
    found = []
    for end in (needed, *sorted(set(find_ends(tree, head, begin, needed, language)), reverse=True)):
        while end > head and tree.parts[end] in _LOOSE:
            end -= 1
        span = range(begin, end + 1)
        whole = end >= head and all(i in inside for i in span) and is_closed([tree.words[i] for i in span])
        if whole and end > head and tree.parts[end] in _ENDS and not any(points_out(tree, i, head, said, language) for i in span):
            found.append((begin, end))
    return lead, found


def goes_on(tree: Tree, above: int, noun: int, chosen: Set[int], said: bool, language: Language) -> bool:
    """Whether a verb whose clause another goes on from says of that noun itself what it says, in the plain past or present."""
    subject = tree.child(above, *rel.NOUN_SUBJECTS)
    return subject == noun and noun in chosen and stands_alone(tree, above, noun, chosen, said, language)


def is_fragment(tree: Tree, subject: int, head: int) -> bool:
    """Whether a comma parts a verb from its subject: "Lund, shot in the neck" is no sentence."""
    joined = any(tree.deps[c] == rel.CONJUNCT for c in tree.children[subject])
    return not joined and sum(tree.words[i] == "," for i in range(subject, head)) % 2 == 1


def is_passive(tree: Tree, head: int) -> bool:
    """Whether something is done to the subject of a verb, so that the verb alone says what: "was seized"."""
    return any(tree.deps[c] == rel.PASSIVE_AUX for c in tree.children[head])


def is_closed(words: Sequence[str]) -> bool:
    """Whether each mark among some words that opens has one that closes."""
    return all(words.count(one) == words.count(other) for one, other in _PAIRS) and words.count('"') % 2 == 0


def stands_alone(tree: Tree, head: int, subject: int, chosen: Set[int], said: bool, language: Language) -> bool:
    """Whether a clause says of somebody named, without "not" or "if", that something is or was: a main clause, or what came before or at
    the same time ("after the ferry sank")."""
    words = language.lists.clauses
    negators, whether = language.lists.negation.negators.set, language.lists.small.whether.set
    if tree.deps[head] not in (rel.ROOT, rel.CONJUNCT, rel.THAT_CLAUSE, rel.PARATAXIS, rel.ADVERBIAL) or not is_finite(tree, head, chosen):
        return False
    if not is_named(tree, subject, said, language) or points_back(tree, subject, said, language):
        return False
    if any(tree.words[i].lower() in negators for i in chosen) or tree.lemmas[head] in language.lists.negation.negating:
        return False
    for child in (head, *tree.children[head]):
        marks = {tree.words[c].lower() for c in tree.children[child] if tree.deps[c] in (rel.MARK, rel.ADVERB)}
        if child == head and tree.deps[head] == rel.ADVERBIAL and not marks & words.when.set:
            return False
        if marks & whether:
            return False
    return True


def find_ends(tree: Tree, head: int, first: int, last: int, language: Language) -> Iterator[int]:
    """The words before which a clause can be cut: where something begins that is told beside it, and nothing that it needs comes after."""
    beside = language.lists.clauses.beside.set
    needed = max((c for c in tree.children[head] if tree.deps[c] in _NEEDED), default=head)
    for i in range(max(head, needed) + 1, last + 1):
        at = tree.first[i]
        placed = tree.deps[i] == rel.AGENT or (tree.deps[i] == rel.PREP and tree.words[i].lower() in beside)
        joined = tree.deps[i] == rel.CONJUNCT and tree.parts[i] not in ("VERB", "AUX")
        loose = placed or (tree.deps[i] in _BESIDE and tree.tags[i] != "VB" and not joined)
        if loose and not tells_which(tree, i, language) and at > max(head, needed) and at > first and head in tree.above(i):
            yield at - 1


def tells_which(tree: Tree, i: int, language: Language) -> bool:
    """Whether a clause says which one is meant: "he is the agent | who wrote it", with no comma before."""
    noun = tree.heads[i]
    if tree.deps[noun] == rel.CONJUNCT and tree.parts[noun] in ("NOUN", "PROPN"):
        return True  # "paid for by the town and money | raised by a club"
    if tree.deps[i] in rel.NOUN_CLAUSES and any(tree.deps[c] == rel.CONJUNCT and c < i for c in tree.children[noun]):
        return True  # the same, where the parser hangs it on the town
    if tree.deps[i] not in rel.NOUN_CLAUSES or tree.parts[tree.first[i] - 1] == "PUNCT":
        return False
    definite = any(tree.deps[c] == rel.DET and tree.words[c].lower() in language.lists.small.the for c in tree.children[noun])
    return definite or tree.deps[noun] == rel.PRED_NOUN
