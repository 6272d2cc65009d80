"""An engine that was asked for and is not there."""

import pytest
from click.testing import CliRunner

from example_office import EXAMPLES
from legation.cli.main import main
from legation.engine import ray


def test_an_engine_that_is_not_installed_is_a_sentence_not_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray, "find_spec", lambda _: None)
    said = CliRunner().invoke(main, ["weigh", str(EXAMPLES / "reports"), "--json", "--engine", "ray"])
    assert said.exit_code == 2
    assert said.stderr.strip().endswith("Install legation[ray], or use --engine pool.")
