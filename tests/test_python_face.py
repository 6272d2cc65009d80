"""The page on Python is run as it stands, and the data dictionary is the records' own words."""

import inspect
import re
import shutil
from importlib import import_module
from pathlib import Path
from types import ModuleType

import attrs
import pytest

from example_office import EXAMPLES
from legation.records.report import Span
from legation.records.story import Claim, Conflict, Side, Story, Support

DOCS = Path(__file__).parent.parent / "docs"
MODULES = ("report", "reading", "story", "brief", "ruling", "register", "account", "release", "errors", "lexicon")


def test_the_examples_run_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples" / "tokyo-office")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "python.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) > 4
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), names)  # noqa: S102  our own page
    assert "Fumio Kishida" in capsys.readouterr().out


def write_dictionary() -> str:
    """Every record with what it means and its fields, as their docstrings and types say."""
    pages = ["# The records\n\nWhat the stations hand on, as JSON has it too. Made from the records themselves by `make bless`."]
    for module in (import_module(f"legation.records.{name}") for name in MODULES):
        pages += [write_record(record) for record in find_records(module)]
    return "\n\n".join(pages) + "\n"


def find_records(module: ModuleType) -> list[type]:
    """The records of a module, in its order."""
    found = [one for one in vars(module).values() if inspect.isclass(one) and one.__module__ == module.__name__ and attrs.has(one)]
    return [one for one in found if not one.__name__.startswith("_")]


def write_record(record: type) -> str:
    """One record: its docstring, then a row for each field."""
    said = inspect.cleandoc(record.__doc__ or "")
    fields = [field for field in attrs.fields(record) if not field.name.startswith("_")]
    rows = [f"| `{field.name}` | `{write_type(field.type)}` |" for field in fields]
    return f"## {record.__name__}\n\n{said}\n\n| field | type |\n|---|---|\n" + "\n".join(rows)


def write_type(kind: object) -> str:
    """A type as a person writes it."""
    return str(kind).replace("|", "\\|").replace("legation.records.", "").replace("<class '", "").replace("'>", "")


def test_the_dictionary_is_the_records_own_words(request: pytest.FixtureRequest) -> None:
    page = DOCS / "records.md"
    if request.config.getoption("--bless"):
        page.write_text(write_dictionary(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == write_dictionary()


def test_a_story_shows_itself_and_nothing_of_a_page_gets_in() -> None:
    support = Support("r1", Span(0, 3))
    story = Story(
        "s1",
        "<script>Ferry</script>",
        ("r1", "r2"),
        claims=(Claim("<b>No</b>", "Ann & Co", (support,), roots=1, roots_most=2),),
        conflicts=(Conflict("dead", "number", (Side("r1", Span(0, 1), 0, "3"), Side("r2", Span(0, 1), 1, "5"))),),
    )
    shown = story._repr_html_()
    assert "<script>" not in shown
    assert "&lt;b&gt;No&lt;/b&gt;" in shown
    assert "1–2" in shown
    assert "3 | 5" in shown
