"""Texts no person wrote: endless sentences, endless texts, tongues that are not read."""

import pytest

from legation.language.language import load
from legation.reading.read import read
from legation.records.reading import Reading
from legation.records.report import Report

LEXICONS = {"en": load("en")}


def reading_of(text: str, language: str = "en") -> Reading:
    (reading,) = read([Report(source="own.txt", text=text, language=language)], LEXICONS)
    return reading


def holds(text: str, reading: Reading) -> bool:
    return all(0 <= span.start < span.end <= len(text) for s in reading.statements for span in s.words)


@pytest.mark.parametrize("words", [1_500, pytest.param(20_000, marks=pytest.mark.soak)])
def test_a_sentence_without_end_is_survived(words: int) -> None:
    text = "Maria Lund said that " + "the ferry and " * (words // 3) + "the harbour were closed."
    assert holds(text, reading_of(text))


@pytest.mark.parametrize("size", [30_000, pytest.param(5_000_000, marks=pytest.mark.soak)])
def test_a_text_of_many_pages_is_read_to_its_end(size: int) -> None:
    talk = "Maria Lund said the ferry was late. The harbour was closed on Monday, and the mayor left.\n"
    text = talk * (size // len(talk))
    reading = reading_of(text)
    assert holds(text, reading)
    assert len(reading.statements) == size // len(talk)


@pytest.mark.parametrize("language", ["fr", "ja", "xx"])
def test_a_tongue_that_is_not_read_yields_a_note_and_nothing_else(language: str) -> None:
    reading = reading_of("Maria Lund said the ferry was late.", language)
    assert language in reading.notes[0]
    assert not (reading.statements or reading.events or reading.positions or reading.assertions or reading.credits)
