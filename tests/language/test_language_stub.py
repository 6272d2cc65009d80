from datetime import date

import pytest
from attrs import evolve

from legation.language.language import Language, load
from legation.reading.read import read
from legation.records.report import Report
from legation.weighing.accounts.account import build_accounts
from legation.weighing.accounts.index import build_index
from legation.weighing.grouping.sketch import find_terms
from legation.weighing.lineage.reuse import find_own_words
from legation.weighing.weigh import weigh

PAGE = """
about: a language made up for a test, as one folder; its words are English so that the parser at hand knows their places in a sentence
from: made up
licence: Apache-2.0
edits: the test
actors:
  - {id: "state:ka", names: [Karst]}
cues:
  - {lemma: say}
  - {lemma: deny, held: denied}
content:
  stopwords: [the, a, on, of, in, was]
figures:
  numbers: {twelve: 12, nine: 9}
  persons: {people: person}
roles:
  words: {drown: kill}
  anyone: {people: person}
"""
TEXTS = (
    'The ferry sank off Karst on Sunday, the mayor said. "Twelve people drowned in the storm," she said.',
    "The ferry sank off Karst, the coast guard said on Monday. It said that nine people drowned in the storm.",
)
# Two reports of one story, in two languages, that have names and short words in common.
TWO = (
    ("en", 'Alder’s tug sank in the Holm Strait off Brandt on Sunday, the mayor said. "Twelve people drowned in the storm," she said.'),
    (
        "xx",
        "Alder's tug sank in the Holm Strait off Brandt, the coast guard said on Monday. It said that nine people drowned in the storm.",
    ),
)


@pytest.fixture(scope="module")
def stub(tmp_path_factory: pytest.TempPathFactory) -> Language:
    folder = tmp_path_factory.mktemp("office")
    (folder / "lexicons" / "xx").mkdir(parents=True)
    (folder / "lexicons" / "xx" / "words.yml").write_text(PAGE, encoding="utf-8")
    return load("xx", str(folder))


@pytest.fixture(scope="module")
def two(stub: Language) -> Language:
    """English with the made-up language beside it, whose forms leave every word as it is written."""
    return evolve(load("en"), beside={"xx": stub})


def reports(language: str) -> list[Report]:
    return [
        Report(
            source=f"{n}.txt", text=text, title="Ferry sinks off Karst", outlet=f"Paper {n}", published=date(2024, 3, 5), language=language
        )
        for n, text in enumerate(TEXTS)
    ]


def test_a_language_that_is_one_folder_is_read_and_weighed(stub: Language) -> None:
    given = reports("xx")
    readings = read(given, {"xx": stub})
    said = [given[0].words(span) for statement in readings[0].statements for span in statement.words if span.where == "text"]
    assert any("Twelve people drowned" in words for words in said)
    assert [mention.actor for mention in readings[0].mentions if mention.actor] != []
    assert {figure.value for reading in readings for assertion in reading.assertions for figure in assertion.figures} == {9, 12}
    (story,) = weigh(given, readings, stub).stories
    assert any("ferry sank" in claim.text.lower() for claim in story.claims)
    numbers = [{side.value for side in conflict.sides} for conflict in story.conflicts if conflict.kind == "number"]
    assert numbers == [{"9 people", "12 people"}]


def test_a_story_in_two_languages_is_weighed_and_each_report_cut_by_its_own_forms(stub: Language, two: Language) -> None:
    one, other = (
        Report(
            source=f"{code}.txt", text=text, title="Tug sank off Brandt in storm", outlet=code, published=date(2024, 3, 5), language=code
        )
        for code, text in TWO
    )
    readings = read([one, other], {"en": two, "xx": stub})
    assert [reading.language for reading in readings] == ["en", "xx"]
    (story,) = weigh([one, other], readings, two).stories
    assert set(story.reports) == {one.id, other.id}
    assert {support.report for claim in story.claims for support in claim.supports} == {one.id, other.id}
    accounts = build_accounts([one, other], readings, two)
    index = build_index([one, other], accounts, two)
    cut = {account.report: (index.stem_of(account)("drowned"), {*account.features} & {"peopl", "people"}) for account in accounts}
    assert cut == {0: ("drown", {"peopl"}), 1: ("drowned", {"people"})}
    # A possessive is left off by English, and the made-up language knows of none.
    assert "alder" in find_own_words(one, readings[0], two.of(one)).plain
    assert "alder's" in find_own_words(other, readings[1], two.of(other)).plain


def test_the_language_of_a_report_is_its_own_where_the_office_has_it_and_else_that_of_the_office(stub: Language, two: Language) -> None:
    english, other = reports("en")[0], reports("xx")[0]
    assert [two.of(report) for report in (english, other, evolve(other, language="yy"), evolve(other, language=None))] == [
        two,
        stub,
        two,
        two,
    ]
    assert [word for _, _, word in stub.find_words("The mayor's US boats")] == ["the", "mayor's", "us", "boats"]
    assert [word for _, _, word in two.find_words("The mayor's US boats")] == ["the", "mayor", "usa", "boats"]
    assert "drowned" in find_terms("They drowned", stub) and "drown" in find_terms("They drowned", two)


def test_what_a_folder_leaves_out_is_said_and_its_rules_find_nothing(stub: Language) -> None:
    readings = read(reports("xx"), {"xx": stub})
    assert [reading.credits for reading in readings] == [(), ()]
    assert [reading.events for reading in readings] == [(), ()]
    assert "not" not in stub.lists.negation.negators


def test_a_report_in_a_language_without_words_that_attribute_is_left_alone_with_a_note() -> None:
    french = load("fr")
    assert french.lists.chrome.menu
    (reading, _) = read(reports("fr"), {"fr": french})
    assert reading.statements == ()
    assert "not read (fr)" in reading.notes[0]
