"""What differs in a story, as tables: a column a value, a row a report under its origin, a cell the words with their hour and speaker."""

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from legation.briefing.makers import is_printed
from legation.briefing.passage import trim
from legation.briefing.sections.differs import find_accounts, find_maker, find_point, name_value
from legation.briefing.typeset import show_part
from legation.desk.opened import Opened, open_story
from legation.desk.session import Session
from legation.desk.showing import Bar, Head, Place, Stem, Stemma, is_inferred, letter_of, name_root, sort_bars
from legation.language.typography import show_words
from legation.records.report import Span
from legation.records.story import Conflict, Side

# A cell tells in four lines of a narrow column what its report says; the margin has the sentence.
LONGEST = 110
# A page has so many rows of a table.
AT_ONCE = 36


@frozen
class Cell:
    """What one report says on the point: the words that show it, where the whole passage is, and who says so there."""

    words: str
    place: Place
    speaker: str | None = None


@frozen
class Value:
    """A column: the value in our words or (`theirs`) in those of a report, and who stands behind it. Neither where it has no words of its
    own: then it is the account of its `number`."""

    words: str
    theirs: bool
    number: int
    stemma: Stemma


@frozen
class Row:
    """A report with what it says of each value, cell by cell; most cells are empty."""

    report: Head
    inferred: bool
    cells: tuple[tuple[Cell, ...], ...]


@frozen
class Group:
    """The rows of one origin."""

    name: str
    rows: tuple[Row, ...]


@frozen
class Dispute:
    """A point on which accounts differ: its kind, the point in words of a report where there are any, the values, and the rows. `silent`
    are the reports that say nothing of it, `update` that a later report explains the change; `of` tells it from others, `left` is how
    many rows are not shown."""

    of: str
    kind: str
    about: str
    about_report: str
    update: bool
    values: tuple[Value, ...]
    groups: tuple[Group, ...]
    silent: tuple[Head, ...]
    reasons: tuple[str, ...] = ()
    unproven: bool = False
    left: int = 0


@frozen
class Differing:
    """One of the points on which a story's reports differ, in full: its `number` among all of them, which are named by their kind and the
    point itself (`points`). `following` is how many rows stand before the next page; 0 where there is none."""

    story: str
    title: str
    reports: int
    points: tuple[tuple[str, str], ...]
    number: int
    dispute: Dispute | None
    following: int = 0


def differ(session: Session, story: str, number: int = 1, after: int = 0) -> Differing:
    """The point of that number on which the reports of a story differ, the weightiest being the first; its rows behind so many."""
    opened = open_story(session, story)
    found = find_disputes(opened, every=True)
    points = tuple((one.kind, one.about) for one in found)
    number = min(max(1, number), max(1, len(found)))
    if not found:
        return Differing(opened.story.id, opened.story.title, len(opened.heads), points, number, None)
    shown = cut_rows(found[number - 1], after, AT_ONCE)
    following = after + AT_ONCE if shown.left else 0
    return Differing(opened.story.id, opened.story.title, len(opened.heads), points, number, shown, following)


def cut_rows(dispute: Dispute, after: int, most: int) -> Dispute:
    """A table with its rows behind so many, at most so many of them; `left` says how many are behind those."""
    groups = []
    place = 0
    for group in dispute.groups:
        rows = tuple(row for number, row in enumerate(group.rows, start=place) if after <= number < after + most)
        place += len(group.rows)
        if rows:
            groups.append(evolve(group, rows=rows))
    return evolve(dispute, groups=tuple(groups), left=max(0, place - after - most))


def find_disputes(opened: Opened, every: bool) -> list[Dispute]:
    """What differs, the weightiest first, what a later report explains last; with `every` what is wrong too often too."""
    found = [conflict for conflict in opened.story.conflicts if every or is_printed(find_maker(conflict))]
    found.sort(key=lambda conflict: (conflict.why is not None, -conflict.salience))
    return [write_dispute(opened, conflict) for conflict in found]


def write_dispute(opened: Opened, conflict: Conflict) -> Dispute:
    """One conflict as a table."""
    accounts = list(find_accounts(conflict))
    about, about_report = find_about(opened, conflict)
    values = tuple(write_value(opened, conflict, account, number) for number, account in enumerate(accounts, start=1))
    sides = [[side for side in conflict.sides if side.side == account[0].side] for account in accounts]
    told = {side.report for side in conflict.sides}
    groups = []
    for origin in opened.story.origins:
        rows = [
            Row(
                opened.heads[report],
                is_inferred(opened.story, report, origin.root),
                tuple(tuple(write_cell(opened, side) for side in held if side.report == report) for held in sides),
            )
            for report in origin.reports
            if report in told
        ]
        if rows:
            groups.append(Group(name_root(origin.root, opened.names), tuple(rows)))
    silent = tuple(head for head in opened.heads.values() if head.id not in told)
    first = conflict.sides[0]
    return Dispute(
        f"{first.report}.{first.span.start}-{first.span.end}",
        conflict.kind,
        about,
        about_report,
        conflict.why == "update",
        values,
        tuple(groups),
        silent,
        conflict.reasons,
        not is_printed(find_maker(conflict)),
    )


def find_about(opened: Opened, conflict: Conflict) -> tuple[str, str]:
    """The point at issue in the words of one of the reports, and which; nothing where none has it in words."""
    for side in conflict.sides:
        words = opened.reports[side.report].words(side.span)
        if (place := find_point(words, conflict.about)) is not None:
            return words[slice(*place)], side.report
    return "", ""


def write_value(opened: Opened, conflict: Conflict, account: Sequence[Side], number: int) -> Value:
    """One value with the origins that give it."""
    reports = {side.report for side in conflict.sides if side.side == account[0].side}
    named = name_value(conflict, account[0])
    words, theirs = (show_part(named), False) if named else (find_words(opened, account), True)
    return Value(words, theirs and bool(words), number, draw_side(opened, reports))


def find_words(opened: Opened, account: Iterable[Side]) -> str:
    """A value in the words of the first passage that has it so."""
    for side in account:
        words = opened.reports[side.report].words(side.span)
        if (place := find_point(words, side.value)) is not None:
            return words[slice(*place)]
    return ""


def draw_side(opened: Opened, reports: Iterable[str]) -> Stemma:
    """The origins of some reports of a story."""
    held = set(reports)
    bars = [
        Bar(
            name_root(origin.root, opened.names),
            tuple(Stem(opened.heads[one], is_inferred(opened.story, one, origin.root)) for one in origin.reports if one in held),
            letter=letter_of(origin.root, opened.names, opened.office),
        )
        for origin in opened.story.origins
        if held & set(origin.reports)
    ]
    return Stemma(sort_bars(bars), len(bars), len(bars))


def write_cell(opened: Opened, side: Side) -> Cell:
    """What a report says of one value: its words, from shortly before the value on where that lies deep in them."""
    report = opened.reports[side.report]
    words = report.words(side.span)
    place = find_point(words, side.value)
    start = side.span.start
    if place is not None and place[1] > LONGEST:
        start += words.rfind(" ", 0, max(1, place[0] - LONGEST // 3)) + 1
    shown = trim(report, Span(start, side.span.end, side.span.where), LONGEST)
    statement = opened.find_statement(side.report, side.span)
    speaker = statement.speaker.name if statement and statement.speaker else None
    return Cell(report.words(shown), (side.report, side.span), show_words(speaker) if speaker else None)
