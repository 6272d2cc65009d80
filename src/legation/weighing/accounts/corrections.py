"""Corrections that a report carries of itself or of an earlier version: "Corrects to say 12, not 21", "An earlier version said 21".

What stands in a correction is no account of its own: it says which number was wrong, and which is right.
"""

import re
from collections.abc import Iterator, Sequence

from legation.language.corrections import find_correcting
from legation.language.language import Language
from legation.language.patterns import compile_phrases
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.story import Correction

# The word that sets the wrong number against the right one stands so close before it.
NEAR = 14
_DIGITS = re.compile(r"(?<![\w.,])\d[\d,.]*\b")


def find_corrections(report: Report, reading: Reading, language: Language) -> list[Correction]:
    """What the lines of a report correct, in order."""
    figures = [figure.span for assertion in reading.assertions for figure in assertion.figures if figure.span.where == "text"]
    digits = [Span(*match.span()) for match in _DIGITS.finditer(report.text)]
    numbers = [*figures, *(span for span in digits if not any(span.overlaps(figure) for figure in figures))]
    return [read_line(report, span, numbers, language) for span in find_lines(report, language)]


def find_lines(report: Report, language: Language) -> Iterator[Span]:
    """The lines that correct."""
    return find_correcting(report.text, language)


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


def find_corrected(reports: Sequence[Report], readings: Sequence[Reading], language: Language) -> list[Correction]:
    """What the reports of a story correct, in order."""
    pairs = zip(reports, readings, strict=True)
    return [found for report, reading in pairs for found in find_corrections(report, reading, language.of(report))]


def is_same_number(words: str, number: str) -> bool:
    """Whether some words are a number of a correction, with its unit or bare: "30 million euros", "30 million"."""
    return bool(number) and f"{words} ".startswith(f"{number.lower()} ")
