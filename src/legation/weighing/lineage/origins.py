"""Which reports of a story go back to one origin: credited names first, shared words second, the officer's word above both."""

from collections.abc import Collection, Mapping, Sequence

from attrs import define, field, frozen

from legation.records.ruling import Ruling
from legation.records.story import Origin
from legation.weighing.lineage.copies import MAJOR_SHARE, Copy
from legation.weighing.rulings import find_pairs, sentence


@frozen
class Tie:
    """Two reports that go back to one origin: how strongly (0 to 1) and why. `whole`: strong enough to join two groups.
    `both`: how much of each stands in the other (0 to 1)."""

    one: str
    other: str
    strength: float
    whole: bool
    reason: str
    both: float = 0.0

    @property
    def rank(self) -> tuple[float, float, str, str]:
        """Ties in this order are the strongest first. Of two reports that one might as well be written from, it is the one that it leaves
        least out of: two agencies have the same facts, each with details of its own."""
        return -self.strength, -self.both, self.one, self.other


@frozen
class Group:
    """Reports of one origin; `name` of the agency or outlet they are credited to, None where none is credited."""

    name: str | None
    reports: tuple[str, ...]
    reasons: tuple[str, ...] = ()


def find_ties(copies: Sequence[Copy], names: Mapping[str, Collection[str]] | None = None) -> list[Tie]:
    """The pairs that are held to be one text. `names`: the agencies that a report credits for all of it or for a share in it, by report.

    A report that names one agency in its credit lines and has some words of another is no copy of that other: it has them in part."""
    ties = []
    for copy in copies:
        reuse = copy.reuse
        left, right = ((names or {}).get(report, ()) for report in (reuse.one, reuse.other))
        rivals = bool(left) and bool(right) and not set(left) & set(right)
        whole = copy.share >= MAJOR_SHARE
        if copy.joins and (whole or not rivals):
            reason = f"{reuse.words} words outside quotations stand in both"
            ties.append(Tie(reuse.one, reuse.other, copy.chance, whole, reason, min(reuse.share_one, reuse.share_other)))
    return ties


@define
class _Grouping:
    reports: Sequence[str]
    wires: Mapping[str, str]
    group: dict[str, int] = field(factory=dict)
    reasons: list[tuple[str, str]] = field(factory=list)

    def members(self, report: str) -> list[str]:
        return [other for other in self.reports if self.group[other] == self.group[report]]

    def names(self, report: str) -> list[str]:
        return [self.wires[other] for other in self.members(report) if other in self.wires]

    def join(self, one: str, other: str, reason: str) -> None:
        old, new = self.group[other], self.group[one]
        for report in self.reports:
            if self.group[report] == old:
                self.group[report] = new
        self.reasons.append((one, reason))

    def allows(self, tie: Tie) -> bool:
        """A tie joins where one of the two stands alone yet; groups are joined only by a tie that is whole, and groups of different
        names only where that tie is between reports that are themselves credited: a mixed report is no bridge."""
        if self.group[tie.one] == self.group[tie.other]:
            return False
        named = bool(self.names(tie.one)) and bool(self.names(tie.other))
        if named:
            return tie.whole and tie.one in self.wires and tie.other in self.wires
        return tie.whole or 1 in (len(self.members(tie.one)), len(self.members(tie.other)))


def find_groups(reports: Sequence[str], wires: Mapping[str, str], ties: Sequence[Tie], rulings: Sequence[Ruling] = ()) -> list[Group]:
    """The partition of a story's reports, in order of their first. `wires`: what a report as a whole is credited to, by report."""
    grouping = _Grouping(reports, wires, {report: number for number, report in enumerate(reports)})
    first: dict[str, str] = {}
    for report in reports:
        name = wires.get(report)
        if name is not None and first.setdefault(name, report) != report:
            grouping.join(first[name], report, f"credited to {name}")
    for tie in sorted(ties, key=lambda tie: tie.rank):
        if grouping.allows(tie):
            grouping.join(tie.one, tie.other, tie.reason)
    _obey(grouping, rulings)
    groups = []
    for report in reports:
        members = grouping.members(report)
        if members[0] == report:
            names = grouping.names(report)
            # The name that most of them are credited to; of equals the one met first.
            name = max(dict.fromkeys(names), key=names.count, default=None)
            why = dict.fromkeys(reason for about, reason in grouping.reasons if about in members)
            groups.append(Group(name, tuple(members), tuple(why)))
    return groups


def _obey(grouping: _Grouping, rulings: Sequence[Ruling]) -> None:
    for one, other, ruling in find_pairs(rulings, "same-origin", "independent"):
        if one not in grouping.group or other not in grouping.group:
            continue
        if ruling.verb == "same-origin" and grouping.group[one] != grouping.group[other]:
            grouping.join(one, other, sentence(ruling))
        elif ruling.verb == "independent" and grouping.group[one] == grouping.group[other]:
            grouping.group[other] = len(grouping.reports) + len(grouping.reasons)
            grouping.reasons.append((other, sentence(ruling)))


def as_origins(groups: Sequence[Group], roots: Mapping[str, str | None]) -> tuple[Origin, ...]:
    """The groups as origins. `roots`: the root of each group's first report."""
    return tuple(Origin(roots[group.reports[0]], group.reports, group.reasons) for group in groups)
