"""Whether a brief says of its story what was weighed: grades, speakers, counts of reports and origins, days, shares, stances.

The refusal of a brief that does not hold, with the place where it fails.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from attrs import frozen

from legation.briefing.names import UNNAMED, count_origins, doubt_values, is_name, outlet_name
from legation.briefing.templates import percent
from legation.records.brief import Brief, Cited, Line, Ours, Reference
from legation.records.errors import CitationError
from legation.records.lines import find_lines
from legation.records.report import Report, Span
from legation.records.story import Claim, Story


def require(holds: bool, place: str, problem: str) -> None:
    """Refuse the brief unless this holds."""
    if not holds:
        raise refuse(place, problem)


def refuse(place: str, problem: str) -> CitationError:
    """The refusal of a brief, with the place where it fails."""
    return CitationError(f"The brief was not written. At {place}: {problem}.")


# The sections whose lines are claims of the story.
CLAIMS = ("established", "said", "single")
# Which value of a template is who speaks, and which is the day.
SPEAKERS = {"speaker": 0, "speaker-on": 0, "speaker-open": 0, "speaker-manner": 0, "speaker-manner-on": 0, "speaker-known": 0}
DAYS = {"speaker-on": 1, "speaker-manner-on": 2, "on": 0, "manner-close-on": 1, "known-close-on": 0}
UNSAID = "-unsaid"
# Between a name and what its bearer is stand a comma and a blank.
BESIDE = 3


@frozen
class Evidence:
    """What a brief is held against: the story, its reports, the brief's references by number, and the letter of each report's outlet."""

    story: Story
    reports: Mapping[str, Report]
    references: Mapping[int, Reference]
    letters: Mapping[str, str]

    def name(self, root: str | None) -> str | None:
        """The outlet behind a report's id, or the name itself where it can be one."""
        if root is None:
            return None
        named = outlet_name(self.reports[root]) if root in self.reports else root
        return named if root in self.reports or is_name(root) else UNNAMED

    def carriers(self, line: Line) -> set[str]:
        """The reports that a line cites."""
        return {self.references[number].report for number in line.citations}

    def cites(self, line: Line, report: str, span: Span) -> bool:
        """Whether a line cites words at this address."""
        given = (self.references[number] for number in line.citations)
        return any(reference.report == report and reference.span.overlaps(span) for reference in given)


def verify(brief: Brief, reports: Mapping[str, Report], story: Story) -> None:
    """Every number, grade, name and day of the brief is the story's. Raises CitationError with the first place that differs."""
    letters = {source.report: source.reliability for source in brief.sources}
    evidence = Evidence(story, reports, {reference.number: reference for reference in brief.references}, letters)
    require(brief.story == story.id, "header", "it is a brief on another story")
    counts = dict(brief.counts)
    weighed = {"reports": len(story.reports), "origins": count_origins(story, evidence.name)[1], "conflicts": len(story.conflicts)}
    for noun, number in weighed.items():
        require(counts.get(noun) == number, "header", f"the story has {number} {noun}, not {counts.get(noun)}")
    for node in brief.nodes:
        require(node.label == evidence.name(node.id), "lineage", f"{node.label!r} is not the name of {node.id}")
    for section in brief.sections:
        if section.key in CLAIMS:
            check_claims(section.key, section.lines, evidence)
        if section.key == "summary":
            check_summary(section.lines, evidence)
    for source in brief.sources:
        roots = [evidence.name(origin.root) for origin in story.origins if source.report in origin.reports]
        require(source.origin in (roots or [None]), f"source {source.outlet}", f"{source.origin!r} is not its origin")
    for edge in brief.edges:
        steps = [(step.child, step.parent, step.kind) for step in story.descents]
        own = edge.kind == "declared" and evidence.name(edge.child) == edge.parent
        place = f"lineage, {edge.child} to {edge.parent}"
        require(own or (edge.child, edge.parent, edge.kind) in steps, place, "the story has no such step")
    for place, line in find_lines(brief):
        for part in line.parts:
            if isinstance(part, Ours):
                require(agrees(part, line, evidence), place, f"the story does not say {part.values!r} there (template {part.template!r})")


