"""Who did not say it, and what it is not about: the officer's word on speakers and conflicts."""

from datetime import UTC, datetime

import pytest

from legation.records.heard import hear_speakers
from legation.records.reading import Position, Reading
from legation.records.report import Span
from legation.records.ruling import Ruling, Verb, read_place, write_place
from legation.records.story import Claim, Conflict, Side, Support
from legation.weighing.rulings import find_letters, set_aside, settle_conflicts
from weighing.told import tell

TEXTS = {
    "Harbour Post": "Idris Holm met Mayor Edda Lund in Tarn. The ferry Aurora sank off Port Selim with 34 sailors aboard, Idris Holm said.",
    "Kelm Weekly": "Idris Holm spoke in Kelm. The ferry Aurora sank off Port Selim with 34 sailors aboard, Idris Holm said.",
}


def rule(verb: Verb, *about: str, value: str | None = None, why: str = "") -> Ruling:
    return Ruling("ana", datetime(2024, 3, 7, tzinfo=UTC), about, verb, value, why)


def test_the_right_speaker_is_one_that_the_report_names_else_nobody() -> None:
    told = tell(TEXTS)
    sank = told.claim("Aurora", "Idris Holm")
    ruling = rule("not-said-by", *(support.statement or "" for support in sank.supports), value="Edda Lund")
    heard = [hear_speakers(report, reading, [ruling]) for report, reading in zip(told.reports, told.readings, strict=True)]
    speakers = [next(one.speaker for one in reading.statements if one.id in ruling.about) for reading in heard]
    assert [speaker and speaker.name for speaker in speakers] == ["Edda Lund", None]
    post = told.reports[0]
    assert speakers[0] is not None
    assert "Edda Lund" in post.words(speakers[0].span)
    assert "ana ruled on 2024-03-07: not said by" in speakers[0].why
    assert [[one.id for one in reading.statements] for reading in heard] == [
        [one.id for one in reading.statements] for reading in told.readings
    ]


def test_words_that_nobody_is_known_to_have_said_bring_no_position() -> None:
    told = tell(TEXTS)
    said = told.readings[0].statements[0]
    position = Position("person:idris-holm", "the ferry", Span(0, 5), "supports", said.id)
    reading = Reading(
        told.reports[0].id, "test", statements=(said,), positions=(position, Position("state:jp", "x", Span(0, 1), "opposes"))
    )
    assert [one.actor for one in hear_speakers(told.reports[0], reading, [rule("not-said-by", said.id)]).positions] == ["state:jp"]
    assert hear_speakers(told.reports[0], reading, [rule("not-said-by", "another")]) is reading


SIDES = (Side("r1", Span(0, 20), 0, "34"), Side("r2", Span(5, 25), 1, "52"), Side("r3", Span(0, 9), 1, "52"))
TOLL = Conflict("aboard", "number", SIDES, why="update", overtaken=(0,))


@pytest.mark.parametrize(
    ("about", "left"),
    [
        (("r3.0-9", "r1.0-20"), ["r1", "r2"]),
        (("r3", "r1"), ["r1", "r2"]),
        (("r3.0-9", "r9.0-9"), ["r1", "r2", "r3"]),
        (("r3.50-60", "r1.0-20"), ["r1", "r2", "r3"]),
        (("r1.0-20", "r2.5-25"), None),
    ],
)
def test_words_that_are_not_about_it_leave_a_conflict(about: tuple[str, ...], left: list[str] | None) -> None:
    found = set_aside([TOLL], rule("not-about", *about))
    assert [[side.report for side in conflict.sides] for conflict in found] == ([left] if left else [])


def test_the_last_word_on_a_conflict_holds() -> None:
    one, other = Claim("34 aboard", None, (Support("r1", Span(0, 20)),)), Claim("52 aboard", None, (Support("r2", Span(5, 25)),))
    apart, against = rule("not-about", "r1.0-20", "r2.5-25"), rule("conflict", one.id, other.id)
    assert settle_conflicts([TOLL], [one, other], [against, apart]) == []
    (again,) = settle_conflicts([TOLL], [one, other], [apart, against])
    assert again.reasons == ("ana ruled on 2024-03-07: conflict.",)


def test_the_last_letter_of_an_outlet_holds() -> None:
    rulings = [rule("reliability", "Harbour Post", value="B"), rule("reliability", "Harbour Post", "Kelm Weekly", value="D")]
    assert find_letters({"Harbour Post": "A", "Tarn Echo": "C"}, rulings) == {"Harbour Post": "D", "Tarn Echo": "C", "Kelm Weekly": "D"}


def test_words_are_named_by_their_address() -> None:
    assert read_place(write_place("abcd", Span(3, 9))) == ("abcd", Span(3, 9))
    assert read_place("abcd") == ("abcd", None)
    assert read_place("abcd.3-x") == ("abcd", None)


def test_a_reason_is_part_of_a_ruling_and_one_without_keeps_its_id() -> None:
    assert rule("conflict", "a", "b", why="They speak of two ferries.").id != rule("conflict", "a", "b").id
    assert Ruling("ana", datetime(2024, 3, 5, 9, 0, tzinfo=UTC), ("a", "b"), "same-story").id == "6aa9682774f4c3709b88"
