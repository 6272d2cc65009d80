"""Who is given as the speaker of a sentence and does not speak in it, in sentences of our own."""

import pytest

from legation.briefing.people import add_apposition, holds_several, part_names
from legation.briefing.voices import is_beside, is_partisan, speaks
from legation.language.language import load
from legation.records.reading import Credit, Mention, Reading, Statement
from legation.records.report import Report, Span

LISTS = load().lists
OUTLETS = {"radio karst", "karst times", "the karst times"}


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "speaker", "name", "cue", "spoken"),
    [
        ("Anna Roe said the port is shut.", "Anna Roe", "Anna Roe", "said", True),
        ("“Mr. Lund, your courage tells of much,” she wrote.", "Mr. Lund", "Otto Lund", "tells", False),
        ('"Mr. Lund, your courage tells of much," she wrote.', "Mr. Lund", "Otto Lund", "tells", False),
        ("“The port is shut,” Anna Roe said.", "Anna Roe", "Anna Roe", "said", True),
        ("The strike goes on, even with Mayor Anna Roe saying it is over.", "Mayor Anna Roe", "Anna Roe", "saying", False),
        ("The strike goes on, with the army tweeting that it is over.", "army", None, "tweeting", False),
        ("Mayor Anna Roe, with a smile, said it is over.", "Mayor Anna Roe", "Anna Roe", "said", True),
        ("As Radio Karst's Anna Roe reports, the port is shut.", "Radio Karst's Anna Roe", "Anna Roe", "reports", False),
        ("The port is shut, says the Karst Times’ Anna Roe in Oslo.", "the Karst Times’ Anna Roe in Oslo", "Anna Roe", "says", False),
        ("Radio Karst correspondent Anna Roe said the port is shut.", "Anna Roe", "Anna Roe", "said", False),
        ("Norway's Anna Roe said the port is shut.", "Norway's Anna Roe", "Anna Roe", "said", True),
        ("Anna Roe attacked Otto Lund, saying the port is shut.", "Otto Lund", "Otto Lund", "saying", False),
        ("The port is shut despite warnings from Otto Lund that it burns.", "Otto Lund", "Otto Lund", "warnings", False),
        ("While Anna Roe said the port is shut, it is open.", "Anna Roe", "Anna Roe", "said", False),
        ("In Oslo, Anna Roe said the port is shut.", "Anna Roe", "Anna Roe", "said", True),
        ("On June 6 Mayor Anna Roe said the port is shut.", "Mayor Anna Roe", "Anna Roe", "said", True),
        ("The union accepted the offer, the Karst Times reports.", "The union", None, "accepted", False),
        ("[Anna Roe says the port is “shut.”]", "Anna Roe", "Anna Roe", "says", False),
        ("Anna Roe says [again] the port is shut.", "Anna Roe", "Anna Roe", "says", True),
        ("The union confirmed the offer, the Karst Times reports.", "The union", None, "confirmed", True),
    ],
)
def test_who_speaks_in_a_sentence_for_himself(text: str, speaker: str, name: str | None, cue: str, spoken: bool) -> None:
    report = Report(source="a.txt", text=text)
    mention = Mention(find(text, speaker), name)
    statement = Statement((find(text, text.split()[-1]),), mention, find(text, cue), report=report.id)
    credited = (Credit("Karst Times", "reported", find(text, "Karst Times")),) if "Karst Times reports" in text else ()
    reading = Reading(report.id, "test", credits=credited, statements=(statement,))
    assert speaks(report, reading, statement, Span(0, len(text)), LISTS, OUTLETS) is spoken


def test_who_leads_rebels_speaks_for_no_state() -> None:
    assert is_partisan("Norwegian rebel leader Otto Lund", LISTS)
    assert not is_partisan("Norwegian President Otto Lund", LISTS)


def test_officials_of_a_place_near_a_border_are_not_of_the_state_behind_it() -> None:
    assert is_beside("officials of Karst, near the Norwegian border", "state:no", LISTS)
    assert not is_beside("Norwegian officials, near the border", "state:no", LISTS)
    assert not is_beside("officials of Karst", "state:no", LISTS)


def test_a_name_with_two_letters_changed_about_or_one_doubled_is_the_same() -> None:
    counts = {"Kirsten Lund": 9, "Kirtsen Lund": 2, "Anna Hollmen": 1, "Anna Holmen": 3, "Dian Roe": 2, "Dina Roe": 2}
    groups = [set(group) for group in part_names(counts)]
    assert {"Kirsten Lund", "Kirtsen Lund"} in groups
    assert {"Anna Hollmen", "Anna Holmen"} in groups
    assert {"Dian Roe"} in groups


def test_a_headline_taken_for_a_name_holds_two_names() -> None:
    named = {"Otto Lund", "Anna Roe", "Otto Lund Meets Anna Roe", "Anna Maria Roe"}
    assert [name for name in sorted(named) if holds_several(name, named)] == ["Otto Lund Meets Anna Roe"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna Roe, a retired harbour judge who ran the port, said so.", "Anna Roe, a retired harbour judge who ran the port"),
        # The day, and another thing, are nothing that she is.
        ("Anna Roe, the first such meeting between a U.S. president and her, said so.", "Anna Roe"),
        ("Anna Roe, on Monday, said so.", "Anna Roe"),
    ],
)
def test_what_stands_behind_a_name_says_what_its_bearer_is(text: str, shown: str) -> None:
    report = Report(source="a.txt", text=text)
    assert report.words(add_apposition(report, find(text, "Anna Roe"), LISTS.people)) == shown


def test_a_surname_with_another_last_letter_behind_the_same_first_name_is_the_same() -> None:
    groups = [set(group) for group in part_names({"Kaius Holmi": 9, "Kaius Holme": 2, "Anna Holme": 1})]
    assert {"Kaius Holmi", "Kaius Holme"} in groups
