"""How far a name reaches, and whose it is: bodies whole, titles apart, people who are called like states."""

import pytest

from reading.texts import read_text, speaker


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Harbour Department said it would pay.", "The Harbour Department", "Harbour Department"),
        ("The Justice Department said it would pay.", "The Justice Department", "Justice Department"),
        ("The Democratic Party said it had won.", "The Democratic Party", "Democratic Party"),
        ("The United States Roads Department said it was late.", "The United States Roads Department", "United States Roads Department"),
        ("The Department of Health and Human Services said it was late.", "The Department of Health and Human Services", None),
        ("The Committee for the Blue Lake said it acted.", "The Committee for the Blue Lake", "Committee for the Blue Lake"),
        ("According to All Norden Airways, the plane turned back.", "All Norden Airways", "All Norden Airways"),
        ("First Grid Corp said a fuse had blown.", "First Grid Corp", "First Grid Corp"),
        ("Karst-Matin, a local newspaper, said it was white.", "Karst-Matin, a local newspaper", "Karst-Matin"),
        ("The Hamas-run Karst Health Ministry said many fell.", "The Hamas-run Karst Health Ministry", "Karst Health Ministry"),
        ("The South China Morning Post said it was late.", "The South China Morning Post", "South China Morning Post"),
        ("In Karst Tony Marsh told reporters he ran.", "Tony Marsh", "Tony Marsh"),
        ("Mary Stone Mary Ann Stone said it was late.", "Mary Stone Mary Ann Stone", "Mary Stone"),
        ("According to Ri Son-gwon, talks went on.", "Ri Son-gwon", "Ri Son-gwon"),
        ("The American Haulage Associations said it was late.", "The American Haulage Associations", "American Haulage Associations"),
        ("Air France said flights were late.", "Air France", "Air France"),
        ("The Iranian-American Council said it was late.", "The Iranian-American Council", "Iranian-American Council"),
        ("Larry King said it was late.", "Larry King", "Larry King"),
        ("Witness Tony Marsh said he ran.", "Witness Tony Marsh", "Tony Marsh"),
        ("Radio's Ofelia Quist-Arden said it was late.", "Radio's Ofelia Quist-Arden", "Ofelia Quist-Arden"),
        ("Alex de los Prados said it sank. De los Prados said more.", "De los Prados", "Alex de los Prados"),
        ("Trade Committee head Karl Holm said it was late.", "Trade Committee head Karl Holm", "Karl Holm"),
    ],
)
def test_a_name_is_whole_and_nothing_but_the_name(text: str, words: str, name: str | None) -> None:
    assert speaker(text, words).name == (name or words.removeprefix("The "))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Prime Minister's Bureau said it was late.", "The Prime Minister's Bureau"),
        ("The state weather bureau warned of rain.", "The state weather bureau"),
    ],
)
def test_a_kind_of_body_alone_is_no_name(text: str, words: str) -> None:
    assert speaker(text, words).name is None


def test_a_headline_in_capitals_names_nobody_whom_the_text_does_not() -> None:
    reading = read_text("A ship was held on Monday.", title="Karst Seizes Ship Suspected of Carrying Coal to Lund Harbour")
    assert [s.speaker.name for s in reading.statements if s.speaker is not None and s.speaker.name] == []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Michael Jordan said he would play.", "Michael Jordan", "Michael Jordan"),
        ("Michael Jordan came late. Jordan said the game was hard.", "Jordan", "Michael Jordan"),
        ("Israel Foster said he was sorry.", "Israel Foster", "Israel Foster"),
        ("Chad Brewer said it was late. Chad said it was loud.", "Chad", "Chad Brewer"),
        ("Jordan said the border was shut.", "Jordan", "Jordan"),
        ("Ministers met in Jordan. Michael Jordan came. Jordan said the border was shut.", "Jordan", "Jordan"),
    ],
)
def test_a_person_may_be_called_like_a_state(text: str, words: str, name: str) -> None:
    found = speaker(text, words)
    assert found.name == name
    assert (found.party == "state:jo") == (name == "Jordan")


@pytest.mark.parametrize("words", ["The National Security Council", "The Harbour Security Council"])
def test_a_body_whose_name_ends_like_another_is_not_the_other(words: str) -> None:
    found = speaker(f"{words} said the president would be told.", words)
    assert (found.name, found.actor) == (words.removeprefix("The "), None)
    assert speaker("The Security Council said the vote was late.", "The Security Council").actor == "org:unsc"


def test_a_newspaper_is_no_person() -> None:
    found = speaker("The newspaper Morgen Bladet said ships were held. Morgen Bladet said more.", "Morgen Bladet")
    assert (found.name, found.actor) == ("Morgen Bladet", None)


@pytest.mark.parametrize("text", ["KARST Ⓑ said it was late.", "OSLO Ⅷ, the ferry, said it was late."])
def test_capitals_before_a_sign_that_is_no_letter_are_read(text: str) -> None:
    assert [text[words.start : words.end] for one in read_text(text).statements for words in one.words] == ["it was late"]
