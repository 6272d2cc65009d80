"""Which papers were taken and read already, and with what: those need not be again."""

import json
from collections.abc import Sequence

from attrs import define
from sqlalchemy import bindparam, select, update

from legation.store.link import Link
from legation.store.tables import PAPERS

REKEY = update(PAPERS).values(key=bindparam("new"))
ONE = select(PAPERS.c.key, PAPERS.c.reports).where(PAPERS.c.source == bindparam("source"), PAPERS.c.digest == bindparam("digest"))


@define
class Papers:
    """Papers by source and digest of their bytes, with the key of the reading and the ids of the reports that they gave."""

    link: Link

    def seen(self, source: str, digest: str, key: str) -> bool:
        """Whether these bytes from this source were read with that key."""
        row = self.link.row(ONE, {"source": source, "digest": digest})
        return row is not None and row.key == key

    def put(self, source: str, digest: str, key: str, reports: Sequence[str]) -> None:
        """Keep that a paper was read, and what it gave."""
        with self.link.writing():
            self.link.put(PAPERS, {"source": source, "digest": digest, "key": key, "reports": json.dumps(list(reports))})

    def read_anew(self, key: str) -> None:
        """Every report was read again with this key: so are the papers that they came from."""
        with self.link.writing():
            self.link.change(REKEY, {"new": key})

    def reports(self, source: str, digest: str) -> list[str]:
        """The ids of the reports that a paper gave when it was last read."""
        row = self.link.row(ONE, {"source": source, "digest": digest})
        return [] if row is None else list(json.loads(row.reports))
