"""Things by their addresses are found as if all of them were looked at."""

from random import Random

import pytest

from legation.records.places import Places
from legation.records.report import Span

WHERE = ("text", "title", "captions/0")


def span_in(chance: Random, length: int) -> Span:
    start = chance.randrange(length)
    return Span(start, start + chance.randrange(1, 12), chance.choice(WHERE))


@pytest.mark.parametrize("seed", range(20))
def test_what_is_found_is_what_looking_at_all_finds_in_their_order(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  the same in every run
    spans = [span_in(chance, 60) for _ in range(chance.randrange(40))]
    places = Places.of(enumerate(spans), lambda one: one[1])
    for asked in (span_in(chance, 60) for _ in range(60)):
        assert list(places.inside(asked)) == [(number, span) for number, span in enumerate(spans) if span in asked]
        assert list(places.beside(asked)) == [(number, span) for number, span in enumerate(spans) if span.overlaps(asked)]
        assert places.numbers(asked) == [number for number, span in enumerate(spans) if span.overlaps(asked)]


def test_nothing_is_found_where_nothing_stands() -> None:
    places = Places.of([Span(0, 4)], lambda span: span)
    assert list(places.inside(Span(0, 9, "title"))) == list(places.beside(Span(0, 9, "title"))) == []
