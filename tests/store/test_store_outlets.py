"""What outlets did, counted as stories come, change and go; where parties stand, page by page."""

from datetime import UTC, date, datetime

import pytest

from legation.records.ids import instant
from legation.records.reading import Event, Position, When
from legation.records.report import Report, Span
from legation.records.story import Claim, Descent, Origin, Story, Support
from legation.store.derived.outlets import Share, find_shares
from legation.store.store import Store
from store.kept import NOW

WORDS = "The mill of Arn opens its gate in May."


def report(outlet: str | None, published: "date | datetime | None") -> Report:
    return Report(f"{outlet}-{published}.txt", WORDS, title=f"{outlet} tells {published}", outlet=outlet, published=published)


def told(*reports: Report) -> "dict[str, tuple[str | None, date | datetime | None]]":
    return {one.id: (one.outlet, one.published) for one in reports}


def claim(*reports: Report) -> Claim:
    return Claim(WORDS, None, tuple(Support(one.id, Span(0, 8)) for one in reports))


def story(*reports: Report, descents: tuple[Descent, ...] = (), claims: tuple[Claim, ...] = (), root: str | None = None) -> Story:
    first = [one.id for one in reports] if root else [reports[0].id]
    apart = [] if root else [Origin(one.id, (one.id,)) for one in reports[1:]]
    origins = (Origin(root or reports[0].id, tuple(first)), *apart)
    return Story("a" * 20, "Mill", tuple(one.id for one in reports), descents, origins, claims)


ECHO, POST = report("Arn Echo", date(2024, 5, 1)), report("Mill Post", date(2024, 5, 2))
EARLY = report("Arn Echo", datetime(2024, 5, 2, 7, tzinfo=UTC))
LATE = report("Mill Post", datetime(2024, 5, 2, 9, tzinfo=UTC))
NOBODY = report(None, date(2024, 4, 1))


@pytest.mark.parametrize(
    ("reports", "first"),
    [
        ((ECHO, POST), {"Arn Echo": 1, "Mill Post": 0}),
        ((POST, ECHO), {"Arn Echo": 1, "Mill Post": 0}),
        ((EARLY, LATE), {"Arn Echo": 1, "Mill Post": 0}),
        ((EARLY, POST), {"Arn Echo": 0, "Mill Post": 0}),
        ((ECHO, report("Mill Post", None)), {"Arn Echo": 0, "Mill Post": 0}),
    ],
    ids=["a day apart", "in any order", "hours of one day", "one of them without an hour", "one without a day"],
)
def test_who_told_a_claim_first_where_that_can_be_told(reports: tuple[Report, ...], first: dict[str, int]) -> None:
    shares = find_shares(story(*reports, claims=(claim(*reports),)), told(*reports))
    assert {share.outlet: share.first for share in shares} == first
    assert all(share.shared == 1 for share in shares)


def test_what_one_outlet_alone_tells_is_told_first_by_nobody() -> None:
    (share,) = find_shares(story(ECHO, claims=(claim(ECHO),)), told(ECHO))
    assert (share.first, share.shared, share.own) == (0, 0, 1)


def test_a_report_of_an_unknown_outlet_counts_for_none() -> None:
    assert find_shares(story(NOBODY), told(NOBODY)) == []


@pytest.mark.parametrize(
    ("steps", "root", "kind"),
    [
        ((), None, "own"),
        ((("declared", "Wire"),), None, "part"),
        ((("inferred", ECHO.id),), None, "doubted"),
        ((("declared", "Wire"),), "Wire", "credited"),
        ((("reuse", ECHO.id),), "Wire", "copied"),
    ],
)
def test_what_a_report_is_own_in_part_credited_copied_or_in_doubt(steps: tuple[tuple[str, str], ...], root: str | None, kind: str) -> None:
    descents = tuple(Descent(POST.id, parent, how, 0.5) for how, parent in steps)  # type: ignore[arg-type]  # a row of the table
    shares = {one.outlet: one for one in find_shares(story(ECHO, POST, descents=descents, root=root), told(ECHO, POST))}
    assert getattr(shares["Mill Post"], kind) == 1
    assert shares["Mill Post"].draws == {{"Wire": "Wire", ECHO.id: "Arn Echo"}[parent]: 1 for _, parent in steps}


