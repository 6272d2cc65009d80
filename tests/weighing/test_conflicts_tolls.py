"""How many were killed or hurt, on passages laid out by hand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.weighing.conflicts import tolls
from weighing.laid import Passage, evolve_bound, find_conflict, find_values, lay


@given(st.integers(20, 90), st.integers(20, 90))
@settings(max_examples=200, deadline=None)
def test_two_tolls_conflict_only_where_they_cannot_both_be_right(a: int, b: int) -> None:
    one, other = (
        lay(f"The storm in Karst killed {n} people.", {str(n): ("peopl", "kill")}, subject="storm", verb="kill", object="peopl")
        for n in (a, b)
    )
    rounded = abs(a - b) <= 0.05 * max(a, b) and (a % 10 == 0) != (b % 10 == 0)
    assert bool(find_values(tolls.find_tolls, one, other)) == (a != b and not rounded)


def killed(text: str, number: str, **slots: object) -> Passage:
    """A passage of so many killed."""
    return lay(text, {number: ("peopl", "kill")}, subject="storm", verb="kill", object="peopl", **slots)


STORM = "The storm in the harbour of Karst killed {0} people."


def test_every_number_of_a_disputed_toll_is_shown_also_by_who_tells_little_else() -> None:
    numbers = ("60", "77", "84")
    conflict = find_conflict(*(killed(STORM.format(n), n) for n in numbers), killed("In all it killed 84 people.", "84"))
    assert [(side.side, side.value) for side in conflict.sides] == [(0, "60 people"), (1, "77 people"), (2, "84 people"), (2, "84 people")]


def test_a_number_that_agrees_with_all_is_beside_the_nearest() -> None:
    least = [evolve_bound(killed(STORM.format(n), n), "least") for n in ("60", "84")]
    sides = find_conflict(*least, killed(STORM.format("90"), "90")).sides
    assert [(side.side, side.value) for side in sides] == [(0, "at least 60 people"), (1, "at least 84 people"), (1, "90 people")]


def test_parts_that_a_third_report_adds_up_stand_against_no_whole() -> None:
    whole, part = killed(STORM.format("300"), "300"), killed(STORM.format("220"), "220")
    text = "The storm in the harbour of Karst killed 220 sailors and 80 guards."
    third = lay(text, {"220": ("sailor", "kill"), "80": ("guard", "kill")}, subject="storm", verb="kill")
    assert find_values(tolls.find_tolls, whole, part) == [("300 people", "220 people")]
    assert find_values(tolls.find_tolls, whole, part, third) == []


def test_what_a_sentence_opens_with_may_put_a_toll_on_another_occasion() -> None:
    other = "Weeks earlier, the storm in the harbour of Karst killed 50 people."
    assert find_values(tolls.find_tolls, killed(STORM.format("22"), "22"), killed(other, "50")) == []
    assert find_values(tolls.find_tolls, killed(STORM.format("22"), "22"), killed(other.replace("Weeks earlier", "At noon"), "50"))
