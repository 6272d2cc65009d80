"""Reports in tables and in JSON that other programs write: rows, columns, typed values, parts of an editor's program, loose marks."""

import json

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, read, reports
from legation.records.errors import Refusal

ENTRY = {"title": TITLE, "text": TEXT, "published": "2024-05-09"}
OTHER = {"title": "Wind mill lent out", "text": PARAGRAPHS[2], "published": "2024-05-10"}
NAMES = list(ENTRY)
CELLS = [list(ENTRY.values()), list(OTHER.values())]


def table(sign: str, end: str = "\n") -> str:
    rows = [NAMES, *CELLS]
    return end.join(sign.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows) + end


MARKED = "\ufeff"
TWO = {
    "commas": table(","),
    "tabs": table("\t"),
    "semicolons behind a mark": MARKED + table(";", "\r\n"),
    "columns": json.dumps({name: [ENTRY[name], OTHER[name]] for name in NAMES}),
    "columns by number": json.dumps({name: {"0": ENTRY[name], "1": OTHER[name]} for name in NAMES}),
    "columns a step down": json.dumps({"n": 2, "data": {name: [ENTRY[name], OTHER[name]] for name in NAMES}}),
    "names and rows": json.dumps({"columns": NAMES, "index": [0, 1], "data": CELLS}),
    "a first row of names": json.dumps([NAMES, *CELLS]),
    "lists in lines, the second": json.dumps(ENTRY) + "\n" + json.dumps([OTHER]) + "\n",
    "lists in lines, the first": json.dumps([ENTRY]) + "\n" + json.dumps(OTHER) + "\n",
    "lists in lines, all": json.dumps([ENTRY]) + "\n" + json.dumps([OTHER]),
    "a list in an object of a line": json.dumps(ENTRY) + "\n" + json.dumps({"articles": [OTHER]}) + "\n",
    "lines behind a mark": MARKED + json.dumps(ENTRY) + "\n" + json.dumps(OTHER),
    "lines behind a mark each": MARKED + json.dumps(ENTRY) + "\n" + MARKED + json.dumps(OTHER),
    "lines two steps down": "\n".join(json.dumps({"id": 1, "data": {"attributes": one}}) for one in (ENTRY, OTHER)),
    "attributes": json.dumps({"data": [{"type": "news", "attributes": {"fields": one}} for one in (ENTRY, OTHER)]}),
    "far down": json.dumps({"a": {"b": {"c": {"d": {"stories": [ENTRY, OTHER]}}}}}),
    "as Python prints it": str([ENTRY, OTHER]),
    "lines as Python prints them": f"{ENTRY}\n{OTHER}\n",
    "sections of their own": json.dumps({"sections": [{**ENTRY, "url": "http://a.example/1"}, {**OTHER, "url": "http://a.example/2"}]}),
}


@pytest.mark.parametrize("shape", TWO)
def test_two_reports_are_two(shape: str) -> None:
    first, second = reports(TWO[shape].encode())
    assert [(one.title, one.text, str(one.published)) for one in (first, second)] == [
        (TITLE, TEXT, "2024-05-09"),
        ("Wind mill lent out", PARAGRAPHS[2], "2024-05-10"),
    ]


