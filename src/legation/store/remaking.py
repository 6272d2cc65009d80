"""What is derived from a row that is sound, made once more and laid beside what the store holds: statements, members, claims, plans, the
shelf of the grouping, the index of the search."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from sqlalchemy import Table, text

from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.story import Story
from legation.records.wire import to_plain
from legation.store.columns import unpack, unpack_plain
from legation.store.comparing import MOST_TOLD, REBUILD, Fault, read_raw
from legation.store.derived.stories import planned
from legation.store.link import Link
from legation.store.search.entries import find_entries
from legation.store.search.search import Search
from legation.store.tables import CLAIMS, ENTRIES, KERNELS, MEMBERS, PLANS, READINGS, REPORTS, SHELF, STATED, STORIES

# The words of the index are looked at one by one in a store of at most so many reports: of each there are some thousands.
MOST_REPORTS = 5_000
MASK = (1 << 64) - 1


def find_unlike(link: Link) -> list[Fault]:
    """Derived rows that are not what is made of the readings, stories and threads. Those must be sound."""
    readings = {row["report"]: unpack(row["body"], Reading) for row in read_raw(link, READINGS)}
    reports = {row["number"]: unpack(row["body"], Report) for row in read_raw(link, REPORTS) if row["number"] in readings}
    stories = [unpack(row["body"], Story) for row in read_raw(link, STORIES)]
    numbers = {report.id: number for number, report in reports.items()}
    kernels = [(row["number"], row["seq"], unpack_plain(row["terms"])) for row in read_raw(link, KERNELS)]
    wanted: tuple[tuple[Table, str, set[tuple[Any, ...]], int], ...] = (
        (STATED, "statements", {(one.id, number) for number, reading in readings.items() for one in reading.statements}, 1),
        (MEMBERS, "members of stories", {(numbers[one], story.id) for story in stories for one in story.reports if one in numbers}, 1),
        (CLAIMS, "claims", {(claim.id, story.id) for story in stories for claim in story.claims}, 1),
        (PLANS, "plans", {(story.id, day) for story in stories for day in planned(story)}, 2),
        (SHELF, "words of the grouping", {(term, seq, number) for number, seq, terms in kernels for term in terms}, 2),
    )
    wrong = []
    for table, what, expected, size in wanted:
        found = {tuple(row.values()) for row in read_raw(link, table)}
        lost = {row[:size] for row in expected} - {row[:size] for row in found}
        if lost or not found <= expected:
            said = f"The table of {what} is not what its stories and readings say: {len(lost)} missing, {len(found - expected)} wrong."
            wrong.append(Fault(said, REBUILD))
    return [*wrong, *_find_entries(link, reports, readings)]


def _find_entries(link: Link, reports: dict[int, Report], readings: dict[int, Reading]) -> list[Fault]:
    held: dict[int, list[dict[str, Any]]] = {}
    for row in read_raw(link, ENTRIES):
        held.setdefault(row["report"], []).append(row)
    words: dict[int, str] = {}
    wrong = []
    for number, report in reports.items():
        entries = list(find_entries(report, readings[number]))
        made = [(entry.statement, to_plain(entry.spans) if entry.spans else None, entry.facets) for entry in entries]
        rows = held.get(number, [])
        there = [(row["statement"], unpack_plain(row["spans"]) if row["spans"] else None, row["facets"]) for row in rows]
        if made != there:
            wrong.append(f"The index of the search does not say what report {number} says.")
        else:
            words |= {row["number"]: Search(link).written(entry) for row, entry in zip(rows, entries, strict=True)}
    if not wrong and len(reports) <= MOST_REPORTS:
        wrong = [f"The words of entry {number} of the search are not those of its report." for number in _find_words(link, words)]
    return [Fault(one, REBUILD) for one in wrong[:MOST_TOLD]]


def _find_words(link: Link, words: dict[int, str]) -> Iterator[int]:
    """The entries whose words in the index are not those that they should be."""
    if not link.is_sqlite:
        same = text("SELECT words = CAST(:words AS tsvector) AS same FROM search WHERE number = :number")
        yield from (number for number, said in words.items() if not link.value(same, {"number": number, "words": said}))
        return
    link.change(text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_of_search USING fts5vocab(main, search, instance)"))
    sums: dict[int, int] = {}
    with link.unread():
        for row in link.rows(text('SELECT term, doc, "offset" AS place FROM temp.words_of_search')):
            sums[row.doc] = (sums.get(row.doc, 0) + _weigh(row.place, row.term)) & MASK
    for number, said in words.items():
        if sums.get(number, 0) != sum(_weigh(place, term) for place, term in enumerate(said.split(" "))) & MASK:
            yield number


def _weigh(place: int, term: str) -> int:
    return int.from_bytes(blake2b(f"{place} {term}".encode("utf-8", "surrogateescape"), digest_size=8).digest(), "big")
