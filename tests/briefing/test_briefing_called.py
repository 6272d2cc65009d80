"""What a speaker is called, whose name is whose, and who only seems to speak."""

import pytest

from briefing.test_briefing_sayings import Told, write
from legation.briefing.people import part_names

FERRY = "the ferry had left the harbour at eight on Monday with forty passengers on board"

WALKED_OFF = (
    "Otto Lund walked off when the long race was stopped for a second time in the rain of that wet day, with some of the tired drivers in "
    "their cars on the quay"
)


def shown(text: str, *told: Told) -> list[str]:
    """Who speaks in each line of a brief, with all that is said of him."""
    return [line.partition(":")[0] for line in write(text, *told)]


@pytest.mark.parametrize(
    ("speaker", "name", "called"),
    [
        # A mark, the maker of a picture, an office that ran into a name.
        ("- Karst Ltd", "- Karst Ltd", "Karst Ltd"),
        ("Mayor Otto Lund", "Mayor Otto Lund", "Otto Lund"),
        # A body has all of its name, and no more than its name.
        ("The Karst Harbour Services Trust", "Services Trust", "Karst Harbour Services Trust"),
        ("Oslo-based Harbour Trust", "Harbour Trust", "Harbour Trust"),
        ("Karst’s Harbour and Pilot Trust", "Pilot Trust", "Harbour and Pilot Trust"),
        # A man is called by his name, whatever stands before it.
        ("Karst Harbour pilot Otto Lund", "Otto Lund", "Otto Lund"),
    ],
)
def test_what_ran_into_a_name_is_none_of_it_and_what_was_left_of_it_is(speaker: str, name: str, called: str) -> None:
    assert shown(f"{speaker} said {FERRY}. It rained.", (speaker, "said", FERRY, name, "full name")) == [called]


def test_a_picture_maker_before_a_name_is_left_out_where_the_sentence_has_the_name_alone() -> None:
    told: Told = ("Karstex", "said", FERRY, "EPA Karstex", "full name")
    assert shown(f"Karstex said {FERRY}. It rained.", told) == ["Karstex"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Nobody speaks of himself by his name; a law, and who “allegedly” spoke, said nothing.
        ("Otto Lund added: “Otto did a great job on the long quay.”", ("Otto Lund", "added", "“Otto did a great job on the long quay.”")),
        (f"The Karst Port Act says {FERRY}.", ("Karst Port Act", "says", FERRY)),
        (f"The Port Act says {FERRY}.", ("Port Act", "says", FERRY)),
        (f"Oslo’s Port Act says {FERRY}.", ("Port Act", "says", FERRY)),
        (f"Otto Lund allegedly vowed {FERRY}.", ("Otto Lund", "vowed", FERRY)),
        # Who speaks for others, and for whom, stands before it.
        (f"“The harbour is quite safe,” spokesman Otto Lund told the crew, saying {FERRY}.", ("spokesman Otto Lund", "told", FERRY)),
        # A verb far behind may be that of somebody else.
        (
            f"{WALKED_OFF} claiming {FERRY}.",
            ("Otto Lund", "claiming", FERRY),
        ),
    ],
)
def test_who_only_seems_to_speak_is_not_heard(text: str, told: tuple[str, str, str]) -> None:
    speaker, cue, words = told
    assert write(f"{text} It rained.", (speaker, cue, words, speaker.removeprefix("spokesman "), "full name")) == []


def test_who_bears_the_name_of_a_law_is_heard() -> None:
    assert shown(f"Vera Law said {FERRY}. It rained.", ("Vera Law", "said", FERRY, "Vera Law", "full name")) == ["Vera Law"]


@pytest.mark.parametrize(
    ("before", "printed"),
    [
        ("Otto Lund, the mayor, came on Monday.", True),
        ("Otto Lund, the mayor, came on Monday. His son Otto Karl Lund has the ferry.", False),
        ("Mayor Otto Lund came on Monday.", True),
    ],
)
def test_a_surname_is_his_who_was_named_last_by_it(before: str, printed: bool) -> None:
    text = f"{before} Lund said {FERRY}. It rained."
    mayor: Told = ("Otto Lund", "came", "on Monday", "Otto Lund", "full name")
    said: Told = ("Lund", "said", FERRY, "Otto Lund", "surname of Otto Lund")
    assert any(FERRY in line for line in write(text, mayor, said)) is printed


def test_a_caption_names_nobody_for_the_pronoun_behind_it() -> None:
    he: Told = ("He", "added", "the cranes are very old and quite beyond all repair by now", "Otto Lund", "as named")
    lund: Told = ("Otto Lund", "talks", "about his ferry", "Otto Lund", "full name")
    for line, printed in (("Otto Lund talks about his ferry", False), ("Otto Lund talks about his ferry.", True)):
        found = write(f"{line}\n\nHe added the cranes are very old and quite beyond all repair by now. It rained.", lund, he)
        assert any("cranes" in one for one in found) is printed


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Another man, Otto Lund, said the cranes were bent and all the sheds had lost their tiles.", "Otto Lund"),
        ("Otto Lund said he too was on the ferry that left the harbour on Monday.", "Otto Lund"),
        ("The father, from New Karst, said the cranes were bent and all the sheds had lost their tiles.", "The father, from New Karst"),
        ("On that occasion, Otto Lund said the cranes were bent and all the sheds had lost their tiles.", "Otto Lund"),
        ("“Far too much. Never again,” Otto Lund said of the cranes that were bent by the storm.", "Otto Lund"),
    ],
)
def test_what_leans_on_a_sentence_before_it_is_not_printed(sentence: str, speaker: str) -> None:
    words = sentence.partition(" said ")[2].rstrip(".")
    name = speaker if speaker == "Otto Lund" else None
    assert write(f"{sentence} It rained.", (speaker, "said", words, name, "full name" if name else "unnamed")) == []


@pytest.mark.parametrize(
    ("names", "bearers"),
    [
        (("Otto Lund", "Otto K. Lund", "Otto Karl Lund"), 1),
        (("Karst Billing Act", "Karst Safety Act"), 2),
        (("Sir Otto Lund", "Otto Lund"), 1),
    ],
)
def test_another_word_in_the_middle_is_another_name(names: tuple[str, ...], bearers: int) -> None:
    assert len(part_names(dict.fromkeys(names, 2))) == bearers
