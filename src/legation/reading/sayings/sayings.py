"""Every place in a paragraph where someone may be said to say, think or want something: who, by which word, and what.

This file only looks at how the words hang together; whether a verb in that frame attributes at all is judged by the
weights of the cue lexicon (see weights.py).
"""

from collections.abc import Iterator

from legation.language import relations as rel
from legation.reading.parse.tree import Tree
from legation.reading.sayings.cues import Cues
from legation.reading.sayings.saying import Ranges, Saying

# Verbs by which one speaker passes on another.
QUOTING = frozenset(("quote", "cite"))
# What stands between "his message" and the quotation of it.
DASHES = frozenset(("—", "–", "--", "-", ":"))
# Prepositions that tell when, where or how, not what is said; "in" and "at" may do either and are left to the weights.
ASIDE = frozenset(("during", "after", "before", "since", "until", "despite", "through", "within", "throughout", "while", "accord", "per"))
# No sentence of a report is longer; what is, is a list or a machine's, and the time to read it grows with its square.
LONGEST_SENTENCE = 300


def find_sayings(tree: Tree, quotes: Ranges, cues: Cues) -> Iterator[Saying]:
    """All possible attributions of a paragraph by a verb or noun, several readings of one cue among them. `quotes` are token ranges."""
    short = short_ones(tree)
    for i, part in enumerate(tree.parts):
        if not short[tree.sentence[i]]:
            continue
        if part in ("VERB", "AUX"):
            yield from of_verb(tree, i, cues)
        elif part == "NOUN":
            yield from of_noun(tree, i, quotes, cues)
    if quotes:
        yield from of_speech(tree, quotes)


def short_ones(tree: Tree) -> list[bool]:
    """For each sentence whether it is short enough to be looked at."""
    return [b - a <= LONGEST_SENTENCE for a, b in tree.sentences]


def of_verb(tree: Tree, i: int, cues: Cues) -> Iterator[Saying]:
    """A verb with a subject and what is said: a clause, an infinitive, an object, a preposition's object, or the clause around it."""
    found = subject_of(tree, i)
    lemma = lemma_of(tree, i)
    after, before = complements(tree, i)
    if any(tree.lemmas[c] in cues.idle for _, c in after) or (found is not None and is_own_view(tree, i, found[0], cues)):
        return
    if lemma == "be":
        yield from of_state(tree, i, found, after)
        return
    passive = tree.child(i, *rel.PASSIVE_SUBJECTS)
    if lemma in QUOTING and tree.deps[i] == rel.ADVERBIAL:
        yield from of_citing(tree, i, lemma)
    if passive is not None:
        yield from of_passive(tree, i, passive, lemma, after, cues)
    if found is None:
        return
    head, source = found
    verb = {i, *source}
    for kind, c in before:
        words = tree.under(c) - tree.under(i) if c in tree.above(i) else tree.under(c)
        yield Saying(i, lemma, kind + "<", source, head, frozenset(words - verb))
    clauses = [c for kind, c in after if kind == rel.THAT_CLAUSE]
    if len(clauses) > 1:  # one clause that the parser took for two
        yield Saying(i, lemma, "ccomp", source, head, frozenset(set().union(*(tree.under(c) for c in clauses)) - source))
        after = [(kind, c) for kind, c in after if kind != rel.THAT_CLAUSE]
    for name, tokens in frames(tree, after):
        yield Saying(i, lemma, name, source, head, frozenset(tokens - source))
    if (aim := tree.child(i, rel.OBJECT)) is not None and tree.lemmas[aim] in cues.digs:
        yield from of_dig(tree, i, aim, head, source)
    for kind, c in after:
        if kind == rel.OBJECT and tree.lemmas[c] in cues.nouns and (clause := tree.child(c, rel.NOUN_CLAUSE, rel.THAT_CLAUSE)) is not None:
            own = tree.child(c, rel.OWNER)  # "repeated his promise that": what is said is the promise
            form = "dobj:own" if own is not None and is_own(tree, own) else "dobj:acl"
            yield Saying(i, lemma, form, source, head, frozenset(tree.under(clause)))
    if tree.deps[i] in (rel.PARATAXIS, rel.THAT_CLAUSE, rel.ADVERBIAL, rel.UNKNOWN, rel.RELATIVE) and not any(
        k in rel.VERB_CLAUSES for k, _ in after
    ):
        above, mark = tree.heads[i], tree.child(i, rel.MARK)
        as_said = mark is not None and tree.lemmas[mark] == "as"
        if tree.parts[above] in ("VERB", "AUX") and head not in tree.above(i) and (mark is None or as_said):
            whole = tree.under(above) - tree.under(i)
            yield Saying(i, lemma, "as" if as_said else "around", source, head, frozenset(whole - source))


