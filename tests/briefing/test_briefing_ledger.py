from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.briefing.ledger import LONGEST_GIVEN, Ledger, merge
from legation.records.brief import Cited
from legation.records.report import Report, Span

TEXT = Report(source="a.txt", text="One two three. " * 200)
SPANS = st.tuples(st.integers(0, 2900), st.integers(1, 400)).map(lambda found: Span(found[0], min(3000, found[0] + found[1])))


@settings(max_examples=200)
@given(st.lists(st.tuples(st.sampled_from("ab"), SPANS)))
def test_every_passage_lies_within_the_reference_that_gives_it(passages: list[tuple[str, Span]]) -> None:
    wider = merge(passages)
    assert set(wider) == set(passages)
    for (report, span), (given_report, whole) in wider.items():
        assert report == given_report
        assert span in whole
        assert len(whole) <= LONGEST_GIVEN


def test_a_passage_has_one_number_and_a_cut_one_keeps_it() -> None:
    ledger = Ledger({TEXT.id: TEXT})
    short = ledger.cite(TEXT.id, Span(0, 300), 20)
    assert ledger.number(TEXT.id, Span(0, 300)) == 1
    assert [getattr(part, "template", "") or part.words for part in short] == ["One two three. One", "gap"]
    assert ledger.first(TEXT.id) == 1
    assert ledger.first("other") is None


def test_white_space_alone_is_not_cited() -> None:
    report = evolve(TEXT, text=" \n ", id="1" * 20)
    assert Ledger({report.id: report}).cite(report.id, Span(0, 3)) == ()


def test_a_word_that_only_opens_reported_speech_is_left_out_of_the_line() -> None:
    report = Report(source="c.txt", text="that there were no plans")
    ledger = Ledger({report.id: report}, ("that",))
    (part,) = ledger.cite(report.id, Span(0, len(report.text)))
    assert isinstance(part, Cited)
    assert part.words == "there were no plans"
    assert ledger.passages == [(report.id, Span(0, len(report.text)))]
