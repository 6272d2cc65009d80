"""The forms that people and machines read as text, under marks."""

import hashlib
import json
import re
from base64 import b64encode
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from attrs import evolve
from lxml import html

from legation.records.lines import find_lines
from legation.records.release import Mark
from legation.release.forms import write_html, write_json, write_markdown
from legation.release.forms.marking import part_lines, sign_portions
from legation.release.gate import packet
from release.sample import GREEN, JAPAN, MADE, OPEN, POLICY, make_own, make_packet, make_view

MARK = "TLP:GREEN · EXERCISE RESTRICTED · RELEASABLE TO Ministry of Foreign Affairs of Japan (日本国外務省) · EXERCISE EYES"


def test_markdown_stands_between_its_marks_and_signs_its_lines() -> None:
    text = write_markdown.write(make_packet())
    lines = text.splitlines()
    assert lines[0] == lines[-1] == f"**{MARK}**"
    assert "- (G/ER) 髙橋一郎: “事務所の設置を協議している” [[4]](#r4)" in lines
    assert (
        "- `B1` (C/EO) Fumio Kishida, 24 May 2023: “Japan has no plan to become a member of NATO” [[1]](#r1) [[5]](#r5) [[6]](#r6)" in lines
    )
    assert f"(C/EO) TLP:CLEAR · EXERCISE OPEN · (G/ER) {MARK}" in lines
    assert "### Japan" in lines


def test_the_page_has_its_mark_above_below_and_on_every_printed_page() -> None:
    text = write_html.write(make_packet())
    tree: Any = html.document_fromstring(text)
    banners = [" ".join(one.text_content().split()) for one in tree.xpath("//p[@class='banner']")]
    assert banners == [MARK.replace("TLP:GREEN · ", "TLP:GREEN ")] * 2
    (style,) = tree.xpath("//style/text()")
    assert "color: #33FF00" in style
    assert style.count('content: "TLP:GREEN ') == 2
    seal = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{seal}'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    signs = [one.text_content() for one in tree.xpath("//span[@class='o portion']")]
    assert set(signs) == {"(C/EO)", "(G/ER)"}


def test_no_name_of_a_level_breaks_out_of_the_style() -> None:
    level = '"; } </style><script>alert(1)</script> \\'
    hostile = Mark("TLP:GREEN", level)
    policy, partner = evolve(POLICY, levels=(*POLICY.levels, level)), evolve(JAPAN, level=level)
    view = make_view()
    made = packet(evolve(view, portions=tuple(hostile for _ in view.portions)), None, partner, policy, MADE)
    tree: Any = html.document_fromstring(write_html.write(made))
    assert not tree.xpath("//script")
    (style,) = tree.xpath("//style/text()")
    (rule,) = re.findall(r'@top-left \{ content: "([^"]*)"', style)
    told = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), rule)
    assert told.startswith(f"TLP:GREEN · {level} · ")


def test_the_json_of_a_packet_holds_to_the_schema_and_marks_every_line() -> None:
    schema = json.loads((files("legation.records") / "schema" / "brief.schema.json").read_text(encoding="utf-8"))
    made = make_packet()
    plain = json.loads(write_json.write(made))
    jsonschema.Draft202012Validator(schema).validate(plain)
    assert plain["packet"]["mark"] == {
        "tlp": "TLP:GREEN",
        "level": "EXERCISE RESTRICTED",
        "releasable": ["JPN"],
        "caveats": ["EXERCISE EYES"],
    }
    assert [item["id"] for item in plain["packet"]["items"]] == [item.id for item in made.matter.items]
    said = [line for section in plain["sections"] for line in section["lines"]]
    assert [line["mark"]["tlp"] for line in said].count("TLP:GREEN") == 2
    assert all("mark" in line for line in said)


def test_what_bears_no_mark_is_written_as_before() -> None:
    plain = json.loads(write_json.write(make_own()))
    assert "packet" not in plain
    assert "mark" not in json.dumps(plain)
    for text in (write_markdown.write(make_own()), write_html.write(make_own())):
        assert not re.search(r"TLP|banner|\((?:C|G)/", text)


def test_one_line_in_two_places_keeps_two_marks() -> None:
    matter = make_packet().matter
    (section, *others) = matter.brief.sections
    line = section.lines[0]
    twice = evolve(matter.brief, sections=(evolve(section, lines=(line, line)), *others))
    count = len(list(find_lines(twice)))
    brief, marks = part_lines(evolve(matter, brief=twice, portions=(OPEN, GREEN, *(OPEN for _ in range(count - 2)))))
    assert [marks[id(one)] for one in brief.sections[0].lines] == [OPEN, GREEN]


@pytest.mark.parametrize(
    ("marks", "signs"),
    [
        ([Mark("TLP:CLEAR"), Mark("TLP:RED"), Mark("TLP:AMBER+STRICT")], ["(C)", "(R)", "(A+S)"]),
        ([Mark("TLP:GREEN", "EXERCISE OPEN"), Mark("TLP:GREEN")], ["(G/EO)", "(G)"]),
        ([Mark("TLP:GREEN"), Mark("TLP:GREEN", caveats=("X",)), Mark("TLP:GREEN", caveats=("Y",))], ["(G)", "(G 2)", "(G 3)"]),
        ([Mark("TLP:GREEN", releasable=("JPN",)), Mark("TLP:GREEN", releasable=("JPN", "AUS"))], ["(G)"]),
    ],
)
def test_two_marks_never_look_the_same_unless_they_say_the_same(marks: list[Mark], signs: list[str]) -> None:
    assert list(sign_portions(evolve(make_packet().matter, portions=tuple(marks))).values()) == signs
