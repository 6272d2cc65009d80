"""Lines by which a report corrects itself or an earlier version: they are the outlet's word on its own words, and nobody's account."""

from collections.abc import Iterator

from legation.language.language import Language
from legation.language.lists.words import is_absent
from legation.language.patterns import compile_phrases
from legation.records.report import Span

# A correction says so at its beginning, within so many characters.
HEAD = 60


def find_correcting(text: str, language: Language) -> Iterator[Span]:
    """The lines of a text that correct, in order."""
    if is_absent(language.lists.conflicts.correcting):
        return
    lists = language.lists.conflicts
    correcting, versions, amended = (compile_phrases(words) for words in (lists.correcting, lists.versions, lists.amended))
    start = 0
    for line in text.splitlines(keepends=True):
        head = correcting.search(line[:HEAD])
        if (head is not None and is_head(line, head.start(), head.end())) or versions.search(line) or amended.search(line):
            yield Span(start, start + len(line.rstrip()))
        start += len(line)


def is_head(text: str, start: int, end: int) -> bool:
    """Whether a word of correction opens a line, in brackets or with a colon: "(Corrects paragraph 1", "Correction: an earlier"."""
    before, behind = text[:start].strip(), text[end : end + 1]
    return before in ("", "(", "[", "*") and (before != "" or behind in (":", "—", "–", "-", "."))
