"""Whom "the campaign", "the judge", "the commission" or "the same newspaper" mean, by what the report said before; and when nobody."""

from datetime import date

import pytest
from attrs import evolve

from legation.language.language import load
from legation.records.lexicon import Office
from reading.texts import speaker

DAY = date(2016, 9, 30)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Justice Ann Miller read the files. The judge said the case was closed.", "The judge", "Ann Miller"),
        ("Prime Minister Elin Dahl came late. The premier said the case was closed.", "The premier", "Elin Dahl"),
        ("Rep. Mary Stone spoke first. The congresswoman said the case was closed.", "The congresswoman", "Mary Stone"),
        ("Mary Stone said it was late. The Ohio senator said she would leave.", "The Ohio senator", "Mary Stone"),
        ("Donald Trump came late. The Republican nominee said it was cold.", "The Republican nominee", "Donald Trump"),
        ("Donald Trump met Hillary Clinton. The Democratic nominee said it was cold.", "The Democratic nominee", "Hillary Clinton"),
        ("Hillary Clinton came late. The former secretary of state said it was cold.", "The former secretary of state", "Hillary Clinton"),
        ("Minister Karl Holm resigned on Monday. The former minister said he was tired.", "The former minister", "Karl Holm"),
        ("Former Mayor Karl Holm came late. The former mayor said he was tired.", "The former mayor", "Karl Holm"),
        ("Karl Holm and Elin Dahl shared a stage. “It is cold,” Dahl said.", "Dahl", "Elin Dahl"),
        ("The Commission on Public Roads met. The commission said the rules were clear.", "The commission", "Commission on Public Roads"),
        ("The city heard the National Harbour Fund. The fund said it had paid.", "The fund", "National Harbour Fund"),
        ("The Northport Herald asked him. The paper said he fled.", "The paper", "Northport Herald"),
        ("The accounting firm Ernst & Holm closed. The firm said it had paid.", "The firm", "Ernst & Holm"),
        ("Le Monde asked CNN. The newspaper said he fled.", "The newspaper", "Le Monde"),
        ("The Holm campaign of Karl Holm grew. The campaign said it had paid.", "The campaign", "Karl Holm campaign"),
        ("Mary Stone came late. Her campaign said it had paid.", "Her campaign", "Mary Stone campaign"),
        ("Peru is hot. The government said the roads were safe.", "The government", "Peru"),
    ],
)
def test_what_was_named_before_is_meant(text: str, words: str, name: str) -> None:
    assert speaker(text, words, DAY).name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Former Mayor Karl Holm came late. The mayor said the roads were safe.", "The mayor"),
        ("Republican candidate Karl Holm came late. The Democratic candidate said it was cold.", "The Democratic candidate"),
        ("The lawyer Karl Holm came late. His lawyer said it was cold.", "His lawyer"),
        ("The Fair Play Commission met. A royal commission met too. The commission said it was late.", "The commission"),
        ("The Times wrote of it. The space agency said the probe was lost.", "The space agency"),
        ("The Times wrote of it. The agency said the probe was lost.", "The agency"),
        ("Peru is hot and Chile is cold. The government said the roads were safe.", "The government"),
        ("The Acme Bank is a bank. The Harbour Bank is a bank too. The bank said it had paid.", "The bank"),
        ("Anna Keller heads it. The senator said it was cold.", "The senator"),
    ],
)
def test_nobody_is_named_where_it_is_unsure(text: str, words: str) -> None:
    assert speaker(text, words, None).name is None


def test_an_office_that_was_left_gives_no_side() -> None:
    assert speaker("Former Norwegian minister Karl Holm said it was cold.", "Former Norwegian minister Karl Holm", DAY).party is None
    assert speaker("Norwegian minister Karl Holm said it was cold.", "Norwegian minister Karl Holm", DAY).party == "state:no"


def test_a_campaign_speaks_for_its_candidate() -> None:
    found = speaker("Mary Stone came late. The Stone campaign said it had paid.", "The Stone campaign")
    assert (found.name, found.party) == ("Mary Stone campaign", "person:mary-stone")


def test_the_words_of_another_beside_a_name_are_not_its_offices() -> None:
    text = "A spokeswoman for Mary Stone came late. The spokeswoman said it was cold."
    assert speaker(text, "The spokeswoman").name is None
    text = "Ivy Holm, the minister's sister, came late. The minister said it was cold."
    assert speaker(text, "The minister", None).name is None


def test_a_nominee_is_told_only_while_the_race_lasts() -> None:
    text = "Donald Trump came late. The Republican nominee said it was cold."
    assert speaker(text, "The Republican nominee", date(2017, 3, 1)).name is None


def test_an_open_entry_is_believed_as_long_as_it_was_seen() -> None:
    held = Office(("premier",), "state:no", "Karl Holm", "2021-10-14", None, "own", seen="2023-05-01")
    assert [held.covers(day) for day in ("2021-10-13", "2021-10-14", "2023-05-01", "2023-05-02")] == [False, True, True, False]
    assert evolve(held, seen=None).covers("2099-01-01")
    assert not evolve(held, last="2022-01-01").covers("2022-01-01")


def test_no_office_of_the_table_has_two_holders_on_one_day() -> None:
    offices = [office for office in load("en").lists.offices if office.party]
    for one in offices:
        same = [o for o in offices if o.party == one.party and set(o.titles) & set(one.titles) and o.covers(one.first)]
        assert [o.holder for o in same] == [one.holder], one


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Guild spokesman Karl Holm came. A police spokesman spoke. The spokesman said it was late.", "The spokesman", None),
        ("Guild spokesman Karl Holm came. The German police spokesman spoke. The spokesman said it was late.", "The spokesman", None),
        ("A police spokesman came. Karl Holm, a guild spokesman, spoke. The spokesman said it was late.", "The spokesman", "Karl Holm"),
        ("A witness ran. The witness said he fell. Mary Stone, a witness, ran too.", "The witness", None),
        ("A spokesman for Mary Stone said she was ill.", "A spokesman for Mary Stone", None),
        ("The ambassador to the US Ann Lee said it was late.", "The ambassador to the US Ann Lee", "Ann Lee"),
        (
            "The official Karl Holm came. The official who asked not to be named said it was late.",
            "The official who asked not to be named",
            None,
        ),
        (
            "President Karl Holm said it was late. He met President Ivo Karas. The president said it was cold.",
            "The president",
            "Karl Holm",
        ),
    ],
)
def test_an_office_means_the_nearest_who_can_be_meant_else_nobody(text: str, words: str, name: str | None) -> None:
    assert speaker(text, words, None).name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“It is cold,” President Kim said.", "President Kim", "Jim Yong Kim"),
        # The office beside a surname must be one that its holder has: there are many of a name.
        ("“It is cold,” Chairman Kim said.", "Chairman Kim", "Kim"),
        ("“It is cold,” Secretary Lagarde said.", "Secretary Lagarde", "Lagarde"),
    ],
)
def test_who_is_in_office_is_meant_by_that_office_alone(text: str, words: str, name: str) -> None:
    assert speaker(text, words, DAY).name == name
