"""Lines of a packet in plain text, for forms that know no type."""

from legation.language.typography import choose_marks, show_words, spaced
from legation.records.brief import Cited, Line, Part


def write_line(line: Line) -> str:
    """One line, the words of reports in quotation marks."""
    return "".join(space + write_part(part) for space, part in spaced(line.parts))


def write_part(part: Part) -> str:
    """Cited words in their quotation marks, ours as they are."""
    words = show_words(part.words)
    return words.join(choose_marks(words)) if isinstance(part, Cited) else words
