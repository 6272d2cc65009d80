"""What stands around the lines that an officer chose: title, counts and sources of what these rest on, and of nothing else of the story."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from legation.briefing.names import count_origins, outlet_name
from legation.briefing.typeset import list_rest
from legation.records.brief import Brief, Ours, Source
from legation.records.lines import find_lines
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.story import Story


def frame(brief: Brief, story: Story, reports: Mapping[str, Report], readings: Sequence[Reading]) -> Brief:
    """A typeset brief of chosen lines with the frame that is made of the reports they cite: the rest of the story may bear other marks."""
    cited = {reference.report for reference in brief.references}
    sources = tuple(frame_source(source, story, reports, cited) for source in brief.sources if source.report in cited)
    used = {value for _, line in find_lines(brief) for part in line.parts if isinstance(part, Ours) for value in part.values}
    used |= {source.origin for source in sources if source.origin is not None}
    made = evolve(
        brief,
        title=find_title(brief, reports),
        counts=count(story, reports, [reading for reading in readings if reading.report in cited], cited),
        sources=sources,
        names=tuple(name for name in brief.names if name.name in used),
        unlisted=None,
    )
    return list_rest(made)


def frame_source(source: Source, story: Story, reports: Mapping[str, Report], cited: set[str]) -> Source:
    """A source that goes back to nothing but what is cited, or what it names itself."""
    origin = next((one for one in story.origins if source.report in one.reports), None)
    told = origin is None or origin.root is None or origin.root not in reports or origin.root in cited
    return source if told else evolve(source, origin=None)


def find_title(brief: Brief, reports: Mapping[str, Report]) -> str:
    """The title of the story where it is that of a report that is cited, or words of it; else the title of the first that is cited."""
    cited = [reports[name] for name in dict.fromkeys(reference.report for reference in brief.references)]
    if any(brief.title and (brief.title in (report.title or "") or brief.title in report.text) for report in cited):
        return brief.title
    return next((report.title for report in cited if report.title and report.title.strip()), "")


def count(story: Story, reports: Mapping[str, Report], readings: Sequence[Reading], cited: set[str]) -> tuple[tuple[str, int], ...]:
    """The reports that are cited, their origins and statements, and the conflicts between them."""
    behind = evolve(story, origins=tuple(origin for origin in story.origins if cited.intersection(origin.reports)))
    sides = [{side.side for side in conflict.sides if side.report in cited} for conflict in story.conflicts]
    return (
        ("reports", len(cited)),
        ("origins", count_origins(behind, lambda root: outlet_name(reports[root]) if root in reports else root)[1]),
        ("statements", sum(len(reading.statements) for reading in readings)),
        ("conflicts", sum(len(found) > 1 for found in sides)),
    )
