"""A report cut into paragraphs, each parsed once; every later step works on these."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from legation.language.words import Folded, as_seen, fold
from legation.reading.parse.model import LONGEST_PIECE, parse
from legation.reading.parse.tree import Tree
from legation.records.report import Report, Span

T = TypeVar("T")

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# Where an overlong paragraph may be cut without splitting a sentence, searched for in its last tenth.
_STOP = re.compile(r"[.!?][\"'”’)]*\s")

# The place a paragraph was sent from: "PARIS -", "Oslo (ETS) –", "NEW DELHI, May 3 (ETS) --"; in small letters only with an outlet.
_LOUD = r"[A-Z][A-Z.'’]{2,20}(?:[ -][A-Z][A-Z.'’]{1,20}){0,3}"
_PLAIN = r"[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2}"
_DATE, _OUTLET = r"(?:, [\w. ]{1,20}){0,2}", r"\([^()\n]{2,40}\)"
_DATELINE = re.compile(rf"\s*(?:({_LOUD}){_DATE}(?: ?{_OUTLET})?|({_PLAIN}){_DATE} ?{_OUTLET})\s?(?:--|[-–—])\s+(?=\S)")


@frozen(eq=False)
class Piece:
    """One paragraph: where its first character stands in that place of the report, its text, and its words as plain lists."""

    start: int
    text: str
    tree: Tree
    where: str = "text"


def cut(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with their offsets, none longer than the parser takes, blank ones left out."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        while end - start > LONGEST_PIECE:
            stops = [m.end() for m in _STOP.finditer(text, start + LONGEST_PIECE * 9 // 10, start + LONGEST_PIECE)]
            space = text.rfind(" ", start + 1, start + LONGEST_PIECE)
            middle = stops[-1] if stops else space + 1 if space > start else start + LONGEST_PIECE
            yield start, text[start:middle]
            start = middle
        if text[start:end].strip():
            yield start, text[start:end]


def parse_reports(reports: Sequence[Report], model: str) -> list[list[Piece]]:
    """The pieces of each report, title first; all paragraphs of all reports go through the parser in one stream."""
    places: list[tuple[int, int, str]] = []
    texts: list[str] = []
    for number, report in enumerate(reports):
        for where, words in (("title", report.title or ""), ("text", report.text)):
            for start, paragraph in cut(words):
                found = find_dateline(paragraph) if where == "text" else None
                skipped = found[1] if found is not None else 0
                places.append((number, start + skipped, where))
                texts.append(as_seen(plain(paragraph[skipped:])))
    pieces: list[list[Piece]] = [[] for _ in reports]
    # The parser does not know a word with a letter in it that is not shown; what it finds is put back to where it stands.
    folded = [fold(text) for text in texts]
    trees = parse([one.text for one in folded], model)
    for (number, start, where), text, one, tree in zip(places, texts, folded, trees, strict=True):
        mark_short(tree)
        pieces[number].append(Piece(start, text, tree if one.places is None else put_back(tree, one), where))
    return pieces


# Letters of the longest word that stands short before a number: "No. 2", "Art. 5".
SHORT = 3


def mark_short(tree: Tree) -> None:
    """Give a short word with a capital before a number the stop that was taken for a word: the "No." of "No. 2" denies nothing."""
    words = tree.words
    for t in range(1, len(words) - 1):
        if words[t] != "." or tree.parts[t + 1] != "NUM" or tree.starts[t] != tree.ends[t - 1] or tree.starts[t + 1] == tree.ends[t]:
            continue
        if words[t - 1][:1].isupper() and words[t - 1].isalpha() and len(words[t - 1]) <= SHORT:
            words[t - 1] += "."


def put_back(tree: Tree, folded: Folded) -> Tree:
    """The same tree with its words where they stood before the text was folded."""
    spans = [folded.span(start, end) for start, end in zip(tree.starts, tree.ends, strict=True)]
    return evolve(tree, starts=[start for start, _ in spans], ends=[end for _, end in spans])


def by_piece(pieces: Sequence[Piece], findings: Iterable[T], spans_of: Callable[[T], Iterable[Span]]) -> list[list[T]]:
    """For each paragraph the findings of which some words lie in it, in the order given; in one walk, however long the report."""
    return [[one for one, _ in some] for some in spans_by_piece(pieces, findings, spans_of)]


def spans_by_piece(
    pieces: Sequence[Piece], findings: Iterable[T], spans_of: Callable[[T], Iterable[Span]]
) -> list[list[tuple[T, tuple[Span, ...]]]]:
    """The same, each finding with those of its words that lie in the paragraph: a quotation can run through a thousand."""
    found: list[list[tuple[T, tuple[Span, ...]]]] = [[] for _ in pieces]
    numbers: dict[str, list[int]] = {}
    for number, piece in enumerate(pieces):
        numbers.setdefault(piece.where, []).append(number)
    starts = {where: [pieces[number].start for number in own] for where, own in numbers.items()}
    for one in findings:
        touched: dict[int, list[Span]] = {}
        for span in spans_of(one):
            own = starts.get(span.where, [])
            for at in range(max(0, bisect_right(own, span.start) - 1), bisect_left(own, span.end)):
                piece = pieces[numbers[span.where][at]]
                if span.start < piece.start + len(piece.text):
                    touched.setdefault(numbers[span.where][at], []).append(span)
        for number, spans in touched.items():
            found[number].append((one, tuple(spans)))
    return found


def find_dateline(paragraph: str) -> tuple[str, int] | None:
    """The place a paragraph was sent from and where its words begin; the parser would take the place for a speaker."""
    found = _DATELINE.match(paragraph)
    return (found[1] or found[2], found.end()) if found is not None else None


# Blanks that the parser takes for words or for parts of them.
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# What it cannot take at all.
_HALF = re.compile("[\ud800-\udfff]")


# Marks without a word between them, beyond what any writer sets: the parser's tokeniser takes them off one by one, in the square of their
# number (8,000 brackets: six seconds; 20,000: a minute). So many are kept at either end of a run.
_KEPT = 16
_MARK = r"(?:[^\w\s]|_)"
_RUN = re.compile(rf"(?<={_MARK}{{{_KEPT}}}){_MARK}+(?={_MARK}{{{_KEPT}}})")


# A calibre whose point went to the word before it ("with a. 357 Magnum"): the parser would end a sentence there.
_CALIBRE = re.compile(
    r"(?<=\b[a-z])\. (?=\d\d\d? [A-Z][a-z])|(?<=\b[a-z]{2})\. (?=\d\d\d? [A-Z][a-z])|(?<=\b[a-z]{3})\. (?=\d\d\d? [A-Z][a-z])"
)


def plain(text: str) -> str:
    """The same number of characters, with blanks of every kind as plain ones, long runs of marks as blanks in their middle, lone
    surrogates as a replacement character, and the point of a calibre before it."""
    text = _CALIBRE.sub(" .", text)
    return _RUN.sub(lambda run: " " * len(run[0]), _HALF.sub("\ufffd", _BLANK.sub(" ", text)))
