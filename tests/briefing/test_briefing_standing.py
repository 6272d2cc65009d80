"""A sentence is printed where it can be understood by itself: sentences of our own, each with what is asked of it."""

import pytest

from legation.briefing.passage import complete_sentence
from legation.briefing.people import gather_people, part_names
from legation.briefing.sentences import close_quotes, skip_dateline
from legation.briefing.standing import find_tokens, is_about_known, is_of_picture, is_old, names_unknown, stands_alone
from legation.briefing.stems import find_beginnings
from legation.language.language import load
from legation.records.reading import Mention, Reading
from legation.records.report import Report, Span

LISTS = load().lists
# Where names have their capitals within sentences.
BEHIND = " The mayor of Karst, Anna Roe, met Otto Lund in Karst on Monday, and so Anna Roe and Lund spoke."


def stands(words: str, speaker: str = "", name: str | None = None, cue: str = "") -> bool:
    report = Report(source="a.txt", text=words + BEHIND)
    found = report.text.index(speaker) if speaker else 0
    mention = Mention(Span(found, found + len(speaker)), name=name) if speaker else None
    verb = Span(words.index(cue), words.index(cue) + len(cue)) if cue else None
    return stands_alone(LISTS, report, Span(0, len(words)), mention, verb)


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("The ferry to Karst sank on Monday.", True),
        ("the ferry sank on Monday.", False),
        ("The ferry sank on Monday", False),
        ("The ferry sank with all who …", False),
        ("Ferry to Karst sinks in storm of ‘the century’", False),
        ("The ferry sank off Karst.Divers went down on Monday.", False),
        ("The mayor Anna RoeStorm hits the port Roe met the divers.", False),
        ("The mayor met Anna Roe Roe on Monday.", False),
        ("Both crews left on Monday.", False),
        ("They left on Monday.", False),
        ("Their accounts should count for more.", False),
        ("The crews left, and they will not return.", True),
        ("Anna Roe left, and they will not return.", False),
        ("The office would not confirm this figure.", False),
        ("The harbour reopens this week.", True),
        ("The ferry sank in the storm that day.", False),
        ("On Monday the ferry sank in the storm of that day.", True),
        ("The captain said that Monday was too late.", True),
        ("Since then, more than thirty ferries have sunk.", False),
        ("That is old for a harbour.", False),
        ("Will be in the harbour for a hundred years.", False),
        ("The bank gave the harbour loans of 110 b.", False),
        ("One of the crew told the harbour: ‘ I was in the midst of it.", False),
        ("One of the crew told the harbour: ‘I was in the midst of it.’", True),
        ("Karstpost that “a line to the harbour was cut.”", False),
        ("Now that the ferry is back, the harbour reopens.", True),
        ("Those sanctions allow four ships a year.", False),
        ("Still, officials there have waited.", False),
        ("In Karst, officials there have waited.", True),
        ("There is no other way into the harbour.", False),
        ("If it were so, the ferry would sail.", False),
        ("According to officials, he was in the harbour.", False),
        ("At a hearing on Monday he was in the harbour.", False),
        ("A man said he was in the harbour.", True),
        ("Anna Roe said she was in the harbour.", True),
        ("The mayor said: “The ferry sank.", False),
        ("The list” 9 Most Wanted “has a new name.", False),
        ("ROE: Take us through the night.", False),
    ],
)
def test_what_points_to_nothing_before_it_stands_alone(words: str, alone: bool) -> None:
    assert stands(words) is alone


