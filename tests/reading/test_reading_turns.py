"""Words that are somebody's by the layout: interviews, transcripts, signed quotations, names on lines of their own, quotations of several
paragraphs."""

import pytest

from legation.language.language import load
from legation.reading.read import read
from legation.records.reading import Reading
from legation.records.report import Report
from reading.texts import read_text

Told = tuple[str | None, str, str]


def told(text: str, outlet: str | None = None) -> list[Told]:
    """Every statement of a text: who, how it is held, the words."""
    reading: Reading = read_text(text, outlet=outlet)
    report = Report(source="own.txt", text=text, language="en", outlet=outlet)
    return [(s.speaker.name if s.speaker else None, s.held, " … ".join(map(report.words, s.words))) for s in reading.statements]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“The dam will hold another winter.” – Berta Kvist", [("Berta Kvist", "affirmed", "“The dam will hold another winter.”")]),
        (
            '"We heard it on the radio." - Councillor Halvar Ost, guild of millers',
            [("Halvar Ost", "affirmed", '"We heard it on the radio."')],
        ),
        ("“I said that the mayor was wrong.” — Berta Kvist", [("Berta Kvist", "affirmed", "“I said that the mayor was wrong.”")]),
        (
            "And from the keeper, Berta Kvist:\n\n“Nobody asked the mill.”\n\nHalvar Ost, master of the guild:\n\n“We hope they will.”",
            [("Berta Kvist", "affirmed", "“Nobody asked the mill.”"), ("Halvar Ost", "affirmed", "“We hope they will.”")],
        ),
        (
            "“Nobody asked the mill.”\n\n— Halvar Ost, miller\n\n“We shall drink from the well again.”\n–Berta Kvist, 71, of Tarn",
            [("Halvar Ost", "affirmed", "“Nobody asked the mill.”"), ("Berta Kvist", "affirmed", "“We shall drink from the well again.”")],
        ),
        (
            "Halvar Ost, the master of the guild, had this to say:\n\n“We hope they will.”",
            [("Halvar Ost", "affirmed", "“We hope they will.”")],
        ),
        ("From the keeper, Berta Kvist, came this:\n\n“Nobody asked me.”", [("Berta Kvist", "affirmed", "“Nobody asked me.”")]),
        ("– Mina Brook, baker: “Bread needs water.”", [("Mina Brook", "affirmed", "“Bread needs water.”")]),
        ("Halvar Ost, miller: “I grind what I am brought.”", [("Halvar Ost", "affirmed", "“I grind what I am brought.”")]),
        ("Mina Brook (rowing club's member): “We row at dawn.”", [("Mina Brook", "affirmed", "“We row at dawn.”")]),
        ("Halvar Ost (guild of millers, 54): “We shall pay.”", [("Halvar Ost", "affirmed", "“We shall pay.”")]),
    ],
)
def test_a_name_beside_a_quotation_says_whose_it_is(text: str, wanted: list[Told]) -> None:
    assert told(text) == wanted


def test_a_line_that_names_two_leads_over_to_nobody() -> None:
    text = "Halvar Ost asked the keeper, Berta Kvist, for her view:\n\n“It will hold.”"
    assert all(who not in ("Halvar Ost", "Berta Kvist") for who, _, words in told(text) if words == "“It will hold.”")


@pytest.mark.parametrize(
    "text",
    [
        (
            "Interview: Berta Kvist\n\nBerta Kvist is the keeper of the dam.\n\nQUESTION: Is it safe?\n\nANSWER: It is safe today.\n\n"
            "QUESTION: Who looks?\n\nANSWER: I do."
        ),
        (
            "Three questions for Berta Kvist\n\nBerta Kvist is the keeper of the dam.\n\n1. Is it safe?\n\nYes. It is safe today.\n\n"
            "2. Who looks?\n\nI do."
        ),
        (
            "In conversation\n\nBerta Kvist, the keeper of the dam, answers our readers.\n\n**Is it safe?**\n\nYes. It is safe today.\n\n"
            "**Who looks?**\n\nI do."
        ),
        (
            "Mill talk\n\nNora Hale of the Courier sat down with Berta Kvist, the keeper of the dam.\n\nHale: They say that it leaks.\n\n"
            "Kvist: It is safe today.\n\nHale: Somebody must look.\n\nKvist: I do."
        ),
    ],
)
def test_an_interview_is_told_however_it_is_laid_out(text: str) -> None:
    title, _, body = text.partition("\n\n")
    report = Report(source="own.txt", text=body, title=title, language="en")
    (reading,) = read([report], {"en": load("en")})
    answers = [s for s in reading.statements if s.speaker is not None and s.speaker.name == "Berta Kvist" and s.mode == "quoted"]
    assert [report.words(s.words[-1]).split()[-1] for s in answers] == ["today", "do"]


