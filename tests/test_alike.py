"""Law 4: output never depends on the engine, on the seed of hashing, nor on how often or in what company a report is read."""

import os
import subprocess
import sys

import pytest
from attrs import evolve

from example_office import EXAMPLES
from legation.desk.desk import Desk
from legation.desk.verbs.weigh import Weighed, weigh_paths
from legation.records.story import Weighing
from legation.records.wire import from_plain, to_plain


def test_serial_and_pool_give_the_same_bytes(desk: Desk, weighed: Weighed) -> None:
    pooled = weigh_paths([], evolve(desk, engine="pool").run())
    assert desk.view(pooled) == desk.view(weighed)
    assert evolve(desk, engine="pool").brief(form="html").sheets[0].text == desk.brief(form="html").sheets[0].text


def test_a_local_ray_gives_the_same_bytes() -> None:
    words = [sys.executable, "-m", "legation.cli.main", "weigh", str(EXAMPLES / "reports"), "--json", "--engine"]
    serial, ray = (subprocess.run([*words, engine], capture_output=True) for engine in ("serial", "ray"))
    assert (ray.returncode, ray.stdout) == (serial.returncode, serial.stdout)
    assert ray.stdout
    assert ray.stderr == serial.stderr


@pytest.mark.parametrize("form", ["md", "json"])
def test_the_seed_of_hashing_changes_nothing(form: str) -> None:
    words = [sys.executable, "-m", "legation.cli.main", "brief", "--office", str(EXAMPLES), "--format", form]
    made = [
        subprocess.run(words, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")
    ]
    assert made[0] == made[1]


def test_the_same_report_twice_is_one_report_with_two_sources(desk: Desk, weighed: Weighed) -> None:
    there = str(EXAMPLES / "reports")
    twice = weigh_paths([there, there], desk.run())
    assert twice.weighing.stories == weighed.weighing.stories
    assert len(desk.view(twice)["reports"]) == 2 * len(desk.view(weighed)["reports"])


def test_a_reading_does_not_depend_on_its_neighbours(desk: Desk, weighed: Weighed) -> None:
    papers = [str(EXAMPLES / "reports" / name) for name in ("01-harbour-courier.txt", "02-northern-ledger.html")]
    alone = weigh_paths(papers, desk.run())
    whole = {reading.report: reading for reading in weighed.readings}
    assert [whole[one.report] for one in alone.readings] == list(alone.readings)


def test_a_weighing_comes_back_from_json_as_it_went(weighed: Weighed) -> None:
    assert from_plain(to_plain(weighed.weighing), Weighing) == weighed.weighing
