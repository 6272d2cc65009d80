import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.briefing.templates import CHOICES, TEMPLATES, fill, ours
from legation.language.typography import show_range

VALUES = {
    "number": "2",
    "count": "3",
    "cited": "1",
    "percent": "40",
    "quantity": "at least 40 km",
    "day": "2023-05-24",
    "range": "2023-05-24/2023-05-25",
    "outlet": "Lantern",
    "name": "Ann",
    "title": "Dates",
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_filled(name: str) -> None:
    template = TEMPLATES[name]
    slots = [field for _, field, _, _ in string.Formatter().parse(template.text) if field is not None]
    assert sorted(set(slots)) == [str(number) for number in range(len(template.slots))]
    values = []
    for slot in template.slots:
        kind, _, what = slot.rstrip("*").partition(" ")
        values.append(next(iter(CHOICES[what])) if kind == "choice" else VALUES[kind])
    assert "{" not in fill(ours(name, *values))


def test_only_the_last_slot_takes_all_that_is_left() -> None:
    assert not [name for name, template in TEMPLATES.items() if any(slot.endswith("*") for slot in template.slots[:-1])]


def test_lists_and_numbers_read_as_print() -> None:
    assert fill(ours("carried-count", 1, 1)) == "1 report, 1 origin"
    assert fill(ours("root-in", "Wire", "Lantern", "Ledger", "Post")) == "Wire (in Lantern, Ledger and Post)"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2023-07-11", "2023-07-12", "11–12 July 2023"),
        ("2023-07-11", "2023-07-11", "11 July 2023"),
        ("2023-06-30", "2023-07-02", "30 June – 2 July 2023"),
        ("2022-12-30", "2023-01-02", "30 December 2022 – 2 January 2023"),
        ("2023-07", "2023-07", "July 2023"),
        ("2023-07", "2023-09", "July – September 2023"),
        ("2024", "2024", "2024"),
        ("2024", "2025", "2024 – 2025"),
    ],
)
def test_spans_of_days_say_nothing_twice(first: str, last: str, shown: str) -> None:
    assert show_range(first, last).replace("\u00a0", " ") == shown


DAYS = st.dates().map(lambda day: day.isoformat())


@settings(max_examples=200)
@given(DAYS, DAYS, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_any_two_days_can_be_shown(first: str, last: str, left: int, right: int) -> None:
    shown = show_range(first[:left], last[:right])
    assert last[:4] in shown
    assert not re.search(r"\bNone\b|[{}]", shown)


def test_a_measure_is_printed_as_a_person_writes_it() -> None:
    assert fill(ours("value-number", "at least 5 billion kg")) == "at least 5 million tonnes"
