"""Verbs that may say, think or want something, by how the words hang on them; whether one attributes at all, features.py weighs."""

from collections.abc import Iterator

from legation.language import relations as rel
from legation.language.typography import DOUBLE
from legation.reading.attribution.candidates.candidate import Candidate
from legation.reading.attribution.candidates.grammar import (
    complements,
    frames,
    is_inquiry,
    is_own,
    is_told_of,
    lemma_of,
    subject_of,
    words_of,
)
from legation.reading.attribution.held import CueWords
from legation.reading.parse.tree import Tree


def find_verbs(tree: Tree, cues: CueWords) -> Iterator[Candidate]:
    """All candidates of a paragraph whose cue is a verb, several readings of one cue among them."""
    for i in words_of(tree, "VERB", "AUX"):
        yield from of_verb(tree, i, cues)


def of_verb(tree: Tree, i: int, cues: CueWords) -> Iterator[Candidate]:
    """A verb with a subject and what is said: a clause, an infinitive, an object, a preposition's object, or the clause around it."""
    found = subject_of(tree, i, cues)
    lemma = lemma_of(tree, i, cues)
    after, before = complements(tree, i, cues)
    if any(tree.lemmas[c] in cues.forms.idle or is_inquiry(tree, c, cues) for _, c in after) or (
        found is not None and is_own_view(tree, i, found[0], cues)
    ):
        return
    if lemma in cues.small.be:
        yield from of_state(tree, i, found, after, cues)
        return
    passive = tree.child(i, *rel.PASSIVE_SUBJECTS)
    if lemma in cues.forms.quoting and tree.deps[i] == rel.ADVERBIAL:
        yield from of_citing(tree, i, lemma, cues)
    if passive is not None:
        yield from of_passive(tree, i, passive, lemma, after, cues)
    if found is None:
        return
    head, speaker = found
    verb = {i, *speaker}
    told_of = is_told_of(tree, speaker)
    for kind, c in before if not told_of else ():
        words = tree.under(c) - tree.under(i) if c in tree.above(i) else tree.under(c)
        yield Candidate(i, lemma, kind + "<", speaker, head, frozenset(words - verb))
    clauses = [c for kind, c in after if kind == rel.THAT_CLAUSE]
    if len(clauses) > 1:  # one clause that the parser took for two
        yield Candidate(i, lemma, "ccomp", speaker, head, frozenset(set().union(*(tree.under(c) for c in clauses)) - speaker))
        after = [(kind, c) for kind, c in after if kind != rel.THAT_CLAUSE]
    if lemma in cues.forms.adding:
        after = [(kind, c) for kind, c in after if kind != rel.OBJECT or tells(tree, c)]
    for name, tokens in frames(tree, after):
        yield Candidate(i, lemma, name, speaker, head, frozenset(tokens - speaker))
    if (aim := tree.child(i, rel.OBJECT)) is not None and tree.lemmas[aim] in cues.forms.digs:
        yield from of_dig(tree, i, aim, head, speaker, cues)
    for kind, c in after:
        if kind == rel.OBJECT and tree.lemmas[c] in cues.nouns and (clause := tree.child(c, rel.NOUN_CLAUSE, rel.THAT_CLAUSE)) is not None:
            own = tree.child(c, rel.OWNER)  # "repeated his promise that": what is said is the promise
            form = "dobj:own" if own is not None and is_own(tree, own) else "dobj:acl"
            yield Candidate(i, lemma, form, speaker, head, frozenset(tree.under(clause)))
    own_clause = any(kind in rel.VERB_CLAUSES for kind, _ in after)
    if not own_clause and not told_of and tree.deps[i] in (rel.PARATAXIS, rel.THAT_CLAUSE, rel.ADVERBIAL, rel.UNKNOWN, rel.RELATIVE):
        above, mark = tree.heads[i], tree.child(i, rel.MARK)
        as_said = mark is not None and tree.lemmas[mark] in cues.small.like
        if tree.parts[above] in ("VERB", "AUX") and head not in tree.above(i) and (mark is None or as_said):
            whole = tree.under(above) - tree.under(i)
            yield Candidate(i, lemma, "as" if as_said else "around", speaker, head, frozenset(whole - speaker))


def tells(tree: Tree, c: int) -> bool:
    """Whether an object is words: a quotation, or a clause hangs on it ("added a warning that the road was shut")."""
    return tree.child(c, rel.NOUN_CLAUSE, rel.THAT_CLAUSE) is not None or any(DOUBLE.search(tree.words[t]) for t in tree.under(c))


def of_dig(tree: Tree, i: int, aim: int, head: int, speaker: frozenset[int], cues: CueWords) -> Iterator[Candidate]:
    """ "took a dig at Oslo for its silence": at whom, and for what."""
    behind = [c for x in (aim, i) for c in tree.children[x] if c > aim and tree.deps[c] == rel.PREP]
    at = next((tree.child(c, rel.PREP_OBJECT) for c in behind if tree.lemmas[c] in cues.small.at), None)
    if at is not None:
        words = tree.under(at).union(*(tree.under(c) for c in behind if tree.lemmas[c] in cues.forms.aims))
        yield Candidate(i, f"{tree.lemmas[i]}_{tree.lemmas[aim]}", "dig", speaker, head, frozenset(words))


