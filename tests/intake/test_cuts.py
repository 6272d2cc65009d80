"""What of a page was cut, line by line."""

import pytest

from legation.intake.cuts import LONGEST, MOST, find_cuts
from legation.records.report import Report

REPORT = Report("a.html", "The lock opens in May.\n\nThe keeper is glad.", title="Lock opens", captions=("A lock.",), byline="Ada Holm")


def page(*lines: str) -> bytes:
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()


@pytest.mark.parametrize(
    ("raw", "cut"),
    [
        (page("Home", "Lock opens", "The lock opens in May.", "The keeper is glad.", "Most read"), ["Home", "Most read"]),
        (page("A lock.", "Ada Holm", "The   keeper is\n glad."), []),
        (page("<script>alert(1)</script>", "Subscribe"), ["Subscribe"]),
        (page("Share", "Share"), ["Share"]),
        (b"Title: Lock opens\n\nThe lock opens in May.\n\nShare this\n", ["Share this"]),
        (b'{"text": "The lock opens in May.", "menu": "Home"}', []),
        (b"\x00\x01\x02", []),
        (b"", []),
    ],
)
def test_the_lines_that_are_not_in_the_report(raw: bytes, cut: list[str]) -> None:
    assert find_cuts(raw, REPORT) == (cut, 0)


def test_of_much_furniture_the_first_lines_are_told_and_the_others_counted() -> None:
    cut, more = find_cuts(page(*(f"Menu {number} {'x' * 400}" for number in range(MOST + 7))), REPORT)
    assert (len(cut), more) == (MOST, 7)
    assert all(len(line) == LONGEST for line in cut)
