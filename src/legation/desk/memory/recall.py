"""Briefs from the store: the story as it was weighed last, or as it stood on an earlier day."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.desk.brief import WRITERS, Briefing, Sheet, known_by
from legation.desk.desk import Desk
from legation.desk.memory.find import find_id
from legation.desk.memory.settle import pair_up
from legation.records.errors import NothingToReadError
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.story import Story
from legation.weighing.rulings import find_standing
from legation.weighing.weigh import weigh

# The others are named by their titles on the brief, and only so many of them; the rest is counted.
MOST_OTHERS = 5
# The stray reports of the last days are named by their outlets.
MOST_LOOSE = 20


def brief(desk: Desk, form: str, asof: date | None = None, story: str | None = None, every: bool = False) -> Briefing:
    """Briefs on the stories asked for (the largest, if none is), each line checked against the words it cites before it is written.

    With `asof`, later reports are left out and the story is weighed anew without them. Each brief is kept in the store. Raises
    NothingToReadError where there is no story, or none had been reported by that day.
    """
    chosen = choose(desk, story, every)
    day = asof or desk.store.reports.last_day() or desk.clock().date()
    heads = [head for head in desk.store.stories.largest() if known_by(head.day, asof)]
    loose = desk.store.reports.many(desk.store.stories.loose(MOST_LOOSE))
    sheets = []
    undated = 0
    for name in chosen:
        told, pairs = recall(desk, name, asof)
        others = [head for head in heads if head.id != told.id]
        named = [one for head in others[:MOST_OTHERS] if (one := desk.store.stories.get(head.id)) is not None]
        known = [one for one in loose if known_by(one.day, day)]
        sheets.append(write(desk, told, pairs, day, form, named, known, len(others) - len(named)))
        undated += sum(report.day is None for report, _ in pairs) if asof is not None else 0
    return Briefing(tuple(sheets), tuple(head for head in heads if head.id not in chosen), (), 0, undated)


def choose(desk: Desk, story: str | None, every: bool) -> list[str]:
    """The ids of the stories asked for. Raises NothingToReadError where the office holds no story."""
    if story is not None:
        return [find_id(desk, story, ("story",))[1]]
    heads = desk.store.stories.largest(None if every else 1)
    if not heads:
        raise NothingToReadError("The office holds no story yet: `legation ingest` takes reports in, `legation weigh` finds their stories.")
    return [head.id for head in heads]


def recall(desk: Desk, name: str, asof: date | None) -> tuple[Story, list[tuple[Report, Reading]]]:
    """A story with its reports and readings; `asof` leaves out later reports, and what they brought."""
    story = desk.store.stories.get(name)
    if story is None:
        raise NothingToReadError(f"The story {name} is not there any more. `legation show` lists those there are.")
    pairs = pair_up(desk, story.reports)
    known = [pair for pair in pairs if known_by(pair[0].day, asof)]
    if len(known) == len(pairs):
        return story, pairs
    if not known:
        raise NothingToReadError(f"No report of the story {name} was published by {asof}.")
    office = desk.office
    weighing = weigh(
        [report for report, _ in known],
        [reading for _, reading in known],
        office.language(),
        reliability=office.reliability,
        rulings=find_standing(desk.store.rulings.all()),
    )
    if not weighing.stories:
        raise NothingToReadError(f"By {asof} no two reports told the story {name}.")
    # It is the same story, whichever of its reports had come by then.
    return evolve(weighing.stories[0], id=story.id), known


def write(
    desk: Desk,
    story: Story,
    pairs: Sequence[tuple[Report, Reading]],
    day: date,
    form: str,
    others: Sequence[Story],
    loose: Sequence[Report],
    further: int,
) -> Sheet:
    """One brief, composed, checked, written in its form, and kept."""
    reports = {report.id: report for report, _ in pairs}
    named = {report.id: report for other in others for report in desk.store.reports.many(other.reports[:MOST_LOOSE])}
    every = {**named, **{report.id: report for report in loose}, **reports}
    made = compose(
        story,
        every,
        {reading.report: reading for _, reading in pairs},
        day,
        reliability=desk.office.reliability,
        others=others,
        loose=[report.id for report in loose],
        further=further,
        language=desk.office.language(),
    )
    checked = check(made, every, story)
    with desk.store.writing():
        desk.store.briefs.put(made, desk.clock())
        desk.note("brief", made.id, story.id)
    return Sheet(story, checked, WRITERS[form](checked))
