"""What one report alone tells: only where no other has it, on the story's own matter, and not overtaken."""

from datetime import date

import pytest

from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.briefing.typeset import show_part
from legation.language.language import load
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.story import Claim, Grade, Origin, Story, Support

ENGLISH = load()
OPENING = "The ferry Skua sank off Karst on Monday with forty passengers."
RAIN = "It rained. " * 40
OTHER = "A ferry with forty passengers sank on Monday off Karst. The lighthouse keeper of Karst saw the ferry burn. Divers came from Oslo."


def tell(sentence: str, title: str = "Ferry sinks", day: date = date(2023, 5, 26)) -> list[str]:
    """The lines of what one report alone tells, of a report that opens with a ferry and tells a sentence more."""
    one = Report(
        source="a.txt", outlet="Harbour Post", title="Ferry Skua sinks", published=day, text=f"{OPENING} {sentence} " + "It rained. " * 40
    )
    other = Report(source="b.txt", outlet="Karst Times", title=title, published=date(2023, 5, 26), text=OTHER)
    start = one.text.index(sentence)
    support = Support(one.id, Span(start, start + len(sentence)), origin=one.id)
    claim = Claim(sentence, None, (support,), grade=Grade("F", "3"), salience=2.0)
    story = Story(
        "0" * 20, one.title or "", (one.id, other.id), origins=(Origin(one.id, (one.id,)), Origin(other.id, (other.id,))), claims=(claim,)
    )
    reports = {one.id: one, other.id: other}
    readings = {report: Reading(report, "test") for report in reports}
    brief = compose(story, reports, readings, date(2023, 6, 8), language=ENGLISH)
    check(brief, reports, story)
    return [
        " ".join(show_part(part) for part in line.parts) for section in brief.sections if section.key == "single" for line in section.lines
    ]


ALONE = "The ferry off Karst had a leaking rudder valve, forty passengers wrote."


def test_what_no_other_report_has_is_told_with_its_outlet_and_day() -> None:
    assert tell(ALONE) == [f"{ALONE} · Harbour Post, 26\u00a0May 2023"]


@pytest.mark.parametrize(
    ("sentence", "title", "day"),
    [
        # Another report has it, in other words and forms, or in its title.
        ("Karst's lighthouse keeper had seen the ferry burning off Karst with its passengers.", "Ferry sinks", date(2023, 5, 26)),
        (ALONE, "Leaking rudder valve wrote off ferry", date(2023, 5, 26)),
        # It is off the story, or a judgement of the report's own.
        ("Oslo's mayor opened an exhibition of watercolour landscapes.", "Ferry sinks", date(2023, 5, 26)),
        ("Remarkably, the ferry off Karst had a leaking rudder valve, forty passengers wrote.", "Ferry sinks", date(2023, 5, 26)),
        # A report of a later day may tell otherwise.
        ("The ferry off Karst is still leaking rudder oil near forty passengers.", "Ferry sinks", date(2023, 5, 23)),
    ],
)
def test_what_others_have_or_may_overtake_is_not_alone(sentence: str, title: str, day: date) -> None:
    assert tell(sentence, title, day) == []
