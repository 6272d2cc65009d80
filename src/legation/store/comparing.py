"""Rows laid beside what they were when they were kept, and derived rows beside what they are made from: what was altered, deleted or
added by another hand, or by a failing disk, row by row.

Of a row that is sound, what is derived from it is made once more: statements, members, claims, plans, the shelf of the grouping, the index
of the search.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Table, literal_column, select, text, type_coerce
from sqlalchemy.types import NullType

from legation.records.errors import StoreError
from legation.records.heard import carry, hear_speakers
from legation.records.ids import instant
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.ruling import Ruling, find_standing
from legation.records.story import Story
from legation.records.wire import from_json, to_plain
from legation.store.columns import ESCAPE, Words, unpack, unpack_plain
from legation.store.derived.outlets import add_up, find_shares, write_row
from legation.store.derived.stances import write_rows
from legation.store.derived.stories import planned
from legation.store.link import BATCH, RESTORE, Link, cut
from legation.store.sealing import KEPT, STANDING, digest_row, find_key, seal_line
from legation.store.search.search import Search, find_entries
from legation.store.tables import (
    CLAIMS,
    DERIVED,
    DIGESTS,
    ENTRIES,
    KERNELS,
    LEDGER,
    MEMBERS,
    OUTLETS,
    PLANS,
    READINGS,
    REPORTS,
    RULINGS,
    SHARES,
    SHELF,
    STANCES,
    STATED,
    STORIES,
)

# So many rows of a table are told one by one; the rest is counted.
MOST_TOLD = 20
REBUILD = "Make them anew with `legation rebuild`."
# How the rows of a table are called.
NAMES = {
    "reports": "Report",
    "report_sources": "Source of a report",
    "raw": "Raw bytes",
    "rulings": "Ruling",
    "minted": "Entry of the register of stories",
    "briefs": "Brief",
    "refusals": "Refusal",
    "changes": "Change of a story",
    "watched": "State of the source",
    "seen": "Item of a source",
    "papers": "Paper that was read",
    "looks": "Look of an officer",
    "visits": "Visit of the officer",
    "accounts": "Account",
    "handling": "Mark",
    "partners": "Entry on a partner",
    "previews": "Preview",
    "releases": "Release",
    "offers": "Object on offer",
    "answers": "Answer of a partner",
    "recalls": "Recall",
    "parcels": "Parcel",
    "consultations": "Entry on a consultation",
    "contacts": "Entry on somebody at a partner",
    "letters": "Letter",
    "drafts": "Draft of a brief",
    "readings": "Reading of report",
    "stories": "Story",
    "kernels": "Thread of the grouping",
    "places": "Place in the grouping of report",
    "tallies": "Count",
}


class Fault(NamedTuple):
    """One thing that is wrong: what it is, and what to do."""

    what: str
    remedy: str


def find_altered(link: Link, tables: Iterable[Table] = (*KEPT, *STANDING)) -> list[Fault]:
    """Every row of these tables that is not as it was kept, is gone, or was never kept by us."""
    noted = _read_noted(link)
    return [fault for table in tables for fault in _told(table, _compare(link, table, noted.get(table.name, {})))]


def _compare(link: Link, table: Table, noted: dict[str, str]) -> Iterator[str]:
    name = NAMES[table.name]
    left = dict(noted)
    for row in read_raw(link, table):
        key = find_key(table, row)
        known = left.pop(key, None)
        called = f"{name} {key}" + (f" ({row['id']})" if "id" in row and row["id"] != key else "")
        if known is None:
            yield f"{called} was added by another hand."
        elif known != digest_row(table, row):
            yield f"{called} was altered after it was kept."
    yield from (f"{name} {key} was deleted." for key in left)


def _told(table: Table, said: Iterator[str]) -> list[Fault]:
    remedy = REBUILD if table in DERIVED else RESTORE
    every = list(said)
    more = [f"{len(every) - MOST_TOLD} more rows of {table.name} are not as they were kept."] if len(every) > MOST_TOLD else []
    return [Fault(one, remedy) for one in (*every[:MOST_TOLD], *more)]


def _read_noted(link: Link) -> dict[str, dict[str, str]]:
    noted: dict[str, dict[str, str]] = {}
    for table in (LEDGER, DIGESTS):
        for row in read_raw(link, table):
            noted.setdefault(str(row["place"]), {})[str(row["key"])] = row["digest"]
    return noted


def read_raw(link: Link, table: Table) -> Iterator[dict[str, Any]]:
    """Every row of a table whatever stands in it: text that is none any more comes back as far as it can be read."""
    # Without their types the columns come as they stand, and not as they should.
    plain = [type_coerce(column, NullType()) for column in table.columns]
    # Batch by batch where one column orders the rows: bodies are large. Tables of two keys have small rows.
    keys = [type_coerce(column, NullType()) for column in table.primary_key]
    whole = len(keys) > 1
    by: ColumnElement[Any] = literal_column("rowid") if link.is_sqlite else keys[0]
    asked = select(*plain) if whole else select(*plain, by.label("at_row")).order_by(by).limit(BATCH)
    last: Any = None
    while True:
        with link.unread():
            rows = link.rows(asked if last is None else asked.where(by > last))
        for row in rows:
            yield {column.name: _value(column.type, value) for column, value in zip(table.columns, row, strict=False)}
        if whole or len(rows) < BATCH:
            return
        last = rows[-1][-1]


def _value(kind: object, value: Any) -> Any:
    if isinstance(kind, Words) and isinstance(value, str) and value.startswith(ESCAPE):
        try:
            return json.loads(value[1:])
        except ValueError:
            return value
    return value


def prove(link: Link, reports: Sequence[str], story: str | None = None) -> None:
    """See that reports, their readings, a story and all rulings are as they were kept. Raises StoreError for the first that is not."""
    numbers = [row.number for batch in cut(reports) for row in link.rows(select(REPORTS.c.number).where(REPORTS.c.id.in_(batch)))]
    asked: tuple[tuple[Table, Any, Sequence[Any]], ...] = (
        (REPORTS, REPORTS.c.number, numbers),
        (READINGS, READINGS.c.report, numbers),
        (STORIES, STORIES.c.id, [story] if story else []),
    )
    for table, column, keys in asked:
        for batch in cut(keys):
            _prove_rows(link, table, [dict(row._mapping) for row in link.rows(select(table).where(column.in_(batch)))])
    _prove_rows(link, RULINGS, [dict(row._mapping) for row in link.rows(select(RULINGS))])


def _prove_rows(link: Link, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    find: Callable[[Link, Table, Sequence[str]], dict[str, str]] = _find_lines if table in KEPT else _find_digests
    noted = {key: digest for batch in cut([find_key(table, row) for row in rows]) for key, digest in find(link, table, batch).items()}
    for row in rows:
        key = find_key(table, row)
        if noted.get(key) != digest_row(table, row):
            remedy = REBUILD if table in DERIVED else RESTORE
            raise StoreError(f"{NAMES[table.name]} {key} is not as it was kept, so nothing is said from it. {remedy}")


def _find_digests(link: Link, table: Table, keys: Sequence[str]) -> dict[str, str]:
    asked = select(DIGESTS.c.key, DIGESTS.c.digest).where(DIGESTS.c.place == table.name, DIGESTS.c.key.in_(keys))
    return {row.key: row.digest for row in link.rows(asked)}


def _find_lines(link: Link, table: Table, keys: Sequence[str]) -> dict[str, str]:
    """The digests that the ledger has, of lines whose own seal is right."""
    lines = link.rows(select(LEDGER).where(LEDGER.c.place == table.name, LEDGER.c.key.in_(keys)).order_by(LEDGER.c.number))
    asked = select(LEDGER.c.number, LEDGER.c.seal).where(LEDGER.c.number.in_([line.number - 1 for line in lines]))
    before = {row.number: row.seal for row in link.rows(asked)}
    return {
        line.key: line.digest
        for line in lines
        if line.seal == seal_line(before.get(line.number - 1, ""), line.number, line.place, line.key, line.digest)
    }


# The words of the index are looked at one by one in a store of at most so many reports: of each there are some thousands.
MOST_REPORTS = 5_000
MASK = (1 << 64) - 1


def find_unlike(link: Link) -> list[Fault]:
    """Derived rows that are not what is made of the readings, stories and threads. Those must be sound."""
    readings = {row["report"]: unpack(row["body"], Reading) for row in read_raw(link, READINGS)}
    everything = {row["number"]: unpack(row["body"], Report) for row in read_raw(link, REPORTS)}
    reports = {number: report for number, report in everything.items() if number in readings}
    stories = [unpack(row["body"], Story) for row in read_raw(link, STORIES)]
    numbers = {report.id: number for number, report in reports.items()}
    told = {report.id: (report.outlet, report.published) for report in everything.values()}
    days = {report.id: instant(report.day) for report in everything.values()}
    shares = {story.id: find_shares(story, {name: told[name] for name in story.reports if name in told}) for story in stories}
    kernels = [(row["number"], row["seq"], unpack_plain(row["terms"])) for row in read_raw(link, KERNELS)]
    wanted: tuple[tuple[Table, str, set[tuple[Any, ...]], int], ...] = (
        (STATED, "statements", {(one.id, number) for number, reading in readings.items() for one in reading.statements}, 1),
        (MEMBERS, "members of stories", {(numbers[one], story.id) for story in stories for one in story.members if one in numbers}, 1),
        (CLAIMS, "claims", {(claim.id, story.id) for story in stories for claim in story.claims}, 1),
        (PLANS, "plans", {(story.id, day) for story in stories for day in planned(story)}, 2),
        (STANCES, "positions", {tuple(row.values()) for story in stories for row in write_rows(story, days)}, 2),
        (SHARES, "shares of outlets", {write_row(name, share) for name, found in shares.items() for share in found}, 2),
        (OUTLETS, "outlets", {write_row("", share)[1:] for share in add_up(one for found in shares.values() for one in found)}, 1),
        (SHELF, "words of the grouping", {(term, seq, number) for number, seq, terms in kernels for term in terms}, 2),
    )
    wrong = []
    for table, what, expected, size in wanted:
        found = {tuple(row.values()) for row in read_raw(link, table)}
        lost = {row[:size] for row in expected} - {row[:size] for row in found}
        if lost or not found <= expected:
            said = f"The table of {what} is not what its stories and readings say: {len(lost)} missing, {len(found - expected)} wrong."
            wrong.append(Fault(said, REBUILD))
    standing = find_standing([from_json(row["body"], Ruling) for row in read_raw(link, RULINGS)])
    read = {number: (reports[number], reading) for number, reading in readings.items() if number in reports}
    known = {pair[0].id: pair for pair in read.values()}
    heard = {number: hear_speakers(*pair, carry(standing, _find_chain(pair, known))) for number, pair in read.items()}
    return [*wrong, *_find_entries(link, reports, heard)]


def _find_chain(found: tuple[Report, Reading], known: dict[str, tuple[Report, Reading]]) -> list[tuple[Report, Reading]]:
    """The revisions of a report up to this one that are read, oldest first."""
    chain, met = [found], {found[0].id}
    while (before := known.get(chain[0][0].replaces or "")) is not None and before[0].id not in met:
        chain.insert(0, before)
        met.add(before[0].id)
    return chain


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
