"""Yes and no, on passages laid out by hand."""

import pytest

from legation.weighing.conflicts import polarity
from weighing.laid import Passage, find_values, lay

SIGNED = lay("Mary Brandt signed the treaty.", subject="Brandt", verb="sign", object="treati")
NOT_SIGNED = lay("Mary Brandt did not sign the treaty.", subject="Brandt", verb="sign", object="treati", negated=True)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (NOT_SIGNED, [("affirmed", "denied")]),
        (SIGNED, []),
        (lay("Ivo Holm did not sign the treaty.", subject="Holm", verb="sign", object="treati", negated=True), []),
        (lay("Mary Brandt not only signed the treaty.", subject="Brandt", verb="sign", object="treati", negated=True), []),
        (lay("Mary Brandt might not sign the treaty.", subject="Brandt", verb="sign", object="treati", negated=True), []),
    ],
)
def test_an_act_is_denied_of_the_same_doer_and_thing(other: Passage, found: list[tuple[str, str]]) -> None:
    assert find_values(polarity.find_acts, SIGNED, other) in (found, [pair[::-1] for pair in found])
