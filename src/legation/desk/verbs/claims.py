"""Every claim of a story, those first that a reader should know first, so many at a time."""

from attrs import frozen

from legation.briefing.names import is_name
from legation.briefing.ranking import score_claims
from legation.desk.opened import Opened, open_story
from legation.desk.session import Session
from legation.desk.showing import Head, Stemma
from legation.records.report import Report
from legation.records.story import Claim

# A page of claims: with long words of each it stays under 60 kB.
AT_ONCE = 30
# A claim is shown by so much of its words; its passages have all of them.
LONGEST = 400


@frozen
class Row:
    """A claim: who says it (nobody: reports tell it themselves), its words, its grade and what stands behind it."""

    id: str
    speaker: str
    words: str
    whole: bool
    said: str | None
    grade: str
    stemma: Stemma
    report: Head


@frozen
class Claims:
    """Some claims of a story; `after` goes into the next question, empty where these are the last."""

    story: str
    title: str
    total: int
    rows: tuple[Row, ...]
    after: str = ""


def claims(session: Session, story: str, after: str = "", limit: int = AT_ONCE) -> Claims:
    """The claims of a story behind the claim `after`, the weightiest first."""
    opened = open_story(session, story)
    worth = score_claims(opened.story, opened.reports, ())
    ordered = sorted(opened.story.claims, key=lambda claim: (-worth[claim.id], claim.id))
    start = next((number for number, claim in enumerate(ordered, start=1) if claim.id == after), 0)
    shown = ordered[start : start + limit]
    more = len(ordered) > start + limit
    return Claims(
        opened.story.id,
        opened.story.title,
        len(ordered),
        tuple(write_row(opened, claim) for claim in shown),
        shown[-1].id if more else "",
    )


def write_row(opened: Opened, claim: Claim) -> Row:
    """A claim as a row."""
    first = claim.supports[0]
    words = cut(opened.reports[first.report], claim)
    return Row(
        claim.id,
        claim.speaker if claim.speaker and is_name(claim.speaker) else "",
        words,
        len(words) == len(claim.text.strip()),
        claim.said,
        str(claim.grade),
        opened.draw(claim),
        opened.heads[first.report],
    )


def cut(report: Report, claim: Claim) -> str:
    """The words of a claim, a long one up to a blank."""
    words = (claim.text if claim.pieces or claim.text in report.text else report.words(claim.supports[0].span)).strip()
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] or words[:LONGEST]
