"""Broken inputs of every form: whatever a stranger sends, there is a report or a plain sentence, and sound reports beside it are briefed.

A hundred in every run, two by the command line; ten thousand and five hundred with `make soak`, which also holds time and memory.
"""

import os
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NoReturn

import pytest
from attrs import frozen

from desk.offices import FERRY, NOW, THIRD, lay
from legation.cli.main import main
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


@frozen
class Ended:
    """How a command ended: its exit code, what it printed and what it said of faults, seconds of a processor and kilobytes."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    kilobytes: int


def run_command(words: Sequence[str], folder: Path, fork: bool) -> Ended:
    """A command to its end, as a process of its own: started anew, or (`fork`) from one that has its libraries and model already, which
    leaves out nothing but the loading."""
    out, err = folder / "out", folder / "err"
    with out.open("wb") as said, err.open("wb") as faults:
        if fork:
            pid = os.fork() or run_forked(words, said.fileno(), faults.fileno())
        else:
            surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
            command = [sys.executable, "-m", "legation.cli.main", *words]
            pid = os.posix_spawn(
                sys.executable,
                command,
                surroundings,
                file_actions=[(os.POSIX_SPAWN_DUP2, said.fileno(), 1), (os.POSIX_SPAWN_DUP2, faults.fileno(), 2)],
            )
        _, status, spent = os.wait4(pid, 0)
    return Ended(os.waitstatus_to_exitcode(status), out.read_bytes(), err.read_bytes(), spent.ru_utime + spent.ru_stime, spent.ru_maxrss)


def run_forked(words: Sequence[str], said: int, faults: int) -> NoReturn:
    """The child's part: the command, and never back into the test."""
    os.dup2(said, 1)
    os.dup2(faults, 2)
    # What does not come to an end is ended, and told by its exit code.
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    code = 1
    try:
        # Those of the parent's test catch what is printed.
        sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8")
        main(list(words), prog_name="legation")
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    except BaseException:  # noqa: BLE001  as the interpreter would print it
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


# Of many commands every so many is started anew; the others are forks of a process that has the model.
ANEW = 25


@pytest.mark.parametrize("count", [2, pytest.param(500, marks=SOAK)])
def test_broken_inputs_by_the_command_line(tmp_path: Path, count: int, capsys: pytest.CaptureFixture[str]) -> None:
    ends, forms = Counter[int](), Counter[str]()
    slowest, largest, broke = (0.0, -1, ""), (0, -1, ""), []
    list(Desk(Office(), engine="serial", clock=lambda: NOW).read(*lay(tmp_path / "sound", FERRY)))
    for number, (name, raw) in enumerate(islice(find_inputs(8), count)):
        path = tmp_path / name
        path.write_bytes(raw)
        words = ("read",) if number % 2 else ("brief", "-o", str(tmp_path / "brief.md"))
        done = run_command((*words, str(path)), tmp_path, fork=count > ANEW and number % ANEW > 1)
        if b"Traceback" in done.err or b"\x1b" in done.out or done.code not in (0, 3, 4, 5):
            broke.append((number, name, done.code, done.err[-300:]))
        ends[done.code] += 1
        forms[path.suffix] += 1
        slowest, largest = max(slowest, (done.seconds, number, name)), max(largest, (done.kilobytes, number, name))
        with capsys.disabled():
            if number % 50 == 49:
                spent = f"slowest {slowest}; {largest[0] / 1024:.0f} MB at the most"
                sys.stdout.write(f"\n{number + 1} commands: exit codes {dict(ends)}; {spent}; {broke}\n")
                sys.stdout.flush()
    if count > 100:
        assert slowest[0] < SECONDS
        assert largest[0] < KILOBYTES
    assert broke == []
    assert ends[0]


def test_every_form_that_is_broken_was_sound(tmp_path: Path) -> None:
    desk = Desk(Office(), engine="serial", clock=lambda: NOW)
    for name, raw in make_seeds().items():
        path = tmp_path / name
        path.write_bytes(raw)
        found = list(desk.read(str(path)))
        assert name == "a.opml" or all(not isinstance(item, Refusal) for item in found), (name, found)
        assert found
