from datetime import date

from attrs import evolve

from briefing.tokyo import LANGUAGE, LANTERN, LEDGER, NORTHGATE, Given, at, event
from legation.briefing.compose import compose
from legation.language.lists.lists import WordLists
from legation.language.lists.weighing import Commentary
from legation.language.lists.words import WordList, absent
from legation.records.brief import Cited
from legation.records.reading import When


def test_a_day_with_more_reports_behind_it_is_kept_and_a_bare_year_gives_way(given: Given) -> None:
    events = [event(NORTHGATE, "NATO will open", "OPENING", f"2023-04-0{day}", f"2023-04-0{day}", "held") for day in range(1, 6)]
    events += [
        event(LEDGER, "Kishida is due", "OPENING", "2023-04-01", "2023-04-01", "held"),
        event(NORTHGATE, "NATO will open", "OPENING", "2022", "2022", "held"),
    ]
    brief = evolve(given, story=evolve(given.story, events=tuple(events))).check().brief
    assert [entry.first for entry in brief.entries] == ["2023-04-01", "2023-04-03", "2023-04-04", "2023-04-05"]


def test_what_a_report_tells_as_held_does_not_lie_ahead_of_it(given: Given) -> None:
    later = event(NORTHGATE, "NATO will open", "OPENING", "2023-06-04", "2023-06-04", "held")
    assert evolve(given, story=evolve(given.story, events=(later,))).check().brief.entries == ()


def test_a_month_is_taken_into_the_one_day_it_can_mean(given: Given) -> None:
    exact = event(LEDGER, "Kishida is due at the NATO summit", "MEETING", "2023-07-11", "2023-07-12", "planned", "org:nato")
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


def test_what_has_only_a_year_comes_after_what_has_a_day_in_it(given: Given) -> None:
    events = tuple(event(NORTHGATE, "NATO will open", "OPENING", day, day, "planned") for day in ("2023", "2023-09", "2023-07-11"))
    brief = evolve(given, story=evolve(given.story, events=events)).compose()
    assert [entry.first for entry in brief.entries] == ["2023-07-11", "2023-09", "2023"]


def test_what_a_picture_shows_is_no_event(given: Given) -> None:
    shown = event(NORTHGATE, "NATO will open", "OPENING", "2023-05-20", "2023-05-20", "held")
    story = evolve(given.story, events=(shown,))
    language = evolve(LANGUAGE, lists=WordLists(commentary=evolve(absent(Commentary), pictures=WordList(("nato will",)))))
    assert evolve(given, story=story).compose().entries != ()
    assert compose(story, given.reports, given.readings, date(2023, 6, 8), language=language).entries == ()


def test_one_passage_is_told_once_and_from_the_beginning_of_a_sentence(given: Given) -> None:
    days = ("2023-05-20", "2023-05-20")
    events = (
        event(NORTHGATE, "office in Tokyo", "OPENING", *days, "held"),
        event(LANTERN, "Japan does not intend", "OPENING", *days, "held"),
        event(LANTERN, "Japan does", "MEETING", *days, "held"),
    )
    brief = evolve(given, story=evolve(given.story, events=events)).check().brief
    (entry,) = brief.entries
    assert "Japan does not intend" in " ".join(part.words for part in entry.line.parts if isinstance(part, Cited))


def test_what_was_done_this_week_is_not_planned_though_the_week_is_not_over(given: Given) -> None:
    done = event(LEDGER, "work on a liaison office is under way", "OPENING", "2023-06-05", "2023-06-11", "reported")
    meant = event(NORTHGATE, "NATO will open", "OPENING", "2023-06-05", "2023-06-11", "planned")
    for found, planned in ((done, False), (meant, True)):
        (entry,) = evolve(given, story=evolve(given.story, events=(found,))).compose().entries
        assert entry.planned is planned
