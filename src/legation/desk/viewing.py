"""A checked brief as the view of somebody who may see it: in words, with its reports and a mark for each of its lines; and the brief that
a partner may see, weighed and written anew from nothing else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import define, evolve, field, frozen

from legation.briefing.arrange import arrange, find_choices
from legation.briefing.cite import Checked, check
from legation.briefing.compose import compose
from legation.briefing.typeset import typeset
from legation.desk.items import find_items
from legation.desk.office import Office
from legation.desk.portions import Chosen, Handling, find_own_marks, mark_lines
from legation.records.brief import Brief
from legation.records.errors import LegationError, many
from legation.records.lines import find_lines
from legation.records.reading import Reading
from legation.records.release import Partner, Policy, View, Withheld
from legation.records.report import Report
from legation.records.ruling import Ruling
from legation.records.story import Story, story_id
from legation.release.marks import find_bar
from legation.release.sight import Known, Seen, see
from legation.weighing.grouping.stream import Cluster
from legation.weighing.lineage.outlets import with_owners
from legation.weighing.weigh import open_case, weigh_story

Reader = Callable[[Sequence[Report]], Sequence[Reading]]


class NothingLeftError(LegationError):
    """A partner may see nothing of a story."""


def view_own(
    checked: Checked,
    reports: Iterable[Report],
    story: Story | None = None,
    readings: Iterable[Reading] = (),
    handling: Handling | None = None,
) -> View:
    """What the office itself sees of a brief of its own: everything, marked or not, with the things of its story typed."""
    brief = typeset(checked)
    portions = handling.mark(brief) if handling is not None else tuple(None for _ in find_lines(brief))
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

    def view(self, partner: Partner, chosen: Chosen | None = None) -> View:
        """What a partner may be told of what was chosen (None: all). Raises NothingLeftError where it may see nothing."""
        seen = see(self.matters.known, partner, self.policy)
        if not seen.reports:
            raise NothingLeftError(f"{partner.name} may see no report of this story. {tell_reasons(seen.withheld)}")
        drawn = self.draw(seen)
        brief, kept = drawn.brief, list[Withheld]()
        if chosen is not None:
            brief, kept = choose(brief, chosen, seen, partner, self.policy)
        own = find_own_marks(brief, chosen) if chosen is not None else {}
        portions = tuple(mark_lines(brief, seen.marks, seen.passages, self.policy, own))
        statements = {statement.id: statement for reading in drawn.readings for statement in reading.statements}
        return View(
            office=self.matters.name,
            brief=brief,
            reports=seen.reports,
            portions=portions,
            items=find_items(brief, drawn.story, statements, portions),
            withheld=(*seen.withheld, *kept, *self.find_effect(partner, drawn)),
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


def choose(brief: Brief, chosen: Chosen, seen: Seen, partner: Partner, policy: Policy) -> tuple[Brief, list[Withheld]]:
    """The brief with what was chosen alone, and what of that its own mark keeps from the partner."""
    known = find_choices(brief)
    marks = dict(chosen.marks)
    keys: list[str] = []
    kept: list[Withheld] = []
    for name in chosen.keys:
        for choice in known:
            if name == choice.key or any(line.of == name and not line.indent for line in choice.lines):
                bar = find_bar(marks[name], partner, policy) if name in marks else None
                if bar is None:
                    keys.append(choice.key)
                else:
                    kept.append(Withheld("line", choice.key, bar))
    if not keys:
        raise NothingLeftError(f"None of the lines that were chosen may go to {partner.name}.")
    return arrange(brief, keys, {report.id: report for report in seen.reports}), kept


def tell_reasons(withheld: Sequence[Withheld]) -> str:
    """The reasons why things are withheld, each once."""
    return "; ".join(dict.fromkeys(one.reason for one in withheld)) + "."
