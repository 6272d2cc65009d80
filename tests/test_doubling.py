"""Twice as much of one thing costs about twice the work: counted are the lines of ours that run, so that no clock and no other work of the
machine is in it. What it takes in seconds: `python bench/doubling.py`."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest

from desk.offices import NOW
from legation.desk.office import Office
from legation.desk.session import Run
from legation.desk.shard import Shard, read_shard
from legation.desk.verbs.brief import find_subject, make
from legation.desk.verbs.read import Loaded
from legation.desk.verbs.weigh import Weighed, weigh_loaded
from legation.intake.paper import Paper
from legation.records.errors import Refusal
from legation.records.reading import Reading
from legation.records.report import Report
from legation.weighing.lineage import copies

# Twice, and what a larger input brings besides; where each report is laid beside each other, four times.
LINEAR, SQUARE = 2.3, 4.3
LEAD = "The mill of Karst stands still, keeper Berta Kvist said on Monday. It will turn again in May."
END = "The guild of bakers of Karst learned of it at the counter, said its master, Odo Brennan."


def count_lines(act: Callable[[], Any], within: str = "/legation/") -> int:
    """How many lines of ours run while something is done, of all or of one file."""
    count = 0

    def step(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return step

    def enter(frame: FrameType, _: str, __: Any) -> Any:
        return step if within in frame.f_code.co_filename.replace("\\", "/") else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def read(*texts: str) -> list[tuple[Report, Reading]]:
    """Reports of as many outlets, read."""
    head = "Title: Mill stands still\nOutlet: Post {}\nPublished: 2024-05-{:02d}\n\n"
    papers = tuple(Paper(f"{number}", f"{head.format(number, number % 9 + 1)}{text}".encode(), "text") for number, text in enumerate(texts))
    return [item for items in read_shard(Shard(papers, Office(), now=NOW)) for item in items if not isinstance(item, Refusal)]


def brief(weighed: Weighed) -> None:
    """The brief of the largest story."""
    make(find_subject(weighed, weighed.weighing.stories[0]), NOW.date(), Office(), False)


@pytest.mark.parametrize(
    "make",
    [
        lambda number: f"“The mill is number {number},” Berta Kvist said.",
        lambda number: f"Q: Is mill {number} old?\n\nA: It is. We know it.",
        lambda number: f"Karst Post {number} reported that the mill was old.",
        lambda number: f"On May {number % 28 + 1}, {1950 + number}, the council of Karst voted on mill {number}.",
    ],
    ids=["quotations", "questions", "credits", "days"],
)
def test_twice_the_text_is_twice_the_reading(make: Callable[[int], str]) -> None:
    texts = ["\n\n".join([f"{LEAD} {END}", *map(make, range(size))]) for size in (4, 32, 64)]
    read(texts[0])
    once, twice = (count_lines(partial(read, text)) for text in texts[1:])
    assert once > 30_000
    assert twice < LINEAR * once


@pytest.mark.parametrize(
    ("make", "most"),
    [
        (lambda _: f"{LEAD} {END} Nine men were sent home.", LINEAR),
        (lambda number: f"{LEAD} {END} {number + 2} men were sent home.", SQUARE),
        (lambda number: f"{LEAD} {END} Keeper {number} of mill {number} in place {number} was sent home with {number} pounds.", SQUARE),
    ],
    ids=["one text", "one number differs", "one sentence differs"],
)
def test_twice_the_reports_of_one_text_are_no_more_than_each_beside_each(make: Callable[[int], str], most: float) -> None:
    small, large = (read(*map(make, range(size))) for size in (16, 32))
    run = Run(NOW, engine="serial")
    weigh_loaded(Loaded(tuple(small[:2])), run)
    once, twice = (count_lines(partial(weigh_loaded, Loaded(tuple(pairs)), run)) for pairs in (small, large))
    assert once > 30_000
    assert twice < most * once


@pytest.mark.parametrize(
    ("make", "gap", "within"),
    [
        (lambda number, _: f"Mill {number} of Karst{number} stood still for {number} days in May.", " ", "lineage/signs.py"),
        (lambda number, _: f"“Mill {number} is old,” Berta Kvist said.", "\n\n", "claims/claimable.py"),
    ],
    ids=["claims", "quotations"],
)
def test_twice_the_claims_of_two_reports_are_looked_through_twice_as_long(make: Callable[[int, int], str], gap: str, within: str) -> None:
    small, large = (read(*(gap.join(make(number, of) for number in range(size)) for of in (0, 1))) for size in (24, 48))
    run = Run(NOW, engine="serial")
    weigh_loaded(Loaded(tuple(read(LEAD, END))), run)
    once, twice = (count_lines(partial(weigh_loaded, Loaded(tuple(pairs)), run), within) for pairs in (small, large))
    assert once > 1_000
    assert twice < LINEAR * once


def test_twice_the_reports_are_twice_the_search_for_what_opens_a_brief() -> None:
    run = Run(NOW, engine="serial")
    text = f"{LEAD} {END} Nine men were sent home."
    small, large = (weigh_loaded(Loaded(tuple(read(*[text] * size))), run) for size in (24, 48))
    once, twice = (count_lines(partial(brief, weighed), "briefing/lead.py") for weighed in (small, large))
    assert once > 10_000
    assert twice < LINEAR * once


def test_of_many_that_have_a_run_of_words_the_first_stand_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "FIRST", 4)
    small, large = (read(*(f"{LEAD} {END} {number + 2} men were sent home." for number in range(size))) for size in (32, 64))
    run = Run(NOW, engine="serial")
    weigh_loaded(Loaded(tuple(small[:2])), run)
    once, twice = (count_lines(partial(weigh_loaded, Loaded(tuple(pairs)), run)) for pairs in (small, large))
    assert once > 30_000
    assert twice < LINEAR * once
    (story,) = weigh_loaded(Loaded(tuple(large)), run).weighing.stories
    (origin,) = story.origins
    assert len(origin.reports) == 64
