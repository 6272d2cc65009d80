"""Days and ages where many reports tell of one thing: both sides whole, and no more pairs than it takes."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.weighing.accounts.index import find_pairs
from legation.weighing.conflicts import numbers, times
from legation.weighing.conflicts.comparators import TABLE
from legation.weighing.conflicts.conflicts import Difference, compare
from weighing.told import Told, tell

MANY = 40
COLOURS = ("grey", "red", "tall", "wide", "old")
DAYS = ("12 April", "14 April", "19 April")


def differences(told: Told, find: object) -> Sequence[Difference]:
    """What the row that finds its values so makes of a story."""
    (row,) = [row for row in TABLE if row.find is find]
    return list(compare(told.evidence, row))


def tell_many(text: str) -> Told:
    """So many reports of one story, each in words a little of its own."""
    return tell(
        {
            f"Outlet {n}": text.format(colour=COLOURS[n % len(COLOURS)], day=DAYS[n % len(DAYS)], age=4 + n % 2, number=n)
            for n in range(MANY)
        }
    )


def test_a_day_to_come_is_laid_beside_the_first_of_each_other_day() -> None:
    told = tell_many("The {colour} rocket will be launched on {day} 2024 from Karst, envoy number {number} said.")
    assert 0 < len(differences(told, times.find_ahead)) <= 2 * MANY * (len(DAYS) - 1)  # by its doer, and by whom it is done to
    (conflict,) = [conflict for conflict in told.conflicts if conflict.kind == "date"]
    assert len({side.report for side in conflict.sides}) == MANY
    assert len({side.side for side in conflict.sides}) == len(DAYS)


def test_an_age_is_laid_beside_the_first_of_each_other_age() -> None:
    told = tell_many("A {age}-year-old boy fell into the {colour} well, envoy number {number} said.")
    assert 0 < len(differences(told, numbers.find_ages)) <= MANY
    (conflict,) = [conflict for conflict in told.conflicts if conflict.kind == "number"]
    assert len({side.report for side in conflict.sides}) == MANY


def test_what_one_report_puts_at_two_days_happens_again() -> None:
    left = "The council of Karst will meet on 12 April 2024. The council of Karst will meet on 14 April 2024."
    right = "The council of Karst will meet on 19 April 2024."
    assert [conflict for conflict in tell({"Ledger": left, "Courier": right}).conflicts if conflict.kind == "date"] == []
    assert [conflict.kind for conflict in tell({"Ledger": left.partition(". ")[0] + ".", "Courier": right}).conflicts] == ["date"]


@settings(max_examples=200)
@given(st.lists(st.integers(0, 4), max_size=30))
def test_every_telling_stands_beside_each_other_value_once(values: list[int]) -> None:
    told = list(enumerate(values))
    pairs = list(find_pairs(told, lambda one: one[1], lambda *_: True))
    assert len(pairs) == len(set(pairs)) <= len(told) * max(0, len(set(values)) - 1)
    assert all(one[0] < other[0] and one[1] != other[1] for one, other in pairs)
    met = {(one, other[1]) for pair in pairs for one, other in (pair, pair[::-1])}
    assert met == {(one, value) for one in told for value in set(values) - {one[1]}}
