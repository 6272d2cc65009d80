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
        return [(a, b) for a, b in (self.trim(a, b) for a, b in ranges) if a < b]

    def trim(self, a: int, b: int) -> tuple[int, int]:
        """A range without punctuation, spaces and dashes at its edges; quotation marks and brackets that it closes stay."""
        while a < b and self.parts[a] in ("PUNCT", "SPACE") and self.words[a] not in OPENING:
            a += 1
        while a < b and self.parts[b - 1] in ("PUNCT", "SPACE") and self.words[b - 1] not in CLOSING:
            b -= 1
        if b - a == 1 and self.parts[a] in ("PUNCT", "SPACE"):
            return a, a
        return a, b


OPENING = frozenset(("“", '"', "``", "''", "«", "‘"))
CLOSING = frozenset(("”", '"', "''", "»", "’"))


def tree_of(doc: Any) -> Tree:
    """The lists of a parsed document."""
    heads = [token.head.i for token in doc]
    size = len(heads)
    children: list[list[int]] = [[] for _ in range(size)]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    first, last = [token.left_edge.i for token in doc], [token.right_edge.i for token in doc]
    sentence, sentences = [0] * size, []
    for number, span in enumerate(doc.sents):
        sentences.append((span.start, span.end))
        for i in range(span.start, span.end):
            sentence[i] = number
    words = [token.text for token in doc]
    starts = [token.idx for token in doc]
    return Tree(
        words=words,
        lemmas=[token.lemma_.lower() for token in doc],
        tags=[token.tag_ for token in doc],
        parts=[token.pos_ for token in doc],
        deps=[token.dep_ for token in doc],
        heads=heads,
        children=children,
        first=first,
        last=last,
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        sentence=sentence,
        sentences=sentences,
    )
