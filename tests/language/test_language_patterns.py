import re

import attrs
import pytest

from legation.language.language import load
from legation.language.lists.words import NoWordList, WordList
from legation.language.patterns import EmptyGroupError, Slots, Where, compile_phrases, either, once, read_slot

SLOTS: Slots = {
    "negator": WordList(("not", "n't", "nobody", "yet to")),
    "known": WordList(("known", "know", "clear")),
    "adverb": WordList(("yet", "for sure", "exactly")),
    "number": re.compile(r"\d+"),
}


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("set to", "The gate is set  to open.", "set  to"),
        ("set to", "They offset to nobody, reset torches.", None),
        ("car bomb", "A Car Bomb went off.", "Car Bomb"),
        ("{negator} {adverb*3} {known}", "It is not yet exactly known where.", "not yet exactly known"),
        ("{negator} {adverb*3} {known}", "It isn’t clear who.", "n’t clear"),
        ("{negator} {adverb?} {known}", "It is not yet exactly known where.", None),
        ("{adverb?} {known}", "It is for sure known.", "for sure known"),
        ("{adverb?} {known}", "It is known.", "known"),
        ("(no|any) reason", "They gave no reason.", "no reason"),
        ("(no|any) reason", "They gave a reason.", None),
        ("without (any|) reason", "Without reason and without any reason.", "Without reason"),
        ("(not|n't) known", "It wasn't known.", "n't known"),
        ("(not|n't) known", "The knot known to sailors.", None),
        ("(un|)known", "It is unknown.", "unknown"),
        ("gave … reason", "He gave his friends no good reason.", "gave his friends no good reason"),
        ("gave … reason", "He gave up. The reason was the rain.", None),
        ("in {number} days", "They met in 12 days.", "in 12 days"),
        ("n't", "They didn't.", "n't"),
        ("the mayor's", "the mayor’s house", "the mayor’s"),
    ],
)
def test_a_phrase_is_found_as_it_is_said(phrase: str, text: str, found: str | None) -> None:
    match = compile_phrases(WordList((phrase,)), SLOTS).search(text)
    assert (match[0] if match else None) == found


@pytest.mark.parametrize(
    ("at", "text", "there"),
    [
        ("start", "Read more here", True),
        ("start", "To read more", False),
        ("end", "To read more", True),
        ("end", "Read more here", False),
        ("whole", " Read more ", True),
        ("whole", "To read more", False),
        ("anywhere", "To read more here", True),
    ],
)
def test_a_phrase_is_looked_for_where_one_asks(at: Where, text: str, there: bool) -> None:
    assert (compile_phrases(WordList(("read more",)), at=at).search(text) is not None) == there


def test_of_two_phrases_the_longer_is_found_and_its_slot_is_told() -> None:
    pattern = compile_phrases(WordList(("{negator} {known}", "{negator} {known} for {number} days")), SLOTS)
    match = pattern.search("It was not known for 12 days.")
    assert match is not None
    assert (match[0], read_slot(match, "number"), read_slot(match, "known")) == ("not known for 12 days", "12", "known")
    short = pattern.search("It was not clear.")
    assert short is not None
    assert (read_slot(short, "number"), read_slot(short, "known")) == (None, "clear")


def test_capitals_and_hyphens_count_as_one_asks() -> None:
    assert compile_phrases(WordList(("May",)), capitals=True).search("It may rain.") is None
    assert compile_phrases(WordList(("car bomb",)), hyphens=True).search("a car-bomb") is not None
    assert compile_phrases(WordList(("car bomb",))).search("a car-bomb") is None


@pytest.mark.parametrize(
    "phrases", [(), ("",), ("gave (|) reason",), ("{nothing} known",), ("{empty} known",), ("gave (no reason",), ("{}",)]
)
def test_what_would_match_everywhere_or_nowhere_is_refused(phrases: tuple[str, ...]) -> None:
    with pytest.raises(EmptyGroupError):
        compile_phrases(WordList(phrases), {**SLOTS, "empty": WordList()})


def test_a_group_without_words_is_refused_unless_the_language_has_none() -> None:
    with pytest.raises(EmptyGroupError):
        either(WordList())
    assert re.search(either(NoWordList()), "any words") is None
    assert compile_phrases(NoWordList()).search("any words") is None


def test_a_list_is_compiled_once_for_each_way() -> None:
    words = WordList(("set to",))
    assert compile_phrases(words) is compile_phrases(words)
    assert compile_phrases(words) is not compile_phrases(words, at="end")
    slotted, one, other = WordList(("{known} here",)), WordList(("known",)), WordList(("clear",))
    assert compile_phrases(slotted, {"known": one}).search("clear here") is None
    assert compile_phrases(slotted, {"known": other}).search("clear here") is not None


def test_what_is_made_of_an_object_is_made_once() -> None:
    made: list[str] = []

    @once
    def build(words: WordList) -> int:
        made.append(words[0])
        return len(words)

    one, same = WordList(("a",)), WordList(("a",))
    assert [build(one), build(one), build(same)] == [1, 1, 1]
    assert made == ["a", "a"]


def test_no_list_of_ours_holds_an_expression() -> None:
    for code in ("en", "fr", "ja"):
        for part in attrs.asdict(load(code).lists, recurse=False).values():
            for words in attrs.asdict(part, recurse=False).values() if attrs.has(type(part)) else ():
                if isinstance(words, WordList):
                    assert not [word for word in words if re.search(r"\\|\(\?|\[\^|\.\*|\w[+]\B", word)]
