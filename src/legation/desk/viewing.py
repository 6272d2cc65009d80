"""A checked brief as the view of somebody who may see it: in words, with its reports and a mark for each of its lines; and the brief that
a partner may see, weighed and written anew from nothing else.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import define, evolve, field, frozen

from legation.briefing.arrange import arrange, find_choices
from legation.briefing.cite import Checked, check
from legation.briefing.compose import compose
from legation.briefing.framing import frame
from legation.briefing.typeset import typeset
from legation.desk.items import find_items
from legation.desk.office import Office
from legation.desk.portions import Chosen, Handling, find_own_marks, find_parts, mark_frame, mark_lines
from legation.desk.sighting import find_chains
from legation.desk.translating import Translation
from legation.records.brief import Brief
from legation.records.errors import LegationError, many
from legation.records.heard import hear_speakers
from legation.records.lines import find_lines
from legation.records.reading import Reading, Statement
from legation.records.release import Mark, Partner, Policy, View, Withheld
from legation.records.report import Report
from legation.records.ruling import Ruling
from legation.records.story import Story, story_id
from legation.release.marks import find_bar
from legation.release.sight import Known, Seen, see
from legation.weighing.grouping.stream import Cluster
from legation.weighing.lineage.outlets import with_owners
from legation.weighing.weigh import open_case, weigh_story

Reader = Callable[[Sequence[Report]], Sequence[Reading]]


# What a line that is kept back is marked with while what is left is looked for.
KEPT_BACK = Mark("TLP:RED")


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
    brief, held, found = typeset(checked), tuple(reports), tuple(readings)
    made_of = {source.report for source in brief.sources} | {reference.report for reference in brief.references}
    if handling is not None and handling.chosen.keys and story is not None:
        brief = frame(brief, story, {report.id: report for report in held}, found)
    portions, around = handling.mark(brief, made_of) if handling is not None else (tuple(None for _ in find_lines(brief)), None)
    statements = {statement.id: statement for reading in found for statement in reading.statements}
    items = find_items(brief, story, statements, portions) if story is not None else ()
    return View("", brief, held, portions, items, frame=around)


@frozen
class Matters:
    """All that the office puts into a view: what it knows of a story, with the readings of its reports, its word on outlets, its rulings,
    and a reader for what is seen otherwise than it was read. `story` is the office's own, by which the claims are known that it ruled on
    or chose. `roots` are the newsrooms of which nothing stands."""

    known: Known
    readings: Mapping[str, Reading]
    office: Office
    rulings: tuple[Ruling, ...]
    read: Reader
    name: str = ""
    asof: date | None = None
    story: Story | None = None
    roots: frozenset[str] = frozenset()


@frozen
class Drawn:
    """A brief made of what somebody sees, before anything is said of marks: equal for all who see the same."""

    story: Story
    brief: Brief
    readings: tuple[Reading, ...]
    again: Mapping[str, Reading]

    @property
    def statements(self) -> dict[str, Statement]:
        """The statements of what was read, by their ids."""
        return {statement.id: statement for reading in self.readings for statement in reading.statements}


@define
class Views:
    """The views of a story for several partners: what is seen by two of them alike is weighed and written once."""

    matters: Matters
    policy: Policy
    _made: dict[tuple[str, ...], Drawn] = field(factory=dict)
    _seen: dict[Partner, Seen] = field(factory=dict)
    _read: dict[str, Reading | None] = field(factory=dict)

    def view(self, partner: Partner, chosen: Chosen | None = None) -> View:
        """What a partner may be told of what was chosen (None: all). Raises NothingLeftError where it may see nothing."""
        seen = self.see(partner)
        if not seen.reports:
            raise NothingLeftError(f"{partner.name} may see no report of this story. {tell_reasons(seen.withheld)}")
        drawn = self.draw(seen)
        brief, kept, still = drawn.brief, list[Withheld](), tuple[str, ...]()
        texts = {report.id: report for report in seen.reports}
        if chosen is not None:
            names = self.translate(seen, drawn.again)
            brief, kept = choose(brief, names.tell_ours(brief, drawn.story.claims), chosen, seen, partner, self.policy)
            brief = frame(brief, drawn.story, texts, drawn.readings)
            still = find_still(drawn, {one.what for one in kept})
        own = find_own_marks(brief, chosen) if chosen is not None else {}
        portions = tuple(mark_lines(brief, seen.marks, seen.passages, self.policy, own, chosen is not None))
        return View(
            office=self.matters.name,
            brief=brief,
            reports=seen.reports,
            portions=portions,
            items=find_items(brief, drawn.story, drawn.statements, portions),
            withheld=(*seen.withheld, *kept, *self.find_effect(partner, drawn)),
            frame=mark_frame(brief, seen.marks, seen.passages, texts, self.policy),
            still=still,
        )

    def find_basis(self, partner: Partner) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a view rests on, for the log: the ids of our reports, and its origins by name, or else by their reports."""
        seen = self.see(partner)
        origins = self.draw(seen).story.origins
        named = [
            (seen.ours.get(origin.root, origin.root) if origin.root else "") or " ".join(seen.ours[one] for one in origin.reports)
            for origin in origins
        ]
        return tuple(seen.ours[report.id] for report in seen.reports), tuple(named)

    def see(self, partner: Partner) -> Seen:
        """What a partner sees. What is left of a report may be read otherwise than the whole: where it still says through whom words came,
        and a mask hides that, the words that say so are cut as well, until nothing says it."""
        while partner not in self._seen:
            told: dict[str, list[str]] = {}
            while True:
                seen = see(self.matters.known, partner, self.policy, told)
                left = [one for one in self.find_left(partner, seen) if one[1] not in told.get(one[0], ())]
                if not left:
                    break
                for report, words in left:
                    told.setdefault(report, []).append(words)
            self._seen[partner] = seen
        return self._seen[partner]

    def find_left(self, partner: Partner, seen: Seen) -> Iterator[tuple[str, str]]:
        """Our reports that still say to a partner through whom words came, though a mask hides that, with the words that say so."""
        masks = [mask for mask in partner.masks if mask.kind == "chain"]
        known = self.matters.known
        readings = self.read(seen) if masks else {}
        for report in seen.reports if masks else ():
            ours = seen.ours[report.id]
            own = known.names_of(report.outlet or "")
            for name, span in find_chains(readings[report.id]) if report.id in readings else ():
                if name not in own and any(not mask.of or name in known.names_of(mask.of) for mask in masks):
                    yield ours, report.words(span)

    def read(self, seen: Seen) -> dict[str, Reading]:
        """The readings of what is seen, those of what was cut made anew, each once; one that could not be read is left out."""
        cut = [report for report in seen.reports if report.id in seen.cut]
        if fresh := [report for report in cut if repr(report) not in self._read]:
            made = {reading.report: reading for reading in self.matters.read(fresh)}
            self._read.update({repr(report): made.get(report.id) for report in fresh})
        again = {report.id: reading for report in cut if (reading := self._read[repr(report)]) is not None}
        kept = {report.id: self.matters.readings[seen.ours[report.id]] for report in seen.reports if report.id not in seen.cut}
        return {**kept, **again}

    def translate(self, seen: Seen, again: Mapping[str, Reading]) -> Translation:
        """The names that a view has for what the office names."""
        return Translation(self.matters.known, seen, self.matters.readings, again, self.matters.story)

    def draw(self, seen: Seen) -> Drawn:
        """The brief of what is seen."""
        if seen.key not in self._made:
            readings = self.read(seen)
            self._made[seen.key] = draw(self.matters, seen, readings, tuple(self.translate(seen, readings).hear(self.matters.rulings)))
        return self._made[seen.key]

    def find_effect(self, partner: Partner, drawn: Drawn) -> Iterator[Withheld]:
        """What the masks of a partner do to the counts, for the officer: whoever is not told who copied whom counts otherwise."""
        if not partner.masks:
            return
        bare = self.see(evolve(partner, masks=()))
        for (noun, masked), (_, plain) in zip(drawn.brief.counts, self.draw(bare).brief.counts, strict=True):
            if masked != plain:
                told = f"{many(masked, noun.removesuffix('s'))} as the masks let it be counted, {plain} without them"
                yield Withheld("count", noun, told)


