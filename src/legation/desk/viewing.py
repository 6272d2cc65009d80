"""A checked brief as the view of somebody who may see it: in words, with its reports and a mark for each of its lines; and the brief that
a partner may see, weighed and written anew from nothing else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import define, evolve, field, frozen

from legation.briefing.cite import Checked, check
from legation.briefing.compose import compose
from legation.briefing.typeset import typeset
from legation.desk.items import find_items
from legation.desk.office import Office
from legation.records.brief import Brief, Cited, Line
from legation.records.errors import LegationError, many
from legation.records.lines import find_lines
from legation.records.reading import Reading
from legation.records.release import Mark, Partner, Policy, View, Withheld
from legation.records.report import Report
from legation.records.ruling import Ruling
from legation.records.story import Story, story_id
from legation.release.marks import combine
from legation.release.sight import Known, Marked, Seen, see
from legation.weighing.grouping.stream import Cluster
from legation.weighing.lineage.outlets import with_owners
from legation.weighing.weigh import open_case, weigh_story

Reader = Callable[[Sequence[Report]], Sequence[Reading]]


class NothingLeftError(LegationError):
    """A partner may see nothing of a story."""


def view_own(checked: Checked, reports: Iterable[Report], story: Story | None = None, readings: Iterable[Reading] = ()) -> View:
    """What the office itself sees of a brief of its own: everything, marked or not, with the things of its story typed."""
    brief = typeset(checked)
    portions = tuple(None for _ in find_lines(brief))
    statements = {statement.id: statement for reading in readings for statement in reading.statements}
    return View("", brief, tuple(reports), portions, find_items(brief, story, statements, portions) if story is not None else ())


@frozen
class Matters:
    """All that the office puts into a view: what it knows of a story, with the readings of its reports, its word on outlets, its rulings,
    and a reader for what is seen otherwise than it was read."""

    known: Known
    readings: Mapping[str, Reading]
    office: Office
    rulings: tuple[Ruling, ...]
    read: Reader
    name: str = ""
    asof: date | None = None


@frozen
class Drawn:
    """A brief made of what somebody sees, before anything is said of marks: equal for all who see the same."""

    story: Story
    brief: Brief
    readings: tuple[Reading, ...]


@define
class Views:
    """The views of a story for several partners: what is seen by two of them alike is weighed and written once."""

    matters: Matters
    policy: Policy
    _made: dict[tuple[str, ...], Drawn] = field(factory=dict)

    def view(self, partner: Partner, lines: Sequence[str] = ()) -> View:
        """What a partner may be told; `lines` are the ids of what was chosen of it, in their order (none: all). Raises NothingLeftError
        where it may see nothing."""
        seen = see(self.matters.known, partner, self.policy)
        if not seen.reports:
            raise NothingLeftError(f"{partner.name} may see no report of this story. {tell_reasons(seen.withheld)}")
        drawn = self.draw(seen)
        brief = choose_lines(drawn.brief, lines) if lines else drawn.brief
        portions = tuple(mark_lines(brief, seen, self.policy))
        statements = {statement.id: statement for reading in drawn.readings for statement in reading.statements}
        return View(
            office=self.matters.name,
            brief=brief,
            reports=seen.reports,
            portions=portions,
            items=find_items(brief, drawn.story, statements, portions),
            withheld=(*seen.withheld, *self.find_effect(partner, drawn)),
        )

    def find_basis(self, partner: Partner) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a view rests on, for the log: the ids of our reports, and its origins by name, or else by their reports."""
        seen = see(self.matters.known, partner, self.policy)
        origins = self.draw(seen).story.origins
        named = [
            (seen.ours.get(origin.root, origin.root) if origin.root else "") or " ".join(seen.ours[one] for one in origin.reports)
            for origin in origins
        ]
        return tuple(seen.ours[report.id] for report in seen.reports), tuple(named)

    def draw(self, seen: Seen) -> Drawn:
        """The brief of what is seen."""
        if seen.key not in self._made:
            self._made[seen.key] = draw(self.matters, seen)
        return self._made[seen.key]

    def find_effect(self, partner: Partner, drawn: Drawn) -> Iterator[Withheld]:
        """What the masks of a partner do to the counts, for the officer: whoever is not told who copied whom counts otherwise."""
        if not partner.masks:
            return
        bare = see(self.matters.known, evolve(partner, masks=()), self.policy)
        for (noun, masked), (_, plain) in zip(drawn.brief.counts, self.draw(bare).brief.counts, strict=True):
            if masked != plain:
                told = f"{many(masked, noun.removesuffix('s'))} as the masks let it be counted, {plain} without them"
                yield Withheld("count", noun, told)


