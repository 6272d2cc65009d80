import pytest

from legation.language.language import load
from legation.reading.clauses.clause import find_stems
from legation.records.reading import Assertion
from reading.texts import read_text


def assertions(text: str) -> list[Assertion]:
    return list(read_text(text).assertions)


def test_a_plain_sentence_is_one_assertion_of_the_report_itself() -> None:
    text = "Two ferries sank near the harbour on Monday."
    (found,) = assertions(text)
    assert text[found.span.start : found.span.end] == text
    assert found.statement is None
    assert (found.subject, found.verb) == ("ferri", "sink")
    assert [(figure.value, figure.what) for figure in found.figures] == [(2.0, "ferri")]


def test_two_main_clauses_with_subjects_of_their_own_are_two() -> None:
    text = "The old bridge collapsed into the river, and the mayor closed the road."
    found = assertions(text)
    assert [text[a.span.start : a.span.end] for a in found] == ["The old bridge collapsed into the river", "the mayor closed the road."]


def test_somebodys_words_are_an_assertion_with_the_statement() -> None:
    text = 'The minister said: "We will never sell the northern harbour to anyone."'
    found = assertions(text)
    spoken = [a for a in found if a.statement is not None]
    assert spoken
    assert "harbour" in text[spoken[0].span.start : spoken[0].span.end]
    assert "minist" not in spoken[0].stems


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The cabinet has approved the northern pipeline.", False),
        ("The cabinet has not approved the northern pipeline.", True),
        ("The island was planning to join neither as a full member nor as an observer.", True),
        ("The island was planning to join either as a full member or as an observer.", False),
        ("No passengers were aboard the burning ferry.", True),
        ("The cabinet refused to sign the pipeline treaty.", True),
        ("The cabinet never refused to sign the pipeline treaty.", False),
    ],
)
def test_the_main_verb_says_yes_or_no(text: str, negated: bool) -> None:
    (found,) = assertions(text)
    assert found.negated is negated


@pytest.mark.parametrize(
    ("text", "status", "negated"),
    [
        ("The ministry is exploring the sale of the harbour.", "considered", False),
        ("The ministry plans to sell the harbour.", "planned", False),
        ("The harbour is scheduled to be sold next year.", "planned", False),
        ("The ministry has no plans to sell the harbour.", "planned", True),
        ("The minister was not aware of any decision on the harbour.", "decided", True),
        ("The union condemned the decision to sell the harbour.", "decided", False),
        ("The union does not welcome the decision to sell the harbour.", "decided", False),
        ("The sale of the harbour is only an idea.", "considered", False),
    ],
)
def test_a_step_says_how_far_a_thing_has_come(text: str, status: str, negated: bool) -> None:
    steps = [step for found in assertions(text) for step in found.steps if "harbour" in step.stems]
    assert [(step.status, step.negated) for step in steps][:1] == [(status, negated)]


def test_a_word_that_only_looks_like_a_step_is_none() -> None:
    assert [step for found in assertions("The harbour is considered dangerous by the sailors.") for step in found.steps] == []


def test_handed_over_is_no_bound() -> None:
    (found,) = assertions("The rebels handed over 21 hostages to the envoys.")
    assert [(figure.value, figure.bound) for figure in found.figures] == [(21.0, "exact")]


def test_stems_leave_out_function_words_and_know_the_country() -> None:
    language = load("en")
    assert find_stems("The U.S. told us of the minister's decisions", language) == ("usa", "minist", "decis")


def test_synonyms_meet_under_one_head() -> None:
    senses = load("en").lists.content.senses
    assert senses.get(load("en").stem("freed")) == load("en").stem("released")
    assert set(senses.values()).isdisjoint(senses)


@pytest.mark.parametrize("text", ["", "   ", "\ud800", '"' * 301, "no " * 3_000, "A." * 500])
def test_hostile_text_is_borne(text: str) -> None:
    for found in assertions(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