HEAD = {"title": TITLE, "published": "2024-05-09"}
ONE = {
    "attributes": {"data": {"type": "news", "attributes": ENTRY}},
    "a node": {"data": {"article": {"node": ENTRY}}},
    "blocks": {**HEAD, "blocks": [{"text": text} for text in PARAGRAPHS]},
    "blocks with their kind": {**HEAD, "blocks": [{"type": "paragraph", "data": {"text": text}} for text in PARAGRAPHS]},
    "blocks in the body": {**HEAD, "body": {"blocks": [{"type": "paragraph", "text": text} for text in PARAGRAPHS]}},
    "paragraphs": {**HEAD, "paragraphs": PARAGRAPHS},
    "elements": {**HEAD, "content_elements": [{"type": "text", "content": text} for text in PARAGRAPHS]},
    "children": {**HEAD, "body": [{"_type": "block", "children": [{"_type": "span", "text": text}]} for text in PARAGRAPHS]},
    "bare children": {
        **HEAD,
        "content": [{"type": "p", "children": [{"text": text[:9]}, {"text": text[9:], "bold": True}]} for text in PARAGRAPHS],
    },
    "a document": {
        **HEAD,
        "content": {
            "type": "doc",
            "content": [
                {"type": "paragraph", "content": [{"type": "text", "text": t[:20]}, {"type": "text", "text": t[20:]}]} for t in PARAGRAPHS
            ],
        },
    },
    "typed": {"fields": {"title": {"stringValue": TITLE}, "text": {"stringValue": TEXT}, "published": {"timestampValue": "2024-05-09"}}},
    "typed by letters": {"Item": {"title": {"S": TITLE}, "text": {"S": TEXT}, "published": {"S": "2024-05-09"}}},
    "marks inside": {**HEAD, "text": TEXT.replace("Halvorsen", "<b>Halvorsen</b>")},
    "a teaser first": {**HEAD, "content": "The mill rests, says its keeper.", "full_text": TEXT},
    "a beginning first": {**HEAD, "text": f"{PARAGRAPHS[0]} …", "content_html": "".join(f"<p>{text}</p>" for text in PARAGRAPHS)},
    "a count of seconds in a database": {**ENTRY, "published": {"$timestamp": {"t": 1715205600, "i": 1}}},
    "a number of a database": {**ENTRY, "published": {"$numberDouble": "1715205600.0"}},
}


@pytest.mark.parametrize("shape", ONE)
def test_one_report_is_one(shape: str) -> None:
    report = one(json.dumps(ONE[shape]).encode())
    assert (report.title, report.text) == (TITLE, TEXT) and str(report.published).startswith("2024-05-0")


def test_headings_of_sections_stay_above_them() -> None:
    sections = [{"heading": "The wheel rests", "paragraphs": PARAGRAPHS[:3]}, {"heading": "Who pays for it", "paragraphs": PARAGRAPHS[3:]}]
    text = one(json.dumps({**HEAD, "sections": sections}).encode()).text
    assert text.split("\n\n") == ["The wheel rests", *PARAGRAPHS[:3], "Who pays for it", *PARAGRAPHS[3:]]


LOOSE = {
    "raw line breaks": json.dumps(ENTRY).replace("\\n\\n", "\n\n"),
    "a comma too many": json.dumps(ENTRY)[:-1] + ",}",
    "a comment": "{ /* of May */" + json.dumps(ENTRY)[1:],
    "no number": json.dumps(ENTRY)[:-1] + ', "score": NaN}',
}


@pytest.mark.parametrize("how", LOOSE)
def test_json_is_read_as_people_write_it(how: str) -> None:
    assert one(LOOSE[how].encode()).text == TEXT


@pytest.mark.parametrize("letters", ["cp1252", "iso-8859-15"])
@pytest.mark.parametrize("lines", [1, 2])
def test_json_in_older_letters_is_read_and_noted(letters: str, lines: int) -> None:
    entry = {
        "title": "Mühle steht still",
        "text": "Die Mühle von Möwenau steht für neun Wochen still, sagte die Müllerin am Donnerstag. Die Bäcker müssen warten.",
    }
    found = reports("\n".join([json.dumps(entry, ensure_ascii=False)] * lines).encode(letters))
    assert len(found) == lines
    assert all("Möwenau" in report.text and report.notes for report in found)


def test_a_row_that_does_not_fit_its_table_is_refused_alone() -> None:
    found = read((table(",") + '"a","b"\n').encode())
    assert [isinstance(one, Refusal) for one in found] == [False, False, True]


@pytest.mark.parametrize("line", ["Text, title and nothing else, she said,", "The title, the text", "Monday, Tuesday, Wednesday"])
def test_a_sentence_with_commas_is_no_head_of_a_table(line: str) -> None:
    assert PARAGRAPHS[0] in one(f"{line}\n\n{TEXT}".encode()).text
