"""Every place in a paragraph where someone may be said to say, think or want something: who, by which word, and what.

This file only looks at how the words hang together; whether a verb in that frame attributes at all is judged by the
weights of the cue lexicon (see weights.py).
"""

from collections.abc import Iterator

from attrs import frozen

from legation.reading.tree import Tree

CLAUSE = ("ccomp", "xcomp")
OBJECT = ("dobj", "oprd", "attr", "acomp", "dative")
SUBJECT = ("nsubj", "csubj", "expl")
PASSIVE = ("nsubjpass", "csubjpass")
# Prepositions that tell when, where or how, not what is said; "in" and "at" may do either and are left to the weights.
ASIDE = frozenset(("during", "after", "before", "since", "until", "despite", "through", "within", "throughout", "while", "accord", "per"))
# Words in the longest headline; a paragraph that ends in ": Name" is no headline.
HEADLINE = 40
# No sentence of a report is longer; what is, is a list or a machine's, and the time to read it grows with its square.
LONGEST_SENTENCE = 300


@frozen(eq=False)
class Saying:
    """A possible attribution. `lemma` is the cue's (with its particle), `frame` how the words hang on it; `source` and
    `words` are token numbers; `cue` the token, `cues` all the words of the cue."""

    cue: int
    lemma: str
    frame: str
    source: frozenset[int]
    head: int
    words: frozenset[int]


def find_sayings(tree: Tree, quotes: list[tuple[int, int]]) -> Iterator[Saying]:
    """All possible attributions of a paragraph, several readings of one cue among them. `quotes` are token ranges."""
    short = [b - a <= LONGEST_SENTENCE for a, b in tree.sentences]
    for i, part in enumerate(tree.parts):
        if not short[tree.sentence[i]]:
            continue
        if part in ("VERB", "AUX"):
            yield from of_verb(tree, i)
        elif part == "NOUN":
            yield from of_noun(tree, i)
        if tree.deps[i] == "prep" and tree.lemmas[i] in ("accord", "per", "according"):
            yield from of_according(tree, i)
    yield from of_colon(tree)
    if quotes:
        yield from of_speech(tree, quotes)


def of_verb(tree: Tree, i: int) -> Iterator[Saying]:
    """A verb with a subject and what is said: a clause, an infinitive, an object, a preposition's object, or the clause around it."""
    found = subject_of(tree, i)
    lemma = lemma_of(tree, i)
    after, before = complements(tree, i)
    if lemma == "be":
        yield from of_state(tree, i, found, after)
        return
    passive = tree.child(i, *PASSIVE)
    if lemma in ("cite", "quote") and tree.deps[i] == "advcl":
        yield from of_citing(tree, i, lemma)
    if passive is not None:
        yield from of_passive(tree, i, passive, lemma, after)
    if found is None:
        return
    head, source = found
    verb = {i, *source}
    for kind, c in before:
        words = tree.under(c) - tree.under(i) if c in tree.above(i) else tree.under(c)
        yield Saying(i, lemma, kind + "<", source, head, frozenset(words - verb))
    clauses = [c for kind, c in after if kind == "ccomp"]
    if len(clauses) > 1:  # one clause that the parser took for two
        yield Saying(i, lemma, "ccomp", source, head, frozenset(set().union(*(tree.under(c) for c in clauses)) - source))
        after = [(kind, c) for kind, c in after if kind != "ccomp"]
    for name, tokens in frames(tree, after):
        yield Saying(i, lemma, name, source, head, frozenset(tokens - source))
    if tree.deps[i] in ("parataxis", "ccomp", "advcl", "dep", "relcl") and not any(k in CLAUSE for k, _ in after):
        above, mark = tree.heads[i], tree.child(i, "mark")
        as_said = mark is not None and tree.lemmas[mark] == "as"
        if tree.parts[above] in ("VERB", "AUX") and head not in tree.above(i) and (mark is None or as_said):
            whole = tree.under(above) - tree.under(i)
            yield Saying(i, lemma, "as" if as_said else "around", source, head, frozenset(whole - source))


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
        if dep in CLAUSE:
            (after if c > i else before).append((dep, c))
        elif c > i and dep in OBJECT:
            after.append((dep, c))
        elif c > i and dep == "prep" and tree.lemmas[c] not in ASIDE and (tree.children[c]):
            after.append(("prep_" + tree.lemmas[c], c))
    return after, before


