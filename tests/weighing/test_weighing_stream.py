import json
import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.records.lexicon import Lexicon
from legation.records.ruling import Ruling
from legation.weighing.stories import stream
from legation.weighing.stories.kernel import Kernel
from legation.weighing.stories.shelf import MemoryShelf
from legation.weighing.stories.sketch import Sketch
from legation.weighing.stories.stream import Arrival, arrive, find_bound, find_thread

LEXICON = Lexicon("en", phrases={"common.half": ("the", "said", "police", "market")}, digest="stream")
DAY = date(2024, 5, 1)


def tell(report: str, words: str, day: date | None = DAY) -> Sketch:
    return Sketch(report, day, dict.fromkeys(words.split(), 1.0))


def take(sketches: Sequence[Sketch], shelf: MemoryShelf | None = None) -> tuple[MemoryShelf, list[Arrival]]:
    shelf = shelf or MemoryShelf()
    return shelf, [arrive(sketched, shelf, LEXICON) for sketched in sketches]


def stories(shelf: MemoryShelf) -> list[tuple[str, ...]]:
    return [find_thread(number, shelf).reports for number, kernel in shelf.kernels.items() if kernel.holds]


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


class RowByRow(MemoryShelf):
    """A shelf that keeps nothing but JSON, as a store does."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[int, str] = {}

    def kernel(self, number: int) -> Kernel | None:
        return Kernel.from_plain(json.loads(self.rows[number])) if number in self.rows else None

    def put(self, number: int, kernel: Kernel, terms: Sequence[str]) -> None:
        super().put(number, kernel, terms)
        self.rows[number] = json.dumps(kernel.to_plain())


def test_what_is_plainly_the_same_goes_into_one_kernel() -> None:
    shelf, arrivals = take(
        [tell("a", "bridge lorry gravel wend"), tell("b", "bridge lorry gravel wend railway"), tell("c", "frost cherry")]
    )
    assert [arrival.kernel for arrival in arrivals] == [1, 1, 2]
    assert stories(shelf) == [("a", "b"), ("c",)]


def test_one_word_in_common_is_chance_and_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, _ = take([tell(f"r{number}", f"quay mast{number} hull{number} keel{number}") for number in range(20)])
    compared: list[str] = []
    like = Kernel.like

    def watch(one: Kernel, other: Kernel) -> float:
        compared.extend(one.members + other.members)
        return like(one, other)

    monkeypatch.setattr(Kernel, "like", watch)
    take([tell("new", "quay mast7 grain silo")], shelf)
    assert set(compared) == {"new", "r7"}


def test_an_arrival_says_which_stories_it_changed_and_which_are_gone() -> None:
    left, right = "bridge lorry gravel wend quay", "frost cherry tellin grower credit"
    shelf, arrivals = take([tell("a", left), tell("b", right), tell("c", f"{left} {right}")])
    assert arrivals[0] == Arrival(1, 1, (1,), (), {})
    assert arrivals[1] == Arrival(2, 2, (2,), (), {})
    assert arrivals[2].story == 1
    assert arrivals[2].changed == (1,)
    assert arrivals[2].gone == ((2,) if len(stories(shelf)) == 1 else ())


def test_two_stories_become_one_when_a_report_shows_that_they_are() -> None:
    shelf, _ = take([tell("a", "p1 p2 p3 q1 q2 q3"), tell("b", "s1 s2 s3 q1 t1 t2")])
    assert len(stories(shelf)) == 2
    _, (arrival,) = take([tell("c", "p1 p2 q1 q2 s1 s2 t1")], shelf)
    assert [set(story) for story in stories(shelf)] == [{"a", "b", "c"}]
    assert (arrival.story, arrival.changed, arrival.gone) == (1, (1,), (2,))


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_it_makes_no_difference_how_the_state_is_kept(seed: int) -> None:
    told = newsroom(seed)
    memory, arrivals = take(told)
    rows, again = take(told, RowByRow())
    assert arrivals == again
    assert memory.kernels == {number: rows.kernel(number) for number in memory.kernels}


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_every_report_is_in_one_story_and_every_kernel_knows_its_own(seed: int) -> None:
    told = newsroom(seed)
    shelf, arrivals = take(told)
    assert sorted(report for story in stories(shelf) for report in story) == sorted(sketched.report for sketched in told)
    for number, kernel in shelf.kernels.items():
        first = shelf.kernels[kernel.story]
        assert number in first.holds
        assert first.holds[0] == first.number == kernel.story
        assert kernel.summed == len(kernel.members)
    assert all(arrival.story in arrival.changed and not set(arrival.changed) & set(arrival.gone) for arrival in arrivals)


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_who_watches_the_arrivals_alone_knows_the_stories(seed: int) -> None:
    shelf, known = MemoryShelf(), dict[int, tuple[str, ...]]()
    for sketched in newsroom(seed):
        arrival = arrive(sketched, shelf, LEXICON)
        for number in arrival.gone:
            del known[number]
        known.update({number: find_thread(number, shelf).reports for number in arrival.changed})
    assert sorted(known.values()) == sorted(stories(shelf))


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_a_large_story_stays_small_to_look_at(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "FLUID", 2)
        told = newsroom(seed, events=2)
        shelf, place = MemoryShelf(), dict[str, int]()
        for sketched in told:
            arrival = arrive(sketched, shelf, LEXICON)
            place[sketched.report] = arrival.kernel
            place = {report: arrival.joined.get(number, number) for report, number in place.items()}
        assert max(len(kernel.holds) for kernel in shelf.kernels.values()) <= 2
        assert place == {report: number for number, kernel in shelf.kernels.items() for report in kernel.members}


def test_a_revised_report_does_not_make_its_kernel_another() -> None:
    shelf, _ = take([tell("a", "bridge lorry gravel wend"), tell("b", "bridge lorry gravel wend quay")])
    held = shelf.kernels[1]
    shelf.put(1, evolve(held, members=[*held.members, "a again"]), held.rarest())
    assert shelf.kernels[1].like(held) == held.like(held)
    assert stories(shelf) == [("a", "b", "a again")]


def test_stories_that_a_ruling_ties_are_looked_at_together() -> None:
    words = ["bridge lorry gravel", "frost cherry tellin", "poet judge ballad", "heron museum stairwell"]
    shelf, arrivals = take([tell(str(number), said) for number, said in enumerate(words)])
    place = {str(number): arrival.kernel for number, arrival in enumerate(arrivals)}
    at = datetime(2024, 5, 2, tzinfo=UTC)
    rulings = [Ruling("ana", at, ("0", "2"), "same-story"), Ruling("ana", at, ("2", "3", "gone"), "same-story")]
    assert find_bound([1], rulings, shelf, place.get) == [[1, 3, 4]]
    assert find_bound([2], rulings, shelf, place.get) == [[2]]
    assert find_bound([4, 2], rulings, shelf, place.get) == [[1, 3, 4], [2]]


def test_the_state_asks_for_what_it_needs_only() -> None:
    with pytest.raises(KeyError):
        find_thread(7, MemoryShelf())
