"""A sentence is printed where it says itself whom and what it is about: sentences of our own, each with what is asked of it."""

import pytest

from legation.briefing.unnamed import leaves_open
from legation.language.language import load
from legation.records.report import Report, Span

LISTS = load().lists


def leaves(words: str, *names: str, title: str = "Ferry sinks off Karst") -> bool:
    report = Report(source="a.txt", title=title, text=f"{words} It rained.")
    places = [Span(words.index(name), words.index(name) + len(name)) for name in names]
    return leaves_open(LISTS, report, Span(0, len(words)), places, {word.casefold() for word in title.split()})


@pytest.mark.parametrize(
    ("words", "open_"),
    [
        ("As a result, the Karst bank closed its counters.", True),
        ("The Karst bank closed its counters as a result of the storm.", False),
        ("As a result of the storm the Karst bank closed its counters.", False),
        ("By the end a window of the harbour office was broken.", True),
        ("By the end of May a window of the harbour office was broken.", False),
        ("Only two days later the ferry to Karst sank.", True),
        ("An hour later, Lund was still on board of the Skua.", True),
        ("The ferry to Karst sank an hour later than the tug.", False),
        ("The additional boats came from Oslo, the harbour office said.", True),
        ("Additional boats came from Oslo, the harbour office said.", False),
        ("By the time it came, the ferry to Karst had gone down.", True),
        ("By the time the tug came, the ferry to Karst had gone down.", False),
    ],
)
def test_what_follows_from_the_sentence_before_is_open(words: str, open_: bool) -> None:
    assert leaves(words) is open_


@pytest.mark.parametrize(
    ("words", "open_"),
    [
        ("Otto Lund was arrested nearby on suspicion of theft.", True),
        ("Otto Lund was arrested in a nearby harbour on Monday.", False),
        ("Seven sailors of the Skua hid in a shed nearby.", True),
        ("The ferry sailed shortly after but came back.", True),
        ("The ferry sailed shortly after noon but came back.", False),
        ("The ferry sailed shortly after the tug.", False),
        ("The ferry sailed on Monday and was towed back shortly afterwards.", True),
    ],
)
def test_near_and_after_what_is_asked(words: str, open_: bool) -> None:
    assert leaves(words, *(["Otto Lund"] if "Otto Lund" in words else [])) is open_


@pytest.mark.parametrize(
    ("words", "names", "open_"),
    [
        ("The 36-year-old fell from the quay on Monday.", (), True),
        ("The 36-year-old Finnish pilot lost the ferry on Monday.", (), True),
        ("The 36-year-old Lund fell from the quay on Monday.", ("Lund",), False),
        ("A 36-year-old fell from the quay on Monday.", (), False),
        ("In tears, the 36-year-old pilot left the ferry.", (), True),
        ("Otto Lund, the 36-year-old pilot, left the ferry.", ("Otto Lund",), False),
        ("The man, from Karst, fell from the quay on Monday.", (), True),
        ("The man who fell from the quay on Monday is in hospital.", (), False),
        ("The only woman to sail alone came home on Monday.", (), False),
        ("The unexpected passenger had come on board in Oslo.", (), True),
        ("The passenger, Otto Lund, had come on board in Oslo.", ("Otto Lund",), False),
        ("The man’s boat lay off Karst on Monday.", (), False),
        ("Skua Lines has no boat left, the man on the quay said.", ("Skua Lines",), False),
        ("The captain left the ferry on Monday.", (), False),
        ("In Karst, the footage led to a dispute on Monday.", ("Karst",), True),
        ("The footage of the ferry led to a dispute on Monday.", (), False),
    ],
)
def test_an_age_or_anybody_is_nobody(words: str, names: tuple[str, ...], open_: bool) -> None:
    assert leaves(words, *names) is open_


def test_whom_the_title_tells_of_is_known() -> None:
    words = "The passenger had come on board in Oslo."
    assert leaves(words)
    assert not leaves(words, title="Ferry passenger missing off Karst")


@pytest.mark.parametrize(
    ("words", "names", "open_"),
    [
        ("Along with the sailors’ union, it plans a march on Monday.", (), True),
        ("After several failures, it sent its first boat to sea.", (), True),
        ("After several failures, Skua Lines sent its first boat to sea.", ("Skua Lines",), False),
        ("In a note on Monday, Skua Lines said it had no boat.", ("Skua Lines",), False),
        ("When Skua Lines lost a boat, it bought another.", ("Skua Lines",), False),
    ],
)
def test_it_behind_a_first_phrase_is_nothing_without_a_name(words: str, names: tuple[str, ...], open_: bool) -> None:
    assert leaves(words, *names) is open_
