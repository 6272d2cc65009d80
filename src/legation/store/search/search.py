"""Full text over reports and statements: words, phrases, beginnings and facets meet inside the index, newest arrival first.

The index holds one entry for a report, and one for each of its statements.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import define, field, frozen
from sqlalchemy import Row, bindparam, delete, select, text, update

from legation.records.reading import Mention, Reading, Statement
from legation.records.report import Report, Span
from legation.records.wire import from_plain, to_plain
from legation.store.columns import pack_plain, unpack_plain
from legation.store.link import Link
from legation.store.search.query import (
    BEGINS,
    BORDER,
    FACET,
    PREFIX,
    Query,
    Term,
    ask_postgres,
    ask_sqlite,
    conditions,
    day_facets,
    facet,
    find_snippet,
    find_terms,
    words,
)
from legation.store.tables import ENTRIES, MEMBERS, REPORTS, TALLIES

# Between the facets of an entry, as they are kept to be counted. No text holds it: it is cut out of values.
BETWEEN = "\x1f"


@frozen
class Entry:
    """One thing to be found: its words in order, the marks of its facets, the facets to be counted, and where its words stand."""

    statement: str | None
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    marks: tuple[str, ...]
    facets: str

    def begins(self) -> list[str]:
        """The beginnings of its words, as marks."""
        starts = {word[:length] for word in set(self.words) - {BORDER} for length in range(1, min(len(word), PREFIX) + 1)}
        return [BEGINS + start for start in sorted(starts)]


def find_entries(report: Report, reading: Reading) -> Iterator[Entry]:
    """The entries of a report, in order."""
    shared = [("o", report.outlet)] if report.outlet else []
    parties = {position.actor for position in reading.positions} | {party for event in reading.events for party in event.parties}
    mentions = [statement.speaker for statement in reading.statements if statement.speaker]
    named = sorted({*(("p", party) for party in parties), *(pair for one in mentions for pair in _told(one))})
    texts = [report.title or "", report.text, *report.captions]
    yield _entry(report, None, (), texts, [*shared, *named], [f"{FACET}r", *_surnames(mentions)])
    for statement in reading.statements:
        yield _statement(report, statement, shared)


def _statement(report: Report, statement: Statement, shared: list[tuple[str, str]]) -> Entry:
    texts = [report.words(span) for span in statement.words]
    mentions = [statement.speaker] if statement.speaker else []
    told = sorted({pair for one in mentions for pair in _told(one)})
    marks = [f"{FACET}s", *_surnames(mentions)]
    if statement.mode != "reported":
        marks.append(f"{FACET}q")
    return _entry(report, statement.id, statement.words, texts, [*shared, *told], marks)


def _entry(
    report: Report, statement: str | None, spans: tuple[Span, ...], texts: list[str], named: list[tuple[str, str]], marks: list[str]
) -> Entry:
    found = [word for text in texts for word in (*words(text), BORDER)]
    days = day_facets(report.day) if report.day else ()
    every = (*days, *marks, *(facet(kind, value) for kind, value in named))
    told = [f"{kind}{value}" for kind, value in named] + ([f"d{report.day:%Y-%m}"] if report.day else [])
    if f"{FACET}q" in marks:
        told.append("qquoted")
    return Entry(statement, spans, tuple(found), every, BETWEEN.join(one.replace(BETWEEN, " ").replace("\x00", " ") for one in told))


def _told(mention: Mention) -> Iterator[tuple[str, str]]:
    """Who speaks, and for whom, to be counted."""
    if mention.name:
        yield "n", mention.name
    if mention.party or mention.actor:
        yield "p", mention.party or mention.actor or ""


def _surnames(mentions: list[Mention]) -> list[str]:
    """Other names under which a speaker is asked for: the last word of the name, and the actor's id."""
    others = {name for one in mentions for name in ((one.name or "").rpartition(" ")[2], one.actor or "") if name}
    return sorted(facet("n", name) for name in others)


# Facets are counted over so many of the newest hits, so that a common word costs no more in a large store.
COUNTED = 300
# So many values of a facet are told, those that come most often.
SHOWN = 50
KINDS = {"o": "outlet", "p": "party", "n": "speaker", "d": "month", "q": "quoted"}

