"""What a row was when it was kept, as a digest of all its fields; and the ledger, in which the digests of what never changes follow one
another, each line sealed with the one before."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Table

from legation.store.exchanging import ANSWERS, CONSULTATIONS, CONTACTS, LETTERS, OFFERS, PARCELS, RECALLS
from legation.store.tables import (
    ACCOUNTS,
    BRIEFS,
    CHANGES,
    DRAFTS,
    HANDLING,
    KERNELS,
    LOOKS,
    MINTED,
    PAPERS,
    PARTNERS,
    PLACES,
    PREVIEWS,
    RAW,
    READINGS,
    REFUSALS,
    RELEASES,
    REPORTS,
    RULINGS,
    SEEN,
    SOURCES,
    STORIES,
    TALLIES,
    VISITS,
    WATCHED,
)

# Truth that is only appended to: each row has its line in the ledger.
KEPT = (
    *(REPORTS, SOURCES, RAW, RULINGS, MINTED, BRIEFS, REFUSALS, CHANGES, LOOKS),
    *(HANDLING, PARTNERS, PREVIEWS, RELEASES, OFFERS, RECALLS, CONSULTATIONS, CONTACTS, LETTERS, DRAFTS),
)
# What is replaced as the office works, truth and derived: the digest of each row as it is now stands in `digests`.
STANDING = (WATCHED, SEEN, PAPERS, VISITS, ACCOUNTS, ANSWERS, PARCELS, READINGS, STORIES, KERNELS, PLACES, TALLIES)
# 32 hexadecimal digits, 128 bits: two rows with one digest are not to be found by trying.
DIGITS = 32


class Line(NamedTuple):
    """A line of the ledger: its number, the table and key of a row, the row's digest, the line's seal."""

    number: int
    place: str
    key: str
    digest: str
    seal: str


def digest_row(table: Table, row: Mapping[str, Any]) -> str:
    """The digest of all fields of a row, the same in every database."""
    return _hash([table.name, [[column.name, _plain(row[column.name])] for column in table.columns]])


def find_key(table: Table, row: Mapping[str, Any]) -> str:
    """What tells a row from the others of its table, as text."""
    keys = [row[column.name] for column in table.primary_key]
    return str(keys[0]) if len(keys) == 1 else json.dumps(keys, default=repr)


def seal_line(before: str, number: int, place: str, key: str, digest: str) -> str:
    """The seal of a line of the ledger: over the line and the seal before it."""
    return _hash([before, number, place, key, digest])


def write_lines(end: tuple[int, str], table: Table, rows: Sequence[Mapping[str, Any]]) -> list[Line]:
    """The lines that enter rows into a ledger which ends with a number and a seal."""
    number, seal = end
    lines = []
    for row in rows:
        number, key, digest = number + 1, find_key(table, row), digest_row(table, row)
        seal = seal_line(seal, number, table.name, key, digest)
        lines.append(Line(number, table.name, key, digest, seal))
    return lines


def _plain(value: Any) -> Any:
    return {"bytes": hashlib.sha256(value).hexdigest()} if isinstance(value, (bytes, bytearray, memoryview)) else value


def _hash(said: Any) -> str:
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()[:DIGITS]
