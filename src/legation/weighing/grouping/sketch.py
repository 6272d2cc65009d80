"""What a report is about, small enough to be held for every report there ever was: its words, weighted by where they stand; and the runs by
which a text is known.

Reports that are one text but for some words put in or changed count once, whatever these words are. They cannot be told by their rarest
words: those are the ones that were put in.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

from attrs import frozen

from legation.language.language import Language
from legation.language.lists.weighing import Common
from legation.language.patterns import once
from legation.records.report import Report

# A text is known by the runs of so many words in it: by those whose hashes are the smallest, and so many (A. Broder, On the resemblance and
# containment of documents, 1997). Of texts that share nine runs in ten, 16 tell it but once in a thousand times.
RUN = 4
KEPT = 16
# So much of two texts, by these runs, must be one.
SAME = 0.5
# In a text of fewer runs a headline or a footer would decide.
LEAST_RUNS = 12
# Past this many words only background is left to compare.
READ_WORDS = 800
# Of the texts that have a run so many of the latest are looked at: what more have is a line of the page.
LATEST_ALIKE = 4


def find_runs(text: str, language: Language) -> tuple[str, ...]:
    """The runs by which a text is known, as hashes, in order; none for a text that is too short to be known."""
    words = [word for _, _, word in islice(language.find_words(text), READ_WORDS)]
    runs = {" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}
    if len(runs) < LEAST_RUNS:
        return ()
    return tuple(sorted(_hash(run) for run in runs)[:KEPT])


def _hash(run: str) -> str:
    return "run:" + blake2b(run.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def are_twins(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts, by their runs, are one."""
    both = sorted({*one, *other})[:KEPT]
    return bool(one and other) and len({*both}.intersection(one, other)) >= SAME * len(both)


def find_firsts(known: Iterable[Sequence[str]]) -> list[bool]:
    """Of some texts in order, each given by its runs: whether it is the first of its kind."""
    having: dict[str, list[Sequence[str]]] = {}
    first = []
    for runs in known:
        near = [other for run in runs for other in having.get(run, ())[-LATEST_ALIKE:]]
        first.append(not any(are_twins(runs, other) for other in near))
        if first[-1]:
            for run in runs:
                having.setdefault(run, []).append(runs)
    return first


# News is written from the top: what happened stands in the title and the lead, background at the end. A word of the title counts as
# four of the lead; a word of the body counts half as much every 120 words (three or four paragraphs) further down, and never less than
# a twentieth.
TITLE = 4.0
HALF = 120
LEAST = 0.05
# Past this many words of a long read there is only background.
READ = 800
# A word said ten times tells more than one said once, but not ten times more.
DAMP = 0.6
# How common a word must be to stand in a band of the lexicon, as the share of reports that use it, and over how many reports
# that was counted; a word that no band lists stands for one of them.
BANDS = (
    ("half", 0.5),
    ("quarter", 0.25),
    ("eighth", 0.12),
    ("sixteenth", 0.06),
    ("thirty_second", 0.03),
)
COUNTED = 840
# So many words are held of a report: beyond them likeness hardly changes, and a sketch stays below ten kilobytes.
HELD = 160


@frozen
class Sketch:
    """A report as the grouping sees it. `terms`: how prominent each stem or actor is (title and lead before background); `runs`: what its
    text is known by among copies of it."""

    report: str
    day: date | None
    terms: Mapping[str, float]
    runs: tuple[str, ...] = ()


def sketch(report: Report, language: Language) -> Sketch:
    """Sketch one report. Needs nothing but the report, so a sketch never changes when other reports come."""
    terms: dict[str, float] = {}
    for term in find_terms(report.title or "", language):
        terms[term] = terms.get(term, 0.0) + TITLE
    for place, term in enumerate(find_terms(report.text, language)):
        if place == READ:
            break
        terms[term] = terms.get(term, 0.0) + max(LEAST, 0.5 ** (place / HALF))
    known = background(language)
    telling = {term: prominence**DAMP for term, prominence in terms.items()}
    held = sorted(telling, key=lambda term: (-telling[term] * math.log(COUNTED / known.get(term, 1.0)), term))[:HELD]
    return Sketch(report.id, report.day, {term: telling[term] for term in held}, find_runs(report.text, language))


def find_terms(text: str, language: Language) -> Iterator[str]:
    """The words of a text as stems; the names of a known state, body or person, however long, as its one id."""
    names, stem = _names(language), language.stem
    words = list(language.find_words(text))
    place = 0
    while place < len(words):
        start, _, word = words[place]
        for name, actor in names.get(word, ()) if text[start].isupper() else ():
            if tuple(plain for _, _, plain in words[place : place + len(name)]) == name:
                yield actor
                place += len(name)
                break
        else:
            yield stem(word)
            place += 1


@once
def _names(language: Language) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for actor in language.lists.actors:
        for name in actor.names:
            words = tuple(word for _, _, word in language.find_words(name))
            if words:
                by_first.setdefault(words[0], []).append((words, actor.id))
    return {first: tuple(sorted(names, key=lambda named: (-len(named[0]), named))) for first, names in by_first.items()}


def background(language: Language) -> Mapping[str, float]:
    """How many of the reports that were once counted use a word, by the lexicon; for words that it lists."""
    return _background(language.lists.common)


@lru_cache(maxsize=8)
def _background(common: Common) -> Mapping[str, float]:
    known: dict[str, float] = {}
    for name, share in BANDS:
        for word in getattr(common, name):
            known.setdefault(word, share * COUNTED)
    return known
