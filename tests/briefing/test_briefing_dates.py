"""Days: what lies ahead and is said to be planned, and what happened on a day of the story, each in a sentence that stands by itself."""

from datetime import date

import pytest
from attrs import evolve

from briefing.tokyo import LANGUAGE, LEDGER, NORTHGATE, Given, at, event
from legation.briefing.compose import compose
from legation.briefing.sections.dates import Occasion, sort_past
from legation.language.language import load
from legation.language.lists.words import WordList
from legation.records.brief import Cited, Entry
from legation.records.reading import Event, Reading, Standing, When
from legation.records.report import Report, Span
from legation.records.story import Story

ENGLISH = load()


def tell(words: str, when: str, first: str, last: str = "", status: Standing = "held") -> tuple[Entry, ...]:
    """The entries of a brief on one report that tells an event in a sentence."""
    report = Report(source="a.txt", outlet="Harbour Post", title="The harbour", published=date(2023, 5, 26), text=words + " It rained.")
    start = words.index(when)
    said = When(first, last or first, Span(start, start + len(when)))
    happened = Event("MEETING", words, Span(0, len(words)), said, status=status, report=report.id)
    story = Story("0" * 20, "The harbour", (report.id,), events=(happened,))
    return compose(story, {report.id: report}, {report.id: Reading(report.id, "test")}, date(2023, 6, 8), language=ENGLISH).entries


@pytest.mark.parametrize(
    ("words", "when", "first", "told"),
    [
        ("The ministers of Norland met in Karst on Wednesday.", "Wednesday", "2023-05-24", True),
        ("The ministers of Norland met in Karst on May 24.", "May 24", "2023-05-24", True),
        ("On May 24, the ministers of Norland met in Karst.", "May 24", "2023-05-24", True),
        # The day is of something else in the sentence.
        ("The ministers of Norland spoke of the May 24 meeting in Karst.", "May 24", "2023-05-24", False),
        ("The ministers of Norland praised Wednesday's meeting in Karst.", "Wednesday", "2023-05-24", False),
        ("The ministers of Norland spoke of the 2016 election in Karst.", "2016", "2016", False),
        # Long before the story, or a week too far for a day of the week.
        ("The ministers of Norland met in Karst on March 2.", "March 2", "2023-03-02", False),
        ("The ministers of Norland met in Karst on Friday.", "Friday", "2023-05-19", False),
        # A feast is no day, nor is a month.
        ("The ministers of Norland met in Karst at Pentecost.", "Pentecost", "2023-05-28", False),
        ("The ministers of Norland met in Karst in May.", "May", "2023-05", False),
        # What a picture shows.
        ("The ministers of Norland stand next to a boat in Karst on Wednesday.", "Wednesday", "2023-05-24", False),
        # It does not stand by itself; it may not have happened.
        ("They met in Karst on Wednesday.", "Wednesday", "2023-05-24", False),
        ("The ministers of Norland would meet in Karst on Wednesday.", "Wednesday", "2023-05-24", False),
    ],
)
def test_a_day_is_told_where_it_is_that_of_the_event(words: str, when: str, first: str, told: bool) -> None:
    assert bool(tell(words, when, first)) is told


def test_what_was_planned_otherwise_before_is_not_planned() -> None:
    assert tell("The flight to Karst is set for July 11.", "July 11", "2023-07-11", status="planned")
    assert not tell("The flight to Karst was originally set for July 11.", "July 11", "2023-07-11", status="planned")


@pytest.mark.parametrize(
    ("status", "first", "planned"),
    [("planned", "2023-07-11", True), ("reported", "2023-07-11", None), ("planned", "2023-06-08", True), ("planned", "2023-05-24", None)],
)
def test_planned_is_what_lies_ahead_and_is_said_to_be(status: Standing, first: str, planned: bool | None) -> None:
    day = str(int(first[-2:]))
    entries = tell(f"The ministers of Norland will meet in Karst on the {day}.", day, first, status=status)
    assert [entry.planned for entry in entries] == ([planned] if planned is not None else [])


