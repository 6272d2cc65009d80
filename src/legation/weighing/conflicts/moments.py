"""In which order the reports of a story came, and whether that order explains what differs."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from legation.records.reading import Figure
from legation.records.report import Report
from legation.records.story import Side
from legation.weighing.accounts.agreement import is_later

# What becomes of people whose number only grows.
RISING = ("kill", "injur")
# A count is of the hours before its report: one that stands in a report of so many days later was made later.
LATE = 2


def find_moment(reports: Sequence[Report], side: Side) -> tuple[date, float]:
    """The day and hour of the report of a side."""
    return next((tell_moment(report) for report in reports if report.id == side.report), (date.min, 0.0))


def tell_moment(report: Report) -> tuple[date, float]:
    """When a report came out, as far as it says."""
    return report.day or date.min, report.hour.timestamp() if report.hour is not None else 0.0


def is_update(reports: Sequence[Report], sides: Sequence[tuple[int, int]], by_hour: bool = False) -> bool:
    """Whether publication order explains a difference (pairs of a report's place and its side): all of one value came on earlier days than
    all of the next, and so on."""
    values: dict[int, list[Report]] = {}
    for number, side in sides:
        values.setdefault(side, []).append(reports[number])
    # A report without a day tells nothing of the order in which the others came.
    dated = [[report for report in given if report.day is not None] for given in values.values()]
    ordered = sorted(dated, key=lambda given: min(map(tell_moment, given), default=(date.max, 0.0)))
    return (
        len(ordered) > 1 and all(ordered) and all(is_later(b, a, by_hour) for one, other in pairwise(ordered) for a in one for b in other)
    )


def find_top(reports: Sequence[Report], told: Sequence[tuple[int, int, Figure]]) -> int | None:
    """The side of the highest of several tolls of which all others were only told as the least, or roughly: "at least 5", "7". Such
    numbers rise, whatever the order in which pages came; a number that one report tells so is no surer in others. None where one of the
    lower stands in a report of days later. `told` is the place of a report, its side and its figure."""
    top = max(told, key=lambda one: one[2].value)[1]
    lower, highest = ([one for one in told if (one[1] == top) is on] for on in (False, True))
    roughly = {figure.value for _, _, figure in lower if figure.bound in ("least", "about")}
    loose = all(figure.value in roughly for _, _, figure in lower)
    late = any(all(is_days_later(reports[number], reports[other]) for other, _, _ in highest) for number, _, _ in lower)
    return top if lower and loose and not late else None


def is_days_later(one: Report, other: Report) -> bool:
    """Whether a report is known to have come out so many days after another that it tells of a later count."""
    return one.day is not None and other.day is not None and (one.day - other.day).days >= LATE
