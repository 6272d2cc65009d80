"""Broken inputs of every form: whatever a stranger sends, there is a report or a plain sentence, and sound reports beside it are briefed.

A hundred in every run, two by the command line; ten thousand and five hundred with `make soak`, which also holds time and memory.
"""

import os
import resource
import subprocess
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from desk.offices import FERRY, NOW, THIRD, lay
from legation.desk.desk import Desk
from legation.desk.office import Office
from legation.intake.source import Passed
from legation.records.errors import LegationError, Refusal
from legation.records.reading import Reading
from legation.records.report import Report
from mutating import find_inputs, make_seeds
from test_soak import spans_of

SOAK = pytest.mark.soak
# What a shard says of a paper that broke us; any other refusal is the paper's own fault.
BROKE = "This could not be worked on"
# What a stranger's input may cost, of a processor and of memory (in kilobytes, as the system counts the whole process).
SECONDS, KILOBYTES = 10.0, 1_500_000
# Every so many inputs are weighed and briefed with sound reports beside them.
BRIEFED = 10


def holds(report: Report, reading: Reading) -> bool:
    """Whether every address lies in its place of the report."""
    return all(0 <= span.start < span.end <= len(report.place(span.where)) for span in spans_of(reading))


def take_in(desk: Desk, path: Path) -> str:
    """What comes of one input: read, passed over or refused."""
    found = list(desk.read(str(path)))
    for item in found:
        if isinstance(item, Refusal):
            assert not item.reason.startswith(BROKE), item.reason
            assert item.reason.strip()
        elif not isinstance(item, Passed):
            assert holds(*item)
    kinds = {type(item).__name__ for item in found}
    return "read" if "tuple" in kinds else "refused" if "Refusal" in kinds else "passed over"


def brief(desk: Desk, path: Path, sound: list[str]) -> None:
    """One input weighed with sound reports and briefed in all forms."""
    try:
        for sheet in desk.brief(str(path), *sound).sheets:
            for form in ("md", "html", "json"):
                assert "\x1b" not in sheet.write(form)
    except LegationError as error:
        assert str(error)


@pytest.mark.parametrize("count", [108, pytest.param(10_000, marks=SOAK)])
def test_broken_inputs_end_in_reports_or_sentences(tmp_path: Path, count: int, capsys: pytest.CaptureFixture[str]) -> None:
    sound, ends = lay(tmp_path / "sound", FERRY, THIRD), Counter[str]()
    slowest, broke = (0.0, -1, ""), []
    desk = Desk(Office(), engine="serial", clock=lambda: NOW)
    for number, (name, raw) in enumerate(islice(find_inputs(7), count)):
        path = tmp_path / name
        path.write_bytes(raw)
        began = time.process_time()
        try:
            end = take_in(desk, path)
            ends[end] += 1
            if end == "read" and number % BRIEFED == 0:
                brief(desk, path, sound)
                ends["briefed"] += 1
        except Exception as error:  # noqa: BLE001  all that break us are told at the end
            broke.append((number, name, type(error).__name__, str(error)[:300]))
        slowest = max(slowest, (time.process_time() - began, number, name))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with capsys.disabled():
        if count > 1000:
            sys.stdout.write(f"\n{count} inputs: {dict(ends)}; slowest {slowest}; {most / 1024:.0f} MB at the most; {broke}\n")
            assert slowest[0] < SECONDS
            assert most < KILOBYTES
    assert broke == []
    assert ends["read"] > count // 3
    assert ends["briefed"] > count // BRIEFED // 4


@pytest.mark.parametrize("count", [2, pytest.param(500, marks=SOAK)])
def test_broken_inputs_by_the_command_line(tmp_path: Path, count: int, capsys: pytest.CaptureFixture[str]) -> None:
    ends = Counter[int]()
    slowest, broke = (0.0, -1, ""), []
    for number, (name, raw) in enumerate(islice(find_inputs(8), count)):
        path = tmp_path / name
        path.write_bytes(raw)
        words = ("read",) if number % 2 else ("brief", "-o", str(tmp_path / "brief.md"))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "legation.cli.main", *words, str(path)],
            capture_output=True,
            timeout=600,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if b"Traceback" in done.stderr or b"\x1b" in done.stdout:
            broke.append((number, name, done.stderr[-300:]))
        ends[done.returncode] += 1
        slowest = max(slowest, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, number, name))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with capsys.disabled():
        if count > 100:
            sys.stdout.write(f"\n{count} commands: exit codes {dict(ends)}; slowest {slowest}; {most / 1024:.0f} MB at the most; {broke}\n")
            assert slowest[0] < SECONDS
            assert most < KILOBYTES
    assert broke == []
    assert set(ends) <= {0, 3, 4, 5}
    assert ends[0]


def test_every_form_that_is_broken_was_sound(tmp_path: Path) -> None:
    desk = Desk(Office(), engine="serial", clock=lambda: NOW)
    for name, raw in make_seeds().items():
        path = tmp_path / name
        path.write_bytes(raw)
        found = list(desk.read(str(path)))
        assert name == "a.opml" or all(not isinstance(item, Refusal) for item in found), (name, found)
        assert found