def check_claims(key: str, lines: Iterable[Line], evidence: Evidence) -> None:
    """Every line is a claim of the story with its grade, speaker and day; the line under it has its counts and origins."""
    meant: list[Claim] = []
    for number, line in enumerate(lines, start=1):
        place = f"{key}, line {number}"
        if not line.citations:
            continue
        if line.indent == 0:
            shown = [claim for claim in evidence.story.claims if claim.id == line.of and shows(line, claim)]
            require(bool(shown), place, "its words are no claim of the story")
            find = find_faults
        else:
            drifts = any(isinstance(part, Ours) and part.template.startswith("drift-") for part in line.parts)
            shown, find = meant, find_misplaced if drifts else find_miscounts
        faults = {claim.id: list(find(line, claim, evidence)) for claim in shown}
        meant = [claim for claim in shown if not faults[claim.id]]
        require(bool(meant), place, next((found[0] for found in faults.values() if found), "no claim stands above it"))


def shows(line: Line, claim: Claim) -> bool:
    """Whether a line shows a passage of a claim."""
    cited = [part for part in line.parts if isinstance(part, Cited)]
    return any(part.report == one.report and part.span.overlaps(one.span) for part in cited for one in claim.supports)


def find_faults(line: Line, claim: Claim, evidence: Evidence) -> Iterator[str]:
    """What a line says otherwise than its claim: the grade, the speaker, the day, the one outlet."""
    if line.grade != claim.grade and not is_lowered(line, claim, evidence):
        yield f"the claim has the grade {claim.grade}, not {line.grade}"
    ours = [part for part in line.parts if isinstance(part, Ours)]
    if is_name(claim.speaker) and not any(part.template in SPEAKERS for part in ours):
        yield f"it does not say that {claim.speaker!r} says so"
    carriers = {support.report for support in claim.supports}
    cited = " ".join(evidence.references[number].words for number in line.citations).casefold()
    for part, behind in pairwise((*line.parts, None)):
        if isinstance(part, Ours) and part.template == "speaker-known":
            beside = find_beside(behind, evidence, part.values[0]) if isinstance(behind, Cited) else ""
            if part.values[0].casefold() not in beside:
                yield f"{beside!r} does not say who {part.values[0]!r} is"
    for part in ours:
        if part.template in SPEAKERS and not is_named(part.values[SPEAKERS[part.template]], claim.speaker, cited):
            yield f"{claim.speaker!r} says so, not {part.values[SPEAKERS[part.template]]!r}"
        if part.template in DAYS and part.values[DAYS[part.template]] != claim.said:
            yield f"it was said on {claim.said}, not on {part.values[DAYS[part.template]]}"
        if part.template == "by" and {evidence.name(report) for report in carriers} != {part.values[0]}:
            yield f"it is not {part.values[0]!r} alone that carries it"


def is_lowered(line: Line, claim: Claim, evidence: Evidence) -> bool:
    """Whether a line has its claim's grade with the letter of an outlet whose words it shows, which is held to be less reliable."""
    if line.grade is None or line.grade.credibility != claim.grade.credibility:
        return False
    shown = {evidence.letters.get(part.report) for part in line.parts if isinstance(part, Cited)}
    return line.grade.reliability in shown and line.grade.reliability > claim.grade.reliability


def find_beside(part: Cited, evidence: Evidence, name: str) -> str:
    """Cited words with as much beside them as a name takes: what somebody is stands before or behind it."""
    place = evidence.reports[part.report].place(part.span.where)
    return place[max(0, part.span.start - len(name) - BESIDE) : part.span.end + len(name) + BESIDE].casefold()


