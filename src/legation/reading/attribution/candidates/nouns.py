"""Nouns that hold what somebody says: "his warning that", "the call by X for", "there were reports that".

Words laid beside what is said: "according to X", "in the words of X", "X: …", "…: X" in a headline, "X was clear: “…”".
"""

from collections.abc import Iterator

from legation.language import relations as rel
from legation.reading.attribution.candidates.candidate import Candidate, Ranges
from legation.reading.attribution.candidates.grammar import inside, is_own, sentences_of, subject_of, verb_between, words_of
from legation.reading.attribution.held import CueWords
from legation.reading.parse.tree import Tree

# What stands between "his message" and the quotation of it.
DASHES = frozenset(("—", "–", "--", "-", ":"))


def find_nouns(tree: Tree, quotes: Ranges, cues: CueWords) -> Iterator[Candidate]:
    """All candidates of a paragraph whose cue is a noun. `quotes` are token ranges."""
    for i in words_of(tree, "NOUN"):
        yield from of_noun(tree, i, quotes, cues)


def of_noun(tree: Tree, i: int, quotes: Ranges, cues: CueWords) -> Iterator[Candidate]:
    """ "his warning that", "the call by X for", "his message — “…”": a noun with an owner and what it holds; "there were reports that"."""
    owner = tree.child(i, rel.OWNER)
    if owner is None:
        for c in tree.children[i]:
            if tree.deps[c] == rel.PREP and any(tree.lemmas[c] in words for words in (cues.small.by, cues.small.origin, cues.small.of)):
                owner = tree.child(c, rel.PREP_OBJECT)
                break
    if owner is None:
        yield from of_rumour(tree, i, cues)
        return
    speaker = frozenset(tree.under(owner))
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
        yield Candidate(i, tree.lemmas[i], f"noun:{kind}", speaker, owner, frozenset(inside(tree, kind, c)))
    if quotes and tree.lemmas[i] in cues.nouns:
        quote = next((q for q in quotes if q[0] > i + 1 and tree.words[q[0] - 1] in DASHES and not verb_between(tree, i, q[0])), None)
        if quote is not None and tree.sentence[quote[0]] == tree.sentence[i]:
            yield Candidate(i, tree.lemmas[i], "noun:quote", speaker, owner, frozenset(range(*quote)))


def of_rumour(tree: Tree, i: int, cues: CueWords) -> Iterator[Candidate]:
    """ "there were reports that": said by somebody, nobody says by whom."""
    clause, head = tree.child(i, rel.NOUN_CLAUSE, rel.THAT_CLAUSE), tree.heads[i]
    if tree.deps[i] != rel.PRED_NOUN or tree.lemmas[i] not in cues.nouns or tree.child(head, rel.EXPLETIVE) is None:
        return
    clause = clause if clause is not None else next((c for c in tree.children[head] if c > i and tree.deps[c] == rel.THAT_CLAUSE), None)
    if clause is not None and tree.child(clause, rel.MARK) is not None:
        yield Candidate(i, tree.lemmas[i], "impersonal", frozenset((i,)), i, frozenset(tree.under(clause)))


# Words in the longest headline; a paragraph that ends in ": Name" is no headline.
HEADLINE = 40
# Words in the longest name of who says what a headline says ("…: UN refugee agency chief").
LONGEST_NAME = 6
# Words before a colon in which a speaker may stand.
BEFORE_COLON = 12


def find_asides(tree: Tree, quotes: Ranges, cues: CueWords) -> Iterator[Candidate]:
    """All candidates of a paragraph whose cue is no verb or noun of saying with a subject."""
    for a, b in sentences_of(tree):
        for i in range(a, b):
            if tree.deps[i] == rel.PREP and tree.lemmas[i] in cues.forms.according:
                yield from of_according(tree, i, cues)
            elif tree.deps[i] == rel.PREP_OBJECT and tree.lemmas[i] in cues.forms.views and tree.lemmas[tree.heads[i]] in cues.small.within:
                yield from of_view(tree, i, cues)
        if ":" in tree.words[a:b]:
            yield from of_colon(tree, a, b)
            yield from of_turn(tree, a, b, quotes, cues)
    yield from of_headline(tree, cues)


def of_according(tree: Tree, i: int, cues: CueWords) -> Iterator[Candidate]:
    """ "according to X", "as per X": all of the clause it stands in but itself; not "according to plan"."""
    holder = next((c for c in reversed(tree.children[i]) if tree.lemmas[c] in cues.small.to), i)
    speaker = tree.child(holder, rel.PREP_OBJECT) or tree.child(i, rel.PREP_OBJECT)
    if speaker is None or (tree.lemmas[speaker] in cues.forms.plans and tree.child(speaker, rel.DET, *rel.OWNED) is None):
        return
    if tree.lemmas[tree.heads[i]] in cues.small.like:
        i = tree.heads[i]
    yield Candidate(i, "according", "according", frozenset(tree.under(speaker)), speaker, frozenset(around(tree, i)))


def of_view(tree: Tree, i: int, cues: CueWords) -> Iterator[Candidate]:
    """ "in the words of X", "in X's view": all of the clause it stands in but itself."""
    of = next((c for c in tree.children[i] if tree.lemmas[c] in cues.small.of), None)
    speaker = tree.child(i, rel.OWNER) or (tree.child(of, rel.PREP_OBJECT) if of is not None else None)
    if speaker is None or tree.lemmas[speaker] in cues.forms.plans:
        return
    top = tree.heads[i]
    yield Candidate(i, "view", "according", frozenset(tree.under(speaker)), speaker, frozenset(around(tree, top)))


