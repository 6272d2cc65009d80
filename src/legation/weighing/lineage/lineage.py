"""Where the reports of a story go back to, and for which origin a single passage counts.

Reports go back to one origin by credited names first, shared words second, the officer's word above both.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from attrs import Factory, define, field, frozen

from legation.records.report import Span
from legation.records.ruling import Ruling, sentence
from legation.records.story import Descent, Origin, Source
from legation.weighing.lineage.copies import MAJOR_SHARE, Copy
from legation.weighing.rulings import find_pairs


@frozen
class Stretch:
    """Part of a report that goes back to one root: a newsroom or agency by name, None where it cannot be named.

    `certain` is False where the weaker signs leave it open whether these words are the outlet's own. `name` is the outlet credited,
    where it is another of that newsroom than the one the root is called by.
    """

    span: Span
    root: str | None
    certain: bool
    name: str | None = None


@frozen
class Doubt:
    """A report that another may have been written from, and why that cannot be told: a sentence for the officer."""

    report: str
    why: str


@frozen
class Heard:
    """Where some words of a report come from: the words, what it says of their source, and by whom they are (None for nobody named).
    `stated` where it says so of these very words, and not of others of the same speaker."""

    span: Span
    source: Source
    speaker: str | None
    stated: bool = True


@frozen
class Lineage:
    """The lineage of one story: who goes back to whom (`descents`), the partition of its reports into `origins`, and by report id
    what each report as a whole (`whole`) and its reused or credited parts (`parts`, the narrowest first) count for.
    `newsrooms` gives the newsroom of every outlet named, so that outlets of one owner count once, `doubts` by report id what stands
    against its having heard anything itself. `heard` says by report id which words come from documents or were said in public, `told` to
    which outlets (by newsroom) somebody spoke, as the report says, `credited` all whom it credits for a passage. `joined` are the reports
    that the officer put to one origin, with his word, and `before` is the lineage without that."""

    descents: tuple[Descent, ...] = ()
    origins: tuple[Origin, ...] = ()
    whole: Mapping[str, Stretch] = field(factory=dict)
    parts: Mapping[str, tuple[Stretch, ...]] = field(factory=dict)
    newsrooms: Mapping[str, str] = field(factory=dict)
    doubts: Mapping[str, tuple[Doubt, ...]] = field(factory=dict)
    heard: Mapping[str, tuple[Heard, ...]] = field(factory=dict)
    told: Mapping[str, frozenset[str]] = field(factory=dict)
    credited: Mapping[str, frozenset[str]] = field(factory=dict)
    joined: tuple[tuple[str, str, str], ...] = ()
    before: "Lineage | None" = None
    # Asked for each passage of a report: the steps that lead from it, those of them by shared words or signs, the one that explains most
    # first, and the number of its origin.
    _steps: Mapping[str, tuple[Descent, ...]] = field(
        init=False, eq=False, repr=False, default=Factory(lambda of: _by_child(of.descents), takes_self=True)
    )
    _parents: Mapping[str, tuple[str, ...]] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda of: {child: _rank(steps) for child, steps in of._steps.items()}, takes_self=True),
    )
    _origin_of: Mapping[str, int] = field(
        init=False, eq=False, repr=False, default=Factory(lambda of: _number(of.origins), takes_self=True)
    )

    @property
    def roots(self) -> dict[str, str | None]:
        """Where each report goes back to as a whole."""
        return {report: whole.root for report, whole in self.whole.items()}

    def root_of(self, report: str, span: Span, via: Sequence[str] = ()) -> tuple[str | None, bool]:
        """The origin that a passage counts for, and whether that is certain.

        A passage that came through another outlet (`via`, nearest to the speaker first) counts for that outlet; one inside
        reused or credited words for where those come from; any other for the report's own origin. None: cannot be named.
        Equal names are one origin; an uncertain or unnamed one never raises a count from one to two.
        """
        if via:
            return self.newsrooms.get(via[0], via[0]), True
        stretch = self._stretch(report, span)
        return (stretch.root, stretch.certain) if stretch else (None, False)

    def name_of(self, report: str, span: Span, via: Sequence[str] = ()) -> str | None:
        """The outlet or agency that a passage counts for, by the name it is credited by; its newsroom may go by another."""
        stretch = self._stretch(report, span)
        return via[0] if via else (stretch.name or stretch.root) if stretch else None

    def _stretch(self, report: str, span: Span) -> Stretch | None:
        return next((part for part in self.parts.get(report, ()) if span in part.span), self.whole.get(report))

    def may_be(self, report: str, root: str) -> frozenset[str]:
        """The origins that a report's uncertain words may go back to: the one they count for, its own, and those of the reports that it
        may have been written from. Only one where nothing says which others: then it may be any."""
        others = (self.whole.get(other) for other in (report, *(doubt.report for doubt in self.doubts.get(report, ()))))
        return frozenset((root, *(stretch.root for stretch in others if stretch is not None and stretch.root is not None)))

    def heard_at(self, report: str, span: Span) -> Heard | None:
        """What a report says of the source of some words: of several the narrowest that hold half of them."""
        found = [heard for heard in self.heard.get(report, ()) if 2 * _shared(heard.span, span) >= min(len(heard.span), len(span))]
        return min(found, key=lambda heard: len(heard.span), default=None)

    def is_told(self, report: str, newsroom: str) -> bool:
        """Whether a report says that somebody spoke to that outlet."""
        return newsroom in self.told.get(report, frozenset())

    def origin_of(self, report: str) -> int | None:
        """The place among the origins of that which a report goes back to: who has the same carries the same dispatch."""
        return self._origin_of.get(report)

    def steps_from(self, report: str) -> tuple[Descent, ...]:
        """The steps that lead from a report, in order."""
        return self._steps.get(report, ())

    def written_from(self, report: str) -> tuple[str, ...]:
        """The other reports that a report was written from, by shared words or weaker signs, the one that explains most first."""
        return self._parents.get(report, ())


def _by_child(descents: Sequence[Descent]) -> dict[str, tuple[Descent, ...]]:
    found: dict[str, list[Descent]] = {}
    for step in descents:
        found.setdefault(step.child, []).append(step)
    return {child: tuple(steps) for child, steps in found.items()}


def _rank(steps: Sequence[Descent]) -> tuple[str, ...]:
    written = (step for step in steps if step.kind != "declared")
    return tuple(step.parent for step in sorted(written, key=lambda step: -step.share))


def _number(origins: Sequence[Origin]) -> dict[str, int]:
    # A report of two origins is of the first.
    return {report: number for number, origin in reversed(list(enumerate(origins))) for report in origin.reports}


def _shared(one: Span, other: Span) -> int:
    """How many characters two spans of one place share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start)) if one.where == other.where else 0


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
    """Reports as they are put together: the number of each one's group, the reports of each group and how many of them are credited."""

    reports: Sequence[str]
    wires: Mapping[str, str]
    group: dict[str, int] = field(factory=dict)
    members: dict[int, list[str]] = field(factory=dict)
    credited: dict[int, int] = field(factory=dict)
    reasons: list[tuple[str, str]] = field(factory=list)
    apart: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        for number, report in enumerate(self.reports):
            self.place(report, number)

    def place(self, report: str, number: int) -> None:
        """A report into a group of its own."""
        self.group[report], self.members[number], self.credited[number] = number, [report], int(report in self.wires)

    def names(self, members: Sequence[str]) -> list[str]:
        return [self.wires[other] for other in members if other in self.wires and not self._is_freed(other)]

    def _is_freed(self, report: str) -> bool:
        """Whether the officer took a report out of those that are credited to the same name: then it is no more of that name."""
        others = (other for other in self.reports if self.group[other] != self.group[report])
        return report in self.apart and any(self.wires.get(other) == self.wires.get(report) for other in others)

    def join(self, one: str, other: str, reason: str) -> None:
        # The larger group takes the smaller in, so that no report is moved often.
        old, new = sorted((self.group[one], self.group[other]), key=lambda number: len(self.members[number]))
        moved = self.members.pop(old)
        self.group.update(dict.fromkeys(moved, new))
        self.members[new] += moved
        self.credited[new] += self.credited.pop(old)
        self.reasons.append((one, reason))

    def set_apart(self, report: str, reason: str) -> None:
        """Take a report out of its group, by the officer's word."""
        old = self.group[report]
        self.members[old].remove(report)
        self.credited[old] -= report in self.wires
        self.place(report, len(self.reports) + len(self.reasons))
        self.apart.add(report)
        self.reasons.append((report, reason))

    def allows(self, tie: Tie) -> bool:
        """A tie joins where one of the two stands alone yet; groups are joined only by a tie that is whole, and groups of different
        names only where that tie is between reports that are themselves credited: a mixed report is no bridge."""
        groups = self.group[tie.one], self.group[tie.other]
        if groups[0] == groups[1]:
            return False
        if all(self.credited[number] for number in groups):
            return tie.whole and tie.one in self.wires and tie.other in self.wires
        return tie.whole or any(len(self.members[number]) == 1 for number in groups)


