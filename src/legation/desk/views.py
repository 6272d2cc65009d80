"""What the commands print as JSON, as the contract has it: plain values, one place, so that faces cannot disagree."""

from collections.abc import Iterator, Sequence
from typing import Any

from legation.desk.ingest import ingest, wanted
from legation.desk.run import Run
from legation.desk.weigh import Weighed
from legation.desk.weigh import weigh as weigh_paths
from legation.intake.source import Passed
from legation.records.errors import Refusal
from legation.records.ids import instant
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.story import Story
from legation.records.wire import to_plain


def readings(paths: Sequence[str], run: Run, passed: list[str]) -> Iterator[dict[str, Any]]:
    """The lines of `legation read --json`, each as soon as its report is read; the sources passed over are put into `passed`.

    Raises NothingToReadError without any path.
    """
    for item in ingest(wanted(paths, run), run):
        if isinstance(item, Passed):
            passed.append(item.source)
        else:
            yield reading(item)


def reading(item: tuple[Report, Reading] | Refusal) -> dict[str, Any]:
    """One line of `legation read --json`: a report with what was read in it, or a refusal in its place."""
    if isinstance(item, Refusal):
        return {"refusal": to_plain(item)}
    report, found = item
    return {
        "report": to_plain(report),
        "credits": to_plain(found.credits),
        "statements": to_plain(found.statements),
        "positions": to_plain(found.positions),
        "events": to_plain(found.events),
        "notes": list(found.notes),
        "reader": found.reader,
    }


def weigh(paths: Sequence[str], run: Run) -> dict[str, Any]:
    """What `legation weigh --json` prints for some paths (or the office's sources)."""
    return weighing(weigh_paths(paths, run))


def weighing(weighed: Weighed) -> dict[str, Any]:
    """What `legation weigh --json` prints: reports (each source of one), stories, loose reports and refusals."""
    every = [item[0] for item in weighed.haul.items if not isinstance(item, Refusal)]
    return {
        "reports": [{"id": one.id, "source": one.source, **_head(one)} for one in every],
        "stories": [story(one) for one in weighed.weighing.stories],
        "loose": list(weighed.weighing.loose),
        "refusals": to_plain(weighed.weighing.refusals),
        "passed": weighed.haul.passed,
    }


def _head(report: Report) -> dict[str, Any]:
    return {"outlet": report.outlet, "title": report.title, "published": instant(report.published), "url": report.url}


def story(one: Story) -> dict[str, Any]:
    """One story as plain values; a grade is its two characters, with its reasons beside the claim's own."""
    plain: dict[str, Any] = to_plain(one)
    for claim, made in zip(plain["claims"], one.claims, strict=True):
        claim["grade"] = str(made.grade)
        claim["grade_reasons"] = list(made.grade.reasons)
    return plain
