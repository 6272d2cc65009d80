"""The same words but for a no."""

from legation.weighing.conflicts import acts
from weighing.laid import find_values, lay
from weighing.told import differ

WITH = "The harbour of Karst cannot open in winter with the help of Veldt."


def test_with_and_without_are_two_things_in_the_same_words() -> None:
    one, other = lay(WITH, subject="harbour", verb="open"), lay(WITH.replace("with the", "without the"), subject="harbour", verb="open")
    assert find_values(acts.find_turned, one, other) == [("denied", "affirmed")]


def test_other_words_are_no_difference() -> None:
    one, other = (
        lay(WITH, subject="harbour", verb="open"),
        lay("The harbour of Karst will open without a speech by the mayor of Veldt.", subject="harbour", verb="open"),
    )
    assert find_values(acts.find_turned, one, other) == []


def test_the_same_as_it_is_read() -> None:
    right = WITH.replace("with the", "without the")
    assert [kind for kind, _ in differ(f"{WITH} A guard said so.", f"{right} A sailor said so.")] == ["polarity"]
