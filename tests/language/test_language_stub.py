from datetime import date

import pytest

from legation.language.language import Language, load
from legation.reading.read import read
from legation.records.report import Report
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
  anyone: {peopl: person}
"""
TEXTS = (
    'The ferry sank off Karst on Sunday, the mayor said. "Twelve people drowned in the storm," she said.',
    "The ferry sank off Karst, the coast guard said on Monday. It said that nine people drowned in the storm.",
)


@pytest.fixture(scope="module")
def stub(tmp_path_factory: pytest.TempPathFactory) -> Language:
    folder = tmp_path_factory.mktemp("office")
    (folder / "lexicons" / "xx").mkdir(parents=True)
    (folder / "lexicons" / "xx" / "words.yml").write_text(PAGE, encoding="utf-8")
    return load("xx", str(folder))


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
