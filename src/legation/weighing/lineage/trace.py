"""The lineage of one story, drawn from what its reports declare, what words they share and what weaker signs they give."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from attrs import evolve

from legation.language.language import Language
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.ruling import Ruling
from legation.weighing.lineage.copies import MAJOR_SHARE, find_copies
from legation.weighing.lineage.edges import Case, find_descents, find_parents, find_parts
from legation.weighing.lineage.lineage import Lineage, Stretch
from legation.weighing.lineage.origins import Group, as_origins, find_groups, find_ties
from legation.weighing.lineage.outlets import Press, press
from legation.weighing.lineage.owning import find_doubts, find_resting
from legation.weighing.lineage.reuse import find_own_words, mask_quoted
from legation.weighing.lineage.signs import find_likely, find_signs, open_pages
from legation.weighing.lineage.sources import WHOLE, find_declared, find_heard, find_wire, shows_own_work
from legation.weighing.rulings import find_pairs, sentence

# Reports of one occasion come out within so many days of each other.
OCCASION = 3


def find_lineage(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    language: Language,
    furniture: Collection[str] = frozenset(),
    rulings: Sequence[Ruling] = (),
) -> Lineage:
    """Where the reports of one story go back to. Reports come in order of publication; each goes with the reading at its place."""
    case = open_case(reports, readings, language, furniture)
    ids = set(case.reports)
    joined = tuple((one, other, sentence(ruling)) for one, other, ruling in find_pairs(rulings, "same-origin") if {one, other} <= ids)
    lineage = _conclude(case, language, rulings)
    if not joined:
        return lineage
    before = _conclude(case, language, [ruling for ruling in rulings if ruling.verb != "same-origin"])
    return evolve(lineage, joined=joined, before=before)


def _conclude(case: Case, language: Language, rulings: Sequence[Ruling]) -> Lineage:
    ids = tuple(case.reports)
    groups = find_groups(ids, case.wires, case.ties, rulings)
    heads = {report: _head(case, group) for group in groups for report in group.reports}
    rooms = _newsrooms(case)
    roots = {group.reports[0]: group.name or _root(case, heads[group.reports[0]]) for group in groups}
    group_of = {report: group for group in groups for report in group.reports}
    whole = {report: _whole(case, report, group_of[report], heads[report], rooms) for report in ids}
    parts = {report: find_parts(case, report, group_of, whole, rooms) for report in ids}
    parents = {child: parent for group in groups for child, parent in find_parents(case, group, heads[group.reports[0]]).items()}
    descents = tuple(descent for report in ids for descent in find_descents(case, report, group_of, parents.get(report)))
    heard = {report: find_heard(case.reports[report], case.readings[report], language) for report in ids}
    told = {report: frozenset(rooms.get(c.name, c.name) for c in case.declared[report] if c.how == "told") for report in ids}
    credited = {report: frozenset(rooms.get(c.name, c.name) for c in case.declared[report] if not c.whole) for report in ids}
    return Lineage(descents, as_origins(groups, roots), whole, parts, rooms, case.doubts, heard, told, credited)


def open_case(reports: Sequence[Report], readings: Sequence[Reading], language: Language, furniture: Collection[str] = frozenset()) -> Case:
    """Everything that is found in the reports before anything is concluded."""
    known = press(language)
    pairs = zip(reports, readings, strict=True)
    words = mask_quoted([find_own_words(report, reading, language.of(report), furniture) for report, reading in pairs])
    declared = {report.id: find_declared(report, reading, known, language) for report, reading in zip(reports, readings, strict=True)}
    wires = {}
    for report in reports:
        name = find_wire(declared[report.id]) or known.wire_in(report.url)
        if name is None and known.is_agency(report.outlet):
            name = known.name(report.outlet or "")
        if name is not None:
            wires[report.id] = name
    shown = {report.id: report for report in reports}
    # Signs are weak: what they say of an outlet and its own archive says nothing.
    pages = open_pages(reports, readings, language)
    likely = list(find_likely(pages, language))
    signs = tuple(s for s in find_signs(pages, likely, language) if not _is_archive(shown[s.one], shown[s.other], 0.0, known))
    copies = tuple(
        copy
        for copy in find_copies(words, wires)
        if not _is_archive(shown[copy.reuse.one], shown[copy.reuse.other], copy.reuse.share_other, known)
    )
    agencies = {
        report: {credit.name for credit in found if credit.how in WHOLE and known.is_agency(credit.name)}
        for report, found in declared.items()
    }
    working = {
        report.id
        for report, reading in zip(reports, readings, strict=True)
        if shows_own_work(report, reading, language, _own_names(report, reading, known))
    }
    wires |= find_resting(reports, readings, declared, wires, frozenset(working), known)
    return Case(
        reports=shown,
        readings={reading.report: reading for reading in readings},
        words={own.report: own for own in words},
        declared=declared,
        wires=wires,
        copies=copies,
        ties=tuple(find_ties(copies, agencies)),
        doubts=find_doubts(reports, readings, declared, wires, likely, signs, copies, working),
        press=known,
    )


def _own_names(report: Report, reading: Reading, known: Press) -> set[str]:
    """The names by which a report credits its own outlet."""
    return {credit.name for credit in reading.credits if report.outlet and known.name(credit.name) == known.name(report.outlet)}


def _is_archive(one: Report, other: Report, share: float, known: Press) -> bool:
    """Whether what two reports have in common, a part of the later one, is of one outlet days apart: its archive is background, not where
    the news comes from. From a third on it is the same piece, brought up to date."""
    apart = one.day is not None and other.day is not None and abs((one.day - other.day).days) > OCCASION
    same = one.outlet is not None and other.outlet is not None and known.name(one.outlet) == known.name(other.outlet)
    return same and apart and share < MAJOR_SHARE


def _newsrooms(case: Case) -> dict[str, str]:
    names = [report.outlet for report in case.reports.values() if report.outlet]
    names += case.wires.values()
    names += [credit.name for found in case.declared.values() for credit in found]
    names += [credit.name for reading in case.readings.values() for credit in reading.credits]
    names += [name for reading in case.readings.values() for statement in reading.statements for name in statement.via]
    return case.press.newsrooms(dict.fromkeys(names))


def _head(case: Case, group: Group) -> str:
    """The report of a group that the others go back to: the earliest, of one day the longest."""

    def rank(report: str) -> tuple[date, int]:
        return (case.reports[report].day or date.max, -case.words[report].size)

    carriers = [report for report in group.reports if group.name is not None and case.wires.get(report) == group.name]
    return min(carriers or group.reports, key=rank)


def _root(case: Case, report: str) -> str | None:
    return report if case.reports[report].outlet else None


def _whole(case: Case, report: str, group: Group, head: str, rooms: Mapping[str, str]) -> Stretch:
    name = group.name or case.reports[head].outlet
    text = case.reports[report].text
    doubted = any(doubt.report not in group.reports for about in (report, head) for doubt in case.doubts.get(about, ()))
    certain = name is not None and (report in case.wires or not doubted)
    return Stretch(Span(0, len(text)), rooms.get(name, name) if name else None, certain, name)
