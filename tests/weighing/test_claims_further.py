"""How far the upper end of a count goes for words that stand near a claim and were not put to it."""

import pytest
from attrs import evolve

from legation.weighing.accounts.account import build_accounts
from legation.weighing.claims.align import FAR, Near
from legation.weighing.claims.claims import count_all
from legation.weighing.claims.explain import tell_near
from legation.weighing.claims.further import find_chances, find_further, measure
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
    (least, most), further = count_all(story.reports, rows, [Near(other, likest, FAR)], story.lineage)
    assert (least, most) == (1, 2 if goes else 1)
    assert list(tell_near(story.reports, further)) == goes * ["Paper 1 tells something near this, and may say it in other words."]


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


@pytest.mark.parametrize(("more", "less"), [({"likest": 3.0}, {"likest": -2.0}), ({"quoted": 0.0}, {"quoted": 1.0})])
def test_what_is_likelier_is_given_a_better_chance(more: dict[str, float], less: dict[str, float]) -> None:
    plain = measure([], (1, 1), {})
    one, two = find_chances({**plain, **more})
    assert one > two
    assert one > find_chances({**plain, **less})[0]
