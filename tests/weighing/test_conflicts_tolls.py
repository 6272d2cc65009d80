"""How many were killed or hurt, on passages laid out by hand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.weighing.conflicts import tolls
from weighing.laid import find_values, lay


@given(st.integers(20, 90), st.integers(20, 90))
@settings(max_examples=200, deadline=None)
def test_two_tolls_conflict_only_where_they_cannot_both_be_right(a: int, b: int) -> None:
    one, other = (
        lay(f"The storm in Karst killed {n} people.", {str(n): ("peopl", "kill")}, subject="storm", verb="kill", object="peopl")
        for n in (a, b)
    )
    rounded = abs(a - b) <= 0.05 * max(a, b) and (a % 10 == 0) != (b % 10 == 0)
    assert bool(find_values(tolls.find_tolls, one, other)) == (a != b and not rounded)
