"""The pages on the commands are run as they stand: every command they show, and what it prints, line by line.

In a page ``…`` within a line stands for any words, a line that is only ``…`` for any lines.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from example_office import EXAMPLES
from legation.cli.main import main
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.weigh import weigh_store

PAGES = sorted((Path(__file__).parent.parent / "docs" / "commands").glob("*.md"))
# These begin with an office that has no memory yet.
FRESH = {"ingest", "watch", "weigh"}


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the example office, ingested and weighed once."""
    folder = tmp_path_factory.mktemp("filled")
    shutil.copytree(EXAMPLES, folder / "examples" / "tokyo-office")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with open_desk("examples/tokyo-office") as desk:
            desk.engine = "serial"
            desk.ingest()
            weigh_store(desk)
    return folder / "examples" / "tokyo-office" / "office.db"


def steps(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Each command of a page with the lines that it is said to print."""
    for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = step.splitlines()
            yield command, lines


def pattern(lines: list[str]) -> str:
    """What a command is said to print, as a pattern."""
    return "".join(r"(?:.*\n)*" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n" for line in lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_does_what_it_says(page: Path, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples" / "tokyo-office")
    if page.stem not in FRESH:
        shutil.copy(filled, tmp_path / "examples" / "tokyo-office" / "office.db")
    monkeypatch.chdir(tmp_path)
    shown = list(steps(page))
    assert any(command.split()[1] == page.stem for command, _ in shown)
    for command, lines in shown:
        said = CliRunner().invoke(main, shlex.split(command)[1:])
        assert said.exception is None or isinstance(said.exception, SystemExit), (command, said.exception)
        told = said.output if said.output.endswith("\n") or not said.output else said.output + "\n"
        assert re.fullmatch(pattern(lines), told), f"{command}\nsaid:\n{said.output}\nthe page says:\n" + "\n".join(lines)


def test_every_command_has_a_page_with_an_example_and_a_form_for_machines() -> None:
    assert {page.stem for page in PAGES} == set(main.commands)
    for name, command in main.commands.items():
        assert "Example" in (command.help or ""), name
        assert any("--json" in option.opts for option in command.params), name
        assert "--json" in (Path(PAGES[0]).parent / f"{name}.md").read_text(encoding="utf-8"), name


# The five of upkeep share a file.
UPKEEP = ("rebuild", "backup", "restore", "copy", "doctor")


# The other face of the same verbs, which is opened by a command.
FACES = {"serve"}


@pytest.mark.parametrize("name", sorted(set(main.commands) - FACES))
def test_a_verb_has_one_name(name: str) -> None:
    module = import_module(f"legation.desk.verbs.{'upkeep' if name in UPKEEP else name}")
    assert getattr(module, name).__module__ == module.__name__
    assert getattr(Desk, name).__name__ == name
