import pytest

from legation.records.reading import Clause
from reading.texts import read_text


def clauses(text: str) -> dict[str, Clause]:
    """The clauses of some sentences by their verbs."""
    return {str(clause.verb): clause for found in read_text(text).assertions for clause in found.clauses}


def test_one_clause_is_the_whole_and_none_is_kept() -> None:
    assert clauses("Two ferries sank near the harbour on Monday.") == {}


@pytest.mark.parametrize(
    ("text", "verb", "subject", "target"),
    [
        ("The rocket, which lifted off at nine, carried a weather satellite.", "lift", "rocket", "nine"),
        ("The villagers freed on Thursday walked home through the forest.", "free", "villag", "thursday"),
        ("The ferry that the storm sank carried forty people.", "sink", "storm", "ferri"),
        ("The old bridge collapsed into the river and blocked the harbour.", "block", "bridg", "harbour"),
        ("After leaving the harbour, the ferry struck a rock.", "leav", "ferri", "harbour"),
        ("Farmers blame the dam, which dried the river and killed the fish.", "kill", "dam", "fish"),
    ],
)
def test_a_clause_borrows_whom_it_speaks_of(text: str, verb: str, subject: str, target: str | None) -> None:
    found = clauses(text)[verb]
    assert (found.subject, found.object) == (subject, target)
    assert subject in found.stems


def test_each_clause_has_its_own_share_of_what_was_found() -> None:
    found = clauses("The ferry, which carried 40 people, did not sink when it struck two rocks on 3 May 2021.")
    assert [figure.value for figure in found["carri"].figures] == [40.0]
    assert found["sink"].negated and not found["carri"].negated
    assert [figure.value for figure in found["strike"].figures] == [2.0]
    assert [when.first for when in found["strike"].whens] == ["2021-05-03"]
    assert found["sink"].whens == ()


def test_what_is_planned_does_not_say_that_it_is_done() -> None:
    assert "build" not in clauses("The city plans to build a bridge, the mayor told parliament, and closed the road.")


def test_the_words_of_a_clause_are_its_own() -> None:
    text = "The rocket, which lifted off at nine, carried a weather satellite."
    found = clauses(text)["lift"]
    assert text[found.span.start : found.span.end] == "which lifted off at nine"
