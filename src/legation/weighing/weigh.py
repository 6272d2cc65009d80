"""Readings into stories: what belongs together, where it goes back to, what is claimed and where accounts differ."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from legation.language.language import Language
from legation.records.heard import hear_speakers
from legation.records.ids import digest
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.ruling import Ruling, find_standing
from legation.records.story import Claim, Doubt, Story, Weighing, story_id
from legation.records.undated import drop_leaning, set_days_aside
from legation.weighing.accounts.account import lay_out
from legation.weighing.claims.claims import find_claims
from legation.weighing.claims.grading import grade_claims, obey_grades
from legation.weighing.conflicts.conflicts import find_conflicts
from legation.weighing.conflicts.denials import hear_denials, hear_others
from legation.weighing.days import find_doubts
from legation.weighing.disproved import find_disproved, leave_out
from legation.weighing.grouping.sketch import sketch
from legation.weighing.grouping.stream import Cluster, explain_grouping, find_clusters
from legation.weighing.issues import find_positions
from legation.weighing.lineage.lineage import Lineage
from legation.weighing.lineage.outlets import with_owners
from legation.weighing.lineage.reuse import find_lines, plain_line
from legation.weighing.lineage.trace import find_lineage
from legation.weighing.rulings import find_letters, note_claims, rename, settle_conflicts
from legation.weighing.wording import find_wordings

# A line that stands under this many stories belongs to the page, not to a story: a footer, an appeal, a list of links.
FURNITURE = 2


@frozen
class Case:
    """One story about to be weighed: its reports in order of publication with their readings, and what it is judged by beside the
    lexicon, which is the same for all. `roots` are newsrooms of which nothing stands, beside those that the rulings name."""

    cluster: Cluster
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    furniture: frozenset[str]
    reliability: Mapping[str, str]
    rulings: tuple[Ruling, ...]
    roots: frozenset[str] = frozenset()


def weigh_stories(cases: Iterable[Case], language: Language) -> list[Story]:
    """The stories of some cases, in their order, one after another."""
    return [weigh_story(case, language) for case in cases]


# How the stories of one weighing are weighed, each alone: here one after another, or wherever the desk has them weighed.
Weigher = Callable[[Sequence[Case], Language], Sequence[Story]]


def weigh(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    language: Language,
    reliability: Mapping[str, str] | None = None,
    rulings: Sequence[Ruling] = (),
    weigh_stories: Weigher = weigh_stories,
) -> Weighing:
    """What the reports say together: their stories (largest first), and the reports that are in none.

    Reports and readings pair up by order; a report given twice counts once. Words of a report are cut and compared as its own language
    does it (`language.of`), where the office has that language. `reliability` is the officer's letter for an outlet.
    A story takes two reports; one that is given alone is a story of its own, for there is nothing it could have been put to.
    """
    standing = find_standing(rulings)
    language = with_owners(language, standing)
    pairs = {report.id: (report, reading) for report, reading in zip(reports, readings, strict=True)}
    order = sorted(pairs, key=lambda report: _published(pairs[report][0]))
    clusters = find_clusters([sketch(pairs[report][0], language.of(pairs[report][0])) for report in order], language, standing)
    furniture = _find_furniture(clusters, pairs)

    def case(cluster: Cluster) -> Case:
        found = [pairs[report] for report in cluster.reports]
        its_reports, its_readings = [report for report, _ in found], [reading for _, reading in found]
        return open_case(cluster, its_reports, its_readings, furniture, reliability or {}, standing)

    stories = weigh_stories([case(cluster) for cluster in clusters if len(cluster.reports) > 1 or len(pairs) == 1], language)
    told = {report for story in stories for report in story.members}
    loose = tuple(report for report in order if report not in told)
    return Weighing(tuple(sorted(stories, key=lambda story: (-len(story.reports), story.id))), loose)


def _published(report: Report) -> tuple[date, str]:
    return report.day or date.max, report.id


def hash_lines(report: Report) -> dict[str, str]:
    """The lines of a report, plain as they are compared with others, by their hash."""
    return {digest("line", line): line for line in sorted(_plain_lines(report))}


def _plain_lines(report: Report) -> set[str]:
    return {plain_line(report.text[start:end]) for start, end in find_lines(report.text)}


def _find_furniture(clusters: Sequence[Cluster], pairs: Mapping[str, tuple[Report, Reading]]) -> frozenset[str]:
    under: Counter[str] = Counter()
    for cluster in clusters:
        under.update({line for report in cluster.reports for line in _plain_lines(pairs[report][0])})
    return frozenset(line for line, stories in under.items() if stories >= FURNITURE)


def open_case(
    cluster: Cluster,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    furniture: Collection[str],
    reliability: Mapping[str, str],
    rulings: tuple[Ruling, ...],
    roots: Collection[str] = (),
) -> Case:
    """A story ready to be weighed. Reports and readings of the cluster pair up by order; `furniture` are plain lines that stand under other
    stories too; the rulings are those that stand; of what comes from `roots` nothing stands."""
    found = sorted(zip(reports, readings, strict=True), key=lambda pair: _published(pair[0]))
    lines = {line for report, _ in found for line in _plain_lines(report)}
    return Case(
        cluster=cluster,
        reports=tuple(report for report, _ in found),
        readings=tuple(hear_speakers(report, reading, rulings) for report, reading in found),
        furniture=frozenset(lines.intersection(furniture)),
        reliability=find_letters(reliability, rulings),
        rulings=rulings,
        roots=frozenset(roots),
    )


def weigh_story(case: Case, language: Language) -> Story:
    """One story, step by step: where its reports go back to, what is claimed, where accounts differ, and the grades.

    The lexicon has the officer's owners in it already (`with_owners`). A day in doubt orders nothing: its report has none here. What proved
    false by the officer's word supports nothing.
    """
    known, doubts = doubt_days(case, language)
    lineage = find_lineage(known.reports, known.readings, language, case.furniture, case.rulings)
    disproved = find_disproved(known.reports, lineage, case.rulings)
    if not disproved and not case.roots:
        return state_story(known, lineage, doubts, language)
    gone = {one.report for one in disproved}
    roots = case.roots.union(one.root for one in disproved if one.root is not None)
    reports, readings, lineage = leave_out(case.reports, case.readings, lineage, language, gone, roots)
    if not reports:
        return Story(story_id(case.cluster.first), _find_title(case.reports, (), language), (), disproved=disproved)
    known, doubts = doubt_days(evolve(case, reports=tuple(reports), readings=tuple(readings)), language)
    return evolve(state_story(known, lineage, doubts, language), disproved=disproved)


def doubt_days(case: Case, language: Language) -> tuple[Case, tuple[Doubt, ...]]:
    """A case without the days that are in doubt, and why they are."""
    doubts = find_doubts(case.reports, case.readings, language)
    return (set_aside(case, doubts) if doubts else case), doubts


def state_story(case: Case, lineage: Lineage, doubts: tuple[Doubt, ...], language: Language) -> Story:
    """What is claimed, where accounts differ, and the grades, where it is known what goes back to what."""
    laid = lay_out(case.reports, case.readings, language)
    claims = find_claims(case.reports, case.readings, lineage, language, case.rulings, laid)
    rulings = rename(case.rulings, claims)
    found = find_conflicts(case.reports, case.readings, claims, language, lineage, laid)
    conflicts = settle_conflicts(found, claims, rulings)
    claims = hear_denials(claims, conflicts)
    outlet_of = {report.id: report.outlet for report in case.reports}
    graded = obey_grades(grade_claims(claims, conflicts, outlet_of, lineage, case.reliability), rulings)
    return Story(
        id=story_id(case.cluster.first),
        title=_find_title(case.reports, claims, language),
        reports=tuple(report.id for report in case.reports),
        descents=lineage.descents,
        origins=lineage.origins,
        claims=tuple(note_claims(hear_others(graded, conflicts), rulings)),
        conflicts=tuple(conflicts),
        corrections=tuple(laid.corrections),
        positions=tuple(find_positions(case.reports, case.readings, language)),
        wordings=tuple(find_wordings(case.reports, case.readings, claims, language)),
        events=tuple(event for reading in case.readings for event in reading.events),
        reasons=(*explain_grouping(case.reports, language), *case.cluster.reasons),
        doubts=doubts,
    )


def set_aside(case: Case, doubts: Sequence[Doubt]) -> Case:
    """A case whose reports and readings have no day that is in doubt, nor times that lean on one; those reports stand behind the others."""
    doubted = {doubt.report for doubt in doubts}
    undated = set_days_aside({report.id: report for report in case.reports}, doubts)
    pairs = [
        (undated[report.id], drop_leaning(report, reading) if report.id in doubted else reading)
        for report, reading in zip(case.reports, case.readings, strict=True)
    ]
    pairs.sort(key=lambda pair: _published(pair[0]))
    return evolve(case, reports=tuple(report for report, _ in pairs), readings=tuple(reading for _, reading in pairs))


# How many of the weightiest claims speak for what a story is about, and how much a headline gains by those its report carries.
TELLING, CARRYING = 5, 0.3
# A headline of few words is not the better for it.
SHORT = 3


def find_title_stems(report: Report, language: Language) -> Iterator[str]:
    """The content words of a headline, stemmed."""
    empty, stem = language.lists.content.stopwords, language.stem
    return (stem(word) for _, _, word in language.find_words(report.title or "") if word not in empty)


def _find_title(reports: Sequence[Report], claims: Sequence[Claim], language: Language) -> str:
    """The headline with most words in common with the others, of a report that carries the weightiest claims; a question only for want
    of any other."""
    titled = [report for report in reports if report.title]
    words = {report.id: set(find_title_stems(report, language.of(report))) for report in titled}
    counts = Counter(word for found in words.values() for word in found)
    carriers = [{support.report for support in claim.supports} for claim in claims[:TELLING]]

    def rank(report: Report) -> tuple[bool, float]:
        carried = sum(report.id in found for found in carriers) / max(1, len(carriers))
        common = sum(counts[word] - 1 for word in words[report.id]) / (SHORT + len(words[report.id])) / max(1, len(titled) - 1)
        return not (report.title or "").rstrip().endswith("?"), round(common + CARRYING * carried, 4)

    return (max(titled, key=rank).title or "") if titled else ""
