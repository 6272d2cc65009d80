"""What each outlet did in the stories that its reports are in: told itself or carried, told first or later, and on whom it drew."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from attrs import define, field, frozen
from sqlalchemy import and_, bindparam, delete, or_, select

from legation.records.report import Day
from legation.records.story import Claim, Story
from legation.store.link import Link, cut
from legation.store.tables import COUNTED, OUTLETS, SHARES

OF_STORY = select(SHARES).where(SHARES.c.story == bindparam("of_story"))
UNSHARE = delete(SHARES).where(SHARES.c.story == bindparam("of_story"))
SUMS = select(OUTLETS).where(OUTLETS.c.outlet.in_(bindparam("names", expanding=True)))
GONE = delete(OUTLETS).where(OUTLETS.c.reports == 0)
MOST_FIRST = (OUTLETS.c.reports.desc(), OUTLETS.c.outlet)
BEHIND = or_(
    OUTLETS.c.reports < bindparam("reports"),
    and_(OUTLETS.c.reports == bindparam("reports"), OUTLETS.c.outlet > bindparam("outlet")),
)


@frozen
class Share:
    """What an outlet did: how many reports it has in stories; of these its `own`, own with a `part` that is credited to another, carried
    and `credited`, `copied` without credit, and `doubted`, which may be written from another. Of `shared` claims, those that other outlets
    tell too, it told so many `first`. `draws` is on whom, and how often."""

    outlet: str
    reports: int = 0
    own: int = 0
    part: int = 0
    credited: int = 0
    copied: int = 0
    doubted: int = 0
    first: int = 0
    shared: int = 0
    draws: Mapping[str, int] = field(factory=dict)


def find_shares(story: Story, told: Mapping[str, tuple[str | None, Day | None]]) -> list[Share]:
    """The shares of a story's outlets, by name. `told` is outlet and time of each report; a report of an unknown outlet counts for none."""
    counts: dict[str, Counter[str]] = {}
    draws: dict[str, Counter[str]] = {}
    roots = {report: origin.root for origin in story.origins for report in origin.reports}
    for report in story.reports:
        outlet = told.get(report, (None, None))[0]
        if outlet:
            of = counts.setdefault(outlet, Counter())
            of.update(("reports", _judge(story, report, outlet, roots.get(report))))
            draws.setdefault(outlet, Counter()).update(_find_parents(story, report, outlet, told))
    for claim in story.claims:
        firsts, tellers = _find_first(claim, told)
        for outlet in tellers:
            counts.setdefault(outlet, Counter()).update(("shared", "first") if outlet == firsts else ("shared",))
    return [
        Share(outlet=outlet, draws=dict(sorted(draws.get(outlet, Counter()).items())), **{name: of[name] for name in COUNTED})
        for outlet, of in sorted(counts.items())
    ]


def _judge(story: Story, report: str, outlet: str, root: str | None) -> str:
    steps = [step for step in story.descents if step.child == report]
    if root is None or root in (report, outlet):
        if any(step.kind == "inferred" for step in steps):
            return "doubted"
        return "part" if any(step.kind == "declared" and step.parent != outlet for step in steps) else "own"
    return "credited" if any(step.kind == "declared" for step in steps) else "copied"


def _find_parents(story: Story, report: str, outlet: str, told: Mapping[str, tuple[str | None, Day | None]]) -> set[str]:
    parents = {told[step.parent][0] if step.parent in told else step.parent for step in story.descents if step.child == report}
    return {parent for parent in parents if parent and parent != outlet}


def _find_first(claim: Claim, told: Mapping[str, tuple[str | None, Day | None]]) -> tuple[str | None, set[str]]:
    """Who told a claim first, where that can be told, and all who told it; nobody where one outlet alone did."""
    known = {support.report: told.get(support.report, (None, None)) for support in claim.supports}
    tellers = {outlet for outlet, _ in known.values() if outlet}
    if len(tellers) < 2:
        return None, set()
    times = sorted((_order(at), outlet) for outlet, at in known.values() if outlet and at is not None)
    if len(times) < len([outlet for outlet, _ in known.values() if outlet]):
        return None, tellers
    (first, outlet), rest = times[0], [one for one in times[1:] if one[1] != times[0][1]]
    return (outlet if rest and all(_is_before(first, at) for at, _ in rest) else None), tellers


