"""Who holds an office: not a deputy, one elected or who left it, nor one who speaks for its holder."""

import pytest

from reading.texts import read_text


def names(text: str) -> list[str | None]:
    """Who speaks in a text."""
    return [one.speaker.name if one.speaker else None for one in read_text(text).statements]


@pytest.mark.parametrize(
    ("first", "office"),
    [
        ("Assistant coach Karl Ost", "coach"),
        ("Deputy mayor Karl Ost", "mayor"),
        ("Vice President Karl Ost", "president"),
        ("Former minister Karl Ost", "minister"),
        ("The ex-minister Karl Ost", "minister"),
        ("Then-president Karl Ost", "president"),
        ("President-elect Karl Ost", "president"),
        ("Mayor-elect Karl Ost", "mayor"),
        ("Incoming mayor Karl Ost", "mayor"),
        ("Karl Ost, chairman-elect of the guild,", "chairman"),
        ("Karl Ost, the former president,", "president"),
        ("Karl Ost, a spokesman for the governor,", "governor"),
        ("Karl Ost, an adviser to the mayor,", "mayor"),
        ("Karl Ost, the mayor's spokesman,", "mayor"),
    ],
)
def test_who_does_not_hold_an_office_is_not_meant_by_it(first: str, office: str) -> None:
    assert names(f"{first} said the mill was shut. The {office} said it was open.") == ["Karl Ost", None]


@pytest.mark.parametrize(
    ("first", "office"),
    [
        ("Coach Karl Ost", "coach"),
        ("Acting director Karl Ost", "director"),
        ("Interim coach Karl Ost", "coach"),
        ("Outgoing president Karl Ost", "president"),
        ("Karl Ost, the mayor of Aldern,", "mayor"),
        ("Associate professor Karl Ost", "professor"),
    ],
)
def test_who_holds_it_for_now_is_meant(first: str, office: str) -> None:
    assert names(f"{first} said the mill was shut. The {office} said it was open.") == ["Karl Ost", "Karl Ost"]


def test_whom_one_speaks_for_holds_his_own_office() -> None:
    text = "Anna Berg, a spokeswoman for Governor Ivo Marr, said the mill was shut. The governor said it was open."
    assert names(text) == ["Anna Berg", "Ivo Marr"]


def test_a_spokeswoman_speaks_for_whose_she_is() -> None:
    (one,) = read_text("A spokeswoman for the German foreign ministry said the talks had failed.").statements
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.party) == (None, "state:de")
