"""How a claim's origins become bars, and words their quotation: what was counted is what is drawn."""

import pytest

from legation.briefing.names import Names
from legation.desk.office import Office
from legation.desk.showing import Bar, Head, Quote, Stem, draw_claim, group_supports, quote_around, settle
from legation.desk.verbs.compare import smooth
from legation.records.report import Report, Span
from legation.records.story import Claim, Descent, Origin, Source, Story, Support

NAMES = Names({"person:ada-holm": "Ada Holm"}, {}, {"a": "Arn Echo", "b": "Mill Post", "c": "Lake Times", "d": "Isle Gull"})
HEADS = {name: Head(name, outlet, "F", None, None) for name, outlet in NAMES.outlets.items()}
SPAN = Span(0, 4)


def support(report: str, origin: str | None, certain: bool = True, kind: str = "newsroom", name: str | None = None) -> Support:
    return Support(report, SPAN, None, None, origin, Source(kind, name, certain))  # type: ignore[arg-type]  # a row of the table


def claim(*supports: Support, least: int = 1, most: int = 1) -> Claim:
    return Claim("Lock", None, supports, roots=least, roots_most=most)


def story(*descents: Descent) -> Story:
    return Story("s", "Lock", tuple(HEADS), descents, tuple(Origin(name, (name,)) for name in HEADS))


def shape(made: Claim, *descents: Descent) -> list[tuple[str, bool, str]]:
    """Each bar: its name, whether it is full, its reports with a mark behind those that hang by a broken stem."""
    bars = draw_claim(made, story(*descents), HEADS, NAMES, Office()).bars
    return [(bar.name, bar.sure, "".join(stem.report.id + "?" * stem.inferred for stem in bar.stems)) for bar in bars]


@pytest.mark.parametrize(
    ("made", "bars"),
    [
        (claim(support("a", "a"), support("b", "b"), least=2, most=2), [("Arn Echo", True, "a"), ("Mill Post", True, "b")]),
        (claim(support("a", "Wire"), support("b", "Wire")), [("Wire", True, "ab")]),
        (claim(support("a", "a"), support("b", "b", False), most=2), [("Arn Echo", True, "a"), ("Mill Post", False, "b")]),
        (claim(support("a", "Wire"), support("b", "Wire", False)), [("Wire", True, "ab?")]),
        (
            claim(support("a", "a", kind="speaker", name="person:ada-holm"), support("b", "b", kind="speaker", name="person:ada-holm")),
            [("Ada Holm", True, "ab")],
        ),
        (claim(support("a", None, kind="document"), support("b", "b"), least=1, most=2), [("Mill Post", True, "b"), ("", False, "a")]),
        # Two rooms of one owner were counted once: they hang from one bar.
        (claim(support("a", "a"), support("b", "b")), [("Arn Echo · Mill Post", True, "ab")]),
        # One of two in doubt counts at the least: one of their bars is full.
        (
            claim(support("a", "a", False), support("b", "b", False), least=1, most=2),
            [("Arn Echo", True, "a"), ("Mill Post", False, "b")],
        ),
    ],
)
def test_as_many_full_bars_are_drawn_as_were_counted(made: Claim, bars: list[tuple[str, bool, str]]) -> None:
    assert shape(made) == bars


def test_a_report_hangs_once_and_by_a_broken_stem_where_it_is_inferred() -> None:
    made = claim(support("a", "a"), support("b", "a"), support("b", "b"))
    assert list(group_supports(made)) == ["a"]
    assert shape(made, Descent("b", "a", "inferred", 0.1)) == [("Arn Echo", True, "ab?")]


def test_the_largest_bar_comes_first_and_what_is_not_settled_last() -> None:
    made = claim(support("a", "a", False), support("b", "Wire"), support("c", "Wire"), support("d", "d"), least=2, most=3)
    assert [name for name, _, _ in shape(made)] == ["Wire", "Isle Gull", "Arn Echo"]


def test_more_open_bars_than_can_be_counted_are_not_made_full() -> None:
    bars = [Bar("x", (Stem(HEADS["a"]),), sure=False), Bar("y", (Stem(HEADS["b"]),), sure=False)]
    assert [bar.sure for bar in settle(bars, 0)] == [False, False]
    assert [bar.sure for bar in settle(bars, 1)] == [True, False]


TEXT = "The keeper spoke. The lock opens in May, Ada Holm said on Monday. Dr. Holm added that it would rain.\n\nThe end."


def mark(*words: str) -> list[Span]:
    return [Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in words]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("opens in May",), ["The lock opens in May, Ada Holm said on Monday."]),
        (("opens in May", "Ada Holm"), ["The lock opens in May, Ada Holm said on Monday."]),
        (("it would rain", "The lock"), ["The lock opens in May, Ada Holm said on Monday.", "Dr. Holm added that it would rain."]),
    ],
)
def test_words_are_quoted_in_their_sentences(words: tuple[str, ...], told: list[str]) -> None:
    report = Report("a.txt", TEXT)
    quotes = quote_around(report, mark(*words), ("Dr",))
    assert [one.words for one in quotes] == told
    assert {part for one in quotes for part, marked in one.parts if marked} == set(words)
    assert all("".join(part for part, _ in one.parts) == report.words(one.span) for one in quotes)


def test_a_long_passage_is_cut_and_its_mark_with_it() -> None:
    report = Report("a.txt", "word " * 400)
    (quote,) = quote_around(report, [Span(0, 2000)], ())
    assert len(quote.words) <= 480
    assert Quote(Span(3, 9), "abcdef", (Span(5, 7),)).parts == [("ab", False), ("cd", True), ("ef", False)]


@pytest.mark.parametrize(
    ("runs", "made"),
    [
        ([("a b", True), (" own words, ", False), ("c", True)], [("a b ", True), ("own words,", False), (" c", True)]),
        ([("“", False), ("a b", True), ("”.", False)], [("“a b”.", True)]),
        ([("Own.", False)], [("Own.", False)]),
    ],
)
def test_blanks_and_marks_beside_own_words_are_nobodys(runs: list[tuple[str, bool]], made: list[tuple[str, bool]]) -> None:
    assert smooth(runs) == made
