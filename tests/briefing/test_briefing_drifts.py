"""A quotation that was cut is told where the cut matters."""

import pytest

from legation.briefing.drifts import is_telling
from legation.records.report import Report, Span
from legation.records.story import Drift, Support

WHOLE = "The port stays shut for months unless the crane is mended"


def find(report: Report, words: str) -> Support:
    start = report.text.index(words)
    return Support(report.id, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("kind", "part", "elsewhere", "telling"),
    [
        ("cut", "The port stays shut", "", True),
        # Only what says little is left out.
        ("cut", "port stays shut for months unless the crane is mended", "", False),
        # The report has the rest in another paragraph.
        ("cut", "The port stays shut", f"“{WHOLE}.”", False),
        ("cue", "The port stays shut", "", False),
        ("stage", "The port stays shut", "", False),
    ],
)
def test_a_cut_is_told_where_it_matters(kind: str, part: str, elsewhere: str, telling: bool) -> None:
    weak = Report(source="a.txt", text=f"“{part},” said Anna Roe.\n{elsewhere}")
    strong = Report(source="b.txt", text=f"“{WHOLE},” said Anna Roe.")
    drift = Drift(kind, find(weak, part), find(strong, WHOLE))  # type: ignore[arg-type]  # one of the kinds
    assert is_telling(drift, weak, strong) is telling