@pytest.mark.parametrize(
    ("words", "speaker", "name", "cue", "alone"),
    [
        ("He added that the ferry was old.", "He", "Otto Lund", "added", True),
        ("He added: “There are few of them for us.”", "He", "Otto Lund", "added", False),
        ("Lund said that would lead to a strike.", "Lund", "Otto Lund", "said", False),
        ("Lund said that the ferry would sail.", "Lund", "Otto Lund", "said", True),
        ("Her husband, Otto Lund, said the ferry was old.", "Her husband, Otto Lund", "Otto Lund", "said", False),
        ("Still, officials there said the ferry was old.", "officials there", None, "said", False),
        ("Harbour officials said he had left.", "Harbour officials", None, "said", False),
        ("OTTO LUND asked for more.", "OTTO LUND", "OTTO LUND", "asked", False),
    ],
)
def test_a_speaker_whom_the_line_names_needs_no_other_words(words: str, speaker: str, name: str | None, cue: str, alone: bool) -> None:
    assert stands(words, speaker, name, cue) is alone


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (
            "He rejected it. The ministry spoke of Norway-U.S. ties on Monday. More.",
            "ministry",
            "The ministry spoke of Norway-U.S. ties on Monday.",
        ),
        ("“Is it so?” he asked on Monday. More.", "it", "“Is it so?” he asked on Monday."),
        ("She came with a. 38 revolver. More.", "came", "She came with a. 38 revolver."),
        ("Gen. Roe left. Lund came.", "Roe", "Gen. Roe left."),
    ],
)
def test_a_sentence_ends_where_it_ends(text: str, words: str, sentence: str) -> None:
    report = Report(source="a.txt", text=text)
    start = text.index(words)
    found = complete_sentence(report, Span(start, start + len(words)), LISTS.lines.short, 200)
    assert found is not None
    assert report.words(found) == sentence


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("OSLO (AP) — The port is closed.", "The port is closed."),
        ("UNITED NATIONS -- The port is closed.", "The port is closed."),
        ("Karst, Ohio (CNN) The port is closed.", "The port is closed."),
        ("• The port is closed.", "The port is closed."),
        ("KARST, Norway A port is closed.", "A port is closed."),
        ("KARST At least two ports are closed.", "At least two ports are closed."),
        ("Department of Karst Harbours (DKH) Secretary Lund left.", "Department of Karst Harbours (DKH) Secretary Lund left."),
        ("NATO Secretary Lund closed the port.", "NATO Secretary Lund closed the port."),
        ("The mayor — Anna Roe — closed the port.", "The mayor — Anna Roe — closed the port."),
        ("NATO (the alliance) met.", "NATO (the alliance) met."),
    ],
)
def test_a_line_begins_behind_the_place_of_its_report(text: str, left: str) -> None:
    report = Report(source="a.txt", text=text)
    assert report.words(skip_dateline(report, Span(0, len(text)))) == left


def test_a_quotation_is_closed_or_no_line_is_made_of_it() -> None:
    report = Report(
        source="a.txt", text="Roe said: “The port is shut. It stays so.” He left.\nLund said: “The port is open.\n“It stays so.”"
    )
    first = close_quotes(report, Span(0, 28), (), 200)
    assert first is not None
    assert report.words(first) == "Roe said: “The port is shut. It stays so.”"
    start = report.text.index("Lund")
    assert close_quotes(report, Span(start, start + 29), (), 200) is None


def test_one_person_has_one_name() -> None:
    counts = {"Anna Roe": 9, "Anna M. Roe": 2, "Roe": 4, "Otto Roe": 1, "Kim Min Ho": 3, "Kim": 5, "Lund": 2}
    groups = [set(group) for group in part_names(counts)]
    assert {"Sir Otto Lund", "Otto Lund"} in [set(group) for group in part_names({"Sir Otto Lund": 1, "Otto Lund": 3})]
    assert groups == [{"Anna Roe", "Anna M. Roe", "Roe"}, {"Kim Min Ho", "Kim"}, {"Otto Roe"}, {"Lund"}]
    # Two who are named as often share a surname: alone it is nobody's.
    assert [*part_names({"Anna Roe": 2, "Otto Roe": 2, "Roe": 4})][-1] == ["Roe"]
    # The letters of a body are none of its wares' names, but a man's surname may be in capitals.
    assert [*part_names({"KSA Harbour": 2, "KSA": 4})] == [["KSA Harbour"], ["KSA"]]
    assert [*part_names({"Anna Roe": 2, "ROE": 1, "Roe": 1})] == [["Anna Roe", "ROE", "Roe"]]


