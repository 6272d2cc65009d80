"""What came in besides reports: the bytes they were made of, which papers were read, what was refused, how far each source is read."""

import hashlib
import json
import zlib
from collections.abc import Sequence
from datetime import datetime

from attrs import define
from sqlalchemy import bindparam, delete, func, select

from legation.records.errors import Refusal, StoreError
from legation.records.register import Seen, Watched
from legation.records.wire import from_json, to_json
from legation.store.columns import LEVEL, UNREADABLE, from_micros, micros
from legation.store.link import Link
from legation.store.tables import MARKS, PAPERS, RAW, REFUSALS, SEEN, WATCHED

RAW_BODY = select(RAW.c.body).where(RAW.c.digest == bindparam("digest"))
RAW_THERE = select(RAW.c.digest).where(RAW.c.digest == bindparam("digest"))


@define
class Raw:
    """Raw bytes by the SHA-256 of them."""

    link: Link

    def put(self, raw: bytes) -> str:
        """Keep some bytes; their digest comes back."""
        digest = hashlib.sha256(raw).hexdigest()
        if not self.has(digest):
            with self.link.writing():
                self.link.put(RAW, {"digest": digest, "body": zlib.compress(raw, LEVEL)}, replace=False)
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes with a digest."""
        body = self.link.value(RAW_BODY, {"digest": digest})
        try:
            return None if body is None else zlib.decompress(body)
        except zlib.error as error:
            raise StoreError(UNREADABLE.format("paper")) from error

    def has(self, digest: str) -> bool:
        """Whether bytes with that digest are kept."""
        return self.link.row(RAW_THERE, {"digest": digest}) is not None


PAPER = select(PAPERS.c.key, PAPERS.c.reports).where(PAPERS.c.source == bindparam("source"), PAPERS.c.digest == bindparam("digest"))


@define
class Papers:
    """Papers by source and digest of their bytes, with the key of the reading and the ids of the reports that they gave."""

    link: Link

    def seen(self, source: str, digest: str, key: str) -> bool:
        """Whether these bytes from this source were read with that key."""
        row = self.link.row(PAPER, {"source": source, "digest": digest})
        return row is not None and row.key == key

    def put(self, source: str, digest: str, key: str, reports: Sequence[str]) -> None:
        """Keep that a paper was read, and what it gave."""
        with self.link.writing():
            self.link.put(PAPERS, {"source": source, "digest": digest, "key": key, "reports": json.dumps(list(reports))})

    def read_anew(self, key: str) -> None:
        """Every report was read again with this key: so are the papers that they came from."""
        with self.link.writing():
            self.link.put(PAPERS, [dict(row._mapping) | {"key": key} for row in self.link.rows(select(PAPERS))])

    def reports(self, source: str, digest: str) -> list[str]:
        """The ids of the reports that a paper gave when it was last read."""
        row = self.link.row(PAPER, {"source": source, "digest": digest})
        return [] if row is None else list(json.loads(row.reports))


REFUSED = select(REFUSALS.c.body).order_by(REFUSALS.c.number)
NUMBERED = select(REFUSALS.c.number, REFUSALS.c.moment, REFUSALS.c.body).order_by(REFUSALS.c.number.desc()).limit(bindparam("limit"))
LAST_REFUSED = select(REFUSALS.c.body).order_by(REFUSALS.c.number.desc()).limit(bindparam("limit"))


@define
class Refusals:
    """Every refusal, in order."""

    link: Link

    def put(self, refusal: Refusal, at: datetime) -> None:
        """Keep a refusal that came about `at` a moment."""
        with self.link.writing():
            row = {"number": self.link.next(REFUSALS.c.number), "moment": micros(at), "body": to_json(refusal)}
            self.link.put(REFUSALS, row, replace=False)

    def all(self) -> list[Refusal]:
        """Every refusal, in order."""
        return [from_json(row.body, Refusal) for row in self.link.rows(REFUSED)]

    def newest(self, limit: int) -> list[Refusal]:
        """The last refusals, newest first."""
        return [from_json(row.body, Refusal) for row in self.link.rows(LAST_REFUSED, {"limit": limit})]

    def page(self, limit: int, before: int | None = None, after: int = 0) -> list[tuple[int, datetime, Refusal]]:
        """The last refusals with their numbers and moments, newest first: those below the number `before`, above the number `after`."""
        asked = NUMBERED.where(REFUSALS.c.number > after)
        asked = asked if before is None else asked.where(REFUSALS.c.number < before)
        return [(row.number, from_micros(row.moment), from_json(row.body, Refusal)) for row in self.link.rows(asked, {"limit": limit})]

    def count(self) -> int:
        """How many there are."""
        return int(self.link.value(select(func.count()).select_from(REFUSALS)))


SOURCE = select(WATCHED.c.body).where(WATCHED.c.source == bindparam("source"))
DROP_SOURCE = delete(WATCHED).where(WATCHED.c.source == bindparam("of_source"))
SOURCES = select(WATCHED.c.body).order_by(WATCHED.c.source)
ITEM = select(SEEN.c.body).where(SEEN.c.source == bindparam("source"), SEEN.c.item == bindparam("item"))
ITEMS = select(SEEN.c.body).where(SEEN.c.source == bindparam("source")).order_by(SEEN.c.item)


@define
class Watch:
    """The state of the watch list."""

    link: Link

    def get(self, source: str) -> Watched | None:
        """How far a source is read; None for one that was never asked."""
        body = self.link.value(SOURCE, {"source": source})
        return None if body is None else from_json(body, Watched)

    def put(self, watched: Watched) -> None:
        """Keep how far a source is read now."""
        with self.link.writing():
            self.link.put(WATCHED, {"source": watched.source, "body": to_json(watched)})

    def drop(self, source: str) -> None:
        """Forget how far a source is read: it is looked at no more. The items that it has shown stay."""
        with self.link.writing():
            self.link.drop(WATCHED, DROP_SOURCE, {"of_source": source})

    def all(self, limit: int | None = None) -> list[Watched]:
        """Every source that was ever asked, by name; with a limit, the first of them."""
        return [from_json(row.body, Watched) for row in self.link.rows(SOURCES if limit is None else SOURCES.limit(limit))]

    def item(self, source: str, item: str) -> Seen | None:
        """What was last seen of an item of a source."""
        body = self.link.value(ITEM, {"source": source, "item": item})
        return None if body is None else from_json(body, Seen)

    def put_item(self, seen: Seen) -> None:
        """Keep what was seen of an item."""
        with self.link.writing():
            self.link.put(SEEN, {"source": seen.source, "item": seen.item, "body": to_json(seen)})

    def items(self, source: str) -> list[Seen]:
        """Every item that a source has shown, by name."""
        return [from_json(row.body, Seen) for row in self.link.rows(ITEMS, {"source": source})]


HOME = "home "
HOMES = select(MARKS.c.name).where(MARKS.c.name.like(f"{HOME}%")).order_by(MARKS.c.name)


@define
class Homes:
    """The folders in which the office stood."""

    link: Link

    def put(self, home: str) -> None:
        """Remember one."""
        with self.link.writing():
            self.link.put(MARKS, {"name": f"{HOME}{home}", "value": ""})

    def all(self) -> list[str]:
        """Each of them."""
        return [str(row.name).removeprefix(HOME) for row in self.link.rows(HOMES)]
