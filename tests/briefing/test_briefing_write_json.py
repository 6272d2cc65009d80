import json
from importlib.resources import files

import jsonschema
from attrs import evolve

from briefing.tokyo import LEDGER, Given
from legation.briefing.cite import Checked
from legation.briefing.forms import write_json
from legation.records.report import Span
from legation.records.wire import from_plain


def test_the_json_holds_to_its_schema(checked: Checked) -> None:
    schema = json.loads((files("legation.records") / "schema" / "brief.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(write_json.write(checked)))


def test_a_machine_can_check_every_cited_word(checked: Checked, given: Given) -> None:
    plain = json.loads(write_json.write(checked))
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
    text = write_json.write(evolve(given, story=story, reports={**given.reports, LEDGER.id: broken}).check())
    assert json.loads(text.encode("utf-8"))["header"]["title"] == "Tokyo \ud83d office"
