"""Words that two reports share although neither quotes them: the plainest sign that one has the other's text, or both a third's."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import compress
from operator import and_

from attrs import evolve, frozen

from legation.language.language import Language
from legation.language.words import fold
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.story import Passage

# Fixed turns of speech ("said in a statement on Monday that") reach five words by chance; a run of this many own words seldom does.
RUN = 6
# Two reports are looked at word by word where a run of this many words begins alike.
SEED = 4
# So many words are laid side by side at a time, where two texts go on alike.
PIECE = 16
# A line this short that carries a credit is a credit line, not a sentence of the story.
CREDIT_LINE = 25

# A post set into the text, as pages carry it along: its author's handle, its short link.
_POST = re.compile(r"\(@\w{1,30}\)|\bt\.co/|pic\.twitter\.com")
_DOUBLE = re.compile('["“”„«»]')
# A single mark opens after a blank or bracket and before a word, and closes after a word and before a blank or a stop: not an apostrophe.
_SINGLE = re.compile(r"(?:(?<=[\s(\[—–])|^)['‘](?=\w)|(?<=[\w.,!?…])['’](?=[\s.,;:!?)\]—–]|$)")


@frozen
class OwnWords:
    """The words of a report's text in order, small letters, with their addresses; `own` is False for words that are quoted (here or
    in another report of the story), furniture of the page, or a credit line: words that say nothing of who wrote the report. `parted` are
    the words above which something of the page was left out: no passage runs over such a gap."""

    report: str
    plain: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    own: tuple[bool, ...]
    parted: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        """How many of the words are the outlet's own."""
        return sum(self.own)


def find_own_words(report: Report, reading: Reading, language: Language, furniture: Collection[str] = frozenset()) -> OwnWords:
    """The words of one report. `furniture` holds lines (see `plain_line`) that stand under several stories."""
    foreign = [*find_quoted(report.text), *_find_lines(report, reading, furniture)]
    foreign += [(span.start, span.end) for s in reading.statements if s.mode == "quoted" for span in s.words if span.where == "text"]
    marks = bytearray(len(report.text) + 1)
    for start, end in foreign:
        marks[start:end] = b"\1" * (min(end, len(report.text)) - min(start, len(report.text)))
    words = list(language.find_words(report.text))
    starts = [start for start, _, _ in words]
    return OwnWords(
        report=report.id,
        plain=tuple(word for _, _, word in words),
        starts=tuple(starts),
        ends=tuple(end for _, end, _ in words),
        own=tuple(not marks[start] for start in starts),
        parted=frozenset(bisect_left(starts, gap) for gap in report.gaps),
    )


def find_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold something, by their addresses; a line of a report is a paragraph."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def plain_line(text: str) -> str:
    """A line as it is compared with others: small letters, single blanks."""
    return " ".join(fold(text).text.split()).casefold()


def _find_lines(report: Report, reading: Reading, furniture: Collection[str]) -> Iterator[tuple[int, int]]:
    named_at = [c.span for c in reading.credits if c.span.where == "text" and c.how in ("byline", "dateline", "credit", "copyright")]
    for start, end in find_lines(report.text):
        if any(start <= span.start < end for span in named_at) and len(report.text[start:end].split()) <= CREDIT_LINE:
            yield start, end
    yield from find_furniture(report.text, furniture)
    yield from find_taken_in(report.text)


def find_furniture(text: str, furniture: Collection[str]) -> list[tuple[int, int]]:
    """The lines of a text that are furniture of its page: those that stand under other stories too (`furniture`) and are short or at the
    head or foot of the text. If that were most of the text it is no furniture, whoever else prints it."""
    lines = [(start, end, plain_line(text[start:end]) in furniture) for start, end in find_lines(text)]
    head = next((place for place, (_, _, known) in enumerate(lines) if not known), len(lines))
    foot = next((place for place, (_, _, known) in enumerate(reversed(lines)) if not known), 0)
    found = [
        (start, end)
        for place, (start, end, known) in enumerate(lines)
        if known and (place < head or place >= len(lines) - foot or len(text[start:end].split()) <= CREDIT_LINE)
    ]
    return found if 2 * sum(end - start for start, end in found) <= len(text) else []


def find_taken_in(text: str) -> Iterator[tuple[int, int]]:
    """The lines that a text has taken in from elsewhere: posts as pages carry them along, and what follows a line that ends in a colon,
    which is what was announced there: a post, a statement, a letter."""
    announced = False
    for start, end in find_lines(text):
        line = text[start:end]
        if announced or _POST.search(line):
            yield start, end
        announced = line.rstrip().endswith(":")


