"""Quotation marks, straight and curly, odd and even."""

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.reading.attribution.quotes import find_quotes, tokens_of


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text)]


def test_each_kind_of_mark_is_paired() -> None:
    assert quoted("He said \"yes\" and “no” and «perhaps» and ''never''.") == ['"yes"', "“no”", "«perhaps»", "''never''"]


def test_a_quotation_that_never_closes_runs_to_the_end_of_the_paragraph() -> None:
    found = find_quotes("“We begin here, and the next paragraph goes on.")
    assert [(q.start, q.open) for q in found] == [(0, True)]


def test_an_inch_mark_opens_nothing() -> None:
    assert quoted('The 12" gun fired.') == []


def test_a_lost_closing_mark_does_not_turn_the_next_quotation_inside_out() -> None:
    assert quoted('"First was lost, she said. "Second" was not.')[-1] == '"Second"'


def test_quotes_become_token_ranges() -> None:
    text = 'A "b c" d'
    assert tokens_of(find_quotes(text), [0, 2, 3, 5, 6, 8], [1, 3, 4, 6, 7, 9]) == [(1, 5)]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab \"'“”«»„`.,", max_size=60))
def test_quotations_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        end = quote.end
