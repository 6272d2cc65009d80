"""What is wrong with a store, in plain sentences, each with the one thing to do about it."""

import hashlib
import zlib
from typing import Any, NamedTuple

from sqlalchemy import Column, func, select, text

from legation.records.errors import many
from legation.records.report import Report
from legation.store.columns import unpack
from legation.store.link import RESTORE, Link
from legation.store.opening import HEAD, find_version
from legation.store.tables import ENTRIES, MEMBERS, PLACES, RAW, READINGS, REPORTS, SOURCES, STATED, STORIES

# So many bodies are unpacked and compared; a whole store of years would take minutes.
SAMPLE = 200
# What belongs to a report or story that is not there: the column, the thing it belongs to, what it is, and whether it can be made again.
BELONGS: tuple[tuple[Column[Any], Column[Any], str, bool], ...] = (
    (SOURCES.c.report, REPORTS.c.number, "sources", False),
    (READINGS.c.report, REPORTS.c.number, "readings", True),
    (STATED.c.report, REPORTS.c.number, "statements", True),
    (PLACES.c.report, REPORTS.c.number, "places in the grouping", True),
    (ENTRIES.c.report, REPORTS.c.number, "entries of the index", True),
    (MEMBERS.c.report, REPORTS.c.number, "members of stories", True),
    (MEMBERS.c.story, STORIES.c.id, "members of stories", True),
)
REBUILD = "Make them anew with `legation rebuild`."
FORWARD = "Open it once for writing (`legation weigh`), which brings it forward."


class Fault(NamedTuple):
    """One thing that is wrong: what it is, and what to do."""

    what: str
    remedy: str


def check(link: Link) -> list[Fault]:
    """Everything that is wrong; nothing where the store is whole."""
    damaged = _find_damage(link)
    if damaged:
        return damaged
    return [*_find_version(link), *_find_gaps(link), *_find_orphans(link), *_find_spoilt(link)]


def _find_damage(link: Link) -> list[Fault]:
    if not link.is_sqlite:
        return []
    said = [str(row[0]) for row in link.rows(text("PRAGMA quick_check(5)"))]
    return [Fault(f"The file {link.place} is damaged ({one}).", RESTORE) for one in said if one != "ok"]


def _find_version(link: Link) -> list[Fault]:
    version = find_version(link)
    if version == HEAD:
        return []
    return [Fault(f"The schema of the store is {version}, and this legation works with {HEAD}.", FORWARD)]


def _find_gaps(link: Link) -> list[Fault]:
    count = int(link.value(select(func.count()).select_from(REPORTS)))
    last = int(link.value(select(func.max(REPORTS.c.number))) or 0)
    lost = many(last - count, "report is", "reports are")
    return [] if count == last else [Fault(f"{lost} missing from the store.", RESTORE)]


def _find_orphans(link: Link) -> list[Fault]:
    wrong = []
    for column, of, what, derived in BELONGS:
        lost = link.value(select(func.count()).select_from(column.table).outerjoin(of.table, column == of).where(of.is_(None)))
        if lost:
            wrong.append(Fault(f"What belongs to nothing in the store: {what} ({lost}).", REBUILD if derived else RESTORE))
    return wrong


def _find_spoilt(link: Link) -> list[Fault]:
    """Bodies that do not unpack, raw bytes that are not those of their digest, raw bytes that are gone: of a sample."""
    wrong = []
    wanted = []
    for row in link.rows(select(REPORTS.c.id, REPORTS.c.body).order_by(REPORTS.c.number.desc()).limit(SAMPLE)):
        try:
            wanted.append(unpack(row.body, Report).raw)
        except (zlib.error, ValueError):
            wrong.append(Fault(f"The report {row.id} cannot be unpacked.", RESTORE))
    kept = {row.digest for row in link.rows(select(RAW.c.digest).where(RAW.c.digest.in_([raw for raw in wanted if raw])))}
    gone = len({raw for raw in wanted if raw} - kept)
    if gone:
        wrong.append(Fault(f"The raw bytes of {gone} of the newest reports are not kept.", RESTORE))
    sample = link.rows(select(RAW.c.digest, RAW.c.body).order_by(RAW.c.digest).limit(SAMPLE))
    spoilt = [row.digest for row in sample if _digest(row.body) != row.digest]
    return [*wrong, *(Fault(f"The raw bytes {digest} are not what they were.", RESTORE) for digest in spoilt)]


def _digest(body: bytes) -> str | None:
    try:
        return hashlib.sha256(zlib.decompress(body)).hexdigest()
    except zlib.error:
        return None
