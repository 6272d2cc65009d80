"""Where the reports come from: the points and steps of the lineage graph, the origins, and the table of sources."""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from legation.briefing.ledger import line
from legation.briefing.material import Material
from legation.briefing.names import doubt_values
from legation.briefing.passage import complete_sentence, widen
from legation.briefing.templates import TITLES, note, ours, percent
from legation.records.brief import Cited, Edge, Line, Node, Part, Section, Source
from legation.records.report import Span
from legation.records.story import Descent, Doubt, Origin

# A graph of more reports than this is a carpet; the rest is counted in a note.
MOST_DRAWN = 24
# Origins of several reports, one line each.
MOST_ORIGINS = 8
# Steps of reports that share no origin, the first few: the rest stand in the picture.
MOST_STEPS = 6
# The first words of a passage are enough to recognise it.
LONGEST_SHARED = 110
# Of less than a tenth of its words in common a line says next to nothing: the picture has it.
LEAST_SHARE = 0.1
# The sentence that names who is credited is shown whole where it has no more.
LONGEST_CREDIT = 320
# Words that a reason gives between quotation marks; three of them show a likeness.
QUOTED = re.compile(r"“([^“”]{4,200})”")
MOST_LIKE = 3


def write(material: Material) -> tuple[Section, tuple[Node, ...], tuple[Edge, ...]]:
    """The section on lineage: a line for each origin of several reports with its steps under it, then the steps of the others."""
    drawn = choose_drawn(material)
    steps = tuple(Edge(step.child, step.parent, step.kind, explain(material, step)) for step in find_steps(material) if step.child in drawn)
    edges = (*steps, *find_own(material, drawn))
    shares = {(step.child, step.parent): step.share for step in find_steps(material) if step.kind == "reuse"}
    slight = [edge for edge in steps if edge.kind == "reuse" and shares[edge.child, edge.parent] < LEAST_SHARE]
    lines: list[Line] = []
    origins = sorted(material.story.origins, key=lambda origin: -len(origin.reports))
    shared = [origin for origin in origins if len(origin.reports) > 1]
    for origin in shared[:MOST_ORIGINS]:
        lines.append(write_origin(material, origin))
        lines += [edge.why for edge in steps if edge.child in origin.reports and edge not in slight]
    alone = {report for origin in origins if len(origin.reports) == 1 for report in origin.reports}
    others = [edge.why for edge in steps if edge.child in alone and edge not in slight]
    lines += [evolve(why, indent=0) for why in others[:MOST_STEPS]]
    if len(others) > MOST_STEPS:
        lines.append(note("more-steps", len(others) - MOST_STEPS))
    if len(shared) > MOST_ORIGINS:
        lines.append(note("more-origins", len(shared) - MOST_ORIGINS))
    left = len(material.story.reports) - len(drawn)
    if left:
        lines.append(note("more-reports", left))
    lines = say_once(lines)
    lines += [doubt_day(material, doubt) for doubt in material.story.doubts]
    lines += write_recalled(material)
    remark = None if material.story.descents or material.story.doubts or material.story.disproved else note("none-lineage")
    section = Section("lineage", TITLES["lineage"], tuple(lines), note=remark, annex=True)
    return section, (*draw_reports(material, drawn), *draw_roots(material, edges)), edges


def say_once(lines: Sequence[Line]) -> list[Line]:
    """Lines without those that say to the letter what one before says: two reports of one outlet that end with the same copyright."""
    kept: list[Line] = []
    said: set[tuple[str, ...]] = set()
    for one in lines:
        words = tuple(part.words if isinstance(part, Cited) else repr(part) for part in one.parts)
        if words not in said or not any(isinstance(part, Cited) for part in one.parts):
            kept.append(one)
        said.add(words)
    return kept


def choose_drawn(material: Material) -> list[str]:
    """The reports in the picture, in order of publication: those that a step ties to something first."""
    tied = {name for step in material.story.descents for name in (step.child, step.parent)}
    chosen = sorted(material.story.reports, key=lambda report: report not in tied)[:MOST_DRAWN]
    return [report for report in material.story.reports if report in chosen]


def find_steps(material: Material) -> Iterable[Descent]:
    """The strongest step between each pair: declared before reuse before inferred."""
    order = {"declared": 0, "reuse": 1, "inferred": 2}
    best: dict[tuple[str, str], Descent] = {}
    for step in sorted(material.story.descents, key=lambda step: (order[step.kind], -step.share)):
        best.setdefault((step.child, step.parent), step)
    return best.values()


def find_own(material: Material, drawn: Iterable[str]) -> Iterable[Edge]:
    """For an origin of several reports, the step from each that its outlet printed itself: in the picture they hang together."""
    for origin in material.story.origins:
        for report in origin.reports if len(origin.reports) > 1 else ():
            own = origin.root is not None and origin.root not in material.reports and material.names.outlets[report] == origin.root
            if own and report in drawn:
                root = origin.root or ""
                why = line(ours("edge-own", material.names.outlet(root)), also=[vouch(material, report)], indent=1, maker="lineage")
                yield Edge(report, root, "declared", why)


def draw_reports(material: Material, drawn: Iterable[str]) -> list[Node]:
    """A point for each report."""
    return [Node(report, material.names.outlets[report], "report", material.day(report)) for report in drawn]


def draw_roots(material: Material, edges: Iterable[Edge]) -> list[Node]:
    """A point for each agency or outlet that reports go back to without its own report being here."""
    roots = dict.fromkeys(edge.parent for edge in edges if edge.parent not in material.reports)
    return [Node(root, material.names.outlet(root), "outlet") for root in roots]