def test_one_day_and_event_has_one_line(given: Given) -> None:
    events = (
        event(LEDGER, "Kishida is due at the NATO summit in Vilnius on July 11-12", "MEETING", "2023-07-11", "2023-07-12", "planned"),
        event(LEDGER, "Kishida is due at the NATO summit in Vilnius on July 11-12", "OPENING", "2023-07-11", "2023-07-12", "planned"),
    )
    (entry,) = evolve(given, story=evolve(given.story, events=events)).check().brief.entries
    assert "Kishida is due" in " ".join(part.words for part in entry.line.parts if isinstance(part, Cited))


def test_what_a_report_tells_as_held_does_not_lie_ahead_of_it(given: Given) -> None:
    later = event(NORTHGATE, "NATO will open", "OPENING", "2023-06-04", "2023-06-04", "held")
    assert evolve(given, story=evolve(given.story, events=(later,))).check().brief.entries == ()


def test_a_month_is_taken_into_the_one_day_it_can_mean(given: Given) -> None:
    exact = event(LEDGER, "Kishida is due at the NATO summit", "MEETING", "2023-07-11", "2023-07-12", "planned", "org:nato")
    exact = evolve(exact, when=When("2023-07-11", "2023-07-12", at(LEDGER, "July 11-12")))
    vague = event(NORTHGATE, "NATO will open", "MEETING", "2023-07", "2023-07", "planned", "org:nato")
    brief = evolve(given, story=evolve(given.story, events=(vague, exact))).check().brief
    (entry,) = brief.entries
    assert (entry.first, entry.last) == ("2023-07-11", "2023-07-12")
    assert len(entry.line.citations) == 2


def test_that_someone_spoke_is_no_event(given: Given) -> None:
    words = "He said he knew of no decision by the alliance about an office in Tokyo"
    telling = event(LEDGER, words, "MEETING", "2023-05-24", "2023-05-24", "held")
    telling = evolve(telling, when=When("2023-05-24", "2023-05-24", at(LEDGER, "He said")))
    assert evolve(given, story=evolve(given.story, events=(telling,))).check().brief.entries == ()


def test_what_a_picture_shows_is_no_event(given: Given) -> None:
    shown = event(LEDGER, "Prime Minister Fumio Kishida told parliament on Wednesday", "MEETING", "2023-05-24", "2023-05-24", "held")
    shown = evolve(shown, when=When("2023-05-24", "2023-05-24", at(LEDGER, "Wednesday")))
    story = evolve(given.story, events=(shown,))
    readings = {name: evolve(reading, statements=()) for name, reading in given.readings.items()}
    commentary = evolve(LANGUAGE.lists.commentary, pictures=WordList(("told parliament",)))
    language = evolve(LANGUAGE, lists=evolve(LANGUAGE.lists, commentary=commentary))
    for spoken, shows in ((LANGUAGE, True), (language, False)):
        assert bool(compose(story, given.reports, readings, date(2023, 6, 8), language=spoken).entries) is shows


@pytest.mark.parametrize(
    ("told", "reports", "kept"),
    [
        # Of a story of many reports a day that one of them tells is often of another matter.
        ({"2023-05-24": 1}, 9, []),
        ({"2023-05-24": 1}, 3, ["2023-05-24"]),
        ({"2023-05-24": 3, "2023-05-22": 1, "2023-05-23": 2}, 9, ["2023-05-24", "2023-05-23"]),
    ],
)
def test_a_day_of_a_story_that_many_tell_is_told_by_two(told: dict[str, int], reports: int, kept: list[str]) -> None:
    occasions = [
        Occasion(day, day, "MEETING", tuple(Event("MEETING", "met", Span(0, 9), report=f"r{number}") for number in range(count)))
        for day, count in told.items()
    ]
    assert [one.first for one in sort_past(occasions, reports)] == kept
