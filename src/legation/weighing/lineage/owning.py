"""Reports that show no work of their own: whether they heard anything themselves cannot be told, so they confirm nothing."""

from collections.abc import Mapping, Sequence

from legation.records.lexicon import Lexicon
from legation.records.reading import Reading
from legation.records.report import Report
from legation.weighing.lineage.credits import Declared
from legation.weighing.lineage.signs import COVERED_MOST, Page, find_covered, open_pages


def find_unowned(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    declared: Mapping[str, tuple[Declared, ...]],
    wires: Mapping[str, str],
    lexicon: Lexicon,
) -> frozenset[str]:
    """The reports of a story of which half or more stands in one that came out no later, and that do nothing to show it as their own:
    they name no author, no place and no source, or they name that other one's agency for a part of it."""
    unsigned = {report.id for report, reading in zip(reports, readings, strict=True) if _is_unsigned(report, reading)}
    agencies = set(wires.values())
    owing = {report: {credit.name for credit in found} & agencies for report, found in declared.items() if report not in wires}
    if not unsigned and not any(owing.values()):
        return frozenset()
    pages, weights = open_pages(reports, readings, lexicon)
    return frozenset(
        page.report.id
        for page in pages
        for other in pages
        if other is not page
        and (page.report.id in unsigned or wires.get(other.report.id) in owing.get(page.report.id, ()))
        and not _is_before(page.report, other.report)
        and _is_in(page, other, weights)
    )


def _is_unsigned(report: Report, reading: Reading) -> bool:
    return not (report.byline or report.dateline or reading.credits)


def _is_before(report: Report, other: Report) -> bool:
    return report.day is not None and other.day is not None and report.day < other.day


def _is_in(page: Page, other: Page, weights: Mapping[str, int]) -> bool:
    covered, _ = find_covered(page, other, weights)
    return len(covered) >= COVERED_MOST * max(1, len(set(page.things)))