def of_dig(tree: Tree, i: int, aim: int, head: int, source: frozenset[int]) -> Iterator[Saying]:
    """ "took a dig at Oslo for its silence": at whom, and for what."""
    behind = [c for x in (aim, i) for c in tree.children[x] if c > aim and tree.deps[c] == rel.PREP]
    at = next((tree.child(c, rel.PREP_OBJECT) for c in behind if tree.lemmas[c] == "at"), None)
    if at is not None:
        words = tree.under(at).union(*(tree.under(c) for c in behind if tree.lemmas[c] in ("for", "over")))
        yield Saying(i, f"{tree.lemmas[i]}_{tree.lemmas[aim]}", "dig", source, head, frozenset(words))


def frames(tree: Tree, after: list[tuple[str, int]]) -> Iterator[tuple[str, set[int]]]:
    """The ways in which what stands after a cue may be what is said: each complement alone, and all of them together."""
    kinds = [kind for kind, _ in after]
    alone = "+".join(kinds)
    for kind, c in after:
        rest = kind if len(after) == 1 else f"{kind}|{alone}"
        yield rest, inside(tree, kind, c)
    if len(after) > 1:
        tokens: set[int] = set()
        for kind, c in after:
            tokens |= inside(tree, kind, c) if kind == kinds[0] else tree.under(c)
        yield "+" + alone, tokens


def inside(tree: Tree, kind: str, c: int) -> set[int]:
    """The words of a complement; a preposition stays with the cue."""
    tokens = tree.under(c)
    return tokens - {c} if kind.startswith("prep_") else tokens


def complements(tree: Tree, i: int) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """What completes a verb, adjective or noun: after it in order, and clauses before it."""
    after: list[tuple[str, int]] = []
    before: list[tuple[str, int]] = []
    for c in tree.children[i]:
        dep = tree.deps[c]
        if dep in rel.VERB_CLAUSES:
            (after if c > i else before).append((dep, c))
        elif c > i and dep in rel.OBJECTS:
            after.append((dep, c))
        elif c > i and dep == rel.PREP and tree.lemmas[c] not in ASIDE and (tree.children[c]):
            after.append(("prep_" + tree.lemmas[c], c))
    return after, before


def of_citing(tree: Tree, i: int, lemma: str) -> Iterator[Saying]:
    """ "Kyodo reported that …, citing officials": what is reported is also said by those who are cited."""
    cited = tree.child(i, rel.OBJECT)
    if cited is None:
        return
    after, before = complements(tree, tree.heads[i])
    for kind, c in (*after, *before):
        if kind in rel.VERB_CLAUSES:
            yield Saying(i, lemma, "citing", frozenset(tree.under(cited)), cited, frozenset(tree.under(c) - tree.under(i)))


