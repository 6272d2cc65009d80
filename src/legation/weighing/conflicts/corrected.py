"""Conflicts between a wrong number and the right one that a report has put in its place: they are settled."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from legation.records.report import Report
from legation.records.story import Conflict, Correction
from legation.weighing.accounts.corrections import is_same_number

# Why such a conflict is settled, as the officer reads it.
CORRECTED, WITHDRAWN = "{0} corrected {1} to {2}.", "{0} withdrew {1}."


def obey_corrections(conflicts: Sequence[Conflict], corrections: Sequence[Correction], reports: Sequence[Report]) -> list[Conflict]:
    """The conflicts with those that a report has corrected: its wrong number stands no more."""
    found = {report.id: report for report in reports}
    told = [
        (found[one.report].words(one.wrong), found[one.report].words(one.right) if one.right is not None else "", found[one.report])
        for one in corrections
        if one.wrong is not None
    ]
    return [next((corrected for pair in told if (corrected := correct(conflict, found, *pair))), conflict) for conflict in conflicts]


def correct(conflict: Conflict, reports: Mapping[str, Report], wrong: str, right: str, by: Report) -> Conflict | None:
    """A conflict between the wrong and the right number of a correction, as one that is settled; None for any other."""
    if conflict.kind != "number":
        return None
    said = {(side.side, reports[side.report].words(side.at).lower()) for side in conflict.sides if side.at is not None}
    bad = tuple(sorted({number for number, words in said if is_same_number(words, wrong)}))
    if not bad or not any(is_same_number(words, right) or not right for number, words in said if number not in bad):
        return None
    reason = (CORRECTED if right else WITHDRAWN).format(by.outlet or by.source, wrong, right)
    return evolve(conflict, why="correction", overtaken=bad, reasons=(reason,))
