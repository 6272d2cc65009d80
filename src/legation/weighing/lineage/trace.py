"""The lineage of one story, drawn from what its reports declare, what words they share and what weaker signs they give: its steps, each
with reasons that an officer can check, and the parts of a report that come from elsewhere.
"""

import heapq
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from attrs import Factory, evolve, field, frozen

from legation.language.language import Language
from legation.records.reading import Reading, Statement
from legation.records.report import Report, Span
from legation.records.ruling import Ruling, sentence
from legation.records.story import Descent, Passage
from legation.weighing.lineage.copies import MAJOR_SHARE, Copy, find_copies
from legation.weighing.lineage.lineage import Doubt, Group, Lineage, Stretch, Tie, as_origins, find_groups, find_ties
from legation.weighing.lineage.outlets import Press, is_official, press
from legation.weighing.lineage.owning import find_doubts, find_resting
from legation.weighing.lineage.reuse import OwnWords, find_own_words, mask_quoted
from legation.weighing.lineage.signs import find_likely, find_signs, label, open_pages
from legation.weighing.lineage.sources import WHOLE, Declared, find_declared, find_heard, find_wire, shows_own_work
from legation.weighing.rulings import find_pairs


@frozen
class Case:
    """The reports of one story with all that lineage rests on, by report id."""

    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    words: Mapping[str, OwnWords]
    declared: Mapping[str, tuple[Declared, ...]]
    wires: Mapping[str, str]
    copies: tuple[Copy, ...]
    ties: tuple[Tie, ...]
    doubts: Mapping[str, tuple[Doubt, ...]]
    press: Press
    language: Language
    # The copies that join reports, by each of the two: nobody looks through all of them once for every report.
    joined: Mapping[str, tuple[Copy, ...]] = field(init=False, default=Factory(lambda case: _by_report(case.copies), takes_self=True))

    order: Mapping[str, int] = field(
        init=False, default=Factory(lambda case: {report: place for place, report in enumerate(case.reports)}, takes_self=True)
    )


def _by_report(copies: Sequence[Copy]) -> dict[str, tuple[Copy, ...]]:
    found: dict[str, list[Copy]] = {}
    for copy in copies:
        for report in (copy.reuse.one, copy.reuse.other) if copy.joins else ():
            found.setdefault(report, []).append(copy)
    return {report: tuple(mine) for report, mine in found.items()}


def find_descents(case: Case, report: str, group_of: Mapping[str, Group], parent: str | None) -> Iterator[Descent]:
    """What one report goes back to: the names it credits, the report of its group that it hangs on (`parent`, from `find_parents`),
    and reports of other groups whose words it has in parts."""
    copies = sorted(_copies(case, report), key=lambda found: (-found[1], found[0]))
    mine = [found for found in copies if group_of[found[0]] is group_of[report]]
    yield from _declared_descents(case, report, mine)
    for other, share, passages in copies:
        if other == parent or (group_of[other] is not group_of[report] and _comes_after(case, report, other)):
            yield _reuse_descent(case, report, other, share, passages)


def find_parents(case: Case, group: Group, head: str) -> dict[str, str]:
    """For each report of a group that neither heads it nor is itself credited to its name: the report that it hangs on, going out from
    those along the strongest ties, so that no two reports hang on each other."""
    members = set(group.reports)
    placed: set[str] = set()
    parents: dict[str, str] = {}
    ties = [tie for tie in sorted(case.ties, key=lambda tie: tie.rank) if tie.one in members and tie.other in members]
    along: dict[str, list[int]] = {}
    for number, tie in enumerate(ties):
        for report in (tie.one, tie.other):
            along.setdefault(report, []).append(number)
    open_ties: list[int] = []

    def place(report: str) -> None:
        placed.add(report)
        for number in along.get(report, ()):
            heapq.heappush(open_ties, number)

    for report in group.reports:
        if report == head or report in case.wires:
            place(report)
    while open_ties:
        tie = ties[heapq.heappop(open_ties)]
        if (tie.one in placed) != (tie.other in placed):
            child, parent = (tie.other, tie.one) if tie.one in placed else (tie.one, tie.other)
            parents[child] = parent
            place(child)
    return parents


def _declared_descents(case: Case, report: str, mine: list[tuple[str, float, tuple[Passage, ...]]]) -> Iterator[Descent]:
    by_name: dict[str, list[Declared]] = {}
    for credit in case.declared[report]:
        by_name.setdefault(credit.name, []).append(credit)
    shared = [f"{share:.0%} of its own words stand also in {label(case.reports[other])}" for other, share, _ in mine[:1]]
    for credited, found in by_name.items():
        reasons = tuple(dict.fromkeys(credit.reason for credit in found))
        if credited == case.wires.get(report):
            yield Descent(report, credited, "declared", 1.0, (*reasons, *shared))
        else:
            yield Descent(report, credited, "declared", _share_via(case, report, credited), reasons)
    name = case.wires.get(report)
    if name is not None and name not in by_name and name != case.press.name(case.reports[report].outlet or ""):
        yield Descent(report, name, "inferred", 1.0, (f"the address of the page files it under {name}", *shared))


def _share_via(case: Case, report: str, name: str) -> float:
    told = sum(
        len(span)
        for statement in case.readings[report].statements
        if any(case.press.name(via) == name for via in statement.via)
        for span in statement.words
        if span.where == "text"
    )
    return min(1.0, round(told / max(1, len(case.reports[report].text)), 3))


