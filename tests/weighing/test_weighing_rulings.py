from datetime import UTC, datetime

from legation.records.ruling import Ruling
from legation.weighing.rulings import find_pairs, find_standing, sentence

AT = datetime(2024, 3, 5, 9, 0, tzinfo=UTC)


def test_what_was_undone_no_longer_stands() -> None:
    first = Ruling("ana", AT, ("a", "b"), "same-story")
    second = Ruling("ana", AT, ("c", "d"), "independent")
    assert find_standing([first, second, Ruling("ben", AT, (first.id,), "undo")]) == (second,)


def test_an_undoing_can_be_undone() -> None:
    first = Ruling("ana", AT, ("a", "b"), "same-story")
    undo = Ruling("ben", AT, (first.id,), "undo")
    assert find_standing([first, undo, Ruling("ana", AT, (undo.id,), "undo")]) == (first,)


def test_every_two_ids_of_a_ruling_are_a_pair() -> None:
    ruling = Ruling("ana", AT, ("a", "b", "c"), "same-origin")
    assert [(one, other) for one, other, _ in find_pairs([ruling], "same-origin")] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert find_pairs([ruling], "independent") == []


def test_a_ruling_reads_as_a_reason() -> None:
    assert sentence(Ruling("ana", AT, ("a", "b"), "not-same-story")) == "ana ruled on 2024-03-05: not same story"
