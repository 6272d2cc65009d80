"""The documents cannot drift: their links lead somewhere, their commands exist, their targets are in the Makefile."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from legation.cli.main import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = [page.read_text(encoding="utf-8") for page in PAGES]
LINES = [line.strip() for text in TEXTS for block in re.findall(r"```\w*\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]
MADE = re.findall(r"`make ([a-z-]+)", " ".join(TEXTS))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!http|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_architecture_is_that_of_the_tree() -> None:
    text, source = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"), ROOT / "src" / "legation"
    rooms = {path.parent.name for path in source.rglob("*.py") if path.parent != source}
    assert {room for room in rooms if f"{room}/" not in text} == set()
    # `NAME` and `CODE` stand for what somebody adds; `words/` and `weights/` are in the folder of each language.
    named = {word for word in re.findall(r"`([\w./-]+(?:/|\.py|\.yml))`", text) if not re.search(r"NAME|CODE", word)}
    homes = (source, ROOT, source / "language" / "en")
    gone = {word for word in named if not any((home / word).exists() for home in homes)}
    assert {word for word in gone if "/" in word or not list(source.rglob(word))} == set()


def test_every_target_that_is_named_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(MADE) | {line.split()[1] for line in LINES if line.startswith("make ")}
    assert named
    assert named <= targets


def test_every_command_that_is_shown_is_understood() -> None:
    shown = [line for line in LINES if re.match(r"(\.venv/bin/)?legation ", line)]
    assert shown
    for line in shown:
        words = shlex.split(line)[1:]
        said = CliRunner().invoke(main, [*words, "--help"])
        assert said.exit_code == 0, line


def test_the_example_of_the_office_runs() -> None:
    said = CliRunner().invoke(main, ["brief", "--office", str(ROOT / "examples" / "tokyo-office")])
    assert said.exit_code == 0
    assert said.stdout.startswith("# ")
