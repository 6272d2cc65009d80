import pytest

from legation.language.language import load
from legation.records.reading import Figure
from reading.texts import read_text


def figures(text: str) -> list[Figure]:
    return [figure for assertion in read_text(text).assertions for figure in assertion.figures]


def test_a_weight_before_its_noun_is_one_whatever_the_noun_did() -> None:
    (found,) = figures("The 77-tonne barge sank off Karst.")
    assert (found.role, found.unit) == ("weight", "kg")


def test_pounds_are_a_weight_where_something_weighs_so_many() -> None:
    (weighed,) = figures("The barge weighed 2,000 pounds when it sank.")
    (paid,) = figures("The barge cost 2,000 pounds when it sank.")
    assert (weighed.unit, round(weighed.value)) == ("kg", 907)
    assert paid.unit is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A 16-year-old Karst girl won the race.", "girl"),
        ("The child was four years old, they said.", "child"),
        ("He was four years old, they said.", None),
    ],
)
def test_who_is_of_an_age(text: str, who: str | None) -> None:
    assert [figure.what for figure in figures(text) if figure.unit == "age"] == [who]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("At least 12 people were killed in the harbour.", "kill"),
        ("The blast left 12 people dead in the harbour.", "kill"),
        ("The death toll rose to 12 on Monday.", "kill"),
        ("The fire caused 12 deaths in the harbour.", "kill"),
        ("Doctors treated 12 injured sailors in the harbour.", "injur"),
        ("Police detained 12 sailors in the harbour.", "arrest"),
        ("The smuggler could face 12 years in prison.", "sentenc"),
        ("The rocket reached an altitude of 12 km over Karst.", "height"),
        ("The ferry carried 12 sailors to Karst.", "aboard"),
        ("The ferry towed 12 rafts to Karst.", "tow"),
        ("The driver stopped on lap 12 in Karst.", "stop"),
        ("The driver of car number 12 stopped in Karst.", None),
    ],
)
def test_what_a_figure_is_a_figure_of(text: str, role: str | None) -> None:
    assert [figure.role for figure in figures(text) if figure.value == 12] == [role]


def test_killed_and_hurt_in_one_sentence_are_told_apart() -> None:
    found = figures("The blast killed 12 people and injured 40 others near the harbour.")
    assert [(figure.value, figure.role) for figure in found] == [(12, "kill"), (40, "injur")]


def test_a_distance_knows_where_it_is_taken_from() -> None:
    found = figures("The crater lies 230 km (140 miles) west of the old town of Karst.")
    assert all("from:Karst" in figure.parties for figure in found)
    assert figures("The crater lies 230 km away, and Karst is empty.")[0].parties[:1] != ("from:Karst",)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("No one was injured in the harbour fire.", "injur"),
        ("Nobody was killed in the harbour fire.", "kill"),
        ("No injuries were reported after the harbour fire.", "injur"),
    ],
)
def test_nobody_is_a_number(text: str, role: str) -> None:
    assert [(figure.value, figure.role) for figure in figures(text)] == [(0.0, role)]


def test_no_other_thing_is_counted_as_nobody() -> None:
    assert figures("No treaty was signed in the harbour on Monday.") == []


def test_an_ordinal_before_names_counts_its_noun() -> None:
    (found,) = [figure for figure in figures("This is the 15th North Karstian rocket launch this year.") if figure.unit == "ordinal"]
    assert (found.value, found.what) == (15, "launch")
    assert figures("They met again on the 15th of May in the harbour.") == []


def test_roles_have_stems_for_heads_and_keys() -> None:
    lists = load("en").lists
    for word, role in (("wounded", "injur"), ("fatalities", "kill"), ("detained", "arrest"), ("rescued", "rescu"), ("missing", "miss")):
        assert lists.roles.words[load("en").stem(word)] == role
    for table in (lists.roles.words, lists.roles.anyone, lists.counts.things, lists.traits.places, lists.traits.ranks):
        assert all(word == word.lower() for word in table)
