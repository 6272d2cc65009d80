from datetime import date

import pytest

from weighing.told import DAY, tell

TOLL = "The earthquake in the Karst province killed 120 villagers on Monday, the ministry reported."


def kinds(left: str, right: str, days: tuple[date, ...] = ()) -> list[tuple[str, str | None]]:
    return [(conflict.kind, conflict.why) for conflict in tell({"Ledger": left, "Courier": right}, days=days).conflicts]


def test_the_same_words_are_no_conflict() -> None:
    assert kinds(TOLL, TOLL) == []


def test_an_edited_number_is_a_conflict_with_both_values() -> None:
    (conflict,) = tell({"Ledger": TOLL, "Courier": TOLL.replace("120", "310")}).conflicts
    assert conflict.kind == "number"
    assert [side.value for side in conflict.sides] == ["120 villag", "310 villag"]
    assert len({side.side for side in conflict.sides}) == 2


def test_a_toll_that_a_later_report_gives_higher_is_an_update() -> None:
    later = date(2024, 3, 8)
    assert kinds(TOLL.replace(" on Monday", ""), TOLL.replace(" on Monday", "").replace("120", "310"), (DAY, later)) == [
        ("number", "update")
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The convoy drove 100 miles to the border.", "The convoy drove 160 kilometres to the border."),
        ("The convoy drove 161 km to the border.", "The convoy drove about 160 kilometres to the border."),
        ("The flood destroyed more than 200 houses in Karst.", "The flood destroyed 276 houses in Karst."),
        ("The tower fell at 5:10 a.m. in central Karst.", "The tower fell at 5 a.m. in central Karst."),
    ],
)
def test_units_rounding_and_bounds_are_no_conflict(left: str, right: str) -> None:
    assert kinds(left, right) == []


def test_an_edited_negation_is_a_conflict() -> None:
    yes = "The parliament in Veldt ratified the northern border treaty."
    assert kinds(yes, yes.replace("ratified", "did not ratify")) == [("polarity", None)]


def test_an_edited_sea_is_a_conflict_of_place() -> None:
    yes = "The satellite fell into the Barents Sea after a short flight."
    assert kinds(yes, yes.replace("Barents Sea", "Indian Ocean")) == [("place", None)]


def test_an_edited_day_is_a_conflict_of_date() -> None:
    yes = "The parliament in Veldt ratified the northern border treaty on 4 March 2024."
    assert kinds(yes, yes.replace("4 March", "1 March")) == [("date", None)]


def test_nobody_found_and_some_counted_differ() -> None:
    assert kinds(
        "Police in Karst have not identified any suspects in the bank raid.",
        "Police in Karst have identified 12 suspects in the bank raid.",
    ) == [("number", None)]


def test_what_was_not_known_and_comes_out_is_an_update() -> None:
    left = "The names of the drowned sailors have not been released in Karst."
    right = "The governor of Karst released the names of the drowned sailors."
    assert kinds(left, right, (DAY, date(2024, 3, 8))) == [("status", "update")]


def test_two_upper_bounds_that_differ_are_a_conflict() -> None:
    left = "The smuggler could be jailed for up to 14 years in Karst."
    assert kinds(left, left.replace("14", "9")) == [("number", None)]


def test_all_copies_of_a_side_are_shown() -> None:
    told = tell({"Ledger": TOLL, "Courier": TOLL, "Review": TOLL.replace("120", "310")})
    (conflict,) = told.conflicts
    assert sorted(side.value for side in conflict.sides) == ["120 villag", "120 villag", "310 villag"]


def test_a_question_says_nothing() -> None:
    asked = "The earthquake in the Karst province killed 120 villagers?"
    assert kinds(asked, asked.replace("120", "310")) == []
    assert kinds(asked.replace("?", "."), asked.replace("120", "310").replace("?", ".")) == [("number", None)]


def test_a_report_that_gives_both_numbers_stands_against_neither() -> None:
    both = TOLL + " An hour before, the ministry had reported that the earthquake in the Karst province killed 310 villagers."
    assert kinds(both, TOLL.replace("120", "310")) == []


def test_how_far_a_thing_has_come_is_laid_side_by_side() -> None:
    told = tell(
        {
            "Ledger": "The ministry announced its decision to open a trade office in Karst.",
            "Courier": "The minister is not aware of any decision to open a trade office in Karst.",
            "Review": "The ministry is only exploring the idea of opening a trade office in Karst.",
        }
    )
    (conflict,) = [conflict for conflict in told.conflicts if conflict.kind == "status"]
    assert {side.value for side in conflict.sides} == {"decided", "not decided", "considered"}


def test_one_stage_in_different_words_is_no_conflict() -> None:
    assert kinds("The ministry plans to open a trade office in Karst.", "The ministry intends to open a trade office in Karst.") == []