def of_passive(tree: Tree, i: int, passive: int, lemma: str, after: list[tuple[str, int]], cues: Cues) -> Iterator[Saying]:
    """ "was criticised by X" (the subject is what is spoken of), and "is concerned that" (the subject speaks)."""
    agent = tree.child(i, rel.AGENT)
    subject = frozenset(tree.under(passive))
    if lemma in QUOTING and any(tree.lemmas[c] == "as" for c in tree.children[i]):
        return  # "was quoted by Kyodo as saying": the one quoted speaks, Kyodo only passes it on (chain.py)
    if agent is None:
        for kind, c in after:
            if kind == rel.THAT_CLAUSE and tree.words[passive].lower() == "it":
                yield Saying(i, lemma, "impersonal", subject, passive, frozenset(tree.under(c)))
            elif kind == rel.INFINITIVE and lemma in cues.rumours:  # "is said to be"
                yield Saying(i, lemma, "impersonal", subject, passive, subject | tree.under(c))
    if agent is not None and (by := tree.child(agent, rel.PREP_OBJECT)) is not None:
        speaker, words = tree.under(by), set() if lemma in cues.telling else set(subject)
        for kind, c in after:
            if kind in rel.VERB_CLAUSES or kind == "prep_as":
                words |= tree.under(c)
        of = next((c for c in tree.children[by] if tree.lemmas[c] == "of"), None)
        if lemma == "accuse" and of is not None:  # "accused by villagers of poisoning the river"
            words |= tree.under(of)
            speaker -= tree.under(of)
        yield Saying(i, lemma, "passive", frozenset(speaker), by, frozenset(words))
        return
    for name, tokens in frames(tree, after):
        yield Saying(i, lemma, "is:" + name, subject, passive, frozenset(tokens - subject))


def of_state(tree: Tree, i: int, found: tuple[int, frozenset[int]] | None, after: list[tuple[str, int]]) -> Iterator[Saying]:
    """ "is confident that", "is open to", "is a critic of": an adjective or noun after the verb to be."""
    for kind, c in after:
        if kind not in rel.PREDICATES:
            continue
        further, _ = complements(tree, c)
        if not further:  # the clause is sometimes hung on the verb instead
            further = [(k, d) for k, d in after if d > c]
        if found is not None:
            head, source = found
            for name, tokens in frames(tree, further):
                yield Saying(c, tree.lemmas[c], f"{kind}:{name}", source, head, frozenset(tokens - source))
    if found is not None:
        for kind, c in after:
            if kind in rel.VERB_CLAUSES:
                yield Saying(i, "be", kind, found[1], found[0], frozenset(tree.under(c)))


def of_noun(tree: Tree, i: int, quotes: Ranges, cues: Cues) -> Iterator[Saying]:
    """ "his warning that", "the call by X for", "his message — “…”": a noun with an owner and what it holds; "there were reports that"."""
    owner = tree.child(i, rel.OWNER)
    if owner is None:
        for c in tree.children[i]:
            if tree.deps[c] == rel.PREP and tree.lemmas[c] in ("by", "from", "of"):
                owner = tree.child(c, rel.PREP_OBJECT)
                break
    if owner is None:
        yield from of_rumour(tree, i, cues)
        return
    source = frozenset(tree.under(owner))
    held: list[tuple[str, int]] = []
    for c in tree.children[i]:
        dep = tree.deps[c]
        if c <= i or owner in tree.under(c):
            continue
        if tree.deps[i] == rel.OBJECT and is_own(tree, owner) and dep == rel.NOUN_CLAUSE and tree.lemmas[i] in cues.nouns:
            continue  # "repeated his promise that": said by who repeats it (of_verb)
        if dep in (rel.NOUN_CLAUSE, rel.THAT_CLAUSE, rel.INFINITIVE):
            held.append((dep, c))
        elif dep == rel.PREP and tree.children[c]:
            held.append(("prep_" + tree.lemmas[c], c))
    for kind, c in held:
        yield Saying(i, tree.lemmas[i], f"noun:{kind}", source, owner, frozenset(inside(tree, kind, c)))
    if quotes and tree.lemmas[i] in cues.nouns:
        quote = next((q for q in quotes if q[0] > i + 1 and tree.words[q[0] - 1] in DASHES and not verb_between(tree, i, q[0])), None)
        if quote is not None and tree.sentence[quote[0]] == tree.sentence[i]:
            yield Saying(i, tree.lemmas[i], "noun:quote", source, owner, frozenset(range(*quote)))


