import json
import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import Language
from legation.language.lists.lists import WordLists
from legation.language.lists.weighing import Common
from legation.language.lists.words import WordList, absent
from legation.records.ruling import Ruling
from legation.weighing.grouping import stream
from legation.weighing.grouping.centroid import Centroid, MemoryIndex
from legation.weighing.grouping.sketch import Sketch
from legation.weighing.grouping.stream import Arrival, arrive, find_bound, find_cluster

LANGUAGE = Language("en", WordLists(common=evolve(absent(Common), half=WordList(("the", "said", "police", "market")))), digest="stream")
DAY = date(2024, 5, 1)


def tell(report: str, words: str, day: date | None = DAY) -> Sketch:
    return Sketch(report, day, dict.fromkeys(words.split(), 1.0))


def take(sketches: Sequence[Sketch], index: MemoryIndex | None = None) -> tuple[MemoryIndex, list[Arrival]]:
    index = index or MemoryIndex()
    return index, [arrive(sketched, index, LANGUAGE) for sketched in sketches]


def stories(index: MemoryIndex) -> list[tuple[str, ...]]:
    return [find_cluster(number, index).reports for number, centroid in index.centroids.items() if centroid.holds]


def newsroom(seed: int, events: int = 4) -> list[Sketch]:
    """Sketches of a few events that share some words, in order of arrival."""
    dice = random.Random(seed)  # noqa: S311 (nothing secret is made)
    told = []
    for event in range(events):
        own, shared = [f"e{event}w{n}" for n in range(14)], [f"all{n}" for n in range(12)]
        for number in range(dice.randint(1, 6)):
            words = dice.sample(own, 9) + dice.sample(shared, 4) + [f"r{event}{number}{n}" for n in range(3)]
            told.append(tell(f"{event}-{number}", " ".join(words), DAY + timedelta(days=dice.randint(0, 3))))
    dice.shuffle(told)
    return told


class RowByRow(MemoryIndex):
    """A index that keeps nothing but JSON, as a store does."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[int, str] = {}

    def centroid(self, number: int) -> Centroid | None:
        return Centroid.from_plain(json.loads(self.rows[number])) if number in self.rows else None

    def put(self, number: int, centroid: Centroid, terms: Sequence[str]) -> None:
        super().put(number, centroid, terms)
        self.rows[number] = json.dumps(centroid.to_plain())


def test_what_is_plainly_the_same_goes_into_one_centroid() -> None:
    index, arrivals = take(
        [tell("a", "bridge lorry gravel wend"), tell("b", "bridge lorry gravel wend railway"), tell("c", "frost cherry")]
    )
    assert [arrival.centroid for arrival in arrivals] == [1, 1, 2]
    assert stories(index) == [("a", "b"), ("c",)]


def test_one_word_in_common_is_chance_and_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    index, _ = take([tell(f"r{number}", f"quay mast{number} hull{number} keel{number}") for number in range(20)])
    compared: list[str] = []
    like = Centroid.like

    def watch(one: Centroid, other: Centroid) -> float:
        compared.extend(one.members + other.members)
        return like(one, other)

    monkeypatch.setattr(Centroid, "like", watch)
    take([tell("new", "quay mast7 grain silo")], index)
    assert set(compared) == {"new", "r7"}


def test_an_arrival_says_which_stories_it_changed_and_which_are_gone() -> None:
    left, right = "bridge lorry gravel wend quay", "frost cherry tellin grower credit"
    index, arrivals = take([tell("a", left), tell("b", right), tell("c", f"{left} {right}")])
    assert arrivals[0] == Arrival(1, 1, (1,), (), {})
    assert arrivals[1] == Arrival(2, 2, (2,), (), {})
    assert arrivals[2].story == 1
    assert arrivals[2].changed == (1,)
    assert arrivals[2].gone == ((2,) if len(stories(index)) == 1 else ())


def test_two_stories_become_one_when_a_report_shows_that_they_are() -> None:
    index, _ = take([tell("a", "p1 p2 p3 q1 q2 q3"), tell("b", "s1 s2 s3 q1 t1 t2")])
    assert len(stories(index)) == 2
    _, (arrival,) = take([tell("c", "p1 p2 q1 q2 s1 s2 t1")], index)
    assert [set(story) for story in stories(index)] == [{"a", "b", "c"}]
    assert (arrival.story, arrival.changed, arrival.gone) == (1, (1,), (2,))


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_it_makes_no_difference_how_the_state_is_kept(seed: int) -> None:
    told = newsroom(seed)
    memory, arrivals = take(told)
    rows, again = take(told, RowByRow())
    assert arrivals == again
    assert memory.centroids == {number: rows.centroid(number) for number in memory.centroids}


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_every_report_is_in_one_story_and_every_centroid_knows_its_own(seed: int) -> None:
    told = newsroom(seed)
    index, arrivals = take(told)
    assert sorted(report for story in stories(index) for report in story) == sorted(sketched.report for sketched in told)
    for number, centroid in index.centroids.items():
        first = index.centroids[centroid.story]
        assert number in first.holds
        assert first.holds[0] == first.number == centroid.story
        assert centroid.summed == len(centroid.members)
    assert all(arrival.story in arrival.changed and not set(arrival.changed) & set(arrival.gone) for arrival in arrivals)


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_who_watches_the_arrivals_alone_knows_the_stories(seed: int) -> None:
    index, known = MemoryIndex(), dict[int, tuple[str, ...]]()
    for sketched in newsroom(seed):
        arrival = arrive(sketched, index, LANGUAGE)
        for number in arrival.gone:
            del known[number]
        known.update({number: find_cluster(number, index).reports for number in arrival.changed})
    assert sorted(known.values()) == sorted(stories(index))


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_a_large_story_stays_small_to_look_at(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "FLUID", 2)
        told = newsroom(seed, events=2)
        index, place = MemoryIndex(), dict[str, int]()
        for sketched in told:
            arrival = arrive(sketched, index, LANGUAGE)
            place[sketched.report] = arrival.centroid
            place = {report: arrival.joined.get(number, number) for report, number in place.items()}
        assert max(len(centroid.holds) for centroid in index.centroids.values()) <= 2
        assert place == {report: number for number, centroid in index.centroids.items() for report in centroid.members}


def test_a_revised_report_does_not_make_its_centroid_another() -> None:
    index, _ = take([tell("a", "bridge lorry gravel wend"), tell("b", "bridge lorry gravel wend quay")])
    held = index.centroids[1]
    index.put(1, evolve(held, members=[*held.members, "a again"]), held.rarest())
    assert index.centroids[1].like(held) == held.like(held)
    assert stories(index) == [("a", "b", "a again")]


def test_stories_that_a_ruling_ties_are_looked_at_together() -> None:
    words = ["bridge lorry gravel", "frost cherry tellin", "poet judge ballad", "heron museum stairwell"]
    index, arrivals = take([tell(str(number), said) for number, said in enumerate(words)])
    place = {str(number): arrival.centroid for number, arrival in enumerate(arrivals)}
    at = datetime(2024, 5, 2, tzinfo=UTC)
    rulings = [Ruling("ana", at, ("0", "2"), "same-story"), Ruling("ana", at, ("2", "3", "gone"), "same-story")]
    assert find_bound([1], rulings, index, place.get) == [[1, 3, 4]]
    assert find_bound([2], rulings, index, place.get) == [[2]]
    assert find_bound([4, 2], rulings, index, place.get) == [[1, 3, 4], [2]]


def test_the_state_asks_for_what_it_needs_only() -> None:
    with pytest.raises(KeyError):
        find_cluster(7, MemoryIndex())
