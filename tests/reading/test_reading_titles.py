"""Quoted words that nobody says: names, titles of works, words as such, marks around a part of a phrase."""

import pytest

from reading.test_reading_turns import told


@pytest.mark.parametrize(
    "text",
    [
        "They named their child “Ilse”.",
        "Anna Berg named her boat “Nordwind”.",
        "They called the dog “Rex”.",
        "Veld christened the boat “Ilse”.",
        "The operation, code-named “Red Tide”, began at dawn.",
        "Veld titled his speech “Bread for All”.",
        "The storm, dubbed “Berta”, hit the coast.",
        "The film, called “The Long Road”, opened on Friday.",
        "Karl Ost directed “The Long Road” in 2019.",
        "Veld published “A Winter in Tarn” last year.",
        "Veld tells in “A Winter in Tarn” of his childhood.",
        "Veld read from “A Winter in Tarn” on Monday.",
        "Her book, “The Quiet Sea,” was published by Ost Press.",
        "Veld wrote “A Winter in Tarn” as a boy.",
        "Veld was asked to spell “Aldern”.",
        "Veld typed “dam” into the box.",
        "The police used “stop and search” powers.",
        "The file was marked “secret”.",
        "The “peace” talks failed.",
        "He was known as “the Fox”.",
    ],
)
def test_what_is_only_named_is_said_by_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Veld wrote “The dam is safe”.", "“The dam is safe”"),
        ("Veld wrote “Never again!” on the wall.", "“Never again!”"),
        ("Veld described the plan as “absurd”.", "the plan as “absurd”"),
        ("Veld called the plan “absurd”.", "the plan “absurd”"),
        ("“No,” Veld said.", "“No,”"),
        ("Veld said in “The Quiet Sea” that the dam was safe.", "that the dam was safe"),
        ("Veld wrote in “The Quiet Sea” that the dam was safe.", "that the dam was safe"),
        ("Veld said the so-called “experts” were wrong.", "the so-called “experts” were wrong"),
        ("Berg quit the “old boys” club, Veld said.", "Berg quit the “old boys” club"),
    ],
)
def test_what_is_said_stays_said(text: str, words: str) -> None:
    assert [(name, said) for name, _, said in told(text)] == [("Veld", words)]
