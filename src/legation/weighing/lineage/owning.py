"""Reports that show no work of their own: whether they heard anything themselves cannot be told, so they confirm nothing.

Those that rest on one paper have all they tell from there.
"""

from collections.abc import Collection, Mapping, Sequence

from legation.language.language import Language
from legation.records.reading import Reading, Statement
from legation.records.report import Report
from legation.weighing.lineage.copies import DOUBTED, JOINED, Copy
from legation.weighing.lineage.lineage import Doubt
from legation.weighing.lineage.outlets import Press, press
from legation.weighing.lineage.signs import COVERED_MOST, SIGNS, Likely, Sign, label
from legation.weighing.lineage.sources import Declared


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
    language: Language,
) -> dict[str, str]:
    """For each report that rests on a paper, its name: it names that paper alone (beside the agency whose dispatch rests on it too), near
    its top, quotes nobody who did not speak to it, is short, and says nowhere that it asked somebody itself. Two must rest on it, and one
    of them be an agency's dispatch or say that the paper reported it: one that alone quotes a paper tells its own story with it."""
    known, found = press(language), dict[str, str]()
    for report, reading in zip(reports, readings, strict=True):
        named = {known.fold(credit.name): credit.name for credit in declared[report.id] if credit.name != wires.get(report.id)}
        others = {known.fold(name) for name in wires.values()}
        papers = [name for folded, name in named.items() if folded not in others and not known.is_agency(name)]
        if (
            len(papers) == 1
            and report.id not in working
            and _rests(report, reading, papers[0], declared[report.id], known, language.of(report))
        ):
            found[report.id] = papers[0]
    resting: dict[str, list[str]] = {}
    for report_id, name in found.items():
        resting.setdefault(known.fold(name), []).append(report_id)
    reported = {
        known.fold(credit.name) for report_id in found for credit in declared[report_id] if credit.how == "reported" and not credit.whole
    }
    return {one: found[group[0]] for folded, group in resting.items() if len(group) > 1 and folded in reported for one in group}


def _rests(report: Report, reading: Reading, paper: str, declared: Sequence[Declared], known: Press, language: Language) -> bool:
    if len(report.text.split()) > LONGEST:
        return False
    key = known.fold(paper)
    named = [credit for credit in declared if known.fold(credit.name) == key and credit.span.where == "text"]
    lead = [start for start, _ in language.find_sentences(report.text)][:LEAD]
    last = language.find_sentence(report.text, named[0].span).start if named else None
    if last is None or last > max(lead, default=0):
        return False
    told = (s for s in reading.statements if key in map(known.fold, s.via) or _beside(report, s, named, language))
    heard = {_name(s) for s in told}
    quoted = {_name(s) for s in reading.statements if s.mode == "quoted"}
    return quoted <= heard | {None}


def _beside(report: Report, statement: Statement, named: Sequence[Declared], language: Language) -> bool:
    body = [span for span in statement.words if span.where == "text"]
    return any(credit.span in language.find_sentence(report.text, span) for span in body for credit in named)


def _name(statement: Statement) -> str | None:
    return statement.speaker.name if statement.speaker else None
