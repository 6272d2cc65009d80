"""Reports that show no work of their own: whether they heard anything themselves cannot be told, so they confirm nothing."""

from collections.abc import Mapping, Sequence

from legation.records.reading import Reading
from legation.records.report import Report
from legation.weighing.lineage.credits import Declared
from legation.weighing.lineage.lineage import Doubt
from legation.weighing.lineage.signs import COVERED_MOST, DOUBTED, Likely, Sign, label


def find_doubts(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    declared: Mapping[str, tuple[Declared, ...]],
    wires: Mapping[str, str],
    likely: Sequence[Likely],
    signs: Sequence[Sign],
) -> dict[str, tuple[Doubt, ...]]:
    """For each report that may have been written from another, which and why: it shows no work of its own, or weaker signs speak for it
    that are not enough to tell. Of two reports that signs speak of the later one is in doubt."""
    shown = {report.id: report for report in reports}
    found = dict(find_unowned(reports, readings, declared, wires, likely))
    for sign in signs:
        if sign.points >= DOUBTED and sign.other not in wires:
            doubt = Doubt(sign.one, f"it may be written from {label(shown[sign.one])}: {'; '.join(sign.reasons)}")
            found[sign.other] = (*found.get(sign.other, ()), doubt)
    return found


def find_unowned(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    declared: Mapping[str, tuple[Declared, ...]],
    wires: Mapping[str, str],
    likely: Sequence[Likely],
) -> dict[str, tuple[Doubt, ...]]:
    """The reports of a story of which half or more stands in one that came out no later, and that do nothing to show it as their own:
    they name no author, no place and no source, or they name that other one's agency for a part of it."""
    unsigned = {report.id for report, reading in zip(reports, readings, strict=True) if _is_unsigned(report, reading)}
    agencies = set(wires.values())
    owing = {report: {credit.name for credit in found} & agencies for report, found in declared.items() if report not in wires}
    found: dict[str, tuple[Doubt, ...]] = {}
    for pair in likely:
        for page, source, share in ((pair.one, pair.other, pair.share_one), (pair.other, pair.one, pair.share_other)):
            report, agency = page.report.id, wires.get(source.report.id)
            owed = agency if agency in owing.get(report, ()) else None
            if (report in unsigned or owed) and share >= COVERED_MOST and not _is_before(page.report, source.report):
                shows = f"it names {owed} for a part" if owed else "it names no author, no place and no source"
                why = f"{shows}, and half of what it tells or more stands also in {label(source.report)}"
                found[report] = (*found.get(report, ()), Doubt(source.report.id, why))
    return found


def _is_unsigned(report: Report, reading: Reading) -> bool:
    return not (report.byline or report.dateline or reading.credits)


def _is_before(report: Report, other: Report) -> bool:
    return report.day is not None and other.day is not None and report.day < other.day
