"""How hard something was asked for."""

from legation.weighing.conflicts import pressing
from weighing.laid import find_values, lay
from weighing.told import differ

ASKED = lay("The barrier was a request by the police.", subject="barrier", verb="be", object="request")
MERELY = lay("The police merely suggested the barrier.", subject="polic", verb="suggest", object="barrier")


def test_what_was_merely_suggested_here_and_requested_there() -> None:
    assert find_values(pressing.find_pressing, ASKED, MERELY) == [("request", "suggested")]


def test_many_ask_for_one_thing_each_in_his_way() -> None:
    plain = lay("The mayor suggested the barrier.", subject="mayor", verb="suggest", object="barrier")
    other = lay("The police merely suggested a patrol.", subject="polic", verb="suggest", object="patrol")
    assert find_values(pressing.find_pressing, ASKED, plain) == find_values(pressing.find_pressing, ASKED, other) == []


def test_the_same_as_it_is_read() -> None:
    left, right = "The barrier in Karst was demanded by the police.", "The police of Karst merely suggested the barrier."
    assert ("polarity", ("demanded", "suggested")) in differ(left, right)