@pytest.mark.parametrize(
    ("name", "where", "bearer"),
    [
        ("SET UP ALERTS Karstair", "text", "Karstair"),
        ("Buys Karstair", "title", "Karstair"),
        ("Buys Karstair", "text", "Buys Karstair"),
        ("Anna Karstair", "title", "Anna Karstair"),
    ],
)
def test_what_ran_into_a_name_is_none_of_it(name: str, where: str, bearer: str) -> None:
    report = Report(source="a.txt", title=f"{name} today", text=f"{name} said that it buys two ferries. Karstair spoke.")
    place = report.place(where)
    bare = Span(report.text.rindex("Karstair"), report.text.rindex("Karstair") + len("Karstair"))
    mentions = (Mention(Span(place.index(name), len(name), where), name=name), Mention(bare, name="Karstair"))
    people = gather_people({report.id: report}, [Reading(report.id, "test", mentions=mentions)], LISTS)
    assert people.find(name) is not None
    assert people.find(name) == people.find(bearer)
    assert getattr(people.find(name), "name", None) == bearer


@pytest.mark.parametrize(
    ("words", "name", "party"),
    [
        ("Foreign Minister Anna Roe", "Anna Roe", "state:no"),
        ("Norwegian Airlines spokesman Anna Roe", "Anna Roe", None),
        ("Anna Roe, a lawyer", "Anna Roe", None),
        ("Anna Roe", "Anna Roe", None),
    ],
)
def test_only_a_governing_office_speaks_for_a_state(words: str, name: str, party: str | None) -> None:
    report = Report(source="a.txt", text=f"{words}, spoke.")
    mention = Mention(Span(0, len(words)), name=name, actor="person:anna-roe", party="state:no")
    people = gather_people({report.id: report}, [Reading(report.id, "test", mentions=(mention,))], LISTS)
    person = people.find(name)
    assert person is not None
    assert person.party == party


def tokens(words: str) -> list[tuple[int, str]]:
    return find_tokens(Report(source="a.txt", text=words), Span(0, len(words)))


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("Police said that the man, in his thirties, was found at the port.", True),
        ("Lund said the two officials were brought to Oslo.", True),
        ("Lund said the police were at the port.", False),
        ("Lund said the officials of Karst were there.", False),
        ("Lund said a guard fled, and the guard was found.", False),
        # Who reads of the divers above knows them.
        ("Lund said the soldiers and the witnesses left.", False),
    ],
)
def test_somebody_who_was_not_named_is_not_spoken_of_as_known(words: str, unknown: bool) -> None:
    known = find_beginnings("Soldiers and witnesses left the port")
    assert names_unknown(LISTS, tokens(words), set(), known) is unknown


@pytest.mark.parametrize(
    ("words", "old"),
    [
        ("After talks in 2005 the port promised a quay.", True),
        ("The port began to grow last year.", True),
        ("The 2005 quay was closed.", False),
        ("The quay was closed in 2023.", False),
    ],
)
def test_what_is_long_past_is_told_by_its_year(words: str, old: bool) -> None:
    assert is_old(LISTS, tokens(words), 2023) is old


def test_a_day_with_weekday_and_year_is_that_of_a_picture() -> None:
    assert is_of_picture(LISTS, "Divers leave the port of Karst Saturday, July 14, 2018.", 2018)
    assert not is_of_picture(LISTS, "Divers left the port of Karst on Saturday.", 2018)
    assert not is_of_picture(LISTS, "Divers left the port of Karst on Saturday, July 14, 1918.", 2018)


def test_a_sentence_is_about_something_that_is_known_or_that_it_names() -> None:
    known = find_beginnings("The ferry sank off Karst")
    assert is_about_known(LISTS, tokens("The ferry was old."), known)
    assert is_about_known(LISTS, tokens("The institute of Karst met."), known)
    assert not is_about_known(LISTS, tokens("The institute met on Monday."), known)
