from datetime import date

import pytest

from weighing.told import DAY, read_ahead, tell

TOLL = "The earthquake in the Karst province killed 120 villagers on Monday, the ministry reported."


@pytest.fixture(scope="module", autouse=True)
def _read() -> None:
    read_ahead([*KIN, *((text, edited) for _, text, old, new in EDITS for edited in (text, text.replace(old, new)))])


def kinds(left: str, right: str, days: tuple[date, ...] = ()) -> list[tuple[str, str | None]]:
    return [(conflict.kind, conflict.why) for conflict in tell({"Ledger": left, "Courier": right}, days=days).conflicts]


def test_the_same_words_are_no_conflict() -> None:
    assert kinds(TOLL, TOLL) == []


def test_an_edited_number_is_a_conflict_with_both_values() -> None:
    (conflict,) = tell({"Ledger": TOLL, "Courier": TOLL.replace("120", "310")}).conflicts
    assert conflict.kind == "number"
    assert [side.value for side in conflict.sides] == ["120 villagers", "310 villagers"]
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
    assert sorted(side.value for side in conflict.sides) == ["120 villagers", "120 villagers", "310 villagers"]


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


# Pairs that differ in one thing, by kind: the same sentence left as it is must be silent, with the edit it must be flagged.
EDITS = [
    ("number", "The earthquake in Karst killed 120 people, the ministry said.", "120", "310"),
    ("number", "The ferry fire off Karst left 14 people dead.", "14", "31"),
    ("number", "The ferry fire off Karst injured 14 sailors.", "14", "31"),
    ("number", "Police in Karst arrested 40 people after the harbour riot.", "40", "75"),
    ("number", "The volcano stands 90 km south of Veldt, where the ministry sits.", "90", "140"),
    ("number", "This is the 15th rocket launch by Karst this year, the agency said.", "15th", "19th"),
    ("number", "Mary Brandt, 33, drowned when the ferry sank off Karst.", "33", "43"),
    ("number", "The court in Karst sentenced the smuggler to 14 years in prison.", "14", "9"),
    ("number", "The regulator fined Karst Bank $5 million for fraud.", "$5 million", "$8 million"),
    ("number", "A 6.2-magnitude earthquake shook Karst on Monday.", "6.2", "6.9"),
    ("number", "The blackout in Karst lasted six hours.", "six", "14"),
    ("number", "The parliament in Karst approved the bill by 120 votes to 80.", "120", "140"),
    ("number", "The deal is worth $3 billion, Karst Steel said.", "$3 billion", "$4.5 billion"),
    ("number", "The plane with 80 people on board crashed near Karst.", "80", "92"),
    ("number", "The blast happened at 7.15am outside the bank in Karst.", "7.15am", "9.40am"),
    ("number", "Ada Brandt crashed her boat on lap 13 of the race in Karst.", "lap 13", "lap 15"),
    ("number", "The race in Karst was stopped after 20 of 71 laps.", "20 of", "23 of"),
    ("number", "The bank in Karst lent the harbour office $7m in March.", "$7m", "$9m"),
    ("number", "The barge, which lost four anchors off Veldt, was towed to the harbour of Karst on Monday.", "four", "six"),
    ("number", "The deal with Karst Steel is worth $103 billion, the bank said.", "$103 billion", "$106 billion"),
    ("number", "The storm in Karst left 58 people dead, the ministry said.", "58", "59"),
    ("number", "A five-year-old boy fell into the harbour of Karst on Monday.", "five", "six"),
    ("number", "Veldt Shipping stood by its $38 billion bid for Karst Steel.", "$38 billion bid", "$47 billion purchase"),
    ("number", "Karst Steel held $31.2 billion in foreign earnings.", "$31.2 billion", "$32.6 billion"),
    ("number", "The search for the barge used 240 divers from Karst.", "240", "256"),
    ("number", "The keepers shot a 450-pound bull on Monday.", "450", "400"),
    ("number", "The breach at Karst Bank exposed 143 million people to fraud, the ministry said.", "143", "145.5"),
    ("number", "The police in Karst received the first call about the fire at 12:13 pm.", "12:13", "12:42"),
    ("date", "The sailors, who were seized off Veldt on 14 April 2019, came home to Karst.", "2019", "2021"),
    ("date", "The harbour of Karst was closed on Tuesday after the storm.", "Tuesday", "Monday"),
    ("date", "The rocket is scheduled to lift off from Karst in June 2024.", "June", "May"),
    ("date", "In November 2023, Ada Brandt said the company was ripping the fabric of the town apart.", "November", "July"),
    ("date", "The parliament in Veldt ratified the northern border treaty on 4 March 2024.", "4 March", "1 March"),
    ("place", "The dead included two doctors from Karst, Ohio, and their three sons.", "Karst", "Veldt"),
    ("place", "The satellite fell into the Barents Sea after a short flight.", "Barents Sea", "Indian Ocean"),
    ("place", "The smuggler was arrested in Karst on Monday with two sailors.", "Karst", "Holm"),
    ("place", "The study of the comets was published in Veldt Astronomy Letters.", "Veldt Astronomy Letters", "Karst Physics Review"),
    ("identity", "The comet was found by Ada Brandt, an assistant professor at Veldt.", "an assistant professor", "a professor"),
    ("identity", "The rocket flew over the island of Karst before it fell.", "island", "town"),
    ("polarity", "The parliament in Veldt ratified the northern border treaty.", "ratified", "did not ratify"),
    ("polarity", "The hostage died in the raid on Karst prison.", "died", "survived"),
    ("identity", "The driver was named as John Holm by police in Karst.", "John Holm", "Peter Brandt"),
    ("polarity", "The minister noted that this was a swap of prisoners.", "was a swap", "was not a swap"),
    ("status", "The names of the drowned sailors have not been released.", "have not been released", "were released by the harbour office"),
]


