import json
from importlib.resources import files

import jsonschema
from attrs import evolve

from briefing.tokyo import LEDGER, Given, export
from legation.records.report import Span
from legation.records.wire import from_plain
from legation.release.forms import write_json
from legation.release.gate import Packet


def test_the_json_holds_to_its_schema(packet: Packet) -> None:
    schema = json.loads((files("legation.records") / "schema" / "brief.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(write_json.write(packet)))


def test_a_machine_can_check_every_cited_word(packet: Packet, given: Given) -> None:
    plain = json.loads(write_json.write(packet))
    references = {reference["number"]: reference for reference in plain["references"]}
    seen = 0
    for section in plain["sections"]:
        for line in section["lines"]:
            for part in line["parts"]:
                if part["kind"] == "cited":
                    words = given.reports[part["report"]].words(from_plain(part["span"], Span))
                    assert words == part["words"]
                    assert words in references[part["reference"]]["words"]
                    seen += 1
    assert seen > 15


def test_half_a_character_can_be_written(given: Given) -> None:
    # A lone surrogate can come out of a broken JSON crawl.
    broken = evolve(LEDGER, title="Tokyo \ud83d office")
    story = evolve(given.story, title="Tokyo \ud83d office")
    reports = {**given.reports, LEDGER.id: broken}
    text = write_json.write(export(evolve(given, story=story, reports=reports).check(), reports))
    assert json.loads(text.encode("utf-8"))["header"]["title"] == "Tokyo \ud83d office"