def find_groups(reports: Sequence[str], wires: Mapping[str, str], ties: Sequence[Tie], rulings: Sequence[Ruling] = ()) -> list[Group]:
    """The partition of a story's reports, in order of their first. `wires`: what a report as a whole is credited to, by report."""
    grouping = _Grouping(reports, wires)
    first: dict[str, str] = {}
    for report in reports:
        name = wires.get(report)
        if name is not None and first.setdefault(name, report) != report:
            grouping.join(first[name], report, f"credited to {name}")
    for tie in sorted(ties, key=lambda tie: tie.rank):
        if grouping.allows(tie):
            grouping.join(tie.one, tie.other, tie.reason)
    _obey(grouping, rulings)
    found: dict[int, list[str]] = {}
    for report in reports:
        found.setdefault(grouping.group[report], []).append(report)
    why: dict[int, list[str]] = {}
    for about, reason in grouping.reasons:
        why.setdefault(grouping.group[about], []).append(reason)
    groups = []
    for number, members in found.items():
        names = Counter(grouping.names(members))
        # The name that most of them are credited to; of equals the one met first.
        name = max(names, key=names.__getitem__, default=None)
        groups.append(Group(name, tuple(members), tuple(dict.fromkeys(why.get(number, ())))))
    return groups


def _obey(grouping: _Grouping, rulings: Sequence[Ruling]) -> None:
    for one, other, ruling in find_pairs(rulings, "same-origin", "independent"):
        if one not in grouping.group or other not in grouping.group:
            continue
        if ruling.verb == "same-origin" and grouping.group[one] != grouping.group[other]:
            grouping.join(one, other, sentence(ruling))
        elif ruling.verb == "independent" and grouping.group[one] == grouping.group[other]:
            grouping.set_apart(other, sentence(ruling))


def as_origins(groups: Sequence[Group], roots: Mapping[str, str | None]) -> tuple[Origin, ...]:
    """The groups as origins. `roots`: the root of each group's first report."""
    return tuple(Origin(roots[group.reports[0]], group.reports, group.reasons) for group in groups)
