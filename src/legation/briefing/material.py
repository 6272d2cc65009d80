"""What the sections of a brief are written from: one story with its reports and readings, and the numbers of what was cited so far."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import frozen

from legation.briefing.ledger import Ledger
from legation.briefing.names import Names, is_name
from legation.briefing.templates import DAY, ours
from legation.records.brief import Part
from legation.records.reading import Reading, Statement
from legation.records.report import Report
from legation.records.story import Claim, Story, Support


@frozen
class Material:
    """One story as the sections need it. `statements` by id; `ledger` gives words with their reference numbers."""

    story: Story
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    statements: Mapping[str, Statement]
    names: Names
    ledger: Ledger
    asof: date
    reliability: Mapping[str, str]

    def outlets(self, reports: Iterable[str]) -> list[str]:
        """The outlets of these reports, each once, in order."""
        return list(dict.fromkeys(self.names.outlets[report] for report in reports))

    def day(self, report: str) -> str | None:
        """The day on which a report was published, as ISO text."""
        day = self.reports[report].day
        return day.isoformat() if day else None

    def statement(self, support: Support) -> Statement | None:
        """The statement that a claim's passage is, if it is one."""
        return self.statements.get(support.statement or "")

    def party(self, claim: Claim) -> str | None:
        """The party whose word a claim is."""
        for support in claim.supports:
            statement = self.statement(support)
            if statement and statement.speaker and statement.speaker.party:
                return statement.speaker.party
        return self.names.party(claim.actor)

    def speaker(self, claim: Claim) -> tuple[Part, ...]:
        """Who says it and when, up to the colon; nothing for what a report says itself."""
        day = claim.said if claim.said and DAY.fullmatch(claim.said) else None
        statement = self.statement(claim.supports[0])
        mention = statement.speaker if statement else None
        name = claim.speaker if is_name(claim.speaker) else None
        if name and statement and statement.held != "affirmed":
            return self.speaker_in_manner(name, statement, [day] if day else [])
        if name:
            return (ours("speaker-on", name, day) if day else ours("speaker", name),)
        if mention and statement and claim.speaker:
            return (*self.ledger.cite(statement.report, mention.span), ours("on", day) if day else ours("colon"))
        return ()

    def speaker_in_manner(self, name: str, statement: Statement, day: list[str]) -> tuple[Part, ...]:
        """Who says it where that is no plain saying: with the words that show it, and whether it is denied, asked or left open."""
        on = "-on" if day else ""
        cue = self.ledger.cite(statement.report, statement.cue) if statement.cue and statement.held in ("denied", "withheld") else ()
        if cue:
            return (ours("speaker-open", name), *cue, ours(f"manner-close{on}", statement.held, *day))
        return (ours(f"speaker-manner{on}", name, statement.held, *day),)

    def words(self, support: Support) -> tuple[Part, ...]:
        """The words of a passage: of a statement its pieces, else the passage as it stands."""
        statement = self.statement(support)
        pieces: Sequence[Part] = ()
        if statement and statement.report == support.report and len(statement.words) > 1:
            for number, span in enumerate(statement.words):
                pieces = (*pieces, *((ours("gap"),) if number else ()), *self.ledger.cite(support.report, span))
            return tuple(pieces)
        return self.ledger.cite(support.report, support.span)

    def numbers(self, supports: Iterable[Support]) -> list[int]:
        """The reference numbers of some passages."""
        return [self.ledger.number(support.report, support.span) for support in supports]


def first_of_each(supports: Iterable[Support]) -> list[Support]:
    """The first passage of each report."""
    first: dict[str, Support] = {}
    for support in supports:
        first.setdefault(support.report, support)
    return list(first.values())
