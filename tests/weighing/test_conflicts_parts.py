"""Numbers that are parts of one another are no conflict: some of the injured, the sum of what is told apart; and what was only heard."""

import pytest

from weighing.told import differ, read_ahead

WHOLE = "A storm hit the port of Karst on Tuesday, injuring about 100 people, the harbour office said."
CONFLICTS = [
    (WHOLE, "A storm hit the port of Karst on Tuesday and 18 people were injured, the harbour office said.", 1),
    (
        "The League won 44 of the 76 seats of the council of Karst.",
        "The League won 47 seats of the council of Karst.",
        1,
    ),
    (WHOLE, "A storm hit the port of Karst on Tuesday and 18 people were critically injured, the harbour office said.", 0),
    (
        "The storm in the port of Karst on Tuesday killed more than 300 people, the harbour office said.",
        "The storm in the port of Karst on Tuesday killed 220 people, the harbour office said. It killed 108 people in Veldt.",
        0,
    ),
    (
        "The storm in the port of Karst on Tuesday killed more than 300 people, the harbour office said.",
        "The storm in the port of Karst on Tuesday killed 220 people, the harbour office said. It killed 12 people in Veldt.",
        1,
    ),
]
read_ahead(CONFLICTS)


@pytest.mark.parametrize(("left", "right", "found"), CONFLICTS)
def test_a_part_stands_against_no_whole(left: str, right: str, found: int) -> None:
    assert len([values for kind, values in differ(left, right) if kind == "number"]) == found


def test_that_one_heard_something_unconfirmed_is_not_that_another_heard_something() -> None:
    left = "We also heard - and this is not confirmed - that the lorry in Karst was laden with weapons."
    assert [kind for kind, _ in differ(left, "Ivo Holm heard two shots near the lorry in Karst.") if kind == "status"] == []
