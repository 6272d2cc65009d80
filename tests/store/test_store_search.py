"""What is searched is found, by every database alike, with the exact words and their addresses."""

import random
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.records.errors import LegationError
from legation.records.reading import Reading
from legation.records.report import Report
from legation.store.search.query import SIZES, Query, day_facets, find_days, words
from legation.store.search.search import Found
from legation.store.store import Store
from store.kept import NOW, WORDS, reading, report


def put(store: Store, *reports: Report) -> None:
    for one in reports:
        store.reports.put(one, NOW)
        made = reading(one) if WORDS in one.text else Reading(one.id, "test")
        store.readings.put(made, "key")
        store.search.index(one, made)


def found(store: Store, text: str = "", **given: object) -> list[tuple[str, str | None]]:
    return [(hit.report, hit.statement) for hit in store.search.find(Query(text, **given)).hits]  # type: ignore[arg-type]  # by name


def shown(store: Store, answer: Found) -> list[str]:
    reports = {hit.report: store.reports.get(hit.report) for hit in answer.hits}
    said = []
    for hit in answer.hits:
        of = reports[hit.report]
        assert of is not None
        assert of.words(hit.span) == hit.snippet
        for match in hit.matches:
            assert match in hit.span
            said.append(of.words(match))
    return said


@pytest.mark.parametrize(
    ("typed", "matches"),
    [
        ("harbour", {"harbour"}),
        ("HARBOUR Monday", {"harbour", "Monday"}),
        ('"northern gate"', {"northern gate"}),
        ("“northern gate”", {"northern gate"}),
        ('"gate northern"', set()),
        ("north*", {"northern"}),
        ('"northern ga*"', {"northern gate"}),
        ('"northern gate', {"northern gate"}),
        ("arhus", {"Århus"}),
        ("ÅRHUS", {"Århus"}),
        ("横浜", {"横浜"}),
        ("浜横", set()),
        ("harbour nowhere", set()),
        ("harb", set()),
        ("minister's", set()),
        ("northern-gate", {"northern gate"}),
    ],
)
def test_words_phrases_and_beginnings(store: Store, typed: str, matches: set[str]) -> None:
    put(store, report())
    answer = store.search.find(Query(typed, over="reports"))
    assert set(shown(store, answer)) == matches
    assert bool(answer.hits) == bool(matches)


@pytest.mark.parametrize(
    "typed", ["!!!", '"', "*", "( ) -", "¶", "·gate", "§r", "§q", "words:gate OR x", "NEAR(a b)", "'; DROP TABLE search", "\x00", "\ud800"]
)
def test_what_is_typed_is_never_a_command(store: Store, typed: str) -> None:
    put(store, report())
    answer = store.search.find(Query(typed))
    assert all("gate" in words(said) for said in shown(store, answer))
    assert found(store, "gate")


def test_too_many_words_are_refused_in_a_sentence(store: Store) -> None:
    with pytest.raises(LegationError, match="at most 32"):
        store.search.find(Query("gate " * 33))


def test_facets_narrow_and_are_counted(store: Store) -> None:
    one, two = report(1), report(2, outlet="Northern Ledger", text=f"{report(2).text} More.")
    put(store, one, two)
    statements = {made.id: [said.id for said in reading(made).statements] for made in (one, two)}
    assert found(store, outlet="northern ledger") == [(two.id, statements[two.id][1]), (two.id, statements[two.id][0]), (two.id, None)]
    assert found(store, "gate", party="state:dk", over="statements") == [(two.id, statements[two.id][0]), (one.id, statements[one.id][0])]
    for name in ("Maria Lund", "lund", "person:maria-lund"):
        assert found(store, speaker=name, over="statements", outlet="Harbour Courier") == [(one.id, statements[one.id][0])]
    assert found(store, speaker="Maria") == []
    assert {statement for _, statement in found(store, quoted=True)} == {statements[made.id][0] for made in (one, two)}
    assert found(store, over="reports", since=date(2024, 5, 3)) == [(two.id, None)]
    assert found(store, over="reports", until=date(2024, 5, 2)) == [(one.id, None)]
    assert found(store, over="reports", since=date(2024, 5, 4), until=date(2024, 5, 1)) == []
    counts = store.search.find(Query("gate")).counts
    assert set(counts["outlet"]) == {("Harbour Courier", 2), ("Northern Ledger", 2)}
    assert counts["party"] == (("state:dk", 4),)
    assert counts["speaker"] == (("Maria Lund", 4),)
    assert counts["month"] == (("2024-05", 4),)
    assert counts["quoted"] == (("quoted", 2),)


