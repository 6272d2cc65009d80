"""What hangs on what has one name, whichever scheme a parser labels by, and no step of reading knows a label."""

import ast
from pathlib import Path

import pytest

import legation
from legation.language import relations as rel

PACKAGE = Path(legation.__file__).parent
LABELS = {value for name, value in vars(rel).items() if name.isupper() and isinstance(value, str)}


@pytest.mark.parametrize(
    ("label", "name"),
    [("nsubj:pass", rel.PASSIVE_SUBJECT), ("obj", rel.OBJECT), ("acl:relcl", rel.RELATIVE), ("nsubj", rel.SUBJECT), ("dobj", rel.OBJECT)],
)
def test_both_schemes_have_the_same_names(label: str, name: str) -> None:
    assert rel.name_relation(label) == name


def test_what_universal_dependencies_call_otherwise_is_something_that_we_know() -> None:
    assert set(rel.UNIVERSAL.values()) <= LABELS and not set(rel.UNIVERSAL) & LABELS


def test_no_step_of_reading_knows_a_label() -> None:
    known: list[str] = []
    for path in sorted((PACKAGE / "reading").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare) and ".deps[" in ast.unparse(node):
                asked = node.comparators
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "child":
                asked = node.args
            else:
                continue
            found = {part.value for one in asked for part in ast.walk(one) if isinstance(part, ast.Constant)} & LABELS
            known.extend(f"{path.relative_to(PACKAGE)}:{node.lineno}: {label}" for label in sorted(map(str, found)))
    assert known == []
