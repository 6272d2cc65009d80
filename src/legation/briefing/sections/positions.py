"""Where each party stands on each issue, and since when."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import takewhile

from legation.briefing.ledger import LONGEST_GIVEN, line
from legation.briefing.material import LONGEST_WHOLE, Material
from legation.briefing.passage import find_sentence, widen
from legation.briefing.ranking import find_stems
from legation.briefing.templates import DAY, TITLES, note, ours
from legation.records.brief import Line, Part, Section, Table
from legation.records.reading import Position
from legation.records.report import Span

# A matrix of eight by four can be read at a glance and still prints on A4; below it six lines.
MOST_PARTIES = 8
MOST_ISSUES = 4
MOST = 6
# An issue heads a narrow column.
LONGEST_ISSUE = 70
# What a reader asks first: who is against, who is for, then who wavers.
ORDER = ("opposes", "supports", "declines", "considers", "noncommittal")

Cells = dict[tuple[str, str], list[Position]]


def write(material: Material) -> Section | None:
    """The section on positions: a matrix of the issues on which several parties take a side, then the other positions as lines."""
    cells: Cells = defaultdict(list)
    for position in material.story.positions if material.prints("stance") else ():
        cells[material.names.party(position.actor) or position.actor, position.issue].append(position)
    if not cells:
        return Section("positions", TITLES["positions"], note=note("none-positions"), annex=True) if material.prints("stance") else None
    table, shown = build_matrix(material, cells, find_shared(material, cells)[:MOST_ISSUES])
    rest = [cell for cell in cells.keys() - shown if not is_told_by(material, cells, cell, shown)]
    rest.sort(key=lambda cell: (rank_position(material, cells[cell]), cell))
    lines = [write_position(material, party, cells[party, issue]) for party, issue in rest[:MOST]]
    if len(rest) > MOST:
        lines.append(note("more-positions", len(rest) - MOST))
    return Section("positions", TITLES["positions"], tuple(lines), table, annex=True)


def is_told_by(material: Material, cells: Cells, cell: tuple[str, str], shown: Collection[tuple[str, str]]) -> bool:
    """Whether the matrix shows the same stance of the same party on an issue all words of which this one has: "the launch" beside "launch
    many more satellites"."""
    stance = find_stances(material, cells[cell])[-1].stance
    return any(
        party == cell[0] and cells.get((party, issue)) and find_stances(material, cells[party, issue])[-1].stance == stance
        for party, issue in shown
        if (stems := find_stems(issue)) and stems <= find_stems(cell[1])
    )


def find_shared(material: Material, cells: Cells) -> list[str]:
    """The issues on which several parties take a side: those on which they differ first, then those that most reports speak of."""
    parties = Counter(issue for _, issue in cells)
    reports = {
        issue: count_reports(material, (position for cell, held in cells.items() if cell[1] == issue for position in held))
        for issue in parties
    }
    stances = {issue: {find_stances(material, held)[-1].stance for cell, held in cells.items() if cell[1] == issue} for issue in parties}
    shared = [issue for issue, number in parties.items() if number > 1]
    return sorted(shared, key=lambda issue: (not stances[issue] >= {"supports", "opposes"}, -reports[issue], -parties[issue], issue))


def count_reports(material: Material, positions: Iterable[Position]) -> int:
    """How many reports stand behind these positions: those that show them, and those that carry the same claim."""
    reports: set[str] = set()
    for position in positions:
        reports.add(position.report)
        for claim in material.story.claims:
            if any(support.report == position.report and support.span.overlaps(position.span) for support in claim.supports):
                reports |= {support.report for support in claim.supports}
    return len(reports)


def build_matrix(material: Material, cells: Cells, issues: list[str]) -> tuple[tuple[Table, ...], set[tuple[str, str]]]:
    """The matrix of these issues, parties down and issues across, and the cells it shows; no matrix without issues."""
    behind: dict[str, list[Position]] = defaultdict(list)
    for (party, issue), held in cells.items():
        behind[party] += held if issue in issues else []
    parties = sorted((party for party in behind if behind[party]), key=lambda party: (-count_reports(material, behind[party]), party))[
        :MOST_PARTIES
    ]
    if not parties:
        return (), set()
    head = (note("party-column"), *(name_issue(material, issue) for issue in issues))
    rows = tuple(
        (note("actor", material.names.actor(party)), *(write_cell(material, cells.get((party, issue), [])) for issue in issues))
        for party in parties
    )
    return (Table(head, rows, stub=True, maker="stance"),), {(party, issue) for party in parties for issue in issues}


