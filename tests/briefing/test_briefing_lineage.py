"""Where reports go back to: a line that says to the letter what one before says is not said again."""

from legation.briefing.sections.lineage import say_once
from legation.briefing.templates import note, ours
from legation.records.brief import Cited, Line
from legation.records.report import Span


def credit(words: str, report: str, outlet: str = "Karst Times") -> Line:
    return Line((ours("edge-credit", outlet, "Oslo News"), Cited(words, report, Span(0, len(words)), 1)), (1,), maker="lineage")


def test_what_two_reports_of_one_outlet_end_with_is_said_once() -> None:
    first, again = credit("Copyright of Oslo News.", "a"), credit("Copyright of Oslo News.", "b")
    other, elsewhere = credit("Oslo News told so.", "b"), credit("Copyright of Oslo News.", "c", "Harbour Post")
    assert say_once([first, again, other, elsewhere]) == [first, other, elsewhere]


def test_two_origins_of_one_outlet_are_two() -> None:
    origin = Line((ours("origin", "Karst Times", "2", "Karst Times"),), (1,), maker="lineage")
    further = note("more-steps", 2)
    assert say_once([origin, origin, further]) == [origin, origin, further]
