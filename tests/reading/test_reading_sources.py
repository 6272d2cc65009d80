"""Where a report says that words come from: documents, occasions, outlets that were spoken to, somebody without a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.reading.credits.sources import KINDS, telling_words
from legation.records.reading import SourceMention
from reading.texts import read_text


def sources(text: str, outlet: str | None = None) -> tuple[SourceMention, ...]:
    return read_text(text, outlet=outlet).sources


@pytest.mark.parametrize(
    ("text", "kind", "form", "words"),
    [
        ("Singer Nella Prout wrote on Twitter: “We parted over Easter.”", "document", "post", "on Twitter"),
        ("The president tweeted on Sunday that the deal was dead.", "document", "post", "tweeted"),
        ("Police said in a Facebook post that two men were arrested.", "document", "post", "Facebook post"),
        ("The company said in a press release that it would pay.", "document", "release", "press release"),
        ("The minister said in a statement on Monday that the bridge was safe.", "document", "statement", "in a statement"),
        ("The foreign ministry issued a statement condemning the raid.", "document", "statement", "a statement"),
        ("Lawyers said in a letter to the court that he was ill.", "document", "letter", "a letter"),
        ("According to court documents, the man bought the boat in May.", "document", "filing", "court documents"),
        ("The study found that fish in the bay were fewer.", "document", "report", "The study"),
        ("The harbour office said on its website that the quay was closed.", "document", "page", "on its website"),
        ("The mayor told parliament that the dam would hold.", "occasion", "session", "told parliament"),
        ("Mary Brandt said at a news conference that nobody was hurt.", "occasion", "conference", "news conference"),
        ("An official, speaking on condition of anonymity, said the talks had failed.", "unnamed", "", "on condition of anonymity"),
    ],
)
def test_words_say_what_a_source_is(text: str, kind: str, form: str, words: str) -> None:
    (found,) = sources(text)
    assert (found.kind, found.form, text[found.span.start : found.span.end]) == (kind, form, words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Whoever draws zones admits it,” Rolf Wend told the Lumer Tagblatt in an interview.", "Lumer Tagblatt"),
        ("In an interview with CNN, Rolf Wend said the deal was close.", "CNN"),
    ],
)
def test_an_interview_is_the_outlets_to_whom_it_was_given(text: str, name: str) -> None:
    (found,) = sources(text)
    assert (found.kind, found.form, found.name, found.who is not None) == ("occasion", "interview", name, True)


def test_a_source_knows_whose_words_come_from_there() -> None:
    reading = read_text("Singer Nella Prout wrote on Twitter: “We parted over Easter.” The fair is open.")
    (found,) = reading.sources
    assert found.who == "person:nella-prout"
    assert [one.id for one in reading.statements] == [found.statement]


def test_who_is_quoted_as_speaking_of_a_letter_does_not_speak_in_one() -> None:
    assert sources("Mary Brandt said: “I read it in a letter, and in a statement, and on Twitter.”") == ()


def test_a_newsroom_that_asked_itself_is_its_own_source() -> None:
    (found,) = sources("A spokesman told us that the tent is new.", outlet="Karst Gazette")
    assert (found.kind, found.form, found.name) == ("outlet", "", "Karst Gazette")


def test_a_post_that_the_page_shows_is_a_document() -> None:
    text = "They parted.\nFelt we should tell you — Nella Prout (@nellaprout) May 5, 2024\nThe fair is open."
    (found,) = sources(text)
    assert (found.form, found.who, found.name) == ("post", "Nella Prout", "@nellaprout")
    assert text[found.sentence.start : found.sentence.end].startswith("Felt we should")


def test_every_phrase_has_a_word_that_tells_it() -> None:
    language = load("en")
    for form in KINDS:
        for phrase in getattr(language.lists.source_forms, form):
            assert telling_words([phrase], language), phrase


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["said", "in a statement", "Reuters", "told", "“", "”", ".", "on Twitter", "\n", "the letter", "Mary Brandt", "—", "(@a)"]
        ),
        max_size=25,
    )
)
def test_every_source_points_at_words_in_its_sentence(words: list[str]) -> None:
    text = " ".join(words)
    for found in sources(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.sentence.start <= found.span.start and found.span.end <= found.sentence.end
