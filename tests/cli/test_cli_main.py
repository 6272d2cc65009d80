"""The commands as a person runs them: exit codes, forms, help."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from example_office import EXAMPLES
from legation.cli.main import main

SCHEMAS = Path(__file__).parent.parent.parent / "src" / "legation" / "records" / "schema"
REPORTS = str(EXAMPLES / "reports")


def legation(*words: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=given)


def schema(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("command", [[], ["read"], ["weigh"], ["brief"]])
def test_help_has_an_example(command: list[str]) -> None:
    said = legation(*command, "--help")
    assert said.exit_code == 0
    assert "legation " in said.output.split("Example", 1)[1]


def test_read_prints_what_the_schema_promises() -> None:
    said = legation("read", REPORTS, "--json")
    assert said.exit_code == 0
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    assert len(lines) == 10
    for line in lines:
        schema("read").validate(line)


def test_weigh_prints_what_the_schema_promises() -> None:
    said = legation("weigh", REPORTS, "--json")
    assert said.exit_code == 0
    schema("weigh").validate(json.loads(said.stdout))


def test_brief_prints_what_the_schema_promises() -> None:
    said = legation("brief", REPORTS, "--json")
    assert said.exit_code == 0
    schema("brief").validate(json.loads(said.stdout))


def test_a_refused_file_is_shown_in_its_place_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 500)
    good = str(EXAMPLES / "reports" / "05-strait-quarterly.txt")
    said = legation("read", str(tmp_path / "b.txt"), good, str(tmp_path / "missing.txt"), "--json")
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    assert ["refusal" in line for line in lines] == [True, False, True]
    for line in lines:
        schema("read").validate(line)
    assert said.exit_code == 3


def test_nothing_to_read_is_exit_4_and_a_sentence(tmp_path: Path) -> None:
    for words in (["read"], ["weigh", str(tmp_path)], ["brief", str(tmp_path / "missing.txt")]):
        said = legation(*words)
        assert said.exit_code == 4
        assert "\n" not in said.stderr.strip()
    assert legation("read", str(tmp_path / "missing.txt")).exit_code == 4


@pytest.mark.parametrize(
    "words",
    [
        ["brief", REPORTS, "--engine", "steam"],
        ["brief", REPORTS, "-o", "x.docx"],
        ["brief", REPORTS, "--all"],
        ["brief", REPORTS, "--json", "--format", "md"],
    ],
)
def test_a_wrong_word_is_exit_2(words: list[str]) -> None:
    assert legation(*words).exit_code == 2


def test_an_unknown_story_names_those_there_are() -> None:
    said = legation("brief", REPORTS, "--story", "zzzz")
    assert said.exit_code == 2
    assert "There are:" in said.stderr


def test_the_form_follows_the_suffix_and_all_makes_a_folder(tmp_path: Path) -> None:
    assert legation("brief", REPORTS, "-o", str(tmp_path / "b.html")).exit_code == 0
    assert (tmp_path / "b.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert legation("brief", REPORTS, "--all", "-o", str(tmp_path / "all"), "--format", "json").exit_code == 0
    made = list((tmp_path / "all").iterdir())
    assert [path.suffix for path in made] == [".json"]


def test_standard_input_is_a_report() -> None:
    said = legation(
        "read", "-", "--json", given=b"Title: A note\nOutlet: Bay Tribune\n\nThe mayor said that the bridge would open in June, at last.\n"
    )
    line = json.loads(said.stdout)
    assert said.exit_code == 0
    assert line["report"]["outlet"] == "Bay Tribune"
    assert line["statements"]


def test_the_office_is_read_without_a_path() -> None:
    said = CliRunner().invoke(main, ["weigh", "--json"], env={"LEGATION_OFFICE": str(EXAMPLES)})
    assert said.exit_code == 0
    assert len(json.loads(said.stdout)["reports"]) == 10


def test_our_own_fault_is_exit_1() -> None:
    code = "from legation.cli.main import main; import legation.desk.verbs.weigh as v; v.weigh = lambda *a: 1/0; main(['weigh', 'x'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr


def test_an_old_name_of_a_word_list_is_told_with_its_new_one(tmp_path: Path) -> None:
    lists = tmp_path / "office" / "lexicons" / "en"
    lists.mkdir(parents=True)
    (lists / "mine.yml").write_text("about: a\nfrom: b\nlicence: c\nedits: d\nphrases:\n  held.hedges: [so they say]\n", encoding="utf-8")
    report = tmp_path / "ferry.txt"
    report.write_text("The ferry sank off Karst on Sunday, the mayor said.\n", encoding="utf-8")
    said = legation("read", str(report), "--office", str(tmp_path / "office"))
    assert said.exit_code == 0
    assert "`held.hedges` under `phrases` is now `hedges` under `held`" in said.stderr
    assert "mine.yml" in said.stderr
