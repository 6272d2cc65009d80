"""Who speaks by a label or a mark: initials, names in capitals, titles, dashes and brackets."""

import pytest

from legation.reading.attribution.laid import find_called
from reading.test_reading_turns import Told, told
from reading.texts import read_text

HEAD = "Voices from the quay.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Vera Holm kept the mill for years. Ivo Marr met her.\n\nIM: Is it old?\n\nVH: It was my father's.\n\nIM: And now?\n\nVH: Mine.",
        "Ivo Marr spoke with Vera Holm.\n\nIvo Marr: Is it old?\n\nVera Holm: It was my father's.\n\nIM: And now?\n\nVH: Mine.",
        "Ivo Marr (I.M.) spoke with Vera Holm (V.H.).\n\nI.M.: Is it old?\n\nV.H.: It was my father's.\n\nI.M.: And now?\n\nV.H.: Mine.",
        "Vera Holm meets Ivo Marr.\n\n**IM:** Is it old?\n\n**VH:** It was my father's.\n\n**IM:** And now?\n\n**VH:** Mine.",
    ],
)
def test_initials_are_whose_they_are(text: str) -> None:
    assert [(name, held) for name, held, _ in told(text)] == [
        ("Ivo Marr", "asked"),
        ("Vera Holm", "affirmed"),
        ("Ivo Marr", "asked"),
        ("Vera Holm", "affirmed"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Of two whose letters are the same nobody is meant, and letters are nobody's name.
        ("Vera Holm and Vito Hale run the mill.\n\nQ: Is it old?\n\nVH: It is.\n\nQ: And now?\n\nVH: It is shut.", [None, None]),
        ("The millers met.\n\nQ: Is it old?\n\nVH: It is.\n\nQ: And now?\n\nVH: It is shut.", [None, None]),
        (
            "Vera Holm spoke to the Aldern Post.\n\nAP: Is it old?\n\nVH: It is.\n\nAP: And now?\n\nVH: It is shut.",
            [None, "Vera Holm", None, "Vera Holm"],
        ),
    ],
)
def test_initials_that_may_be_anybodys_are_nobodys(text: str, names: list[str | None]) -> None:
    assert [name for name, _, _ in told(text)] == names


def test_a_long_run_of_capitals_above_a_label_is_looked_at_in_short_names() -> None:
    assert list(find_called(["VH"], f"Vera van Holm is here. {'Ida Berg ' * 2000}")) == ["Vera van Holm"]


def test_an_outlet_that_asks_by_its_initials_only_asks() -> None:
    text = "Vera Holm spoke to us.\n\nBC: Is it old?\n\nVH: It is.\n\nBC: And now?\n\nVH: It is shut."
    assert told(text, "Bay Courier") == [("Vera Holm", "affirmed", "It is"), ("Vera Holm", "affirmed", "It is shut")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "MS MARROW: I ask when the gate opens.\n\nMR OSTLER: In June. It takes a year.\n\nMS MARROW: That is too late.",
            [
                ("Marrow", "affirmed", "I ask when the gate opens"),
                ("Ostler", "affirmed", "In June. It takes a year"),
                ("Marrow", "affirmed", "That is too late"),
            ],
        ),
        ("SEN. BRANDT: Who heard?\n\nMR. OSTLER: We did.", [("Brandt", "asked", "Who heard"), ("Ostler", "affirmed", "We did")]),
        ("Dora Marrow is the whip.\n\nMS MARROW (Tarn): It is too late.", [("Dora Marrow", "affirmed", "It is too late")]),
        (
            "THE CHAIRMAN: We are open.\n\nMR. OSTLER: Nothing is hidden.\n\nTHE CHAIRMAN: Thank you.",
            [(None, "affirmed", "We are open"), ("Ostler", "affirmed", "Nothing is hidden"), (None, "affirmed", "Thank you")],
        ),
        (
            "Ms. Marrow: It is too late.\n\nMr. Ostler: It is early.\n\nMs. Marrow: We shall see.",
            [("Marrow", "affirmed", "It is too late"), ("Ostler", "affirmed", "It is early"), ("Marrow", "affirmed", "We shall see")],
        ),
        (
            "VELD: We have lost a year.\n\nBERG: Nobody asked us.\n\nVELD: I did.",
            [("Veld", "affirmed", "We have lost a year"), ("Berg", "affirmed", "Nobody asked us"), ("Veld", "affirmed", "I did")],
        ),
        (
            "Q&A with the mayor, Tomas Veld\n\nQ. What is lost?\n\nA. A year.\n\nQ. Who pays?\n\nA. The parish.",
            [("Tomas Veld", "affirmed", "A year"), ("Tomas Veld", "affirmed", "The parish")],
        ),
    ],
)
def test_speakers_in_capitals_and_with_titles(text: str, wanted: list[Told]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING NEWS: The mill burns.\n\nBREAKING NEWS: The quay is shut.",
        "WHAT: A fair.\n\nWHERE: The quay.\n\nWHAT: A race.",
        "PROS: It is old.\n\nCONS: It leaks.\n\nPROS: It is loved.",
        "DIRECTOR: Ivo Marr.\n\nWRITER: Vera Holm.",
        "SECURITY: The gate is shut.\n\nHEALTH: The well is clean.",
        "“The Long Quay” (Ivo Marr)",
        "“The quay is long” (Ivo Marr, 2019)",
        "“The quay was shut.” (Reuters)",
        "“The quay was shut.” (Aldern Post)",
    ],
)
def test_headings_credits_and_titles_are_nobodys_words(text: str) -> None:
    assert [name for name, _, _ in told(text) if name is not None] == []


@pytest.mark.parametrize(
    "line",
    [
        "TOMAS VELD, MAYOR: “We have lost a year.”",
        "TOMAS VELD: “We have lost a year.”",
        "Tomas Veld, mayor: “We have lost a year.”",
        "Tomas Veld — “We have lost a year.”",
        "Tomas Veld – “We have lost a year.”",
        "Tomas Veld, mayor of Aldern — “We have lost a year.”",
        "• Tomas Veld (mayor) – “We have lost a year.”",
        "“We have lost a year.” (Tomas Veld, mayor)",
        "“We have lost a year” (Tomas Veld).",
        "“We have lost a year.” [Tomas Veld, mayor]",
        "“We have lost a year,” Tomas Veld, mayor.",
        "“We have lost a year.” Tomas Veld, the mayor of Aldern",
        "“We have lost a year” — Mayor Tomas Veld.",
    ],
)
def test_a_name_beside_a_quotation_in_any_form(line: str) -> None:
    ((name, held, words),) = told(HEAD + line)
    assert (name, held) == ("Tomas Veld", "affirmed")
    assert words.strip("“”.,") == "We have lost a year"
    ((speaker,),) = [[one.speaker for one in read_text(HEAD + line).statements]]
    assert speaker is not None and speaker.actor == "person:tomas-veld"