@pytest.mark.parametrize(
    "text", ["Pros: It is old.\n\nCons: It leaks.\n\nPros: It is loved.\n\nCons: It costs.", "Hale: one.\n\nKvist: two."]
)
def test_labels_that_are_nobodys_names_speak_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            (
                "Berta Kvist, keeper of the dam, spoke to the Bay Courier.\n\nQ: Will it hold?\n\nA: It will. We looked at every stone.\n\n"
                "Q: And the mill?\n\nA: Ask the parish."
            ),
            [("Berta Kvist", "affirmed", "It will. We looked at every stone"), ("Berta Kvist", "affirmed", "Ask the parish")],
        ),
        (
            (
                "REPORTER: Mr. Holm, will the gate open?\n\nHOLM: Not before June. The council said that it would wait.\n\n"
                "REPORTER: Who pays?\n\nHOLM: The parish."
            ),
            [
                ("Holm", "affirmed", "Not before June. The council said that it would wait"),
                (None, "affirmed", "that it would wait"),
                ("Holm", "affirmed", "The parish"),
            ],
        ),
        (
            (
                "KVIST: Good evening. With me is Halvar Ost, master of the millers. Is it shut?\n\nOST: It is.\n\nKVIST: For how long?\n\n"
                "OST: For nine weeks."
            ),
            [
                ("Kvist", "asked", "Good evening. With me is Halvar Ost, master of the millers. Is it shut"),
                ("Halvar Ost", "affirmed", "It is"),
                ("Kvist", "asked", "For how long"),
                ("Halvar Ost", "affirmed", "For nine weeks"),
            ],
        ),
        (
            (
                "Halvar Ost is master of the millers.\n\nWhy now?\n\nHalvar Ost: Because the wheel broke.\n\nIt has been for years.\n\n"
                "Who pays?\n\nOst: The parish pays a third. The rest is open."
            ),
            [
                ("Halvar Ost", "affirmed", "Because the wheel broke … It has been for years."),
                ("Halvar Ost", "affirmed", "The parish pays a third. The rest is open"),
            ],
        ),
        (
            (
                "Halvar Ost, the master of millers, in conversation.\n\n**Is it shut?**\n\nYes. It stands still.\n\n**For how long?**\n\n"
                "I think nine weeks.\n\nThe talk was shortened."
            ),
            [("Halvar Ost", "affirmed", "Yes. It stands still"), ("Halvar Ost", "affirmed", "I think nine weeks")],
        ),
        (
            "Bay Courier: Is the mill shut?\n\nHalvar Ost: It is.\n\n— For good?\n\n— For nine weeks.",
            [("Halvar Ost", "affirmed", "It is"), ("Halvar Ost", "affirmed", "For nine weeks")],
        ),
    ],
)
def test_who_answers_says_the_answers_and_none_of_the_questions(text: str, wanted: list[Told]) -> None:
    assert told(text, "Bay Courier") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "What: a mill stands still.\n\nWhere: in Ostrava Bay.\n\nToll: Nobody was hurt.",
        "Keeper: Berta Kvist\n\nMaster of the guild: Halvar Ost",
        "The keeper is Berta Kvist.\n\nWhy does the mill stand still?\n\nThe wheel is cracked.\n\nWho pays?\n\nThe parish pays a third.",
    ],
)
def test_lists_and_explainers_are_nobodys_words(text: str) -> None:
    assert told(text) == []


def test_a_quotation_of_several_paragraphs_is_one() -> None:
    behind = "Berta Kvist spoke for an hour.\n\n“The dam is old.\n\n“It leaks in spring.\n\n“We watch it,” Kvist said."
    assert told(behind) == [("Berta Kvist", "affirmed", "“The dam is old … “It leaks in spring … “We watch it,”")]
    before = (
        "Berta Kvist said: “He asked me, ‘Will it hold?’\n\n“I told him, ‘Not for ever.’\n\n“And he left.”\n\nThe dam was built in 1911."
    )
    assert told(before) == [("Berta Kvist", "affirmed", "“He asked me, ‘Will it hold?’ … “I told him, ‘Not for ever.’ … “And he left.”")]


def test_who_speaks_in_a_quotation_within_a_quotation_speaks_in_it() -> None:
    assert told("“The keeper told us: ‘Leave the gate. Do not wait.’ So we left,” Halvar Ost said.") == [
        ("Halvar Ost", "affirmed", "“The keeper told us: ‘Leave the gate. Do not wait.’ So we left,”")
    ]


