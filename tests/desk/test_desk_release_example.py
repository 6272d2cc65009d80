"""The example office released to two invented partners, one of which may not see all: every form is one that somebody else's reader opens,
and neither learns of the other."""

import io
import shutil

import docx
import feedparser
import icalendar
import pymisp
import pypdfium2
import pytest
from stix2validator import ValidationOptions, validate_string

from example_office import EXAMPLES
from legation.desk.desk import Desk, open_desk
from legation.release.forms.write_stix import read

PARTNERS = {"south": "Embassy of Sudrand", "east": "Chancery of Ostmark"}
WITHHELD = "Capital Bulletin"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The office, with one report that stays with it and Sudrand, and one release to each."""
    office = tmp_path_factory.mktemp("example") / "tokyo-office"
    shutil.copytree(EXAMPLES, office)
    made = open_desk(office)
    made.engine = "serial"
    made.ingest()
    made.weigh()
    story = made.stories(1)[0]
    reports = made.store.reports.many(story.reports)
    made.mark("reports", "TLP:GREEN // REL TO HARBOUR FOUR", "as they are printed")
    kept = next(report for report in reports if report.outlet == WITHHELD)
    made.mark(kept.id, "TLP:AMBER // EXERCISE LIMITED // REL TO JPN", "until the minister has spoken")
    made.partner("add", "south", name=PARTNERS["south"], code="JPN", tlp="TLP:AMBER", level="EXERCISE LIMITED")
    made.partner("add", "east", name=PARTNERS["east"], code="AUS", tlp="TLP:GREEN")
    made.preview(story.id)
    for key in PARTNERS:
        made.release(story.id, key, "pdf")
    return made


def get(desk: Desk, key: str, form: str) -> bytes:
    """What was released to a partner, in a form."""
    (release,) = desk.releases(key)
    return desk.reissue(release.number, form).content


@pytest.mark.parametrize("key", PARTNERS)
def test_the_marks_of_the_pdf_stand_on_every_page(desk: Desk, key: str) -> None:
    pages = list(pypdfium2.PdfDocument(get(desk, key, "pdf")))
    assert len(pages) > 1
    mark = {"south": "TLP:AMBER", "east": "TLP:GREEN"}[key]
    for page in pages:
        words, height = page.get_textpage(), page.get_height()
        head = words.get_text_bounded(bottom=height - 60)
        foot = words.get_text_bounded(top=60)
        assert mark in head
        assert mark in foot
        assert f"RELEASABLE TO {PARTNERS[key]}" in " ".join((head + foot).split())


@pytest.mark.parametrize("key", PARTNERS)
def test_stix_passes_the_validator_and_comes_back_whole(desk: Desk, key: str) -> None:
    made = get(desk, key, "stix")
    found = validate_string(made.decode(), ValidationOptions(version="2.1"))
    assert found.is_valid, found.errors
    (release,) = desk.releases(key)
    assert {one.id: one for one in read(made)} == {one.id: one for one in release.matter.items}


@pytest.mark.parametrize("key", PARTNERS)
def test_others_open_the_other_forms(desk: Desk, key: str) -> None:
    event = pymisp.MISPEvent()
    event.load(get(desk, key, "misp"))
    assert event.attributes or event.objects
    calendar = icalendar.Calendar.from_ical(get(desk, key, "ics"))
    assert list(calendar.walk("VEVENT"))
    assert docx.Document(io.BytesIO(get(desk, key, "docx"))).paragraphs
    for form in ("rss", "atom"):
        assert feedparser.parse(get(desk, key, form)).entries


def test_neither_learns_of_the_other_nor_of_what_is_withheld(desk: Desk) -> None:
    texts = {key: {form: get(desk, key, form).decode() for form, _ in desk.forms() if form not in ("pdf", "docx")} for key in PARTNERS}
    assert WITHHELD in texts["south"]["md"]
    for form, text in texts["east"].items():
        assert WITHHELD not in text, form
        assert PARTNERS["south"] not in text, form
        assert "EXERCISE LIMITED" not in text, form
    for form, text in texts["south"].items():
        assert PARTNERS["east"] not in text, form
    (east,), (south,) = desk.releases("east"), desk.releases("south")
    assert dict(south.matter.brief.counts)["reports"] == dict(east.matter.brief.counts)["reports"] + 1
    assert [one.reason for one in east.withheld] == ["marked TLP:AMBER, Chancery of Ostmark is cleared to TLP:GREEN"]
