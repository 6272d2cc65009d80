"""Whose deed it was: claimed or not, laid to somebody who denies any part in it."""

from typing import Any

import pytest

from legation.weighing.conflicts import blame
from weighing.laid import Passage, find_values, lay
from weighing.told import differ, read_ahead, tell

CLAIMED = lay("The League claimed responsibility for the attack.", subject="League", verb="claim", object="respons")
NONE = lay("No group claimed responsibility for the attack.", subject="group", verb="claim", object="respons")
NO_CLAIM = lay("There was no claim of responsibility for the attack.", subject="there", verb="be", object="claim", negated=True)
PARSED = ("The League claimed responsibility for the attack in Karst.", "There was no claim of responsibility for the attack in Karst.")


@pytest.fixture(scope="module", autouse=True)
def _read() -> None:
    read_ahead([PARSED])


@pytest.mark.parametrize("none", [NONE, NO_CLAIM])
def test_who_claimed_a_deed_stands_beside_nobody_had(none: Passage) -> None:
    assert find_values(blame.find_claimed, CLAIMED, none) == [("affirmed", "denied")]


def claim(text: str, subject: str = "League", **slots: Any) -> Passage:
    """A passage in which somebody claims a deed."""
    return lay(text, subject=subject, verb="claim", object="respons", **slots)


def test_a_claim_of_another_deed_or_by_another_is_no_difference() -> None:
    text = "The League claimed responsibility for the attack."
    elsewhere = claim(text.replace("attack", "attack in Veldt"), names=("Veldt",))
    other = claim("The Brigade did not claim responsibility for the attack.", "state:xb", negated=True)
    maybe = claim(text.replace("claimed", "may have claimed"))
    pairs = ((elsewhere, NONE), (other, claim(text, "org:league")), (maybe, NONE))
    assert [find_values(blame.find_claimed, *pair) for pair in pairs] == [[], [], []]


def test_the_same_as_it_is_read() -> None:
    assert ("polarity", ("affirmed", "denied")) in differ(*PARSED)


def find_polarities(text: str) -> list[set[str]]:
    """The values of the conflicts of yes and no within one report."""
    conflicts = tell({"Gazette": text, "Herald": "The weather in Port Lume was fine all week."}).conflicts
    return [{side.value for side in conflict.sides} for conflict in conflicts if conflict.kind == "polarity"]


def test_who_is_said_to_be_behind_a_deed_denies_any_part_in_it_also_in_one_report() -> None:
    text = "Britain said that Russia was behind the poisoning in Karst. Russia was in no way involved, a Russian diplomat said."
    assert find_polarities(text) == [{"affirmed", "denied"}]
    assert find_polarities(text.replace("that Russia", "that China")) == []
