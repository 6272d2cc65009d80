"""Sentences by their stops: enough to say where a passage begins and ends, without a parser."""

import re
from collections.abc import Iterator

from legation.records.report import Span

# A sentence ends at a stop, with the marks that may close on it, before a blank and a capital, a digit or a mark that opens; or at the
# end of its line. A single capital before the stop is an initial, not an end.
_END = re.compile(r"(?<!\b[A-Z])[.!?…][\"”’')\]]{0,2}\s+(?=[\"“‘'(\[]{0,2}[A-Z0-9])|\n+")


def find_sentences(text: str, offset: int = 0) -> Iterator[tuple[int, int]]:
    """The sentences of a text that hold something, by their addresses; `offset` is where the text begins in its report."""
    start = 0
    for end in _END.finditer(text):
        if text[start : end.start()].strip():
            yield offset + start, offset + end.start() + len(end.group().rstrip())
        start = end.end()
    if text[start:].strip():
        yield offset + start, offset + len(text)


def find_sentence(text: str, span: Span) -> Span:
    """The sentence that some words stand in."""
    start = 0
    for end in _END.finditer(text):
        if end.end() <= span.start:
            start = end.end()
        elif end.end() >= span.end:
            return Span(start, end.end())
    return Span(start, len(text))
