"""Reports that show no work of their own: whether they heard anything themselves cannot be told, so they confirm nothing."""

from collections.abc import Collection, Mapping, Sequence

from legation.records.reading import Reading
from legation.records.report import Report
from legation.weighing.lineage.copies import DOUBTED, JOINED, Copy
from legation.weighing.lineage.credits import Declared
from legation.weighing.lineage.lineage import Doubt
from legation.weighing.lineage.signs import COVERED_MOST, SIGNS, Likely, Sign, label


def find_doubts(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    declared: Mapping[str, tuple[Declared, ...]],
    wires: Mapping[str, str],
    likely: Sequence[Likely],
    signs: Sequence[Sign],
    copies: Sequence[Copy] = (),
    working: Collection[str] = (),
) -> dict[str, tuple[Doubt, ...]]:
    """For each report that may have been written from another, which and why: it shows no work of its own, weaker signs speak for it, or
    it shares words, but too few to tell. Of two such reports the later one is in doubt. Nothing of this is held against a report that
    says that it asked somebody itself (`working`)."""
    shown = {report.id: report for report in reports}
    order = {report.id: place for place, report in enumerate(reports)}
    found = dict(find_unowned(reports, readings, declared, wires, likely))
    for sign in signs:
        if sign.points >= SIGNS and sign.other not in wires:
            doubt = Doubt(sign.one, f"it may be written from {label(shown[sign.one])}: {'; '.join(sign.reasons)}")
            found[sign.other] = (*found.get(sign.other, ()), doubt)
    for copy in copies:
        first, second = sorted((copy.reuse.one, copy.reuse.other), key=lambda report: order[report])
        if DOUBTED <= copy.chance < JOINED and second not in wires:
            why = f"{copy.rare} of its words outside quotations stand also in {label(shown[first])} and in no third report"
            found[second] = (*found.get(second, ()), Doubt(first, why))
    return {report: doubts for report, doubts in found.items() if report not in working}


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
