"""The steps of a lineage, each with reasons that an officer can check, and the parts of a report that come from elsewhere."""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from legation.language.words import find_sentence, find_sentences
from legation.records.reading import Reading, Statement
from legation.records.report import Report, Span
from legation.records.story import Descent, Passage
from legation.weighing.lineage.copies import Copy
from legation.weighing.lineage.lineage import Doubt, Stretch
from legation.weighing.lineage.origins import Group, Tie
from legation.weighing.lineage.outlets import Press
from legation.weighing.lineage.reuse import OwnWords
from legation.weighing.lineage.signs import label
from legation.weighing.lineage.sources import Declared


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
    placed = {report for report in group.reports if report == head or report in case.wires}
    parents: dict[str, str] = {}
    ties = [tie for tie in sorted(case.ties, key=lambda tie: tie.rank) if tie.one in members and tie.other in members]
    while True:
        tie = next((tie for tie in ties if (tie.one in placed) != (tie.other in placed)), None)
        if tie is None:
            return parents
        child, parent = (tie.other, tie.one) if tie.one in placed else (tie.one, tie.other)
        parents[child] = parent
        placed.add(child)


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
    for copy in case.copies:
        reuse = copy.reuse
        if copy.joins:
            if reuse.one == report:
                yield reuse.other, reuse.share_one, reuse.passages
            elif reuse.other == report:
                yield reuse.one, reuse.share_other, tuple(_turned(passage) for passage in reuse.passages)


def _turned(passage: Passage) -> Passage:
    return Passage(passage.other, passage.right, passage.one, passage.left, passage.words)


def _comes_after(case: Case, report: str, other: str) -> bool:
    """Whether, of two reports that share words, this one is held to have them from the other: later, or the longer if of one day."""
    order = list(case.reports)
    return order.index(report) > order.index(other)


def _later(case: Case, report: str, other: str) -> bool:
    mine, theirs = case.reports[report].day, case.reports[other].day
    return mine is not None and theirs is not None and mine > theirs


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
    text = case.reports[report].text
    credited = find_sentence(text, credit.span)
    if credit.how not in ("according", "told"):
        return credited, []
    paragraph = text.find("\n", credited.start)
    around = [find_sentence(text, Span(credited.start - 1, credited.start))] if credited.start > 0 else []
    end = len(text) if paragraph < 0 else paragraph
    around += [Span(start, stop) for start, stop in find_sentences(text[credited.end : end], credited.end)]
    speakers = _speakers(case, report, credited)
    return credited, [part for part in around if _speakers(case, report, part) & speakers and not _is_credited(case, report, part)]


def _is_credited(case: Case, report: str, part: Span) -> bool:
    return any(other.span.overlaps(part) for other in case.declared[report])


def _speakers(case: Case, report: str, part: Span) -> set[str]:
    return {s.speaker.name for s in case.readings[report].statements if s.speaker and s.speaker.name and _stands_in(s, part)}


def _stands_in(statement: Statement, part: Span) -> bool:
    return any(span.overlaps(part) for span in statement.words)