def around(tree: Tree, i: int) -> set[int]:
    """The words of the clause that an aside stands in, without the aside; of the whole sentence where it closes one."""
    head = tree.heads[i]
    end = tree.sentences[tree.sentence[i]][1]
    closing = i and tree.words[i - 1] == "," and not any(part in ("VERB", "AUX") for part in tree.parts[tree.last[i] + 1 : end])
    while tree.heads[head] != head and (closing or tree.parts[head] not in ("VERB", "AUX")):
        head = tree.heads[head]  # after a comma at the end it holds for all that was said before
    return tree.under(head) - tree.under(i)


def of_headline(tree: Tree, cues: CueWords) -> Iterator[Candidate]:
    """ "Words: X", where X is a name, or in a line without a full stop someone who speaks ("…: ministry")."""
    end = len(tree.words)
    last = next((i for i in range(end - 2, max(0, end - LONGEST_NAME - 2), -1) if tree.words[i] == ":"), None)
    if last is None or end >= HEADLINE or is_talk(tree, last, cues):
        return
    name = all(word[:1].isupper() for word in tree.words[last + 1 :])
    speaks = tree.words[-1].lower() in cues.speakers or tree.lemmas[-1] in cues.speakers
    if name or (speaks and not any(part in ("VERB", "AUX") for part in tree.parts[last + 1 :])):
        yield Candidate(last, ":", "colon<", frozenset(range(last + 1, end)), end - 1, frozenset(range(last)))


def is_talk(tree: Tree, end: int, cues: CueWords) -> bool:
    """Whether the words before a colon say that a report is an interview: "Interview: Ann Lee" is nobody's statement."""
    said = " ".join(tree.words[:end]).lower()
    verbs = any(part in ("VERB", "AUX") for part in tree.parts[:end])
    return not verbs and any(f" {words} " in f" {said} " for words in cues.forms.talks)


def of_colon(tree: Tree, a: int, b: int) -> Iterator[Candidate]:
    """ "X: words", where the part of the sentence before the colon is short and names someone."""
    colon = next((i for i in range(a + 1, min(b - 1, a + BEFORE_COLON)) if tree.words[i] == ":"), None)
    if colon is not None and all(part not in ("VERB", "AUX") for part in tree.parts[a:colon]):
        head = next((t for t in range(colon - 1, a - 1, -1) if tree.parts[t] in ("PROPN", "NOUN", "PRON")), a)
        while tree.deps[head] == rel.PREP_OBJECT and a <= tree.heads[tree.heads[head]] < colon:
            head = tree.heads[tree.heads[head]]  # "Attack in Karst: …" is no word of the town
        while tree.deps[head] == rel.APPOSITION and a <= tree.heads[head] < colon:
            head = tree.heads[head]  # "Otto Brand, fisherman: …"
        yield Candidate(colon, ":", "colon", frozenset(range(a, colon)), head, frozenset(range(colon + 1, b)))


def of_turn(tree: Tree, a: int, b: int, quotes: Ranges, cues: CueWords) -> Iterator[Candidate]:
    """ "X was clear: “words”", "X had one piece of advice: words": a clause that a quotation or a noun of saying turns to words."""
    for colon in range(a + 2, b - 1):
        if tree.words[colon] != ":":
            continue
        quote = next((q for q in quotes if q[0] == colon + 1), None)
        noun = colon - 1 if tree.lemmas[colon - 1] in cues.nouns and tree.parts[colon - 1] == "NOUN" else None
        verb = next((t for t in range(colon - 1, a - 1, -1) if tree.parts[t] in ("VERB", "AUX") and subject_of(tree, t, cues)), None)
        if verb is None or (quote is None and noun is None) or (noun is None and verb_between(tree, verb, colon)):
            continue
        author = author_before(tree, a, colon, cues)
        found = (author, frozenset(tree.under(author))) if author is not None else subject_of(tree, verb, cues)
        if found is not None and max(found[1]) < colon:
            cue, lemma = (noun, tree.lemmas[noun]) if noun is not None else (verb, tree.lemmas[verb])
            words = range(*quote) if quote is not None else range(colon + 1, b)
            yield Candidate(cue, lemma, "turn", found[1], found[0], frozenset(words))


def author_before(tree: Tree, a: int, colon: int, cues: CueWords) -> int | None:
    """Whose words follow in "the court released a statement by Judge Holm: “…”": the author's, not of who released them."""
    for t in range(colon - 1, a - 1, -1):
        links = (cues.small.by, cues.small.of, cues.small.origin)
        if tree.deps[t] != rel.PREP or not any(tree.lemmas[t] in words for words in links):
            continue
        paper, author = tree.heads[t], tree.child(t, rel.PREP_OBJECT)
        held = (
            tree.lemmas[paper] in cues.nouns or tree.lemmas[paper] in cues.forms.views or cues.speakers.get(tree.lemmas[paper]) == "paper"
        )
        if (
            held
            and tree.deps[paper] == rel.OBJECT
            and author is not None
            and tree.last[author] == colon - 1
            and tree.parts[author] == "PROPN"
        ):
            return author
    return None