def is_own(tree: Tree, owner: int) -> bool:
    """Whether a thing is somebody's own: "his promise", "their demand"."""
    return tree.parts[owner] == "PRON"


def of_rumour(tree: Tree, i: int, cues: Cues) -> Iterator[Saying]:
    """ "there were reports that": said by somebody, nobody says by whom."""
    clause, head = tree.child(i, rel.NOUN_CLAUSE, rel.THAT_CLAUSE), tree.heads[i]
    if tree.deps[i] != rel.PRED_NOUN or tree.lemmas[i] not in cues.nouns or tree.child(head, rel.EXPLETIVE) is None:
        return
    clause = clause if clause is not None else next((c for c in tree.children[head] if c > i and tree.deps[c] == rel.THAT_CLAUSE), None)
    if clause is not None and tree.child(clause, rel.MARK) is not None:
        yield Saying(i, tree.lemmas[i], "impersonal", frozenset((i,)), i, frozenset(tree.under(clause)))


def of_speech(tree: Tree, quotes: Ranges) -> Iterator[Saying]:
    """A verb beside a quotation that the parser hung elsewhere: its words are the quotations of its sentence."""
    within = [False] * len(tree.words)
    for a, b in quotes:
        within[a:b] = [True] * (b - a)
    for number, (a, b) in enumerate(tree.sentences):
        if b - a > LONGEST_SENTENCE:
            continue
        near = [q for q in quotes if q[0] < b and q[1] > a]
        if not near and number:  # "…," he said: the parser may end the sentence at the closing mark
            near = [q for q in quotes if q[1] == a and q[0] <= tree.sentences[number - 1][0]]
        for i in range(a, b) if near else ():
            if within[i] or tree.parts[i] != "VERB":
                continue
            found = subject_of(tree, i)
            mine = [q for q in near if q[0] < i or not verb_between(tree, i, q[0])]
            if found is None or within[found[0]] or not mine or has_clause(tree, i, mine):
                continue
            frame = "speech<" if mine[-1][1] <= i else "speech" if mine[0][0] > i else "speech<>"
            words = {t for q in mine for t in range(*q)}
            if frame == "speech<":
                words |= beside_quotes(tree, a, mine[0][0], mine[-1][1], min(i, *found[1]))
            yield Saying(i, lemma_of(tree, i), frame, found[1], found[0], frozenset(words - found[1]))


def has_clause(tree: Tree, i: int, quotes: Ranges) -> bool:
    """Whether a verb has a clause of its own behind it that holds a quotation: then that clause is what is said, not the marks alone."""
    clauses = [c for c in tree.children[i] if tree.deps[c] == rel.THAT_CLAUSE and c > i]
    return any(tree.first[c] < a <= tree.last[c] for c in clauses for a, _ in quotes)


def beside_quotes(tree: Tree, a: int, opening: int, closing: int, end: int) -> set[int]:
    """What a quotation in the middle of a sentence goes on from and with: its subject before it, its rest up to who speaks."""
    found: set[int] = set()
    if not verb_between(tree, closing - 1, end):
        found.update(range(closing, end))
    starts = tree.parts[a] in ("DET", "PRON", "PROPN", "NOUN", "ADJ")
    if a < opening and starts and tree.parts[opening - 1] != "PUNCT" and not verb_between(tree, a - 1, opening):
        found.update(range(a, opening))
    return found


def verb_between(tree: Tree, i: int, end: int) -> bool:
    """Whether another verb stands between a cue and a quotation, so that the quotation is the other's."""
    return any(tree.parts[t] == "VERB" and tree.deps[t] != rel.ADJECTIVE for t in range(i + 1, end))


