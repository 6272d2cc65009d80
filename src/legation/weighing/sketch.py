"""What a report is about, small enough to be held for every report there ever was: its words, weighted by where they stand."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

import snowballstemmer
from attrs import frozen

from legation.records.report import Report

# A word may hold digits with points between ("1.5", "10,000") and an apostrophe ("don't").
WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’][^\W\d_]+)?")

# News is written from the top: what happened stands in the title and the lead, background at the end. A word of the title counts as four
# of the lead; a word of the body counts half as much every 60 words (two paragraphs) further down, and never less than a twentieth.
TITLE = 4.0
HALF = 60
LEAST = 0.05
# Past this many words of a long read there is only background.
READ = 600
# Longer runs of letters are no words; cutting them keeps stemming linear.
LONGEST_WORD = 40

_ENGLISH = snowballstemmer.stemmer("english")


@frozen
class Sketch:
    """A report as the grouping sees it. `terms`: how prominent each stem is (title and lead before background)."""

    report: str
    day: date | None
    outlet: str | None
    terms: Mapping[str, float]


def sketch(report: Report) -> Sketch:
    """Sketch one report. Needs nothing but the report, so a sketch never changes when other reports come."""
    terms: dict[str, float] = {}
    for _, _, word in find_words(report.title or ""):
        terms[stem(word)] = terms.get(stem(word), 0.0) + TITLE
    for place, (_, _, word) in enumerate(find_words(report.text)):
        if place == READ:
            break
        terms[stem(word)] = terms.get(stem(word), 0.0) + max(LEAST, 0.5 ** (place / HALF))
    return Sketch(report.id, report.day, report.outlet, terms)


def find_words(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text in small letters with their addresses; a possessive "'s" is left off the word, not off its address."""
    for match in WORD.finditer(text):
        word = match.group().lower().replace("’", "'").removesuffix("'s")
        yield match.start(), match.end(), word[:LONGEST_WORD]


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """One word in small letters, stemmed (Snowball, English); words with digits stay as they are."""
    return word if word[:1].isdigit() else str(_ENGLISH.stemWord(word))
