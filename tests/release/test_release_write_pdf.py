import re
from datetime import date
from typing import Any

import pypdfium2
import pytest
from attrs import evolve

from legation.records.brief import Line, Ours
from legation.records.lines import find_lines
from legation.release.forms.typefaces import find_fonts, read_signs, show_missing
from legation.release.forms.write_pdf import write
from legation.release.gate import Packet, packet
from release.sample import JAPAN, KURIER, MADE, POLICY, make_own, make_packet, make_view

# A4 in points, to a tenth.
WIDE, HIGH = 595.3, 841.9
# Head and foot are this high, in points.
BAND = 70


def pages(made: bytes) -> list[Any]:
    return list(pypdfium2.PdfDocument(made))


def words(page: Any, bottom: float = 0, top: float = HIGH) -> str:
    return " ".join(page.get_textpage().get_text_bounded(0, bottom, WIDE, top).split())


def filled(lines: int) -> Packet:
    """A packet whose first section is longer by so many lines."""
    view = make_view()
    section = view.brief.sections[0]
    more = tuple(Line((Ours("", (), f"Line {number} of what was said."),), (1,)) for number in range(lines))
    brief = evolve(view.brief, sections=(evolve(section, lines=(*section.lines, *more)), *view.brief.sections[1:]))
    mark = view.portions[0]
    at = len(section.lines)
    return packet(
        evolve(view, brief=brief, portions=(*view.portions[:at], *(mark for _ in more), *view.portions[at:])), None, JAPAN, POLICY, MADE
    )


@pytest.fixture(scope="module")
def printed() -> bytes:
    return write(make_packet())


def test_every_page_is_a4_and_marked_in_head_and_foot(printed: bytes) -> None:
    assert len(pages(printed)) == 2
    for number, page in enumerate(pages(printed), start=1):
        assert [round(side, 1) for side in page.get_size()] == [WIDE, HIGH]
        for band in (words(page, HIGH - BAND), words(page, 0, BAND)):
            assert "TLP:GREEN" in band
            assert "EXERCISE RESTRICTED · RELEASABLE TO Ministry of Foreign Affairs of Japan (日本国外務省) · EXERCISE EYES" in band
        assert f"{number} of 2" in words(page, 0, BAND)


def test_the_same_packet_is_the_same_bytes_and_tells_no_hour(printed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert write(make_packet()) == printed
    facts = pypdfium2.PdfDocument(printed).get_metadata_dict()
    assert facts["CreationDate"] == facts["ModDate"] == facts["Author"] == ""
    assert facts["Title"] == "Kishida rules out joining NATO as Tokyo office takes shape"


def test_japanese_and_polish_names_are_read_out_of_it(printed: bytes) -> None:
    first, behind = pages(printed)
    for name in ("髙橋一郎", "海峡新報", "“事務所の設置を協議している”", "Kurier Łódzki"):
        assert name in words(first)
    assert "首相、NATO加盟「予定ない」" in words(behind)


def test_a_number_leads_to_its_reference(printed: bytes) -> None:
    # The dictionaries of links stand as they are in the file: those of numbers have a place of the document, those of titles an address.
    addresses = set(re.findall(rb"/URI\(([^)]*)\)", printed))
    assert addresses == {b"https://telegraph.example/kishida?a=1&b=2", b"https://shimpo.example/1"}
    document = pypdfium2.PdfDocument(printed)
    cited = [number for _, line in find_lines(make_packet().matter.brief) for number in line.citations]
    assert printed.count(b"/Subtype/Link") - printed.count(b"/URI(") > len(set(cited))
    assert [one.get_title() for one in document.get_toc()][:3] == [
        "Kishida rules out joining NATO as Tokyo office takes shape",
        "In short",
        "What differs",
    ]


def test_no_word_of_a_report_is_read_as_markup(printed: bytes) -> None:
    behind = words(pages(printed)[1])
    assert "“=1+1 was written on the wall, #let and *stars* with_it.”" in behind
    assert str(KURIER.title) in behind


@pytest.mark.parametrize(
    "title", ['#read("/etc/passwd")', '"]); #pagebreak() //', "$x$ \\ `raw` @ref <label>", "= Heading\n- item", "{", "\\u{41}"]
)
def test_a_hostile_title_is_a_title(title: str) -> None:
    found = pypdfium2.PdfDocument(write(make_packet(title)))
    assert " ".join(title.split()) in words(found[0])


def test_its_words_carry_their_portion_marks_and_what_they_mean(printed: bytes) -> None:
    first = words(pages(printed)[0])
    assert "(G/ER) 髙橋一郎" in first
    assert "(C/EO) TLP:CLEAR · EXERCISE OPEN." in first


@pytest.mark.parametrize(("lines", "on"), [(0, 1), (12, 1), (20, 1), (150, 3)])
def test_the_first_page_is_set_smaller_before_it_runs_on(lines: int, on: int) -> None:
    found = pages(write(filled(lines)))
    (behind,) = [number for number, page in enumerate(found) if "Where it comes from Kurier" in words(page).replace("(C/EO) ", "")]
    assert behind >= on
    assert ("Positions" in words(found[0])) == (on == 1)
    assert all("TLP:GREEN" in words(page, HIGH - BAND) and "TLP:GREEN" in words(page, 0, BAND) for page in found)


def test_a_word_without_end_stays_on_the_page() -> None:
    page = pages(write(make_packet("W" * 400)))[0]
    read = page.get_textpage()
    boxes = [read.get_charbox(number) for number in range(read.count_chars())]
    assert max(right for _, _, right, _ in boxes) < WIDE - 30
    assert min(left for left, _, _, _ in boxes) > 30


def test_the_offices_own_export_bears_no_mark_where_nothing_has_one() -> None:
    found = pages(write(make_own()))
    assert all("TLP" not in words(page) for page in found)


def test_an_empty_brief_is_a_page() -> None:
    view = make_view("")
    bare = evolve(
        view.brief, sections=(), entries=(), nodes=(), edges=(), sources=(), references=(), counts=(), annex=None, asof=date(2023, 6, 9)
    )
    found = pages(write(packet(evolve(view, brief=bare, portions=(), items=view.items[:1]), None, None, POLICY, MADE)))
    assert len(found) == 1
    assert "Brief" in words(found[0])


def test_what_no_font_has_is_told_by_its_code() -> None:
    assert (
        show_missing("Łódź 髙橋 Αθήνα Київ “…” ﹏ 平和 🕊 سلام")
        == "Łódź 髙橋 Αθήνα Київ “…” [U+FE4F] 平和 [U+1F54A] [U+0633][U+0644][U+0627][U+0645]"
    )
    assert "[U+1F54A]" in words(pages(write(make_packet("A dove: 🕊")))[0])


def test_our_fonts_have_what_the_names_of_our_world_need_and_their_licences() -> None:
    signs = set().union(*(read_signs(font.read_bytes()) for font in find_fonts()))
    assert {ord(sign) for sign in "äßéñçřșțłđğıİőžŽÆøŒ–—‘’“”„«»…·†€→ΩяЇ々〆ヶ「」ｱＡ一龠髙﨑"} <= signs
    licences = {one.name for one in find_fonts()[0].parent.iterdir() if one.name.startswith("OFL")}
    assert licences == {"OFL-noto-cjk.txt", "OFL-source-sans-3.txt", "OFL-source-serif-4.txt"}
