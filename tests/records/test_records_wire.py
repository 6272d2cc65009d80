from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.records.ids import digest, instant, moment
from legation.records.report import Report, Span
from legation.records.story import Claim, Support
from legation.records.wire import from_json, from_plain, to_json, to_plain

JAKARTA = timezone(timedelta(hours=7))


def test_a_body_address_is_a_pair_and_another_says_where() -> None:
    assert to_plain(Span(3, 9)) == [3, 9]
    assert to_plain(Span(0, 4, "captions/1")) == {"in": "captions/1", "span": [0, 4]}


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["text", "title", "captions/0"]))
def test_an_address_comes_back_as_it_went(start: int, length: int, where: str) -> None:
    span = Span(start, start + length, where)
    assert from_plain(to_plain(span), Span) == span


@given(st.text(max_size=200), st.one_of(st.none(), st.text(max_size=20)))
def test_a_report_comes_back_as_it_went(text: str, title: str | None) -> None:
    report = Report(
        source="a.txt", text=text, title=title, published=datetime(2023, 5, 24, 16, 38, tzinfo=JAKARTA), captions=("one", "two")
    )
    assert from_json(to_json(report), Report) == report


def test_a_lone_surrogate_can_still_be_written() -> None:
    assert to_json(Report(source="a.txt", text="bad \ud800 text")).encode("utf-8")


def test_a_moment_keeps_the_offset_it_was_written_with() -> None:
    said = "2023-05-24T16:38:14+07:00"
    assert instant(moment(said)) == said
    assert moment("2023-05-24") == date(2023, 5, 24)


def test_an_id_is_a_hash_of_what_is_said_not_of_where_it_lay() -> None:
    one = Report(source="a.txt", text="Same words.", outlet="Courier", title="T")
    two = Report(source="folder/b.html", text="Same words.", outlet="Courier", title="T", raw="00ff", notes=("later",))
    assert one.id == two.id
    assert one.id != Report(source="a.txt", text="Other words.", outlet="Courier", title="T").id
    assert digest("a", "b") != digest("ab")


def test_an_id_once_given_stands() -> None:
    claim = Claim(text="x", speaker=None, supports=(Support("r1", Span(0, 1)),))
    assert from_plain(to_plain(claim), Claim).id == claim.id


def test_a_place_the_report_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match="captions/3"):
        Report(source="a", text="t").words(Span(0, 1, "captions/3"))