def doubt_day(material: Material, doubt: Doubt) -> Line:
    """That the day which a page bears is none of its report's, with the words that show it."""
    words = material.ledger.cite(doubt.report, widen(material.reports[doubt.report], doubt.span, LONGEST_SHARED), LONGEST_SHARED)
    return line(ours(f"day-{doubt.why}", *doubt_values(material.reports, doubt)), words, maker="lineage")


def explain(material: Material, step: Descent) -> Line:
    """One step in words: by which credit or by which shared passage it shows."""
    child, parent = material.names.outlets[step.child], material.names.outlet(step.parent)
    words = credit_of(material, step) if step.kind == "declared" else shared_of(material, step) or likeness_of(material, step)
    name = {"declared": "edge-credit", "reuse": "edge-shares", "inferred": "edge-draws"}[step.kind]
    values: tuple[object, ...] = (child, percent(step.share), parent) if step.kind == "reuse" else (child, parent)
    if step.kind == "reuse" and child == parent:
        # Two reports of one outlet: it shares nothing with itself.
        name, values = "edge-shares-own", (child, percent(step.share))
    if words:
        return line(ours(name, *values), words, indent=1, maker="lineage")
    return line(ours(f"{name}-unsaid", *values), also=[vouch(material, step.child)], indent=1, maker="lineage")


def credit_of(material: Material, step: Descent) -> tuple[Part, ...]:
    """The words of the report that name the parent, with what stands around the name."""
    reading = material.readings.get(step.child)
    for credit in reading.credits if reading else ():
        if credit.name == step.parent or credit.name == material.names.outlet(step.parent):
            report = material.reports[step.child]
            sentence = complete_sentence(report, credit.span, material.lists.lines.short, LONGEST_CREDIT)
            return material.ledger.cite(step.child, sentence or widen(report, credit.span, LONGEST_SHARED), LONGEST_CREDIT)
    return ()


def shared_of(material: Material, step: Descent) -> tuple[Part, ...]:
    """The longest passage that both have, as the child prints it."""
    passages = [passage for passage in step.passages if step.child in (passage.one, passage.other)]
    if not passages:
        return ()
    longest = max(passages, key=lambda passage: passage.words)
    return material.ledger.cite(step.child, longest.left if longest.one == step.child else longest.right, LONGEST_SHARED)


def likeness_of(material: Material, step: Descent) -> tuple[Part, ...]:
    """The words that the reasons of an inferred step quote, where both reports have them: the first few."""
    parent = material.reports.get(step.parent)
    if parent is None:
        return ()
    child = material.reports[step.child]
    quoted = dict.fromkeys(words for reason in step.reasons for words in QUOTED.findall(reason))
    both = [words for words in quoted if words in child.text and words in parent.text][:MOST_LIKE]
    parts: list[Part] = []
    for words in both:
        start = child.text.index(words)
        parts += [*([ours("gap")] if parts else []), *material.ledger.cite(step.child, Span(start, start + len(words)), LONGEST_SHARED)]
    return tuple(parts)


def vouch(material: Material, report: str) -> int:
    """The number that a line about a whole report rests on: its first passage cited so far, else its title or first line."""
    cited = material.ledger.first(report)
    if cited is not None:
        return cited
    title = material.reports[report].title
    if title and title.strip():
        return material.ledger.number(report, Span(0, len(title), "title"))
    text = material.reports[report].text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return material.ledger.number(report, Span(start, end if end > 0 else len(text)))


def write_origin(material: Material, origin: Origin) -> Line:
    """One origin, how many reports go back to it, and which outlets printed them."""
    outlets = material.outlets(origin.reports)
    root = [material.names.outlet(origin.root)] if origin.root and not is_guessed(material, origin) else []
    numbers = [vouch(material, report) for report in origin.reports]
    return line(ours("origin" if root else "origin-unnamed", *root, len(origin.reports), *outlets), also=numbers, maker="lineage")


def write_recalled(material: Material) -> Iterable[Line]:
    """What proved false by the officer's word, one line an outlet and a day of his word."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in material.story.disproved:
        found.setdefault((material.names.outlets[one.report], one.on), []).append(one.report)
    for (outlet, on), reports in found.items():
        yield line(ours("recalled", outlet, len(reports), on), also=[vouch(material, one) for one in reports], maker="lineage")


def is_guessed(material: Material, origin: Origin) -> bool:
    """Whether which of some reports the others go back to is not known: none of them says it, and none was surely first."""
    if origin.root is None or origin.root not in material.reports:
        return False
    said = {step.parent for step in material.story.descents if step.kind == "declared" and step.child in origin.reports}
    if origin.root in said or material.names.outlet(origin.root) in {material.names.outlet(parent) for parent in said}:
        return False
    days = [material.reports[name].published for name in origin.reports]
    return not all(days) or origin.root != origin.reports[0]


def list_sources(material: Material) -> tuple[Source, ...]:
    """The table of sources, in order of publication."""
    origin = {report: origin.root for origin in material.story.origins for report in origin.reports}
    made = []
    for name in material.story.reports:
        report = material.reports[name]
        root = origin.get(name)
        made.append(
            Source(
                report=name,
                outlet=material.names.outlets[name],
                title=report.title,
                published=report.published,
                reliability=material.letter(name),
                origin=material.names.outlet(root) if root else None,
                url=report.url,
                notes=report.notes,
            )
        )
    return tuple(made)
