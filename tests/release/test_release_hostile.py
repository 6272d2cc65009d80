"""Words of reports, names and marks of any kind: every form is written, and a reader of that form reads it."""

import csv
import json
import os
from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from io import BytesIO, StringIO
from typing import Any

import docx
import feedparser
import icalendar
import pymisp
import pypdfium2
import pytest
import stix2
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from prov.model import ProvDocument

from legation.records.brief import Cited, Line, Ours, Part
from legation.records.lines import change_lines
from legation.records.release import Mark, Partner, View
from legation.records.report import Report, Span
from legation.release.forms.forms import FORMS, NAMES, Form
from legation.release.forms.write_label import schema
from legation.release.gate import Packet, packet
from release.sample import JAPAN, MADE, POLICY, REPORTS, make_view

# Any sign at all, halves of characters and controls among them, and the signs that mean something to one form or another.
ODD = st.text(
    st.one_of(st.characters(), st.sampled_from("<>&\"'`*_[](){}#$\\|=+-@;:,\n\r\t\x00\x0b\x1b\u202e\ufeff\ufffe\ud83d ―「｣")), max_size=40
)
WORDS = st.one_of(ODD, st.sampled_from(["]]>", "--", "<!--", "\\", "{{x}}", "${x}", "=1+1", "END:VEVENT", "http://x", "a" * 300, "\u0000"]))
# Levels, caveats and codes are the office's own and have words.
NAMES_OF_MARKS = WORDS.filter(lambda words: bool(words.strip()))


@st.composite
def packets(draw: st.DrawFn) -> Packet:
    """The sample with other words in every place that holds words of others."""
    view = make_view()
    outlet, title, said, ours, name = (draw(WORDS) for _ in range(5))
    said = said or "x"
    level, caveat = draw(NAMES_OF_MARKS), draw(NAMES_OF_MARKS)
    odd: dict[str, Report] = {report.id: evolve(report, text=f"{said} {number}", title=title) for number, report in enumerate(REPORTS)}

    def change(line: Line) -> Line:
        parts: list[Part] = []
        for part in line.parts:
            if isinstance(part, Cited):
                parts.append(evolve(part, span=Span(0, len(said)), words=said))
            else:
                parts.append(evolve(part, words=ours) if isinstance(part, Ours) and part.template != "edge-shares" else part)
        return evolve(line, parts=tuple(parts))

    brief = evolve(
        change_lines(view.brief, change),
        title=title,
        references=tuple(evolve(one, span=Span(0, len(said)), words=said, outlet=outlet, title=title) for one in view.brief.references),
        sources=tuple(
            evolve(one, outlet=outlet, title=title, origin=name, url=draw(st.sampled_from(("https://x.example/?a=<&>", said))))
            for one in view.brief.sources
        ),
        nodes=tuple(evolve(node, label=outlet) for node in view.brief.nodes),
    )
    mark = Mark("TLP:GREEN", level, ("JPN",), (caveat,))
    items = tuple(evolve(item, words=said, speaker=name, party=outlet, issue=title, mark=mark) for item in view.items)
    made = View(name, brief, tuple(odd[report.id] for report in REPORTS), tuple(mark for _ in view.portions), items, frame=mark)
    partner: Partner = evolve(JAPAN, name=outlet or "x", level=level, caveats=(caveat,))
    return packet(made, None, partner, evolve(POLICY, name=title, levels=(level,), caveats=(caveat,)), MADE)


def read_xml(made: bytes) -> None:
    etree.fromstring(made)


def read_json(made: bytes) -> None:
    json.loads(made)


def read_csv(made: bytes) -> None:
    rows = list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def read_pdf(made: bytes) -> None:
    for page in pypdfium2.PdfDocument(made):
        assert page.get_textpage().get_text_range().count("TLP:GREEN") >= 2


def read_docx(made: bytes) -> None:
    document = docx.Document(BytesIO(made))
    assert document.sections[0].header.paragraphs[0].text.startswith(" TLP:GREEN ")


def read_ics(made: bytes) -> None:
    assert len(icalendar.Calendar.from_ical(made).walk("VEVENT")) == 3


def read_feed(made: bytes) -> None:
    found = feedparser.parse(made)
    assert not found.bozo
    assert len(found.entries) == 1
    assert found.entries[0].title.startswith("TLP:GREEN")


def read_stix(made: bytes) -> None:
    bundle = stix2.parse(made.decode(), version="2.1")
    assert any(one.type == "report" for one in bundle.objects)


def read_misp(made: bytes) -> None:
    event = pymisp.MISPEvent()
    event.load(made)
    assert event.tags[0].name == "tlp:green"


def read_prov(made: bytes) -> None:
    assert ProvDocument.deserialize(content=made.decode())


def read_label(made: bytes) -> None:
    schema().assertValid(etree.fromstring(made))


def read_mail(made: bytes) -> None:
    message = message_from_bytes(made)
    assert not message.defects
    ours = {"Subject", "Date", "Message-ID", "X-Legation-Product", "X-Unsent"}
    assert set(message.keys()) == ours | {"Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


def read_html(made: bytes) -> None:
    tree: Any = html.document_fromstring(made.decode())
    assert not tree.xpath("//script | //@onclick | //iframe | //img")
    assert all(link.startswith(("#", "http://", "https://")) for link in tree.xpath("//@href"))


def read_markdown(made: bytes) -> None:
    lines = made.decode().split("\n")
    assert lines[0] == lines[-2]
    assert lines[0].startswith("**TLP:GREEN")


READERS: dict[str, Callable[[bytes], None]] = {
    "md": read_markdown,
    "html": read_html,
    "json": read_json,
    "pdf": read_pdf,
    "docx": read_docx,
    "csv": read_csv,
    "ics": read_ics,
    "stix": read_stix,
    "misp": read_misp,
    "rss": read_feed,
    "atom": read_feed,
    "jsonfeed": read_json,
    "annotations": read_json,
    "prov": read_prov,
    "label": read_label,
    "eml": read_mail,
}
# The slow forms are tried less often here; `make soak` tries all of them more.
SOAK = bool(os.environ.get("LEGATION_SOAK"))
TRIES = {"pdf": 6, "docx": 6}


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_whatever_the_words_are_the_form_is_whole(form: Form) -> None:
    @settings(max_examples=TRIES.get(form.name, 20) * (30 if SOAK else 1), deadline=None, suppress_health_check=list(HealthCheck))
    @given(packets())
    def holds(made: Packet) -> None:
        READERS[form.name](form.write(made))

    holds()


def test_every_form_has_a_reader_here() -> None:
    assert tuple(READERS) == NAMES
    assert date(2023, 6, 9) == make_view().brief.asof
