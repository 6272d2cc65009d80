"""What is searched for: words, phrases, beginnings of words, and facets; as the officer types it and as an index is asked."""

import re
from datetime import date
from hashlib import blake2b
from typing import Literal

from attrs import frozen

from legation.records.errors import LegationError
from legation.store.search.words import words

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
