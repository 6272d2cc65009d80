"""Where each party stands on an issue that several take a side on, or that the office watches."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from legation.briefing.ledger import LONGEST_GIVEN, line
from legation.briefing.material import LONGEST_WHOLE, Material
from legation.briefing.passage import complete_sentence, widen
from legation.briefing.sentences import skip_dateline
from legation.briefing.standing import stands_alone
from legation.briefing.templates import DAY, TITLES, note, ours
from legation.language.words import LETTERS
from legation.records.brief import Line, Section, Table
from legation.records.reading import Position
from legation.records.report import Span

# A matrix of eight by four can be read at a glance and still prints on A4.
MOST_PARTIES = 8
MOST_ISSUES = 4
# What is a side; who considers, or says nothing, takes none.
SIDES = ("opposes", "supports")
# An issue heads a narrow column.
LONGEST_ISSUE = 70

Cells = dict[tuple[str, str], list[Position]]


def write(material: Material) -> Section | None:
    """The section on positions: a matrix of the issues on which several parties take a side, or which are watched; none without any."""
    cells: Cells = defaultdict(list)
    for position in material.story.positions if material.prints("stance") else ():
        party = material.names.party(position.actor)
        if party is not None and is_taken(material, party, position):
            cells[party, position.issue].append(position)
    table = build_matrix(material, cells, find_shared(material, cells)[:MOST_ISSUES])
    return Section("positions", TITLES["positions"], (), table, annex=True) if table else None


def is_taken(material: Material, party: str, position: Position) -> bool:
    """Whether a sentence says that a party takes a side: it stands by itself, names the party and then its verb and the issue, with nobody
    else's name between, and guesses nothing."""
    report = material.reports[position.report]
    sentence = (
        complete_sentence(report, position.span, material.lists.lines.short, LONGEST_WHOLE) if position.span.where == "text" else None
    )
    if position.stance not in SIDES or sentence is None:
        return False
    sentence = skip_dateline(report, sentence)
    before = find_before(material, party, position, sentence)
    if before is None or not stands_alone(material.lists, report, sentence):
        return False
    words = [word.casefold() for word in LETTERS.findall(before)]
    return not any(word in material.lists.commentary.modals for word in words) and any(is_stance(material, word) for word in words)


def find_before(material: Material, party: str, position: Position, sentence: Span) -> str | None:
    """The words between the name of a party, the last before an issue, and the issue; None where another stands nearer."""
    reading = material.readings.get(position.report)
    mentions = [] if reading is None else [*reading.mentions, *(one.speaker for one in reading.statements if one.speaker)]
    near = [
        one
        for one in mentions
        if one.span in sentence
        and one.span.end <= position.span.start
        and (one.party or one.actor)
        and not is_bare(material, position, one.span)
    ]
    last = max(near, key=lambda one: (one.span.end, -one.span.start), default=None)
    if last is None or party not in (last.party, last.actor):
        return None
    return material.reports[position.report].words(Span(last.span.end, position.span.start, position.span.where))


def is_bare(material: Material, position: Position, span: Span) -> bool:
    """Whether a mention is no name: a pronoun, or a word in small letters."""
    words = LETTERS.findall(material.reports[position.report].words(span))
    return not any(word[:1].isupper() for word in words)


def is_stance(material: Material, word: str) -> bool:
    """Whether a word is a form of a verb by which a side is taken."""
    return any(word.startswith(verb.rstrip("e")) for verb in material.lists.stances.verbs if " " not in verb)


def find_shared(material: Material, cells: Cells) -> list[str]:
    """The issues on which several parties take a side: those on which they differ first, then those that most reports speak of."""
    parties = Counter(issue for _, issue in cells)
    reports = {
        issue: count_reports(material, (position for cell, held in cells.items() if cell[1] == issue for position in held))
        for issue in parties
    }
    stances = {issue: {find_stances(material, held)[-1].stance for cell, held in cells.items() if cell[1] == issue} for issue in parties}
    shared = [issue for issue, number in parties.items() if number > 1 or is_watched(material, issue)]
    return sorted(shared, key=lambda issue: (not stances[issue] >= {"supports", "opposes"}, -reports[issue], -parties[issue], issue))


def is_watched(material: Material, issue: str) -> bool:
    """Whether the office watches an issue, by the words that it has for it."""
    return any(re.search(rf"\b{re.escape(watched)}\b", issue, re.IGNORECASE) for watched in material.watched)


def count_reports(material: Material, positions: Iterable[Position]) -> int:
    """How many reports stand behind these positions: those that show them, and those that carry the same claim."""
    reports: set[str] = set()
    for position in positions:
        reports.add(position.report)
        for claim in material.story.claims:
            if any(support.report == position.report and support.span.overlaps(position.span) for support in claim.supports):
                reports |= {support.report for support in claim.supports}
    return len(reports)


def build_matrix(material: Material, cells: Cells, issues: list[str]) -> tuple[Table, ...]:
    """The matrix of these issues, parties down and issues across; no matrix without issues."""
    behind: dict[str, list[Position]] = defaultdict(list)
    for (party, issue), held in cells.items():
        behind[party] += held if issue in issues else []
    parties = sorted((party for party in behind if behind[party]), key=lambda party: (-count_reports(material, behind[party]), party))[
        :MOST_PARTIES
    ]
    if not parties:
        return ()
    head = (note("party-column"), *(name_issue(material, issue) for issue in issues))
    rows = tuple(
        (note("actor", material.names.actor(party)), *(write_cell(material, cells.get((party, issue), [])) for issue in issues))
        for party in parties
    )
    return (Table(head, rows, stub=True, maker="stance"),)


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
    """The latest stance, with what shows it."""
    if not positions:
        return note("silent")
    last = find_stances(material, positions)[-1]
    return line(ours("stance", last.stance), also=[show_number(material, last)], maker="stance", of=last.statement or "")


def find_stances(material: Material, positions: list[Position]) -> list[Position]:
    """Positions in the order of their days."""
    return sorted(positions, key=lambda position: (dated(material, position), position.report, position.span, position.stance))


def show_number(material: Material, position: Position) -> int:
    """The reference number of what shows a position."""
    return material.ledger.number(position.report, cover(material, position))


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
