"""What the index holds of a report: one entry for the report, one for each of its statements."""

from collections.abc import Iterator

from attrs import frozen

from legation.records.reading import Mention, Reading, Statement
from legation.records.report import Report, Span
from legation.store.search.query import BEGINS, BORDER, FACET, PREFIX, day_facets, facet, words

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