NUMBER = select(REPORTS.c.number).where(REPORTS.c.id == bindparam("id"))
TALLY = select(TALLIES.c.value).where(TALLIES.c.name == "entry")
DROP = delete(ENTRIES).where(ENTRIES.c.report == bindparam("of_report"))
DROP_POSTGRES = text("DELETE FROM search USING entries WHERE entries.number = search.number AND entries.report = :of_report")
NUMBERS_OF = select(ENTRIES.c.number).where(ENTRIES.c.report == bindparam("of_report")).order_by(ENTRIES.c.number)
CHANGE = update(ENTRIES).where(ENTRIES.c.number == bindparam("of_number")).values(facets=bindparam("new_facets"))
# The index holds no text: to take an entry out it must be told what it was.
TAKE_SQLITE = text("INSERT INTO search(search, rowid, words) VALUES ('delete', :number, :words)")
TAKE_POSTGRES = text("DELETE FROM search WHERE number = :number")
PUT_SQLITE = text("INSERT INTO search(rowid, words) VALUES (:number, :words)")
PUT_POSTGRES = text("INSERT INTO search(number, words) VALUES (:number, CAST(:words AS tsvector))")
# The joined row drops what the index still holds of entries that were replaced. The newest are asked for by their number, so that the
# index stops when it has enough.
FIND_SQLITE = text(
    "SELECT entries.number, entries.facets FROM search CROSS JOIN entries ON entries.number = search.rowid"
    " WHERE search MATCH :asked AND search.rowid < :before ORDER BY search.rowid DESC LIMIT :most"
)
FIND_POSTGRES = text(
    "SELECT entries.number, entries.facets FROM search JOIN entries ON entries.number = search.number"
    " WHERE search.words @@ CAST(:asked AS tsquery) AND search.number < :before ORDER BY search.number DESC LIMIT :most"
)
PAGE = (
    select(ENTRIES.c.number, ENTRIES.c.report, ENTRIES.c.statement, ENTRIES.c.spans, REPORTS.c.body, REPORTS.c.day, MEMBERS.c.story)
    .join(REPORTS, REPORTS.c.number == ENTRIES.c.report)
    .outerjoin(MEMBERS, MEMBERS.c.report == ENTRIES.c.report)
    .where(ENTRIES.c.number.in_(bindparam("numbers", expanding=True)))
    .order_by(ENTRIES.c.number.desc())
)
# PostgreSQL takes a tsvector of a megabyte; a word costs its letters, and so many bytes for where it stands.
LARGEST, PLACE = 1_000_000, 8
# Above every number of an entry.
ABOVE = 1 << 62


@frozen
class Hit:
    """One thing found: a report, or a statement in it. `snippet` is the exact words at `span` of the report; `matches` stand in them."""

    number: int
    report: str
    statement: str | None
    title: str | None
    outlet: str | None
    day: date | None
    story: str | None
    snippet: str
    span: Span
    matches: tuple[Span, ...] = ()


@frozen
class Found:
    """A page of hits, newest arrival first. `next` goes into `Query.before` for the page after it; None when there is none.

    `counts` (on the first page) says for each facet how often each value comes among the newest 300 hits, most often first,
    at most fifty of them.
    """

    hits: tuple[Hit, ...] = ()
    counts: Mapping[str, tuple[tuple[str, int], ...]] = field(factory=dict)
    next: int | None = None


