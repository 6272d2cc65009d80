"""Rarer forms of speech: single marks, quotations over paragraphs, passives, silence, words still to be said."""

from datetime import date

import pytest

from legation.language.language import load
from legation.language.words import find_quotes
from legation.reading.read import read
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
        ("'We were lied to', say flood victims", ["'We were lied to'"]),
        ("The sign says ‘no entry’ in four languages.", ["‘no entry’"]),
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
        "The company did not respond to a request for comment.",
        "The company would not discuss the ferry.",
        "The embassy could not immediately be reached for comment.",
        "Anna Lund was not available for comment.",
        "The mayor had no comment.",
        "There was no immediate comment from the port.",
        "The bank has still to confirm that the ferry sank.",
    ],
)
def test_silence_is_withheld(text: str) -> None:
    assert [s.held for s in statements(text)] == ["withheld"]


@pytest.mark.parametrize("text", ["The army did not respond to the attack.", "The ferry did not return.", "The port had no cranes."])
def test_what_is_no_silence_is_nobodys_statement(text: str) -> None:
    assert statements(text) == []


def test_a_condition_asks_nothing() -> None:
    (only,) = statements("If it were built, it would be a mistake, the mayor said.")
    assert only.held != "asked"


def test_who_is_quoted_speaks_through_the_one_who_quotes() -> None:
    found = {s.speaker.span.start: s for s in statements("Reuters quoted a diplomat as saying the talks had stalled.") if s.speaker}
    assert found[15].via == ("Reuters",)


def test_what_is_said_to_be_so_has_no_speaker() -> None:
    text = "The road is said to be closed until June."
    (only,) = statements(text)
    assert only.speaker is None
    assert [text[span.start : span.end] for span in only.words] == ["The road", "to be closed until June"]


def test_what_will_be_said_is_planned() -> None:
    assert [s.status for s in statements("Anna Lund will say on Friday that the ferry is safe.")] == ["planned"]