def draw(matters: Matters, seen: Seen, readings: Mapping[str, Reading], rulings: tuple[Ruling, ...]) -> Drawn:
    """Weigh and write what is seen, as if there were nothing else, with the rulings on it."""
    told = [report for report in seen.reports if report.id in readings]
    if not told:
        raise NothingLeftError("What is left of the reports of this story could not be read.")
    # What was not cut is heard as the office hears it already.
    heard = {
        report.id: hear_speakers(report, readings[report.id], rulings) if report.id in seen.cut else readings[report.id] for report in told
    }
    reliability = {
        **matters.office.reliability,
        **{alias: matters.office.reliability.get(name, "F") for name, alias in seen.outlets.items()},
    }
    language = with_owners(matters.office.languages(), rulings)
    cluster = Cluster(tuple(report.id for report in told), told[0].id)
    found = [heard[report.id] for report in told]
    roots = {name for root in matters.roots for name in (root, seen.outlets.get(root, root))}
    case = open_case(cluster, told, found, frozenset(), reliability, rulings, roots)
    story = evolve(weigh_story(case, language), id=story_id(told[0].id))
    days = [report.day for report in told if report.day is not None]
    asof = matters.asof or max(days, default=date.min)
    reports = {report.id: report for report in told}
    made = compose(story, reports, heard, asof, reliability=reliability, language=matters.office.language())
    return Drawn(story, typeset(check(made, reports, story)), tuple(found), readings)


