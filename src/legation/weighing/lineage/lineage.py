"""Where the reports of a story go back to, and for which origin a single passage counts."""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from legation.records.report import Span
from legation.records.story import Descent, Origin


@frozen
class Stretch:
    """Part of a report that goes back to one root: a newsroom or agency by name, None where it cannot be named.

    `certain` is False where the weaker signs leave it open whether these words are the outlet's own.
    """

    span: Span
    root: str | None
    certain: bool


@frozen
class Lineage:
    """The lineage of one story: who goes back to whom (`descents`), the partition of its reports into `origins`, and by report id
    what each report as a whole (`whole`) and its reused or credited parts (`parts`, the narrowest first) count for.
    `newsrooms` gives the newsroom of every outlet named, so that outlets of one owner count once."""

    descents: tuple[Descent, ...] = ()
    origins: tuple[Origin, ...] = ()
    whole: Mapping[str, Stretch] = field(factory=dict)
    parts: Mapping[str, tuple[Stretch, ...]] = field(factory=dict)
    newsrooms: Mapping[str, str] = field(factory=dict)

    def root_of(self, report: str, span: Span, via: Sequence[str] = ()) -> tuple[str | None, bool]:
        """The origin that a passage counts for, and whether that is certain.

        A passage that came through another outlet (`via`, nearest to the speaker first) counts for that outlet; one inside
        reused or credited words for where those come from; any other for the report's own origin. None: cannot be named.
        Equal names are one origin; an uncertain or unnamed one never raises a count from one to two.
        """
        if via:
            return self.newsrooms.get(via[0], via[0]), True
        for part in self.parts.get(report, ()):
            if span in part.span:
                return part.root, part.certain
        whole = self.whole.get(report)
        return (whole.root, whole.certain) if whole else (None, False)

    def written_from(self, report: str) -> list[str]:
        """The other reports that a report was written from, by shared words or weaker signs, the one that explains most first."""
        steps = [step for step in self.descents if step.child == report and step.kind != "declared"]
        return [step.parent for step in sorted(steps, key=lambda step: -step.share)]
