"""The day behind a line: that of the page, unless the page tells of the day after it."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from briefing.tokyo import Given
from legation.briefing.typeset import show_part
from legation.records.brief import Line


def words(line: Line) -> str:
    return " ".join(show_part(part) for part in line.parts).replace("\N{NO-BREAK SPACE}", " ")


def shown(given: Given, outlet: str) -> list[str]:
    """The lines on what was said that end in an outlet, or in it and a day."""
    lines = [words(line) for section in given.compose().sections if section.key == "said" for line in section.lines if not line.indent]
    return [line for line in lines if outlet in line.rpartition("·")[2]]


@pytest.mark.parametrize(("dated", "day"), [(0, "24 May 2023"), (1, "24 May 2023"), (2, None), (3, None)])
def test_a_page_that_tells_of_the_day_after_it_shows_no_day(given: Given, dated: int, day: str | None) -> None:
    """`dated` statements of the page were made on the day after it; one of them may be read wrongly."""
    name, reading = next((name, one) for name, one in given.readings.items() if len(one.statements) > 2 and given.reports[name].day)
    report = given.reports[name]
    when = next(one.when for other in given.readings.values() for one in other.statements if one.when)
    following = (date(2023, 5, 24) + timedelta(days=1)).isoformat()
    statements = tuple(
        evolve(one, said=following if number < dated else None, when=when if number < dated else None)
        for number, one in enumerate(reading.statements)
    )
    changed = evolve(
        given,
        reports={**given.reports, name: evolve(report, published=date(2023, 5, 24))},
        readings={**given.readings, name: evolve(reading, statements=statements)},
    )
    lines = shown(changed, report.outlet or "")
    assert lines
    assert all(day in line.rpartition("·")[2] if day else "2023" not in line.rpartition("·")[2] for line in lines), lines
