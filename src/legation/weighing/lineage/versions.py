"""Versions of one dispatch: what a newsroom sent out, and sent out again with what had come to be known ("UPDATE 2", "Adds quotes").

They are one account that was brought up to date: where they differ, the later one stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import combinations

from legation.language.language import Language
from legation.language.lists.weighing import Conflicts
from legation.language.lists.words import WordList, is_absent
from legation.language.patterns import compile_phrases, either, once
from legation.records.report import Report

# Three words in a row tell texts apart (lineage/abreast.py); of the shorter of two versions half of those stand in the other: a first
# version of four sentences keeps two or three of them.
GRAM, MOST_OF_IT = 3, 0.5
# Two texts of so few words have nothing to be recognised by.
LEAST = 15
# Versions of a dispatch go out within so many days.
DAYS = 2
# A version says so in its title, or so early in its text.
HEAD = 200
Order = frozenset[tuple[str, str]]


def find_order(reports: Sequence[Report], roots: Mapping[str, str | None], language: Language) -> Order:
    """Which report is an earlier version of which, by their ids: both are of one root (an outlet, an agency), have most of their words in
    common, and their hours, days or version numbers tell which came first."""
    rooms: dict[str, list[Report]] = {}
    for report in reports:
        root = roots.get(report.id) or report.outlet
        if root is not None:
            rooms.setdefault(root, []).append(report)
    return frozenset(pair for room in rooms.values() if len(room) > 1 for pair in _order(room, language))


def _order(room: Sequence[Report], language: Language) -> Iterator[tuple[str, str]]:
    grams = {report.id: _grams(report, language) for report in room}
    for one, other in combinations(room, 2):
        small, large = sorted((grams[one.id], grams[other.id]), key=len)
        if len(small) >= LEAST and len(small & large) >= MOST_OF_IT * len(small):
            first = tell_first(one, other, language)
            if first is not None:
                yield (one.id, other.id) if first is one else (other.id, one.id)


def _grams(report: Report, language: Language) -> frozenset[tuple[str, ...]]:
    words = [word for _, _, word in language.of(report).find_words(report.text)]
    return frozenset(zip(*(words[start:] for start in range(GRAM)), strict=False))


def tell_first(one: Report, other: Report, language: Language) -> Report | None:
    """Which of two versions came first: by their hours, else by their numbers, else by their days; None where nothing tells, or where they
    lie too far apart to be versions of one dispatch."""
    if one.day is not None and other.day is not None and abs((one.day - other.day).days) > DAYS:
        return None
    hours, numbers = _hours(one.published, other.published), (number_of(one, language), number_of(other, language))
    days = (one.day, other.day) if one.day is not None and other.day is not None else None
    for left, right in (pair for pair in (hours, numbers, days) if pair is not None):
        if left != right:
            return one if left < right else other  # type: ignore[operator]  # both of one kind
    return None


def _hours(one: date | None, other: date | None) -> tuple[datetime, datetime] | None:
    if not isinstance(one, datetime) or not isinstance(other, datetime) or (one.tzinfo is None) != (other.tzinfo is None):
        return None
    return one, other


def number_of(report: Report, language: Language) -> int:
    """Which version a report says that it is: 2 for "UPDATE 2" or "2nd Ld-Writethru", 1 where it only says that something is new in it,
    0 where it says nothing."""
    lists = language.of(report).lists.conflicts
    if is_absent(lists.numbered):
        return 0
    head = f"{report.title or ''}\n{report.text[:HEAD]}"
    found = search_number(lists).search(head)
    if found is not None:
        return int(found["behind"] or found["before"])
    return 1 if is_renewed(head, lists.renewed) else 0


def is_renewed(head: str, renewed: WordList) -> bool:
    """Whether a line, a bracket or a title opens with words for what is new in a version: "(Adds quotes)", "Updates with", no "adds"."""
    return any(compile_phrases(renewed, at="start").search(part.strip().lower()) for part in re.split(r"[\n(\[:;]", head))


@once
def search_number(lists: Conflicts) -> re.Pattern[str]:
    """What finds the number of a version. A heading says it in capitals or at the beginning, a story of three updates does not."""
    behind = rf"(?:^|[(\[*]|(?-i:(?=[A-Z]{{3}}))){either(lists.numbered)}[ -]?(?P<behind>\d{{1,2}})\b"
    before = rf"\b(?P<before>\d{{1,2}}){either(lists.ordinal_ends)} {either(lists.leading)}\b"
    return re.compile(rf"{behind}|{before}", re.IGNORECASE | re.MULTILINE)