def is_named(name: str, speaker: str | None, cited: str) -> bool:
    """Whether a name is the claim's speaker, or a form of his that the references of the line have."""
    shared = {word.casefold() for word in name.split()} & {word.casefold() for word in (speaker or "").split()}
    return name == speaker or (bool(shared) and name.casefold() in cited)


def find_miscounts(line: Line, claim: Claim, evidence: Evidence) -> Iterator[str]:
    """What the line under a claim counts otherwise: reports, origins and their names, denials, and who goes back to whom."""
    ours = [part for part in line.parts if isinstance(part, Ours)]
    carriers = len({support.report for support in claim.supports})
    roots, most = str(claim.roots), str(max(claim.roots, claim.roots_most))
    printed: dict[str | None, set[str | None]] = {}
    for support in claim.supports:
        if support.origin:
            printed.setdefault(evidence.name(support.origin), set()).add(evidence.name(support.report))
    counts = {
        "carried-count": (str(carriers), roots),
        "told-least": (roots,),
        "carried-most": (str(carriers), roots, most),
        "carried-unknown": (str(carriers),),
        "denials": (str(len({denial.report for denial in claim.denials})),),
    }
    others = [part for part in ours if part.template.startswith("also-")]
    for part in others:
        names = set(printed) if part.template == "also-from" else {evidence.name(one.report) for one in claim.supports}
        if not set(part.values) <= names or (part.template == "also-from" and len(printed) > 1):
            yield f"not all of {list(part.values)} carry the claim"
    if not others and not any(part.template.startswith(("carried", "told-least")) for part in ours):
        yield "it does not say how many reports carry the claim"
    for part in ours:
        count = counts.get(part.template, ())
        if part.values[: len(count)] != count:
            yield f"the counts are {', '.join(count)}, not {', '.join(part.values[: len(count)])}"
        if part.template in ("root-own", "root-in"):
            if part.values[0] not in printed:
                yield f"the origins are {sorted(map(str, printed))}, not {part.values[0]!r}"
            elif not set(part.values[1:]) <= printed[part.values[0]]:
                yield f"not all of {list(part.values[1:])} have it from {part.values[0]!r}"
        if part.template == "root-unnamed" and not set(part.values) <= {
            evidence.name(one.report) for one in claim.supports if not one.origin
        }:
            yield f"the origin of {list(part.values)} is settled"
        if part.template in ("root-word", "root-document"):
            told = {evidence.name(one.report) for one in claim.supports if one.source and one.source.kind in ("document", "speaker")}
            if not set(part.values[-1:]) <= told:
                yield f"not all of {list(part.values)} have it from a document or a speaker"


def find_misplaced(line: Line, claim: Claim, evidence: Evidence) -> Iterator[str]:
    """What a line on the forms of a claim says otherwise: it must be one of its drifts, weak and strong with their outlets."""
    named = tuple(value for part in line.parts if isinstance(part, Ours) for value in part.values)
    cited = [(part.report, part.span) for part in line.parts if isinstance(part, Cited)]
    drifts = [drift for drift in claim.drifts if (evidence.name(drift.weak.report), evidence.name(drift.strong.report)) == named]
    if not drifts:
        yield f"{' and '.join(named)} do not tell it in different forms"
    places = [place for drift in drifts for place in (drift.weak, drift.strong)]
    if not all(any(report == place.report and span in place.span for place in places) for report, span in cited):
        yield "the words are not those forms"


