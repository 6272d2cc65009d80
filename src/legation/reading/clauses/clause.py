"""Clauses: the verb of one, what belongs to it, who does what it says; and each clause in a sentence with the words that it borrows.

"The rocket, which lifted off at nine, carried a satellite" says that the rocket lifted off at nine; a report that says just
that in a sentence of its own says the same.

Content words, stemmed, so that "decided" and "deciding" can be laid side by side.

How far the things in a sentence have come: considered, planned, decided - or not.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from legation.language import relations as rel
from legation.language.language import Language
from legation.reading.parse.tree import Tree
from legation.records.reading import Status, Step

VERBAL = ("VERB", "AUX")
# Relations by which a verb carries on the verb above it as one act: "is arranging to attend".
SAME_ACT = (rel.INFINITIVE, rel.AUX, rel.PASSIVE_AUX)
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


def clause_of(tree: Tree, i: int) -> int:
    """The verb that a word hangs on, up to the verb that leads its act; the root of the sentence where there is none."""
    verb = i
    while tree.parts[verb] not in VERBAL and tree.heads[verb] != verb:
        verb = tree.heads[verb]
    return lead_of(tree, verb)


def lead_of(tree: Tree, verb: int) -> int:
    """The first verb of an act told by several: "arranging" of "is arranging to attend"."""
    while tree.deps[verb] in SAME_ACT and tree.heads[verb] != verb and tree.parts[tree.heads[verb]] in VERBAL:
        verb = tree.heads[verb]
    return verb


def act_of(tree: Tree, verb: int) -> list[int]:
    """The verbs of one act, the leading one first."""
    chain = [verb]
    for k in chain:
        chain.extend(c for c in tree.children[k] if tree.deps[c] in SAME_ACT and tree.parts[c] in VERBAL)
    return chain


def reach_of(tree: Tree, verb: int) -> set[int]:
    """The words of a verb's clause, without the clauses that hang on it and say something else."""
    found, stack = {verb}, list(tree.children[verb])
    while stack:
        c = stack.pop()
        apart = tree.deps[c] in (rel.THAT_CLAUSE, rel.ADVERBIAL, rel.PARATAXIS, rel.CONJUNCT, rel.RELATIVE) and tree.parts[c] in VERBAL
        if not apart:
            found.add(c)
            stack.extend(tree.children[c])
    return found


def subject_in(tree: Tree, verb: int) -> int | None:
    """The head of who does what a verb says, its own or that of the verb it goes on from."""
    for _ in range(5):
        own = tree.child(verb, *rel.NOUN_SUBJECTS)
        if own is not None:
            if tree.tags[own] in ("WDT", "WP") and tree.deps[verb] == rel.RELATIVE:
                return tree.heads[verb]
            return own
        head = tree.heads[verb]
        if tree.deps[verb] == rel.NOUN_CLAUSE:
            return head
        if tree.deps[verb] not in (rel.INFINITIVE, rel.CONJUNCT, rel.ADVERBIAL, rel.AUX, rel.PREP_CLAUSE, rel.PRED_ADJ) or head == verb:
            return None
        verb = tree.heads[head] if tree.deps[verb] == rel.PREP_CLAUSE else head
    return None


def verb_with_particle(tree: Tree, i: int) -> str:
    """A verb's lemma with its particle: "rule out"."""
    particle = tree.child(i, rel.PARTICLE)
    return tree.lemmas[i] if particle is None else f"{tree.lemmas[i]} {tree.lemmas[particle]}"


def is_denied(tree: Tree, tokens: Iterable[int], negators: frozenset[str]) -> bool:
    """Whether a word that denies hangs on any of the tokens."""
    return any(tree.words[c].lower() in negators for k in tokens for c in tree.children[k])


def find_stems(text: str, language: Language) -> tuple[str, ...]:
    """The content words of a text in order, lower case and stemmed, function words left out, short forms too ("didn't", "we'll")."""
    stops, stem, bare = language.lists.content.stopwords.set, language.forms.stem, language.forms.bare
    return tuple(stem(bare(word)) for _, _, word in language.find_words(text) if word not in stops and bare(word) not in stops)


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
                yield Step(status, stems, is_step_denied(tree, i, language), tree.lemmas[i])


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


def is_step_denied(tree: Tree, i: int, language: Language) -> bool:
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
