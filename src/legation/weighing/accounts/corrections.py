"""Corrections that a report carries of itself or of an earlier version: "Corrects to say 12, not 21", "An earlier version said 21".

What stands in a correction is no account of its own: it says which number was wrong, and which is right.
"""

import re
from collections.abc import Iterator, Sequence

from legation.language.language import Language
from legation.language.lists.words import is_absent
from legation.language.patterns import compile_phrases
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.story import Correction

# The word that sets the wrong number against the right one stands so close before it.
NEAR = 14
# A correction says so at its beginning, within so many characters.
HEAD = 60
_DIGITS = re.compile(r"(?<![\w.,])\d[\d,.]*\b")


def find_corrections(report: Report, reading: Reading, language: Language) -> list[Correction]:
    """What the lines of a report correct, in order."""
    figures = [figure.span for assertion in reading.assertions for figure in assertion.figures if figure.span.where == "text"]
    digits = [Span(*match.span()) for match in _DIGITS.finditer(report.text)]
    numbers = [*figures, *(span for span in digits if not any(span.overlaps(figure) for figure in figures))]
    return [read_line(report, span, numbers, language) for span in find_lines(report, language)]


def find_lines(report: Report, language: Language) -> Iterator[Span]:
    """The lines that correct."""
    if is_absent(language.lists.conflicts.correcting):
        return
    lists = language.lists.conflicts
    correcting, versions, amended = (compile_phrases(words) for words in (lists.correcting, lists.versions, lists.amended))
    start = 0
    for text in report.text.splitlines(keepends=True):
        head = correcting.search(text[:HEAD])
        if (head is not None and is_head(text, head.start(), head.end())) or versions.search(text) or amended.search(text):
            yield Span(start, start + len(text.rstrip()))
        start += len(text)


def is_head(text: str, start: int, end: int) -> bool:
    """Whether a word of correction opens a line, in brackets or with a colon: "(Corrects paragraph 1", "Correction: an earlier"."""
    before, behind = text[:start].strip(), text[end : end + 1]
    return before in ("", "(", "[", "*") and (before != "" or behind in (":", "—", "–", "-", "."))


def read_line(report: Report, span: Span, numbers: Sequence[Span], language: Language) -> Correction:
    """What one line says was wrong and is right: behind "not" stands the wrong number; after "an earlier version said" it stands first."""
    text = report.text
    within = sorted({number for number in numbers if number in span})
    against = compile_phrases(language.lists.conflicts.contrary, at="end")
    behind = [number for number in within if against.search(text[max(span.start, number.start - NEAR) : number.start].rstrip())]
    ahead = [number for number in within if number not in behind]
    version = compile_phrases(language.lists.conflicts.versions).search(text[span.start : span.end]) is not None
    if behind:
        pair = (ahead[-1:], behind[:1])
        wrong, right = pair if version else pair[::-1]
    else:
        wrong, right = (ahead[:1], ahead[1:2]) if version else ([], ahead[-1:])
    return Correction(report.id, span, wrong[0] if wrong else None, right[0] if right else None)
