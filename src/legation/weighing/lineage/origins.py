"""Which reports of a story go back to one origin: credited names first, shared words second, the officer's word above both."""

from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from legation.records.ruling import Ruling
from legation.records.story import Origin
from legation.weighing.lineage.reuse import Reuse
from legation.weighing.lineage.signs import INFERRED, Sign
from legation.weighing.rulings import find_pairs, sentence

# Two sentences of narration, the least that is called a copy by readers who compare texts by hand.
COPY_WORDS = 30
# Below a tenth of the shorter report's own words, what is shared is a stock of common phrases and official titles.
COPY_SHARE = 0.1
# From a third on, a report hangs on the other as a whole: then even groups that are formed already become one.
MAJOR_SHARE = 1 / 3


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


def is_copy(reuse: Reuse) -> bool:
    """Whether what two reports share outside quotations is more than chance and common phrases."""
    return reuse.words >= COPY_WORDS and max(reuse.share_one, reuse.share_other) >= COPY_SHARE


def find_ties(reuses: Sequence[Reuse], signs: Sequence[Sign] = ()) -> list[Tie]:
    """The pairs whose shared words are a copy's, and those that enough weaker signs speak for; these come after all copies."""
    ties = []
    for reuse in filter(is_copy, reuses):
        strength = max(reuse.share_one, reuse.share_other)
        reason = f"{reuse.words} words outside quotations stand in both"
        both = min(reuse.share_one, reuse.share_other)
        ties.append(Tie(reuse.one, reuse.other, strength, strength >= MAJOR_SHARE, reason, both))
    inferred = [sign for sign in signs if sign.points >= INFERRED]
    for sign in inferred:
        both = min(sign.share_one, sign.share_other)
        # That one came later may say that it is from the other, and never from which of two.
        strength = (sign.points - sign.timed) / 1000
        ties.append(Tie(sign.one, sign.other, strength, False, "; ".join(sign.reasons), both))
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
