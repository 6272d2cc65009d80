"""A report read: paragraphs, parse, who is named, who said what, then credits, events, positions and assertions."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from legation.language.corrections import find_correcting
from legation.language.language import Language
from legation.reading.attribution.statements import find_discourse, find_statements
from legation.reading.clauses.assertions import find_assertions
from legation.reading.credits.credits import find_credits, name_in_full
from legation.reading.credits.sources import find_sources
from legation.reading.dates.stamp import find_later
from legation.reading.events.events import find_events
from legation.reading.events.positions import find_positions
from legation.reading.parse.model import DEFAULT
from legation.reading.parse.pieces import Piece, parse_reports
from legation.reading.speakers.speakers import find_mentions
from legation.records.reading import Reading, Statement
from legation.records.report import Report, Span

READER = "reader-15"


def read(reports: Sequence[Report], languages: Mapping[str, Language], model: str = DEFAULT) -> list[Reading]:
    """One reading for each report, in order. A report in a language we do not read gets a note and no findings."""
    known = [report for report in reports if unread(report, languages) is None]
    pieces = dict(zip((id(report) for report in known), parse_reports(known, model), strict=True))
    return [
        read_pieces(report, pieces[id(report)], languages[language_of(report)])
        if id(report) in pieces
        else Reading(report.id, READER, report.language, notes=(unread(report, languages) or "",))
        for report in reports
    ]


def read_pieces(report: Report, pieces: Sequence[Piece], language: Language) -> Reading:
    """The order of steps, for one parsed report. Where it tells of what came long after the day that it bears, no time in it is settled by
    that day."""
    later = find_later(report, language)
    report = report if later is None else evolve(report, published=None)
    discourse = find_discourse(report, pieces, language)
    mentions = find_mentions(pieces, discourse)
    credited = find_credits(report, language)
    correcting = list(find_correcting(report.text, language))
    said = [one for one in find_statements(report, pieces, discourse, language) if not is_correction(one, correcting)]
    statements = name_in_full(report, said, credited, language)
    return Reading(
        report=report.id,
        reader=READER,
        language=language_of(report),
        mentions=tuple(mentions),
        credits=tuple(credited),
        sources=tuple(find_sources(report, pieces, statements, credited, language)),
        statements=tuple(statements),
        positions=tuple(find_positions(report, pieces, statements, mentions, language)),
        events=tuple(find_events(report, pieces, mentions, language)),
        assertions=tuple(find_assertions(report, pieces, discourse.names, statements, mentions, language)),
        later=later,
    )


def is_correction(statement: Statement, correcting: Sequence[Span]) -> bool:
    """Whether a statement stands in a line by which the report corrects itself: the outlet speaks there of its own words."""
    return any(words in line for words in statement.words if words.where == "text" for line in correcting)


def language_of(report: Report) -> str:
    """The language a report is read in; one that nobody named is taken for English."""
    return report.language or "en"


def unread(report: Report, languages: Mapping[str, Language]) -> str | None:
    """Why a report cannot be read, in a sentence for the officer; None where it can."""
    language = languages.get(language_of(report))
    if language is not None and language.is_read:
        return None
    return f"This report is in a language that is not read ({language_of(report)}); nothing was taken from it."
