"""Lines of a page that were cut as furniture and are part of the report, by the officer's word: put back where the page has them."""

from collections.abc import Sequence
from itertools import chain

from attrs import evolve

from legation.intake.cuts import lay_open, plain
from legation.records.report import Report

# How a report says that lines were put back into it: behind the name of its cleaner.
RESTORED = "+lines"


def put_back(raw: bytes, report: Report, lines: Sequence[str]) -> Report:
    """The report with those of the lines that its page has and its text has not; the report itself where there is none.

    A line stands behind the line of the page before it that is in the text. What was left out between is a gap, as it was. It is a new
    report, with an id of its own; a line may be named by its beginning.
    """
    page = [plain(line) for line in lay_open(raw).split("\n")]
    made = report
    for line in lines:
        place = next((number for number, one in enumerate(page) if one.startswith(plain(line))), None) if plain(line) else None
        if place is not None and page[place] not in plain(made.text):
            made = insert(made, page, place)
    return evolve(made, cleaner=f"{report.cleaner or ''}{RESTORED}", id="") if made is not report else report


def insert(report: Report, page: Sequence[str], place: int) -> Report:
    """The report with one line of its page as a paragraph: behind the nearest line before it that the text has, else before the next."""
    break_ = "\n\n" if "\n\n" in report.text else "\n"
    spans = list(find_paragraphs(report.text))
    at = next((spans[k][1] for one in reversed(page[:place]) if (k := find_home(one, report.text, spans)) is not None), None)
    if at is not None:
        put = break_ + page[place]
    else:
        after = (spans[k][0] for one in page[place + 1 :] if (k := find_home(one, report.text, spans)) is not None)
        at = next(chain(after, [0]))
        put = page[place] + break_
    text = report.text[:at] + put + report.text[at:]
    return evolve(report, text=text, gaps=tuple(gap + len(put) if gap > at else gap for gap in report.gaps), id="")


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the lines of a text stand that hold something."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def find_home(line: str, text: str, spans: Sequence[tuple[int, int]]) -> int | None:
    """In which paragraph a line of the page stands; the last such."""
    return next((k for k in range(len(spans) - 1, -1, -1) if line and line in plain(text[slice(*spans[k])])), None)
