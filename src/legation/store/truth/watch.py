"""How far each source of the watch list is read, and which items it has shown."""

from attrs import define
from sqlalchemy import bindparam, delete, select

from legation.records.register import Seen, Watched
from legation.records.wire import from_json, to_json
from legation.store.link import Link
from legation.store.tables import SEEN, WATCHED

ONE = select(WATCHED.c.body).where(WATCHED.c.source == bindparam("source"))
DROP = delete(WATCHED).where(WATCHED.c.source == bindparam("of_source"))
ALL = select(WATCHED.c.body).order_by(WATCHED.c.source)
ITEM = select(SEEN.c.body).where(SEEN.c.source == bindparam("source"), SEEN.c.item == bindparam("item"))
ITEMS = select(SEEN.c.body).where(SEEN.c.source == bindparam("source")).order_by(SEEN.c.item)


@define
class Watch:
    """The state of the watch list."""

    link: Link

    def get(self, source: str) -> Watched | None:
        """How far a source is read; None for one that was never asked."""
        body = self.link.value(ONE, {"source": source})
        return None if body is None else from_json(body, Watched)

    def put(self, watched: Watched) -> None:
        """Keep how far a source is read now."""
        with self.link.writing():
            self.link.put(WATCHED, {"source": watched.source, "body": to_json(watched)})

    def drop(self, source: str) -> None:
        """Forget how far a source is read: it is looked at no more. The items that it has shown stay."""
        with self.link.writing():
            self.link.change(DROP, {"of_source": source})

    def all(self, limit: int | None = None) -> list[Watched]:
        """Every source that was ever asked, by name; with a limit, the first of them."""
        return [from_json(row.body, Watched) for row in self.link.rows(ALL if limit is None else ALL.limit(limit))]

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
