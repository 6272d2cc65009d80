"""What is searched for: words as the search knows them, what the officer types, and the question in the tongue of each database; and the
words around a match, to the character, with their address and the addresses of the matches in them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

from attrs import frozen

from legation.records.errors import LegationError
from legation.records.report import Report, Span

# Scripts that put no blanks between words: each character is a word of its own, and a word of several is a phrase.
SOLID = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{SOLID}]|[^\W_{SOLID}]+(?:[\u0300-\u036f]+[^\W_{SOLID}]*)*")
# PostgreSQL takes words of at most 2,046 bytes; nothing that is a word is longer than this.
LONGEST = 64
# So many words of a text are indexed: a report of 20,000 words is a book.
MOST = 20_000


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """One word as the search knows it: "Zürich" is "zurich"."""
    if word.isascii():
        return word[:LONGEST].lower()
    if len(word) == 1 and word >= "\u3040":
        return word
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if letter.isalnum())[:LONGEST] or word[:LONGEST]


def find_words(text: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """The words between two places of a text, folded, each with its first and end character."""
    return ((fold(found.group()), found.start(), found.end()) for found in TOKEN.finditer(text, start, stop))


def words(text: str) -> list[str]:
    """The words of a text, folded, as many as are indexed."""
    return [fold(word) for word in TOKEN.findall(text)[:MOST]]


# A phrase in any quotation marks (the last one need not be closed), or anything between blanks.
TYPED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)')
# More words than anybody types; it bounds what one question may cost.
MOST_TERMS = 32
# Beginnings of words are indexed up to this length; longer ones are so rare that the index may look through them.
PREFIX = 8
# Signs that no word holds keep our own entries apart from words: beginnings, facets, the border of two texts.
BEGINS, FACET, BORDER = "·", "§", "¶"

# Blocks of days of so many sizes are marked: the largest is of 2 to the 15th days, ninety years.
SIZES = 16

Over = Literal["both", "reports", "statements"]


@frozen
class Query:
    """What to search for. `text`: words, "phrases" and beginnings* that must all be there; the others narrow it.

    `outlet` is a name, `party` an actor id, `speaker` a name, a surname or an actor id, `since` and `until` days of publication (both
    included), `quoted` statements in quotation marks alone. At most `limit` hits, newest arrival first; those numbered below `before`
    where it is given (`Found.next` of the page before).
    """

    text: str = ""
    outlet: str | None = None
    party: str | None = None
    speaker: str | None = None
    since: date | None = None
    until: date | None = None
    quoted: bool = False
    over: Over = "both"
    limit: int = 20
    before: int | None = None


@frozen
class Term:
    """Words that must follow one another; the last is only the beginning of a word where `begins`."""

    words: tuple[str, ...]
    begins: bool = False


def find_terms(text: str) -> tuple[Term, ...]:
    """What was typed, taken apart. Raises LegationError for more than anybody types."""
    terms = []
    for phrase, bare in TYPED.findall(text):
        typed = phrase or bare
        found = tuple(words(typed))
        if found:
            terms.append(Term(found, begins=typed.rstrip().endswith("*")))
    if sum(len(term.words) for term in terms) > MOST_TERMS:
        raise LegationError(f"A search takes at most {MOST_TERMS} words. Leave some out.")
    return tuple(terms)


def facet(kind: str, value: str) -> str:
    """A facet as one entry of the index: its letter and a hash of the value as the search knows it."""
    return f"{FACET}{kind}{blake2b(' '.join(words(value)).encode(), digest_size=8).hexdigest()}"


def day_facets(day: date) -> tuple[str, ...]:
    """A day as entries of the index: itself, and every larger block of days that it lies in, each twice as long as the one before."""
    return tuple(_block(size, day.toordinal() >> size) for size in range(SIZES))


def find_days(first: date, last: date) -> list[str]:
    """The few blocks that together are all days from the first to the last: no more than two of each size."""
    start, end = first.toordinal(), last.toordinal() + 1
    found: list[str] = []
    while start < end:
        # The largest block that begins here and does not reach beyond the end.
        aligned = (start & -start).bit_length() - 1
        size = min(aligned, (end - start).bit_length() - 1, SIZES - 1)
        found.append(_block(size, start >> size))
        start += 1 << size
    return found


def _block(size: int, number: int) -> str:
    return f"{FACET}d{size:x}x{number:x}"


# News in a store lie between these years; an open end of a range is one of them.
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)

KINDS = {"reports": ("r",), "statements": ("s",), "both": ("r", "s")}


def conditions(query: Query, terms: tuple[Term, ...]) -> list[tuple[Term, ...]]:
    """All that must hold at once, each a choice of terms: the words typed, then the facets, the rarest kind first."""
    asked: list[tuple[Term, ...]] = [(term,) for term in terms]
    for kind, value in (("o", query.outlet), ("p", query.party), ("n", query.speaker)):
        if value is not None:
            asked.append((_one(facet(kind, value)),))
    if query.quoted:
        asked.append((_one(f"{FACET}q"),))
    if query.since is not None or query.until is not None:
        days = find_days(query.since or FIRST, query.until or LAST)
        # A range that holds no day finds nothing; no entry has this mark.
        asked.append(tuple(_one(day) for day in days) or (_one(f"{FACET}d"),))
    if query.over != "both" or not asked:
        asked.append(tuple(_one(FACET + kind) for kind in KINDS[query.over]))
    return asked


def ask_sqlite(asked: list[tuple[Term, ...]]) -> str:
    """The conditions as FTS5 takes them."""
    return " AND ".join(f"({' OR '.join(_fts(term) for term in choice)})" for choice in asked)


def ask_postgres(asked: list[tuple[Term, ...]]) -> str:
    """The conditions as a tsquery."""
    return " & ".join(f"({' | '.join(_tsquery(term) for term in choice)})" for choice in asked)


def _one(word: str) -> Term:
    return Term((word,))


def _fts(term: Term) -> str:
    # The beginning of a word is a mark of its own where it is short: FTS5 would first gather all that any such word stands in.
    if term.begins and len(term.words) == 1 and len(term.words[0]) <= PREFIX:
        return f'"{BEGINS}{term.words[0]}"'
    return f'"{" ".join(term.words)}"' + (" *" if term.begins else "")


def _tsquery(term: Term) -> str:
    *first, last = (f"'{word}'" for word in term.words)
    return "(" + " <-> ".join([*first, last + (":*" if term.begins else "")]) + ")"


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
