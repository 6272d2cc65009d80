from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from attrs import evolve

from legation.language.language import Language
from legation.language.lists.lists import WordLists
from legation.language.lists.weighing import Common
from legation.language.lists.words import WordList, absent
from legation.records.lexicon import Actor
from legation.records.report import Report
from legation.records.ruling import Ruling
from legation.weighing.grouping.sketch import find_terms, sketch
from legation.weighing.grouping.stream import find_clusters

COMMON = WordList(("the", "a", "of", "in", "on", "and", "said", "was", "to", "for", "after", "with", "at", "by"))
LANGUAGE = Language("en", WordLists(common=evolve(absent(Common), half=COMMON)), digest="cluster")
DAY = date(2024, 5, 1)

BRIDGE = [
    "The Aldermoor bridge collapsed under a gravel lorry and the Wend valley railway was closed for inspection",
    "Railway traffic in the Wend valley stopped after a gravel lorry brought the Aldermoor bridge down",
    "Inspectors closed the Wend railway when the Aldermoor bridge collapsed beneath a lorry loaded with gravel",
]
ORCHARD = [
    "A late frost ruined cherry orchards around Tellin and growers asked the ministry for emergency credit",
    "Cherry growers of Tellin asked for emergency credit after frost ruined their orchards",
    "The ministry weighs emergency credit for Tellin cherry orchards that frost ruined",
]


def report(text: str, day: date = DAY) -> Report:
    return Report(source=text[:20], text=text, title=text[:40], published=day)


def clusters(reports: Sequence[Report], rulings: Sequence[Ruling] = ()) -> list[tuple[str, ...]]:
    return [cluster.reports for cluster in find_clusters([sketch(r, LANGUAGE) for r in reports], LANGUAGE, rulings)]


def test_reports_of_one_event_go_together_and_others_stay_apart() -> None:
    bridge, orchard = [report(text) for text in BRIDGE], [report(text) for text in ORCHARD]
    found = clusters([bridge[0], orchard[0], bridge[1], orchard[1], bridge[2], orchard[2]])
    assert found == [tuple(r.id for r in bridge), tuple(r.id for r in orchard)]


def test_a_report_on_something_else_tells_no_story() -> None:
    other = report("Chess players from Ostrava won the junior cup with a quiet endgame")
    assert clusters([report(text) for text in BRIDGE] + [other])[-1] == (other.id,)


def test_grouping_does_not_need_dates() -> None:
    dated = clusters([report(text) for text in BRIDGE + ORCHARD])
    undated = [Report(source=text[:20], text=text, title=text[:40]) for text in BRIDGE + ORCHARD]
    assert [len(found) for found in clusters(undated)] == [len(found) for found in dated] == [3, 3]


def test_weeks_of_silence_part_two_events_of_one_kind() -> None:
    launch = [
        report(f"The Orrery rocket of Varda Works {act} carrying a weather probe, engineers {word}", DAY + timedelta(days=n))
        for n, (act, word) in enumerate([("will launch", "said"), ("is to launch", "told us"), ("shall launch", "promised")])
    ]
    later = [
        report(f"The Orrery rocket of Varda Works {act} carrying a weather probe, engineers {word}", DAY + timedelta(days=60 + n))
        for n, (act, word) in enumerate([("has launched", "cheered"), ("did launch", "confirmed"), ("was launched", "agreed")])
    ]
    assert [len(found) for found in clusters(launch + later)] == [3, 3]
    assert [
        len(found) for found in clusters(launch + [Report(source=str(n), text=r.text, published=DAY) for n, r in enumerate(later)])
    ] == [6]


def test_one_wrong_date_does_not_part_a_story() -> None:
    assert [len(found) for found in clusters([report(BRIDGE[0]), report(BRIDGE[1]), report(BRIDGE[2], date(2026, 1, 1))])] == [3]


def test_the_officer_puts_reports_together_and_apart() -> None:
    at = datetime(2024, 5, 2, tzinfo=UTC)
    bridge, orchard = [report(text) for text in BRIDGE], report(ORCHARD[0])
    together = Ruling("ana", at, (bridge[0].id, orchard.id), "same-story")
    assert clusters([*bridge, orchard], [together]) == [(*(r.id for r in bridge), orchard.id)]
    apart = Ruling("ana", at, (bridge[0].id, bridge[2].id), "not-same-story")
    assert clusters(bridge, [apart]) == [(bridge[0].id, bridge[1].id), (bridge[2].id,)]


def test_the_same_reports_give_the_same_stories_each_time() -> None:
    reports = [report(text) for text in BRIDGE + ORCHARD]
    shuffled = [reports[n] for n in (4, 0, 5, 2, 1, 3)]
    assert {frozenset(found) for found in clusters(reports)} == {frozenset(found) for found in clusters(shuffled)}


def test_a_state_has_one_name_whatever_an_outlet_calls_it() -> None:
    language = Language("en", WordLists(actors=(Actor("state:ot", ("Ostland", "Democratic Union of Ostland", "DUO")),)), digest="names")
    assert list(find_terms("The Democratic Union of Ostland and the DUO and Ostland's duo", language)) == [
        "the", "state:ot", "and", "the", "state:ot", "and", "state:ot", "duo",
    ]  # fmt: skip
