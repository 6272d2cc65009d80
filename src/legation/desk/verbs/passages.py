"""Where a line stands: every passage behind a claim under its origin, or the passages at some addresses."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from legation.desk.opened import Opened, open_reports, open_story
from legation.desk.session import Session
from legation.desk.showing import Bar, Cite, Place, Stemma, group_supports
from legation.records.errors import LegationError
from legation.records.report import Report, Span
from legation.records.story import Claim, Support

# A passage page shows so many passages of one origin; the others are counted, with the lineage to look at.
MOST_EACH = 8


@frozen
class Group:
    """The passages under one origin, and how many more there are."""

    bar: Bar
    cites: tuple[Cite, ...]
    further: int = 0


@frozen
class Passages:
    """What the margin shows beside a line: passages under their origins (one group without a bar where no claim is asked for), those that
    deny it, and why it is graded and counted so."""

    story: str
    of: str
    text: str
    stemma: Stemma | None
    groups: tuple[Group, ...]
    denials: tuple[Cite, ...] = ()
    grade: str | None = None
    reasons: tuple[str, ...] = ()
    speaker: str = ""


def passages(session: Session, story: str, of: str = "", at: Sequence[Place] = ()) -> Passages:
    """The passages behind the claim `of` a story, or those `at` some addresses in its reports; without a story in any reports.

    Raises LegationError where the story has no such claim, or none of its reports such an address.
    """
    return find_passages(open_story(session, story), of, at) if story else find_anywhere(session, at)


def find_anywhere(session: Session, at: Sequence[Place]) -> Passages:
    """The passages at some addresses, in whichever stories they stand or in none."""
    found = {name: session.store.reports.get(name) for name in dict.fromkeys(report for report, _ in at)}
    reports = {name: report for name, report in found.items() if report is not None}
    if not reports or len(reports) < len(found) or not all(is_there(reports, *place) for place in at):
        raise LegationError("No report of the office has words at this address.")
    return cite_places("", open_reports(session.ruled, reports), at)


def find_passages(opened: Opened, of: str = "", at: Sequence[Place] = ()) -> Passages:
    """The passages behind a claim, or at some addresses, of an opened story."""
    if of:
        claim = next((one for one in opened.story.claims if one.id == of), None)
        if claim is None:
            raise LegationError(f"The story holds no claim {of} any more.")
        return show_claim(opened, claim)
    if not at or not all(is_there(opened.reports, *place) for place in at):
        raise LegationError("These words are not in the story any more. It was weighed anew, or the address is wrong.")
    return cite_places(opened.story.id, opened, at)


def cite_places(story: str, opened: Opened, at: Sequence[Place]) -> Passages:
    """The passages at some addresses, each once."""
    cites = tuple(opened.cite(report, span) for report, span in dict.fromkeys(at))
    return Passages(story, "", "", None, (Group(Bar("", ()), cites[:MOST_EACH], max(0, len(cites) - MOST_EACH)),))


def is_there(reports: Mapping[str, Report], report: str, span: Span) -> bool:
    """Whether a report has words at an address."""
    try:
        return bool(reports[report].words(span))
    except (KeyError, ValueError):
        return False


def show_claim(opened: Opened, claim: Claim) -> Passages:
    """Every passage behind a claim, under the bars that its stemma has."""
    stemma = opened.draw(claim)
    cites: dict[str, Cite] = {}
    for supports in group_supports(claim).values():
        for name in dict.fromkeys(support.report for support in supports):
            cites[name] = show_supports(opened, [one for one in supports if one.report == name])
    groups = []
    for bar in stemma.bars:
        under = [cites[stem.report.id] for stem in bar.stems if stem.report.id in cites]
        groups.append(Group(bar, tuple(under[:MOST_EACH]), max(0, len(under) - MOST_EACH)))
    denials = tuple(show_supports(opened, [one]) for one in claim.denials)
    reasons = (*claim.grade.reasons, *claim.reasons)
    return Passages(opened.story.id, claim.id, claim.text, stemma, tuple(groups), denials, str(claim.grade), reasons, claim.speaker or "")


def show_supports(opened: Opened, supports: Sequence[Support]) -> Cite:
    """The passages of one report behind a claim, as the margin shows them."""
    why = tuple(dict.fromkeys(reason for support in supports if support.source for reason in support.source.why))
    same = [support.span for support in supports if support.span.where == supports[0].span.where]
    inferred = not any(support.source is None or support.source.certain for support in supports)
    return opened.cite(supports[0].report, *same, why=why, inferred=inferred)
