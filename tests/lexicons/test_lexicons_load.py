from pathlib import Path

import pytest

from legation.lexicons.load import load
from legation.records.errors import OfficeError

HEAD = "about: a test\nfrom: made up\nlicence: Apache-2.0\nedits: the test\n"


def office(folder: Path, words: str) -> str:
    place = folder / "lexicons" / "en"
    place.mkdir(parents=True)
    (place / "outlets.yml").write_text(HEAD + words, encoding="utf-8")
    return str(folder)


def test_an_office_lays_its_words_over_ours(tmp_path: Path) -> None:
    there = office(tmp_path, "outlets:\n  - {name: Harbour Courier, kind: paper}\nphrases:\n  hedges: [so they say]\n")
    ours, theirs = load("en"), load("en", there)
    assert theirs.outlets[0].name == "Harbour Courier"
    assert theirs.outlets[1:] == ours.outlets
    assert theirs.phrases["hedges"][0] == "so they say"
    assert theirs.digest != ours.digest


def test_changing_a_word_changes_the_digest(tmp_path: Path) -> None:
    one = load("en", office(tmp_path / "one", "phrases: {a: [b]}\n"))
    two = load("en", office(tmp_path / "two", "phrases: {a: [c]}\n"))
    assert one.digest != two.digest


@pytest.mark.parametrize(
    ("words", "said"),
    [("outlets: [{kind: paper}]", "entry 1 of outlets"), ("- just a list", "not YAML"), ("outlets: [unclosed", "not YAML")],
)
def test_a_wrong_word_list_is_named_with_its_fault(tmp_path: Path, words: str, said: str) -> None:
    with pytest.raises(OfficeError, match=said) as raised:
        load("en", office(tmp_path, words))
    assert "outlets.yml" in str(raised.value)


def test_a_language_without_words_is_an_empty_lexicon() -> None:
    assert load("xx").actors == ()
