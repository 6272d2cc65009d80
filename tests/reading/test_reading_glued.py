"""Names that capitals ran into, one of a nation, namesakes of states and towns, bodies of the same name by country."""

import pytest

from reading.texts import read_text


def names(text: str) -> list[str | None]:
    """Who speaks in a text."""
    return [one.speaker.name if one.speaker else None for one in read_text(text).statements]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # An agency's letters, a heading, a place in capitals: none is a part of the name behind them.
        ("EPA Karstair said on Friday that data was stolen.\n\nKarstair shares fell.", "Karstair"),
        ("VELD Karstair said the boat would sail again.\n\nKarstair builds boats. Veld owns it.", "Karstair"),
        ("ABOUT ANNA ROE Karstair said flights would resume.\n\nKarstair flies to Tarn.", "Karstair"),
        ("LAS VEGAS Sheriff Ivo Lombard said 58 people had died.\n\nLombard spoke on Monday.", "Ivo Lombard"),
        ("ALDERN Anna Berg said the bridge was unsafe.", "Anna Berg"),
        ("LONDON (Reuters) - Smith said the bank would close.\n\nPeter Smith is its chief.", "Peter Smith"),
        ("NASA Administrator Bill Ost said the rocket had burned.", "Bill Ost"),
        ("KARSTAIR said flights would resume.\n\nA Karstair plane was late.", "Karstair"),
        # A house's name goes on with where it is; a body's ends before who leads it.
        ("According to a report by IslandNews Malta, the man was shot on Tuesday.", "IslandNews Malta"),
        ("Vice Director of Portugal's National Water Administration Ana Lopes said the dam would be built.", "Ana Lopes"),
        ("Vice Director of Portugal's National Water Administration Wu Yan said the dam would be built.", "Wu Yan"),
        ("The Karst Health Services NHS Trust said most people had left.", "Karst Health Services NHS Trust"),
        ("It stays in orbit, according to the North American Harbour Defense Command.", "North American Harbour Defense Command"),
        ("St Olaf's Hospital in Karst said it was treating 20 people.", "St Olaf's Hospital in Karst"),
        # So does the place of an office.
        ("Mayor of Karst Ahm Lund said the dam would be built.", "Ahm Lund"),
        ("Mayor of New Karst Ahm Lund said the dam would be built.", "Ahm Lund"),
        ("The League of Karst Women Voters said the dam would be built.", "League of Karst Women Voters"),
        # Whose name is written so keeps it.
        ("KIM Jong-un said the talks had failed. Kim left.", "KIM Jong-un"),
        ("JD Vance said the law was bad.", "JD Vance"),
        ("IBM said profits rose. IBM is old.", "IBM"),
        ("The paper Science and Technology Daily reported that the dam leaks.", "Science and Technology Daily"),
    ],
)
def test_capitals_before_a_name_are_no_part_of_it(text: str, name: str) -> None:
    assert names(text) == [name]


def test_who_took_a_picture_does_not_speak() -> None:
    assert names("REUTERS/Anna Berg Karl Ost said the talks had failed.") == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Norwegian said the boat was lost.", None),
        ("Another Frenchman said the boat was lost.", None),
        ("The French said the talks had failed.", "France"),
        ("Iran said the talks had failed.", "Iran"),
    ],
)
def test_one_of_a_nation_is_not_the_nation(text: str, name: str | None) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("first", "full"),
    [
        ("Jordan", "Jordan Pell"),
        ("Georgia", "Georgia Moll"),
        ("Israel", "Israel Ortiz"),
        ("Paris", "Paris Hale"),
        ("Chad", "Chad Marlow"),
        ("India", "India Wall"),
        ("Jordan", "Michael Jordan"),
    ],
)
def test_a_person_named_as_a_state_or_town_is_a_person(first: str, full: str) -> None:
    assert names(f"{full} said the shop was shut. {first} said it would open.") == [full, full]


def test_a_state_beside_its_namesake_is_the_state() -> None:
    text = "Michael Jordan said the shop was shut.\n\nIn Jordan, ministers met. The Jordanian king left. Jordan said its border was shut."
    assert names(text) == ["Michael Jordan", "Jordan"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("South Korea's National Security Council met. The National Security Council said the North had fired.", "South Korea"),
        ("Iran's Supreme National Security Council said the talks had failed.", "Iran"),
        ("The Ukrainian National Security Council met.\n\nThe National Security Council said the port was shut.", "Ukraine"),
        ("The UN Security Council said the talks had failed.", "UN Security Council"),
        # Of two it is nobody's by country.
        (
            "Iran's National Security Council met. Ukraine's National Security Council met. The National Security Council said it was so.",
            "National Security Council",
        ),
        ("The National Security Council said the talks had failed.", "National Security Council"),
    ],
)
def test_a_council_is_of_the_country_that_the_report_says(text: str, name: str) -> None:
    assert names(text) == [name]