@pytest.mark.parametrize(
    ("text", "held", "words"),
    [
        ("Berta Kvist did not rule out shutting the gate.", "hedged", "shutting the gate"),
        ("Berta Kvist would not rule out that the gate had been forced.", "hedged", "that the gate had been forced"),
        ("Berta Kvist refused to rule out a second flood.", "hedged", "to rule out a second flood"),
        ("Berta Kvist ruled out a second flood.", "denied", "a second flood"),
        ("Berta Kvist neither confirmed nor denied that the gate had been forced.", "withheld", "that the gate had been forced"),
        ("Berta Kvist could neither confirm nor deny the theft.", "withheld", "the theft"),
        ("Berta Kvist did not confirm or deny that the gate had been forced.", "withheld", "that the gate had been forced"),
        ("Berta Kvist did not deny that the gate had been forced.", "hedged", "that the gate had been forced"),
        ("Berta Kvist denied on Tuesday that the gate had been forced.", "denied", "that the gate had been forced"),
        ("Berta Kvist denied in a statement on Tuesday that the gate had been forced.", "denied", "that the gate had been forced"),
        ("Berta Kvist denied to reporters on Tuesday that the gate had been forced.", "denied", "that the gate had been forced"),
        ("Berta Kvist wanted to know whether the gate was shut.", "asked", "whether the gate was shut"),
        ("“Who shut the gate?” Berta Kvist wanted to know.", "asked", "“Who shut the gate?”"),
        ("Berta Kvist would like to know why the gate was shut.", "asked", "why the gate was shut"),
        ("Berta Kvist wondered aloud whether the gate was shut.", "asked", "whether the gate was shut"),
        ("Berta Kvist wants to know the truth.", "affirmed", "to know the truth"),
    ],
)
def test_what_is_denied_left_open_kept_back_or_asked(text: str, held: str, words: str) -> None:
    assert told(text) == [("Berta Kvist", held, words)]


def test_a_question_after_an_answer_is_the_askers() -> None:
    text = "“When will it open?” Otto Brandt asked.\n\n“In May,” Ilse Halm answered.\n\n“And if not?” he wondered aloud."
    assert [(name, held) for name, held, _ in told(text)] == [("Otto Brandt", "asked"), ("Ilse Halm", "affirmed"), ("Otto Brandt", "asked")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What was released is its author's.
        ("The court released a statement by Judge Berta Kvist: “The gate is shut.”", [("Berta Kvist", "affirmed", "“The gate is shut.”")]),
        ("The parish printed the words of Halvar Ostby: “The gate is shut.”", [("Halvar Ostby", "affirmed", "“The gate is shut.”")]),
        # "No. 2" denies nothing, and its stop ends nothing.
        ("Party No. 2 Berta Kvist said she would stay.", [("Berta Kvist", "affirmed", "she would stay")]),
        ("Berta Kvist told the No. 2 official that it was late.", [("Berta Kvist", "affirmed", "that it was late")]),
        ("All Nippon Airways said flights would resume.", [("All Nippon Airways", "affirmed", "flights would resume")]),
        ("Berta Kvist said that Russia-U.S. ties had cooled.", [("Berta Kvist", "affirmed", "that Russia-U.S. ties had cooled")]),
        ("Mayor Berta Kvist of St. Louis said the gate was shut.", [("Berta Kvist", "affirmed", "the gate was shut")]),
    ],
)
def test_words_go_to_who_said_them(text: str, wanted: list[Told]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize("title", ["Interview: Berta Kvist", "In conversation with a keeper: Berta Kvist", "Q&A: Halvar Ost"])
def test_a_title_that_says_that_it_is_an_interview_says_nothing_else(title: str) -> None:
    assert [s for s in read_text("Berta Kvist keeps the mill.", title=title).statements if s.words[0].where == "title"] == []


@pytest.mark.parametrize("title", ["Oslo: mill stands still again", "Kyiv: mills hit again", "US election: what polls say about Kvist"])
def test_a_town_before_a_colon_is_where_it_is(title: str) -> None:
    assert [s for s in read_text("A mill stood still.", title=title).statements if s.words[0].where == "title"] == []


@pytest.mark.parametrize(
    "text",
    ["Kvist went up with her. 357 Magnum, which she has a permit to carry.", "Kvist drew a. 45 Colt, which was loaded, from her coat."],
)
def test_a_calibre_opens_no_sentence(text: str) -> None:
    report = Report(source="own.txt", text=text, language="en")
    assert all(report.words(one.span).startswith("Kvist") for one in read_text(text).assertions)
