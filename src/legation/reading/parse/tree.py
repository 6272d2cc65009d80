"""A parsed paragraph as plain lists, so that looking at heads and children costs nothing.

Parts of speech and lemmas, found once for each form of a word and not once for each place where it stands.

What a pipeline's own rules say of a word (spaCy's attribute ruler, then its lemmatizer) hangs on its letters, tag and
relation alone, so that it is asked once and remembered; asking for each word again takes a third of the time to parse.
A few rules look at two words together ("let's", "there is"): where one of those holds, the rules are given the paragraph.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from legation.language import relations as rel
from legation.language.relations import name_relation

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


RULED = ("attribute_ruler", "lemmatizer")
# What a rule may look at for its answer to be the same wherever the form stands.
OF_FORM = frozenset(("ORTH", "LOWER", "IS_SPACE", "TAG", "DEP"))
KEY = ("ORTH", "TAG", "DEP")
COLUMNS = ("ORTH", "LEMMA", "TAG", "POS", "DEP")
# A year of news has some hundred thousand forms (300 bytes each); texts with more are noise, and begin anew.
REMEMBERED = 200_000


@frozen
class Form:
    """What is known of a word: its letters, lemma in small letters, tag, part of speech and relation to its head."""

    word: str
    lemma: str
    tag: str
    part: str
    dep: str


@frozen(eq=False)
class Rules:
    """The rules of one loaded pipeline: those for one word alone, those for two together, and what they have said so far."""

    every: Any
    alone: Any
    pairs: Any
    lemmatizer: Any
    known: dict[tuple[int, ...], Form] = field(factory=dict)


def rules_of(nlp: "Language") -> Rules | None:
    """The rules of a pipeline, None where it finds parts and lemmas in another way: then it must do so itself."""
    parts: list[Any] = [nlp.get_pipe(name) if name in nlp.pipe_names else None for name in RULED]
    ruler, lemmatizer = parts
    if ruler is None or lemmatizer is None or getattr(lemmatizer, "mode", None) != "rule":
        return None
    alone, pairs = type(ruler)(nlp.vocab), type(ruler.matcher)(nlp.vocab)
    for number, rule in enumerate(ruler.patterns):
        looked_at = {name for pattern in rule["patterns"] for word in pattern for name in word}
        if not looked_at <= OF_FORM:
            return None
        if all(len(pattern) == 1 for pattern in rule["patterns"]):
            alone.add(**rule)
        else:
            pairs.add(str(number), rule["patterns"])
    forms = lemmatizer.lookups.get_table("lemma_index", {})
    for part in list(forms):  # they come as lists of up to 60,000 words, each searched from its beginning
        forms[part] = frozenset(forms[part])
    return Rules(ruler, alone, pairs, lemmatizer)


def describe(doc: "Doc", rules: Rules | None) -> list[Form]:
    """What is known of every word of a parsed paragraph, in order."""
    if rules is None:
        return read_off(doc)
    if len(rules.pairs) and rules.pairs(doc, allow_missing=True):
        return read_off(rules.lemmatizer(rules.every(doc)))
    keys = [tuple(row) for row in doc.to_array(list(KEY)).tolist()]
    new = [key for key in dict.fromkeys(keys) if key not in rules.known]
    if new:
        if len(rules.known) > REMEMBERED:
            rules.known.clear()
            new = list(dict.fromkeys(keys))
        rules.known.update(zip(new, ask(doc, new, rules), strict=True))
    return [rules.known[key] for key in keys]


def ask(doc: "Doc", keys: Iterable[tuple[int, ...]], rules: Rules) -> list[Form]:
    """What the rules for one word say of some forms, set one after another as if they were a paragraph."""
    import numpy

    rows = numpy.array(list(keys), dtype="uint64")
    row: Any = type(doc)(doc.vocab, words=[doc.vocab.strings[int(orth)] for orth in rows[:, 0]])
    row.from_array(list(KEY[1:]), rows[:, 1:])
    return read_off(rules.lemmatizer(rules.alone(row)))


def read_off(doc: "Doc") -> list[Form]:
    """What stands in a document of every word."""
    strings: Any = doc.vocab.strings
    # One array is an order of magnitude faster than asking each token.
    rows = doc.to_array(list(COLUMNS)).tolist()
    return [
        Form(strings[word], strings[lemma].lower(), strings[tag], strings[part], name_relation(strings[dep]))
        for word, lemma, tag, part, dep in rows
    ]


@frozen(eq=False)
class Tree:
    """The words of a paragraph with their lemmas, tags and heads. `first` and `last` are the edges of each word's subtree
    (token numbers, inclusive); `sentence` the number of the sentence a word is in; `sentences` their token ranges."""

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    parts: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    first: list[int]
    last: list[int]
    starts: list[int]
    ends: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of a word that hangs on it by one of those relations."""
        return next((c for c in self.children[i] if self.deps[c] in deps), None)

    def beside(self, i: int) -> list[int]:
        """The words in apposition to a word: those that hang on it, then the one that it hangs on."""
        found = [c for c in self.children[i] if self.deps[c] == rel.APPOSITION]
        return [*found, self.heads[i]] if self.deps[i] == rel.APPOSITION else found

    def under(self, i: int) -> set[int]:
        """A word and all that hangs on it, directly or not."""
        found, stack = {i}, list(self.children[i])
        while stack:
            c = stack.pop()
            found.add(c)
            stack.extend(self.children[c])
        return found

    def above(self, i: int) -> Iterator[int]:
        """The heads of a word, nearest first, up to the root."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def runs(self, tokens: Iterable[int]) -> list[tuple[int, int]]:
        """Token numbers as half-open ranges, in order, without bare punctuation at their edges (quotation marks stay)."""
        ordered = sorted(tokens)
        ranges: list[tuple[int, int]] = []
        for i in ordered:
            if ranges and ranges[-1][1] == i:
                ranges[-1] = (ranges[-1][0], i + 1)
            else:
                ranges.append((i, i + 1))
        trimmed = [(a, b) for a, b in (self.trim(a, b) for a, b in ranges) if a < b]
        return [(a, b) for a, b in trimmed if any(part not in ("CCONJ", "PUNCT") for part in self.parts[a:b])] or trimmed

    def trim(self, a: int, b: int) -> tuple[int, int]:
        """A range without punctuation, spaces and dashes at its edges; quotation marks and brackets that it closes stay."""
        while a < b and self.parts[a] in ("PUNCT", "SPACE") and self.words[a] not in OPENING:
            a += 1
        while b - a > 1 and self.parts[b - 1] == "CCONJ":
            b -= 1
        while a < b and self.parts[b - 1] in ("PUNCT", "SPACE") and self.words[b - 1] not in CLOSING:
            b -= 1
        if b - a == 1 and self.parts[a] in ("PUNCT", "SPACE"):
            return a, a
        return a, b


OPENING = frozenset(("“", '"', "``", "''", "«", "‘"))
CLOSING = frozenset(("”", '"', "''", "»", "’"))


_COLUMNS = ("HEAD", "IDX", "SENT_START")


def build(doc: "Doc", forms: Sequence[Form]) -> Tree:
    """The lists of a parsed paragraph, with what is known of each of its words."""
    if not forms:
        return Tree([], [], [], [], [], [], [], [], [], [], [], [], [])
    # One array a column is an order of magnitude faster than asking each token.
    steps, starts, opens = (column.tolist() for column in doc.to_array(list(_COLUMNS)).astype("int64").T)
    words, size = [form.word for form in forms], len(forms)
    heads = [i + step for i, step in enumerate(steps)]
    children: list[list[int]] = [[] for _ in range(size)]
    first, last = list(range(size)), list(range(size))
    for i in range(size):
        if heads[i] != i:
            children[heads[i]].append(i)
    order = [i for i in range(size) if heads[i] == i]
    for i in order:  # grows while it is walked: heads before what hangs on them
        order.extend(children[i])
    for i in reversed(order):
        first[heads[i]], last[heads[i]] = min(first[heads[i]], first[i]), max(last[heads[i]], last[i])
    openings = [i for i in range(size) if opens[i] == 1 or i == 0]
    sentences = list(zip(openings, [*openings[1:], size], strict=True))
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Tree(
        words=words,
        lemmas=[form.lemma for form in forms],
        tags=[form.tag for form in forms],
        parts=[form.part for form in forms],
        deps=[form.dep for form in forms],
        heads=heads,
        children=children,
        first=first,
        last=last,
        starts=starts,
        ends=ends,
        sentence=[number for number, (a, b) in enumerate(sentences) for _ in range(a, b)],
        sentences=sentences,
    )


def is_paired(tree: Tree, verb: int, negators: frozenset[str]) -> bool:
    """Whether "neither … nor" behind a verb denies it: before a preposition, or under an infinitive ("to join neither as …")."""
    below = [c for c in tree.children[verb] if tree.deps[c] == rel.PREP]
    for infinitive in (c for c in tree.children[verb] if tree.deps[c] == rel.INFINITIVE):
        below.extend(tree.children[infinitive])
    return any(tree.deps[c] == rel.PAIRED and tree.words[c].lower() in negators for b in below for c in tree.children[b])
