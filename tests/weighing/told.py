"""Reports told in a test, read as the desk would read them, with a lineage that the test lays down."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from legation.language.language import Language, load
from legation.reading.read import read
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.story import Claim, Conflict
from legation.weighing.accounts.account import build_accounts
from legation.weighing.claims.claims import find_claims
from legation.weighing.conflicts.conflicts import find_conflicts
from legation.weighing.conflicts.point import Evidence, gather_evidence
from legation.weighing.lineage.lineage import Lineage, Stretch

DAY = date(2024, 3, 6)
# A reading is of one report, whatever others are told with it: each is made once for all tests.
READ: dict[Report, Reading] = {}


@frozen
class Told:
    """Some reports of one story, read, and where they go back to."""

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    lineage: Lineage
    language: Language

    @property
    def claims(self) -> list[Claim]:
        """The claims of the story."""
        return find_claims(self.reports, self.readings, self.lineage, self.language)

    @property
    def conflicts(self) -> list[Conflict]:
        """The conflicts of the story."""
        return find_conflicts(self.reports, self.readings, self.claims, self.language, self.lineage)

    @property
    def evidence(self) -> Evidence:
        """What the comparators look through."""
        return gather_evidence(self.reports, build_accounts(self.reports, self.readings, self.language), self.language, self.readings)

    def claim(self, word: str, speaker: str | None = None) -> Claim:
        """The claim with that word in its text, of that speaker."""
        return next(claim for claim in self.claims if word in claim.text and claim.speaker == speaker)

    def carriers(self, claim: Claim) -> list[str]:
        """The outlets that carry a claim, in order, each once."""
        names = {report.id: report.outlet or "?" for report in self.reports}
        return sorted({names[support.report] for support in claim.supports})


def tell(texts: Mapping[str, str], roots: Mapping[str, str | None] | None = None, days: Sequence[date | None] = ()) -> Told:
    """One report an outlet, of one day unless `days` gives others or none.

    `roots` gives the origin of an outlet's report where it is not the outlet itself; None is unknown."""
    language = load("en")
    dated: dict[str, date | None] = dict(zip(texts, days, strict=False))
    reports = tuple(
        Report(source=f"{outlet}.txt", text=text, outlet=outlet, published=dated.get(outlet, DAY), language="en")
        for outlet, text in texts.items()
    )
    whole = {}
    for report in reports:
        root = (roots or {}).get(report.outlet or "", report.outlet)
        whole[report.id] = Stretch(Span(0, len(report.text)), root, root is not None)
    return Told(reports, read_once(reports, language), Lineage(whole=whole), language)


def read_ahead(pairs: Iterable[Sequence[Any]], outlets: Sequence[str] = ("Ledger", "Courier")) -> None:
    """Reads the texts of a table of tests together, which takes a tenth of the time; each row begins with one text an outlet."""
    language = load("en")
    told = ((outlet, text) for pair in pairs for outlet, text in zip(outlets, pair, strict=False))
    read_once([Report(source=f"{outlet}.txt", text=text, outlet=outlet, published=DAY, language="en") for outlet, text in told], language)


def read_once(reports: Sequence[Report], language: Language) -> tuple[Reading, ...]:
    """The readings of some reports, those not read before read together."""
    fresh = [report for report in dict.fromkeys(reports) if report not in READ]
    READ.update(zip(fresh, read(fresh, {"en": language}), strict=True))
    return tuple(READ[report] for report in reports)


def differ(left: str, right: str, days: tuple[date, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    """The conflicts of two reports, each with its values."""
    conflicts = tell({"Ledger": left, "Courier": right}, days=days).conflicts
    return [(conflict.kind, tuple(dict.fromkeys(side.value for side in conflict.sides))) for conflict in conflicts]
