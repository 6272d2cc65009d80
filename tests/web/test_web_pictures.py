"""What the pictures are drawn from: bars and stems, lanes and days, marks over time."""

import pytest

from legation.desk.showing import Bar, Head, Stem
from legation.web.pictures import course, stemma, strip
from legation.web.shown import clip, matched, short_day, when


def bar(stems: int, sure: bool = True, inferred: int = 0, new: bool = False) -> Bar:
    heads = [Head(f"{number}", f"Outlet {number}", "F", None, None, new=new) for number in range(stems)]
    return Bar("x", tuple(Stem(head, number < inferred) for number, head in enumerate(heads)), sure)


@pytest.mark.parametrize("sizes", [(1,), (5,), (4, 1), (3, 1, 1), (10, 2), (14, 3, 1, 1), (24, 4, 2)])
def test_stems_close_up_until_they_fit(sizes: tuple[int, ...]) -> None:
    drawn = stemma.draw([bar(size) for size in sizes])
    assert drawn.width <= stemma.WIDEST
    assert [one.whole.count("M") for one in drawn.bars] == list(sizes) or all(one.number is not None for one in drawn.bars)
    assert all(left.x + left.width < right.x for left, right in zip(drawn.bars, drawn.bars[1:], strict=False))


def test_of_too_many_stems_the_number_stands_on_the_bar() -> None:
    drawn = stemma.draw([bar(52), bar(7), bar(2), bar(1), bar(1)])
    assert [one.number for one in drawn.bars] == [52, 7, 2]
    assert drawn.further == 2
    assert drawn.width <= stemma.WIDEST


def test_a_broken_stem_and_an_open_bar_are_drawn_apart() -> None:
    (full, maybe) = stemma.draw([bar(3, inferred=1), bar(1, sure=False)]).bars
    assert (full.whole.count("M"), full.broken.count("M"), full.sure) == (2, 1, True)
    assert (maybe.sure, maybe.whole) == (False, "M26 6V20")
    assert stemma.draw([bar(2, new=True)]).bars[0].new


def test_nothing_without_a_day_is_drawn_over_time() -> None:
    assert course.draw([], "2024-05-01") is None
    assert strip.draw([], [], "2024-05-01") is None


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2023-07-11", "2023-07-12", "11–12 July 2023"),
        ("2023-07-11", "2023-07-11", "11 July 2023"),
        ("2023-06-30", "2023-07-02", "30 June – 2 July 2023"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2024", "2024", "2024"),
        ("2024-05", "2024-05", "May 2024"),
        ("2024-05", "2024-06", "May – June 2024"),
        ("2024-05-01", "", "1 May 2024"),
    ],
)
def test_days_are_said_without_saying_month_or_year_twice(first: str, last: str, said: str) -> None:
    assert when(first, last) == said


def test_words_are_cut_at_a_blank() -> None:
    assert clip("one two three", 9) == "one two…"
    assert clip("onetwothree", 5) == "onetw…"
    assert clip("one", 5) == "one"
    assert clip(None, 5) == ""
    assert short_day("2023-05-24") == "24 May"


def test_matches_stand_where_they_are() -> None:
    hit = {"span": [10, 25], "snippet": "the lock of Arn", "matches": [[14, 18], [22, 25]]}
    assert matched(hit) == [("the ", False), ("lock", True), (" of ", False), ("Arn", True)]
    aside = {"span": {"in": "title", "span": [0, 4]}, "snippet": "Lock", "matches": [{"in": "title", "span": [0, 4]}]}
    assert matched(aside) == [("Lock", True)]
