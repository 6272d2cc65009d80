"""How Japanese is cut: a sentence ends at its own full stop, with no blank behind it."""

import re
from collections.abc import Iterator

# The marks that end a sentence, with those that may close on them; or the end of the line.
_END = re.compile(r"[。！？]+[」』）”’\"')]*|[.!?…][\"”’')\]]{0,2}(?=\s)|\n+")


def find_sentences(text: str, offset: int = 0) -> Iterator[tuple[int, int]]:
    """The sentences of a text that hold something, by their addresses; `offset` is where the text begins in its report."""
    start = 0
    for stop in (*(match.end() for match in _END.finditer(text)), len(text)):
        words = text[start:stop]
        if words.strip():
            yield offset + start + len(words) - len(words.lstrip()), offset + start + len(words.rstrip())
        start = stop