@pytest.mark.parametrize(("kind", "text", "old", "new"), EDITS)
def test_one_edit_is_flagged_and_none_is_silent(kind: str, text: str, old: str, new: str) -> None:
    assert kinds(text, text) == []
    assert [found for found, _ in kinds(text, text.replace(old, new))] == [kind]


KIN = [
    # killed and hurt are other people
    ("The ferry fire off Karst left 14 people dead.", "The ferry fire off Karst left 31 people injured."),
    ("The blast in Karst killed 5 people and injured 40.", "The blast in Karst injured 40 people and killed five."),
    # a part of them, or all in parts
    ("The crash in Karst killed 12 people.", "The crash in Karst killed 10 passengers and two pilots."),
    ("The crash in Karst killed 12 people.", "The crash in Karst killed 12 people. Five of the dead were children."),
    ("The crash in Karst killed 12 people.", "At least 10 people died in the crash in Karst."),
    ("The crash in Karst killed 12 people.", "A dozen people were killed in the crash in Karst."),
    # another time
    ("The storm in Karst killed 12 people on Monday.", "The storm of 1998 in Karst killed 80 people."),
    # other people
    ("Mary Brandt, 33, drowned when the ferry sank off Karst.", "John Holm, 43, drowned when the ferry sank off Karst."),
    ("The fire hurt Mary Brandt, 33, of Karst, Ohio.", "The fire hurt John Holm, 43, of Veldt, Ohio."),
    # units, rounding, bounds
    ("The volcano stands 90 km south of Veldt.", "The volcano stands 56 miles south of Veldt."),
    ("The volcano stands 90 km south of Veldt.", "The volcano stands 300 km south of Karst."),
    # what moves
    ("Shares of Karst Shipping fell 6.6 percent.", "Shares of Karst Shipping fell 1.5 percent."),
    # rounded to their own last digit
    ("The leak of Karst Bank holds 11.5 million letters.", "The leak of Karst Bank holds 11 million letters."),
    ("The flood in Karst damaged 276 houses.", "The flood in Karst damaged 280 houses."),
    # two children, and a doubt about one
    ("A five-year-old boy fell into the harbour of Karst.", "A nine-year-old boy fell into the harbour of Karst."),
    ("A five-year-old boy fell into the harbour.", "A boy of five fell into the harbour; he was first said to be six years old."),
    ("A five-year-old boy fell into the harbour.", "A six-year-old girl won the race."),
    ("The police have not identified the child.", "The child is four years old, the mayor told reporters."),
    # two bearers, two sorts of one, a weight in two units
    ("The keepers shot a 450-pound bull.", "The keepers shot a 400-pound boar."),
    ("The 77-tonne barge sank off Karst.", "An 8-tonne barge sank off Karst."),
    ("The keepers shot a 450-pound bull.", "The keepers shot a 204-kg bull."),
    ("The breach exposed 143 million people to fraud.", "The flood in Veldt harmed 12 million people."),
    ("The police received the first call at 12:13 pm.", "The mayor left Karst at 12:42 pm."),
    # sums of two deals
    ("Veldt Shipping made a $38 billion bid for Karst Steel.", "Veldt Shipping made a $4 billion bid for Holm Bank."),
    ("Karst Steel held $31.2 billion in foreign earnings.", "Karst Steel held $900 million in cash."),
    # some of them, others, all of them
    ("Police in Karst charged three men over the raid.", "Police in Karst charged two other men over the raid."),
    ("The race in Karst was stopped after 20 of 71 laps.", "The race in Karst had 71 laps, and was stopped after 20."),
    # acts that happen again and again
    ("Karst tested a missile on 4 March 2024.", "Karst tested a missile on 4 March 2024, and a missile on 1 March 2024."),
    ("Karst tested a missile on 4 March 2024.", "Veldt tested a missile on 1 March 2024."),
    ("The harbour was closed in March 2024.", "The harbour was closed on 4 March 2024."),
    ("The harbour of Karst was closed on Tuesday.", "The bridge of Veldt was closed on Monday."),
    # other doors, other laps
    ("Brandt crashed on lap 48 in Karst.", "Brandt crashed in the rain on lap 48 of the race in Karst, which has 71 laps."),
    # loosened denials
    ("The ferry carried cars.", "Not only did the ferry carry cars, it carried trains."),
    ("The ministry in Karst no longer pays the sailors.", "The ministry in Karst pays the sailors."),
    # a town and its province, a report that knows both places
    ("The smuggler was arrested in Karst on Monday.", "The smuggler was arrested in Holm on Monday, an hour from Karst."),
    # an act that nobody denies
    ("The minister spoke of the swap of prisoners.", "The minister noted that this was not a good day."),
]


