"""Briefs: from stories to checked pages in the form a person or a machine wants, in memory or from the store."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from legation.briefing.cite import Checked, check
from legation.briefing.compose import compose
from legation.desk.office import Office
from legation.desk.options import Form
from legation.desk.portions import Handling
from legation.desk.session import Run, Session, find_id, pair_up
from legation.desk.verbs.read import Loaded, load
from legation.desk.verbs.weigh import Weighed, weigh_loaded, weigh_pairs
from legation.desk.viewing import view_own
from legation.records.brief import Brief
from legation.records.errors import LegationError, NothingToReadError, Refusal
from legation.records.reading import Reading
from legation.records.release import Policy
from legation.records.report import Report
from legation.records.story import Story
from legation.release.forms.write_html import write as write_html
from legation.release.forms.write_json import write as write_json
from legation.release.forms.write_markdown import write as write_markdown
from legation.release.gate import Packet, packet

if TYPE_CHECKING:
    from legation.store.derived.stories import StoryHead

WRITERS: dict[Form, Callable[[Packet], str]] = {"md": write_markdown, "html": write_html, "json": write_json}

# The others are named by their titles on the brief, and only so many of them; the rest is counted.
MOST_OTHERS = 5
# The stray reports of the last days are named by their outlets.
MOST_LOOSE = 20


@frozen
class Sheet:
    """A brief ready to be read: its story, the checked brief, the packet of it for the office itself, its text in the form asked for."""

    story: Story
    checked: Checked
    packet: Packet
    text: str

    @property
    def brief(self) -> Brief:
        """The brief as a record."""
        return self.checked.brief

    def write(self, form: Form) -> str:
        """The brief in another form: ``md``, ``html`` or ``json``."""
        return WRITERS[form](self.packet)

    def _repr_html_(self) -> str:
        """The brief as a notebook shows it."""
        return self.write("html")


@frozen
class Briefing:
    """What `brief` made: the sheets, the stories it was not asked for, and what was refused on the way.

    `passed` counts files of unknown form; `undated` reports without a date that were kept although a day was asked for.
    """

    sheets: tuple[Sheet, ...]
    others: "tuple[Story | StoryHead, ...]"
    refusals: tuple[Refusal, ...] = ()
    passed: int = 0
    undated: int = 0


@frozen
class Subject:
    """What one brief is made of: a story with its reports and readings, and beside it other stories (`further` more are only counted) and
    the ids of stray reports. `reports` holds those of all of them."""

    story: Story
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    others: tuple[Story, ...] = ()
    loose: tuple[str, ...] = ()
    further: int = 0


def brief(
    session: Session,
    paths: Sequence[str] = (),
    story: str | None = None,
    asof: date | None = None,
    form: Form = "md",
    every: bool = False,
    every_line: bool = False,
) -> Briefing:
    """Briefs on the stories asked for (the largest, if none is), each line checked against the words it cites before it is written.

    Without paths and where the office has a store, from the store; each brief is then kept in it. With `asof` later reports are left out
    and their stories weighed without them; with `every_line` a brief prints the kinds of lines, too, that were wrong too often when they
    were judged, marked as such. Raises NothingToReadError where there is no report or no story, or none had been reported by
    that day, LegationError where `story` names none.
    """
    if session.on_store(paths):
        return brief_store(session, story, asof, form, every, every_line)
    return brief_paths(paths, session.run(), story, asof, form, every, every_line)


def brief_paths(
    paths: Sequence[str], run: Run, story: str | None, asof: date | None, form: Form, every: bool, every_line: bool
) -> Briefing:
    """Briefs on what the paths tell, in memory."""
    loaded, day = set_asof(load(paths, run), asof, run.now.date())
    weighed = weigh_loaded(loaded, run)
    chosen = choose_weighed(weighed, story, every)
    subjects = [find_subject(weighed, one) for one in chosen]
    sheets = tuple(write(subject, make(subject, day, run.office, every_line), form, run.now) for subject in subjects)
    others = tuple(one for one in weighed.weighing.stories if one not in chosen)
    undated = sum(report.day is None for report in weighed.reports) if asof is not None else 0
    return Briefing(sheets, others, loaded.refusals, loaded.passed, undated)


def brief_store(session: Session, story: str | None, asof: date | None, form: Form, every: bool, every_line: bool) -> Briefing:
    """Briefs from the store: the story as it was weighed last, or as it stood on an earlier day."""
    chosen = choose_stored(session, story, every)
    day = asof or session.store.reports.last_day() or session.clock().date()
    heads = [head for head in session.store.stories.largest() if known_by(head.day, asof)]
    stray = [one for one in session.store.reports.many(session.store.stories.loose(MOST_LOOSE)) if known_by(one.day, day)]
    sheets = []
    undated = 0
    for name in chosen:
        told, pairs = recall(session, name, asof)
        subject = recall_subject(session, told, pairs, [head.id for head in heads], stray)
        session.store.prove([report.id for report in subject.reports], told.id)
        checked = make(subject, day, session.ruled, every_line)
        with session.store.writing():
            session.store.briefs.put(checked.brief, session.clock())
            session.note("brief", checked.brief.id, told.id)
        sheets.append(write(subject, checked, form, session.clock()))
        undated += sum(report.day is None for report, _ in pairs) if asof is not None else 0
    return Briefing(tuple(sheets), tuple(head for head in heads if head.id not in chosen), undated=undated)


def make(subject: Subject, asof: date, office: Office, every_line: bool = False) -> Checked:
    """The checked brief on one story."""
    reports = {report.id: report for report in subject.reports}
    made = compose(
        subject.story,
        reports,
        {reading.report: reading for reading in subject.readings},
        asof,
        reliability=office.reliability,
        others=subject.others,
        loose=subject.loose,
        further=subject.further,
        language=office.language(),
        every_line=every_line,
    )
    return check(made, reports, subject.story)


def write(subject: Subject, checked: Checked, form: Form, now: datetime, handling: Handling | None = None) -> Sheet:
    """A checked brief in the form asked for: it passes the gate as a packet for the office itself."""
    view = view_own(checked, subject.reports, subject.story, subject.readings, handling)
    passed = packet(view, None, None, handling.policy if handling is not None else Policy(), now)
    return Sheet(subject.story, checked, passed, WRITERS[form](passed))


def set_asof(loaded: Loaded, asof: date | None, today: date) -> tuple[Loaded, date]:
    """The day the brief speaks from (the newest published day, else today), and the reports known by then."""
    days = [report.day for report, _ in loaded.read if report.day is not None]
    if asof is None:
        return loaded, max(days, default=today)
    known = tuple(item for item in loaded.items if isinstance(item, Refusal) or known_by(item[0].day, asof))
    if not any(not isinstance(item, Refusal) for item in known):
        raise NothingToReadError(f"No report was published by {asof.isoformat()}; the first is of {min(days).isoformat()}.")
    return evolve(loaded, items=known), asof


def known_by(day: date | None, asof: date | None) -> bool:
    """Whether what was published on one day was known on another; what has no day is not left out."""
    return asof is None or day is None or day <= asof


def choose_weighed(weighed: Weighed, story: str | None, every: bool) -> list[Story]:
    """The story asked for by (the beginning of) its id, all of them, or the largest. Raises LegationError with the ids there are."""
    stories = list(weighed.weighing.stories)
    if not stories:
        raise NothingToReadError("No two reports tell the same story, so there is nothing to brief. `legation read` shows each.")
    if every:
        return stories
    if story is None:
        return stories[:1]
    chosen = [one for one in stories if one.id.startswith(story)]
    if len(chosen) != 1:
        there = "\n".join(f"  {one.id}  {one.title}" for one in stories)
        raise LegationError(f"No single story has an id that begins with {story!r}. There are:\n{there}")
    return chosen


def find_subject(weighed: Weighed, story: Story) -> Subject:
    """What the brief on a story is made of, in memory."""
    others = tuple(one for one in weighed.weighing.stories if one.id != story.id)
    return Subject(story, weighed.reports, weighed.readings, others, weighed.weighing.loose)


def choose_stored(session: Session, story: str | None, every: bool) -> list[str]:
    """The ids of the stories asked for. Raises NothingToReadError where the office holds no story."""
    if story is not None:
        return [find_id(session, story, ("story",))[1]]
    heads = session.store.stories.largest(None if every else 1)
    if not heads:
        raise NothingToReadError("The office holds no story yet: `legation ingest` takes reports in, `legation weigh` finds their stories.")
    return [head.id for head in heads]


def recall(session: Session, name: str, asof: date | None = None) -> tuple[Story, list[tuple[Report, Reading]]]:
    """A story of the store with its reports and readings; `asof` leaves out later reports, and what they brought."""
    story = session.store.stories.get(name)
    if story is None:
        raise NothingToReadError(f"The story {name} is not there any more. `legation show` lists those there are.")
    pairs = pair_up(session, story.members)
    known = [pair for pair in pairs if known_by(pair[0].day, asof)]
    if len(known) == len(pairs):
        return story, pairs[: len(story.reports)]
    if not known:
        raise NothingToReadError(f"No report of the story {name} was published by {asof}.")
    weighing = weigh_pairs(known, session.ruled, session.standing, session.engine)
    if not weighing.stories:
        raise NothingToReadError(f"By {asof} no two reports told the story {name}.")
    # It is the same story, whichever of its reports had come by then.
    told = evolve(weighing.stories[0], id=story.id)
    return told, [pair for pair in known if pair[0].id in told.reports]


def recall_subject(
    session: Session, story: Story, pairs: Sequence[tuple[Report, Reading]], stories: Sequence[str], stray: Sequence[Report]
) -> Subject:
    """What the brief on a story of the store is made of; of all its `stories` the first few are named beside it."""
    beside = [name for name in stories if name != story.id]
    others = [one for name in beside[:MOST_OTHERS] if (one := session.store.stories.get(name)) is not None]
    named = [report for other in others for report in session.store.reports.many(other.reports[:MOST_LOOSE])]
    named += session.store.reports.many([one.report for one in story.disproved])
    return Subject(
        story,
        (*named, *stray, *(report for report, _ in pairs)),
        tuple(reading for _, reading in pairs),
        tuple(others),
        tuple(report.id for report in stray),
        len(beside) - len(others),
    )