def of_citing(tree: Tree, i: int, lemma: str, cues: CueWords) -> Iterator[Candidate]:
    """ "Kyodo reported that …, citing officials": what is reported is also said by those who are cited."""
    cited = tree.child(i, rel.OBJECT)
    if cited is None:
        return
    after, before = complements(tree, tree.heads[i], cues)
    for kind, c in (*after, *before):
        if kind in rel.VERB_CLAUSES:
            yield Candidate(i, lemma, "citing", frozenset(tree.under(cited)), cited, frozenset(tree.under(c) - tree.under(i)))


def of_passive(tree: Tree, i: int, passive: int, lemma: str, after: list[tuple[str, int]], cues: CueWords) -> Iterator[Candidate]:
    """ "was criticised by X" (the subject is what is spoken of), and "is concerned that" (the subject speaks)."""
    agent = tree.child(i, rel.AGENT)
    subject = frozenset(tree.under(passive))
    if lemma in cues.forms.quoting and any(tree.lemmas[c] in cues.small.like for c in tree.children[i]):
        return  # "was quoted by Kyodo as saying": the one quoted speaks, Kyodo only passes it on (chain.py)
    if agent is None:
        for kind, c in after:
            if kind == rel.THAT_CLAUSE and tree.words[passive].lower() in cues.small.it:
                yield Candidate(i, lemma, "impersonal", subject, passive, frozenset(tree.under(c)))
            elif kind == rel.INFINITIVE and lemma in cues.forms.rumours:  # "is said to be"
                yield Candidate(i, lemma, "impersonal", subject, passive, subject | tree.under(c))
    if agent is not None and (by := tree.child(agent, rel.PREP_OBJECT)) is not None:
        clause = any(kind in rel.VERB_CLAUSES for kind, _ in after) and tree.words[passive].lower() in cues.small.it
        speaker, words = tree.under(by), set() if lemma in cues.telling or clause else set(subject)
        for kind, c in after:
            if kind in rel.VERB_CLAUSES or kind.removeprefix("prep_") in cues.small.like:
                words |= tree.under(c)
        of = next((c for c in tree.children[by] if tree.lemmas[c] in cues.small.of), None)
        if lemma in cues.forms.accusing and of is not None:  # "accused by villagers of poisoning the river"
            words |= tree.under(of)
            speaker -= tree.under(of)
        yield Candidate(i, lemma, "passive", frozenset(speaker), by, frozenset(words))
        return
    if lemma in cues.forms.adding:
        after = [(kind, c) for kind, c in after if kind != rel.OBJECT or tells(tree, c)]
    for name, tokens in frames(tree, after):
        yield Candidate(i, lemma, "is:" + name, subject, passive, frozenset(tokens - subject))


def of_state(
    tree: Tree, i: int, found: tuple[int, frozenset[int]] | None, after: list[tuple[str, int]], cues: CueWords
) -> Iterator[Candidate]:
    """ "is confident that", "is open to", "is a critic of": an adjective or noun after the verb to be."""
    for kind, c in after:
        if kind not in rel.PREDICATES:
            continue
        further, _ = complements(tree, c, cues)
        if not further:  # the clause is sometimes hung on the verb instead
            further = [(k, d) for k, d in after if d > c]
        if found is not None:
            head, speaker = found
            for name, tokens in frames(tree, further):
                yield Candidate(c, tree.lemmas[c], f"{kind}:{name}", speaker, head, frozenset(tokens - speaker))
    if found is not None:
        for kind, c in after:
            if kind in rel.VERB_CLAUSES:
                yield Candidate(i, "be", kind, found[1], found[0], frozenset(tree.under(c)))


def is_own_view(tree: Tree, i: int, subject: int, cues: CueWords) -> bool:
    """Whether it is the author who speaks: who asks, tells how somebody sees a thing, or what "it" shows."""
    if is_question(tree, i, subject) or (tree.lemmas[i] in cues.forms.shows and tree.words[subject].lower() in cues.small.shown):
        return True
    return cues.sorts.get(tree.lemmas[i]) == "thought" and any(tree.lemmas[c] in cues.small.how for c in tree.children[i] if c < i)


def is_question(tree: Tree, i: int, subject: int) -> bool:
    """Whether a sentence only asks if somebody says so: "Did he say that …?", "Who would claim that …?"."""
    if tree.words[tree.sentences[tree.sentence[i]][1] - 1] != "?" or tree.deps[i] != rel.ROOT:
        return False
    asks = tree.tags[subject] == "WP" and tree.heads[subject] == i
    return asks or any(tree.deps[c] == rel.AUX and c < subject for c in tree.children[i])