@pytest.mark.parametrize(("left", "right"), KIN)
def test_kin_facts_are_silent(left: str, right: str) -> None:
    texts = {"Ledger": left, "Courier": right}
    assert tell(texts).conflicts == []
    assert tell(dict(reversed(texts.items()))).conflicts == []


def test_places_and_measures_are_no_update_though_a_later_report_differs() -> None:
    later = date(2024, 3, 8)
    sea = "The satellite fell into the Barents Sea after a short flight on 4 March 2024."
    assert kinds(sea, sea.replace("Barents Sea", "Indian Ocean"), (DAY, later)) == [("place", None)]
    town = "The rocket flew over the island of Karst before it fell."
    assert kinds(town, town.replace("island", "town"), (DAY, later)) == [("identity", None)]


def test_a_day_that_is_still_to_come_and_is_put_off_is_an_update() -> None:
    plan = "The rocket is scheduled to lift off from Karst in June 2024."
    assert kinds(plan, plan.replace("June", "August"), (DAY, date(2024, 4, 8))) == [("date", "update")]
    past = "The rocket lifted off from Karst in June 2023."
    assert kinds(past, past.replace("June", "August"), (DAY, date(2024, 4, 8))) == [("date", None)]


def test_times_that_can_both_be_right_are_on_one_side() -> None:
    text = "The sailors, who were seized off Veldt in April 2019, came home to Karst."
    told = tell({"Ledger": text, "Courier": text.replace("in April", "on 14 April"), "Review": text.replace("2019", "2021")})
    (conflict,) = told.conflicts
    assert len({side.side for side in conflict.sides}) == 2


