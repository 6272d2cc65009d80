"""The public face: what it promises is there, under its own name, and costs nothing until it is asked for."""

import subprocess
import sys

import pytest

import legation

# The one name that is another inside, where `open` is Python's own.
INSIDE = {"open": "open_desk"}


@pytest.mark.parametrize("name", [name for name in legation.__all__ if name != "__version__"])
def test_each_name_is_handed_out(name: str) -> None:
    assert getattr(legation, name).__name__ == INSIDE.get(name, name)


def test_another_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(AttributeError, match="open_office"):
        getattr(legation, "opne")  # noqa: B009  the point is a name that is not there


def test_importing_it_loads_nothing() -> None:
    code = "import sys, legation; print(sorted(m for m in sys.modules if m.startswith('legation.') or m in ('attrs', 'spacy', 'click')))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
