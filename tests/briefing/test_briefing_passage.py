import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.briefing.passage import strip_loose, trim, widen
from legation.briefing.templates import ours
from legation.briefing.typeset import spaced
from legation.language.typography import HIDDEN, choose_marks, show_words
from legation.records.report import Report, Span

TEXT = "Tokyo waits. “No word yet,” said an aide who spoke to Meridian Wire on Monday. The rest\nfollows later."
NOTE = Report(source="a.txt", text=TEXT)


@settings(max_examples=200)
@given(st.text(alphabet="ab \n\ud800é", max_size=60), st.integers(1, 20))
def test_trimmed_words_are_words_of_the_passage(text: str, most: int) -> None:
    report = Report(source="b.txt", text=f"  {text} ", id="0" * 20)
    span = trim(report, Span(0, len(report.text)), most)
    assert len(span) <= most
    assert report.words(span) == report.words(span).strip()


def test_a_name_is_widened_to_its_sentence() -> None:
    start = TEXT.index("Meridian")
    span = widen(NOTE, Span(start, start + 13), 110)
    assert NOTE.words(span) == "“No word yet,” said an aide who spoke to Meridian Wire on Monday."


def test_in_a_long_sentence_whole_words_around_it_are_kept() -> None:
    start = TEXT.index("Meridian")
    span = widen(NOTE, Span(start, start + 13), 40)
    assert NOTE.words(span) == "who spoke to Meridian Wire on Monday."


@settings(max_examples=300)
@given(st.text(alphabet="ab. \n\ud800", max_size=80), st.integers(0, 80), st.integers(1, 10), st.integers(1, 60))
def test_what_is_widened_holds_what_it_was_and_no_more_than_asked(text: str, start: int, length: int, most: int) -> None:
    report = Report(source="c.txt", text=text, id="0" * 20)
    span = trim(report, Span(min(start, len(text)), min(start + length, len(text))), length)
    wide = widen(report, span, most)
    assert not len(span) or (wide.start <= span.start and span.end <= wide.end)
    assert len(wide) <= max(most, len(span))


@settings(max_examples=300)
@given(st.text(alphabet='ab ,"“”«»\n\ud800', max_size=40))
def test_what_is_stripped_is_only_marks_at_the_ends(text: str) -> None:
    report = Report(source="d.txt", text=text, id="0" * 20)
    span = trim(report, Span(0, len(text)), max(1, len(text)))
    bare = strip_loose(report, span)
    assert bare in span
    assert (text[span.start : bare.start] + text[bare.end : span.end]).strip(' ,\n"“”«»') == ""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('"No word yet.', "No word yet."),
        ('No word yet,"', "No word yet"),
        ("“No word” yet", "“No word” yet"),
        ("“No word yet”", "“No word yet”"),
        ('he said "no word"', 'he said "no word"'),
    ],
)
def test_a_mark_without_its_partner_is_not_shown(words: str, shown: str) -> None:
    report = Report(source="e.txt", text=words)
    assert report.words(strip_loose(report, Span(0, len(words)))) == shown


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


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("pl\u034fan", "pl[U+034F]an"),
        ("pl\u3164an", "pl[U+3164]an"),
        ("pl\ufe0fan", "pl[U+FE0F]an"),
        ("pl\U000e0061an", "pl[U+E0061]an"),
        ("pl\u200can", "pl[U+200C]an"),
        # What a script or a sign needs stays.
        ("\u2764\ufe0f ours", "\u2764\ufe0f ours"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("\u8fbb\U000e0100 Ken", "\u8fbb\U000e0100 Ken"),
    ],
)
def test_a_letter_that_is_not_seen_is_shown_by_its_code(words: str, shown: str) -> None:
    assert show_words(words) == shown


def test_punctuation_follows_without_a_space() -> None:
    parts = (ours("speaker-open", "Ann"), ours("mode", "quoted"), ours("manner-close", "asked"))
    assert [space for space, _ in spaced(parts)] == ["", "", ""]
