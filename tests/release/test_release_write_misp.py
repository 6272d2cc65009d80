import json

import pymisp
import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from legation.release.forms.write_misp import write
from legation.release.gate import packet
from release.sample import JAPAN, MADE, POLICY, make_own, make_packet, make_view


@pytest.fixture(scope="module")
def event() -> pymisp.MISPEvent:
    made = pymisp.MISPEvent()
    made.load(write(make_packet()))
    return made


def tags(one: pymisp.MISPEvent | pymisp.MISPAttribute) -> list[str]:
    return [tag.name for tag in one.tags]


def test_another_program_reads_the_event(event: pymisp.MISPEvent) -> None:
    assert event.info == "Kishida rules out joining NATO as Tokyo office takes shape"
    assert event.Orgc.name == "Liaison Office Tokyo"
    assert str(event.date) == "2023-06-09"
    assert (event.distribution, event.analysis, event.threat_level_id) == (0, 2, 4)
    assert event.timestamp == MADE
    (report,) = event.event_reports
    assert "## Who said what" in report.content
    assert "事務所の設置を協議している" in report.content


def test_things_bear_their_grade_and_their_mark(event: pymisp.MISPEvent) -> None:
    claim = event.attributes[0]
    assert (claim.type, claim.category, claim.comment, claim.to_ids) == ("text", "Other", "claim", False)
    assert claim.value == "Fumio Kishida, 24 May 2023: “Japan has no plan to become a member of NATO”"
    assert tags(claim) == [
        "tlp:clear",
        'legation:handling="EXERCISE OPEN"',
        'admiralty-scale:source-reliability="b"',
        'admiralty-scale:information-credibility="1"',
    ]
    assert claim.uuid == make_packet().matter.items[0].id
    assert tags(event)[0] == "tlp:green"
    links = [one for one in event.attributes if one.type == "link"]
    assert [one.value for one in links] == ["https://telegraph.example/kishida?a=1&b=2", "https://shimpo.example/1"]
    assert tags(links[0]) == ['admiralty-scale:source-reliability="b"']


@pytest.mark.parametrize(
    "made", [write(make_packet()), write(make_own()), write(make_packet("\x00 \ud800"))], ids=["partner", "own", "odd"]
)
def test_it_holds_to_the_schema_of_misp(made: bytes) -> None:
    empty = pymisp.MISPEvent()
    schema = json.loads((pymisp.abstract.resources_path / "schema.json").read_text(encoding="utf-8"))
    said = json.loads(made)
    # That schema is older than reports of events, which its own classes read.
    assert len(said["Event"].pop("EventReport")) == 1
    faults = [error.message for error in Draft202012Validator(schema).iter_errors(said)]
    assert faults == []
    empty.load(made)
    assert len(empty.attributes) == 11


def test_what_is_told_twice_in_the_same_words_stands_once() -> None:
    view = make_view()
    items = (*view.items, evolve(view.items[0], id="c9"))
    made = pymisp.MISPEvent()
    made.load(write(packet(evolve(view, items=items), None, JAPAN, POLICY, MADE)))
    values = [(one.category, one.type, one.value) for one in made.attributes]
    assert len(values) == len(set(values)) == 11
