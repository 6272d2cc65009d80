"""A text of a test, read."""

from datetime import date

from legation.language.language import load
from legation.reading.read import read
from legation.records.reading import Reading
from legation.records.report import Report


def read_text(text: str, outlet: str | None = None, day: date | None = None) -> Reading:
    """What is read in an English text of nobody in particular, or of an outlet on a day."""
    (reading,) = read([Report(source="own.txt", text=text, language="en", outlet=outlet, published=day)], {"en": load("en")})
    return reading
