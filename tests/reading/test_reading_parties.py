"""For whom a speaker speaks, and what is no speaker at all."""

from datetime import date

import pytest

from legation.reading.parse.pieces import find_dateline
from legation.records.reading import Mention, Statement
from reading.texts import read_text


def statements(text: str, outlet: str | None = None) -> list[Statement]:
    return list(read_text(text, outlet, date(2023, 5, 24)).statements)


def last_speaker(text: str) -> Mention:
    speaker = statements(text)[-1].speaker
    assert speaker is not None
    return speaker


@pytest.mark.parametrize(("text", "party"), [("Many Germans said it was late.", None), ("The Germans said it was late.", "state:de")])
def test_some_of_a_people_do_not_speak_for_their_state(text: str, party: str | None) -> None:
    assert last_speaker(text).party == party


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Chinese foreign ministry spokesperson Wei Dan said the step was unwise.", "Wei Dan", "state:cn"),
        ("In Beijing, foreign ministry spokesperson Wei Dan said the step was unwise.", "Wei Dan", "state:cn"),
        ("China objected. Foreign ministry spokesperson Wei Dan said the step was unwise.", "Wei Dan", "state:cn"),
        ("PARIS - A foreign ministry spokesman, Jean Dupont, said it was late.", "Jean Dupont", "state:fr"),
        ("Oslo (ETS) – The hall was full.\n\nForeign minister Ida Holm said it was late.", "Ida Holm", "state:no"),
        ("Foreign Minister Ida Holm of Norway told reporters the deal was done.", "Ida Holm", "state:no"),
        ("PARIS - Maria Lund, a baker, said it was late.", "Maria Lund", None),
        ("Karl Holm, head of the German police union, said it was late.", "Karl Holm", None),
        ("Karl Holm, an expert on Peru at a college in Oslo, said it was late.", "Karl Holm", None),
        ("Karl Holm, council director for Peru, said it was late.", "Karl Holm", None),
        ("Berlin police spokeswoman Ida Holm said it was late.", "Ida Holm", None),
        ("Kremlin spokesman Karl Holm said it was late.", "Karl Holm", "state:ru"),
        ("Karl Holm, a spokesman for NATO, said it was late.", "Karl Holm", "org:nato"),
        ("The American Federation of Teachers said schools were closed.", "American Federation of Teachers", None),
    ],
)
def test_the_party_is_told_by_the_phrase_or_by_the_place(text: str, name: str, party: str | None) -> None:
    speaker = last_speaker(text)
    assert (speaker.name, speaker.party) == (name, party)


def test_a_dateline_speaks_no_word() -> None:
    text = "BEIJING (ETS) - China said on Wednesday that the region was calm."
    (only,) = statements(text)
    assert only.speaker is not None
    assert text[only.speaker.span.start : only.speaker.span.end] == "China"


@pytest.mark.parametrize("text", ["Asia said it would fall.", "The Pacific said it would fall."])
def test_a_continent_is_nobody(text: str) -> None:
    assert [s.speaker.name for s in statements(text) if s.speaker] == [None]


def test_the_report_s_own_outlet_is_no_speaker_of_it() -> None:
    text = "The Guardian said the ferry would sail on Monday."
    assert not statements(text, outlet="The Guardian")
    assert statements(text, outlet="Harbour Courier")


def test_another_of_the_same_surname_is_another() -> None:
    text = "Hillary Clinton, the candidate, spoke first. The vote was close, according to Bill Clinton."
    assert last_speaker(text).actor != "person:hillary-clinton"


def test_the_joint_chiefs_are_no_person() -> None:
    assert not (last_speaker("The Joint Chiefs said the fleet was ready.").actor or "").startswith("person:")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("NEW DELHI, May 3 (ETS) -- Rain fell.", "NEW DELHI"),
        ("OSLO – Rain fell.", "OSLO"),
        ("Oslo (ETS) - Rain fell.", "Oslo"),
        ("Oslo - Rain fell.", None),
        ("COVID-19 is back.", None),
        ("The harbour - old as it is - stands.", None),
        ("A" * 5000 + " - x", None),
    ],
)
def test_where_a_paragraph_was_sent_from(line: str, place: str | None) -> None:
    found = find_dateline(line)
    assert (found[0] if found else None) == place
