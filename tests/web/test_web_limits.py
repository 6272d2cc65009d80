"""Wrong tries are counted in bounded room, by name, by address, and by both."""

from datetime import UTC, datetime, timedelta

from legation.web.limits import MOST, PAUSE, QUIET, TRIES, TRIES_OF_ALL, Limits, find_network
from legation.web.sessions import MOST as MOST_SESSIONS
from legation.web.sessions import MOST_OF_ONE, Sessions

NOW = datetime(2024, 5, 14, 9, tzinfo=UTC)


def test_one_address_is_paused_and_another_is_not() -> None:
    limits = Limits()
    assert [limits.fail("ann", "192.0.2.1", NOW) for _ in range(TRIES)] == [4, 3, 2, 1, 0]
    assert limits.find_pause("ann", "192.0.2.1", NOW) == PAUSE
    assert limits.find_pause("ann", "192.0.2.2", NOW) == timedelta(0)
    assert limits.find_pause("max", "192.0.2.1", NOW) == timedelta(0)


def test_a_name_that_all_try_is_paused_for_all() -> None:
    limits = Limits()
    for number in range(TRIES_OF_ALL):
        limits.fail("ann", f"192.0.2.{number}", NOW)
    assert limits.find_pause("ann", "198.51.100.1", NOW) == PAUSE
    assert limits.find_pause("max", "198.51.100.1", NOW) == timedelta(0)


def test_an_address_that_tries_all_names_is_paused_for_all() -> None:
    limits = Limits()
    for number in range(TRIES_OF_ALL):
        limits.fail(f"n{number}", "2001:db8::1", NOW)
    assert limits.find_pause("ann", "2001:db8::ffff", NOW) == PAUSE
    assert limits.find_pause("ann", "2001:db8:1::1", NOW) == timedelta(0)


def test_after_a_quiet_time_all_is_forgotten_and_a_pause_never_grows_without_end() -> None:
    limits, now = Limits(), NOW
    for _ in range(40):
        for _ in range(TRIES):
            limits.fail("ann", "192.0.2.1", now)
        pause = limits.find_pause("ann", "192.0.2.1", now)
        now += pause
    assert pause == timedelta(minutes=15)
    assert limits.fail("ann", "192.0.2.1", now + QUIET) == TRIES - 1


def test_whoever_tries_fills_no_memory() -> None:
    limits = Limits()
    for number in range(MOST):
        limits.fail(f"n{number}", f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", NOW)
    assert len(limits.held) == MOST


def test_an_address_that_is_none_counts_as_one() -> None:
    assert find_network("") == find_network("testclient") == "unknown"
    assert find_network("2001:db8::1") == "2001:db8::/64"


def test_of_one_person_and_of_all_only_so_many_are_signed_in() -> None:
    sessions = Sessions()
    marks = [sessions.begin("ann", NOW, NOW + timedelta(seconds=number)) for number in range(MOST_OF_ONE + 3)]
    assert [sessions.find(mark, NOW + timedelta(minutes=1)) is not None for mark in marks] == [False] * 3 + [True] * MOST_OF_ONE
    for number in range(MOST_SESSIONS + 5):
        sessions.begin(f"n{number}", NOW, NOW + timedelta(minutes=2))
    assert len(sessions.held) == MOST_SESSIONS
