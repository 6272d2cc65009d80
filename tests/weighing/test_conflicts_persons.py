"""Who and what, where reports differ: letters of other scripts, names of one length, words inside words, ages of unequal length."""

from datetime import date

import pytest

from legation.weighing.accounts.index import holds_words
from weighing.told import DAY, differ, tell


@pytest.mark.parametrize(
    "written", ["A HEL\u0130COPTER crashed in Karst on Monday.", "Buſes of the fiſhing port: a buſ crashed in Karst on Monday."]
)
def test_letters_without_a_plain_small_form_are_no_listed_word(written: str) -> None:
    assert [kind for kind, _ in differ(written, "A drone crashed in Karst on Monday.") if kind == "identity"] == []


def test_a_listed_charge_in_letters_without_a_plain_small_form() -> None:
    left, right = "A guard was GU\u0130LTY OF MURDER in Karst.", "A guard was guilty of manslaughter in Karst."
    assert [kind for kind, _ in differ(left, right) if kind == "identity"] == []


SLIPS = [("Maritine", "Maritime"), ("Harvist", "Harvest"), ("Textole", "Textile"), ("Minerel", "Mineral"), ("Railwey", "Railway")]


@pytest.mark.parametrize("pair", SLIPS)
def test_a_point_between_names_of_one_length_is_the_last_by_the_alphabet(pair: tuple[str, str]) -> None:
    left, right = (f"The Centre for {word} Growth opened a branch." for word in pair)
    (conflict,) = [c for c in tell({"Ledger": left, "Courier": right}).conflicts if c.kind == "identity"]
    assert conflict.about == f"Centre for {max(pair)} Growth"


QUOTE = '"The bridge was painted grey by nobody we know,"'
INSIDE = [
    (
        "Ada Li founded the shipyard of Karst harbour in winter.",
        "Ada Brandt founded the shipyard of Karst harbour in winter.",
        " The police were there.",
        " Ada Li was there.",
        ("Ada Li", "Ada Brandt"),
    ),
    (
        "A bus crashed in Karst on Monday.",
        "A truck crashed in Karst on Monday.",
        " It belonged to a business.",
        " Two other buses were late.",
        ("bus", "truck"),
    ),
    (
        f"{QUOTE} said Wei Li of the coast guard.",
        f"{QUOTE} said Mary Brandt of the coast ",
        "police.",
        "works, a friend of Li.",
        ("Wei Li", "Mary Brandt"),
    ),
]


@pytest.mark.parametrize(("left", "right", "inside", "whole", "values"), INSIDE)
def test_a_name_inside_another_word_is_not_known(left: str, right: str, inside: str, whole: str, values: tuple[str, ...]) -> None:
    assert ("identity", values) in differ(left, f"{right}{inside}")
    assert "identity" not in [kind for kind, _ in differ(left, f"{right}{whole}")]


@pytest.mark.parametrize(
    ("text", "words", "held"),
    [
        ("the police came", "Li", False),
        ("the police and mr li came", "Li", True),
        ("police: li's boat", "Li", True),
        ("lily", "li", False),
        ("on march 15", "March 1", False),
        ("on march 1", "March\n1", True),
        ("", "li", False),
        ("li" * 50_000, "li", False),
    ],
)
def test_whole_words_alone_are_held(text: str, words: str, held: bool) -> None:
    assert holds_words(text, words) is held


@pytest.mark.parametrize(("ages", "apart"), [(("9", "35"), True), (("9", "10"), False), (("98", "100"), True), (("34", "35"), False)])
def test_ages_are_numbers_two_months_apart(ages: tuple[str, str], apart: bool) -> None:
    left, right = (f"Mary Brandt, {age}, was found in Karst." for age in ages)
    assert (("number", ages) in differ(left, right, (DAY, date(2024, 5, 6)))) is apart
