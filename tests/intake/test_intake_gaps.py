"""Where cleaning left something out between two paragraphs: the report says so, and nothing runs over it."""

import pytest

from intake.taking import LANGUAGES
from legation.intake.paper import Paper
from legation.intake.take import take
from legation.records.report import Report

FIRST = "The harbour master of Tarn, Odo Brennan, said on Monday that the northern quay would be closed for six weeks from June."
OPEN = "Brennan said: “We looked at the walls for three days, and what we saw below the water line was worse than anybody had told us."
FURTHER = "“We shall not open it again before every stone has been looked at by a diver who has no part in the contract.”"
LAST = "Fishing boats will moor at the southern quay until the work is done, the parish said in a statement on Monday evening."
NOTICE = "Read more: Old lighthouse sold to a musician"


def read(*lines: str) -> Report:
    (report,) = take(Paper("page.txt", "\n\n".join(["Northern quay to close for six weeks", *lines]).encode(), "text"), LANGUAGES)
    assert isinstance(report, Report)
    return report


def test_a_text_of_which_nothing_was_left_out_has_no_gap() -> None:
    report = read(FIRST, OPEN, FURTHER, LAST)
    assert report.text.split("\n\n") == [FIRST, OPEN, FURTHER, LAST]
    assert report.gaps == ()


@pytest.mark.parametrize("notice", [NOTICE, "Advertisement", "Divers wait on the northern quay on Friday. (Meridian/R. Brandt)"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_gap_is_the_first_letter_behind_what_was_left_out(notice: str, place: int) -> None:
    lines = [FIRST, OPEN, FURTHER, LAST]
    report = read(*lines[:place], notice, *lines[place:])
    assert report.text.split("\n\n") == lines
    (gap,) = report.gaps
    assert report.text[gap:].startswith(lines[place]) and report.text[:gap].endswith("\n\n")


def test_a_gap_parts_two_places_of_the_text() -> None:
    report = read(FIRST, NOTICE, LAST)
    (gap,) = report.gaps
    assert report.is_parted(0, gap) and report.is_parted(gap - 1, gap + 5)
    assert not report.is_parted(0, gap - 1) and not report.is_parted(gap, len(report.text))
