"""Reports and readings without a day that is in doubt: to whoever orders, compares or prints them they have none."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from attrs import evolve

from legation.records.reading import Assertion, Clause, Reading, When
from legation.records.report import Report
from legation.records.story import Doubt

C = TypeVar("C", Clause, Assertion)


def set_days_aside(reports: Mapping[str, Report], doubts: Iterable[Doubt]) -> Mapping[str, Report]:
    """Reports by their ids, those whose day is in doubt without it."""
    doubted = {doubt.report for doubt in doubts}
    if not doubted:
        return reports
    return {name: evolve(report, published=None) if name in doubted else report for name, report in reports.items()}


def set_times_aside(reports: Mapping[str, Report], readings: Mapping[str, Reading], doubts: Iterable[Doubt]) -> Mapping[str, Reading]:
    """Readings by their reports' ids, those of reports whose day is in doubt without the times that lean on it."""
    doubted = {doubt.report for doubt in doubts if doubt.report in readings}
    return {**readings, **{name: drop_leaning(reports[name], readings[name]) for name in doubted}}


def drop_leaning(report: Report, reading: Reading) -> Reading:
    """A reading without the times that were settled by the day of its report: those whose words name no year."""

    def keep(when: When | None) -> When | None:
        return when if when is not None and when.first[:4] in report.words(when.words) else None

    def strip(clause: C) -> C:
        return evolve(clause, whens=keep_all(clause.whens))

    def keep_all(whens: Collection[When]) -> tuple[When, ...]:
        return tuple(when for when in whens if keep(when) is not None)

    return evolve(
        reading,
        statements=tuple(one if keep(one.when) is one.when else evolve(one, when=None, said=None) for one in reading.statements),
        positions=tuple(evolve(one, when=None) for one in reading.positions),
        events=tuple(evolve(one, when=keep(one.when)) for one in reading.events),
        sources=tuple(evolve(one, when=None) for one in reading.sources),
        assertions=tuple(strip(evolve(one, clauses=tuple(strip(clause) for clause in one.clauses))) for one in reading.assertions),
    )
