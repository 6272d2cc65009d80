import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.briefing.display import HIDDEN, choose_marks, show_words, spaced
from legation.briefing.templates import ours


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("no plans", "“”"),
        ('"I am not aware"', ""),
        ("“I am not aware”", ""),
        ("he was “not aware” of it", "‘’"),
        ("“not aware” and “extra cautious”", "‘’"),
        ("“A desk,” she said.", "‘’"),
        ("“", "‘’"),
        ("Japan’s office", "“”"),
    ],
)
def test_marks_never_meet_marks_of_their_own_kind(words: str, marks: str) -> None:
    assert "".join(choose_marks(words)) == marks


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_whatever_is_shown_hides_nothing(words: str) -> None:
    shown = show_words(words)
    assert not HIDDEN.search(shown)
    assert "\n" not in shown
    shown.encode("utf-8")


def test_punctuation_follows_without_a_space() -> None:
    parts = (ours("speaker-open", "Ann"), ours("mode", "quoted"), ours("manner-close", "asked"))
    assert [space for space, _ in spaced(parts)] == ["", "", ""]
