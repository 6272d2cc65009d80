"""From a weighing to a checked brief in the form a person or a machine wants."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from legation.briefing.cite import Checked, check
from legation.briefing.compose import compose
from legation.briefing.forms.write_html import write as write_html
from legation.briefing.forms.write_json import write as write_json
from legation.briefing.forms.write_markdown import write as write_markdown
from legation.desk.ingest import Haul, haul
from legation.desk.run import Run
from legation.desk.weigh import Weighed, weigh_haul
from legation.records.brief import Brief
from legation.records.errors import LegationError, NothingToReadError, Refusal
from legation.records.story import Story

if TYPE_CHECKING:
    from legation.store.derived.stories import StoryHead

WRITERS = {"md": write_markdown, "html": write_html, "json": write_json}


@frozen
class Sheet:
    """A brief ready to leave: its story, the checked brief, and its text in the form asked for."""

    story: Story
    checked: Checked
    text: str

    @property
    def brief(self) -> Brief:
        """The brief as a record."""
        return self.checked.brief

    def write(self, form: str) -> str:
        """The brief in another form: ``md``, ``html`` or ``json``."""
        return WRITERS[form](self.checked)

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
    refusals: tuple[Refusal, ...]
    passed: int = 0
    undated: int = 0


def set_asof(found: Haul, asof: date | None, today: date) -> tuple[Haul, date]:
    """The day the brief speaks from (the newest published day, else today), and the reports known by then."""
    days = [report.day for report, _ in found.read if report.day is not None]
    if asof is None:
        return found, max(days, default=today)
    known = tuple(item for item in found.items if isinstance(item, Refusal) or known_by(item[0].day, asof))
    if not any(not isinstance(item, Refusal) for item in known):
        raise NothingToReadError(f"No report was published by {asof.isoformat()}; the first is of {min(days).isoformat()}.")
    return evolve(found, items=known), asof


def known_by(day: date | None, asof: date | None) -> bool:
    """Whether what was published on one day was known on another; what has no day is not left out."""
    return asof is None or day is None or day <= asof


def choose_stories(weighed: Weighed, story: str | None, every: bool) -> list[Story]:
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


def brief(paths: Sequence[str], run: Run, form: str, asof: date | None = None, story: str | None = None, every: bool = False) -> Briefing:
    """Briefs on the stories asked for, each line checked against the words it cites before it is written.

    Raises NothingToReadError where there is no report or no story, LegationError where `story` names none.
    """
    known, day = set_asof(haul(paths, run), asof, run.now.date())
    weighed = weigh_haul(known, run)
    chosen = choose_stories(weighed, story, every)
    made = ((one, make(weighed, one, day, run)) for one in chosen)
    sheets = tuple(Sheet(one, checked, WRITERS[form](checked)) for one, checked in made)
    others = tuple(one for one in weighed.weighing.stories if one not in chosen)
    undated = sum(report.day is None for report, _ in known.read) if asof is not None else 0
    return Briefing(sheets, others, known.refusals, known.passed, undated)


def make(weighed: Weighed, story: Story, asof: date, run: Run) -> Checked:
    """The checked brief of one story."""
    reports = {report.id: report for report in weighed.reports}
    readings = {reading.report: reading for reading in weighed.readings}
    others = [one for one in weighed.weighing.stories if one.id != story.id]
    made = compose(
        story,
        reports,
        readings,
        asof,
        reliability=run.office.reliability,
        others=others,
        loose=weighed.weighing.loose,
        language=run.office.language(),
    )
    return check(made, reports, story)
