from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from attrs import evolve

from legation.language.language import Language
from legation.language.lists.lists import WordLists
from legation.language.lists.weighing import Common
from legation.language.lists.words import WordList, absent
from legation.records.lexicon import Outlet
from legation.records.reading import Credit, Reading
from legation.records.report import Report, Span
from legation.records.ruling import Ruling
from legation.records.story import Story, Weighing, story_id
from legation.weighing.grouping.sketch import sketch
from legation.weighing.weigh import Case, Weigher, weigh, weigh_stories

FOOTER = "Subscribe to the Lantern letter today"
LANGUAGE = Language(
    "en",
    WordLists(
        outlets=(Outlet("Northern Agency", kind="agency"),),
        common=evolve(
            absent(Common), half=WordList(("the", "a", "of", "in", "on", "and", "was", "to", "for", "after", "with", "at", "by"))
        ),
    ),
    digest="weigh",
)
TEXTS = {
    "Harbour Post": "A tanker ran aground off Sula point and spilled bunker oil, the coast guard said.\n\n" + FOOTER,
    "Delta Radio": "Bunker oil spilled from a tanker that ran aground off Sula point, the coast guard confirmed.",
    "Kelm Weekly": "Judges in Tarn freed a poet jailed for a ballad about tax collectors.\n\n" + FOOTER,
    "Tarn Echo": "A poet jailed for a ballad about tax collectors was freed by judges in Tarn.",
    "Moor Times": "The county museum has bought a stuffed heron for its stairwell.",
}


def paper(outlet: str) -> Report:
    return Report(
        source=f"{outlet}.txt", text=TEXTS[outlet], title=TEXTS[outlet].split(",")[0][:50], outlet=outlet, published=date(2024, 3, 5)
    )


def weighed(outlets: Iterable[str], rulings: Sequence[Ruling] = (), by: Weigher = weigh_stories) -> Weighing:
    reports = [paper(outlet) for outlet in outlets]
    readings = [Reading(report=report.id, reader="test") for report in reports]
    return weigh(reports, readings, LANGUAGE, rulings=rulings, weigh_stories=by)


def test_stories_take_two_reports_and_the_rest_are_loose() -> None:
    weighing = weighed(TEXTS)
    assert sorted(len(story.reports) for story in weighing.stories) == [2, 2]
    assert weighing.loose == (paper("Moor Times").id,)


def test_a_single_report_is_a_story_of_its_own() -> None:
    weighing = weighed(["Moor Times"])
    assert [story.reports for story in weighing.stories] == [(paper("Moor Times").id,)]
    assert weighing.stories[0].id == story_id(paper("Moor Times").id)
    assert weighing.loose == ()


def test_nothing_given_is_nothing_weighed() -> None:
    assert weighed([]).stories == ()


def test_a_report_given_twice_counts_once() -> None:
    assert weighed(["Harbour Post", "Delta Radio", "Harbour Post"]) == weighed(["Harbour Post", "Delta Radio"])


def test_the_order_of_the_reports_changes_nothing() -> None:
    assert weighed(list(TEXTS)) == weighed(list(reversed(TEXTS)))


def test_a_ruling_joins_two_stories_and_another_takes_a_report_out() -> None:
    at = datetime(2024, 3, 6, tzinfo=UTC)
    ruling = Ruling("ana", at, (paper("Harbour Post").id, paper("Tarn Echo").id), "same-story")
    joined = weighed(TEXTS, [ruling])
    assert [len(story.reports) for story in joined.stories] == [4]
    assert any("ana ruled" in reason for reason in joined.stories[0].reasons)
    undone = weighed(TEXTS, [ruling, Ruling("ana", at, (ruling.id,), "undo")])
    assert undone == weighed(TEXTS)
    apart = Ruling("ana", at, (paper("Harbour Post").id, paper("Delta Radio").id), "not-same-story")
    assert {paper("Harbour Post").id, paper("Delta Radio").id} <= set(weighed(TEXTS, [apart]).loose)


def test_stories_weighed_in_another_order_are_the_same() -> None:
    def backwards(cases: Sequence[Case], language: Language) -> list[Story]:
        return weigh_stories(list(reversed(cases)), language)[::-1]

    assert weighed(TEXTS, by=backwards) == weighed(TEXTS)


def test_a_story_says_why_its_reports_are_together() -> None:
    story = next(story for story in weighed(TEXTS).stories if paper("Delta Radio").id in story.reports)
    assert any("tanker" in reason for reason in story.reasons)


def test_the_origins_of_a_story_part_its_reports() -> None:
    reports = [paper("Harbour Post"), paper("Delta Radio")]
    readings = [Reading(report=r.id, reader="test", credits=(Credit("Northern Agency", "byline", Span(0, 15, "byline")),)) for r in reports]
    (story,) = weigh(reports, readings, LANGUAGE).stories
    assert [(origin.root, set(origin.reports)) for origin in story.origins] == [("Northern Agency", {r.id for r in reports})]


def test_a_sketch_needs_the_report_alone() -> None:
    report = paper("Harbour Post")
    assert sketch(report, LANGUAGE) == sketch(report, LANGUAGE)
    assert sketch(Report(source="x", text=""), LANGUAGE).terms == {}
    assert len(sketch(Report(source="x", text=" ".join(f"word{n}" for n in range(5000))), LANGUAGE).terms) <= 160


def test_a_story_goes_by_the_headline_most_like_the_others_and_by_a_question_only_for_want_of_another() -> None:
    text = TEXTS["Delta Radio"]

    def title(*titles: str) -> str:
        reports = [
            Report(source=f"{n}.txt", text=f"{text} {n}", title=head, outlet=f"Outlet {n}", published=date(2024, 3, 5))
            for n, head in enumerate(titles)
        ]
        (story,) = weigh(reports, [Reading(report=report.id, reader="test") for report in reports], LANGUAGE).stories
        return story.title

    assert title("Oil spills from tanker off Sula", "Divers fear for birds", "Tanker spills oil") in (
        "Oil spills from tanker off Sula",
        "Tanker spills oil",
    )
    assert title("Why did the tanker spill oil?", "Tanker spills oil in the bay") == "Tanker spills oil in the bay"
    assert title("Why did the tanker spill oil?", "Who pays?").endswith("?")
