"""Lines of a packet in plain text, for forms that know no type."""

import re

from legation.language.typography import choose_marks, show_words, spaced
from legation.records.brief import Cited, Line, Part

# What no XML may hold, and no page can show.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write_line(line: Line) -> str:
    """One line, the words of reports in quotation marks."""
    return "".join(space + write_part(part) for space, part in spaced(line.parts))


def write_part(part: Part) -> str:
    """Cited words in their quotation marks, ours as they are."""
    words = show(part.words)
    return words.join(choose_marks(words)) if isinstance(part, Cited) else words


def show(words: str) -> str:
    """Words as a reader sees them; what no page can show is its code in brackets."""
    return UNPRINTABLE.sub(lambda found: f"[U+{ord(found.group()):04X}]", show_words(words))