def _reuse_descent(case: Case, report: str, other: str, share: float, passages: tuple[Passage, ...]) -> Descent:
    words = sum(passage.words for passage in passages)
    longest = max(passages, key=lambda passage: passage.words)
    reasons = [
        f"{words} of its words outside quotations ({share:.0%}) stand also in {label(case.reports[other])}",
        f"the longest run in common is {longest.words} words",
    ]
    if _later(case, report, other):
        reasons.append(f"it was published after {label(case.reports[other])}")
    return Descent(report, other, "reuse", round(share, 3), tuple(reasons), passages)


def _copies(case: Case, report: str) -> Iterator[tuple[str, float, tuple[Passage, ...]]]:
    for copy in case.joined.get(report, ()):
        reuse = copy.reuse
        if reuse.one == report:
            yield reuse.other, reuse.share_one, reuse.passages
        else:
            yield reuse.one, reuse.share_other, tuple(_turned(passage) for passage in reuse.passages)


def _turned(passage: Passage) -> Passage:
    return Passage(passage.other, passage.right, passage.one, passage.left, passage.words)


def _comes_after(case: Case, report: str, other: str) -> bool:
    """Whether, of two reports that share words, this one is held to have them from the other: later, or the longer if of one day."""
    if _later(case, report, other) or _later(case, other, report):
        return _later(case, report, other)
    return case.order[report] > case.order[other]


def _later(case: Case, report: str, other: str) -> bool:
    mine, theirs = case.reports[report], case.reports[other]
    if mine.day is None or theirs.day is None or mine.day != theirs.day:
        return mine.day is not None and theirs.day is not None and mine.day > theirs.day
    hour, before = mine.hour, theirs.hour
    return hour is not None and before is not None and hour > before


def find_parts(
    case: Case, report: str, group_of: Mapping[str, Group], whole: Mapping[str, Stretch], rooms: Mapping[str, str]
) -> tuple[Stretch, ...]:
    """The parts of a report that count for another origin than the whole does, the narrowest first."""
    parts = []
    for credit in case.declared[report]:
        if not credit.whole and credit.span.where == "text":
            room = rooms.get(credit.name, credit.name)
            credited, around = _find_credited(case, report, credit)
            parts.append(Stretch(credited, room, True, credit.name))
            parts.extend(Stretch(sentence, room, False, credit.name) for sentence in around)
    for other, _, passages in _copies(case, report):
        if group_of[other] is not group_of[report] and _comes_after(case, report, other):
            parts.extend(evolve(whole[other], span=passage.left) for passage in passages)
    return tuple(sorted(parts, key=lambda part: (len(part.span), part.span)))


def _find_credited(case: Case, report: str, credit: Declared) -> tuple[Span, list[Span]]:
    """The sentence of a credit, and those around it where the same speaker speaks and nobody else is credited: the one before, for a lead
    is often told again with its source, and those that go on in its paragraph, for the occasion is the same."""
    text, language = case.reports[report].text, case.language.of(case.reports[report])
    credited = language.find_sentence(text, credit.span)
    if credit.how not in ("according", "told"):
        return credited, []
    paragraph = text.find("\n", credited.start)
    around = [language.find_sentence(text, Span(credited.start - 1, credited.start))] if credited.start > 0 else []
    end = len(text) if paragraph < 0 else paragraph
    around += [Span(start, stop) for start, stop in language.find_sentences(text[credited.end : end], credited.end)]
    speakers = _speakers(case, report, credited)
    return credited, [part for part in around if _speakers(case, report, part) & speakers and not _is_credited(case, report, part)]


def _is_credited(case: Case, report: str, part: Span) -> bool:
    return any(other.span.overlaps(part) for other in case.declared[report])


def _speakers(case: Case, report: str, part: Span) -> set[str]:
    return {s.speaker.name for s in case.readings[report].statements if s.speaker and s.speaker.name and _stands_in(s, part)}


def _stands_in(statement: Statement, part: Span) -> bool:
    return any(span.overlaps(part) for span in statement.words)


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
    heads = {report: head for group in groups for head in [_head(case, group)] for report in group.reports}
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
    wires |= find_resting(reports, readings, declared, wires, frozenset(working), language)
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
        language=language,
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
    """The report of a group that the others go back to: what a body of state gives out, else the earliest; of one day, the one of the
    earliest hour where all say theirs, else the longest."""
    carriers = [report for report in group.reports if group.name is not None and case.wires.get(report) == group.name]

    def rank(report: str) -> tuple[bool, date]:
        return not is_official(case.reports[report].outlet), case.reports[report].day or date.max

    found = carriers or group.reports
    first = min(map(rank, found))
    earliest = [report for report in found if rank(report) == first]
    hours = {report: hour for report in earliest if (hour := case.reports[report].hour) is not None}
    timed = len(hours) == len(earliest)
    return min(earliest, key=lambda report: (hours[report].timestamp() if timed else 0.0, -case.words[report].size))


def _root(case: Case, report: str) -> str | None:
    return report if case.reports[report].outlet else None


def _whole(case: Case, report: str, group: Group, head: str, rooms: Mapping[str, str]) -> Stretch:
    name = group.name or case.reports[head].outlet
    text = case.reports[report].text
    doubted = any(doubt.report not in group.reports for about in (report, head) for doubt in case.doubts.get(about, ()))
    certain = name is not None and (report in case.wires or not doubted)
    return Stretch(Span(0, len(text)), rooms.get(name, name) if name else None, certain, name)
