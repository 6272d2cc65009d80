"""Which day a day of the week is, what is a name and no day, what was put off, and whose a year is."""

from datetime import date

import pytest

from legation.language.language import load
from legation.reading.dates.dates import find_whens
from legation.reading.read import read
from legation.records.report import Report

LANGUAGE = load("en")
MONDAY = date(2018, 7, 16)

DAYS = [
    # The report's own day of the week is that very day.
    ("The two leaders met on Monday in Karst.", "2018-07-16"),
    ("He wrote on Monday morning that the talks had failed.", "2018-07-16"),
    ("The mayor resigned Sunday night.", "2018-07-15"),
    ("The guards were freed on Wednesday.", "2018-07-11"),
    # Written after midnight or in another zone: nobody tells of what was six days ago by the day of the week alone.
    ("Ostland denied on Tuesday that it had sold arms.", "2018-07-17"),
    ("The ferry sank early Tuesday.", "2018-07-17"),
    ("The ferry sank last Tuesday.", "2018-07-10"),
    # What is still to come.
    ("The council will meet on Thursday.", "2018-07-19"),
    ("The council will meet next Monday.", "2018-07-23"),
    # What was put off is on its new day.
    ("The vote was put off to Thursday.", "2018-07-19"),
    ("The vote was pushed back to Thursday.", "2018-07-19"),
    ("The vote was moved back to Thursday.", "2018-07-19"),
    ("The trial was moved from Wednesday to Friday.", "2018-07-20"),
    ("The hearing was brought forward to Wednesday.", "2018-07-18"),
    ("The council postponed its vote on the bridge until September 3.", "2018-09-03"),
    # A place that something moved to is none.
    ("The office moved to Karst on Friday.", "2018-07-13"),
    # A feast that tells a day.
    ("He was arrested on New Year's Eve.", "2017-12-31"),
    ("It rained on Christmas Day in Veldt.", "2017-12-25"),
]
NAMES = [
    "They met at the Christmas market in Veldt.",
    "A New Year's Eve party in Lume was stormed.",
    "The May Day union of Karst went on strike.",
    "The group Black September said that it had done it.",
    "Shops in Lume cut prices for Black Friday.",
    "She told the Sunday Times that she was ill.",
]
PARTS = [
    ("He did not speak of the 2016 election.", True),
    ("They meddled in the 2016 presidential election.", True),
    ("Ostland's 2014 annexation of Veldt was condemned.", True),
    ("She blamed last year's vote.", True),
    ("In 2016 elections were held in Karst.", False),
    ("The bridge was opened in March 2011.", False),
    ("The bridge fell last year.", False),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_that_is_meant(text: str, day: str) -> None:
    assert [(when.first, when.last) for when in find_whens(text, 0, MONDAY, LANGUAGE)] == [(day, day)]


@pytest.mark.parametrize("text", NAMES)
def test_feasts_bodies_and_papers_are_no_days(text: str) -> None:
    assert find_whens(text, 0, MONDAY, LANGUAGE) == []


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_a_year_may_only_say_which_is_meant(text: str, part: bool) -> None:
    assert [when.part for when in find_whens(text, 0, MONDAY, LANGUAGE)] == [part]


def test_what_is_told_as_done_on_the_day_after_was_done() -> None:
    text = "The presidents of Ostland and Nordia opened their summit in Karst on Tuesday."
    report = Report(source="a.txt", text=text, outlet="Gazette", published=MONDAY, language="en")
    (reading,) = read([report], {"en": LANGUAGE})
    told = {(event.status, event.when.first) for event in reading.events if event.when is not None}
    assert told == {("held", "2018-07-17")}


def test_the_year_of_another_thing_is_not_the_day_of_what_is_told() -> None:
    text = "The presidents of France and Germany opened their summit in Helsinki without a word on the 2016 election."
    report = Report(source="a.txt", text=text, outlet="Gazette", published=MONDAY, language="en")
    (reading,) = read([report], {"en": LANGUAGE})
    assert reading.events
    assert {event.when for event in reading.events} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Sales fell in the fiscal year ended March 31, 2025.",
        "Sales fell in the second quarter of the fiscal year.",
        "The fiscal year ending June 30 was bad.",
    ],
)
def test_the_end_of_a_fiscal_year_is_no_day(text: str) -> None:
    assert [when for when in find_whens(text, 0, MONDAY, LANGUAGE) if when.first] == []
