"""When things were said and are to happen: a labelled set with floors, and what must never happen."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.reading.dates.dates import find_whens
from legation.reading.dates.words import first_of, last_of

LANGUAGE = load("en")
GOLD = Path(__file__).parents[1] / "labelled" / "dates.yml"
# Every scalar stays text: a value is written as it is compared.
PASSAGES = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["passages"]  # noqa: S506 (makes no objects)

# Share of the labelled times with the right value, and of the found ones that are labelled so. They may only rise.
FLOOR_FOUND, FLOOR_RIGHT = 0.97, 0.97


def asked(passage: dict[str, Any]) -> dict[str, tuple[str, str]]:
    values = {words: value.split("..") for words, value in passage["times"].items()} if passage["times"] else {}
    return {words: (value[0], value[-1]) for words, value in values.items()}


def answered(passage: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    day = None if passage["day"] == "null" else date.fromisoformat(passage["day"])
    return [(when.words.start, when.words.end, when.first, when.last) for when in find_whens(passage["text"], 0, day, LANGUAGE)]


def right(passage: dict[str, Any]) -> int:
    found = answered(passage)
    hits = 0
    for words, value in asked(passage).items():
        start = passage["text"].index(words)
        hits += any(s < start + len(words) and start < e and (first, last) == value for s, e, first, last in found)
    return hits


def test_the_labelled_times_keep_their_floors() -> None:
    wanted = sum(len(asked(passage)) for passage in PASSAGES)
    given_ = sum(len(answered(passage)) for passage in PASSAGES)
    hits = sum(right(passage) for passage in PASSAGES)
    assert len(PASSAGES) >= 80
    assert hits / wanted >= FLOOR_FOUND
    assert hits / given_ >= FLOOR_RIGHT


@pytest.mark.parametrize("passage", [p for p in PASSAGES if not p["times"]], ids=lambda p: p["of"])
def test_what_is_no_time_has_no_value(passage: dict[str, Any]) -> None:
    assert answered(passage) == []


def test_spans_are_absolute_and_say_where() -> None:
    text = "It opens on 4 May 2020."
    (when,) = find_whens(text, 100, None, LANGUAGE, "title")
    assert (when.words.start, when.words.end, when.words.where) == (112, 122, "title")


def test_the_future_may_be_told_from_outside() -> None:
    (back,) = find_whens("on Friday", 0, date(2021, 9, 15), LANGUAGE)
    (ahead,) = find_whens("on Friday", 0, date(2021, 9, 15), LANGUAGE, future=True)
    assert (back.first, ahead.first) == ("2021-09-10", "2021-09-17")


def test_the_day_spoken_of_before_may_be_told_from_outside() -> None:
    (when,) = find_whens("He left the next day.", 0, date(2021, 9, 15), LANGUAGE, anchor=date(2021, 9, 1))
    assert when.first == "2021-09-02"


WORDS = [
    "Monday",
    "last",
    "next",
    "week",
    "May",
    "5",
    "and",
    "2021",
    "in",
    "the",
    "1990s",
    "ago",
    "three",
    "days",
    "said",
    "will",
    "month",
    "-",
    "to",
    "31",
    "February",
    "29",
    "weekend",
    ".",
    "\ud800",
    "’s",
    "99",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_value_is_a_real_stretch_of_time(words: list[str], day: date) -> None:
    text = " ".join(words)
    ends = 0
    for when in find_whens(text, 0, day, LANGUAGE):
        assert ends <= when.words.start < when.words.end <= len(text)
        ends = when.words.end
        assert len(when.first) == len(when.last)
        assert first_of(when.first) <= last_of(when.last)


def test_an_undated_report_lends_days_the_year_its_sentence_names() -> None:
    said = "The 2031 congress will be held in Oslo on July 3 and 4. Doors open on May 2."
    found = [(when.first, when.last) for when in find_whens(said, 0, None, LANGUAGE)]
    assert ("2031-07-03", "2031-07-04") in found
    assert all(not first.endswith("05-02") for first, _ in found)
    torn = "Between 2012 and 2014 it met on July 3, and so it did in 2016."
    assert not any(when.first.endswith("07-03") for when in find_whens(torn, 0, None, LANGUAGE))
