from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document

from legation.release.forms.write_docx import write
from release.sample import KURIER, make_own, make_packet


@pytest.fixture(scope="module")
def written() -> bytes:
    return write(make_packet())


@pytest.fixture(scope="module")
def document(written: bytes) -> Document:
    return docx.Document(BytesIO(written))


def words(document: Document) -> list[str]:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [" ".join(text.split()) for text in (*(one.text for one in document.paragraphs), *cells)]


def test_head_and_foot_of_every_page_bear_the_mark(document: Document) -> None:
    (section,) = document.sections
    assert not section.different_first_page_header_footer
    for band in (section.header, section.footer):
        (banner,) = band.paragraphs
        assert banner.text.startswith(" TLP:GREEN   EXERCISE RESTRICTED · RELEASABLE TO Ministry of Foreign Affairs of Japan")
        label = banner.runs[0]
        assert str(label.font.color.rgb) == "33FF00"
        assert 'w:fill="000000"' in label._element.xml
    assert {"PAGE", "NUMPAGES"} == {
        field.get(field.nsmap["w"].join("{}") + "instr") for field in section.footer._element.iter() if field.tag.endswith("fldSimple")
    }


def test_it_is_a4_and_says_what_the_brief_says(document: Document) -> None:
    (section,) = document.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    said = words(document)
    assert "(C/EO) B1 Fumio Kishida, 24 May 2023: “Japan has no plan to become a member of NATO” 1 5 6" in said
    assert "(G/ER) 髙橋一郎: “事務所の設置を協議している” 4" in said
    assert "(C/EO) “NATO will open an office in Tokyo next year” Kurier Łódzki, 26 May 3" in said
    assert str(KURIER.title) in said
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"] == [
        "In short",
        "What differs",
        "Who said what",
        "Positions",
        "Dates",
        "What else one report tells",
        "Where it comes from",
        "References",
    ]


def test_the_same_packet_is_the_same_bytes_and_tells_nothing_of_this_machine(written: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert write(make_packet()) == written
    with ZipFile(BytesIO(written)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    facts = docx.Document(BytesIO(written)).core_properties
    assert facts.author == "legation"
    assert facts.last_modified_by == ""
    assert facts.created is not None
    assert facts.created.isoformat() == "2023-06-08T23:52:00+00:00"
    assert facts.created == facts.modified
    assert facts.subject == "TLP:GREEN"


def test_what_xml_cannot_hold_is_told_by_its_code() -> None:
    found = docx.Document(BytesIO(write(make_packet("One \x0b two \ufffe three \ud800 & <four> ]]>"))))
    assert found.paragraphs[0].text == "One two [U+FFFE] three [U+D800] & <four> ]]>"


def test_the_offices_own_export_bears_no_mark_where_nothing_has_one() -> None:
    found = docx.Document(BytesIO(write(make_own())))
    assert not any("TLP" in text for text in (found.sections[0].header.paragraphs[0].text, *words(found)))
