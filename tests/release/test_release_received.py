"""What a partner sends as objects: a brief is one thing with its lines, and not as many answers."""

import json
from typing import Any

import pytest

from legation.release.ways.received import MOST_SAID, Sending, read_sendings
from legation.release.ways.taxii import TaxiiError

BRIEF, ONE, TWO, THREE = (
    f"{kind}--{number:08d}-0000-4000-8000-000000000000" for number, kind in enumerate(("report", "note", "note", "opinion"))
)
HOUR, LATER = "2024-05-14T09:00:00.000Z", "2024-05-15T09:00:00.000Z"


def put(kind: str, made: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "id": made, "spec_version": "2.1", "created": HOUR, "modified": HOUR, **more}


def read(*objects: dict[str, Any]) -> list[Sending]:
    return read_sendings(json.dumps({"objects": objects}).encode())


def test_a_brief_is_taken_with_what_it_refers_to_and_what_refers_to_it() -> None:
    brief = put("report", BRIEF, name="The gate", object_refs=[ONE, "identity--0"], object_marking_refs=["m"])
    made = read(
        put("note", ONE, content="It opens.", object_refs=["identity--0"]),
        put("note", TWO, content=" It is old. ", object_refs=[BRIEF]),
        put("opinion", THREE, explanation="No?", object_refs=[ONE]),
        brief,
    )
    assert [bool(one.words) for one in made] == [False, False, True, True]
    assert (made[2].words, made[2].about, made[2].question, made[2].title) == ("No?", ONE, True, "")
    assert (made[3].title, made[3].about, made[3].tlp) == ("The gate", BRIEF, "m")
    assert made[3].lines == ((ONE, "It opens."), (TWO, "It is old."))


def test_of_what_is_taken_back_nothing_is_told() -> None:
    gone = put("note", ONE, content="Withdrawn.", object_refs=[BRIEF], revoked=True)
    other = put("note", TWO, content="It is old.", object_refs=[BRIEF])
    (_, _, corrected) = read(gone, other, put("report", BRIEF, name="The gate", modified=LATER, object_refs=[TWO]))
    assert (corrected.version, corrected.lines) == (LATER, ((TWO, "It is old."),))
    (_, withdrawn) = read(gone, put("report", BRIEF, name="Withdrawn", object_refs=[ONE], revoked=True))
    assert (withdrawn.title, withdrawn.lines, withdrawn.why) == ("Withdrawn", (), "")


@pytest.mark.parametrize(
    "more",
    [
        {"name": ""},
        {"name": 4},
        {},
        {"name": "The gate"},
        {"name": "The gate", "object_refs": [ONE, 4, None]},
        {"name": "x", "object_refs": 7},
    ],
)
def test_a_report_that_tells_nothing_is_not_taken(more: dict[str, Any]) -> None:
    assert read(put("report", BRIEF, **more))[0].why.startswith("A report is taken")


def test_another_programs_report_is_taken_by_its_description() -> None:
    assert read(put("report", BRIEF, name="The gate", description="It opens."))[0].lines == ((BRIEF, "It opens."),)


def test_no_more_is_said_at_once_than_is_heard() -> None:
    notes = [put("note", f"note--{number:08d}-0000-4000-8000-000000000000", content="Yes.") for number in range(MOST_SAID + 1)]
    assert len(read(*notes[1:])) == MOST_SAID
    with pytest.raises(TaxiiError, match="413"):
        read(*notes)
    assert len(read(*notes, put("report", BRIEF, name="The gate", object_refs=[one["id"] for one in notes]))[-1].lines) == MOST_SAID + 1
