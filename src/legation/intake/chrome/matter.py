"""What some words are about, roughly: by it a line is told from those that speak of other things."""

import re

_WORD = re.compile(r"[^\W\d_]{4,}")
_PAIR = re.compile(r"(?=([\u30a0-\u30ff\u3400-\u9fff]{2}))")
_WIDE = "\u3000"
# Words are one by their first letters, whatever ends they take.
_BEGINNING = 6


def find_matter(text: str) -> set[str]:
    """The words of some text that say what it is about: those of four letters and more, and pairs of Japanese or Chinese characters."""
    said = text.casefold()
    found = {word[:_BEGINNING] for word in _WORD.findall(said) if word < _WIDE}
    return found if said.isascii() else found | set(_PAIR.findall(said))