def subject_of(tree: Tree, i: int) -> tuple[int, frozenset[int]] | None:
    """Who does what a verb says: its own subject, or the one it shares with the verb above. Head token and all its words."""
    verb, steps = i, 0
    while steps < 6:
        steps += 1
        own = tree.child(verb, *rel.NOUN_SUBJECTS)
        if own is not None:
            if verb == i and tree.deps[own] == rel.PASSIVE_SUBJECT:
                return None
            return own, phrase_of(tree, own, i)
        above, dep = tree.heads[verb], tree.deps[verb]
        if above == verb:
            return None
        if dep == rel.CONJUNCT and (told := after_whom(tree, verb, above)) is not None:
            return told, phrase_of(tree, told, i)
        if dep == rel.NOUN_CLAUSE or dep == rel.RELATIVE:
            return above, phrase_of(tree, above, verb)
        if dep in rel.VERB_CLAUSES:
            thing = tree.child(above, rel.OBJECT)
            if thing is not None and thing < verb and dep == rel.INFINITIVE:
                return thing, phrase_of(tree, thing, verb)
        elif dep == rel.PREP_CLAUSE:
            above = tree.heads[above]
            quoted = tree.child(above, rel.OBJECT) if tree.lemmas[above] in QUOTING else None
            if quoted is not None and quoted < verb:  # "Kyodo quoted a diplomat as saying"
                return quoted, phrase_of(tree, quoted, verb)
        elif dep not in (rel.CONJUNCT, rel.ADVERBIAL, rel.AUX):
            return None
        verb = above
    return None


def after_whom(tree: Tree, verb: int, above: int) -> int | None:
    """In "it came after the envoy, Elin Dahl, recently confirmed" the envoy: the parser joins "came" and "confirmed", but no "and" does."""
    if any(tree.deps[c] == rel.COORDINATOR and above < c < verb for c in tree.children[above]):
        return None
    for c in tree.children[above]:
        whom = tree.child(c, rel.PREP_OBJECT) if tree.lemmas[c] in ("after", "before") and above < c < verb else None
        if whom is not None and all(tree.parts[t] in ("PUNCT", "ADV") for t in range(tree.last[whom] + 1, verb)):
            return whom
    return None


def phrase_of(tree: Tree, head: int, verb: int) -> frozenset[int]:
    """The noun phrase of a speaker: all that hangs on it but the cue's own clause and participles set off by a comma."""
    words = tree.under(head)
    if verb in words:
        words -= tree.under(verb)
    for c in tree.children[head]:
        if c in words and tree.deps[c] == rel.NOUN_CLAUSE and (tree.words[tree.first[c] - 1] == "," or tree.parts[head] == "PROPN"):
            words -= tree.under(c)
    return frozenset(words)


def lemma_of(tree: Tree, i: int) -> str:
    """The lemma of a cue, with its particle: "point_out"."""
    particle = tree.child(i, rel.PARTICLE)
    return tree.lemmas[i] if particle is None else f"{tree.lemmas[i]}_{tree.lemmas[particle]}"


def is_own_view(tree: Tree, i: int, subject: int, cues: Cues) -> bool:
    """Whether it is the author who speaks: who asks, tells how somebody sees a thing, or what "it" shows."""
    if is_question(tree, i, subject) or (tree.lemmas[i] in cues.shows and tree.words[subject].lower() in ("it", "this", "that", "which")):
        return True
    return cues.sorts.get(tree.lemmas[i]) == "thought" and any(tree.lemmas[c] == "how" for c in tree.children[i] if c < i)


def is_question(tree: Tree, i: int, subject: int) -> bool:
    """Whether a sentence only asks if somebody says so: "Did he say that …?", "Who would claim that …?"."""
    if tree.words[tree.sentences[tree.sentence[i]][1] - 1] != "?" or tree.deps[i] != rel.ROOT:
        return False
    asks = tree.tags[subject] == "WP" and tree.heads[subject] == i
    return asks or any(tree.deps[c] == rel.AUX and c < subject for c in tree.children[i])
