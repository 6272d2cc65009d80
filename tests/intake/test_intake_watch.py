"""When a source is asked again: intervals, back-off, silence that was asked for, and clocks that were set."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.intake.watching.watch import (
    CEILING,
    EDITED_FOR,
    GONE,
    Watch,
    find_due,
    note_answer,
    note_broken,
    note_failure,
    note_look,
    read_interval,
    write_interval,
)
from legation.records.register import Watched

NOW = datetime(2024, 3, 12, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
WATCH = Watch("https://tarn.example/feed", interval=HOUR)
NEVER = Watched(WATCH.name)


@pytest.mark.parametrize(
    ("words", "length"),
    [("15m", timedelta(minutes=15)), ("1h", HOUR), ("2 d", timedelta(days=2)), ("52w", timedelta(weeks=52)), ("90m", HOUR * 1.5)],
)
def test_an_interval_is_read_and_written(words: str, length: timedelta) -> None:
    assert read_interval(words) == length
    assert read_interval(write_interval(length)) == length


@pytest.mark.parametrize("words", ["", "soon", "0m", "15", "-1h", "99999d", "1.5h", "53w", "1h 5m", "١h" * 9])
def test_what_is_no_interval_is_said(words: str) -> None:
    with pytest.raises(ValueError, match="is no interval"):
        read_interval(words)


def test_a_source_is_due_at_once_and_then_at_its_interval() -> None:
    assert find_due(None, HOUR, NOW) == find_due(NEVER, HOUR, NOW) == NOW
    assert find_due(note_answer(NEVER, WATCH, NOW), HOUR, NOW) == NOW + HOUR


def test_a_shorter_interval_counts_from_now_on() -> None:
    state = note_answer(NEVER, Watch(WATCH.source, interval=timedelta(days=7)), NOW)
    assert find_due(state, HOUR, NOW) == NOW + HOUR


def test_every_failure_doubles_the_wait_up_to_a_day() -> None:
    state, waits = NEVER, []
    for _ in range(8):
        state = note_failure(state, WATCH, NOW, "no", 500, None)
        assert state.due is not None
        waits.append((state.due - NOW) / HOUR)
    assert waits == [2, 4, 8, 16, 24, 24, 24, 24]
    assert (state.failures, state.said) == (8, "no")
    assert note_answer(state, WATCH, NOW).failures == 0


def test_a_source_watched_once_a_week_is_not_asked_more_often_for_failing() -> None:
    rare = Watch(WATCH.source, interval=timedelta(weeks=1))
    assert note_failure(NEVER, rare, NOW, "no", 500, None).due == NOW + rare.interval


def test_the_wait_that_is_asked_for_is_kept() -> None:
    assert note_failure(NEVER, WATCH, NOW, "no", 429, 36_000).due == NOW + 10 * HOUR
    assert note_failure(NEVER, WATCH, NOW, "no", 429, 60).due == NOW + 2 * HOUR


def test_a_server_that_was_not_asked_has_not_failed() -> None:
    state = note_failure(NEVER, WATCH, NOW, "later", None, 600)
    assert (state.failures, state.due) == (0, NOW + timedelta(minutes=10))


def test_what_is_gone_is_asked_once_a_week() -> None:
    assert note_failure(NEVER, WATCH, NOW, "gone", 410, None).due == NOW + GONE


def test_a_broken_answer_is_asked_for_again_at_the_interval() -> None:
    state = note_broken(note_broken(NEVER, WATCH, NOW, "broken"), WATCH, NOW, "broken")
    assert (state.due, state.failures) == (NOW + HOUR, 2)


def test_a_page_is_looked_at_more_rarely_as_it_ages_and_then_no_more() -> None:
    page = Watched("feed#1", address="https://tarn.example/1")
    young, older = note_look(page, WATCH, NOW, NOW), note_look(page, WATCH, NOW - 10 * HOUR, NOW)
    assert young is not None and older is not None
    assert (young.due, older.due) == (NOW + HOUR, NOW + 5 * HOUR)
    assert find_due(older, timedelta(minutes=15), NOW) == NOW + 5 * HOUR
    assert note_look(page, WATCH, NOW - EDITED_FOR, NOW) is None


MOMENTS = st.integers(-10_000, 10_000).map(lambda minutes: NOW + timedelta(minutes=minutes))


@given(MOMENTS, MOMENTS, st.integers(0, 2_000), st.sampled_from([None, 410, 500, 429]), st.integers(0, 400_000))
def test_however_the_clock_moves_a_source_is_asked_again_in_time(
    asked: datetime, now: datetime, failures: int, status: int | None, wait: int
) -> None:
    state = Watched(WATCH.name, failures=failures)
    for made in (note_answer(state, WATCH, asked), note_failure(state, WATCH, asked, "no", status, wait)):
        due = find_due(made, WATCH.interval, now)
        assert due is not None
        assert due <= max(now, asked) + max(GONE, CEILING, timedelta(seconds=wait))
        assert due <= now or asked <= now