def test_sums_follow_a_story_that_changes_and_goes(store: Store) -> None:
    for one in (ECHO, POST, LATE):
        store.reports.put(one, NOW)
    other = Story("b" * 20, "Mill again", (LATE.id,), (), (Origin(LATE.id, (LATE.id,)),))
    store.stories.put(story(ECHO, POST, claims=(claim(ECHO, POST),)))
    store.stories.put(other)
    before = store.outlets.page(10)
    assert [(one.outlet, one.reports, one.first) for one in before] == [("Mill Post", 2, 0), ("Arn Echo", 1, 1)]
    store.stories.put(story(POST))
    assert [(one.outlet, one.reports) for one in store.outlets.page(10)] == [("Mill Post", 2)]
    store.stories.put(story(ECHO, POST, claims=(claim(ECHO, POST),)))
    assert store.outlets.page(10) == before
    store.stories.drop(other.id)
    store.stories.drop(story(ECHO, POST).id)
    assert store.outlets.page(10) == []
    assert store.stances.page(10) == []


def test_outlets_come_in_pages_each_once(store: Store) -> None:
    reports = [report(f"Paper {number % 7}", date(2024, 5, 1 + number)) for number in range(16)]
    for one in reports:
        store.reports.put(one, NOW)
    store.stories.put(story(*reports))
    seen: list[Share] = []
    while page := store.outlets.page(3, (seen[-1].reports, seen[-1].outlet) if seen else None):
        seen += page
    assert [one.outlet for one in seen] == ["Paper 0", "Paper 1", *(f"Paper {number}" for number in range(2, 7))]
    assert sum(one.reports for one in seen) == 16


def test_positions_come_by_issue_and_party_the_latest_first(store: Store) -> None:
    store.reports.put(ECHO, NOW)
    positions = tuple(
        Position(actor, issue, Span(0, 8), "opposes", "c" * 20 if day else None, day, ECHO.id)
        for actor, issue, day in (
            ("state:no", "gate", "2024-05-03"),
            ("state:dk", "gate", "2024-05-04"),
            ("state:no", "mill", None),
        )
    )
    told_story = Story("a" * 20, "Mill", (ECHO.id,), (), (Origin(ECHO.id, (ECHO.id,)),), positions=positions)
    store.stories.put(told_story)
    assert [held.day for held in store.stances.page(10)] == ["2024-05-04", "2024-05-03", instant(ECHO.day)]
    assert [held.position.actor for held in store.stances.page(10, issue="gate")] == ["state:dk", "state:no"]
    (first,) = store.stances.page(1, issue="gate")
    assert [held.position.actor for held in store.stances.page(10, issue="gate", before=first.key)] == ["state:no"]
    assert len(store.stances.page(10, actor="state:no")) == 2
    assert len(store.stances.page(10, actor="state:no", stated=True)) == 1
    assert store.stances.count("gate", 1) == 1


def test_plans_ahead_and_behind_come_in_pages(store: Store) -> None:
    store.reports.put(ECHO, NOW)
    days = ("2024-06-01", "2024-06-02", "2024-07-01")
    events = tuple(Event("MEETING", "gate", Span(0, 8), When(day, day, Span(0, 3)), status="planned", report=ECHO.id) for day in days)
    store.stories.put(Story("a" * 20, "Mill", (ECHO.id,), (), (Origin(ECHO.id, (ECHO.id,)),), events=events))
    assert [day for day, _ in store.stories.ahead("2024-06-02", 10)] == ["2024-06-02", "2024-07-01"]
    (first,) = store.stories.ahead("2024-06-01", 1)
    assert [day for day, _ in store.stories.ahead("2024-06-01", 10, after=first)] == ["2024-06-02", "2024-07-01"]
    assert [day for day, _ in store.stories.behind("2024-07-01", 10)] == ["2024-06-02", "2024-06-01"]
    assert [day for day, _ in store.stories.behind("2024-07-01", 10, before=("2024-06-02", "a" * 20))] == ["2024-06-01"]
