"""Which words stand side by side in a name, and that a word under the head of others lends them nothing of its own."""

import pytest

from legation.language.language import load
from legation.weighing.claims.alike import look_up
from legation.weighing.claims.naming import find_sides, names_alone

ENGLISH = load("en")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("the mayor Olin Fersk spoke", [("Olin", "Fersk")]),
        ("the mayor Olin\u00a0Fersk spoke", [("Olin", "Fersk")]),
        ("the mayor Olin Fersk’s house", [("Olin", "Fersk")]),
        ("Éva Ørn spoke", [("Éva", "Ørn")]),
        ("Olin élu maire", []),
        ("olin Fersk spoke", []),
        ("Fersk\nOlin", []),
    ],
)
def test_words_side_by_side_have_a_capital_in_any_letters(text: str, pairs: list[tuple[str, str]]) -> None:
    assert list(find_sides(text, ENGLISH)) == pairs


@pytest.mark.parametrize(
    ("text", "is_so"), [("a pro-Fersk march", True), ("Fersk spoke", True), ("Ada Fersk spoke", False), ("a fersk", False)]
)
def test_a_name_stands_alone_also_behind_a_small_word_that_is_joined_to_it(text: str, is_so: bool) -> None:
    assert names_alone("Fersk", text, set(), ENGLISH) is is_so


def test_who_tells_of_militants_tells_of_no_attack() -> None:
    known = look_up({"milit", "gunmen", "insurg"}, ENGLISH)
    assert "milit" in known
    assert "attack" not in known
    assert "violenc" not in known