def check_summary(lines: Iterable[Line], evidence: Evidence) -> None:
    """The first lines: how many reports and origins the story has and which, and the claim they open with is one of the story."""
    printed: dict[str | None, set[str | None]] = {}
    for origin in evidence.story.origins:
        printed.setdefault(evidence.name(origin.root), set()).update(evidence.name(one) for one in origin.reports)
    weighed = (str(len(evidence.story.reports)), str(count_origins(evidence.story, evidence.name)[1]))
    outlets = {evidence.name(report) for report in evidence.story.reports}
    for number, line in enumerate(lines, start=1):
        place = f"summary, line {number}"
        shown = [claim for claim in evidence.story.claims if claim.id == line.of]
        if line.indent:
            faults = [fault for claim in shown for fault in find_miscounts(line, claim, evidence)]
            require(bool(shown) and not faults, place, next(iter(faults), "no claim stands above it"))
            continue
        for part in (part for part in line.parts if isinstance(part, Ours)):
            if part.template == "told-in":
                require(set(part.values) <= outlets, place, f"not all of {list(part.values)} tell the story")
            if part.template == "sum-basis":
                require(part.values == weighed, place, f"the story has {', '.join(weighed)} reports and origins, not {part.values!r}")
            if part.template in ("root-own", "root-in"):
                held = part.values[0] in printed and set(part.values[1:]) <= printed[part.values[0]]
                require(held, place, f"{part.values!r} is no origin of the story")
            if part.template in ("sum-what", "sum-further"):
                require(any(shows(line, claim) for claim in shown), place, "its words are no claim of the story")
            if part.template in SPEAKERS:
                said = any(claim.speaker == part.values[SPEAKERS[part.template]] for claim in shown)
                require(said, place, f"it is not {part.values[SPEAKERS[part.template]]!r} who says so")


def agrees(part: Ours, line: Line, evidence: Evidence) -> bool:
    """Whether one part of ours, wherever it stands, is what the story or the report that the line cites says."""
    story, values = evidence.story, part.values
    template = part.template.removesuffix(UNSAID)
    steps = [(evidence.name(step.child), evidence.name(step.parent), step) for step in story.descents]
    if template in ("shares", "edge-shares"):
        return any((child, str(percent(step.share)), parent) == values and step.kind == "reuse" for child, parent, step in steps)
    if template == "edge-shares-own":
        return any(
            (child, str(percent(step.share))) == values and child == parent and step.kind == "reuse" for child, parent, step in steps
        )
    if template in ("draws", "edge-draws", "edge-credit"):
        return any((child, parent) == values and (step.kind == "declared" or template != "edge-credit") for child, parent, step in steps)
    if template in ("day-later", "day-apart", "day-stamped"):
        return any(
            evidence.cites(line, doubt.report, doubt.span) and values == doubt_values(evidence.reports, doubt)
            for doubt in story.doubts
            if template == f"day-{doubt.why}"
        )
    if template == "recalled":
        told = {one.report for one in story.disproved if (evidence.name(one.report), one.on) == (values[0], values[2])}
        return bool(told) and told == evidence.carriers(line)
    if template in ("origin", "edge-own"):
        sizes = {(evidence.name(origin.root), str(len(origin.reports))) for origin in story.origins}
        return (values[:2] in sizes) if template == "origin" else values[0] in {root for root, _ in sizes}
    if template in ("when", "standing"):
        events = [event for event in story.events if event.when and evidence.cites(line, event.report, event.span)]
        days = {f"{event.when.first}/{event.when.last}" for event in events if event.when}
        return values[0] in (days if template == "when" else {event.status for event in events})
    if template.startswith("value-") or template == "came-first":
        sides = [side for conflict in story.conflicts for side in conflict.sides if evidence.cites(line, side.report, side.span)]
        if template == "came-first":
            return any(side.value.endswith(" first") for side in sides)
        return values[0] in {" ".join(side.value.split()) for side in sides}
    if template == "stance":
        return values[0] in {one.stance for one in story.positions if evidence.cites(line, one.report, one.span)}
    if template in ("printed", "printed-undated", "given-by", "given-by-undated", "in", "in-on"):
        cited = [evidence.reports[report] for report in evidence.carriers(line)]
        return (values[0], *values[1:]) in {(outlet_name(one), str(one.day))[: len(values)] for one in cited}
    if template == "users":
        return set(values) <= {evidence.name(report) for report in evidence.carriers(line)}
    return True
