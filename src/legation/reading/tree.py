"""A parsed paragraph as plain lists, so that looking at heads and children costs nothing."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen


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


COLUMNS = ("ORTH", "LEMMA", "TAG", "POS", "DEP", "HEAD", "IDX", "SENT_START")


KEPT = "legation.tree"


def tree_of(doc: Any) -> Tree:
    """The lists of a parsed document, made once and kept with it: every step of a reading looks at the same paragraph."""
    made = doc.user_data.get(KEPT)
    if not isinstance(made, Tree):
        made = doc.user_data[KEPT] = build(doc)
    return made


def build(doc: Any) -> Tree:
    """The lists of a parsed document, made anew."""
    if not len(doc):
        return Tree([], [], [], [], [], [], [], [], [], [], [], [], [])
    strings: dict[int, str] = {}

    def texts(column: list[int]) -> list[str]:
        for number in set(column).difference(strings):
            strings[number] = doc.vocab.strings[number]
        return [strings[number] for number in column]

    # One array a column is an order of magnitude faster than asking each token.
    table = [column.tolist() for column in doc.to_array(list(COLUMNS)).astype("uint64").T]
    words, starts = texts(table[0]), table[6]
    heads = [i + (step if step < 1 << 63 else step - (1 << 64)) for i, step in enumerate(table[5])]
    size = len(words)
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
    openings = [i for i, opens in enumerate(table[7]) if opens == 1 or i == 0]
    sentences = list(zip(openings, [*openings[1:], size], strict=True))
    return Tree(
        words=words,
        lemmas=[lemma.lower() for lemma in texts(table[1])],
        tags=texts(table[2]),
        parts=texts(table[3]),
        deps=texts(table[4]),
        heads=heads,
        children=children,
        first=first,
        last=last,
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        sentence=[number for number, (a, b) in enumerate(sentences) for _ in range(a, b)],
        sentences=sentences,
    )


def is_paired(tree: Tree, verb: int, negators: frozenset[str]) -> bool:
    """Whether "neither … nor" behind a verb denies it: before a preposition, or under an infinitive ("to join neither as …")."""
    below = [c for c in tree.children[verb] if tree.deps[c] == "prep"]
    for infinitive in (c for c in tree.children[verb] if tree.deps[c] == "xcomp"):
        below.extend(tree.children[infinitive])
    return any(tree.deps[c] == "preconj" and tree.words[c].lower() in negators for b in below for c in tree.children[b])
