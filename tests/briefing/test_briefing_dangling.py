"""A sentence is not printed where it means what only stood before it: sentences of our own, each with what its reader knows."""

from datetime import date

import pytest

from legation.briefing.dangling import dangles
from legation.briefing.stems import find_beginnings
from legation.language.language import load
from legation.records.report import Report, Span

LISTS = load().lists
# Where names have their capitals within sentences.
BEHIND = " The mayor of Karst, Anna Roe, met the captain, Otto Lund, in Karst."


@pytest.mark.parametrize(
    ("words", "known", "out"),
    [
        # A noun for what was told before.
        ("The incident was announced by the harbour office.", "", True),
        ("The incident was announced by the harbour office.", "Incident at the harbour of Karst", False),
        ("Otto Lund told the office of the incident.", "", True),
        ("Two incidents were told of, and the incidents were alike, Lund said.", "", False),
        ("“The whole concept is old,” Lund said.", "Bridge of Karst", True),
        ("The idea of a bridge is old, Lund said.", "", False),
        ("An incident was announced by the harbour office.", "", False),
        ("The evidence that the bridge was cracked is old.", "", False),
        ("Lund plans to widen the programme.", "", True),
        # A quotation that comes to "it".
        ("“I think it’s a good start,” Lund said.", "", True),
        ("“I think it would be good to start,” Lund said.", "", False),
        ("“I think the bridge is old, and it leaks,” Lund said.", "", False),
        ("Lund said it was a good start.", "", False),
        # Where the report was written.
        ("The owners shut their shops here on Monday, Lund said.", "", True),
        ("“Here are the keys,” Lund said.", "", False),
    ],
)
def test_what_means_something_before_it_is_left_out(words: str, known: str, out: bool) -> None:
    report = Report(source="a.txt", text=words + BEHIND, published=date(2031, 5, 28))
    assert dangles(LISTS, report, Span(0, len(words)), find_beginnings(known)) is out