@define
class Search:
    """The index of what reports and statements say."""

    link: Link

    def index(self, report: Report, reading: Reading) -> None:
        """Put a report that is kept and its statements into the index, in the place of what was there of it."""
        with self.link.writing():
            number = self.link.value(NUMBER, {"id": report.id})
            if not self.link.is_sqlite:
                self.link.change(DROP_POSTGRES, {"of_report": number})
            self.link.change(DROP, {"of_report": number})
            first = int(self.link.value(TALLY) or 0) + 1
            rows, tokens = [], []
            for place, entry in enumerate(find_entries(report, reading), first):
                spans = pack_plain(to_plain(entry.spans)) if entry.spans else None
                rows.append({"number": place, "report": number, "statement": entry.statement, "spans": spans, "facets": entry.facets})
                tokens.append({"number": place, "words": self.written(entry)})
            self.link.change(ENTRIES.insert(), rows)
            self.link.change(PUT_SQLITE if self.link.is_sqlite else PUT_POSTGRES, tokens)
            # Numbers are never used twice: the index keeps words of entries that were replaced until it is made anew.
            self.link.put(TALLIES, {"name": "entry", "value": first + len(rows) - 1})

    def index_anew(self, report: Report, before: Reading, after: Reading) -> None:
        """Put a report whose statements are now heard otherwise into the index in the place of what was there, under the same numbers:
        the index is then what it would be if they had always been heard so."""
        with self.link.writing():
            number = self.link.value(NUMBER, {"id": report.id})
            numbers = [row.number for row in self.link.rows(NUMBERS_OF, {"of_report": number})]
            for place, old, new in zip(numbers, find_entries(report, before), find_entries(report, after), strict=True):
                if old != new:
                    self.link.change(CHANGE, {"of_number": place, "new_facets": new.facets})
                    gone = {"number": place, "words": self.written(old)} if self.link.is_sqlite else {"number": place}
                    self.link.change(TAKE_SQLITE if self.link.is_sqlite else TAKE_POSTGRES, gone)
                    self.link.change(PUT_SQLITE if self.link.is_sqlite else PUT_POSTGRES, {"number": place, "words": self.written(new)})

    def find(self, query: Query) -> Found:
        """What the query finds. Raises LegationError for a query that cannot be asked."""
        terms = find_terms(query.text)
        if query.text.strip() and not terms:
            return Found()
        asked = conditions(query, terms)
        first = query.before is None
        values = {"before": query.before or ABOVE, "most": max(query.limit + 1, COUNTED) if first else query.limit + 1}
        if self.link.is_sqlite:
            rows = self.link.rows(FIND_SQLITE, {**values, "asked": ask_sqlite(asked)})
        else:
            rows = self.link.rows(FIND_POSTGRES, {**values, "asked": ask_postgres(asked)})
        page = [row.number for row in rows[: query.limit]]
        counts = _count(BETWEEN.join(row.facets for row in rows)) if first else {}
        return Found(self._hits(page, terms), counts, page[-1] if len(rows) > query.limit else None)

    def _hits(self, page: Sequence[int], terms: Sequence[Term]) -> tuple[Hit, ...]:
        known: dict[int, Report] = {}
        return tuple(_hit(row, terms, known) for row in self.link.rows(PAGE, {"numbers": list(page)})) if page else ()

    def written(self, entry: Entry) -> str:
        """The words of an entry as the index of this database takes them."""
        return " ".join([*entry.marks, *entry.words, *entry.begins()]) if self.link.is_sqlite else _vector(entry)


def _vector(entry: Entry) -> str:
    """The entry as a tsvector, as much of it as PostgreSQL takes: a megabyte, and 256 places of each word."""
    places: dict[str, list[str]] = {}
    size = 0
    for place, word in enumerate((*entry.marks, *entry.words), 1):
        size += len(word.encode()) + PLACE
        if size > LARGEST:
            break
        places.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}':{','.join(where[:255])}" for word, where in places.items())


def _hit(row: Row[Any], terms: Sequence[Term], known: dict[int, Report]) -> Hit:
    report = known.get(row.report)
    if report is None:
        report = known[row.report] = _leaf(row)
    spans = from_plain(unpack_plain(row.spans), tuple[Span, ...]) if row.spans is not None else ()
    found = find_snippet(report, spans, terms)
    return Hit(
        number=row.number,
        report=report.id,
        statement=row.statement,
        title=report.title,
        outlet=report.outlet,
        day=date.fromisoformat(row.day) if row.day else None,
        story=row.story,
        snippet=report.words(found.span),
        span=found.span,
        matches=found.matches,
    )


def _leaf(row: Row[Any]) -> Report:
    """Of a report only what a hit shows is made: a page of them is asked for while somebody waits."""
    plain = unpack_plain(row.body)
    shown = {name: plain[name] for name in ("id", "source", "text", "title", "outlet")}
    return Report(**shown, captions=tuple(plain["captions"]))


def _count(facets: str) -> dict[str, tuple[tuple[str, int], ...]]:
    counts: dict[str, list[tuple[str, int]]] = {name: [] for name in KINDS.values()}
    for told, count in Counter(facets.split(BETWEEN)).most_common():
        values = counts[KINDS[told[0]]] if told else []
        if len(values) < SHOWN:
            values.append((told[1:], count))
    return {name: tuple(values) for name, values in counts.items()}