def rank_position(material: Material, positions: list[Position]) -> tuple[bool, bool, int, int, int]:
    """What sorts a position among others: whether a state or body holds it, whether a headline names its issue, how many reports and
    passages show it, how clear it is."""
    alone = material.names.party(positions[0].actor) is None
    issue = positions[0].issue.casefold()
    headline = any(issue in (material.reports[report].title or "").casefold() for report in material.story.reports)
    return (
        alone,
        not headline,
        -count_reports(material, positions),
        -len(positions),
        ORDER.index(find_stances(material, positions)[-1].stance),
    )


def write_position(material: Material, party: str, positions: list[Position]) -> Line:
    """A position on its own: the party, its stance, the issue in the report's words, since when."""
    last = find_stances(material, positions)[-1]
    since, earlier = trace(material, positions)
    return line(
        ours("holds", material.names.actor(party), last.stance),
        cite_stance(material, last),
        [ours("since", since)] if since else [],
        [ours("before", earlier.stance)] if earlier else [],
        material.mark("stance"),
        also=show_numbers(material, [last, *([earlier] if earlier else [])]),
        maker="stance",
        of=last.statement or "",
    )


def cite_stance(material: Material, position: Position) -> tuple[Part, ...]:
    """The sentence that states a position; where it is long, the issue alone."""
    whole = find_sentence(material.reports[position.report], position.span, material.lists.lines.short, LONGEST_WHOLE)
    return material.ledger.cite(position.report, whole or position.span, LONGEST_WHOLE if whole else LONGEST_ISSUE)


def name_issue(material: Material, issue: str) -> Line:
    """The issue in words of a report: those of a position on it, else wherever the words stand."""
    positions = [position for position in material.story.positions if position.issue == issue]
    for position in positions:
        if material.reports[position.report].words(position.span).casefold() == issue.casefold():
            return line(material.ledger.cite(position.report, position.span, LONGEST_ISSUE))
    for report in material.story.reports:
        start = material.reports[report].text.find(issue)
        if start >= 0 and issue.strip():
            return line(material.ledger.cite(report, Span(start, start + len(issue)), LONGEST_ISSUE))
    return line(material.ledger.cite(positions[0].report, positions[0].span, LONGEST_ISSUE))


def write_cell(material: Material, positions: list[Position]) -> Line:
    """The latest stance, since when it is held, and the one before it."""
    if not positions:
        return note("silent")
    last = find_stances(material, positions)[-1]
    since, earlier = trace(material, positions)
    return line(
        ours("stance", last.stance),
        [ours("since", since)] if since else [],
        [ours("before", earlier.stance)] if earlier else [],
        also=show_numbers(material, [last, *([earlier] if earlier else [])]),
        maker="stance",
        of=last.statement or "",
    )


def find_stances(material: Material, positions: list[Position]) -> list[Position]:
    """Positions in the order of their days."""
    return sorted(positions, key=lambda position: (dated(material, position), position.report, position.span, position.stance))


def trace(material: Material, positions: list[Position]) -> tuple[str | None, Position | None]:
    """Since when the latest stance is held, where a report says so, and the last position before it."""
    stances = find_stances(material, positions)
    held = list(takewhile(lambda position: position.stance == stances[-1].stance, reversed(stances)))
    since = held[-1].when if held[-1].when and DAY.fullmatch(held[-1].when) else None
    return since, stances[-len(held) - 1] if len(held) < len(stances) else None


def show_numbers(material: Material, positions: list[Position]) -> list[int]:
    """The reference numbers of what shows these positions."""
    return [material.ledger.number(position.report, cover(material, position)) for position in positions]


def dated(material: Material, position: Position) -> str:
    """The day of a position: its own, else that of its report, else nothing."""
    own = position.when if position.when and DAY.fullmatch(position.when) else None
    return own or material.day(position.report) or ""


def cover(material: Material, position: Position) -> Span:
    """The address of what shows a position: the words of its statement that hold it, else the sentence around it."""
    statement = material.statements.get(position.statement or "")
    for span in statement.words if statement and statement.report == position.report else ():
        if position.span in span and len(span) <= LONGEST_GIVEN:
            return span
    return widen(material.reports[position.report], position.span, LONGEST_GIVEN)
