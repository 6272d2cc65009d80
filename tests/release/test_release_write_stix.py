import json
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
import stix2
from attrs import evolve
from stix2validator import ValidationOptions, validate_string

from legation.records.release import Item, Mark
from legation.release.forms.stix_marks import TLP_IDS
from legation.release.forms.write_stix import CONFIDENCE, EXTENSION, put_bundle, read, write
from legation.release.gate import packet
from legation.release.identity import next_sent
from release.sample import JAPAN, MADE, POLICY, make_own, make_packet, make_view


@pytest.fixture(scope="module")
def bundle() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(write(make_packet()))
    return made


def objects(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one for one in bundle["objects"] if one["type"] == kind]


def told(one: dict[str, Any]) -> dict[str, Any]:
    held: dict[str, Any] = one["extensions"][EXTENSION]
    return held


@pytest.mark.parametrize("made", [write(make_packet()), write(make_own()), write(make_packet(""))], ids=["partner", "own", "untitled"])
def test_somebody_elses_validator_finds_no_fault(made: bytes) -> None:
    found = validate_string(made.decode(), ValidationOptions(version="2.1"))
    assert [str(error) for error in found.errors] == []
    assert found.is_valid


def test_the_library_of_stix_reads_it_and_every_reference_leads_somewhere(bundle: dict[str, Any]) -> None:
    held = stix2.MemoryStore(stix_data=stix2.parse(bundle, version="2.1"))
    ids = [one["id"] for one in bundle["objects"]]
    assert len(ids) == len(set(ids))
    for one in bundle["objects"]:
        assert held.get(one["id"]) is not None
        for name, value in one.items():
            if name.endswith("_refs"):
                assert set(value) <= set(ids)
            elif name.endswith("_ref"):
                assert value in ids


def test_things_are_what_stix_has_for_them(bundle: dict[str, Any]) -> None:
    assert Counter(one["type"] for one in bundle["objects"]) == {
        "note": 8,
        "identity": 6,
        "marking-definition": 4,
        "opinion": 1,
        "report": 1,
        "extension-definition": 1,
    }
    (opinion,), notes = objects(bundle, "opinion"), objects(bundle, "note")
    sides = [one["id"] for one in notes if told(one)["kind"] == "statement"]
    assert (opinion["opinion"], opinion["object_refs"]) == ("disagree", sides)
    (claim,) = [one for one in notes if told(one)["kind"] == "claim"]
    assert claim["authors"] == ["Fumio Kishida"]
    assert claim["confidence"] == 90
    assert told(claim)["origins"] == [1, 2]
    assert [one["source_name"] for one in claim["external_references"]] == ["Harbour Telegraph", "Kurier Łódzki", "海峡新報"]
    names = {one["id"]: one["name"] for one in objects(bundle, "identity")}
    assert [names.get(ref) for ref in claim["object_refs"]] == ["Fumio Kishida", "Japan", None]


def test_marks_are_objects_of_tlp_2_and_stand_on_things_and_on_portions(bundle: dict[str, Any]) -> None:
    (report,) = objects(bundle, "report")
    assert report["object_marking_refs"][0] == TLP_IDS["TLP:GREEN"]
    words = {one["id"]: one.get("definition", {}).get("statement", one.get("name")) for one in objects(bundle, "marking-definition")}
    assert words[report["object_marking_refs"][1]].startswith("EXERCISE RESTRICTED · RELEASABLE TO Ministry of Foreign Affairs of Japan")
    lines = told(report)["lines"]
    held: dict[int, list[str]] = {}
    for one in report["granular_markings"]:
        (selector,) = one["selectors"]
        held.setdefault(int(selector.rsplit("[", 1)[1].rstrip("]")), []).append(words[one["marking_ref"]])
    assert sorted(held) == list(range(len(lines)))
    (quoted,) = [number for number, line in enumerate(lines) if line["words"] == "髙橋一郎: “事務所の設置を協議している”"]
    assert held[quoted][0] == "TLP:GREEN"
    assert Counter(marks[0] for marks in held.values()) == {"TLP:CLEAR": len(lines) - 3, "TLP:GREEN": 3}


def test_out_of_the_bundle_comes_what_went_in() -> None:
    for made in (make_packet(), make_own()):
        again = read(write(made))
        assert again == made.matter.items
        assert put_bundle(evolve(made.matter, items=again)) == put_bundle(made.matter)


@pytest.mark.parametrize(
    "item",
    [
        Item("not a uuid", "origin", " two  spaces\nand a line\u200b ", (), None),
        Item(
            "6f2c1a52-54b1-4b0e-8d57-30d3c07f9a11",
            "stance",
            "",
            (9,),
            Mark("TLP:RED", "", (), ("A", "B")),
            party="",
            planned=False,
            reports=0,
        ),
    ],
)
def test_what_the_words_of_stix_cannot_hold_is_held_beside_them(item: Item) -> None:
    matter = evolve(make_packet().matter, items=(item,))
    assert read(json.dumps(put_bundle(matter)).encode()) == (item,)


def test_a_new_version_is_a_change_of_the_same_objects_and_revokes_what_is_gone() -> None:
    view = make_view()
    first = json.loads(write(make_packet()))
    less = evolve(view, items=tuple(item for item in view.items if item.id not in ("k1", "s2")))
    second = json.loads(write(packet(less, next_sent(view, None, JAPAN, MADE), JAPAN, POLICY, MADE + timedelta(days=1))))
    before, after = (
        {one["id"]: one for one in made["objects"] if one["type"] in ("note", "opinion", "report")} for made in (first, second)
    )
    assert set(before) == set(after)
    assert all(before[name]["created"] == after[name]["created"] for name in before)
    assert all(before[name]["modified"] < after[name]["modified"] for name in before)
    gone = [one for one in after.values() if one.get("revoked")]
    assert sorted(one["type"] for one in gone) == ["note", "opinion"]
    assert all(EXTENSION not in one.get("extensions", {}) and "NATO" not in json.dumps(one) for one in gone)
    assert first["id"] != second["id"]
    found = validate_string(json.dumps(second), ValidationOptions(version="2.1"))
    assert found.is_valid, [str(error) for error in found.errors]


def test_the_same_packet_is_the_same_bytes_and_a_digit_is_a_confidence() -> None:
    assert write(make_packet()) == write(make_packet())
    assert CONFIDENCE == {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
    items = read(write(make_packet()))
    assert {item.grade.credibility for item in items if item.grade} == {"1", "3", "4"}
