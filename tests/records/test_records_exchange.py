"""The word of the officer that is behind a recall."""

from datetime import UTC, datetime

import pytest

from legation.records.exchange import Recall, as_ruling


@pytest.mark.parametrize(
    ("about", "value"),
    [
        ("Harbour Post", "Harbour Post"),
        ("cab07", None),
        ("CAB07F3D55AB0C1E2D3F", None),
        # An outlet of three letters that an id happens to begin with: nobody names a report by so few.
        ("CAB", "CAB"),
    ],
)
def test_a_recall_is_on_an_outlet_unless_it_named_a_report(about: str, value: str | None) -> None:
    recall = Recall(1, "ann", datetime(2024, 3, 12, tzinfo=UTC), about, ("cab07f3d55ab0c1e2d3f",), "it was made up")
    assert as_ruling(recall).value == value
