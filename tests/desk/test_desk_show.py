"""What is shown of a store, as plain values."""

import json
from pathlib import Path

import jsonschema
import pytest

from desk.offices import FERRY, POET, lay, open_at
from legation import records
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError
from legation.records.register import Watched


def test_what_the_commands_print_of_a_store_holds_to_the_schemas(tmp_path: Path) -> None:
    schemas = Path(records.__file__).parent / "schema"
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY, POET))
        plain = desk.view(weigh_store(desk))
        jsonschema.validate(json.loads(json.dumps(plain)), json.loads((schemas / "weigh.schema.json").read_text()))
        assert len(plain["stories"]) == 2
        assert len(plain["reports"]) == 4
        report = desk.show(plain["reports"][0]["id"][:8])
        assert report["kind"] == "report"
        jsonschema.validate(json.loads(json.dumps(report)), json.loads((schemas / "read.schema.json").read_text()))
        statement = report["statements"][0]
        shown = desk.show(statement["id"])
        assert [passage["words"] for passage in shown["words"]] == [
            report["report"]["text"][start:end] for start, end in statement["words"]
        ]
        claim = desk.show(plain["stories"][0]["claims"][0]["id"][:12])
        assert claim["supports"]


def test_a_list_gives_the_newest_and_no_more(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, [*lay(tmp_path / "in", FERRY, POET), str(tmp_path / "gone.txt"), str(tmp_path / "lost.txt")])
        weigh_store(desk)
        for story in desk.stories():
            desk.brief(story=story.id)
            desk.rule("grade", story.claims[0].id, value="B2")
        desk.store.watch.put(Watched("b"))
        desk.store.watch.put(Watched("a"))
        for name, field in {"refusals": "source", "rulings": "id", "briefs": "id", "audit": "number", "sources": "source"}.items():
            every = [one[field] for one in desk.show(name, 99)]
            assert len(every) >= 2
            assert [one[field] for one in desk.show(name, 1)] == every[:1]
        assert [one["source"] for one in desk.show("refusals", 99)] == [str(tmp_path / "lost.txt"), str(tmp_path / "gone.txt")]
        assert desk.show("audit", 1)[0]["number"] == desk.store.audit.count()
        assert [one["source"] for one in desk.show("sources", 2)] == ["a", "b"]
        assert len(desk.show("stories", 1)) == 1
        with pytest.raises(LegationError, match="begins with 'storys'"):
            desk.show("storys", 1)
