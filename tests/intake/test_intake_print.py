"""Printed pages: columns one after the other, hyphens of the printer gone, heads and feet out, no day from the printing."""

import textwrap

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, read
from legation.intake.forms.layout import Piece, lay_in_order
from legation.records.report import Report

Line = tuple[float, float, float, str]


def pdf(*pages: list[Line], facts: str = "") -> bytes:
    """A PDF of lines, each with its left edge, its place from below, its size and its words."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /CreationDate (D:20260101120000Z) {facts} >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(
            f"BT /F1 {size} Tf {left} {place} Td ({words.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET"
            for left, place, size, words in lines
        )
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        parts.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}\nendstream")
    out = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(parts) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def set_column(texts: tuple[str, ...], left: float, top: float, width: int, gap: float = 8) -> list[Line]:
    lines: list[Line] = []
    place = top
    for text in texts:
        for words in textwrap.wrap(text, width, break_on_hyphens=False):
            lines.append((left, place, 10, words))
            place -= 13
        place -= gap
    return lines


def one(raw: bytes) -> Report:
    (report,) = read(raw)
    assert isinstance(report, Report), report
    return report


LEFT, RIGHT = PARAGRAPHS[:3], PARAGRAPHS[3:]


@pytest.mark.parametrize("order", ["columns", "rows"])
@pytest.mark.parametrize("heading", [True, False], ids=["headed", "bare"])
def test_columns_are_read_one_after_the_other(order: str, heading: bool) -> None:
    lines = set_column(LEFT, 50, 700, 44) + set_column(RIGHT, 310, 700, 44)
    if order == "rows":
        lines.sort(key=lambda line: (-line[1], line[0]))
    report = one(pdf([*([(50, 760, 18, TITLE)] if heading else []), *lines]))
    assert report.text == TEXT
    assert report.title == (TITLE if heading else None)


def test_three_columns_are_three() -> None:
    lines = set_column(PARAGRAPHS[:2], 40, 700, 30) + set_column(PARAGRAPHS[2:4], 220, 700, 30) + set_column(PARAGRAPHS[4:], 400, 700, 30)
    assert one(pdf(sorted(lines, key=lambda line: -line[1]))).text == TEXT


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    lines = set_column(PARAGRAPHS, 50, 700, 44)
    cut = next(place for place, line in enumerate(lines) if line[3].endswith("They will be") or place == 9)
    shift = 700 - lines[cut][1]
    moved = [(310.0, place + shift, size, words) for _, place, size, words in lines[cut:]]
    assert one(pdf(lines[:cut] + moved)).text == TEXT


def test_a_table_of_figures_is_no_text_in_columns() -> None:
    rows = [Piece(left, 700 - 13 * row, left + 40, 709 - 13 * row, f"{row * left:.0f}") for row in range(8) for left in (50.0, 150.0)]
    (block,) = lay_in_order(rows)
    assert [line.words for line in block[:2]] == ["0 0", "50 150"]


@pytest.mark.parametrize("pages", [2, 4])
def test_running_heads_and_feet_are_no_text(pages: int) -> None:
    leaves = []
    for number in range(pages):
        share = PARAGRAPHS[number * len(PARAGRAPHS) // pages : (number + 1) * len(PARAGRAPHS) // pages]
        leaves.append([(50, 800, 9, "Bay Courier, 9 May"), *set_column(share, 50, 700, 80), (280, 40, 9, f"Page {number + 1} of {pages}")])
    assert one(pdf(*leaves)).text == TEXT


@pytest.mark.parametrize("mark", ["-", "\u00ad"])
def test_a_hyphen_at_a_lines_end_is_judged(mark: str) -> None:
    said = [
        f"The keeper of the tidal mill said on Thurs{mark}",
        f"day that the well{mark}",
        f"known wheel will stand still for the gov{mark}",
        "ernment to see.",
    ]
    text = one(pdf([(50, 700 - 13 * place, 10, words) for place, words in enumerate(said)])).text
    assert text == "The keeper of the tidal mill said on Thursday that the well-known wheel will stand still for the government to see."


def test_the_day_of_the_printing_is_no_day_of_the_report() -> None:
    report = one(pdf(set_column(PARAGRAPHS, 50, 700, 80)))
    assert report.published is None
    assert any("2026-01-01" in note for note in report.notes)


def test_a_page_of_one_column_keeps_its_paragraphs_by_room_or_indent() -> None:
    roomy = set_column(PARAGRAPHS, 50, 700, 80)
    tight = set_column(PARAGRAPHS, 50, 700, 80, gap=0)
    firsts = {words for text in PARAGRAPHS for words in textwrap.wrap(text, 80, break_on_hyphens=False)[:1]}
    standing_in = [(left + 18 if words in firsts else left, place, size, words) for left, place, size, words in tight]
    assert one(pdf(roomy)).text == one(pdf(standing_in)).text == TEXT


COLUMNS = [*set_column(LEFT, 50, 700, 46), *set_column(RIGHT, 310, 700, 46)]
WHOLE = set_column(PARAGRAPHS, 50, 700, 95)
LOG = "1 The log of the mill is kept in the chest of the parish since the flood."


@pytest.mark.parametrize("place", [760, 714])
def test_a_byline_below_a_wide_head_is_no_text(place: float) -> None:
    report = one(pdf([(50, 790, 24, TITLE), (50, place, 9, "By Runa Vik"), *COLUMNS]))
    assert (report.title, report.text) == (TITLE, TEXT)


@pytest.mark.parametrize("size", [10, 13])
def test_a_subheading_in_a_column_stands_alone(size: float) -> None:
    left = set_column(PARAGRAPHS[:2], 50, 700, 46)
    below = min(line[1] for line in left) - 21
    left += [(50, below, size, "Flour from Tarn"), *set_column(PARAGRAPHS[2:3], 50, below - 14, 46)]
    report = one(pdf([(50, 790, 24, TITLE), *left, *set_column(RIGHT, 310, 700, 46)]))
    assert report.text.split("\n\n") == [*PARAGRAPHS[:2], "Flour from Tarn", *PARAGRAPHS[2:]]


@pytest.mark.parametrize("mark", ["1", "*", "2)"])
def test_a_note_at_the_foot_is_told_and_is_no_text(mark: str) -> None:
    report = one(pdf([*WHOLE, (50, 80, 7, LOG.replace("1", mark, 1))]))
    assert report.text == TEXT and any("The log of the mill" in note for note in report.notes)


@pytest.mark.parametrize(
    "above", ["5/7/24, 6:30 PM      The mill - Bay Courier", "2024/05/07 18:30    The mill", "07.05.2024, 18:30   The mill"]
)
def test_what_a_browser_prints_around_a_page_is_no_title_and_no_day(above: str) -> None:
    report = one(pdf([(50, 820, 8, above), *WHOLE, (50, 30, 8, "https://bay.example/mill    1/1")]))
    assert (report.text, report.title, report.published, report.url) == (TEXT, None, None, "https://bay.example/mill")


def test_a_line_above_the_head_and_one_below_are_no_title() -> None:
    report = one(pdf([(50, 800, 13, "HARBOUR"), (50, 775, 24, TITLE), (50, 750, 13, "The wheel rests for nine weeks"), *COLUMNS]))
    assert report.title == TITLE and all(text in report.text for text in PARAGRAPHS)


@pytest.mark.parametrize("foot", ["1", "- 1 -", "1/1", "Page 1 of 1"])
def test_the_number_of_a_page_is_no_text(foot: str) -> None:
    assert one(pdf([*WHOLE, (290, 40, 9, foot)])).text == TEXT