def test_a_denial_by_the_speaker_stands_against_the_same_words_affirmed() -> None:
    left, right = "The army said the drone was shot down over Karst.", "The army denied that the drone was shot down over Karst."
    assert kinds(left, right) == [("polarity", None)]


def test_nobody_hurt_and_some_hurt_differ() -> None:
    assert kinds("No one was injured in the blast in the harbour of Karst.", "The blast in the harbour of Karst injured 12 people.") == [
        ("number", None)
    ]


def test_tolls_are_laid_side_by_side_though_worded_otherwise_and_equal_ones_are_on_one_side() -> None:
    told = tell(
        {
            "Ledger": "At least seven people were killed when a tram derailed near Karst.",
            "Courier": "Seven people died after the tram left the rails in Karst.",
            "Review": "A tram derailed near Karst, leaving 15 people dead.",
        }
    )
    (conflict,) = told.conflicts
    assert [side.side for side in conflict.sides] == [conflict.sides[0].side, conflict.sides[0].side, conflict.sides[2].side]
    assert conflict.sides[0].side != conflict.sides[2].side


def test_killed_and_hurt_are_two_conflicts() -> None:
    text = "The blast in Karst killed 5 people and injured 40 others in the harbour."
    other = "The blast in Karst killed 9 people and injured 90 others in the harbour."
    found = tell({"Ledger": text, "Courier": other}).conflicts
    assert {side.value for conflict in found for side in conflict.sides} >= {"5 people", "9 people"}
    assert all(len(conflict.sides) == 2 for conflict in found)


def test_what_is_not_confirmed_stands_beside_what_is_told_as_a_fact() -> None:
    assert kinds(
        "More work is needed to confirm the discovery of a comet behind Veldt.",
        "Astronomers in Karst have discovered a comet behind Veldt.",
    ) == [("status", None)]


@pytest.mark.parametrize(("kind", "text", "old", "new"), EDITS)
def test_the_point_is_words_of_a_report(kind: str, text: str, old: str, new: str) -> None:
    other = text.replace(old, new)
    for conflict in tell({"Ledger": text, "Courier": other}).conflicts:
        assert conflict.kind == kind
        assert conflict.about
        assert conflict.about in text or conflict.about in other


def test_the_order_of_reports_does_not_matter() -> None:
    texts = {"Ledger": TOLL, "Courier": TOLL.replace("120", "310"), "Review": TOLL.replace("120", "500")}
    one, other = (tell(dict(order)).conflicts for order in (texts.items(), reversed(texts.items())))
    assert [sorted(side.value for side in c.sides) for c in one] == [sorted(side.value for side in c.sides) for c in other]


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        ("The blast in Karst killed 12 people and wounded 40 soldiers.", "The blast in Karst killed 15 people and wounded 60 soldiers.", 2),
        ("The blast in Karst killed 12 people and wounded 40 soldiers.", "The blast in Karst killed 15 people and wounded 40 soldiers.", 1),
        ("The blast in Karst killed 12 people and wounded 40 soldiers.", "The blast in Karst killed 12 people and wounded 40 soldiers.", 0),
    ],
)
def test_two_numbers_of_two_sentences_are_two_points_and_each_is_told_once(one: str, other: str, points: int) -> None:
    assert [c.kind for c in tell({"Ledger": one, "Courier": other}).conflicts] == ["number"] * points


def test_a_number_of_last_year_is_held_against_another_of_last_year_and_not_of_this() -> None:
    one = "The ferry Nordlys carried 47,000 passengers last year."
    assert [c.kind for c in tell({"Ledger": one, "Courier": one.replace("47,000", "41,000")}).conflicts] == ["number"]
    this = "The ferry Nordlys carried 41,000 passengers on Monday."
    assert tell({"Ledger": one, "Courier": this}).conflicts == []
