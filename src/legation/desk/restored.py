"""Which cut lines belong to a report by the officer's word, and the report with them."""

from collections.abc import Collection, Sequence

from legation.desk.session import Session
from legation.desk.shard import Read, Reread, reread
from legation.intake.restore import RESTORED, put_back
from legation.records.errors import Refusal
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.ruling import Ruling


def find_lines(session: Session, chain: Collection[str]) -> tuple[str, ...]:
    """The lines that belong, by the rulings that stand, to a report of which these are the revisions."""
    said = (ruling.value for ruling in session.standing if ruling.verb == "belongs" and ruling.about[0] in chain)
    return tuple(dict.fromkeys(line for line in said if line))


def is_restored(report: Report) -> bool:
    """Whether lines were put back into a report."""
    return (report.cleaner or "").endswith(RESTORED)


def restore_lines(session: Session, found: tuple[Report, Reading], stood: str | None) -> Read:
    """What was taken and read, with the lines that belong to what `stood` in its place."""
    report, _ = found
    if stood is None or report.raw is None or not any(ruling.verb == "belongs" for ruling in session.standing):
        return found
    lines = find_lines(session, {one.id for one in session.store.reports.revisions(stood)})
    made = put_back(session.store.raw.get(report.raw) or b"", report, lines) if lines else report
    return found if made is report else read_anew(session, made)


def read_anew(session: Session, report: Report) -> Read:
    """A report with its reading."""
    (reading,) = reread(Reread((report,), session.office))
    return reading if isinstance(reading, Refusal) else (report, reading)


def find_chains(session: Session) -> list[Sequence[Report]]:
    """The revisions of each report of which any line was ever said to belong, or not to."""
    ever: list[Ruling] = [ruling for ruling in session.store.rulings.all() if ruling.verb == "belongs"]
    chains = {chain[-1].id: chain for ruling in ever if (chain := session.store.reports.revisions(ruling.about[0]))}
    return list(chains.values())
