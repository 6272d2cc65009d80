"""The same as on one core, on a local Ray. It speaks over the machine's own loopback, which other tests may not even do."""

import os
import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner

from example_office import EXAMPLES
from legation.cli.main import main
from legation.engine import ray as station
from legation.engine.engine import Ray, choose
from legation.engine.pool import in_turn
from legation.engine.ray import RayMissingError


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def near(self: socket.socket, address: Any) -> None:
        assert self.family == socket.AF_UNIX or address[0] in ("127.0.0.1", "localhost", "::1"), f"a test asked the network for {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", near)


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """One local Ray for all tests here: starting it takes seconds."""
    with station._cluster():
        yield


def count_letters(word: str) -> int:
    return len(word)


def fail(word: str) -> str:
    raise LookupError(word)


def place(_: int) -> int:
    return os.getpid()


WORDS = ["tokyo", "nato", "tirana", "oslo", "narvik", "turin"] * 5


def test_ray_gives_the_same_in_the_same_order() -> None:
    assert list(Ray().map(count_letters, WORDS)) == [len(word) for word in WORDS]


def test_ray_works_in_other_processes() -> None:
    assert os.getpid() not in set(Ray().map(place, range(4)))


def test_what_fails_there_fails_as_it_would_here() -> None:
    with pytest.raises(LookupError, match="tokyo") as caught:
        list(Ray().map(fail, WORDS))
    assert type(caught.value) is LookupError


def test_ray_is_listened_to_from_this_machine_alone() -> None:
    import ray

    (node,) = ray.nodes()  # type: ignore[no-untyped-call]  # Ray leaves it untyped
    assert node["NodeManagerAddress"] == "127.0.0.1"


def test_ray_tells_nobody_that_it_runs() -> None:
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


def test_without_the_extra_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(choose("ray"), Ray)
    monkeypatch.setattr(station, "find_spec", lambda name: None if name == "ray" else object())
    with pytest.raises(RayMissingError, match=r"legation\[ray\]"):
        choose("ray")


def test_nothing_is_read_far_ahead() -> None:
    taken = iter(range(sys.maxsize))
    results = in_turn(lambda item: item, lambda item: item, taken, 2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    assert next(taken) < 10


def test_an_engine_that_is_not_installed_is_a_sentence_not_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(station, "find_spec", lambda _: None)
    said = CliRunner().invoke(main, ["weigh", str(EXAMPLES / "reports"), "--json", "--engine", "ray"])
    assert said.exit_code == 2
    assert said.stderr.strip().endswith("Install legation[ray], or use --engine pool.")
