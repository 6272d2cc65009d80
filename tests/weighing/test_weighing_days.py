"""Days in doubt by what others tell, and what is not reckoned by them."""

from datetime import date

import pytest

from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.briefing.typeset import show_part
from legation.language.language import load
from legation.records.lines import find_lines
from legation.records.story import Story
from legation.weighing.days import find_doubts
from legation.weighing.grouping.stream import Cluster
from legation.weighing.weigh import open_case, weigh_story
from weighing.told import tell

LANGUAGE = load("en")
NEAR = {
    "Karst Times": "A tram left its rails at Mill Bridge in Karst on Saturday and struck a kiosk, the police said. Nobody was hurt.",
    "Harbour Post": "The tram that left its rails at Mill Bridge in Karst on Saturday struck a kiosk. The line is closed.",
    "Delta Radio": "A kiosk at Mill Bridge in Karst was struck on Saturday by a tram that left its rails. The driver was unhurt.",
}
DAYS = (date(2031, 6, 8), date(2031, 6, 9), date(2031, 6, 9))
AGAIN = "A tram struck a kiosk at Mill Bridge in Karst on Saturday when it left its rails. Two wheels were broken, a mechanic said."
BARE = "The questions came after a tram left its rails at Mill Bridge in Karst and struck a kiosk. The mayor was not heard."
LATER = "A court in Karst on Monday fined the owner of the tram that left its rails at Mill Bridge and struck a kiosk."
DATED = "A tram left its rails at Mill Bridge in Karst on June 7, 2031 and struck a kiosk. The owner was fined on Monday."


def doubted(text: str, day: date, near: dict[str, str] = NEAR) -> list[str]:
    told = tell({**near, "Old Page": text}, days=(*DAYS[: len(near)], day))
    outlets = {report.id: report.outlet or "" for report in told.reports}
    return [outlets[doubt.report] for doubt in find_doubts(told.reports, told.readings, told.language)]


@pytest.mark.parametrize(("text", "day"), [(AGAIN, date(2032, 11, 30)), (AGAIN, date(2031, 2, 3)), (BARE, date(2031, 3, 18))])
def test_what_others_tell_of_one_day_is_told_on_no_other_months_away(text: str, day: date) -> None:
    assert doubted(text, day) == ["Old Page"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (AGAIN, date(2031, 6, 10)),  # with the others
        (AGAIN, date(2031, 7, 1)),  # not months away
        (BARE, date(2031, 12, 18)),  # who looks back names no day
        (LATER, date(2031, 12, 9)),  # what came of it
        (DATED, date(2031, 12, 9)),  # the old day by its date
        ("Karst will put new trams on the line at Mill Bridge on Saturday, the owner said.", date(2031, 2, 3)),
    ],
)
def test_who_looks_back_or_ahead_has_a_right_day(text: str, day: date) -> None:
    assert doubted(text, day) == []


def test_two_others_are_too_few() -> None:
    assert doubted(AGAIN, date(2032, 11, 30), {name: NEAR[name] for name in ("Karst Times", "Harbour Post")}) == []


@pytest.fixture(scope="module")
def story() -> tuple[Story, list[str]]:
    told = tell({**NEAR, "Old Page": AGAIN}, days=(*DAYS, date(2031, 2, 3)))
    cluster = Cluster(tuple(report.id for report in told.reports), told.reports[0].id)
    weighed = weigh_story(open_case(cluster, told.reports, told.readings, frozenset(), {}, ()), told.language)
    reports = {report.id: report for report in told.reports}
    readings = {reading.report: reading for reading in told.readings}
    brief = compose(weighed, reports, readings, date(2031, 6, 20), language=LANGUAGE, every_line=True)
    checked = check(brief, reports, weighed)
    return weighed, [
        "".join(show_part(part) for part in line.parts).replace("\N{NO-BREAK SPACE}", " ") for _, line in find_lines(checked.brief)
    ]


def test_a_report_whose_day_is_in_doubt_stands_behind_the_others(story: tuple[Story, list[str]]) -> None:
    weighed, _ = story
    assert [doubt.day for doubt in weighed.doubts] == ["2031-02-03"]
    assert weighed.reports[-1] == weighed.doubts[0].report
    assert not any(conflict.why for conflict in weighed.conflicts)


def test_the_brief_prints_a_day_in_doubt_with_what_is_in_doubt_and_nowhere_else(story: tuple[Story, list[str]]) -> None:
    said = [line for line in story[1] if "3 February 2031" in line]
    assert len(said) == 1
    assert said[0].startswith("Old Page: the page bears the day 3 February 2031, which is in doubt; ")
