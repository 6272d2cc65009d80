"""How far the ends of a count go for what is in doubt, and for words that stand near a claim and were not put to it."""

import pytest
from attrs import evolve

from legation.weighing.accounts.account import build_accounts
from legation.weighing.accounts.agreement import Weights, weigh_features
from legation.weighing.claims.align import FAR, Near
from legation.weighing.claims.claims import Draft, count_all
from legation.weighing.claims.explain import tell_range
from legation.weighing.claims.further import Range, choose_range, find_chances, find_further, measure
from legation.weighing.claims.rows import find_rows
from weighing.told import Told, tell

REST = "Bakers in Karst baked long loaves of rye for the winter fair. Nobody in the valley had seen the heron since the thaw."
SANK = "The ferry Aurora sank off Port Selim on Monday with 34 sailors aboard."
# Who tells the same in words that are hardly its words.
OTHERWISE = "Thirty-four sailors were on the Aurora when the vessel went down on Monday."


def told(*texts: str) -> Told:
    return tell({**{f"Paper {number}": text for number, text in enumerate(texts)}, "Herald": REST})


@pytest.mark.parametrize(("likest", "goes"), [(3.0, True), (-2.0, False)])
def test_the_count_goes_further_for_words_that_stand_near_and_names_whose(likest: float, goes: bool) -> None:
    story = told(SANK, OTHERWISE)
    table = build_accounts(story.reports, story.readings, story.language)
    one, other = (next(account for account in table if account.report == number) for number in (0, 1))
    rows = find_rows(story.reports, [one], story.lineage, story.language, plain=True)
    ends = count_all(
        story.reports, rows, story.lineage, Draft(None, [one], [], near=[Near(other, likest, FAR)]), weigh_features(table), False
    )
    assert (ends.least, ends.most) == (1, 2 if goes else 1)
    assert list(tell_range(story.reports, ends)) == goes * ["Paper 1 tells something near this, and may say it in other words."]


def test_of_what_the_officer_put_together_nothing_is_guessed() -> None:
    story = told(SANK, OTHERWISE)
    table = build_accounts(story.reports, story.readings, story.language)
    one, other = (next(account for account in table if account.report == number) for number in (0, 1))
    rows = find_rows(story.reports, [one], story.lineage, story.language, plain=True)
    draft = Draft(None, [one], [], ruled=("So it is.",), near=[Near(other, 3.0, FAR)])
    ends = count_all(story.reports, rows, story.lineage, draft, weigh_features(table), False)
    assert (ends.least, ends.most, ends.further) == (1, 1, ())


def test_only_newsrooms_that_do_not_count_yet_go_further() -> None:
    story = told(SANK, OTHERWISE, OTHERWISE)
    table = build_accounts(story.reports, story.readings, story.language)
    first = [next(account for account in table if account.report == number) for number in range(3)]
    rows = find_rows(story.reports, first[:1], story.lineage, story.language, plain=True)
    near = [Near(account, likest, FAR) for account, likest in zip(first, (3.0, 0.5, 0.7), strict=True)]
    assert [one.likest for one in find_further(story.reports, rows, near, story.lineage).values()] == [0.7, 0.5]
    # Of one owner they are one, and of the owner of who tells it none.
    for rooms, left in (({1: "Paper 1", 2: "Paper 1"}, [0.7]), ({1: "Paper 0", 2: "Paper 0"}, [])):
        whole = {
            report.id: evolve(story.lineage.whole[report.id], root=rooms.get(number, report.outlet))
            for number, report in enumerate(story.reports)
        }
        lineage = evolve(story.lineage, whole=whole)
        assert [one.likest for one in find_further(story.reports, rows, near, lineage).values()] == left


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"likest": 3.0}, {"likest": -2.0}),
        ({"covered": 0.8}, {"covered": 0.1}),
        ({"quoted": 0.0}, {"quoted": 1.0}),
        ({"written": 0.0}, {"written": 1.0}),
        ({"credited": 0.0}, {"credited": 1.0}),
    ],
)
def test_what_is_likelier_is_given_a_better_chance(more: dict[str, float], less: dict[str, float]) -> None:
    plain = measure([], (1, 1), {}, [], Weights({}))
    chances = find_chances({**plain, **more})
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > find_chances({**plain, **less})[0]


@pytest.mark.parametrize(
    ("counted", "near", "chances", "ends"),
    [
        ((1, 1), 0, [0.9, 0.9], (1, 1)),  # nobody is there who may tell it, too
        ((1, 1), 3, [0.6, 0.5, 0.1], (1, 3)),
        ((1, 3), 0, [0.9, 0.2], (2, 3)),  # what stays in doubt keeps the range open
        ((1, 3), 0, [0.2, 0.1], (1, 2)),
        ((1, 3), 1, [0.9, 0.8, 0.5], (3, 4)),
        ((2, 2), 2, [0.95, 0.9], (2, 4)),  # near words alone never raise the lower end
    ],
)
def test_ends_go_as_far_as_is_likely(counted: tuple[int, int], near: int, chances: list[float], ends: tuple[int, int]) -> None:
    story = told(SANK)
    one = build_accounts(story.reports, story.readings, story.language)[0]
    further = {str(number): Near(one, 1.0, FAR) for number in range(near)}
    found = choose_range(counted, further, chances, confirmed=False)
    assert (found.least, found.most) == ends
    assert len(found.further) == max(0, ends[1] - counted[1])
    assert choose_range(counted, further, chances, confirmed=True).least == counted[0]


def test_copies_of_a_report_change_nothing_that_is_measured() -> None:
    story = told(SANK, SANK, SANK)
    table = build_accounts(story.reports, story.readings, story.language)
    whole = {report.id: evolve(story.lineage.whole[report.id], root="Paper 0") for report in story.reports}
    lineage, weights = evolve(story.lineage, whole=whole), weigh_features(table)
    passages = [next(account for account in table if account.report == number) for number in range(3)]
    measured = [
        measure(find_rows(story.reports, few, lineage, story.language, plain=True), (1, 1), {}, few, weights)
        for few in (passages[:1], passages)
    ]
    assert measured[0] == measured[1]


def test_what_is_only_likely_of_a_count_is_told() -> None:
    assert list(tell_range((), Range(2, 3, (), (1, 4)))) == [
        "1 origin is certain; 2 are likely, with those in doubt.",
        "With all that is in doubt there would be 4; more than 3 are unlikely.",
    ]
    assert list(tell_range((), Range(2, 3, (), (2, 3)))) == []
