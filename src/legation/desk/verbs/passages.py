"""Where a line stands: every passage behind a claim under its origin, or the passages at some addresses."""

from collections.abc import Sequence

from attrs import frozen

from legation.desk.opened import Opened, open_story
from legation.desk.session import Session
from legation.desk.showing import Bar, Cite, Place, Stemma, group_supports
from legation.records.errors import LegationError
from legation.records.report import Span
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


def passages(session: Session, story: str, of: str = "", at: Sequence[Place] = ()) -> Passages:
    """The passages behind the claim `of` a story, or those `at` some addresses in its reports.

    Raises LegationError where the story has no such claim, or none of its reports such an address.
    """
    opened = open_story(session, story)
    return find_passages(opened, of, at)


def find_passages(opened: Opened, of: str = "", at: Sequence[Place] = ()) -> Passages:
    """The passages behind a claim, or at some addresses, of an opened story."""
    if of:
        claim = next((one for one in opened.story.claims if one.id == of), None)
        if claim is None:
            raise LegationError(f"The story holds no claim {of} any more.")
        return show_claim(opened, claim)
    places = list(dict.fromkeys(at))
    for report, span in places:
        if report not in opened.reports or not is_there(opened, report, span):
            raise LegationError("These words are not in the story any more. It was weighed anew, or the address is wrong.")
    cites = tuple(opened.cite(report, span) for report, span in places)
    groups = (Group(Bar("", ()), cites[:MOST_EACH], max(0, len(cites) - MOST_EACH)),) if cites else ()
    return Passages(opened.story.id, "", "", None, groups)


def is_there(opened: Opened, report: str, span: Span) -> bool:
    """Whether a report has words at an address."""
    try:
        return bool(opened.reports[report].words(span))
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
    return Passages(
        opened.story.id, claim.id, claim.text, stemma, tuple(groups), denials, str(claim.grade), (*claim.grade.reasons, *claim.reasons)
    )


def show_supports(opened: Opened, supports: Sequence[Support]) -> Cite:
    """The passages of one report behind a claim, as the margin shows them."""
    why = tuple(dict.fromkeys(reason for support in supports if support.source for reason in support.source.why))
    same = [support.span for support in supports if support.span.where == supports[0].span.where]
    inferred = not any(support.source is None or support.source.certain for support in supports)
    return opened.cite(supports[0].report, *same, why=why, inferred=inferred)
