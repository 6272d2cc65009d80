import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.records.reading import Credit, Reading
from legation.records.report import Report, Span
from legation.weighing.lineage.reuse import OwnWords, Reuse, find_own_words, find_quoted, find_reuse, index_words, mask_quoted, plain_line
from legation.weighing.weigh import weigh
from weighing.told import tell

NARRATION = "The ferry left the northern quay at dawn with eleven trucks and returned empty because the far harbour had frozen over"


def own(text: str, furniture: frozenset[str] = frozenset(), named: tuple[Credit, ...] = ()) -> OwnWords:
    report = Report(source=text[:8], text=text)
    return find_own_words(report, Reading(report=report.id, reader="test", credits=named), load("en"), furniture)


def shared(left: str, right: str) -> Reuse | None:
    one, other = mask_quoted([own(left), own(right)])
    return find_reuse(one, other, index_words(other))


def test_a_run_of_narration_is_found_with_its_addresses_in_both() -> None:
    left, right = f"First, a word. {NARRATION}, he wrote.", f"{NARRATION}."
    reuse = shared(left, right)
    assert reuse is not None
    assert [left[p.left.start : p.left.end] for p in reuse.passages] == [NARRATION]
    assert [right[p.right.start : p.right.end] for p in reuse.passages] == [NARRATION]
    assert reuse.words == 21
    assert reuse.share_other == 1.0
    assert 0.7 < reuse.share_one < 0.9


def test_what_both_quote_is_no_reuse() -> None:
    assert shared(f"She said: “{NARRATION}.” Nobody objected.", f"It was raining. “{NARRATION},” she told us.") is None


def test_what_one_quotes_and_the_other_gives_without_marks_is_no_reuse() -> None:
    assert shared(f"She said: “{NARRATION}.” Nobody objected.", f"It was raining in town. {NARRATION}.") is None


def test_what_follows_a_line_ending_in_a_colon_is_someone_elses_words() -> None:
    assert shared(f"The port put out a notice:\n\n{NARRATION}.", f"The notice on the door read so:\n\n{NARRATION}.") is None
    assert shared(f"The port put out a notice.\n\n{NARRATION}.", f"The notice on the door.\n\n{NARRATION}.") is not None


def test_a_post_set_into_the_text_is_no_reuse() -> None:
    post = f"{NARRATION} — Port Authority (@northport) 3 May"
    assert shared(f"Look.\n\n{post}", f"A reader sent this.\n\n{post}") is None


def test_furniture_and_credit_lines_are_not_the_outlets_own() -> None:
    line = "Please support our journalism with a small gift today"
    story = "Divers had checked the rusty bolts of the eastern gate for three weeks.\nAnglers from Kelm complained."
    assert own(f"{story}\n{line}", furniture=frozenset({plain_line(line)})).size == own(story).size
    everything = frozenset(plain_line(part) for part in story.split("\n"))
    assert own(story, furniture=everything).size == own(story).size  # what is most of a report is no furniture, whoever else prints it
    credit = "Reporting for the Northern Agency by our staff"
    assert own(credit, named=(Credit("Northern Agency", "credit", Span(14, 29)),)).size == 0
    assert own(credit).size == 8


def test_short_stock_phrases_are_no_reuse() -> None:
    assert shared("He said in a statement on Monday that he was well.", "They said in a statement on Monday they were not.") is not None
    assert shared("The prime minister of the north spoke.", "A prime minister of the south slept.") is None


def test_british_quotations_and_apostrophes() -> None:
    text = "‘We don’t know,’ said the players' coach. 'It's early,' he added."
    assert [text[a:b] for a, b in find_quoted(text)] == ["‘We don’t know,’", "'It's early,'"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab \n\"“”'‘’.:(@)é\ud800", max_size=80))
def test_any_text_is_borne_and_every_address_lies_in_it(text: str) -> None:
    words = own(text)
    assert len(words.plain) == len(words.starts) == len(words.ends) == len(words.own)
    assert all(0 <= start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))
    assert all(0 <= start <= end <= len(text) for start, end in find_quoted(text))


FERRY = (
    "The harbour master of Sula closed the north pier on Sunday after a ferry tore three planks from it. Nobody was hurt, he told the town "
    "council, but the boards were so rotten that a child could break them. The council will vote on a new pier in spring.\n\n"
    "Twelve fishermen keep their boats there. They have asked for the pier to be mended since the storm of last winter."
)


@pytest.mark.parametrize(
    "copied",
    [
        FERRY.replace(" t", " t\u200c").replace(" a", " a\u00ad"),
        FERRY.replace(" the ", " thе ").replace(" a ", " а "),  # Cyrillic е and а
    ],
)
def test_a_copy_that_is_the_same_to_the_eye_has_the_origin_of_its_text(copied: str) -> None:
    told = tell({"Harbour Post": FERRY, "Delta Radio": copied})
    (story,) = weigh(told.reports, told.readings, told.language).stories
    assert copied != FERRY
    assert len(story.origins) == 1
    assert {claim.roots_most for claim in story.claims} == {1}


@pytest.mark.parametrize(("parted", "runs"), [(False, [21]), (True, [10, 11])])
def test_a_passage_does_not_run_over_what_was_left_out_of_a_page(parted: bool, runs: list[int]) -> None:
    words = NARRATION.split()
    text = f"{' '.join(words[:10])}\n\n{' '.join(words[10:])}."
    report = Report(source="left", text=text, gaps=(text.index("\n\n") + 2,) if parted else ())
    left = find_own_words(report, Reading(report=report.id, reader="test"), load("en"), frozenset())
    right = own(f"{NARRATION}.")
    for one, other in ((left, right), (right, left)):
        reuse = find_reuse(one, other, index_words(other))
        assert reuse is not None
        assert [passage.words for passage in reuse.passages] == runs
