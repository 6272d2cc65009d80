"""What is an edited article, and what another thing that now stands in the same place."""

import pytest

from legation.records.report import Report
from legation.store.truth.reports import is_revision

TEXT = (
    "The council of Tarn voted on Tuesday to keep the old ferry running for another winter.\n\n"
    "The mayor said the money would come from the harbour fund, which holds four million crowns."
)


def report(text: str, title: str | None = None, outlet: str | None = "Tarn Echo") -> Report:
    return Report(source="https://echo.example/ferry", text=text, title=title, outlet=outlet)


@pytest.mark.parametrize(
    "after",
    [
        report(TEXT.replace("four million", "six million")),
        report(TEXT + "\n\nThe opposition called the vote a waste of money and said that it would ask for another."),
        report(TEXT.split("\n\n", maxsplit=1)[0]),
        report(TEXT, title="Ferry to run all winter"),
    ],
    ids=["one word", "a paragraph more", "cut", "a headline given"],
)
def test_an_edited_article_is_a_revision(after: Report) -> None:
    assert is_revision(report(TEXT), after)


def test_a_text_written_anew_under_its_headline_is_a_revision() -> None:
    assert is_revision(report(TEXT, "Ferry"), report("Nobody crosses tonight: ice has closed the strait.", "Ferry"))


def test_another_thing_in_the_same_place_is_not() -> None:
    assert not is_revision(report(TEXT), report("Judges in Kelm freed a poet who was jailed for a ballad about tax collectors."))


def test_a_copy_in_another_outlet_is_not() -> None:
    assert not is_revision(report(TEXT), report(TEXT, outlet="Delta Radio"))


def test_texts_of_hardly_a_word_are_told_apart() -> None:
    assert not is_revision(report("Live."), report("Ended."))
    assert is_revision(report("Live."), report("Live."))
