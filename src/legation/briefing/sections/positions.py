"""Where each party stands on each issue, and since when."""

from collections import defaultdict

from legation.briefing.ledger import line
from legation.briefing.material import Material
from legation.briefing.templates import DAY, TITLES, note, ours
from legation.records.brief import Line, Section, Table
from legation.records.reading import Position
from legation.records.report import Span

# A matrix of eight by four can be read at a glance and still prints on A4.
MOST_PARTIES = 8
MOST_ISSUES = 4


def write(material: Material) -> Section:
    """The section on positions: parties down, issues across, the most contested issue first."""
    cells: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in material.story.positions:
        cells[material.names.party(position.actor) or position.actor, position.issue].append(position)
    parties = rank([party for party, _ in cells], MOST_PARTIES)
    issues = rank([issue for _, issue in cells], MOST_ISSUES)
    parties = [party for party in parties if any((party, issue) in cells for issue in issues)]
    if not cells:
        return Section("positions", TITLES["positions"], note=note("none-positions"))
    head = (note("party-column"), *(name_issue(material, issue) for issue in issues))
    rows = tuple(
        (note("actor", material.names.actor(party)), *(write_cell(material, cells.get((party, issue), [])) for issue in issues))
        for party in parties
    )
    left = len({key for key in cells if key[0] not in parties or key[1] not in issues})
    return Section("positions", TITLES["positions"], (note("more", left),) if left else (), (Table(head, rows, stub=True),))


def rank(values: list[str], most: int) -> list[str]:
    """The values that stand in most cells, at most so many."""
    return sorted(set(values), key=lambda value: (-values.count(value), value))[:most]


def name_issue(material: Material, issue: str) -> Line:
    """The issue in words of a report: those of a position on it, else wherever the words stand."""
    positions = [position for position in material.story.positions if position.issue == issue]
    for position in positions:
        if material.reports[position.report].words(position.span).casefold() == issue.casefold():
            return line(material.ledger.cite(position.report, position.span))
    for report in material.story.reports:
        start = material.reports[report].text.find(issue)
        if start >= 0:
            return line(material.ledger.cite(report, Span(start, start + len(issue))))
    return line(material.ledger.cite(positions[0].report, positions[0].span))


def write_cell(material: Material, positions: list[Position]) -> Line:
    """The latest stance, since when it is held, and the one before it."""
    if not positions:
        return note("silent")
    told = sorted(positions, key=lambda position: (dated(material, position), position.span))
    held = [told[-1]]
    for position in reversed(told[:-1]):
        if position.stance != held[0].stance:
            break
        held.insert(0, position)
    earlier = [position for position in told if position not in held]
    since = dated(material, held[0])
    return line(
        ours("stance", held[0].stance),
        [ours("since", since)] if DAY.fullmatch(since) else [],
        [ours("before", earlier[-1].stance)] if earlier else [],
        also=[material.ledger.number(position.report, cover(material, position)) for position in (held[-1], *earlier[-1:])],
    )


def dated(material: Material, position: Position) -> str:
    """The day of a position: its own, else that of its report, else nothing."""
    own = position.when if position.when and DAY.fullmatch(position.when) else None
    return own or material.day(position.report) or ""


def cover(material: Material, position: Position) -> Span:
    """The address of what shows a position: the words of its statement, else the sentence around it."""
    statement = material.statements.get(position.statement or "")
    if statement and statement.report == position.report and statement.words:
        return statement.words[0]
    place = material.reports[position.report].place(position.span.where)
    start = max(place.rfind(". ", 0, position.span.start) + 1, place.rfind("\n", 0, position.span.start) + 1)
    ends = [end for end in (place.find(". ", position.span.end), place.find("\n", position.span.end)) if end >= 0]
    return Span(start, min(ends) + 1 if ends else len(place), position.span.where)