def _order(at: Day) -> tuple[str, str]:
    """The day as the outlet wrote it and the moment, where it wrote one."""
    if isinstance(at, datetime):
        return at.astimezone(UTC).date().isoformat(), at.astimezone(UTC).isoformat()
    return at.isoformat(), ""


def _is_before(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether one time is surely before another: by the moment, or by a day apart where one of them has no hour."""
    return one[1] < other[1] if one[1] and other[1] else one[0] < other[0]


@define
class Outlets:
    """The sums over all stories, those outlets first that have most reports."""

    link: Link

    def page(self, limit: int, after: tuple[int, str] | None = None) -> list[Share]:
        """So many outlets, behind the one of so many reports and that name where it is given."""
        asked = select(OUTLETS).order_by(*MOST_FIRST).limit(limit)
        if after is None:
            return [_read(row._asdict()) for row in self.link.rows(asked)]
        return [_read(row._asdict()) for row in self.link.rows(asked.where(BEHIND), {"reports": after[0], "outlet": after[1]})]

    def many(self, names: Sequence[str]) -> dict[str, Share]:
        """The sums of these outlets, by name; those without any are left out."""
        return {row.outlet: _read(row._asdict()) for some in cut(names) for row in self.link.rows(SUMS, {"names": list(some)})}

    def stories(self, outlet: str) -> list[str]:
        """Ids of the stories that have a report of an outlet, or one that goes back to it."""
        named = or_(SHARES.c.outlet == outlet, SHARES.c.draws.contains(json.dumps(outlet), autoescape=True))
        return [row.story for row in self.link.rows(select(SHARES.c.story).where(named).distinct().order_by(SHARES.c.story))]

    def change(self, story: str, shares: Sequence[Share]) -> None:
        """Put a story's shares in the place of what they were, here and in the sums. Only inside `writing`."""
        before = [_read(row._asdict()) for row in self.link.rows(OF_STORY, {"of_story": story})]
        self.link.change(UNSHARE, {"of_story": story})
        self.link.put(SHARES, [{"story": story, **_write(share)} for share in shares])
        sums = self.many(sorted({share.outlet for share in (*before, *shares)}))
        for share, sign in (*((share, -1) for share in before), *((share, 1) for share in shares)):
            sums[share.outlet] = _add(sums.get(share.outlet, Share(share.outlet)), share, sign)
        self.link.put(OUTLETS, [_write(share) for share in sums.values()])
        self.link.change(GONE)


def add_up(shares: Iterable[Share]) -> list[Share]:
    """Shares of many stories added up, by outlet."""
    sums: dict[str, Share] = {}
    for share in shares:
        sums[share.outlet] = _add(sums.get(share.outlet, Share(share.outlet)), share, 1)
    return [sums[outlet] for outlet in sorted(sums)]


def _add(one: Share, other: Share, sign: int) -> Share:
    draws = Counter(one.draws)
    for name, count in other.draws.items():
        draws[name] += sign * count
    counted = {name: getattr(one, name) + sign * getattr(other, name) for name in COUNTED}
    return Share(outlet=one.outlet, draws={name: count for name, count in sorted(draws.items()) if count}, **counted)


def _write(share: Share) -> dict[str, Any]:
    counted = {name: getattr(share, name) for name in COUNTED}
    return {"outlet": share.outlet, **counted, "draws": json.dumps(share.draws, separators=(",", ":"))}


def write_row(story: str, share: Share) -> tuple[Any, ...]:
    """A share as its row stands in the table."""
    return (story, *_write(share).values())


def _read(row: Mapping[str, Any]) -> Share:
    return Share(outlet=row["outlet"], draws=json.loads(row["draws"]), **{name: row[name] for name in COUNTED})
