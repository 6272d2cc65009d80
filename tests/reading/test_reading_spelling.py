"""One person under one name: second mentions of compound names, and names that came from another script in several spellings."""

import pytest

from legation.reading.speakers.spelling import plain_letters, plain_name, spoken_key
from reading.texts import read_text


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        (
            "Brazilian President Luiz Inácio Lula da Silva came. Lula said the rich must pay. Mr. da Silva said it was late.",
            "Luiz Inácio Lula da Silva",
            2,
        ),
        (
            "Mexican President Andrés Manuel López Obrador wrote. López Obrador said he was ill. Lopez Obrador said no more would come.",
            "Andrés Manuel López Obrador",
            2,
        ),
        (
            "Aung San Suu Kyi, who leads the party, came. Suu Kyi said the land was poor. “We need help,” Ms. Suu Kyi added.",
            "Aung San Suu Kyi",
            2,
        ),
        ("UN Secretary-General Ban Ki-moon came. Ban said the sea was rising.", "Ban Ki-moon", 1),
        ("North Korean leader Kim Jong Un came. Kim said the dam held. Kim Jong-un said it was new.", "Kim Jong Un", 2),
        ("Prime Minister Pedro Sánchez Pérez-Castejón came. Sánchez said he would stay.", "Pedro Sánchez Pérez-Castejón", 1),
        (
            "Abdel Fattah el-Sisi, president of Egypt, came. Sisi said the canal was open. El-Sisi said it was wide.",
            "Abdel Fattah el-Sisi",
            2,
        ),
        ("The minister Douglas Holt-Eaken came. Mr. Holt-Eaken said it was late.", "Douglas Holt-Eaken", 1),
        ("President Volodymyr Zelenskyy came. Zelensky said the town was safe. Zelenskiy said it was quiet.", "Volodymyr Zelenskyy", 2),
        ("Foreign Minister Sergey Lavrov came. Sergei Lavrov said talks were over.", "Sergey Lavrov", 1),
        ("Colonel Muammar Gaddafi came. Qadhafi said he would stay. Kadhafi said it twice.", "Muammar Gaddafi", 2),
        ("Prince Mohammed bin Rashid came. Mohammad bin Rashid said oil would flow.", "Mohammed bin Rashid", 1),
    ],
)
def test_a_shorter_or_otherwise_spelt_name_means_the_one_named_in_full(text: str, name: str, times: int) -> None:
    assert [statement.speaker.name for statement in read_text(text).statements if statement.speaker] == [name] * times


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Two of one surname: nobody is meant by it alone.
        ("President Kim Jong Un and his sister Kim Yo Jong came. Kim said the dam held.", ["Kim"]),
        # A given name in the middle calls nobody; a part of two names is neither's.
        ("Ann Marie Lund came. Marie said it was late.", ["Marie"]),
        ("The judge Ann Marie Lund and the mayor Ann Marie Lund Holm came. Marie Lund said it was late.", ["Marie Lund"]),
        # Short names that only look alike.
        ("Minister Paul Jung came. Young said it was late.", ["Young"]),
        ("Bill Stone said it was late. Hillary Stone said it was early.", ["Bill Stone", "Hillary Stone"]),
    ],
)
def test_nobody_is_joined_who_may_be_another(text: str, names: list[str]) -> None:
    assert [statement.speaker.name for statement in read_text(text).statements if statement.speaker] == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Aleksey Navalniy", "Alexei Navalny"),
        ("Kassym-Jomart Tokayev", "Kassym-Jomart Tokaev"),
        ("Yevgeny Prigozhin", "Evgeny Prigozhin"),
        ("Jean-Noël Barrot", "Jean-Noel Barrot"),
        ("Muammar Qaddafi", "Muammar Gadhafi"),
    ],
)
def test_reports_that_spell_a_name_differently_name_one(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)
    assert spoken_key(one) == spoken_key(other)


def test_other_names_keep_their_letters() -> None:
    for name in ("Lindsey Graham", "Ban Ki-moon", "Suu Kyi", "Quentin Kidd", "Trey Gowdy", "Yoshimasa Hayashi", "Ann Lee II"):
        assert plain_name(name) == plain_letters(name)
    assert spoken_key("Chan Lee") != spoken_key("Chen Lee")
