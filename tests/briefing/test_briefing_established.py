from legation.briefing.sections.established import MOST, choose_shown
from legation.briefing.stems import find_beginnings
from legation.records.report import Span
from legation.records.story import Claim, Support


def claim(*places: tuple[str, str | None]) -> Claim:
    supports = tuple(Support(report, Span(number, number + 9), statement=said) for number, (report, said) in enumerate(places))
    return Claim("words", None, supports)


def find_words(*claims: Claim) -> dict[str, frozenset[str]]:
    return {claim.id: find_beginnings(claim.text) for claim in claims}


def test_pieces_of_one_statement_are_established_once() -> None:
    first = claim(("r1", "a"), ("r2", "b"))
    piece = claim(("r2", "b"), ("r1", "a"), ("r3", None))
    other = claim(("r1", "c"), ("r2", "d"))
    assert choose_shown([first, piece, other], find_words(first, piece, other)) == [first, other]


def test_no_more_are_shown_than_a_reader_takes_in() -> None:
    many = [claim((f"r{number}", None), (f"s{number}", None)) for number in range(MOST + 3)]
    assert choose_shown(many, find_words(*many)) == many[:MOST]
