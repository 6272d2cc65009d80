"""Whether a text tells of what happened long after the day that its page bears."""

from datetime import date

import pytest

from legation.language.language import load
from legation.reading.dates.stamp import find_later
from legation.reading.read import read
from legation.records.report import Report

LANGUAGE = load("en")
DAY = date(2031, 9, 21)


def later(text: str, day: date | None = DAY) -> str | None:
    report = Report(source="page.txt", text=text, published=day)
    span = find_later(report, LANGUAGE)
    return report.words(span) if span is not None else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dredger was raised in March 2032 by two cranes from Tarn.", "March 2032"),
        ("Divers found the bell on 4 May 2032, the harbour office said.", "4 May 2032"),
        ("The sluice has stood open since. It was repaired again in December 2031 and gave way.", "December 2031"),
        ("The sluice is shut. — Karst Water (@karstwater) June 2, 2032 The board met in the evening.", "June 2, 2032"),
    ],
)
def test_what_a_text_tells_in_the_past_of_long_after_its_day_is_found(text: str, words: str) -> None:
    assert later(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The dredger was raised in March 2030 by two cranes.",  # before the day
        "The dredger was raised on 25 September 2031 by two cranes.",  # a page is written on for some days
        "The dredger will be raised in March 2032.",
        "The vote was scheduled to be held in March 2032.",
        "The vote was due in March 2032.",
        "The board put off the vote until March 2032.",
        "The works were delayed to May 2032.",
        "He signed a contract that expires in June 2032.",
        "He signed a contract until June 2032.",
        "The bridge would open in June 2032, the minister said.",
        "The March 2032 vote was called a farce.",
        "The novel was set in May 2060.",
        "They sold 2032 tickets in March.",
        "Elections are held in May 2032 and in June.",
        "The post is newly filled in May 2032.",
    ],
)
def test_what_lies_ahead_or_is_near_raises_no_doubt(text: str) -> None:
    assert later(text) is None


def test_a_report_without_a_day_has_none_in_doubt() -> None:
    assert later("The dredger was raised in March 2032.", None) is None


def test_no_time_is_settled_by_a_day_in_doubt() -> None:
    text = "The dredger sank at Karst on Monday. It was raised in March 2032, the harbour office said on Friday."
    doubted, sure = (read([Report(source="page.txt", text=text, published=day)], {"en": LANGUAGE})[0] for day in (DAY, date(2032, 3, 20)))
    assert doubted.later is not None and sure.later is None
    assert [when.first for one in doubted.assertions for when in one.whens] == ["2032-03"]
    assert {when.first for one in sure.assertions for when in one.whens} == {"2032-03", "2032-03-15"}
