"""Days in doubt by what others tell, and what is not reckoned by them."""

from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from legation.briefing.cite import check
from legation.briefing.compose import compose
from legation.briefing.typeset import show_part
from legation.language.language import load
from legation.records.lines import find_lines
from legation.records.reading import Credit
from legation.records.report import Span
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
        (AGAIN, date(2031, 6, 17)),  # not two weeks away
        (BARE, date(2031, 12, 18)),  # who looks back names no day
        (LATER, date(2031, 12, 9)),  # what came of it
        (DATED, date(2031, 12, 9)),  # the old day by its date
        ("Karst will put new trams on the line at Mill Bridge on Saturday, the owner said.", date(2031, 2, 3)),
    ],
)
def test_who_looks_back_or_ahead_has_a_right_day(text: str, day: date) -> None:
    assert doubted(text, day) == []


FERRY = {
    "Karst Times": "The ferry Aurora lost its rudder off Port Lund after Tuesday's departure for Karst, the owner said on Friday.",
    "Harbour Post": "The Aurora, a ferry, lost its rudder off Port Lund on Tuesday after its departure for Karst. The owner was not heard.",
}
FERRY_DAYS = (date(2031, 12, 26), date(2031, 12, 27))
LOST = "A tug has left for Port Lund to the ferry Aurora, which on Tuesday lost its rudder after it left Karst."
FOUND = "The owner of the ferry says that its rudder was found by divers."


def doubted_beside_the_ferry(pages: dict[str, tuple[str, date | datetime]]) -> dict[str, str]:
    told = tell({**FERRY, **{name: text for name, (text, _) in pages.items()}}, days=(*FERRY_DAYS, *(day for _, day in pages.values())))
    outlets = {report.id: report.outlet or "" for report in told.reports}
    # The pages are those of one outlet.
    reports = tuple(evolve(one, outlet="Old Page") if one.outlet in pages else one for one in told.reports)
    return {outlets[doubt.report]: doubt.why for doubt in find_doubts(reports, told.readings, told.language)}


@pytest.mark.parametrize(
    ("pages", "doubts"),
    [
        # Two outlets date it by the week, two weeks before.
        ({"Old Page": (LOST, date(2032, 1, 14))}, {"Old Page": "apart"}),
        # And so is the day that its outlet wrote on another page.
        (
            {"Old Page": (LOST, date(2032, 1, 14)), "Second Page": (FOUND, date(2032, 1, 14))},
            {"Old Page": "apart", "Second Page": "stamped"},
        ),
        ({"Old Page": (LOST, date(2032, 1, 14)), "Second Page": (FOUND, date(2032, 1, 15))}, {"Old Page": "apart"}),
        # With the others, and a week later.
        ({"Old Page": (LOST, date(2031, 12, 24))}, {}),
        ({"Old Page": (LOST, date(2031, 12, 31))}, {}),
        # Another thing of a Tuesday, and what is told by its date.
        ({"Old Page": ("The owner of the ferry was heard by a court in Karst on Tuesday.", date(2032, 1, 14))}, {}),
        ({"Old Page": (LOST.replace("on Tuesday", "on December 23"), date(2032, 1, 14))}, {}),
        # One minute of two pages, far from all others; midnight is no minute.
        (
            {
                "Old Page": (FOUND, datetime(2032, 1, 14, 12, 6, tzinfo=UTC)),
                "Second Page": (FOUND + " It is whole.", datetime(2032, 1, 14, 12, 6, tzinfo=UTC)),
            },
            {"Old Page": "stamped", "Second Page": "stamped"},
        ),
        (
            {
                "Old Page": (FOUND, datetime(2032, 1, 14, 0, 0, tzinfo=UTC)),
                "Second Page": (FOUND + " It is whole.", datetime(2032, 1, 14, 0, 0, tzinfo=UTC)),
            },
            {},
        ),
        (
            {
                "Old Page": (FOUND, datetime(2032, 1, 2, 12, 6, tzinfo=UTC)),
                "Second Page": (FOUND + " It is whole.", datetime(2032, 1, 2, 12, 6, tzinfo=UTC)),
            },
            {},
        ),
    ],
)
def test_weeks_are_enough_by_the_week_and_by_a_stamp(pages: dict[str, tuple[str, date | datetime]], doubts: dict[str, str]) -> None:
    assert doubted_beside_the_ferry(pages) == doubts


@pytest.mark.parametrize(
    ("title", "day", "out"),
    [
        ("The Evening Show, December 27, 2031", date(2032, 1, 30), True),
        ("The Evening Show, 27 December 2031", date(2032, 1, 30), True),
        ("The Evening Show, December 27, 2031", date(2031, 12, 30), False),
        ("The Evening Show, December 2, 2031", date(2032, 1, 30), False),
        ("December 27, 2031: the ferry and its owner", date(2032, 1, 30), False),
        ("Tickets from 27 to 31", date(2032, 1, 30), False),
    ],
)
def test_a_title_that_ends_in_the_day_of_others_says_which_day_it_is(title: str, day: date, out: bool) -> None:
    told = tell({**FERRY, "Old Page": FOUND}, days=(*FERRY_DAYS, day))
    reports = tuple(evolve(one, title=title) if one.outlet == "Old Page" else one for one in told.reports)
    assert bool(find_doubts(reports, told.readings, told.language)) is out


@pytest.mark.parametrize(
    ("day", "credited", "out"),
    [
        (date(2030, 11, 4), 2, True),
        (date(2030, 11, 4), 1, False),
        (date(2031, 12, 1), 2, False),  # not months before
        (date(2032, 3, 1), 2, False),  # not before
    ],
)
def test_what_two_others_credit_as_news_was_not_told_months_before(day: date, credited: int, out: bool) -> None:
    told = tell({**FERRY, "Old Page": FOUND}, days=(*FERRY_DAYS, day))
    reports = tuple(evolve(one, title="The ferry Aurora") for one in told.reports)
    by = Credit("Old Page", "told", Span(0, 9))
    readings = [evolve(one, credits=(by,)) if number < credited else one for number, one in enumerate(told.readings)]
    assert [doubt.why for doubt in find_doubts(reports, readings, told.language)] == (["apart"] if out else [])


def test_one_other_is_too_few() -> None:
    assert doubted(AGAIN, date(2032, 11, 30), {name: NEAR[name] for name in ("Karst Times",)}) == []


def test_two_others_are_too_few_where_the_day_of_the_week_is_not_told() -> None:
    assert doubted(BARE, date(2031, 3, 18), {name: NEAR[name] for name in ("Karst Times", "Harbour Post")}) == []


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
