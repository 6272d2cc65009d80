"""What the office named by ids of its own, under the names that a partner's view has for it: a report that was cut has another id there,
and so has all that was found in it. What is not seen has no name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from legation.records.brief import Brief, Cited, Line, Ours, Part
from legation.records.lines import change_lines
from legation.records.reading import Reading, Statement
from legation.records.report import Span
from legation.records.ruling import Ruling, read_place, write_place
from legation.records.story import Claim, Story
from legation.release.sight import Known, Seen
from legation.weighing.rulings import rename

# Verbs that say the same of any two whom they name: of three that are named and two that are seen, it holds for the two.
OF_EACH_TWO = ("same-story", "not-same-story", "same-origin", "independent", "same-claim", "different-claim", "conflict", "update")
# Verbs that say something of each one whom they name.
OF_EACH = ("not-said-by", "grade", "reliability", "proved-false")
# Verbs that say of the first something against each of the others.
OF_FIRST = ("split", "not-about")


@frozen
class Translation:
    """The names of the office and those of a view: `readings` are those of the office by its reports, `again` those of what is seen, by
    the reports of the view; `story` is the office's own."""

    known: Known
    seen: Seen
    readings: Mapping[str, Reading]
    again: Mapping[str, Reading]
    story: Story | None = None
    _statements: dict[str, str] = field(factory=dict)
    _claims: dict[str, Claim] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._statements.update({one.id: report for report, reading in self.readings.items() for one in reading.statements})
        for claim in self.story.claims if self.story is not None else ():
            self._claims[claim.id] = claim

    def find_place(self, report: str, span: Span) -> tuple[str, Span] | None:
        """Where words of a report of ours are seen; None where they are not, or not whole."""
        if report not in self.seen.at or (left := self.seen.traces[report].find_whole(span)) is None:
            return None
        return self.seen.at[report], left

    def find_place_before(self, report: str, span: Span) -> tuple[str, Span] | None:
        """Which report of ours words that are seen are of, and where they stand there."""
        ours = self.seen.ours.get(report)
        if ours is None or (before := self.seen.traces[ours].find_before(span)) is None:
            return None
        return ours, before

    def find_name(self, name: str) -> str | None:
        """The name that a view has for a report, words of one, a statement or a claim; None where it does not see it. What is no such thing
        keeps its name."""
        report, span = read_place(name)
        if report in self.seen.at or any(report == one.id for one in self.known.reports):
            if span is None:
                return self.seen.at.get(report)
            there = self.find_place(report, span)
            return write_place(*there) if there is not None else None
        if name in self._statements:
            return self.find_statement(name)
        if name in self._claims:
            return next(self.name_claim(self._claims[name]), None)
        return name

    def find_statement(self, name: str) -> str | None:
        """The statement of a view that is of the same words: those of one that was read otherwise there share some with it."""
        report = self._statements[name]
        if report not in self.seen.at:
            return None
        meant = next(one for one in self.readings[report].statements if one.id == name)
        trace = self.seen.traces[report]
        words = [span for whole in meant.words for span in trace.find(whole)]
        reading = self.again.get(self.seen.at[report])
        there = [(one, count_shared(one, words)) for one in reading.statements] if reading is not None else []
        best = max(there, key=lambda pair: (pair[1], -abs(sum(map(len, pair[0].words)) - pair[1])), default=None)
        return best[0].id if best is not None and best[1] else None

    def name_claim(self, claim: Claim) -> Iterator[str]:
        """The names that a claim of ours has by each of its passages that is seen."""
        for support in claim.supports:
            there = self.find_place(support.report, support.span)
            if there is not None:
                yield evolve(claim, supports=(evolve(support, report=there[0], span=there[1]),), id="").id

    def find_ours(self, claims: Iterable[Claim]) -> dict[str, str]:
        """The names of ours, by those of a view, of the statements and claims that it tells."""
        found: dict[str, str] = {}
        for name, report in self._statements.items():
            if report in self.seen.at and (there := self.find_statement(name)) is not None:
                found.setdefault(there, name)
        passages = {name: claim.id for claim in self._claims.values() for name in self.name_claim(claim)}
        for claim in claims:
            names = (evolve(claim, supports=(support,), id="").id for support in claim.supports)
            if (ours := next((passages[name] for name in (claim.id, *names) if name in passages), None)) is not None:
                found[claim.id] = ours
        return found

    def hear(self, rulings: Sequence[Ruling]) -> Iterator[Ruling]:
        """The rulings on what is seen, under the names that it has there, each as far as what it is about is seen."""
        ruled = rename(rulings, self.story.claims) if self.story is not None else rulings
        for ruling in ruled:
            about = ruling.about
            if ruling.verb == "reliability":
                about = (*about, *(self.seen.outlets[name] for name in about if name in self.seen.outlets))
            named = [self.find_name(name) for name in about]
            left = tuple(dict.fromkeys(name for name in named if name is not None))
            if is_about_enough(ruling, named, left):
                yield evolve(ruling, about=left)

    def tell_ours(self, brief: Brief, claims: Iterable[Claim]) -> Brief:
        """A brief of a view with the office's own names for what it cites and is made from: not to be shown, but the office's own lines are
        known in it."""
        ours = self.find_ours(claims)
        outlets = {alias: name for name, alias in self.seen.outlets.items()}

        def change_part(part: Part) -> Part:
            if isinstance(part, Ours):
                return evolve(part, values=tuple(outlets.get(value, value) for value in part.values))
            before = self.find_place_before(part.report, part.span)
            return Cited(part.words, *before, part.reference) if before is not None else part

        def change(line: Line) -> Line:
            return evolve(line, parts=tuple(map(change_part, line.parts)), of=ours.get(line.of, line.of))

        told = change_lines(brief, change)
        sections = tuple(
            evolve(section, tables=tuple(evolve(table, of=ours.get(table.of, table.of)) for table in section.tables))
            for section in told.sections
        )
        return evolve(told, sections=sections)


def count_shared(statement: Statement, words: Sequence[Span]) -> int:
    """How many characters a statement shares with some words."""
    pairs = ((one, other) for one in statement.words for other in words if one.overlaps(other))
    return sum(min(one.end, other.end) - max(one.start, other.start) for one, other in pairs)


def is_about_enough(ruling: Ruling, named: Sequence[str | None], left: Sequence[str]) -> bool:
    """Whether enough of what a ruling is about is seen for it to say anything."""
    if ruling.verb in OF_EACH_TWO:
        return len(left) > 1
    if ruling.verb in OF_EACH:
        return bool(left)
    if ruling.verb in OF_FIRST:
        return named[0] is not None and len(left) > 1
    return None not in named
