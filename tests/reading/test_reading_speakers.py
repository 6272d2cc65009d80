"""Whom a speaker's words mean, and when nobody is the right answer."""

from datetime import date

import pytest

from reading.texts import speaker


def test_a_surname_means_the_full_name_said_before() -> None:
    found = speaker("Norwegian Foreign Minister Maria Lund arrived. Lund said the talks had failed.", "Lund")
    assert (found.name, found.actor, found.party) == ("Maria Lund", "person:maria-lund", "state:no")
    assert found.why == ("surname of Maria Lund",)


def test_a_surname_that_two_people_bear_means_neither() -> None:
    text = "Minister Maria Lund met Minister Karl Lund. Later Lund said the talks had failed."
    assert speaker(text, "Lund").name in (None, "Lund")


def test_a_pronoun_means_who_spoke_just_before() -> None:
    text = "Foreign Minister Maria Lund said the talks had failed. She said new ones were planned."
    assert speaker(text, "She").actor == "person:maria-lund"


def test_a_pronoun_of_the_other_gender_does_not_mean_her() -> None:
    text = "Foreign Minister Maria Lund said the talks had failed. He said new ones were planned."
    assert speaker(text, "He").actor is None


def test_a_pronoun_between_two_men_means_neither() -> None:
    text = "Peter Brandt and James Cole were in the room. The talks went on. He said the talks had failed."
    assert speaker(text, "He").actor is None


@pytest.mark.parametrize(
    ("words", "actor"), [("Beijing", "state:cn"), ("The Kremlin", "state:ru"), ("Tokyo", "state:jp"), ("Washington", "state:us")]
)
def test_a_capital_speaks_for_its_government(words: str, actor: str) -> None:
    assert speaker(f"{words} said the talks had failed.", words).actor == actor


def test_brussels_is_nato_where_nato_is_named_and_the_union_is_not() -> None:
    assert speaker("NATO met on Monday. Brussels said the talks had failed.", "Brussels").actor == "org:nato"
    assert speaker("Ministers met on Monday. Brussels said the talks had failed.", "Brussels").actor == "org:eu"


def test_an_office_means_its_bearer_in_the_report() -> None:
    text = "Norwegian Foreign Minister Maria Lund arrived in Oslo. The foreign minister said the talks had failed."
    assert speaker(text, "The foreign minister").actor == "person:maria-lund"


def test_an_office_without_a_bearer_means_who_held_it_that_day() -> None:
    text = "The Japanese foreign minister said the talks had failed."
    found = speaker(text, "The Japanese foreign minister", date(2023, 6, 8))
    assert found.name == "Yoshimasa Hayashi"
    assert "in office on 2023-06-08" in found.why[0]
    assert speaker(text, "The Japanese foreign minister", date(2024, 1, 8)).name == "Yoko Kamikawa"
    assert speaker(text, "The Japanese foreign minister").name is None


def test_a_former_minister_is_not_who_holds_the_office_now() -> None:
    found = speaker(
        "The former Japanese foreign minister said the talks had failed.", "The former Japanese foreign minister", date(2023, 6, 8)
    )
    assert found.name is None


def test_a_group_stays_a_group_and_keeps_its_party() -> None:
    found = speaker("Chinese officials said the talks had failed.", "Chinese officials")
    assert (found.name, found.actor, found.party) == (None, None, "state:cn")


def test_a_ministry_speaks_for_its_state() -> None:
    assert speaker("The Polish foreign ministry said the talks had failed.", "The Polish foreign ministry").actor == "state:pl"


def test_the_same_outlet_is_the_one_named_before() -> None:
    text = "The envoy told Nikkei Asia that a base was planned. The same outlet reported that it would open next year."
    assert speaker(text, "The same outlet").name == "Nikkei Asia"


def test_a_name_after_a_long_title_is_the_persons_name_alone() -> None:
    text = "Chinese Foreign Ministry Spokesperson Li Wen said the talks had failed."
    found = speaker(text, "Chinese Foreign Ministry Spokesperson Li Wen")
    assert (found.name, found.party) == ("Li Wen", "state:cn")


def test_who_means_what_it_hangs_on() -> None:
    assert speaker("Maria Lund, who said the talks had failed, left Oslo.", "who").actor == "person:maria-lund"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A statement from the Peruvian foreign ministry said the dam was safe.", "A statement from the Peruvian foreign ministry", "Peru"),
        ("Maria Lund's letter says the dam was safe.", "Maria Lund's letter", "Maria Lund"),
        ("A report by the Harbour Commission said the dam was safe.", "A report by the Harbour Commission", "Harbour Commission"),
        ("A report from the dam said it was safe.", "A report from the dam", None),
        ("The statement said the dam was safe.", "The statement", None),
        ("Friday’s report said the dam was safe.", "Friday’s report", None),
        ("Maria Lund said in a statement that the dam was safe. “It will hold,” the statement said.", "the statement", "Maria Lund"),
        ("A statement came. Maria Lund said it was late. The statement said it was cold.", "The statement", None),
    ],
)
def test_written_words_are_their_authors(text: str, words: str, name: str | None) -> None:
    assert speaker(text, words).name == name
