"""From readings to stories: the desk hands the officer's word, the lexicon and the engine to the weighing station."""

from collections.abc import Sequence
from functools import partial

from attrs import evolve, frozen

from legation.desk.cases import weigh_shards
from legation.desk.ingest import Haul, haul
from legation.desk.run import Run
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.story import Weighing
from legation.weighing.weigh import weigh as weigh_readings


@frozen
class Weighed:
    """A weighing together with the reports and readings it rests on."""

    haul: Haul
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    weighing: Weighing


def weigh(paths: Sequence[str], run: Run) -> Weighed:
    """Read the paths (or the office's sources) and weigh what they say. Raises NothingToReadError."""
    return weigh_haul(haul(paths, run), run)


def weigh_haul(found: Haul, run: Run) -> Weighed:
    """Weigh what was read."""
    reports = tuple(report for report, _ in found.read)
    readings = tuple(reading for _, reading in found.read)
    weighing = weigh_readings(
        reports,
        readings,
        run.office.language(),
        reliability=run.office.reliability,
        rulings=run.office.rulings,
        weigh_stories=partial(weigh_shards, run.engine),
    )
    return Weighed(found, reports, readings, evolve(weighing, refusals=found.refusals))