def test_pages_follow_one_another_newest_first(store: Store) -> None:
    made = [report(number) for number in range(1, 8)]
    put(store, *made)
    met: list[str] = []
    before: int | None = None
    for _ in range(4):
        answer = store.search.find(Query("gate", over="reports", limit=2, before=before))
        met += [hit.report for hit in answer.hits]
        before = answer.next
    assert met == [one.id for one in reversed(made)]
    assert before is None


def test_a_report_that_is_indexed_again_is_found_once_by_its_new_words(store: Store) -> None:
    one = report()
    put(store, one)
    again = evolve(reading(one), statements=reading(one).statements[:1])
    store.search.index(one, again)
    assert len(found(store, over="statements")) == 1
    assert found(store, "gate", over="reports") == [(one.id, None)]
    assert found(store, '"the plan"', over="statements") == []


def test_titles_and_captions_are_found_where_they_stand(store: Store) -> None:
    one = report(text="Nothing here.", title="A ferry sinks", captions=("Divers at work", "The lighthouse"))
    put(store, one)
    assert {hit.span.where for hit in store.search.find(Query("ferry")).hits} == {"title"}
    assert {hit.span.where for hit in store.search.find(Query("lighthouse")).hits} == {"captions/1"}
    assert found(store, '"sinks nothing"') == []


def test_a_hit_names_its_story_outlet_and_day(store: Store) -> None:
    one = report()
    put(store, one)
    (hit,) = store.search.find(Query("gate", over="reports")).hits
    assert (hit.outlet, hit.title, hit.day, hit.story) == (one.outlet, one.title, one.day, None)


def test_a_snippet_is_short_and_holds_its_match(store: Store) -> None:
    filler = " ".join(f"filler{number}" for number in range(2000))
    put(store, report(text=f"{filler} needle {filler}"))
    (hit,) = store.search.find(Query("needle")).hits
    assert len(hit.snippet) <= 300
    assert "needle" in hit.snippet
    assert not hit.snippet.startswith(" ")


def test_a_book_is_indexed_without_complaint(store: Store) -> None:
    dice = random.Random(7)  # noqa: S311  nothing secret is made
    text = " ".join(f"{dice.randrange(10**9):x}" for _ in range(60_000))
    put(store, report(text=f"beginning {text} " + "x" * 5000))
    assert found(store, "beginning")


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 20_000), st.integers(-50, 20_050))
def test_a_range_of_days_is_a_few_marks_and_exactly_those_days(first: date, length: int, other: int) -> None:
    marks = find_days(first, first + timedelta(days=length))
    assert len(marks) <= 2 * SIZES
    assert bool(set(day_facets(first + timedelta(days=other))) & set(marks)) == (0 <= other <= length)


def test_a_range_that_ends_before_it_begins_is_empty() -> None:
    assert find_days(date(2024, 1, 2), date(2024, 1, 1)) == []


PIECES = [
    "gate",
    "Gate's",
    "north*",
    '"',
    "“",
    "*",
    "-",
    "12,000",
    "Ørsted",
    "岸田",
    "\ud800",
    "§q",
    "·ga",
    "\x00",
    "é",
    "e\u0301",
    "ﷺ",
    "ß",
]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join))
def test_any_typed_words_that_stand_in_a_text_find_it(store: Store, typed: str) -> None:
    one = report(text=typed, source="any")
    put(store, one)
    plain = " ".join(word for word in typed.replace('"', " ").replace("“", " ").split() if not word.endswith("*"))
    if words(plain):
        assert (one.id, None) in found(store, plain, over="reports")
    shown(store, store.search.find(Query(typed)))
