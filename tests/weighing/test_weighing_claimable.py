import pytest

from weighing.told import tell


@pytest.mark.parametrize(
    "comment",
    [
        "The new sluice would mark a significant step for the Tarn valley.",
        "The new sluice is crucial for the Tarn valley.",
        "Make no mistake, the new sluice divides the Tarn valley.",
        "What does the new sluice do for the Tarn valley?",
    ],
)
def test_what_a_report_comments_or_asks_is_no_claim(comment: str) -> None:
    told = tell({"Harbour Post": comment, "Kelm Weekly": comment})
    assert told.claims == []


def test_a_fact_with_the_same_words_is_one() -> None:
    told = tell({"Harbour Post": "The new sluice serves the Tarn valley.", "Kelm Weekly": "The new sluice serves the Tarn valley."})
    assert [claim.roots for claim in told.claims] == [2]


def test_a_day_or_a_figure_makes_what_may_come_a_claim() -> None:
    words = "The new sluice in Tarn should open on 12 May 2024."
    assert tell({"Harbour Post": words, "Kelm Weekly": words}).claim("sluice").roots == 2


@pytest.mark.parametrize("rest", ["", ", adding that the Tarn valley was planning to build neither a weir nor a half weir"])
def test_the_sentence_around_a_statement_is_not_a_second_claim(rest: str) -> None:
    words = f'"I am not aware of any decision made" at the Tarn council on the sluice, Idris Holm told a session of parliament{rest}.'
    told = tell({"Harbour Post": words, "Kelm Weekly": words})
    assert {claim.speaker for claim in told.claims} == {"Idris Holm"}


def test_how_things_are_is_not_what_is_planned() -> None:
    told = tell(
        {
            "Harbour Post": "Japan is not a member of NATO.",
            "Kelm Weekly": "Japan has no plans to become a member of NATO, Prime Minister Fumio Kishida said.",
        }
    )
    assert all(len({support.report for support in claim.supports}) == 1 for claim in told.claims)


def test_one_verb_in_common_does_not_make_two_passages_one_claim() -> None:
    told = tell({"Harbour Post": "The council approved a new sluice.", "Kelm Weekly": "Judges in Aven approved both wool treaties."})
    assert all(len({support.report for support in claim.supports}) == 1 for claim in told.claims)


@pytest.mark.parametrize(
    "furniture",
    [
        "Celebrating 90 years of the Tarn valley!",
        "Look back at the history of the Tarn valley each day in 2024.",
        "The new sluice in the Tarn valley is pictured in an undated photo.",
        "The sluice 1/7 The valley 2/7 A crane in the Tarn valley.",
        "STORM AT TARN Sluice breaks in the valley SECRET TALKS Council meets on the Tarn valley",
    ],
)
def test_what_belongs_to_the_page_is_no_claim(furniture: str) -> None:
    told = tell({"Harbour Post": furniture, "Kelm Weekly": furniture})
    assert told.claims == []


def test_a_date_with_a_stroke_and_a_cheer_in_a_quotation_stay() -> None:
    words = "The sluice in Tarn opened on 5/12 of the year 2024 before 300 guests."
    assert tell({"Harbour Post": words, "Kelm Weekly": words}).claim("sluice").roots == 2
    cheer = 'Idris Holm told the Tarn council: "The sluice is open at last!"'
    assert [claim.speaker for claim in tell({"Harbour Post": cheer, "Kelm Weekly": cheer}).claims] == ["Idris Holm"]


@pytest.mark.parametrize(
    ("sentence", "besides"),
    [
        (
            'Before landing in Karst on Sunday on the eve of the river talks, President Ada Brunn called the Tarn league a "foe".',
            "President Ada Brunn landed in Karst on Sunday on the eve of the river talks.",
        ),
        (
            "The charge sheet against Olin Fersk included nine counts of wire fraud, which the army said was hidden in grain bills.",
            "The charge sheet against Olin Fersk had nine counts of wire fraud.",
        ),
        (
            "The barge sank below the bridge at dawn with nine crates aboard, while Idris Holm told the court that the pier was sound.",
            "The barge sank below the bridge at dawn with nine crates aboard.",
        ),
    ],
)
def test_what_a_sentence_tells_beside_somebodys_words_is_told(sentence: str, besides: str) -> None:
    told = tell({"Harbour Post": sentence, "Kelm Weekly": besides})
    assert [claim.roots for claim in told.claims if len({support.report for support in claim.supports}) > 1] == [2]


def test_somebodys_words_do_not_become_a_fact_with_their_sentence() -> None:
    sentence = "The barge sank below the bridge at dawn with nine crates aboard, while Idris Holm told the court that the pier was sound."
    told = tell({"Harbour Post": sentence, "Kelm Weekly": "The pier was sound."})
    assert not any(claim.confirmed for claim in told.claims)
