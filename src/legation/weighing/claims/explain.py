"""Why a claim counts as it does, in sentences for the officer: who carries it for whom, how its wording drifts, what is cut."""

from collections.abc import Iterator, Mapping, Sequence

from legation.language.language import Language
from legation.language.patterns import once
from legation.records.report import Report, Span
from legation.records.story import Drift, Support
from legation.weighing.accounts.account import Account
from legation.weighing.claims.further import Range
from legation.weighing.claims.rows import Row
from legation.weighing.lineage.lineage import Lineage

# A quotation of fewer words may be quoted in part for its wit; it hides nothing.
CUT_FROM = 3
# How far a plan has come, the weakest first; a past tense alone ("done") is no stage that an account chose.
STAGES = ("considered", "planned", "decided")


def explain(
    reports: Sequence[Report], rows: Sequence[Row], supports: Sequence[Support], lineage: Lineage, drifts: Sequence[Drift]
) -> Iterator[str]:
    """The reasons of one claim, origins first."""
    passages = [row.passage for row in rows]
    yield from tell_origins(reports, passages, supports, lineage)
    yield from tell_owners(supports, lineage)
    yield from tell_doubts(reports, rows, lineage)
    yield from (tell_drift(reports, passages, drift) for drift in drifts)


def tell_origins(reports: Sequence[Report], passages: Sequence[Account], supports: Sequence[Support], lineage: Lineage) -> Iterator[str]:
    """Who carries the claim, and why they count for another."""
    shown: dict[str | None, dict[str, Report]] = {}
    for passage, entry in zip(passages, supports, strict=True):
        report = reports[passage.report]
        shown.setdefault(entry.origin, {}).setdefault(report.id, report)
    known = find_by_id(reports)
    for origin, found in shown.items():
        carriers = list(found.values())
        names = _list([outlet(report) for report in carriers])
        many = len(carriers) > 1
        if origin is None:
            yield f"Where {names} {'have' if many else 'has'} this from cannot be told, so it adds no origin."
            continue
        root = outlet(known[origin]) if origin in known else origin
        if many or names != root:
            why = [f"{outlet(r)}: {reason}" for r in carriers if (reason := _reason(lineage, r.id, origin))]
            yield f"{names} {'count for one origin,' if many else 'counts for'} {root}" + (f" ({'; '.join(why)})." if why else ".")


@once
def find_by_id(reports: Sequence[Report]) -> Mapping[str, Report]:
    """The reports of a story by their ids: laid down once, however many claims ask."""
    return {report.id: report for report in reports}


def tell_owners(supports: Sequence[Support], lineage: Lineage) -> Iterator[str]:
    """Which of the outlets that stand behind the claim are of one owner: they cannot confirm one another."""
    rooms: dict[str, list[str]] = {}
    for name in dict.fromkeys(support.origin for support in supports if support.origin is not None):
        rooms.setdefault(lineage.newsrooms.get(name, name), []).append(name)
    for names in rooms.values():
        if len(names) > 1:
            yield f"{_list(names)} are of one owner and count for one origin."


def tell_doubts(reports: Sequence[Report], rows: Sequence[Row], lineage: Lineage) -> Iterator[str]:
    """Which sources are in doubt, and why."""
    told: set[str] = set()
    for row in rows:
        report = reports[row.passage.report]
        if report.id in told or row.key is None or (row.source.certain and row.else_key is None):
            continue
        told.add(report.id)
        doubts = lineage.doubts.get(report.id, ())
        if row.else_key is not None:
            yield f"Whether {outlet(report)} heard this itself cannot be told: {row.source.why[-1]}."
        elif row.own and doubts:
            yield f"Whether {outlet(report)} heard this itself cannot be told: {doubts[0].why}."
        elif row.source.why:
            yield f"Whether {outlet(report)} has this from {row.name} cannot be told: {row.source.why[-1]}."


def tell_range(reports: Sequence[Report], ends: Range) -> Iterator[str]:
    """What of a count is only likely: how many sources in doubt are counted, and whose words stand so near that it may be too low."""
    certain, possible = ends.counted
    if ends.least > certain:
        yield f"{certain} {'origin is' if certain == 1 else 'origins are'} certain; {ends.least} are likely, with those in doubt."
    if ends.most < possible:
        yield f"With all that is in doubt there would be {possible}; more than {ends.most} {'is' if ends.most == 1 else 'are'} unlikely."
    for one in ends.further:
        yield f"{outlet(reports[one.passage.report])} tells something near this, and may say it in other words."


