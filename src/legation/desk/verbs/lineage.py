"""The lineage of a story: a lane for each origin with the reports that hang in it, and the steps by which they go back to one another."""

from collections.abc import Collection

from attrs import frozen

from legation.desk.opened import Opened, open_story
from legation.desk.session import Session
from legation.desk.showing import Bar, Head, Stemma
from legation.records.ruling import sentence
from legation.records.story import Descent


@frozen
class Lane:
    """One origin: its bar, whether its own outlet has no report here (`through` others alone it is seen), and whom its reports credit
    for a part; `ruled` is what the officer said of it."""

    bar: Bar
    through: bool
    parts: tuple[str, ...] = ()
    ruled: tuple[str, ...] = ()


@frozen
class Step:
    """One step: the report, what it goes back to (its id where that is a report of the story), how and why; `inside` one lane or from one
    lane to another, `share` of the report's own words that it explains."""

    child: Head
    parent: str
    report: str
    kind: str
    share: float
    reasons: tuple[str, ...]
    inside: bool


@frozen
class Lineage:
    """The lineage of a story as its page shows it."""

    story: str
    title: str
    reports: int
    stemma: Stemma
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]


ORDER = {"inferred": 0, "reuse": 1, "declared": 2}


def lineage(session: Session, story: str) -> Lineage:
    """The lineage of a story by (the beginning of) its id."""
    return draw_lineage(open_story(session, story))


def draw_lineage(opened: Opened) -> Lineage:
    """The lineage of an opened story; what is least sure comes first among its steps, for that is what an officer looks at."""
    stemma = opened.draw()
    home = {stem.report.id: number for number, bar in enumerate(stemma.bars) for stem in bar.stems}
    roots = {origin.reports[0]: origin.root for origin in opened.story.origins}
    steps = sorted((write_step(opened, step, home, stemma) for step in find_steps(opened)), key=lambda step: ORDER[step.kind])
    lanes = []
    for number, bar in enumerate(stemma.bars):
        own = {stem.report.outlet for stem in bar.stems}
        root = next((roots[stem.report.id] for stem in bar.stems if stem.report.id in roots), None)
        parts = [step.parent for step in steps if home.get(step.child.id) == number and not step.inside]
        through = root is not None and root not in opened.reports and bar.name not in own
        lanes.append(Lane(bar, through, tuple(dict.fromkeys(parts)), find_ruled(opened, {stem.report.id for stem in bar.stems})))
    return Lineage(opened.story.id, opened.story.title, len(opened.story.reports), stemma, tuple(lanes), tuple(steps))


def find_ruled(opened: Opened, reports: Collection[str]) -> tuple[str, ...]:
    """What the officer ruled on the origin of some reports, in sentences."""
    said = {sentence(ruling) for ruling in opened.standing}
    found = (reason for origin in opened.story.origins if set(origin.reports) & set(reports) for reason in origin.reasons)
    return tuple(dict.fromkeys(reason for reason in found if reason in said))


def find_steps(opened: Opened) -> list[Descent]:
    """The strongest step of each kind between each pair."""
    best: dict[tuple[str, str, str], Descent] = {}
    for step in sorted(opened.story.descents, key=lambda step: -step.share):
        if step.child in opened.heads:
            best.setdefault((step.child, step.parent, step.kind), step)
    return list(best.values())


def write_step(opened: Opened, step: Descent, home: dict[str, int], stemma: Stemma) -> Step:
    """A step with the names of both ends."""
    parent = opened.names.outlet(step.parent)
    bar = stemma.bars[home[step.child]]
    inside = home.get(step.parent) == home[step.child] or parent == bar.name
    return Step(
        opened.heads[step.child], parent, step.parent if step.parent in opened.heads else "", step.kind, step.share, step.reasons, inside
    )
