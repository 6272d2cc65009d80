"""What lies in which paragraph, and how many are parsed together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.reading.parse.model import BATCH, BATCH_CHARACTERS, batches
from legation.reading.parse.pieces import Piece, by_piece, plain
from legation.reading.parse.tree import build
from legation.records.report import Span

TEXTS = ("The road is open.", "It was closed.", "Nobody said why.")
SPANS = st.builds(
    lambda start, size, where: Span(start, start + size, where),
    st.integers(0, 60),
    st.integers(1, 30),
    st.sampled_from(("text", "title", "credit")),
)


def paragraphs() -> list[Piece]:
    """A title, and three paragraphs with an empty line between them."""
    empty = build(None, [])  # type: ignore[arg-type]  # no words, no document
    starts = [sum(len(text) + 2 for text in TEXTS[:number]) for number in range(len(TEXTS))]
    return [Piece(0, "A title", empty, "title"), *(Piece(start, text, empty) for start, text in zip(starts, TEXTS, strict=True))]


@given(st.lists(st.lists(SPANS, max_size=3), max_size=6))
def test_findings_lie_where_their_words_do(findings: list[list[Span]]) -> None:
    pieces = paragraphs()
    numbered = list(enumerate(findings))
    places = [Span(piece.start, piece.start + len(piece.text), piece.where) for piece in pieces]
    sought = [[one for one in numbered if any(span.overlaps(place) for span in one[1])] for place in places]
    assert by_piece(pieces, numbered, lambda one: one[1]) == sought


@given(st.lists(st.sampled_from(("", "word", "x" * 20_000)), max_size=200))
def test_paragraphs_are_parsed_in_order_and_never_too_many_together(texts: list[str]) -> None:
    made = list(batches(texts))
    assert [text for batch in made for text in batch] == texts
    assert all(batch and len(batch) <= BATCH and sum(map(len, batch)) <= BATCH_CHARACTERS for batch in made)


@pytest.mark.parametrize("marks", [")", "(", '"', "'", ",", "—", "…", "_", "$", ":)", "!?", "_)"])
def test_a_run_of_marks_is_blanked_in_its_middle(marks: str) -> None:
    said = plain(f"The mill stands still {marks * 9_000} and the bakers wait {marks * 4}.")
    assert len(said) == len(f"The mill stands still {marks * 9_000} and the bakers wait {marks * 4}.")
    assert len(said.replace(" ", "")) < 120 and said.endswith(f"bakers wait {marks * 4}.")


@pytest.mark.parametrize("words", ["a-a-a-a-" * 900, "水車、" * 900, "1,000," * 900, "………… and ------------ and ____________"])
def test_what_is_no_run_of_marks_stays(words: str) -> None:
    assert plain(words) == words
