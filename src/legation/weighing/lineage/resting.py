"""Dispatches and reports that rest on one paper: all they tell they have from there, and they show no work of their own."""

from collections.abc import Mapping, Sequence

from legation.records.reading import Reading, Statement
from legation.records.report import Report
from legation.weighing.lineage.credits import Declared
from legation.weighing.lineage.outlets import Press, fold_name
from legation.weighing.lineage.sentences import find_sentence, find_sentences

# Who rests on a paper says so at once: in one of so many sentences.
LEAD = 4
# A report that quotes at greater length than this has heard more than one paper tells.
LONGEST = 450


def find_resting(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    declared: Mapping[str, tuple[Declared, ...]],
    wires: Mapping[str, str],
    working: frozenset[str],
    press: Press,
) -> dict[str, str]:
    """For each report that rests on a paper, its name: it names that paper alone (beside the agency whose dispatch rests on it too), near
    its top, quotes nobody who did not speak to it, is short, and says nowhere that it asked somebody itself. Two must rest on it, and one
    of them be an agency's dispatch or say that the paper reported it: one that alone quotes a paper tells its own story with it."""
    found: dict[str, str] = {}
    for report, reading in zip(reports, readings, strict=True):
        named = {fold_name(credit.name): credit.name for credit in declared[report.id] if credit.name != wires.get(report.id)}
        others = {fold_name(name) for name in wires.values()}
        papers = [name for folded, name in named.items() if folded not in others and not press.is_agency(name)]
        if len(papers) == 1 and report.id not in working and _rests(report, reading, papers[0], declared[report.id]):
            found[report.id] = papers[0]
    resting: dict[str, list[str]] = {}
    for report_id, name in found.items():
        resting.setdefault(fold_name(name), []).append(report_id)
    reported = {
        fold_name(credit.name) for report_id in found for credit in declared[report_id] if credit.how == "reported" and not credit.whole
    }
    return {one: found[group[0]] for folded, group in resting.items() if len(group) > 1 and folded in reported for one in group}


def _rests(report: Report, reading: Reading, paper: str, declared: Sequence[Declared]) -> bool:
    if len(report.text.split()) > LONGEST:
        return False
    named = [credit for credit in declared if fold_name(credit.name) == fold_name(paper) and credit.span.where == "text"]
    lead = [start for start, _ in find_sentences(report.text)][:LEAD]
    last = find_sentence(report.text, named[0].span).start if named else None
    if last is None or last > max(lead, default=0):
        return False
    heard = {_name(s) for s in reading.statements if any(fold_name(via) == fold_name(paper) for via in s.via) or _beside(report, s, named)}
    quoted = {_name(s) for s in reading.statements if s.mode == "quoted"}
    return quoted <= heard | {None}


def _beside(report: Report, statement: Statement, named: Sequence[Declared]) -> bool:
    body = [span for span in statement.words if span.where == "text"]
    return any(credit.span in find_sentence(report.text, span) for span in body for credit in named)


def _name(statement: Statement) -> str | None:
    return statement.speaker.name if statement.speaker else None
