"""A story opened on the desk: its reports, readings and names, looked up once for whatever page shows it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from attrs import evolve, frozen

from legation.briefing.names import Names, gather_names
from legation.briefing.templates import DAY
from legation.desk.office import Office
from legation.desk.session import Session, find_id, pair_up
from legation.desk.showing import Cite, Head, Place, Stemma, draw_claim, draw_story, head_of, quote_around
from legation.records.errors import NothingToReadError
from legation.records.reading import Position, Reading, Statement
from legation.records.register import Change
from legation.records.report import Report, Span
from legation.records.ruling import Ruling, sentence
from legation.records.story import Claim, Story
from legation.records.undated import set_days_aside

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
    standing: tuple[Ruling, ...] = ()

    @property
    def hands(self) -> dict[str, str]:
        """Who ruled on each claim that was ruled on, by its id: the last of them."""
        said = {sentence(ruling): ruling.by for ruling in self.standing}
        ruled: dict[str, str] = {}
        for claim in self.story.claims if said else ():
            reasons = (*claim.grade.reasons, *claim.reasons)
            hands = [by for words, by in said.items() if any(reason.startswith(words) for reason in reasons)]
            if hands:
                ruled[claim.id] = hands[-1]
        return ruled

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


def open_reports(office: Office, reports: Mapping[str, Report], readings: Sequence[Reading] = ()) -> Opened:
    """Reports of any stories, opened together as if they were of one without claims."""
    pairs = [(report, Reading(report.id, "none")) for report in reports.values()]
    known = {reading.report: reading for reading in readings}
    return open_pairs(office, Story("", "", tuple(reports)), [(report, known.get(report.id, none)) for report, none in pairs])


@frozen
class Taken:
    """A stance taken on a day (nothing where none is known), and the report that has it."""

    day: str
    stance: str
    report: Head

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others of the same party on the same issue."""
        return self.day, self.stance


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
    steps: tuple[Taken, ...] = ()
    new: bool = False


def open_story(session: Session, name: str, since: datetime | None = None) -> Opened:
    """A story by (the beginning of) its id. Raises LegationError where there is none; one that was merged opens as what it became."""
    found = find_id(session, name, ("story",))[1]
    story = session.store.stories.get(found)
    if story is None:
        raise NothingToReadError(f"The story {name} is not there any more. `legation show` lists those there are.")
    changes = session.store.changes.since(since, story.id) if since is not None else []
    pairs = pair_up(session, story.reports)
    return evolve(open_pairs(session.ruled, story, pairs, tuple(change for _, change in changes)), standing=session.standing)


def open_pairs(office: Office, story: Story, pairs: Sequence[tuple[Report, Reading]], changes: tuple[Change, ...] = ()) -> Opened:
    """A story with its reports and readings, opened."""
    language = office.language()
    # Of a story that is new as a whole no report is marked.
    fresh = any(change.kind == "new-story" for change in changes)
    new = {change.about for change in changes if change.kind in CAME and not fresh}
    reports = {report.id: report for report, _ in pairs}
    undated = set_days_aside(reports, story.doubts)
    return Opened(
        story,
        reports,
        {reading.report: reading for _, reading in pairs},
        gather_names(language, reports, [reading for _, reading in pairs]),
        {report.id: head_of(report, office, new) for report in undated.values()},
        office,
        language.lists.lines.short,
        changes,
    )


def find_stands(positions: Iterable[Position], names: Names, heads: Mapping[str, Head], watched: Collection[str]) -> list[Stand]:
    """Where each party stands on each issue: issues that the office watches first, then those on which most parties take a side."""
    cells: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        party = names.party(position.actor) or position.actor
        cells.setdefault((position.issue, party), []).append(position)
    taking = Counter(issue for issue, _ in cells)
    order = sorted(cells, key=lambda cell: (cell[0] not in watched, -taking[cell[0]], cell[0], names.actor(cell[1])))
    return [write_stand(names.actor(party), issue, issue in watched, cells[issue, party], heads) for issue, party in order]


def write_stand(party: str, issue: str, watched: bool, positions: Sequence[Position], heads: Mapping[str, Head]) -> Stand:
    """One party's stances on one issue in order of their days."""
    dated = sorted(positions, key=lambda one: (find_day(one, heads) or "", one.report, one.span, one.stance))
    last = dated[-1]
    start = len(dated)
    while start and dated[start - 1].stance == last.stance:
        start -= 1
    earlier = dated[start - 1] if start else None
    steps = [Taken(find_day(one, heads) or "", one.stance, heads[one.report]) for one in dated]
    return Stand(
        party,
        issue,
        watched,
        last.stance,
        find_day(last, heads),
        find_day(dated[start], heads),
        earlier.stance if earlier else None,
        tuple((one.report, one.span) for one in ([earlier] if earlier else []) + [last]),
        tuple(step for number, step in enumerate(steps) if not number or steps[number - 1].key != step.key),
        heads[last.report].new,
    )


def find_day(position: Position, heads: Mapping[str, Head]) -> str | None:
    """The day of a position: its own, else that of its report."""
    own = position.when if position.when and DAY.fullmatch(position.when) else None
    return own or heads[position.report].day
