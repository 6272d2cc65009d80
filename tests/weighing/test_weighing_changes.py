"""What a new weighing changed: each kind of change appears when its cause does, and only then."""

from datetime import UTC, datetime

from attrs import evolve

from legation.records.reading import Event, Position, When
from legation.records.report import Report, Span
from legation.records.story import Claim, Conflict, Side, Story, Support
from legation.weighing.changes import find_changes, find_outcomes

NOW = datetime(2024, 3, 6, 9, tzinfo=UTC)
FIRST = Report(source="a.txt", text="The harbour will close, the mayor said.", outlet="Harbour Post")
LATER = Report(source="b.txt", text="The mayor told the council that the harbour will close.", outlet="Delta Radio")
REPORTS = {report.id: report for report in (FIRST, LATER)}
CLAIM = Claim("The harbour will close", "the mayor", (Support(FIRST.id, Span(0, 22)),))
STORY = Story("s1", "Harbour", (FIRST.id,), claims=(CLAIM,))


def kinds(before: Story | None, after: Story) -> list[str]:
    changes = find_changes(before, after, REPORTS, NOW)
    assert all(change.story == after.id and change.at == NOW for change in changes)
    return [change.kind for change in changes]


def test_a_story_weighed_again_alike_has_not_changed() -> None:
    assert kinds(STORY, STORY) == []


def test_a_story_that_was_not_there_is_one_change() -> None:
    assert kinds(None, STORY) == ["new-story"]


def test_a_new_report_with_an_old_claim_is_a_new_origin_behind_it() -> None:
    stronger = Support(LATER.id, Span(31, 54))
    claim = Claim("the harbour will close", "the mayor", (stronger, *CLAIM.supports), roots=2, roots_most=2)
    assert claim.id != CLAIM.id
    changes = find_changes(STORY, evolve(STORY, reports=(FIRST.id, LATER.id), claims=(claim,)), REPORTS, NOW)
    assert [(change.kind, change.before, change.after) for change in changes] == [("new-report", None, None), ("new-origin", "1", "2")]
    assert (changes[1].report, changes[1].span) == (LATER.id, Span(31, 54))


def test_a_new_statement_comes_with_its_words() -> None:
    said = Claim("the harbour will close", "the mayor", (Support(LATER.id, Span(31, 54)),))
    plain = evolve(said, speaker=None, id="other", supports=(Support(LATER.id, Span(0, 9)),))
    after = evolve(STORY, reports=(FIRST.id, LATER.id), claims=(CLAIM, said, plain))
    assert kinds(STORY, after) == ["new-report", "new-statement", "new-claim"]


def test_a_claim_that_only_old_reports_carry_is_not_news() -> None:
    other = Claim("harbour", None, (Support(FIRST.id, Span(4, 11)),))
    assert kinds(STORY, evolve(STORY, claims=(CLAIM, other))) == []


def test_a_revision_is_told_from_a_new_report() -> None:
    edited = evolve(FIRST, text=FIRST.text + " It stays open on Sunday.", replaces=FIRST.id, id="")
    changes = find_changes(STORY, evolve(STORY, reports=(edited.id,), claims=()), {edited.id: edited}, NOW)
    assert [(change.kind, change.before) for change in changes] == [("revised-report", FIRST.id)]


def test_a_position_moves_or_is_new() -> None:
    before = evolve(STORY, positions=(Position("state:jp", "the office", Span(0, 3), "considers", report=FIRST.id),))
    moved = Position("state:jp", "the office", Span(0, 3), "supports", report=LATER.id)
    other = Position("state:fr", "the office", Span(0, 3), "opposes", report=LATER.id)
    changes = find_changes(before, evolve(before, positions=(*before.positions, moved, other)), REPORTS, NOW)
    assert [(change.kind, change.before, change.after) for change in changes] == [
        ("moved-position", "considers", "supports"),
        ("new-position", None, "opposes"),
    ]


def test_conflicts_come_are_explained_and_go() -> None:
    conflict = Conflict("dead", "number", (Side(FIRST.id, Span(0, 3), 0, "3"), Side(LATER.id, Span(0, 3), 1, "5")))
    without, with_it = STORY, evolve(STORY, conflicts=(conflict,))
    assert kinds(without, with_it) == ["new-conflict"]
    assert kinds(with_it, evolve(STORY, conflicts=(evolve(conflict, why="update"),))) == ["resolved-conflict"]
    assert kinds(with_it, without) == ["resolved-conflict"]
    assert kinds(with_it, with_it) == []


def planned(first: str, last: str, status: str = "planned", kind: str = "OPENING", parties: tuple[str, ...] = ("org:nato",)) -> Event:
    return Event(kind, "opening", Span(0, 7), When(first, last, Span(0, 7)), parties, status=status)  # type: ignore[arg-type]  # a plain word


def test_a_plan_is_due_when_its_last_day_has_passed() -> None:
    plan = planned("2024", "2024")
    assert find_outcomes([plan], "2024-06-01", "2024-12-30") == []
    assert [outcome.came for outcome in find_outcomes([plan], "2024-06-01", "2025-01-02")] == [None]
    assert find_outcomes([plan], "2025-01-01", "2025-01-02") == []


def test_what_came_of_a_plan_is_the_same_kind_with_its_parties_in_its_time() -> None:
    plan, held = planned("2024-07", "2024-07"), planned("2024-07-11", "2024-07-12", "held")
    late, stranger = planned("2024-09-02", "2024-09-02", "held"), planned("2024-07-11", "2024-07-11", "held", parties=("state:jp",))
    found = find_outcomes([plan, late, stranger, held], "2024-07-01", "2024-08-05")
    assert [(outcome.planned, outcome.came) for outcome in found] == [(plan, held)]


def test_what_was_called_off_is_an_outcome_too() -> None:
    plan, off = planned("2024-07-11", "2024-07-11"), planned("2024-06-30", "2024-06-30", "cancelled")
    assert [outcome.came for outcome in find_outcomes([plan, off], "2024-07-10", "2024-07-12")] == [off]
