"""Reports cleaned anew by the officer's word: a line that was cut is put back, in a new report in the place of the old one."""

from collections.abc import Sequence

from attrs import evolve

from legation.desk.restored import find_chains, find_lines, is_restored, read_anew
from legation.desk.session import Session
from legation.desk.verbs.ingest import keep_report, reading_key
from legation.intake.restore import put_back
from legation.records.errors import Refusal
from legation.records.ids import digest
from legation.records.report import Report


def clean_anew(session: Session) -> list[str]:
    """Put lines back into the reports that they belong to, and take out those of rulings that were undone. A text never changes: each is a
    new report that replaces the last. Returns their ids."""
    made = []
    for chain in find_chains(session):
        report = find_clean(session, chain)
        if report is not None and keep_anew(session, chain[-1], report):
            made.append(report.id)
    return made


def find_clean(session: Session, chain: Sequence[Report]) -> Report | None:
    """The last of some revisions as it should read by the rulings that stand; None where it does, or its page is not kept."""
    last = chain[-1]
    base = next((one for one in reversed(chain) if one.raw == last.raw and not is_restored(one)), None)
    raw = session.store.raw.get(base.raw) if base is not None and base.raw else None
    if base is None or raw is None:
        return None
    made = put_back(raw, base, find_lines(session, {one.id for one in chain}))
    if made.text == last.text:
        return None
    # What went back to the words of an earlier revision is a revision of its own.
    known = session.store.reports.number(made.id) is not None
    return evolve(made, replaces=last.id, id=digest("report", made.id, last.id) if known else made.id)


def keep_anew(session: Session, last: Report, report: Report) -> bool:
    """Read a report that takes the place of the last, and keep it as what its sources gave. Returns whether it could be read."""
    read, store, key = read_anew(session, report), session.store, reading_key(session.office)
    if isinstance(read, Refusal):
        return False
    with store.writing():
        for source in store.reports.sources(last.id) or [report.source]:
            keep_report(session, *read, source, key)
            if report.raw is not None:
                store.papers.put(source, report.raw, key, (report.id,))
        session.note("clean", report.id, f"in the place of {last.id}")
    return True
