"""Reports as they arrived, numbered from 1, and the revisions of each: whether one is another edited, and what it says otherwise.

What now stands at an address may be what stood there before, edited, or another thing altogether (a front page, a file named
``latest.txt``): the first takes the place of the old report, the second stands beside it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from difflib import SequenceMatcher
from itertools import takewhile

from attrs import define, frozen
from sqlalchemy import bindparam, func, select

from legation.language.language import Language
from legation.language.words import LETTERS
from legation.records.ids import instant
from legation.records.report import Report, Span
from legation.store.columns import pack, unpack
from legation.store.link import Link, cut
from legation.store.tables import REPORTS, SOURCES

# An edited article keeps most of its runs of four words; one rewritten in place may keep a third. Two articles on different things share
# hardly any.
RUN = 4
KEPT = 0.25
# A long page is told by its beginning.
LOOKED_AT = 20_000


def is_revision(before: Report, after: Report) -> bool:
    """Whether `after` is `before` edited. Both are from one address or place of the same outlet.

    Either runs of words of the shorter one are in the other, or the headline stayed and the text was written anew under it.
    """
    if before.outlet is not None and after.outlet is not None and before.outlet != after.outlet:
        return False
    if before.title and before.title == after.title:
        return True
    one, other = find_runs(before), find_runs(after)
    return len(one & other) >= KEPT * max(1, min(len(one), len(other)))


def find_runs(report: Report) -> set[tuple[str, ...]]:
    """The runs of four words of a text; of a shorter text the whole."""
    words = LETTERS.findall(report.text[:LOOKED_AT].casefold())
    return {tuple(words[place : place + RUN]) for place in range(max(1, len(words) - RUN + 1))}


FIELDS = ("title", "outlet", "byline", "dateline", "credit", "language")


@frozen
class Edit:
    """One point in which two revisions differ: `where` it is (``text``, ``title``, ``published``, ``captions/0`` …), the words before and
    after (None: there were none), and in the text their addresses in each."""

    where: str
    before: str | None
    after: str | None
    old: Span | None = None
    new: Span | None = None


def difference(one: Report, other: Report, language: Language) -> list[Edit]:
    """What changed from one revision to another: the facts beside the text, then the text in its order, sentence by sentence."""
    edits = [
        Edit(name, before, after) for name in FIELDS for before, after in [(getattr(one, name), getattr(other, name))] if before != after
    ]
    days = [(name, instant(getattr(one, name)), instant(getattr(other, name))) for name in ("published", "updated")]
    edits += [Edit(name, before, after) for name, before, after in days if before != after]
    edits += _captions(one, other)
    return edits + _sentences(one, other, language)


def _captions(one: Report, other: Report) -> list[Edit]:
    before, after = list(one.captions), list(other.captions)
    gone = [Edit(f"captions/{place}", words, None) for place, words in enumerate(before) if words not in after]
    come = [Edit(f"captions/{place}", None, words) for place, words in enumerate(after) if words not in before]
    return gone + come


def _sentences(one: Report, other: Report, language: Language) -> list[Edit]:
    left, right = _cut(one, language), _cut(other, language)
    old, new = [one.words(span) for span in left], [other.words(span) for span in right]
    # Most edits leave both ends alone; what lies between is short enough to compare closely.
    same = next((place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    room = min(len(old), len(new)) - same
    tail = next((place for place in range(room) if old[-1 - place] != new[-1 - place]), room)
    matcher = SequenceMatcher(None, old[same : len(old) - tail], new[same : len(new) - tail])
    return [
        _edit(one, other, left[same + first : same + last], right[same + start : same + end])
        for kind, first, last, start, end in matcher.get_opcodes()
        if kind != "equal"
    ]


def _edit(one: Report, other: Report, left: Sequence[Span], right: Sequence[Span]) -> Edit:
    old = Span(left[0].start, left[-1].end) if left else None
    new = Span(right[0].start, right[-1].end) if right else None
    return Edit("text", one.words(old) if old else None, other.words(new) if new else None, old, new)


def _cut(report: Report, language: Language) -> list[Span]:
    found = []
    for start, end in language.find_sentences(report.text):
        words = report.text[start:end]
        found.append(Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
    return found


NUMBER = select(REPORTS.c.number).where(REPORTS.c.id == bindparam("id"))
BODY = select(REPORTS.c.body).where(REPORTS.c.id == bindparam("id"))
BODIES = select(REPORTS.c.id, REPORTS.c.body).where(REPORTS.c.id.in_(bindparam("ids", expanding=True)))
IDS = select(REPORTS.c.id).where(REPORTS.c.number > bindparam("after")).order_by(REPORTS.c.number)
ARRIVED = select(REPORTS.c.id, REPORTS.c.at).order_by(REPORTS.c.number.desc()).limit(bindparam("limit"))
LATEST = select(REPORTS.c.body).where(REPORTS.c.url == bindparam("url")).order_by(REPORTS.c.number.desc()).limit(1)
AT = (
    select(REPORTS.c.id)
    .join(SOURCES, SOURCES.c.report == REPORTS.c.number)
    .where(SOURCES.c.source.in_(bindparam("sources", expanding=True)))
    .order_by(REPORTS.c.number.desc())
    .limit(1)
)
SOURCES_OF = (
    select(SOURCES.c.source)
    .join(REPORTS, SOURCES.c.report == REPORTS.c.number)
    .where(REPORTS.c.id == bindparam("id"))
    .order_by(SOURCES.c.number)
)
PLACES = (
    select(SOURCES.c.source)
    .where(SOURCES.c.source >= bindparam("beginning"), SOURCES.c.source < bindparam("end"))
    .order_by(SOURCES.c.source)
    .limit(bindparam("limit"))
)
IS_SOURCE = select(SOURCES.c.number).where(SOURCES.c.source == bindparam("source"), SOURCES.c.report == bindparam("report"))
SUCCESSORS = (
    select(REPORTS.c.replaces, REPORTS.c.id).where(REPORTS.c.replaces.in_(bindparam("ids", expanding=True))).order_by(REPORTS.c.number)
)


@define
class Reports:
    """Every report of the office, in order of arrival. None is ever changed or taken out."""

    link: Link

    def put(self, report: Report, at: datetime, source: str | None = None) -> int:
        """Keep a report taken `at` a moment; its number of arrival comes back. One that is known only gains its source.

        `source` is the place it came from where that is not to be noted as the report has it.
        """
        place = source or report.source
        with self.link.writing():
            number = self.number(report.id)
            if number is None:
                number = self.link.next(REPORTS.c.number)
                row = {
                    "number": number,
                    "id": report.id,
                    "url": report.url,
                    "day": instant(report.day),
                    "replaces": report.replaces,
                    "at": instant(at),
                    "body": pack(report),
                }
                self.link.put(REPORTS, row, replace=False)
            if self.link.row(IS_SOURCE, {"source": place, "report": number}) is None:
                row = {"number": self.link.next(SOURCES.c.number), "report": number, "source": place}
                self.link.put(SOURCES, row, replace=False)
        return number

    def get(self, report: str) -> Report | None:
        """The report with an id."""
        body = self.link.value(BODY, {"id": report})
        return None if body is None else unpack(body, Report)

    def many(self, reports: Iterable[str]) -> list[Report]:
        """The reports with these ids, in the order asked. Raises KeyError for one that is not there."""
        asked = list(reports)
        found: dict[str, Report] = {}
        for batch in cut(asked):
            found |= {row.id: unpack(row.body, Report) for row in self.link.rows(BODIES, {"ids": batch})}
        return [found[report] for report in asked]

    def number(self, report: str) -> int | None:
        """The number under which a report arrived, from 1."""
        number: int | None = self.link.value(NUMBER, {"id": report})
        return number

    def ids(self, after: int = 0, limit: int | None = None) -> list[str]:
        """Ids in order of arrival, those numbered above `after`, at most `limit`."""
        statement = IDS if limit is None else IDS.limit(limit)
        return [row.id for row in self.link.rows(statement, {"after": after})]

    def count(self) -> int:
        """How many reports there are."""
        return int(self.link.value(select(func.count()).select_from(REPORTS)))

    def arrived(self, since: datetime, most: int) -> list[str]:
        """Ids of the reports that arrived since a moment, newest first, at most so many."""
        rows = self.link.rows(ARRIVED, {"limit": most})
        return [row.id for row in takewhile(lambda row: datetime.fromisoformat(row.at) >= since, rows)]

    def newest(self, most: int) -> list[Report]:
        """The reports that arrived last, newest first."""
        return self.many(row.id for row in self.link.rows(ARRIVED, {"limit": most}))

    def last_day(self) -> date | None:
        """The newest day on which a report was published."""
        day = self.link.value(select(func.max(REPORTS.c.day)))
        return date.fromisoformat(day) if day else None

    def sources(self, report: str) -> list[str]:
        """Every path and address that gave this report, in order of arrival."""
        return [row.source for row in self.link.rows(SOURCES_OF, {"id": report})]

    def places(self, beginning: str, most: int) -> list[str]:
        """The places that gave reports whose names begin so, at most so many."""
        rows = self.link.rows(PLACES, {"beginning": beginning, "end": beginning + "\U0010ffff", "limit": most})
        return [row.source for row in rows]

    def latest(self, url: str) -> Report | None:
        """The newest revision of what stands at an address."""
        body = self.link.value(LATEST, {"url": url})
        return None if body is None else unpack(body, Report)

    def of_source(self, *sources: str) -> Report | None:
        """The newest report that a path or address gave, under any of its names."""
        report = self.at(*sources)
        return None if report is None else self.get(report)

    def at(self, *sources: str) -> str | None:
        """The id of the newest report that a path or address gave, under any of its names."""
        report: str | None = self.link.value(AT, {"sources": list(sources)})
        return report

    def successors(self, reports: Iterable[str]) -> dict[str, str]:
        """For each report that was replaced, the id of the newest that replaces it."""
        return {row.replaces: row.id for batch in cut(list(reports)) for row in self.link.rows(SUCCESSORS, {"ids": batch})}

    def revisions(self, report: str) -> list[Report]:
        """All revisions of a report, oldest first, whichever of them is asked for. Empty where it is not there."""
        found = self.get(report)
        if found is None:
            return []
        chain = [found]
        while (before := chain[0].replaces) is not None and before not in {one.id for one in chain}:
            earlier = self.get(before)
            if earlier is None:
                break
            chain.insert(0, earlier)
        while (later := self.successors([chain[-1].id]).get(chain[-1].id)) is not None and later not in {one.id for one in chain}:
            chain.extend(self.many([later]))
        return chain
