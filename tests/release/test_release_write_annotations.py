import json
from typing import Any

from legation.release.forms.write_annotations import write
from release.sample import REPORTS, make_own, make_packet

# What the model of Web Annotation 1.0 lets stand in these places (chapters 3.1, 3.2.4, 3.3.5, 4.2.4, 4.2.5).
ANNOTATION = {"id", "type", "motivation", "created", "modified", "body", "target"}
PURPOSES = {"describing", "tagging"}


def read(made: bytes) -> list[dict[str, Any]]:
    page = json.loads(made)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    items: list[dict[str, Any]] = page["items"]
    return items


def select(selectors: list[dict[str, Any]], text: str) -> set[str]:
    """The words that each selector finds in a text, as a reader of annotations looks for them."""
    found = set()
    for one in selectors:
        if one["type"] == "TextPositionSelector":
            found.add(text[one["start"] : one["end"]])
        else:
            assert one["type"] == "TextQuoteSelector"
            assert one["exact"] in text
            found.add(one["exact"])
    return found


def test_every_annotation_finds_its_words_in_the_report_by_both_selectors() -> None:
    texts = {report.url: report.text for report in REPORTS if report.url}
    packet = make_packet()
    nameless = {f"urn:uuid:{reference.report}" for reference in packet.matter.brief.references} - set(texts)
    read_texts = {**texts, **dict.fromkeys(nameless, next(report.text for report in REPORTS if not report.url))}
    items = read(write(packet))
    assert len(items) == len(packet.matter.brief.references) == 8
    for one, reference in zip(items, packet.matter.brief.references, strict=True):
        assert set(one) == ANNOTATION
        assert len(one["target"]["selector"]) == 2
        assert select(one["target"]["selector"], read_texts[one["target"]["source"]["id"]]) == {reference.words}


def test_it_says_what_the_brief_tells_by_these_words_and_no_word_around_them() -> None:
    items = read(write(make_packet()))
    bodies = {body["value"]: body["purpose"] for body in items[0]["body"]}
    assert bodies["Fumio Kishida, 24 May 2023: “Japan has no plan to become a member of NATO”"] == "describing"
    assert bodies["TLP:CLEAR · EXERCISE OPEN"] == bodies["B1"] == "tagging"
    assert {body["purpose"] for one in items for body in one["body"]} == PURPOSES
    said = write(make_packet()).decode()
    assert "prefix" not in said
    assert "Prime Minister Fumio Kishida told parliament" not in said


def test_ids_are_their_own_and_the_page_bears_the_mark() -> None:
    page = json.loads(write(make_packet()))
    ids = [one["id"] for one in page["items"]]
    assert len(set(ids)) == len(ids)
    assert page["label"].startswith("TLP:GREEN · EXERCISE RESTRICTED")
    assert json.loads(write(make_own()))["label"] == "Kishida rules out joining NATO as Tokyo office takes shape"
