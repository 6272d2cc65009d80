"""What was meant and what was done; what is open here and closed there."""

import pytest

from weighing.told import differ, read_ahead


@pytest.fixture(scope="module", autouse=True)
def _read() -> None:
    read_ahead([*STATES, *NO_STATES])


def test_what_was_meant_to_be_and_what_was() -> None:
    left = "The old lighthouse was supposed to be closed in 2013."
    assert differ(left, "The old lighthouse was closed in 2013 by the harbour office.") == [("status", ("planned", "done"))]
    assert differ(left, "The old lighthouse was painted in 2013 by the harbour office.") == []
    assert differ(left, "The old lighthouse was expected to be closed in 2013.") == []


STATES = [
    ("The bridge in Lume stays closed, the mayor said.", "The bridge in Lume reopened, the mayor said.", ("closed", "open")),
    ("The harbour road of Veldt is shut after the flood.", "The harbour road of Veldt is open after the flood.", ("closed", "open")),
]


@pytest.mark.parametrize(("left", "right", "values"), STATES)
def test_what_is_open_here_and_closed_there(left: str, right: str, values: tuple[str, str]) -> None:
    assert differ(left, right) == [("status", values)]
    # Who gives both tells what became of it.
    assert differ(left, f"{right} {left.replace(' stays ', ' was ').replace(' is ', ' was ')}") == []


NO_STATES = [
    ("The bridge in Lume stays closed, the mayor said.", "The bridge in Lume may reopen, the mayor said."),
    ("The bridge in Lume stays closed, the mayor said.", "The schools of Karst reopened, a teacher told the radio."),
    ("The bridge in Lume was closed on 1 March 2024.", "The bridge in Lume reopened on 4 March 2024."),
    ("The guard closed the door of the bridge house.", "The guard opened fire from the bridge house."),
]


@pytest.mark.parametrize(("left", "right"), NO_STATES)
def test_other_things_other_days_and_what_may_be_are_no_state(left: str, right: str) -> None:
    assert [kind for kind, _ in differ(left, right) if kind == "status"] == []
