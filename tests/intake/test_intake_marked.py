"""Text files as writers' programs keep them: fields between lines of dashes above the text, marks of Markdown in it."""

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one

FRONT = f'---\ntitle: "{TITLE}"\ndate: 2024-05-09\nauthor: Runa Vik\ntags: [mill, bay]\n---\n\n'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fields_above_a_text_are_its_facts(end: str) -> None:
    report = one((FRONT + TEXT).replace("\n", end).encode())
    assert (report.title, report.text, str(report.published), report.byline) == (TITLE, TEXT, "2024-05-09", "Runa Vik")


def test_lines_of_dashes_without_a_field_of_ours_are_the_writers() -> None:
    text = one(f"---\nNotes of the day\n---\n\n{TEXT}".encode()).text
    assert all(paragraph in text for paragraph in PARAGRAPHS)


def test_marks_of_markdown_are_no_letters() -> None:
    said = TEXT.replace("Odo Brennan", "[Odo Brennan](https://bay.example/o)").replace("the parish said", "**the parish** said")
    report = one(f"# {TITLE}\n\n{said}".encode())
    assert (report.title, report.text) == (TITLE, TEXT)


@pytest.mark.parametrize("words", ["a * b * c", "He said *no* twice", "see [1] and (2)", "#mill is a tag"])
def test_signs_of_a_plain_text_stay(words: str) -> None:
    line = f"The keeper wrote {words} in the log of the mill on the day after the storm, the parish said."
    assert line in one(f"{TEXT}\n\n{line}".encode()).text
