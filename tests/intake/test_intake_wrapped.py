"""Lines that were broken to a width are joined; lines that were meant stay. Nothing of a wrapped text is lost."""

import textwrap

import pytest

from intake.taking import PARAGRAPHS, TEXT, one
from legation.intake.chrome.wrap import is_written, unwrap
from legation.intake.forms.parts import unflow

HEAD = "From: Ida Brandt <i@bay.example>\nSubject: Mill\nDate: Thu, 09 May 2024 18:05:00 +0200\nMessage-ID: <1@bay.example>\n"
TYPE = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
LISTS = [
    "Home\nWorld news\nSport and leisure\nBusiness\nThe weather today",
    "Bakers say no to the wind mill\nTarn opens second school for millers\nOne hurt as cart overturns near the gate",
    "The bakers of the bay were asked what they want.\nThey want flour.\nThey want it soon.\nThe parish has none.",
    f"{'A paragraph on one line is longer. ' * 4}\n... we saw today the mill ... or even when it might be\nagain. ... the gate ...",
    "1. The gate is mended by the smith of the parish.\n2. The wheel is oiled by the keeper.\n3. The board looks at both.",
]


def wrap(width: int) -> str:
    return "\n\n".join("\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)) for text in PARAGRAPHS)


@pytest.mark.parametrize("width", [36, 48, 64, 72, 76, 100])
@pytest.mark.parametrize("form", ["text", "mail"])
def test_a_text_broken_to_a_width_is_read_in_its_paragraphs(width: int, form: str) -> None:
    said = wrap(width)
    report = one((HEAD + TYPE + said if form == "mail" else said).encode())
    assert report.text == TEXT
    assert report.title == ("Mill" if form == "mail" else None)


@pytest.mark.parametrize("head", ["The mill of Tarn turns again", "The mill of Tarn turns again\nBy Ida Brandt\n9 May 2024"])
def test_a_head_of_short_lines_does_not_hide_that_the_text_is_wrapped(head: str) -> None:
    report = one(f"{head}\n\n{wrap(64)}".encode())
    assert report.title == "The mill of Tarn turns again"
    assert all(paragraph in report.text for paragraph in PARAGRAPHS)


def test_paragraphs_need_no_empty_line_between_them() -> None:
    said = "\n".join("\n".join(textwrap.wrap(text, 66)) for text in PARAGRAPHS)
    report = one(said.encode())
    # A last line that happens to be full cannot be told from one that goes on.
    assert report.text.split() == TEXT.split()


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
@pytest.mark.parametrize("indent", [2, 4])
def test_the_first_line_may_stand_out(indent: int, parted: str) -> None:
    said = parted.join("\n".join(textwrap.wrap(text, 64, subsequent_indent=" " * indent)) for text in PARAGRAPHS)
    assert one(said.encode()).text == TEXT


def test_lines_with_an_empty_one_below_each_are_joined() -> None:
    said = "\n\n".join("\n\n".join(textwrap.wrap(text, 70)) for text in PARAGRAPHS)
    report = one(said.encode())
    assert report.text.split() == TEXT.split() and report.title is None


@pytest.mark.parametrize("mark", [">", "> ", "> > "])
@pytest.mark.parametrize("form", ["text", "mail"])
def test_the_marks_of_what_is_passed_on_are_taken_off(mark: str, form: str) -> None:
    said = "\n".join(f"{mark}{line}" for line in wrap(66).split("\n"))
    assert one((HEAD + TYPE + said if form == "mail" else said).encode()).text == TEXT


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_a_line_that_stands_in_begins_a_paragraph(indent: str) -> None:
    said = "\n".join("\n".join(textwrap.wrap(text, 68, initial_indent=indent.expandtabs())) for text in PARAGRAPHS)
    assert one((HEAD + TYPE + said).encode()).text == TEXT


def test_lines_to_which_an_indent_was_added_are_joined_too() -> None:
    said = "\n".join("    " + "\n".join(textwrap.wrap(text, 66)) for text in PARAGRAPHS)
    assert one((HEAD + TYPE + said).encode()).text == TEXT


@pytest.mark.parametrize("place", range(len(LISTS)))
def test_lines_that_were_meant_stay(place: int) -> None:
    assert unwrap(LISTS[place]) == LISTS[place]


def test_a_list_in_a_wrapped_text_keeps_its_items() -> None:
    said = (
        wrap(60)
        + "\n\n- the gate, which was built in the year the\n  bay froze and cracked in the spring after it,\n- the wheel\n- the race"
    )
    assert unwrap(said).endswith("the spring after it,\n- the wheel\n- the race")


def test_japanese_lines_are_joined_without_a_blank() -> None:
    text = "湾の水車は六月から九週間とまると、管理人のハルヴォルセンさんが木曜日に記者団に話した。" * 4
    said = "\n".join(text[place : place + 36] for place in range(0, len(text), 36))
    assert unwrap(said) == text


def test_a_line_with_an_address_may_be_longer() -> None:
    said = wrap(60).replace("told reporters.", f"told reporters\nhttps://bay.example/{'a' * 70} and others.")
    assert unwrap(said).count("\n\n") == len(PARAGRAPHS) - 1


def test_a_joined_text_says_that_it_was() -> None:
    assert any("broken to a width" in repair for repair in one(wrap(72).encode()).repairs)
    assert one(TEXT.encode()).repairs == ()


@pytest.mark.parametrize(
    ("last", "first", "written"),
    [
        ("har", "bour", False),
        ("passen", "gers", False),
        ("over", "whelmed", False),
        ("with", "out", False),
        ("bak", "ers", False),
        ("well", "known", True),
        ("flour", "saving", True),
        ("non", "members", True),
        ("forty", "two", True),
        ("EU", "wide", True),
        ("Saint", "Malo", True),
        ("F", "16", True),
    ],
)
def test_a_hyphen_is_the_printers_or_the_writers(last: str, first: str, written: bool) -> None:
    assert is_written(last, first) is written


def test_a_text_decides_by_its_own_words() -> None:
    assert is_written("wheel", "house", {"wheel-house"})
    assert not is_written("mill", "race", {"millrace"})
    assert not is_written("Müh", "le", english=False)


@pytest.mark.parametrize(
    ("said", "drops", "text"),
    [
        ("The mill \nstands still.\n\nFor now.", False, "The mill stands still.\n\nFor now."),
        ("The mi \nll stands st \nill.", True, "The mill stands still."),
        ("The mill \n stands still.", True, "The mill stands still."),
        ("He said: \n> Stop \n> it.\nYes.", False, "He said: \n> Stop it.\nYes."),
        ("Yours \n-- \nOdo", False, "Yours \n-- \nOdo"),
        (" From here on.\n >no quote", False, "From here on.\n>no quote"),
    ],
)
def test_flowed_text_is_joined_as_its_writer_meant(said: str, drops: bool, text: str) -> None:
    assert unflow(said, drops) == text


def test_a_text_of_cut_lines_alone_is_joined_in_one_walk() -> None:
    assert unwrap("\n".join(["the keeper of the mill said that the wheel would not be turned ag-"] * 3_000)).count("\n") == 0
