"""Who is not identified here, and named there."""

from legation.weighing.conflicts import known
from weighing.laid import find_values, lay
from weighing.told import differ

UNKNOWN = lay("The driver has not been identified.", subject="driver", verb="identifi", negated=True)
NAMED = lay("The attacker, Ivo Holm, fled through the harbour.", subject="person:ivo-holm", verb="fle")


def test_a_driver_not_identified_and_an_attacker_by_name() -> None:
    assert find_values(known.find_identified, UNKNOWN, NAMED) == [("not known", "given")]


def test_another_person_and_who_tells_both() -> None:
    thief = lay("The thief has not been identified.", subject="thief", verb="identifi", negated=True)
    both = lay("The driver, Ivo Holm, has not been identified by the guards.", subject="driver", verb="identifi", negated=True)
    assert find_values(known.find_identified, thief, NAMED) == find_values(known.find_identified, both, NAMED) == []


def test_the_same_as_it_is_read() -> None:
    left, right = "The driver of the lorry in Karst has not been identified.", "The lorry in Karst was driven off by the gunman Ivo Holm."
    assert ("status", ("not known", "given")) in differ(left, right)
