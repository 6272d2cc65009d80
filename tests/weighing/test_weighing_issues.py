from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from legation.language import words
from legation.language.language import Language, WatchedIssues, load
from legation.records.reading import Position, Reading, Stance
from legation.records.report import Report, Span
from legation.weighing.issues import find_positions


def settle(*taken: tuple[str, Stance, str, str | None], language: Language | None = None) -> list[tuple[str, str, str, str | None]]:
    report = Report(source="a.txt", text="", outlet="Harbour Post", published=date(2024, 3, 6))
    positions = tuple(Position(actor, issue, Span(0, 0), stance, when=when, report=report.id) for actor, stance, issue, when in taken)
    found = find_positions([report], [Reading(report=report.id, reader="test", positions=positions)], language or load("en"))
    return [(position.actor, position.stance, position.issue, position.when) for position in found]


def test_two_parties_on_one_thing_in_other_words_share_the_issue() -> None:
    issues = {
        issue
        for _, _, issue, _ in settle(("state:fr", "opposes", "the embargo on wool", None), ("state:it", "supports", "a wool embargo", None))
    }
    assert issues == {"a wool embargo"}


def test_the_names_of_a_lexicon_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def watch(text: str, plain: Callable[[str], str]) -> list[tuple[int, int, str]]:
        read.append(text)
        return list(words.find_words(text, plain))

    monkeypatch.setattr("legation.language.language.find_words", watch)
    language = load("en")
    for _ in range(2):
        settle(("state:fr", "opposes", "the embargo on wool", None), language=language)
    assert read.count(" ".join((*language.lists.actors[0].names, *language.lists.actors[0].adjectives))) <= 1


def test_other_things_stay_apart() -> None:
    found = settle(("state:fr", "opposes", "the embargo on wool", None), ("state:it", "supports", "a customs union", None))
    assert len({issue for _, _, issue, _ in found}) == 2


def test_a_watched_issue_takes_its_own_name() -> None:
    watching = evolve(load("en"), watched=WatchedIssues(issues=("embargo on wool",)))
    assert [issue for _, _, issue, _ in settle(("state:fr", "opposes", "wool embargoes against Tarn", None), language=watching)] == [
        "embargo on wool"
    ]


def test_what_names_nothing_is_left_out() -> None:
    assert (
        settle(
            ("state:fr", "opposes", "the plan", None), ("state:it", "opposes", "it", None), ("state:it", "opposes", "any decision", None)
        )
        == []
    )


def test_one_stance_held_twice_is_kept_from_its_first_day() -> None:
    found = settle(("state:fr", "opposes", "the wool embargo", "2024-03-05"), ("state:fr", "opposes", "wool embargo", "2024-03-02"))
    assert [when for *_, when in found] == ["2024-03-02"]


@pytest.mark.parametrize("issue", ["France", "the French", "the situation in Italy"])
def test_an_actor_alone_is_no_issue(issue: str) -> None:
    assert settle(("state:it", "opposes", issue, None)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the wool embargo", "embargoes on wool by the northern ports"),
        ("the launch", "rocket launches by the North against all resolutions"),
        ("settlements in the valley", "settlement construction"),
        ("settlement growth", "settlement construction"),
    ],
)
def test_what_hangs_on_a_topic_does_not_part_it(one: str, other: str) -> None:
    assert len({issue for _, _, issue, _ in settle(("state:fr", "opposes", one, None), ("state:it", "supports", other, None))}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the latest missile", "build longer ballistic missiles"),
        ("buying a missile defence system", "installing a new radar relay system"),
    ],
)
def test_one_word_in_common_does_not_make_one_issue(one: str, other: str) -> None:
    assert len({issue for _, _, issue, _ in settle(("state:fr", "opposes", one, None), ("state:it", "supports", other, None))}) == 2
