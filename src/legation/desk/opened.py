"""A story opened on the desk: its reports, readings and names, looked up once for whatever page shows it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from attrs import frozen

from legation.briefing.names import Names, gather_names
from legation.briefing.templates import DAY
from legation.desk.office import Office
from legation.desk.session import Session, find_id, pair_up
from legation.desk.showing import Cite, Head, Place, Stemma, draw_claim, draw_story, head_of, quote_around
from legation.records.errors import NothingToReadError
from legation.records.reading import Position, Reading, Statement
from legation.records.register import Change
from legation.records.report import Report, Span
from legation.records.story import Claim, Story

# What a weighing calls a report that was not there before.
CAME = ("new-report", "revised-report")


@frozen
class Opened:
    """A story with its reports and readings by id, the names in it, and its reports as they are named; `changes` since the last visit."""

    story: Story
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    names: Names
    heads: Mapping[str, Head]
    office: Office
    short_forms: Collection[str]
    changes: tuple[Change, ...] = ()

    def cite(self, report: str, *spans: Span, why: tuple[str, ...] = (), inferred: bool = False) -> Cite:
        """A passage in the words around it, with who speaks there."""
        quotes = quote_around(self.reports[report], spans, self.short_forms)
        statement = self.find_statement(report, spans[0])
        speaker = statement.speaker.name if statement and statement.speaker else None
        return Cite(self.heads[report], quotes, speaker, why, inferred)

    def find_statement(self, report: str, span: Span) -> Statement | None:
        """The statement whose words are, or hold, what stands at an address."""
        reading = self.readings.get(report)
        said = reading.statements if reading else ()
        exact = (one for one in said if span in one.words)
        around = (one for one in said if any(words.overlaps(span) for words in one.words))
        return next(exact, None) or next(around, None)

    def draw(self, claim: Claim | None = None) -> Stemma:
        """The origins behind a claim, or behind the whole story."""
        if claim is None:
            return draw_story(self.story, self.heads, self.names, self.office)
        return draw_claim(claim, self.story, self.heads, self.names, self.office)

    def find_claim(self, places: Iterable[Place]) -> Claim | None:
        """The claim that most of some passages carry; None where none does."""
        there = list(places)

        def shared(claim: Claim) -> int:
            return sum(any(one.report == report and one.span.overlaps(span) for one in claim.supports) for report, span in there)

        best = max(self.story.claims, key=shared, default=None)
        return best if best is not None and shared(best) else None


@frozen
class Stand:
    """Where a party stands on an issue: its latest stance and the day of it, since when, and what it held before; `places` show it.

    `watched` where the issue is one of the office's own names, else it is words of a report. `steps` are all its stances in order of
    their days, each with the report that has it."""

    party: str
    issue: str
    watched: bool
    stance: str
    day: str | None
    since: str | None
    before: str | None
    places: tuple[Place, ...]
    steps: tuple[tuple[str, str, Head, Span], ...] = ()
    new: bool = False


def open_story(session: Session, name: str, since: datetime | None = None) -> Opened:
    """A story by (the beginning of) its id. Raises LegationError where there is none; one that was merged opens as what it became."""
    found = find_id(session, name, ("story",))[1]
    story = session.store.stories.get(found)
    if story is None:
        raise NothingToReadError(f"The story {name} is not there any more. `legation show` lists those there are.")
    changes = tuple(change for _, change in session.store.changes.since(since, story.id)) if since is not None else ()
    return open_pairs(session.office, story, pair_up(session, story.reports), changes)


def open_pairs(office: Office, story: Story, pairs: Sequence[tuple[Report, Reading]], changes: tuple[Change, ...] = ()) -> Opened:
    """A story with its reports and readings, opened."""
    language = office.language()
    new = {change.about for change in changes if change.kind in CAME}
    reports = {report.id: report for report, _ in pairs}
    return Opened(
        story,
        reports,
        {reading.report: reading for _, reading in pairs},
        gather_names(language, reports, [reading for _, reading in pairs]),
        {report.id: head_of(report, office, new) for report in reports.values()},
        office,
        language.lists.lines.short,
        changes,
    )


def find_stands(opened: Opened, positions: Iterable[Position] | None = None) -> list[Stand]:
    """Where each party stands on each issue: issues that the office watches first, then those on which most parties take a side."""
    cells: dict[tuple[str, str], list[Position]] = {}
    for position in opened.story.positions if positions is None else positions:
        party = opened.names.party(position.actor) or position.actor
        cells.setdefault((position.issue, party), []).append(position)
    taking: dict[str, int] = {}
    for issue, _ in cells:
        taking[issue] = taking.get(issue, 0) + 1
    watched = opened.office.issues
    order = sorted(cells, key=lambda cell: (cell[0] not in watched, -taking[cell[0]], cell[0], opened.names.actor(cell[1])))
    return [write_stand(opened, opened.names.actor(party), issue, issue in watched, cells[issue, party]) for issue, party in order]


def write_stand(opened: Opened, party: str, issue: str, watched: bool, positions: Sequence[Position]) -> Stand:
    """One party's stances on one issue in order of their days."""
    dated = sorted(positions, key=lambda one: (find_day(opened, one) or "", one.report, one.span, one.stance))
    last = dated[-1]
    start = len(dated)
    while start and dated[start - 1].stance == last.stance:
        start -= 1
    earlier = dated[start - 1] if start else None
    steps = [(find_day(opened, one) or "", one.stance, opened.heads[one.report], one.span) for one in dated]
    return Stand(
        party,
        issue,
        watched,
        last.stance,
        find_day(opened, last),
        find_day(opened, dated[start]),
        earlier.stance if earlier else None,
        tuple((one.report, one.span) for one in ([earlier] if earlier else []) + [last]),
        tuple(step for number, step in enumerate(steps) if not number or steps[number - 1][:2] != step[:2]),
        opened.heads[last.report].new,
    )


def find_day(opened: Opened, position: Position) -> str | None:
    """The day of a position: its own, else that of its report."""
    own = position.when if position.when and DAY.fullmatch(position.when) else None
    return own or opened.heads[position.report].day
