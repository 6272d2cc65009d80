"""The words around a match, to the character, with their address and the addresses of the matches in them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from legation.records.report import Report, Span
from legation.store.search.query import Term, find_words

# A snippet is two or three lines on a screen, its match near the beginning.
WIDTH, BEFORE = 240, 60


@frozen
class Snippet:
    """Words of a report: where they stand, and where in them the matches stand."""

    span: Span
    matches: tuple[Span, ...] = ()


def find_snippet(report: Report, spans: Sequence[Span], terms: Sequence[Term]) -> Snippet:
    """The words around the first match in these places, or where they begin. No places mean the text, the title and the captions."""
    places = list(spans) or [
        Span(0, len(words), where)
        for where, words in (
            ("text", report.text),
            ("title", report.title or ""),
            *((f"captions/{number}", words) for number, words in enumerate(report.captions)),
        )
        if words
    ]
    for place in places:
        snippet = _around(report, place, terms)
        if snippet is not None:
            return snippet
    first = places[0] if places else Span(0, 0)
    return Snippet(_cut(report, first, first.start))


def _around(report: Report, place: Span, terms: Sequence[Term]) -> Snippet | None:
    words = report.words(place)
    begin = _likely(words, terms)
    # As much as a snippet shows, where the terms stand as they were typed; else the whole text, for they may have accents there.
    matches = list(find_matches(words, terms, begin, begin + WIDTH)) or list(find_matches(words, terms, 0, len(words)))
    if not matches:
        return None
    spans = [Span(place.start + start, place.start + end, place.where) for start, end in matches]
    whole = _cut(report, place, max(place.start, spans[0].start - BEFORE))
    return Snippet(whole, tuple(span for span in spans if span in whole))


def _likely(text: str, terms: Sequence[Term]) -> int:
    """Where to begin to look: at the first term that stands there as it was typed. The words before it need not be folded one by one.

    The beginning of the text where there is none: it may be written with accents.
    """
    low = text.lower()
    # A few letters of Turkish grow when they are made small, and then places are not those of the text.
    start = min((_first(low, term) for term in terms), default=0) if len(low) == len(text) else 0
    return start if start < len(low) else 0


def _first(low: str, term: Term) -> int:
    pattern = _pattern(term)
    found = pattern.search(low)
    while found and found.start() and low[found.start() - 1].isalnum():
        found = pattern.search(low, found.start() + 1)
    return found.start() if found else len(low)


@lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    return re.compile(r"[\W_]+".join(re.escape(word) for word in term.words))


def find_matches(text: str, terms: Sequence[Term], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where the terms stand between two places of a text, in order."""
    starts: dict[str, list[Term]] = {}
    begins = tuple(term.words[0] for term in terms if term.begins and len(term.words) == 1)
    for term in terms:
        if not (term.begins and len(term.words) == 1):
            starts.setdefault(term.words[0], []).append(term)
    longest = max((len(term.words) for term in terms), default=0)
    ahead: list[tuple[str, int, int]] = []
    for word in find_words(text, start, stop):
        ahead.append(word)
        if len(ahead) == longest:
            yield from _at_head(ahead, starts, begins)
            ahead.pop(0)
    while ahead:
        yield from _at_head(ahead, starts, begins)
        ahead.pop(0)


def _at_head(ahead: list[tuple[str, int, int]], starts: dict[str, list[Term]], begins: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    word, start, end = ahead[0]
    if begins and word.startswith(begins):
        yield start, end
    for term in starts.get(word, ()):
        size = len(term.words)
        if size > len(ahead):
            continue
        said = [one[0] for one in ahead[:size]]
        last = said[-1].startswith(term.words[-1]) if term.begins else said[-1] == term.words[-1]
        if last and said[:-1] == list(term.words[:-1]):
            yield start, ahead[size - 1][2]


def _cut(report: Report, place: Span, start: int) -> Span:
    """A snippet from a place on, cut at blanks where there are any."""
    text = report.place(place.where)
    if start > place.start:
        blank = text.find(" ", start, start + BEFORE // 2)
        start = blank + 1 if blank >= 0 else start
    end = min(place.end, start + WIDTH)
    if end < place.end:
        blank = text.rfind(" ", start + WIDTH - BEFORE, end)
        end = blank if blank > start else end
    return Span(start, end, place.where)
