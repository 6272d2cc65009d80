import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.language.words import as_seen, by_number, find_quotes, fold, singular, tokens_of
from legation.reading.clauses.clause import find_stems
from legation.weighing.grouping.sketch import find_terms


def words(text: str) -> list[str]:
    return [word for _, _, word in load("en").find_words(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("U.S. and US officials told us.", ["usa", "and", "usa", "officials", "told", "us"]),
        ("It isn't known; it isn’t.", ["it", "isn't", "known", "it", "isn't"]),
        ("10,000 boats, 1.5 tons", ["10,000", "boats", "1.5", "tons"]),
        ("the mayor's office, the mayors’ office", ["the", "mayor", "office", "the", "mayors", "office"]),
        ("a coast-guard ship at 3 p.m.", ["a", "coast", "guard", "ship", "at", "3", "pm"]),
        ("Zürich, Kraków, İzmir", ["zürich", "kraków", "i̇zmir"]),
    ],
)
def test_words_are_the_same_wherever_they_are_compared(text: str, said: list[str]) -> None:
    assert words(text) == said


# Letters that are not shown, in words; each line is the same to the eye.
HIDDEN = ["\u200c", "\u00ad", "\u034f", "\ufe0f", "\u200b", "\u2060", "\ufeff", "\u061c", "\u3164", "\U000e0061"]


@pytest.mark.parametrize("letter", HIDDEN)
def test_a_letter_that_is_not_shown_does_not_part_a_copy_from_its_text(letter: str) -> None:
    text = "The harbour master closed the pier on Sunday."
    copied = text.replace("h", f"h{letter}").replace("on", f"o{letter}n")
    assert words(copied) == words(text)
    for start, end, word in load("en").find_words(copied):
        assert fold(copied[start:end]).text.lower() == word


@pytest.mark.parametrize(
    ("copied", "text"),
    [
        ("The hаrbour mаster clоsed thе piеr.", "The harbour master closed the pier."),  # Cyrillic а, о, е
        ("It was а storm; аs so оften.", "It was a storm; as so often."),
        ("Τhe pier is сlosed", "The pier is closed"),  # Greek Tau, Cyrillic с
        ("Ｔhe pier is closed", "The pier is closed"),
        ("the 𝐩𝐢𝐞𝐫 is closed", "the pier is closed"),
        ("the ﬁrst ﬂoor", "the first floor"),
        ("in Krako\u0301w", "in Kraków"),
    ],
)
def test_letters_that_look_alike_are_one(copied: str, text: str) -> None:
    assert words(copied) == words(text)


@pytest.mark.parametrize(
    "text", ["Президент России заявил, что все в порядке, а потом ушёл.", "Ο πρόεδρος είπε ότι όλα είναι καλά.", "日本 東京"]
)
def test_a_text_in_another_script_keeps_its_letters(text: str) -> None:
    assert as_seen(text) == text


def test_a_foreign_name_in_a_latin_text_keeps_its_letters() -> None:
    assert words("The paper Россия said so.") == ["the", "paper", "россия", "said", "so"]


def test_each_word_is_told_where_it_stands_as_written() -> None:
    text = "A sto\u00adrm hit Krako\u0301w\u200b’s ﬁrst pier."
    assert [text[start:end] for start, end, _ in load("en").find_words(text)] == [
        "A",
        "sto\u00adrm",
        "hit",
        "Krako\u0301w\u200b’s",
        "ﬁrst",
        "pier",
    ]


def test_a_reading_and_the_weighing_know_one_word_by_one_stem() -> None:
    language = load("en")
    text = "U.S. officials didn't release 10,000 barrels; we'll see the minister's lists."
    content = set(find_stems(text, language))
    assert {"usa", "offici", "releas", "10,000", "barrel", "minist", "list"} <= content
    assert not {"didn", "didn't", "we", "ll", "s", "u"} & content
    assert content <= {language.stem(language.forms.bare(word)) for _, _, word in load("en").find_words(text)}
    assert {"releas", "10,000", "barrel"} <= set(find_terms(text, language))


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text)]


def test_each_kind_of_mark_is_paired() -> None:
    assert quoted("He said \"yes\" and “no” and «perhaps» and ''never''.") == ['"yes"', "“no”", "«perhaps»", "''never''"]


def test_a_quotation_that_never_closes_runs_to_the_end_of_the_paragraph() -> None:
    found = find_quotes("“We begin here, and the next paragraph goes on.")
    assert [(q.start, q.open) for q in found] == [(0, True)]


def test_an_inch_mark_opens_nothing() -> None:
    assert quoted('The 12" gun fired.') == []


def test_a_lost_closing_mark_does_not_turn_the_next_quotation_inside_out() -> None:
    assert quoted('"First was lost, she said. "Second" was not.')[-1] == '"Second"'


def test_quotes_become_token_ranges() -> None:
    text = 'A "b c" d'
    assert tokens_of(find_quotes(text), [0, 2, 3, 5, 6, 8], [1, 3, 4, 6, 7, 9]) == [(1, 5)]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab \"'“”«»„`.,", max_size=60))
def test_quotations_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        end = quote.end


def test_one_and_many_are_told_by_the_endings_of_the_language() -> None:
    assert singular("ministers", ["s"]) == "minister"
    assert singular("police", ["s"]) == "police"
    assert by_number("minister", ["s"]) == ("minister", "minister", "ministers")
    assert by_number("ministers", ()) == ("ministers", "ministers")
