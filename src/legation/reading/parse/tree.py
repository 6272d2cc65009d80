"""A parsed paragraph as plain lists, so that looking at heads and children costs nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from legation.language import relations as rel
from legation.reading.parse.forms import Form

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        sentence=[number for number, (a, b) in enumerate(sentences) for _ in range(a, b)],
        sentences=sentences,
    )


def is_paired(tree: Tree, verb: int, negators: frozenset[str]) -> bool:
    """Whether "neither … nor" behind a verb denies it: before a preposition, or under an infinitive ("to join neither as …")."""
    below = [c for c in tree.children[verb] if tree.deps[c] == rel.PREP]
    for infinitive in (c for c in tree.children[verb] if tree.deps[c] == rel.INFINITIVE):
        below.extend(tree.children[infinitive])
    return any(tree.deps[c] == rel.PAIRED and tree.words[c].lower() in negators for b in below for c in tree.children[b])
