from datetime import date

import pytest

from weighing.told import DAY, tell


def differ(left: str, right: str, days: tuple[date, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    """The conflicts of two reports, each with its values."""
    conflicts = tell({"Ledger": left, "Courier": right}, days=days).conflicts
    return [(conflict.kind, tuple(dict.fromkeys(side.value for side in conflict.sides))) for conflict in conflicts]


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        (
            "The army of Veldt tested an intermediate-range missile on the coast.",
            "The army of Veldt tested an intercontinental missile on the coast.",
            ("intermediate", "intercontinental"),
        ),
        (
            "The guard was charged with murder by a court in Karst.",
            "The guard was charged with manslaughter by a court in Karst.",
            ("murder", "manslaughter"),
        ),
        ("A drone crashed into the harbour of Karst.", "A helicopter crashed into the harbour of Karst.", ("drone", "helicopter")),
        ("The striker hurt his left knee in Karst.", "The striker hurt his right knee in Karst.", ("left knee", "right knee")),
    ],
)
def test_kinds_that_exclude_each_other(left: str, right: str, values: tuple[str, ...]) -> None:
    assert differ(left, right) == [("identity", values)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # One report knows both kinds: there are two things.
        (
            "The army tested an intermediate-range missile, its first after an intercontinental one in Karst.",
            "The army tested an intercontinental missile in Karst.",
        ),
        # Other things are said of them.
        ("A drone crashed into the harbour of Karst.", "A helicopter searched the harbour of Karst."),
        # Two tests on two days.
        (
            "The army tested a short-range missile on the coast on 4 March 2024.",
            "The army tested an intercontinental missile on the coast on 1 February 2024.",
        ),
    ],
)
def test_two_things_of_two_kinds_are_no_conflict(left: str, right: str) -> None:
    assert [kind for kind, _ in differ(left, right) if kind == "identity"] == []


def test_founder_and_co_founder() -> None:
    left = "Mary Brandt, the bank's co-founder, opened the branch in Karst."
    right = "Mary Brandt, the bank's founder, opened the branch in Karst."
    assert differ(left, right) == [("identity", ("co-founder", "founder"))]
    assert differ(left, left) == []


def test_one_of_the_creators_and_the_one_who_created() -> None:
    left = "Mary Brandt, who created the whistle button, spoke in Karst."
    right = "Mary Brandt was one of the creators of the whistle button."
    assert differ(left, right) == [("identity", ("creator", "co-creator"))]


def test_founders_of_two_things_are_no_conflict() -> None:
    left = "Mary Brandt, the founder of Kestrel, opened the branch. Kestrel is a bank."
    right = "Mary Brandt, the co-founder of Osprey, opened the branch. Osprey is a shop."
    assert differ(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The harbour bridge is not out of danger.", "The harbour bridge is out of danger."),
        ("The mountain road was not straight where the lorry fell.", "The mountain road is straight there, drivers told the court."),
        (
            "Our company did not maintain any secret contracts with the smugglers.",
            "The company had secret contracts with the smugglers of Karst.",
        ),
        ("The new tariffs on Veldt will not work, the minister said.", "The tariffs on Veldt are working, the envoy said."),
    ],
)
def test_what_is_denied_here_and_said_there(left: str, right: str) -> None:
    assert differ(left, right) == [("polarity", ("denied", "affirmed"))]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The harbour bridge is not out of danger.", "The harbour bridge may be out of danger."),
        ("The harbour bridge is not out of danger.", "The market hall is out of danger."),
        ("The mountain road was not straight where the lorry fell.", "If the mountain road is straight, drivers speed."),
        (
            "Our company did not maintain any secret contracts with the smugglers.",
            "The company wanted to have secret contracts with the smugglers of Karst.",
        ),
        ("The new tariffs on Veldt will not only work, the minister said.", "The tariffs on Veldt are working, the envoy said."),
        ("The clerk is not sure about the ferry.", "The clerk is sure about the ferry."),
    ],
)
def test_what_may_be_and_other_subjects_deny_nothing(left: str, right: str) -> None:
    assert [kind for kind, _ in differ(left, right) if kind == "polarity"] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nobody knows where the old satellite will fall.", "The satellite will fall into a designated area of the sea."),
        ("It is not clear how many divers entered the flooded cave.", "Fourteen divers entered the flooded cave at dawn."),
        ("Officials did not say when the flooded mine would close.", "The flooded mine closed on 3 March 2024, Veldt radio said."),
        ("It is unclear why the flooded mine closed.", "The flooded mine closed because of a gas leak."),
        ("Police do not know who robbed the harbour museum.", "Ivo Holm robbed the harbour museum with a spade."),
    ],
)
def test_what_is_not_known_here_and_told_there(left: str, right: str) -> None:
    assert ("status", ("not known", "given")) in differ(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nobody knows where the old satellite will fall.", "The satellite may fall into the sea."),
        ("Nobody knows where the old satellite will fall.", "The satellite will fall within weeks."),
        ("It is not clear how many divers entered the flooded cave.", "Divers entered the flooded cave at dawn."),
        ("It is unclear why the flooded mine closed.", "Nobody told the miners why the flooded mine closed."),
        ("Police do not know who robbed the harbour museum.", "Someone robbed the harbour museum with a spade."),
    ],
)
def test_what_nobody_tells_is_no_conflict(left: str, right: str) -> None:
    assert [kind for kind, _ in differ(left, right) if kind == "status"] == []


def test_two_waters_for_one_thing() -> None:
    left = "The rescue barge was towed to a drill ship in the Indian Ocean."
    right = "Engineers boarded the drill ship stationed in the Atlantic Ocean at dawn."
    assert differ(left, right) == [("place", ("Indian Ocean", "Atlantic Ocean"))]
    assert differ(left, "Engineers left a lighthouse in the Atlantic Ocean at dawn.") == []
    assert differ(left, f"{right} It had come from the Indian Ocean.") == []


QUOTE = '"We will not sell a single acre of this forest to anyone"'


def test_one_quote_of_two_people() -> None:
    left = f"{QUOTE}, Mary Brandt said on Monday in Karst."
    right = f"{QUOTE}, Ivo Holm said on Monday in Karst."
    assert differ(left, right) == [("identity", ("Mary Brandt", "Ivo Holm"))]
    assert differ(left, left) == []
    assert differ(left, f"{QUOTE}, Brandt said on Monday in Karst.") == []


def test_one_range_of_two_measures() -> None:
    left = "The pebbles range from the size of a walnut to the size of a melon."
    assert differ(left, "The pebbles vary from the weight of a walnut to the weight of a melon.") == [("identity", ("size", "weight"))]
    assert differ(left, "The pebbles range in size from a walnut up to a melon.") == []
    assert differ(left, "The pebbles range from the weight of a feather to the weight of a coin.") == []


def test_what_came_first() -> None:
    left = "The navy held a drill after the blockade of Karst."
    assert [kind for kind, _ in differ(left, "The blockade of Karst came after the navy held a drill.")] == ["date"]
    assert differ(left, "In response to the blockade, the navy held a drill.") == []


def test_later_reports_that_know_more_are_an_update() -> None:
    told = tell(
        {"Ledger": "Nobody knows where the old satellite will fall.", "Courier": "The satellite will fall into a part of the sea."},
        days=(DAY, date(2024, 3, 8)),
    )
    assert [conflict.why for conflict in told.conflicts] == ["update"]
