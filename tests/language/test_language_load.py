from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.language.language import Forms, Language, find_codes, load
from legation.language.words import Quote
from legation.records.errors import OfficeError

HEAD = "about: a test\nfrom: made up\nlicence: Apache-2.0\nedits: the test\n"


def office(folder: Path, words: str) -> str:
    place = folder / "lexicons" / "en"
    place.mkdir(parents=True)
    (place / "outlets.yml").write_text(HEAD + words, encoding="utf-8")
    return str(folder)


def test_an_office_lays_its_words_over_ours(tmp_path: Path) -> None:
    there = office(tmp_path, "outlets:\n  - {name: Harbour Courier, kind: paper}\nheld:\n  hedges: [so they say]\n")
    ours, theirs = load("en").lists, load("en", there).lists
    assert theirs.outlets[0].name == "Harbour Courier"
    assert theirs.outlets[1:] == ours.outlets
    assert theirs.held.hedges == ("so they say", *ours.held.hedges)
    assert theirs.held.silent == ours.held.silent
    assert load("en").digest != load("en", there).digest


def test_what_a_table_of_an_office_explains_is_meant_as_it_says(tmp_path: Path) -> None:
    words = load("en", office(tmp_path, "figures:\n  scales: {lakh: 100000, dozen: 13}\npeople:\n  body_kinds: {bank: [trust]}\n")).lists
    assert (words.figures.scales["lakh"], words.figures.scales["dozen"], words.figures.scales["hundred"]) == (100000, 13, 100)
    assert words.people.body_kinds["bank"] == ("trust", "bank")


def test_changing_a_word_changes_the_digest(tmp_path: Path) -> None:
    one = load("en", office(tmp_path / "one", "lines: {openers: [b]}\n"))
    two = load("en", office(tmp_path / "two", "lines: {openers: [c]}\n"))
    assert one.digest != two.digest


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("outlets: [{kind: paper}]", "entry 1 of outlets"),
        ("outlets: [{name: Harbour Courier, town: Kelm}]", "it has no town|entry 1 of outlets"),
        ("- just a list", "not YAML"),
        ("outlets: [unclosed", "not YAML"),
        ("dates: {monts: {july: 7}}", "there is no word list `dates.monts`. Do you mean `dates.months`?"),
        ("date: {months: {july: 7}}", "there is no word list `date`. Do you mean `dates`?"),
        ("dates: {months: {july: seventh}}", "`dates.months` cannot be read"),
        ("dates: {months: [july]}", "`dates.months` cannot be read"),
        ("dates: {future: []}", "`dates.future` is empty"),
        ("dates: [july]", "`dates` is a mapping of lists"),
        ("figures: {units: {furlong: [km]}}", "`figures.units` cannot be read"),
        ("phrases: {held.hedge: [so they say]}", "there is no word list `held.hedge`. Do you mean `held.hedges`?"),
    ],
)
def test_a_wrong_word_list_is_named_with_its_fault(tmp_path: Path, words: str, said: str) -> None:
    with pytest.raises(OfficeError) as raised:
        load("en", office(tmp_path, words))
    assert "outlets.yml" in str(raised.value)
    assert any(part in str(raised.value) for part in said.split("|"))


def test_old_names_are_read_and_the_officer_is_told_the_new_ones(tmp_path: Path) -> None:
    old = (
        "phrases:\n  held.hedges: [so they say]\n  people.same: ['reeve, alderman']\n"
        "tables:\n  units: {furlong: km 0.201168}\n  exclusive.act: {kite: 'aircraft: kite'}\n  epithets: {league: org:nato org:eu}\n"
        "  events.objects.OPENING: {kiosk: '1'}\n  dates.feasts: {midsummer: 6-24}\n"
    )
    known = load("en", office(tmp_path, old))
    lists = known.lists
    assert lists.held.hedges[0] == "so they say"
    assert lists.people.same[0] == ("reeve", "alderman")
    assert lists.figures.units["furlong"] == ("km", 0.201168)
    assert lists.exclusive.act["kite"] == ("aircraft", "kite")
    assert lists.people.epithets["league"] == ("org:nato", "org:eu")
    assert "kiosk" in lists.events.objects["OPENING"]
    assert "embassy" in lists.events.objects["OPENING"]
    assert lists.dates.feasts["midsummer"] == (6, 24)
    assert len(known.notices) == 7
    assert "`held.hedges` under `phrases` is now `hedges` under `held`" in known.notices[0]
    assert "outlets.yml" in known.notices[0]
    assert load("en").notices == ()


def test_words_that_yaml_takes_for_yes_and_no_are_words(tmp_path: Path) -> None:
    lists = load("en", office(tmp_path, "held:\n  hedges: [no, on, true, 12]\n")).lists
    assert lists.held.hedges[:4] == ("no", "on", "true", "12")


def test_a_language_that_we_have_no_folder_for_has_no_words() -> None:
    assert load("xx").lists.actors == ()
    assert "may" not in load("xx").lists.held.hedges


def test_every_folder_of_word_lists_is_a_language() -> None:
    assert find_codes() == ("en", "fr", "ja")
    assert all(load(code).code == code for code in find_codes())


def test_a_language_cuts_a_text_in_its_own_way() -> None:
    def lines(text: str, offset: int = 0) -> Iterator[tuple[int, int]]:
        yield offset, offset + text.find("。") + 1

    own = Language("xx", forms=Forms(str.lower, str.lower, str.lower, sentences=lines, quotes=lambda text: [Quote(0, len(text))]))
    assert list(own.find_sentences("沈んだ。港", 5)) == [(5, 9)]
    assert own.find_quotes("「港」") == [Quote(0, 3)]
    assert [quote.start for quote in Language("xx").find_quotes("He said “no”.")] == [8]