def choose(brief: Brief, ours: Brief, chosen: Chosen, seen: Seen, partner: Partner, policy: Policy) -> tuple[Brief, list[Withheld]]:
    """The brief with what was chosen alone, and what of that is not told, with the reasons: its own mark keeps it from the partner, or what
    it sees is not told so. `ours` is the same brief under the names that the office has for what it tells."""
    known = list(zip(find_choices(brief), find_choices(ours), strict=True))
    marks, words = dict(chosen.marks), dict(chosen.words)
    keys: list[str] = []
    kept: list[Withheld] = []
    for name in chosen.keys:
        meant = [choice for choice, own in known if name == own.key or any(line.of == name and not line.indent for line in own.lines)]
        bar = find_bar(marks[name], partner, policy) if name in marks else None
        if not meant:
            told = f"“{words[name]}” " if name in words else ""
            kept.append(Withheld("line", name, f"{told}is not told in these words by what {partner.name} may see"))
        elif bar is not None:
            kept += [Withheld("line", choice.key, bar) for choice in meant]
        else:
            keys += [choice.key for choice in meant]
    if not keys:
        raise NothingLeftError(f"None of the lines that were chosen may go to {partner.name}.")
    return arrange(brief, keys, {report.id: report for report in seen.reports}), kept


def find_still(drawn: Drawn, barred: Collection[str]) -> tuple[str, ...]:
    """The things of all that could be told, without those of lines that a mark of their own keeps back, by their keys."""
    brief = drawn.brief
    lines = {id(line) for choice in find_choices(brief) if choice.key in barred for line in find_parts(choice)}
    marks = [KEPT_BACK if id(line) in lines else None for _, line in find_lines(brief)]
    return tuple(item.id for item in find_items(brief, drawn.story, drawn.statements, marks) if item.mark is None)


def tell_reasons(withheld: Sequence[Withheld]) -> str:
    """The reasons why things are withheld, each once."""
    return "; ".join(dict.fromkeys(one.reason for one in withheld)) + "."
