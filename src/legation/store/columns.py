"""How values stand in the columns of the store: text that any database takes and gives back unchanged, packed bodies, moments."""

import json
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from legation.records.errors import StoreError
from legation.records.wire import from_json, to_json

T = TypeVar("T")

# All tables of the store.
META = MetaData()

# Level 1 packs our JSON to about 1.15 times the size of level 6 in a third of its time.
LEVEL = 1
# Text that a database refuses (lone surrogates of odd file names, NUL) is written as JSON behind this mark.
ESCAPE = "\x1b"
# What unpacking complains of where a body was damaged: that it is not packed, no text, no JSON, or no record.
SPOILT = (zlib.error, ValueError, LookupError, TypeError, AttributeError, RecursionError, ExceptionGroup)
UNREADABLE = "A {} of the store cannot be unpacked: it was damaged or changed. `legation doctor` says what is wrong, and what to do."
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Words(TypeDecorator[str]):
    """Text as it is; what no database takes is escaped on the way in and comes back as it was."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Ordered by code point everywhere, so that two databases give rows in one order."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy names it
        """The text as the database takes it."""
        return None if value is None else escaped(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy names it
        """The text as it was given."""
        return json.loads(value[1:]) if value is not None and value.startswith(ESCAPE) else value


def escaped(text: str) -> str:
    """The same text where a database takes it, else as JSON behind a mark."""
    odd = "\x00" in text or (not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text))
    return ESCAPE + json.dumps(text) if odd or text.startswith(ESCAPE) else text


NUMBER = BigInteger().with_variant(Integer(), "sqlite")
BODY = LargeBinary()


def log(name: str, words: Sequence[str], *indexes: Index) -> Table:
    """A list that is only added to: numbered from 1, each row with some words to find it by, and the record as JSON."""
    found = (Column(word, Words, nullable=False) for word in words)
    return Table(
        name, META, Column("number", NUMBER, primary_key=True, autoincrement=False), *found, Column("body", Text, nullable=False), *indexes
    )


def pack(record: object) -> bytes:
    """A record as packed JSON."""
    return zlib.compress(to_json(record).encode(), LEVEL)


def unpack(body: bytes, kind: type[T]) -> T:
    """The record that `pack` was given."""
    try:
        return from_json(zlib.decompress(body).decode(), kind)
    except SPOILT as error:
        raise StoreError(UNREADABLE.format(kind.__name__.lower())) from error


def pack_plain(plain: object) -> bytes:
    """Plain dictionaries, lists, text and numbers as packed JSON."""
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), LEVEL)


def unpack_plain(body: bytes) -> Any:
    """What `pack_plain` was given."""
    try:
        return json.loads(zlib.decompress(body))
    except SPOILT as error:
        raise StoreError(UNREADABLE.format("row")) from error


def micros(at: datetime) -> int:
    """A moment as microseconds of UTC, for order; the record itself keeps the offset it was written with."""
    passed = at.astimezone(UTC) - EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


def from_micros(passed: int) -> datetime:
    """The moment that is so many microseconds of UTC."""
    return EPOCH + timedelta(microseconds=passed)
