"""Rarer forms of speech: single marks, quotations over paragraphs, passives, silence, words still to be said."""

from datetime import date

import pytest

from legation.lexicons.load import load
from legation.reading.read import read
from legation.reading.statements.quotes import find_quotes
from legation.records.reading import Statement
from legation.records.report import Report

LEXICONS = {"en": load("en")}


def statements(text: str) -> list[Statement]:
    report = Report(source="own.txt", text=text, language="en", published=date(2023, 5, 24))
    (reading,) = read([report], LEXICONS)
    return list(reading.statements)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("‘The bridge is safe,’ Maria Lund said.", ["‘The bridge is safe,’"]),
        ("The minister said: 'We will not sell the harbour.' It's the ministers' plan.", ["'We will not sell the harbour.'"]),
        ("It's the ministers' plan, and the mayor's.", []),
        ("Back in the '90s it rained.", []),
    ],
)
def test_single_marks_are_speech_only_where_they_plainly_are(text: str, quotes: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotes(text)] == quotes


def test_speech_in_single_marks_has_its_speaker() -> None:
    text = "‘The bridge is safe,’ Maria Lund said."
    (only,) = statements(text)
    assert only.mode == "quoted"
    assert only.speaker is not None
    assert only.speaker.name == "Maria Lund"


def test_a_quotation_over_paragraphs_stays_with_its_speaker() -> None:
    text = "“It was built badly,” said Maria Lund. “It leaks.\n\n“We told them so.\n\n“They did not listen.”\n\n“No,” said the mayor."
    said = statements(text)
    whole = [text[span.start : span.end] for span in said[0].words]
    assert said[0].speaker is not None
    assert said[0].speaker.name == "Maria Lund"
    assert "We told them so" in whole[-2]
    assert "They did not listen" in whole[-1]
    assert len(said) == 2


@pytest.mark.parametrize(
    "text", ["Anna Lund was quoted by Kyodo as saying the ferry sank.", "Anna Lund was quoted as saying by Kyodo that the ferry sank."]
)
def test_who_quotes_stands_in_the_chain(text: str) -> None:
    (only,) = statements(text)
    assert only.speaker is not None
    assert (only.speaker.name, only.via) == ("Anna Lund", ("Kyodo News",))


def test_what_was_reported_by_nobody_named_has_no_speaker() -> None:
    (only,) = statements("It was reported that the ferry sank.")
    assert only.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "The minister has yet to say whether the ferry will sail.",
        "The minister did not say whether the ferry would sail.",
        "Anna Lund declined to comment on the ferry.",
    ],
)
def test_silence_is_withheld(text: str) -> None:
    assert [s.held for s in statements(text)] == ["withheld"]


def test_what_will_be_said_is_planned() -> None:
    assert [s.status for s in statements("Anna Lund will say on Friday that the ferry is safe.")] == ["planned"]
