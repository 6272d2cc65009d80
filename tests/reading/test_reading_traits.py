import pytest

from legation.records.reading import Trait
from reading.texts import read_text


def traits(text: str) -> list[Trait]:
    found = [trait for assertion in read_text(text).assertions for trait in assertion.traits]
    assert all(0 <= trait.span.start < trait.span.end <= len(text) for trait in found)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Mary Brandt, 33, drowned when the ferry sank.",
        "Mary Brandt (33) drowned when the ferry sank.",
        "Mary Brandt, aged 33, drowned when the ferry sank.",
        "The 33-year-old Mary Brandt drowned when the ferry sank.",
        "Mary Brandt, a 33-year-old teacher, drowned when the ferry sank.",
        "Mary Brandt is 33 years old and rowed the ferry.",
    ],
)
def test_the_age_of_someone_named(text: str) -> None:
    assert [(trait.kind, trait.of, trait.value) for trait in traits(text)] == [("age", "person:mary-brandt", "33")]


@pytest.mark.parametrize(
    "text",
    [
        "Mary Brandt scored, 33 minutes into the game.",
        "Mary Brandt saw 33-year-old whisky in the cellar.",
        "Mary Brandt, 330, 331 and 332 were the numbers on the doors.",
    ],
)
def test_a_number_beside_a_name_may_be_no_age(text: str) -> None:
    assert [trait for trait in traits(text) if trait.kind == "age"] == []


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The comet was seen by assistant professor Mary Brandt in Karst.", ("professor", "assistant")),
        ("The comet was seen by Professor Mary Brandt in Karst.", ("professor", "full")),
        ("Mary Brandt, an assistant professor of physics, saw the comet.", ("professor", "assistant")),
        ("Deputy Foreign Minister Mary Brandt saw the comet in Karst.", ("foreign minister", "deputy")),
        ("Foreign Minister Mary Brandt saw the comet in Karst.", ("foreign minister", "full")),
    ],
)
def test_the_rung_of_an_office(text: str, grade: tuple[str, str]) -> None:
    assert [(trait.scale, trait.value) for trait in traits(text) if trait.kind == "grade"] == [grade]


def test_a_home_with_its_region() -> None:
    found = traits("Mary Brandt, 33, of Karst, Ohio, drowned with two doctors from Veldt, Ohio.")
    assert [(trait.of, trait.value) for trait in found if trait.kind == "home"] == [
        ("person:mary-brandt", "Karst, Ohio"),
        ("", "Veldt, Ohio"),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The rocket flew over the island of Karst on Monday.", ("Karst", "island", "island")),
        ("The rocket flew over Karst, a town in the hills, on Monday.", ("Karst", "town", "settlement")),
    ],
)
def test_what_kind_of_place_a_name_is(text: str, place: tuple[str, str, str]) -> None:
    assert [(trait.of, trait.value, trait.scale) for trait in traits(text)] == [place]


def test_where_a_study_came_out() -> None:
    assert [(t.kind, t.value) for t in traits("The study was published in Veldt Astronomy Letters on Monday.")] == [
        ("venue", "Veldt Astronomy Letters")
    ]
    assert traits("The names of the sailors were published in the Veldt Courier on Monday.") == []


@pytest.mark.parametrize("text", ["", "\ud800", "Mary Brandt,", "Mary Brandt (", "33-year-old", "town of", "from Karst,", "A, " * 500])
def test_hostile_text_is_borne(text: str) -> None:
    traits(text)