def find_quoted(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand in quotation marks, double or (as the British do) single; a quotation left open ends with its paragraph."""
    for start, end in find_lines(text):
        line = text[start:end]
        opened: int | None = None
        marks = list(_DOUBLE.finditer(line)) or list(_SINGLE.finditer(line))
        double = bool(marks) and marks[0].group() not in "'‘’"
        for mark in marks:
            opens = _opens(line, mark.start())
            if opened is None and opens:
                opened = mark.start()
            elif opened is not None and not (opens and not double):
                yield start + opened, start + mark.end()
                opened = None
        if opened is not None and double:
            yield start + opened, end


def _opens(line: str, place: int) -> bool:
    return line[place] in "“„«‘" or (
        line[place] in "\"'" and line[place + 1 : place + 2].strip() != "" and not line[place - 1 : place].isalnum()
    )


def mask_quoted(all_words: Sequence[OwnWords]) -> list[OwnWords]:
    """Words that another report of the story gives in quotation marks are quoted here too, marked or not: a post, a statement."""
    said = {words.plain[place : place + RUN] for words in all_words for place in _find_quoted_runs(words)}
    masked = []
    for words in all_words:
        places = [place for place, gram in find_grams(words, RUN) if gram in said] if said else []
        own = list(words.own)
        for place in places:
            own[place : place + RUN] = [False] * RUN
        masked.append(evolve(words, own=tuple(own)) if places else words)
    return masked


def _find_quoted_runs(words: OwnWords) -> Iterator[int]:
    """Where a run of RUN words begins of which none is the outlet's own."""
    length = 0
    for place, own in enumerate(words.own):
        length = 0 if own else length + 1
        if length >= RUN:
            yield place - RUN + 1


def find_grams(words: OwnWords, size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each run of so many words, with its place."""
    return enumerate(zip(*(words.plain[start:] for start in range(size)), strict=False))


@frozen
class Reuse:
    """What two reports share: the passages, in the order of `one`, and how much of each one's own words they make up (0 to 1)."""

    one: str
    other: str
    passages: tuple[Passage, ...]
    words: int
    share_one: float
    share_other: float


def find_reuse(one: OwnWords, other: OwnWords, index: Mapping[tuple[str, ...], Sequence[int]]) -> Reuse | None:
    """The runs of own words that two reports share, longest first where they compete; None where there are none.
    `index` is `index_words(other)`."""
    passages: list[Passage] = []
    taken_one, taken_other = 0, set[int]()
    past = 0
    for place, gram in find_grams(one, SEED):
        starts = index.get(gram, ()) if place >= past else ()
        if not starts:
            continue
        length, start = max((_length(one, place, other, start), -start) for start in starts)
        start = -start
        own = sum(map(and_, one.own[place : place + length], other.own[start : start + length]))
        if own >= RUN:
            passages.append(
                Passage(
                    one=one.report,
                    left=Span(one.starts[place], one.ends[place + length - 1]),
                    other=other.report,
                    right=Span(other.starts[start], other.ends[start + length - 1]),
                    words=own,
                )
            )
            taken_one += own
            taken_other.update(compress(range(start, start + length), other.own[start : start + length]))
            past = place + length
    if not passages:
        return None
    share_one, share_other = taken_one / max(1, one.size), len(taken_other) / max(1, other.size)
    # A line that stands in the one several times and in the other once is shared once.
    return Reuse(one.report, other.report, tuple(passages), min(taken_one, len(taken_other)), share_one, share_other)


def index_words(words: OwnWords) -> dict[tuple[str, ...], list[int]]:
    """Where each run of SEED words begins. A run that stands in a text many times is a refrain; its first places are enough."""
    index: dict[tuple[str, ...], list[int]] = {}
    for place, gram in find_grams(words, SEED):
        places = index.setdefault(gram, [])
        if len(places) < 8:
            places.append(place)
    return index


def _length(one: OwnWords, place: int, other: OwnWords, start: int) -> int:
    length = 0
    most = min(len(one.plain) - place, len(other.plain) - start)
    while not one.parted and not other.parted and length + PIECE <= most:
        if one.plain[place + length : place + length + PIECE] != other.plain[start + length : start + length + PIECE]:
            break
        length += PIECE
    while length < most and one.plain[place + length] == other.plain[start + length]:
        if length and (place + length in one.parted or start + length in other.parted):
            break
        length += 1
    return length
