"""Reports laid side by side, paragraph by paragraph: which words stand in another of them too, and which only here.

This is for the eye: every run of GRAM words that two of them share is marked, quoted or not. What counts as one text's use of another is
judged elsewhere (`copies`), by own words alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from legation.language.language import Language
from legation.records.report import Report, Span
from legation.weighing.lineage.reuse import find_lines

# Two words meet by chance in any two reports; three in a row ("the prime minister") at least tell of the same. A paragraph belongs beside
# another where so many of their words stand in both. A run of eight words is seldom chance (`reuse.RUN` own words are six).
GRAM, BESIDE, LONG = 3, 5, 8


@frozen
class Abreast:
    """One report's part of a row: its paragraphs, where in them words stand that another of the reports has too, how many words it shares
    with the nearest report to the left that has a part in the row (`joined`), and the longest run of them (`run`)."""

    paragraphs: tuple[Span, ...] = ()
    shared: tuple[Span, ...] = ()
    joined: int = 0
    run: int = 0


@frozen
class _Line:
    """A paragraph of a report: its address, its words with theirs."""

    report: int
    span: Span
    words: tuple[tuple[int, int, str], ...]

    @property
    def grams(self) -> list[tuple[str, ...]]:
        """Every run of GRAM words."""
        plain = [word for _, _, word in self.words]
        return list(zip(*(plain[start:] for start in range(GRAM)), strict=False))


def lay_abreast(reports: Sequence[Report], language: Language) -> list[tuple[Abreast, ...]]:
    """Rows of paragraphs, a cell a report: the first report's in its order, each other's beside what it shares most words with, else in a
    row of its own behind the one before it."""
    cut = [list(_cut(number, report, language)) for number, report in enumerate(reports)]
    grams = [{gram for line in lines for gram in line.grams} for lines in cut]
    rows: list[list[_Line]] = [[line] for line in cut[0]] if cut else []
    for lines in cut[1:]:
        _set_beside(rows, lines)
    return [tuple(_cell(number, row, cut, grams) for number in range(len(reports))) for row in rows]


def _cut(number: int, report: Report, language: Language) -> Iterator[_Line]:
    spoken = language.of(report)
    for start, end in find_lines(report.text):
        words = tuple((start + first, start + last, word) for first, last, word in spoken.find_words(report.text[start:end]))
        yield _Line(number, Span(start, end), words)


def _set_beside(rows: list[list[_Line]], lines: Sequence[_Line]) -> None:
    """Put the paragraphs of one more report into the rows. One that belongs nowhere comes behind the one before it."""
    standing = [{gram for line in row for gram in line.grams} for row in rows]
    at = -1
    for line in lines:
        own = line.grams
        shares = [len([gram for gram in own if gram in there]) for there in standing]
        best = max(range(len(shares)), key=lambda row: (shares[row], -abs(row - at - 1)), default=None)
        if best is not None and shares[best] + GRAM - 1 >= BESIDE and shares[best]:
            rows[best].append(line)
            at = best
        else:
            at += 1
            rows.insert(at, [line])
            standing.insert(at, set())


def _cell(number: int, row: Sequence[_Line], cut: Sequence[Sequence[_Line]], grams: Sequence[set[tuple[str, ...]]]) -> Abreast:
    own = sorted((line for line in row if line.report == number), key=lambda line: line.span)
    if not own:
        return Abreast()
    others = set().union(*(grams[other] for other in range(len(cut)) if other != number))
    left = next((other for other in range(number - 1, -1, -1) if any(line.report == other for line in row)), None)
    beside = {gram for line in row if line.report == left for gram in line.grams}
    joined, run = 0, 0
    for line in own:
        lengths = [last - first for first, last in _find_runs(line, beside)]
        joined, run = joined + sum(lengths), max([run, *lengths])
    shared = [Span(line.words[first][0], line.words[last - 1][1]) for line in own for first, last in _find_runs(line, others)]
    return Abreast(tuple(line.span for line in own), tuple(shared), joined, run)


def _find_runs(line: _Line, known: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """The stretches of words that another has in the same order, by the numbers of their words; a word is in one of them alone."""
    start, end, last = -1, -1, -2
    for place, gram in enumerate(line.grams):
        if gram not in known:
            continue
        if place != last + 1:
            if end > start >= 0:
                yield start, end
            start = max(place, end)
        last, end = place, place + GRAM
    if end > start >= 0:
        yield start, end


def count_shared(one: Report, other: Report, language: Language) -> tuple[int, int, int]:
    """How many words of one report stand in the other in runs of GRAM, how many it has, and the longest run."""
    lines = list(_cut(0, one, language))
    known = {gram for line in _cut(1, other, language) for gram in line.grams}
    lengths = Counter(last - first for line in lines for first, last in _find_runs(line, known))
    return sum(size * times for size, times in lengths.items()), sum(len(line.words) for line in lines), max(lengths, default=0)