def of_citing(tree: Tree, i: int, lemma: str) -> Iterator[Saying]:
    """ "Kyodo reported that …, citing officials": what is reported is also said by those who are cited."""
    cited = tree.child(i, "dobj")
    if cited is None:
        return
    after, before = complements(tree, tree.heads[i])
    for kind, c in (*after, *before):
        if kind in CLAUSE:
            yield Saying(i, lemma, "citing", frozenset(tree.under(cited)), cited, frozenset(tree.under(c) - tree.under(i)))


def of_passive(tree: Tree, i: int, passive: int, lemma: str, after: list[tuple[str, int]]) -> Iterator[Saying]:
    """ "was criticised by X" (the subject is what is spoken of), and "is concerned that" (the subject speaks)."""
    agent = tree.child(i, "agent")
    subject = frozenset(tree.under(passive))
    if lemma == "quote" and any(tree.lemmas[c] == "as" for c in tree.children[i]):
        return  # "was quoted by Kyodo as saying": the one quoted speaks, Kyodo only passes it on (chain.py)
    if agent is None and tree.words[passive].lower() == "it":
        for kind, c in after:
            if kind == "ccomp":
                yield Saying(i, lemma, "impersonal", subject, passive, frozenset(tree.under(c)))
    if agent is not None and (by := tree.child(agent, "pobj")) is not None:
        words = set(subject)
        for kind, c in after:
            if kind in CLAUSE or kind == "prep_as":
                words |= tree.under(c)
        yield Saying(i, lemma, "passive", frozenset(tree.under(by)), by, frozenset(words))
        return
    for name, tokens in frames(tree, after):
        yield Saying(i, lemma, "is:" + name, subject, passive, frozenset(tokens - subject))


def of_state(tree: Tree, i: int, found: tuple[int, frozenset[int]] | None, after: list[tuple[str, int]]) -> Iterator[Saying]:
    """ "is confident that", "is open to", "is a critic of": an adjective or noun after the verb to be."""
    for kind, c in after:
        if kind not in ("acomp", "attr"):
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
            if kind in CLAUSE:
                yield Saying(i, "be", kind, found[1], found[0], frozenset(tree.under(c)))


def of_noun(tree: Tree, i: int) -> Iterator[Saying]:
    """ "his warning that", "the call by X for": a noun with an owner and what it holds."""
    owner = tree.child(i, "poss")
    if owner is None:
        for c in tree.children[i]:
            if tree.deps[c] == "prep" and tree.lemmas[c] in ("by", "from", "of"):
                owner = tree.child(c, "pobj")
                break
    if owner is None:
        return
    source = frozenset(tree.under(owner))
    held: list[tuple[str, int]] = []
    for c in tree.children[i]:
        dep = tree.deps[c]
        if c <= i or owner in tree.under(c):
            continue
        if dep in ("acl", "ccomp", "xcomp"):
            held.append((dep, c))
        elif dep == "prep" and tree.children[c]:
            held.append(("prep_" + tree.lemmas[c], c))
    for kind, c in held:
        yield Saying(i, tree.lemmas[i], f"noun:{kind}", source, owner, frozenset(inside(tree, kind, c)))


def of_according(tree: Tree, i: int) -> Iterator[Saying]:
    """ "according to X", "as per X": all of the clause it stands in but itself."""
    holder = i
    for c in tree.children[i]:
        if tree.lemmas[c] == "to":
            holder = c
    speaker = tree.child(holder, "pobj") or tree.child(i, "pobj")
    if speaker is None:
        return
    if tree.lemmas[tree.heads[i]] == "as":
        i = tree.heads[i]
    head = tree.heads[i]
    end = tree.sentences[tree.sentence[i]][1]
    closing = i and tree.words[i - 1] == "," and not any(part in ("VERB", "AUX") for part in tree.parts[tree.last[i] + 1 : end])
    while tree.heads[head] != head and (closing or tree.parts[head] not in ("VERB", "AUX")):
        head = tree.heads[head]  # after a comma at the end it holds for all that was said before
    words = tree.under(head) - tree.under(i)
    yield Saying(i, "according", "according", frozenset(tree.under(speaker)), speaker, frozenset(words))


