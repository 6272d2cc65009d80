"""Reports told in a test, read as the desk would read them, with a lineage that the test lays down."""

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import frozen

from legation.language.language import Language, load
from legation.reading.read import read
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.story import Claim, Conflict
from legation.weighing.claims.claims import find_claims
from legation.weighing.conflicts.conflicts import find_conflicts
from legation.weighing.lineage.lineage import Lineage, Stretch

DAY = date(2024, 3, 6)


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
        return find_conflicts(self.reports, self.readings, self.claims, self.language)

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
    return Told(reports, tuple(read(reports, {"en": language})), Lineage(whole=whole), language)
