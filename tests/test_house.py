"""The rules of the house, read off the tree itself."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "legation"
SOURCES = sorted(PACKAGE.rglob("*.py"))
EMPTY_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "base",
    "core",
    "manager",
    "handler",
    "service",
    "processor",
    "factory",
    "context",
    "data",
    "info",
}


@pytest.mark.parametrize(
    "path", sorted([*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]), ids=lambda p: str(p.relative_to(ROOT))
)
def test_no_file_is_over_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_names_say_something() -> None:
    named = {path.stem for path in SOURCES} | {path.name for path in PACKAGE.rglob("*") if path.is_dir()}
    assert not named & EMPTY_NAMES


def test_init_files_are_empty_but_for_the_packages_own() -> None:
    assert [p for p in PACKAGE.rglob("__init__.py") if p.parent != PACKAGE and p.read_text(encoding="utf-8").strip()] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_name_is_given_twice_in_a_file(path: Path) -> None:
    """A number that another of the same name replaces further down changes what the rules above it do, and no type tells."""
    given: list[str] = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            given.append(node.name)
        elif isinstance(node, ast.Assign):
            given += [one.id for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            given.append(node.target.id)
    assert sorted(given) == sorted(set(given))


def find_imports(path: Path) -> set[str]:
    """The files of ours that a file imports, wherever in it that stands."""
    wanted = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            wanted |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
        elif isinstance(node, ast.Import):
            wanted |= {one.name for one in node.names}
    return wanted & set(FILES)


FILES = {".".join(("legation", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in SOURCES}


def test_no_files_import_each_other_in_a_circle() -> None:
    # Files that import nothing that is left, or that nothing that is left imports, are taken away, again and again: a circle stays.
    left = {name: find_imports(path) for name, path in FILES.items()}
    assert sum(map(len, left.values())) > len(left)
    while free := {name for name in left if not left[name] or not any(name in wanted for wanted in left.values())}:
        left = {name: wanted - free for name, wanted in left.items() if name not in free}
    assert left == {}


def test_nothing_is_caught_blindly_but_in_the_shard() -> None:
    blind = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "everything"
                if caught in ("everything", "Exception", "BaseException"):
                    blind.append(path.relative_to(PACKAGE).as_posix())
    assert blind == ["desk/shard.py"]


def test_every_word_list_says_what_it_is_and_where_from() -> None:
    lists = sorted((PACKAGE / "language").rglob("*.yml"))
    assert lists
    for path in lists:
        page = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert {"about", "from", "licence", "edits"} <= set(page), path.name


def test_help_comes_without_the_parser() -> None:
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from legation.cli.main import main; main(['--help'], standalone_mode=False)"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(re.findall(r"\|\s+([\w.]+)$", said.stderr, flags=re.M))
    heavy = {
        name
        for name in loaded
        if name.split(".")[0] in {"spacy", "numpy", "networkx", "trafilatura", "lxml", "cattrs", "pydantic", "yaml", "jinja2", "httpx"}
    }
    assert heavy == set()
    assert "legation.cli.main" in loaded


def test_the_locks_hold_hashes_and_no_addresses() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        pins = re.findall(r"^[\w.\-\[\]]+==\S+ \\$", text, flags=re.M)
        assert pins
        assert len(pins) == len(re.findall(r"^[\w.\-\[\]]+==", text, flags=re.M))


def test_every_dependency_has_its_reason_written_down() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    wanted = [line.split("==")[0].strip() for line in (ROOT / "requirements" / "core.in").read_text(encoding="utf-8").splitlines()]
    wanted += [
        line.split("==")[0].strip()
        for line in (ROOT / "requirements" / "test.in").read_text(encoding="utf-8").splitlines()
        if not line.startswith("-")
    ]
    assert [name for name in wanted if f"**{name}**" not in reasons] == []
