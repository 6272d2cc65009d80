"""A text of a test, read."""

from datetime import date

from legation.language.language import load
from legation.reading.read import read
from legation.records.reading import Mention, Reading
from legation.records.report import Report


def read_text(text: str, outlet: str | None = None, day: date | None = None, title: str | None = None) -> Reading:
    """What is read in an English text of nobody in particular, or of an outlet on a day."""
    report = Report(source="own.txt", text=text, title=title, language="en", outlet=outlet, published=day)
    (reading,) = read([report], {"en": load("en")})
    return reading


def speaker(text: str, words: str, day: date | None = None) -> Mention:
    """The last of those who speak in a text by some words: "She", "The minister"."""
    speakers = [s.speaker for s in read_text(text, day=day).statements if s.speaker is not None and s.speaker.span.where == "text"]
    found = [one for one in speakers if text[one.span.start : one.span.end] == words]
    assert found, [text[one.span.start : one.span.end] for one in speakers]
    return found[-1]
