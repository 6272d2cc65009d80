"""What the grouping of reports remembers between weighings: kernels by their words, how common each word is, and lines met before."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import define
from sqlalchemy import TextClause, bindparam, delete, func, select, text

from legation.store.columns import pack_plain, unpack_plain
from legation.store.link import Link, cut
from legation.store.tables import KERNELS, LINES, PLACES, REPORTS, SHELF, TALLIES, TERMS, WAITING

# So many words or lines go into one question, which asks for each by itself.
MOST_KEYS = 100

KERNEL = select(KERNELS.c.body).where(KERNELS.c.number == bindparam("number"))
PLACED = select(KERNELS.c.seq, KERNELS.c.terms).where(KERNELS.c.number == bindparam("number"))
TAKE_OFF = delete(SHELF).where(SHELF.c.term == bindparam("of_term"), SHELF.c.seq == bindparam("of_seq"))
DROP = delete(KERNELS).where(KERNELS.c.number == bindparam("of_number"))
COUNTS = select(TERMS.c.term, TERMS.c.reports).where(TERMS.c.term.in_(bindparam("terms", expanding=True)))
TALLY = select(TALLIES.c.value).where(TALLIES.c.name == bindparam("name"))
PLACE = select(PLACES.c.kernel).join(REPORTS, PLACES.c.report == REPORTS.c.number).where(REPORTS.c.id == bindparam("id"))
REPORTS_AT = (
    select(REPORTS.c.id)
    .join(PLACES, PLACES.c.report == REPORTS.c.number)
    .where(PLACES.c.kernel == bindparam("kernel"))
    .order_by(REPORTS.c.number)
)
NUMBER = select(REPORTS.c.number).where(REPORTS.c.id == bindparam("id"))
DROP_LINES = delete(LINES).where(LINES.c.kernel == bindparam("of_kernel"))

UNPLACED = (
    select(REPORTS.c.id).outerjoin(PLACES, PLACES.c.report == REPORTS.c.number).where(PLACES.c.report.is_(None)).order_by(REPORTS.c.number)
)
LAST_PLACED = select(func.max(PLACES.c.report))
DONE = delete(WAITING).where(WAITING.c.kernel == bindparam("of_kernel"))


@define
class Threads:
    """The state of the grouping. A word or line is kept as a number made of it (63 bits of its BLAKE2)."""

    link: Link

    def kernel(self, number: int) -> Any:
        """What is kept of a kernel, plain, as it was put; None where there is none."""
        body = self.link.value(KERNEL, {"number": number})
        return None if body is None else unpack_plain(body)

    def put_kernel(self, number: int, plain: Any, terms: Sequence[str]) -> None:
        """Keep a kernel in the place of what it was; it is now the latest under each of these words, and under no others."""
        with self.link.writing():
            self._take_off(number)
            seq = self._tally("seq") + 1
            keys = sorted({key_of(term) for term in terms})
            self.link.put(SHELF, [{"term": key, "seq": seq, "kernel": number} for key in keys])
            self.link.put(KERNELS, {"number": number, "seq": seq, "terms": pack_plain(keys), "body": pack_plain(plain)})
            self._set_tally("seq", seq)
            if number > self._tally("kernel"):
                self._set_tally("kernel", number)

    def drop_kernel(self, number: int) -> None:
        """Forget a kernel, its words and its lines; where reports are placed is not touched."""
        with self.link.writing():
            self._take_off(number)
            self.link.drop(KERNELS, DROP, {"of_number": number})
            self.link.change(DROP_LINES, {"of_kernel": number})

    def near(self, terms: Sequence[str], latest: int) -> list[int]:
        """For each word the `latest` kernels most lately put under it; all of them together, in order of their numbers."""
        keys = sorted({key_of(term) for term in terms})
        found: set[int] = set()
        for batch in cut(keys, MOST_KEYS):
            values = {f"term{place}": key for place, key in enumerate(batch)}
            found.update(row.kernel for row in self.link.rows(_near(len(batch)), {**values, "latest": latest}))
        return sorted(found)

    def counts(self, terms: Sequence[str]) -> dict[str, int]:
        """For each word, in how many reports it was counted."""
        keys = {term: key_of(term) for term in terms}
        found = self._counted(list(set(keys.values())))
        return {term: found.get(key, 0) for term, key in keys.items()}

    def add_counts(self, terms: Iterable[str]) -> None:
        """Count one more report with these words, each once."""
        with self.link.writing():
            keys = sorted({key_of(term) for term in terms})
            found = self._counted(keys)
            self.link.put(TERMS, [{"term": key, "reports": found.get(key, 0) + 1} for key in keys])
            self._set_tally("total", self._tally("total") + 1)

    def total(self) -> int:
        """How many reports were counted."""
        return self._tally("total")

    def next_number(self) -> int:
        """A number that no kernel has had."""
        return self._tally("kernel") + 1

    def place(self, report: str) -> int | None:
        """The kernel that a report was put to; None for one that was not yet."""
        kernel: int | None = self.link.value(PLACE, {"id": report})
        return kernel

    def put_place(self, report: str, kernel: int) -> None:
        """Keep to which kernel a report was put, in the place of what was."""
        with self.link.writing():
            self.link.put(PLACES, {"report": self.link.value(NUMBER, {"id": report}), "kernel": kernel})

    def reports(self, kernel: int) -> list[str]:
        """The reports put to a kernel, in order of arrival."""
        return [row.id for row in self.link.rows(REPORTS_AT, {"kernel": kernel})]

    def unplaced(self, limit: int) -> list[str]:
        """Reports not yet put to a kernel, in order of arrival. They are placed in that order, so only the newest are looked at."""
        last = self.link.value(LAST_PLACED) or 0
        return [row.id for row in self.link.rows(UNPLACED.where(REPORTS.c.number > last).limit(limit))]

    def mark(self, kernels: Iterable[int]) -> None:
        """Note kernels whose stories must be weighed anew, so that a weighing that is killed goes on where it stopped."""
        with self.link.writing():
            self.link.put(WAITING, [{"kernel": kernel} for kernel in sorted(set(kernels))], replace=False)

    def marked(self, limit: int | None = None) -> list[int]:
        """The kernels whose stories are still to be weighed, in order, at most `limit`."""
        asked = select(WAITING.c.kernel).order_by(WAITING.c.kernel)
        return [row.kernel for row in self.link.rows(asked if limit is None else asked.limit(limit))]

    def unmark(self, kernels: Iterable[int]) -> None:
        """Their stories are weighed."""
        with self.link.writing():
            self.link.change(DONE, [{"of_kernel": kernel} for kernel in sorted(set(kernels))])

    def numbers(self) -> list[int]:
        """Every kernel there is, in order."""
        return [row.number for row in self.link.rows(select(KERNELS.c.number).order_by(KERNELS.c.number))]

    def put_lines(self, kernel: int, lines: Iterable[str]) -> None:
        """Keep that these lines stand in reports of a kernel."""
        keys = sorted({key_of(line) for line in lines})
        with self.link.writing():
            self.link.put(LINES, [{"line": key, "kernel": kernel} for key in keys], replace=False)

    def drop_lines(self, kernel: int) -> None:
        """Forget which lines stand in reports of a kernel."""
        with self.link.writing():
            self.link.change(DROP_LINES, {"of_kernel": kernel})

    def under(self, lines: Iterable[str], most: int) -> dict[str, list[int]]:
        """For each line the numbers under which it stands, at most so many of them: a footer stands under all."""
        keys = {line: key_of(line) for line in lines}
        found: dict[int, list[int]] = {}
        for batch in cut(sorted(set(keys.values())), MOST_KEYS):
            values = {f"line{place}": key for place, key in enumerate(batch)}
            for row in self.link.rows(_under(len(batch)), {**values, "most": most}):
                found.setdefault(row.line, []).append(row.kernel)
        return {line: sorted(found.get(key, ())) for line, key in keys.items()}

    def _take_off(self, number: int) -> None:
        row = self.link.row(PLACED, {"number": number})
        if row is not None:
            self.link.change(TAKE_OFF, [{"of_term": key, "of_seq": row.seq} for key in unpack_plain(row.terms)])

    def _counted(self, keys: Sequence[int]) -> Mapping[int, int]:
        return {row.term: row.reports for batch in cut(keys, MOST_KEYS) for row in self.link.rows(COUNTS, {"terms": batch})}

    def _tally(self, name: str) -> int:
        return int(self.link.value(TALLY, {"name": name}) or 0)

    def _set_tally(self, name: str, value: int) -> None:
        self.link.put(TALLIES, {"name": name, "value": value})


def key_of(words: str) -> int:
    """A word or line as a number that any database takes: the first 63 bits of its BLAKE2. Two share one once in 10^18 pairs."""
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


@cache
def _near(count: int) -> TextClause:
    one = "SELECT kernel FROM (SELECT kernel FROM shelf WHERE term = :term{} ORDER BY seq DESC LIMIT :latest) AS near{}"
    return text(" UNION ALL ".join(one.format(place, place) for place in range(count)))


@cache
def _under(count: int) -> TextClause:
    one = "SELECT line, kernel FROM (SELECT line, kernel FROM lines WHERE line = :line{} ORDER BY kernel LIMIT :most) AS under{}"
    return text(" UNION ALL ".join(one.format(place, place) for place in range(count)))
