"""The day on which a day, month or year is over."""

import pytest

from legation.records.reading import last_day


@pytest.mark.parametrize(("time", "over"), [("2024", "2024-12-31"), ("2024-02", "2024-02-31"), ("2024-02-05", "2024-02-05")])
def test_a_time_is_over_on_its_last_day(time: str, over: str) -> None:
    assert last_day(time) == over


def test_what_has_a_day_comes_before_its_month_and_its_year() -> None:
    times = ["2024", "2024-12", "2024-02-29", "2024-02", "2025-01-01"]
    assert sorted(times, key=last_day) == ["2024-02-29", "2024-02", "2024", "2024-12", "2025-01-01"]
