import re

import pytest
from attrs import evolve

from briefing.tokyo import LEDGER, Given, export
from legation.language.typography import LEGEND
from legation.release.forms import write_markdown
from legation.release.gate import Packet


def test_headings_follow_the_order_of_the_brief(packet: Packet) -> None:
    headings = re.findall(r"^## (.*)$", write_markdown.write(packet), re.MULTILINE)
    assert headings == [
        "In short",
        "What differs",
        "Who said what",
        "What is established",
        "Dates",
        "Who calls it what",
        "Where it comes from",
        "References",
    ]


def test_every_number_leads_to_a_reference(packet: Packet) -> None:
    text = write_markdown.write(packet)
    named = set(re.findall(r'<a id="(r\d+)">', text))
    linked = set(re.findall(r"\]\(#(r\d+)\)", text))
    assert linked == named
    assert len(named) == len(packet.matter.brief.references)


def test_tables_have_cells_for_every_column(packet: Packet) -> None:
    rows = [line for line in write_markdown.write(packet).splitlines() if line.startswith("|")]
    assert len(rows) > 10
    assert not re.search(r"(?m)^\|.*[^|]$", "\n".join(rows))


@pytest.mark.parametrize(
    "words", ["# Not a heading", "1. no list", "- no list", "*no stress*", "a|b", "[no](link)", "<script>", "`code`", "&amp;"]
)
def test_words_of_reports_are_never_markup(words: str) -> None:
    escaped = write_markdown.escape(words)
    assert re.sub(r"\\([\\`*_\[\]<>|~#$&.)+=-])", r"\1", escaped) == words
    assert escaped != words


@pytest.mark.parametrize(
    "words",
    [
        "see https://evil.example/x",
        "HTTP://evil.example",
        "at www.evil.example now",
        "write to a@evil.example",
        "ftp://evil.example",
        "mailto:a",
    ],
)
def test_an_address_in_words_of_reports_is_no_link(words: str) -> None:
    escaped = write_markdown.escape(words)
    assert re.sub(r"\\([:.@])", r"\1", escaped) == words
    assert not re.search(r"(?i)(?:https?|ftp|mailto):|www\.|[^\\]@", escaped)


def test_a_hostile_title_stays_on_its_line(given: Given) -> None:
    title = "Tokyo\n\n# Owned | <b>\u202eevil"
    hostile = evolve(LEDGER, title=title)
    reports = {**given.reports, LEDGER.id: hostile}
    text = write_markdown.write(export(evolve(given, story=evolve(given.story, title=title), reports=reports).check(), reports))
    assert text.startswith("# Tokyo \\# Owned \\| \\<b\\>\\[U+202E\\]evil\n")
    assert "\u202e" not in text


def test_the_page_says_how_to_read_it(packet: Packet) -> None:
    assert write_markdown.write(packet).endswith(LEGEND + "\n")