def of_colon(tree: Tree) -> Iterator[Saying]:
    """ "X: words", where the part before the colon is short and names someone; and the headline's "words: X"."""
    end = len(tree.words)
    last = next((i for i in range(end - 2, max(0, end - 7), -1) if tree.words[i] == ":"), None)
    if last is not None and end < HEADLINE and all(word[:1].isupper() for word in tree.words[last + 1 :]):
        yield Saying(last, ":", "colon<", frozenset(range(last + 1, end)), end - 1, frozenset(range(last)))
    for a, b in tree.sentences:
        colon = next((i for i in range(a + 1, min(b - 1, a + 12)) if tree.words[i] == ":"), None)
        if colon is not None and all(part not in ("VERB", "AUX") for part in tree.parts[a:colon]):
            head = next((t for t in range(colon - 1, a - 1, -1) if tree.parts[t] in ("PROPN", "NOUN", "PRON")), a)
            yield Saying(colon, ":", "colon", frozenset(range(a, colon)), head, frozenset(range(colon + 1, b)))


def of_speech(tree: Tree, quotes: list[tuple[int, int]]) -> Iterator[Saying]:
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
            if found is None or within[found[0]] or not mine:
                continue
            frame = "speech<" if mine[-1][1] <= i else "speech" if mine[0][0] > i else "speech<>"
            words = {t for q in mine for t in range(*q)}
            if frame == "speech<":
                words |= beside_quotes(tree, a, mine[0][0], mine[-1][1], min(i, *found[1]))
            yield Saying(i, lemma_of(tree, i), frame, found[1], found[0], frozenset(words - found[1]))


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
    return any(tree.parts[t] == "VERB" and tree.deps[t] != "amod" for t in range(i + 1, end))


def subject_of(tree: Tree, i: int) -> tuple[int, frozenset[int]] | None:
    """Who does what a verb says: its own subject, or the one it shares with the verb above. Head token and all its words."""
    verb, steps = i, 0
    while steps < 6:
        steps += 1
        own = tree.child(verb, "nsubj", "nsubjpass")
        if own is not None:
            if verb == i and tree.deps[own] == "nsubjpass":
                return None
            return own, phrase_of(tree, own, i)
        above, dep = tree.heads[verb], tree.deps[verb]
        if above == verb:
            return None
        if dep == "acl" or dep == "relcl":
            return above, phrase_of(tree, above, verb)
        if dep in ("xcomp", "ccomp"):
            thing = tree.child(above, "dobj")
            if thing is not None and thing < verb and dep == "xcomp":
                return thing, phrase_of(tree, thing, verb)
        elif dep == "pcomp":
            above = tree.heads[above]
        elif dep not in ("conj", "advcl", "aux"):
            return None
        verb = above
    return None


def phrase_of(tree: Tree, head: int, verb: int) -> frozenset[int]:
    """The noun phrase of a speaker: all that hangs on it but the cue's own clause and participles set off by a comma."""
    words = tree.under(head)
    if verb in words:
        words -= tree.under(verb)
    for c in tree.children[head]:
        if c in words and tree.deps[c] == "acl" and (tree.words[tree.first[c] - 1] == "," or tree.parts[head] == "PROPN"):
            words -= tree.under(c)
    return frozenset(words)


def lemma_of(tree: Tree, i: int) -> str:
    """The lemma of a cue, with its particle: "point_out"."""
    particle = tree.child(i, "prt")
    return tree.lemmas[i] if particle is None else f"{tree.lemmas[i]}_{tree.lemmas[particle]}"
