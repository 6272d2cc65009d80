"""The last look before a brief leaves: every line says what its citation says and what was weighed, in words of the closed list."""

from collections.abc import Mapping

from attrs import field, frozen

from legation.briefing.names import is_name, outlet_name
from legation.briefing.templates import CHOICES, DAY, QUANTITY, TEMPLATES, TITLES, pair
from legation.briefing.verify import refuse, require, verify
from legation.records.brief import Brief, Cited, Line, Ours, Reference
from legation.records.errors import CitationError
from legation.records.lines import find_lines
from legation.records.report import Report
from legation.records.story import CREDIBILITY, RELIABILITY, Story
from legation.records.undated import set_days_aside


@frozen
class _Seal:
    """What the check lays on the one brief that held: on another it is worth nothing."""

    brief: Brief


@frozen
class Checked:
    """A brief that may be written: only `check` makes one."""

    brief: Brief
    _seal: object = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self._seal, _Seal) or self._seal.brief is not self.brief:
            raise CitationError("A brief is written only after it was checked against its reports: use cite.check.")


def check(brief: Brief, reports: Mapping[str, Report], story: Story) -> Checked:
    """The brief as one that may be written. Raises CitationError with the place of the first line that does not hold. A day in doubt is
    printed as no report's."""
    reports = set_days_aside(reports, story.doubts)
    check_references(brief, reports)
    check_frame(brief, reports)
    references = {reference.number: reference for reference in brief.references}
    outlets = {name.name for name in brief.names if name.kind == "outlet"} | {outlet_name(report) for report in reports.values()}
    actors = {name.name for name in brief.names if name.kind == "actor"}
    for place, line in find_lines(brief):
        check_line(place, line, reports, references)
        for part in line.parts:
            if isinstance(part, Ours):
                check_ours(place, part, line, references, outlets, actors)
    verify(brief, reports, story)
    return Checked(brief, _Seal(brief))


def check_references(brief: Brief, reports: Mapping[str, Report]) -> None:
    """Every reference: numbered in order, and its outlet, title, date and words are those of the report."""
    for number, reference in enumerate(brief.references, start=1):
        place = f"reference {reference.number}"
        require(reference.number == number, place, f"the {number}. reference has the number {reference.number}")
        require(reference.report in reports, place, f"there is no report {reference.report}")
        report = reports[reference.report]
        same = (outlet_name(report), report.title, report.published)
        require(
            (reference.outlet, reference.title, reference.published) == same, place, "outlet, title or date are not those of the report"
        )
        check_words(place, reference, report)


def check_words(place: str, part: Cited | Reference, report: Report) -> None:
    """That words are those at their address, and that there are any."""
    try:
        found = report.words(part.span)
    except KeyError:
        found = ""
    require(bool(found) and found == part.words, place, f"it cites {part.words!r}, and the report has {found!r} there")


def check_frame(brief: Brief, reports: Mapping[str, Report]) -> None:
    """Title, section titles, counts, graph and sources: words of reports, words of ours, names."""
    spoken = [words for report in reports.values() for words in (report.title or "", report.text)]
    require(any(brief.title in words for words in spoken), "title", f"{brief.title!r} stands in no report")
    for section in brief.sections:
        require(TITLES.get(section.key) == section.title, section.key, f"{section.title!r} is not the title of this section")
    for name in brief.names:
        require(is_name(name.name), "names", f"{name.name!r} is not a name")
    outlets = {name.name for name in brief.names if name.kind == "outlet"} | {outlet_name(report) for report in reports.values()}
    for node in brief.nodes:
        require(node.label in outlets, "lineage", f"{node.label!r} is no outlet of this story")
    for source in brief.sources:
        place = f"source {source.outlet}"
        require(source.report in reports, place, f"there is no report {source.report}")
        report = reports[source.report]
        same = (outlet_name(report), report.title, report.published, report.url, report.notes)
        require((source.outlet, source.title, source.published, source.url, source.notes) == same, place, "it is not what the report says")
        require(source.origin is None or source.origin in outlets, place, f"{source.origin!r} is no outlet of this story")
        require(source.reliability in RELIABILITY, place, f"{source.reliability!r} is not a letter of reliability")


def check_line(place: str, line: Line, reports: Mapping[str, Report], references: Mapping[int, Reference]) -> None:
    """One line: it rests on references that exist, and its cited words lie within theirs."""
    require(bool(line.parts), place, "it is empty")
    for number in line.citations:
        require(number in references, place, f"there is no reference {number}")
    for part in line.parts:
        if isinstance(part, Cited):
            require(part.report in reports, place, f"there is no report {part.report}")
            check_words(place, part, reports[part.report])
            require(part.reference in line.citations, place, f"reference {part.reference} is not among its citations")
            whole = references[part.reference]
            require(whole.report == part.report and part.span in whole.span, place, f"its words are not within reference {part.reference}")
    if not line.citations:
        heads = all(
            isinstance(part, Ours) and part.template in TEMPLATES and TEMPLATES[part.template].role != "fact" for part in line.parts
        )
        require(heads, place, "it says something and cites nothing")


def check_ours(place: str, part: Ours, line: Line, references: Mapping[int, Reference], outlets: set[str], actors: set[str]) -> None:
    """One part of ours: a template of the closed list, and every value fits its slot."""
    require(part.template in TEMPLATES, place, f"{part.template!r} is not one of our templates")
    try:
        slots = pair(TEMPLATES[part.template], part.values)
    except ValueError as error:
        raise refuse(place, f"{part.template!r} cannot be filled: {error}") from error
    carriers = {references[number].report for number in line.citations}
    for kind, values in slots:
        for value in values:
            require(fits(kind, value, outlets, actors, carriers), place, f"{value!r} is not a {kind} (template {part.template!r})")


def fits(kind: str, value: str, outlets: set[str], actors: set[str], carriers: set[str]) -> bool:
    """Whether a value is of the kind that its slot takes."""
    name, _, what = kind.partition(" ")
    digits = value.isascii() and value.isdecimal() and len(value) <= 15
    if name in ("number", "count"):
        return digits
    if name == "cited":
        return digits and int(value) == len(carriers)
    if name == "quantity":
        return QUANTITY.fullmatch(value) is not None
    if name == "percent":
        return digits and int(value) <= 100
    if name == "day":
        return DAY.fullmatch(value) is not None
    if name == "range":
        return len(value.split("/")) == 2 and all(DAY.fullmatch(day) for day in value.split("/"))
    if name == "grade":
        return len(value) == 2 and value[0] in RELIABILITY and value[1] in CREDIBILITY
    if name == "choice":
        return value in CHOICES[what]
    if name == "title":
        return value in TITLES.values()
    return value in (outlets if name == "outlet" else actors)
