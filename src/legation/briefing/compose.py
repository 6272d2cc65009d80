"""From a weighed story to a brief: the sections in their order, then the numbers of the references."""

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import evolve

from legation.briefing.called import register_shown
from legation.briefing.ledger import Ledger, line, number_references
from legation.briefing.material import Material
from legation.briefing.names import count_origins, gather_names, outlet_name, register
from legation.briefing.people import gather_people
from legation.briefing.ranking import find_fragments, find_low_value, find_topic, gather_stems, score_claims
from legation.briefing.sayings import find_sayings
from legation.briefing.sections import dates, differs, established, lineage, positions, said, single, summary, wordings
from legation.briefing.signing import rate
from legation.briefing.stems import find_beginnings
from legation.briefing.templates import note, ours
from legation.language.language import Language
from legation.records.brief import Brief, Line, Name, Ours
from legation.records.ids import digest
from legation.records.lines import find_lines
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.story import Story
from legation.records.undated import set_days_aside, set_times_aside

# Other stories and stray reports are named on one line each, and only so many of them.
MOST_OTHERS = 5


def compose(
    story: Story,
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    asof: date,
    reliability: Mapping[str, str] | None = None,
    others: Sequence[Story] = (),
    loose: Sequence[str] = (),
    *,
    further: int = 0,
    language: Language,
    every_line: bool = False,
) -> Brief:
    """The brief on one story, as of a day. `others` and `loose` are the stories and reports that were given beside it, `further` how
    many more stories there are. With `every_line`, lines of all makers stand in it, marked where they are not right often enough.

    `reliability` is the officer's letter for an outlet. Pure: the same arguments give the same brief.
    """
    readings = set_times_aside(reports, readings, story.doubts)
    reports = set_days_aside(reports, story.doubts)
    found = [readings[report] for report in story.reports if report in readings]
    fragments, openers = find_fragments(found), language.lists.lines.openers
    low_value = find_low_value(story, found, fragments, language.lists.lines.leaning, openers)
    material = Material(
        story=story,
        reports=reports,
        readings=readings,
        statements={statement.id: statement for reading in found for statement in reading.statements},
        names=gather_names(language, reports, found),
        ledger=Ledger(reports, openers),
        asof=asof,
        reliability=reliability or {},
        worth=score_claims(story, reports, low_value),
        stems=gather_stems(story, reports, found),
        low_value=low_value,
        fragments=fragments,
        lists=language.lists,
        watched=language.watched.issues,
        topic=find_topic([reports[name] for name in story.reports if name in reports]),
        people=gather_people(reports, found, language.lists),
        every=every_line,
    )
    opening = summary.choose(material)
    # What the first lines tell is known to who reads on, as are the words of the title.
    told = [find_title(story, reports), *(reports[name].words(span) for name, span in opening.sentences)]
    material = evolve(material, opened=opening.sentences, known=find_beginnings(" ".join(told)))
    material = evolve(material, sayings=rate(material, find_sayings(material)))
    spoken = (differs.write(material), said.write(material), established.write(material), positions.write(material))
    calendar, entries = dates.write(material)
    # After the others, as lines about whole reports rest on what was cited of them.
    alone, names = single.write(material), wordings.write(material)
    origins, nodes, edges = lineage.write(material)
    sections = (summary.write(material, opening), *spoken, calendar, alone, names, origins)
    printed = tuple(section for section in sections if section is not None)
    behind = [section.title for section in printed if section.annex]
    draft = Brief(
        id=digest("brief", story.id, asof.isoformat(), story.reports),
        story=story.id,
        title=find_title(story, reports),
        asof=asof,
        counts=(
            ("reports", len(story.reports)),
            ("origins", count_origins(story, material.names.outlet)[1]),
            ("statements", sum(len(reading.statements) for reading in found)),
            ("conflicts", len(story.conflicts)),
        ),
        sections=printed,
        entries=entries,
        nodes=nodes,
        edges=edges,
        sources=lineage.list_sources(material),
        references=(),
        names=tuple(dict.fromkeys([*register(material.names, story, found), *register_shown(material)])),
        notes=tuple(write_notes(material, others, loose, further)),
        annex=note("annex", *behind) if behind else None,
    )
    return keep_used_names(number_references(draft, material.ledger))


def find_title(story: Story, reports: Mapping[str, Report]) -> str:
    """The story's title where it is words of one of its reports, else the first title among them."""
    for report in (reports[name] for name in story.reports):
        if story.title and (story.title in (report.title or "") or story.title in report.text):
            return story.title
    titles = (reports[name].title for name in story.reports)
    return next((title for title in titles if title and title.strip()), "")


def write_notes(material: Material, others: Sequence[Story], loose: Sequence[str], further: int = 0) -> list[Line]:
    """What else was given: the other stories by the title of one of their reports, and the reports that are in none."""
    lines: list[Line] = []
    for other in others[:MOST_OTHERS]:
        titled = next((name for name in other.reports if name in material.reports and material.reports[name].title == other.title), None)
        if titled and other.title.strip():
            said = material.ledger.cite(titled, Span(0, len(other.title), "title"))
            lines.append(line(ours("other-story", len(other.reports)), said))
        else:
            lines.append(note("other-story-untitled", len(other.reports)))
    if (more := max(0, len(others) - MOST_OTHERS) + further) > 0:
        lines.append(note("more-stories", more))
    if loose:
        lines.append(note("loose", *dict.fromkeys(outlet_name(material.reports[name]) for name in loose if name in material.reports)))
    return lines


def keep_used_names(brief: Brief) -> Brief:
    """The brief with the names on its list that it uses."""
    used = {value for _, found in find_lines(brief) for part in found.parts if isinstance(part, Ours) for value in part.values}
    used |= {node.label for node in brief.nodes} | {source.origin for source in brief.sources if source.origin}
    names: tuple[Name, ...] = tuple(name for name in brief.names if name.name in used)
    return evolve(brief, names=names)
