from datetime import UTC, datetime

from legation.records.ruling import Ruling
from legation.weighing.lineage.copies import Copy, judge
from legation.weighing.lineage.lineage import Group, Tie, find_groups, find_ties
from legation.weighing.lineage.reuse import Reuse

AT = datetime(2024, 3, 5, 9, 0, tzinfo=UTC)


def tie(one: str, other: str, strength: float = 0.9, whole: bool = True) -> Tie:
    return Tie(one, other, strength, whole, "they share words")


def parts(groups: list[Group]) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(group.name, group.reports) for group in groups]


def test_carriers_of_one_agency_are_one_origin_though_they_share_no_words() -> None:
    assert parts(find_groups("abc", {"a": "Northern Agency", "c": "Northern Agency"}, [])) == [
        ("Northern Agency", ("a", "c")),
        (None, ("b",)),
    ]


def test_an_uncredited_copy_joins_the_agency_whose_words_it_has() -> None:
    assert parts(find_groups("ab", {"a": "Northern Agency"}, [tie("a", "b", 0.2, False)])) == [("Northern Agency", ("a", "b"))]


def test_a_mixed_report_joins_one_group_and_is_no_bridge_between_two() -> None:
    groups = find_groups("abm", {"a": "Northern Agency", "b": "Southern Agency"}, [tie("a", "m", 0.4), tie("b", "m", 0.35)])
    assert parts(groups) == [("Northern Agency", ("a", "m")), ("Southern Agency", ("b",))]


def test_a_rewrite_goes_to_the_agency_of_whose_dispatch_it_leaves_least_out() -> None:
    for fuller, other in (("a", "b"), ("b", "a")):
        ties = [Tie(agency, "m", 0.0045, False, "order", 0.9 if agency == fuller else 0.5) for agency in "ab"]
        groups = find_groups("abm", {"a": "Northern Agency", "b": "Southern Agency"}, ties)
        assert sorted(group.reports for group in groups) == sorted([(fuller, "m"), (other,)])


def copy(one: str, other: str, chance: float, share: float = 0.2) -> Copy:
    return Copy(Reuse(one, other, (), 40, share, share / 2), 40, 20, chance)


def test_what_is_likelier_than_not_one_text_is_tied_and_less_is_not() -> None:
    assert [(tie.one, tie.other, tie.whole) for tie in find_ties([copy("a", "b", 0.8), copy("a", "c", 0.4), copy("b", "c", 0.9, 0.5)])] == [
        ("a", "b", False),
        ("b", "c", True),
    ]


def test_who_credits_one_agency_and_has_some_words_of_another_is_no_copy_of_that() -> None:
    names = {"a": {"Northern Agency"}, "m": {"Southern Agency"}, "b": {"Southern Agency", "Northern Agency"}}
    assert find_ties([copy("a", "m", 0.7)], names) == []
    assert len(find_ties([copy("a", "m", 0.9, 0.5), copy("a", "b", 0.7), copy("a", "d", 0.7)], names)) == 3


def test_the_chance_grows_with_the_longest_run_and_with_the_share() -> None:
    assert judge(40, 20, 300) > judge(40, 8, 300) > judge(20, 8, 300) > judge(6, 6, 300)
    assert judge(20, 20, 60) > 0.5 > judge(14, 7, 400)


def test_agencies_are_one_where_a_credited_report_has_anothers_words_throughout() -> None:
    wires = {"a": "Northern Agency", "b": "Northern Agency", "c": "Island Agency"}
    assert parts(find_groups("abc", wires, [tie("b", "c", 0.6)])) == [("Northern Agency", ("a", "b", "c"))]
    assert len(find_groups("abc", wires, [tie("b", "c", 0.2, False)])) == 2


def test_weak_ties_do_not_join_two_formed_groups() -> None:
    ties = [tie("a", "b"), tie("c", "d"), tie("b", "c", 0.15, False)]
    assert parts(find_groups("abcd", {}, ties)) == [(None, ("a", "b")), (None, ("c", "d"))]


def test_the_officers_word_goes_above_words_and_credits() -> None:
    apart = Ruling("ana", AT, ("a", "b"), "independent")
    together = Ruling("ana", AT, ("a", "c"), "same-origin")
    groups = find_groups("abc", {"a": "Northern Agency", "b": "Northern Agency"}, [], [apart, together])
    assert [group.reports for group in groups] == [("a", "c"), ("b",)]
    assert "ana ruled on 2024-03-05: same origin" in groups[0].reasons


def test_every_report_is_in_one_group_and_a_copy_more_adds_none() -> None:
    ties = [tie("a", "b")]
    before = find_groups("abc", {}, ties)
    after = find_groups("abcd", {}, [*ties, tie("b", "d")])
    assert sorted(report for group in after for report in group.reports) == list("abcd")
    assert len(after) == len(before)
