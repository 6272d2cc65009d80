"""Reports side by side: paragraphs beside those that they share most words with, in the order of the first report."""

import pytest

from legation.language.language import load
from legation.records.report import Report
from legation.weighing.lineage.abreast import count_shared, lay_abreast

ENGLISH = load("en")
ONE = "The lock of Arn opens in May after two years of work.\n\nThe keeper lives beside it with a dog.\n\nRain is expected on Sunday."


def lay(*texts: str) -> list[list[str]]:
    """Each row: the words of each cell."""
    reports = [Report(f"{number}.txt", text) for number, text in enumerate(texts)]
    rows = lay_abreast(reports, ENGLISH)
    return [["|".join(report.words(span) for span in cell.paragraphs) for report, cell in zip(reports, row, strict=True)] for row in rows]


def test_the_same_text_stands_beside_itself() -> None:
    assert lay(ONE, ONE) == [[line, line] for line in ONE.split("\n\n")]


def test_a_paragraph_stands_beside_the_one_it_shares_most_with_wherever_that_is() -> None:
    other = "Rain is expected on Sunday, too.\n\nAfter two years of work the lock of Arn opens in May."
    first, second, third = ONE.split("\n\n")
    assert lay(ONE, other) == [[first, other.split("\n\n")[1]], [second, ""], [third, other.split("\n\n")[0]]]


def test_what_belongs_nowhere_has_a_row_of_its_own_behind_the_one_before_it() -> None:
    other = "The lock of Arn opens in May.\n\nBoats pay a toll of nine crowns."
    assert [row[1] for row in lay(ONE, other)] == ["The lock of Arn opens in May.", "Boats pay a toll of nine crowns.", "", ""]


def test_a_third_report_may_stand_beside_the_second_alone() -> None:
    rows = lay(ONE, "Boats pay a toll of nine crowns.", "A toll of nine crowns is paid by boats.")
    assert ["", "Boats pay a toll of nine crowns.", "A toll of nine crowns is paid by boats."] in rows


@pytest.mark.parametrize(
    ("one", "other", "counted"),
    [
        ("a b c d e f g h", "x a b c d e f g h y", (8, 8, 8)),
        ("one two three four", "four three two one", (0, 4, 0)),
        ("one two three. five six seven", "one two three, and five six seven", (6, 6, 3)),
        ("", "one two three", (0, 0, 0)),
    ],
)
def test_shared_words_are_counted_with_their_longest_run(one: str, other: str, counted: tuple[int, int, int]) -> None:
    assert count_shared(Report("a", one), Report("b", other), ENGLISH) == counted


def test_what_is_joined_is_what_the_nearest_to_the_left_has_too() -> None:
    reports = [Report(f"{n}", text) for n, text in enumerate((ONE, "The lock of Arn opens in May after two years of work, at last."))]
    first = lay_abreast(reports, ENGLISH)[0]
    assert (first[0].joined, first[1].joined, first[1].run) == (0, 12, 12)
    assert reports[1].words(first[1].shared[0]) == "The lock of Arn opens in May after two years of work"


def test_an_empty_report_takes_no_row() -> None:
    assert lay(ONE, "") == [[line, ""] for line in ONE.split("\n\n")]
