"""What the officer ruled, marked and chose holds for a partner that sees only some of it, or sees it otherwise."""

from datetime import date

import pytest
from attrs import evolve

from legation.briefing.arrange import find_choices
from legation.desk.portions import Chosen
from legation.desk.viewing import NothingLeftError
from legation.records.lines import find_lines
from legation.records.release import Mark, Mask, Partner, View
from legation.records.report import Report, Span
from legation.release.trace import trace
from release.invented import FIELDS, Invented, Page, Told, read_by_hand, read_truly

GREEN, AMBER = Mark("TLP:GREEN"), Mark("TLP:AMBER")
FULL = Partner("full", "Chancery of All", "SDR", tlp="TLP:AMBER", seed="one")
NO_OUTLETS = Partner("some", "Chancery of Some", "OST", tlp="TLP:AMBER", masks=(Mask("outlet"),), seed="two")
LOW = Partner("low", "Chancery of Low", "NRL", tlp="TLP:GREEN", seed="four")
CUT = Told("A new ferry will be opened in Tarn, and Echo Tarn was there.", "x")
CARRIED = "Ida Marsk said that the ferry of Tarn carried 41,000 passengers last year."
OTHERWISE = "Lena Ortsen denied that the ferry of Tarn carried 47,000 passengers last year."
KEPT = "Piet Saar said that the council of Tarn kept the old ferry for another winter."


def page(number: int, *told: Told, mark: Mark = GREEN, outlet: str = "Echo Tarn", together: bool = False) -> Page:
    fields = tuple((name, f"f{name}{number}") for name in FIELDS)
    return Page(told, mark, outlet, date(2024, 5, number), fields, together)


def pages(unsaid: bool = False) -> tuple[Page, ...]:
    """Three reports; of each a paragraph is cut for who is not told of outlets."""
    return (
        page(1, CUT, Told(CARRIED, "x", AMBER)),
        page(2, Told(OTHERWISE, "x"), Told("Radio Delta was there.", "x"), mark=AMBER, outlet="Radio Delta"),
        page(3, Told(KEPT, "x", unsaid=unsaid), Told("Post Moor was there.", "x"), outlet="Post Moor"),
    )


@pytest.mark.parametrize("partner", [FULL, NO_OUTLETS])
@pytest.mark.parametrize("unsaid", [False, True])
def test_who_did_not_say_it_is_not_its_speaker_in_a_text_that_was_cut(partner: Partner, unsaid: bool) -> None:
    view = Invented(pages(unsaid), (partner,)).views(read_truly).view(partner)
    assert is_printed(view, "kept the old ferry")
    assert ("Piet Saar" in {item.speaker for item in view.items}) is not unsaid


def is_printed(view: View, words: str) -> bool:
    return any(words in part.words for _, line in find_lines(view.brief) for part in line.parts)


def test_of_three_ruled_of_one_origin_two_stay_so_where_the_third_is_kept_back() -> None:
    facts = ("the ferry of Tarn carried 41,000 passengers", "the harbour fund pays for the Nordlys", "the council met in Tarn on Monday")
    three = [
        page(n, Told(f"Ida Zq{n} said that {fact}.", "x"), together=True, outlet=f"Echo T{n}") for n, fact in enumerate(facts, start=1)
    ]
    office = Invented((*three[:2], evolve(three[2], mark=AMBER)), ())
    views = office.views(read_by_hand)
    for partner, reports in ((FULL, 3), (LOW, 2)):
        counts = dict(views.view(partner).brief.counts)
        assert (counts["reports"], counts["origins"]) == (reports, 1)


@pytest.mark.parametrize("partner", [FULL, NO_OUTLETS])
def test_marked_words_keep_their_mark_in_a_text_that_was_cut(partner: Partner) -> None:
    view = Invented(pages(), (partner,)).views(read_truly).view(partner)
    pairs = zip(find_lines(view.brief), view.portions, strict=True)
    held = [mark for (_, line), mark in pairs if any("41,000" in part.words for part in line.parts)]
    assert held
    assert all(mark is not None and mark.tlp == "TLP:AMBER" for mark in held)
    assert any(mark is not None and mark.tlp == "TLP:GREEN" for mark in view.portions)


def test_the_lines_that_were_chosen_are_found_under_masks_and_those_that_are_lost_are_told() -> None:
    views = Invented(pages(), ()).views(read_truly)
    whole = views.view(FULL).brief
    told = [choice.key for choice in find_choices(whole) if choice.section in ("summary", "differs")]
    chosen = Chosen(tuple(told), words=tuple((key, f"words of {key}") for key in told))
    assert len(told) > 4
    masked = views.view(NO_OUTLETS, chosen)
    lost = [one for one in masked.withheld if one.kind == "line"]
    assert len(find_choices(masked.brief)) == len(told) - len(lost)
    # One of them has the name of an outlet in its words.
    assert len(lost) == 1
    low = views.view(LOW, chosen)
    lost = [one for one in low.withheld if one.kind == "line"]
    assert len(find_choices(low.brief)) + len(lost) == len(told)
    assert lost
    assert all(f"words of {one.what}" in one.reason for one in lost)
    with pytest.raises(NothingLeftError):
        views.view(LOW, Chosen((lost[0].what,)))


@pytest.mark.parametrize(
    ("before", "after", "words", "left"),
    [
        ("one\n\ntwo\n\nthree", "two\n\nthree", "three", ["three"]),
        ("one\n\ntwo\n\nthree", "one\n\nthree", "one\n\ntwo\n\nthree", ["one", "three"]),
        ("one\n\ntwo\n\nthree", "one\n\nthree", "two", []),
        ("one\n\ntwo\n\nthree", "two\n\nthree", "wo\n\nthr", ["wo\n\nthr"]),
        ("one\nsame\n\nsame\nlast", "same\n\nsame\nlast", "last", ["last"]),
    ],
)
def test_where_words_stand_in_a_text_that_was_cut(before: str, after: str, words: str, left: list[str]) -> None:
    old, new = Report("/x", before, title="Title"), Report("/x", after)
    start = before.index(words)
    found = trace(old, new).find(Span(start, start + len(words)))
    assert [new.words(span) for span in found] == left
    assert all(old.words(trace(old, new).find_before(span) or Span(0, 0)) == new.words(span) for span in found)
    assert trace(old, new).find(Span(0, 3, "title")) == ()
