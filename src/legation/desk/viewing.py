"""A checked brief as the view of somebody who may see it: in words, with its reports and a mark for each of its lines."""

from collections.abc import Iterable

from legation.briefing.cite import Checked
from legation.briefing.typeset import typeset
from legation.records.lines import find_lines
from legation.records.release import View
from legation.records.report import Report


def view_own(checked: Checked, reports: Iterable[Report]) -> View:
    """What the office itself sees of a brief of its own: everything, marked or not."""
    brief = typeset(checked)
    return View("", brief, tuple(reports), tuple(None for _ in find_lines(brief)))