def find_drifts(reports: Sequence[Report], passages: Sequence[Account], language: Language) -> list[Drift]:
    """The weakest and strongest forms of one claim, where they differ: by verb, by stage, by what is quoted."""
    found = (find_cue_drift(reports, passages, language), find_stage_drift(reports, passages), find_cut(reports, passages, language))
    return [drift for drift in found if drift is not None]


def tell_drift(reports: Sequence[Report], passages: Sequence[Account], drift: Drift) -> str:
    """A drift as a sentence."""
    shown = find_by_id(reports)
    one, other = shown[drift.weak.report], shown[drift.strong.report]
    if drift.kind == "cut":
        return f"{outlet(one)} quotes only a part; {outlet(other)} has the words in full."
    if drift.kind == "cue":
        weak, strong = one.words(drift.weak.span), other.words(drift.strong.span)
        return f"Given as \u201c{weak}\u201d by {outlet(one)} and as \u201c{strong}\u201d by {outlet(other)}."
    stages = {(reports[passage.report].id, passage.span): passage.assertion.status for passage in passages}
    weak, strong = (stages[side.report, side.span] for side in (drift.weak, drift.strong))
    return f"Told as {weak} by {outlet(one)} and as {strong} by {outlet(other)}."


@once
def find_strengths(language: Language) -> Mapping[str, int]:
    """How strong each speaking verb is, by its stem."""
    return {language.stem(cue.lemma): cue.strength for cue in language.lists.cues if cue.part == "verb"}


def find_cue_drift(reports: Sequence[Report], passages: Sequence[Account], language: Language) -> Drift | None:
    """The weakest and the strongest verb that one statement is given under, where they differ in strength."""
    given: list[tuple[int, str, int, Span]] = []
    for passage in passages:
        cue = passage.statement.cue if passage.statement and passage.speaker else None
        if cue is not None:
            words = reports[passage.report].words(cue)
            spoken = language.of(reports[passage.report])
            strengths = find_strengths(spoken)
            # What the list does not have ("said", "told") is plain saying.
            found = [strengths[known] for _, _, word in spoken.find_words(words) if (known := spoken.stem(word)) in strengths]
            given.append((max(found, default=1), words, passage.report, cue))
    if not given or min(given)[0] == max(given)[0]:
        return None
    sides = [Support(reports[report].id, cue) for _, _, report, cue in (min(given), max(given))]
    return Drift("cue", *sides)


def find_stage_drift(reports: Sequence[Report], passages: Sequence[Account]) -> Drift | None:
    """How far the thing has come by the weakest and by the strongest account of one speaker's words."""
    spoken = [passage for passage in passages if passage.speaker and passage.assertion.status in STAGES]
    if len({passage.assertion.status for passage in spoken}) < 2:
        return None
    sides = (choose(spoken, key=lambda passage: STAGES.index(passage.assertion.status)) for choose in (min, max))
    return Drift("stage", *(Support(reports[side.report].id, side.span) for side in sides))


def find_cut(reports: Sequence[Report], passages: Sequence[Account], language: Language) -> Drift | None:
    """Which report quotes only a part of what another quotes in full."""
    quotes = [
        (passage.report, quote, tuple(word for _, _, word in language.of(report).find_words(report.words(quote))))
        for passage in passages
        for report in (reports[passage.report],)
        for quote in passage.assertion.quoted
    ]
    for report, part, words in quotes:
        full = next(((other, whole) for other, whole, longer in quotes if other != report and _is_part(words, longer)), None)
        if full is not None and len(words) >= CUT_FROM:
            return Drift("cut", Support(reports[report].id, part), Support(reports[full[0]].id, full[1]))
    return None


def _is_part(words: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether some words stand in order inside a longer quotation."""
    size = len(words)
    return size < len(longer) and any(longer[i : i + size] == words for i in range(len(longer) - size + 1))


def _reason(lineage: Lineage, report: str, origin: str) -> str | None:
    """Why a report goes back to an origin: the first reason of the step that leads there, else of a step to another report."""
    steps = lineage.steps_from(report)
    there = [step for step in steps if origin in (step.parent, lineage.newsrooms.get(step.parent))]
    through = [step for step in steps if step.kind != "declared"]
    return next((reason for step in (*there, *through) for reason in step.reasons), None)


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def outlet(report: Report) -> str:
    """The name a report goes by: its outlet, or the file it came in where nobody names one."""
    return report.outlet or f"unnamed ({report.source.replace(chr(92), '/').rsplit('/', 1)[-1]})"