def draw(matters: Matters, seen: Seen) -> Drawn:
    """Weigh and write what is seen, as if there were nothing else."""
    readings = {report.id: matters.readings[seen.ours[report.id]] for report in seen.reports if report.id not in seen.cut}
    again = [report for report in seen.reports if report.id in seen.cut]
    readings |= {reading.report: reading for reading in matters.read(again)} if again else {}
    told = [report for report in seen.reports if report.id in readings]
    if not told:
        raise NothingLeftError("What is left of the reports of this story could not be read.")
    rulings = tuple(find_heard(matters.rulings, matters.known, seen))
    reliability = {
        **matters.office.reliability,
        **{alias: matters.office.reliability.get(name, "F") for name, alias in seen.outlets.items()},
    }
    language = with_owners(matters.office.languages(), rulings)
    cluster = Cluster(tuple(report.id for report in told), told[0].id)
    found = [readings[report.id] for report in told]
    story = evolve(weigh_story(open_case(cluster, told, found, frozenset(), reliability, rulings), language), id=story_id(told[0].id))
    days = [report.day for report in told if report.day is not None]
    asof = matters.asof or max(days, default=date.min)
    reports = {report.id: report for report in told}
    made = compose(story, reports, readings, asof, reliability=reliability, language=matters.office.language())
    return Drawn(story, typeset(check(made, reports, story)), tuple(found))


def find_heard(rulings: Iterable[Ruling], known: Known, seen: Seen) -> Iterator[Ruling]:
    """The rulings that are about nothing but what is seen, under the ids that it has there."""
    at = {ours: report for report, ours in seen.ours.items()}
    every = {report.id for report in known.reports}
    for ruling in rulings:
        if all(about in at or about not in every for about in ruling.about):
            yield evolve(ruling, about=tuple(at.get(about, about) for about in ruling.about))


def mark_lines(brief: Brief, seen: Seen, policy: Policy) -> Iterator[Mark]:
    """A mark for every line: of the reports it rests on and the marked passages it cites; a line that rests on none, as all together."""
    references = {reference.number: reference for reference in brief.references}
    whole = combine(seen.marks.values(), policy)
    for _, line in find_lines(brief):
        given = [seen.marks[references[number].report] for number in line.citations]
        cited = find_cited(line, brief)
        given += [passage.mark for passage in seen.passages if any(is_cited(passage, one) for one in cited)]
        yield combine(given, policy) if given else whole


def is_cited(passage: Marked, cited: Cited) -> bool:
    """Whether cited words share a character with a passage that has a mark of its own."""
    return passage.report == cited.report and passage.span.overlaps(cited.span)


def find_cited(line: Line, brief: Brief) -> list[Cited]:
    """What a line cites, in its own words and in its references."""
    cited = [part for part in line.parts if isinstance(part, Cited)]
    return cited + [
        Cited(reference.words, reference.report, reference.span, reference.number)
        for reference in brief.references
        if reference.number in line.citations
    ]


def choose_lines(brief: Brief, lines: Sequence[str]) -> Brief:
    """A brief of the lines that were chosen by the ids of their claims and statements, in that order within each section, with the lines
    that explain them."""
    order = {name: place for place, name in enumerate(lines)}
    sections = []
    for section in brief.sections:
        groups: list[list[Line]] = []
        for line in section.lines:
            if line.of in order and not line.indent:
                groups.append([line])
            elif line.indent and groups and line.of == groups[-1][0].of:
                groups[-1].append(line)
        if groups:
            groups.sort(key=lambda group: order[group[0].of])
            sections.append(evolve(section, lines=tuple(line for group in groups for line in group), tables=(), note=None))
    if not sections:
        raise NothingLeftError("None of the lines that were chosen may go to this partner.")
    return evolve(brief, sections=tuple(sections), entries=(), nodes=(), edges=(), notes=(), annex=None)


def tell_reasons(withheld: Sequence[Withheld]) -> str:
    """The reasons why things are withheld, each once."""
    return "; ".join(dict.fromkeys(one.reason for one in withheld)) + "."
