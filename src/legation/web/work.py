"""What the office is doing beside the pages: one errand at a time, in a process of its own, and how far it is."""

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from threading import Event, Lock, Thread
from typing import Any

from attrs import define, evolve, field, frozen

from legation.web.desks import Desks

# Between two looks at whether a source is due, in seconds.
LOOK = 20.0


@frozen
class Progress:
    """How far an errand is. `stage` is taking, weighing, done or failed; `began` when it was started; `version` grows with every step.
    `ruled` where it weighs after a ruling, `sending` where somebody asked that what waits be sent."""

    stage: str = ""
    began: datetime | None = None
    done: int = 0
    new: int = 0
    revised: int = 0
    known: int = 0
    passed: int = 0
    refused: tuple[dict[str, str], ...] = ()
    error: str = ""
    version: int = 0
    ruled: bool = False
    sending: bool = False

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self.stage in ("taking", "weighing")


@define
class Work:
    """The errands of an office. There is one writer, so there is one errand; who asks for another meanwhile is told that one goes on."""

    desks: Desks
    place: str | None
    store: str | None
    progress: Progress = field(factory=Progress)
    process: "subprocess.Popen[str] | None" = None
    heard: tuple[int, int] = (0, 0)
    _lock: Lock = field(init=False, factory=Lock)
    _stop: Event = field(init=False, factory=Event)
    _again: Event = field(init=False, factory=Event)
    _unsent: Event = field(init=False, factory=Event)
    # Who ruled last, and who last wanted something sent: what waits is done in his name.
    _ruler: str | None = field(init=False, default=None)
    _sender: str | None = field(init=False, default=None)

    def weigh(self, by: str | None = None) -> None:
        """Weigh what is to be weighed anew, in somebody's name: at once, or when the errand that goes on has ended."""
        self._ruler = by
        self._again.set()
        if self.start(weigh=True, by=by, ruled=True):
            self._again.clear()

    def send(self, by: str | None = None) -> None:
        """Send what waits for partners, in somebody's name: at once, or when the errand that goes on has ended."""
        self._sender = by
        self._unsent.set()
        if self.start(weigh=True, push=True, by=by):
            self._unsent.clear()

    def start(
        self,
        paths: Sequence[str] = (),
        due: bool = False,
        weigh: bool = False,
        by: str | None = None,
        push: bool = False,
        ruled: bool = False,
    ) -> bool:
        """Send for the reports of some paths (of all sources where none are named; `due`: of those whose time has come) and weigh them;
        with `weigh` only weigh (`ruled`: after a ruling), with `push` send besides what waits for partners. In somebody's name. Returns
        whether that was begun: not while another errand goes on."""
        with self._lock:
            if self.progress.running or self._stop.is_set():
                return False
            desk = self.desks.desk
            stage, version = "weighing" if weigh else "taking", self.progress.version + 1
            self.progress = Progress(stage, desk.clock(), version=version, ruled=ruled, sending=push)
            self.process = subprocess.Popen(
                [sys.executable, "-m", "legation.web.errand"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
            asked: dict[str, object] = {"place": self.place, "store": self.store, "by": by or desk.by, "paths": list(paths)}
            asked |= {"due": due, "weigh": weigh, "push": push}
            assert self.process.stdin is not None  # noqa: S101  it was asked for
            # One that ended at once hears nothing; that it did is noticed by whoever follows it.
            with suppress(BrokenPipeError), self.process.stdin as order:
                order.write(json.dumps(asked) + "\n")
        Thread(target=self.follow, args=(self.process,), daemon=True).start()
        return True

    def follow(self, process: "subprocess.Popen[str]") -> None:
        """Hear what an errand says until it ends; nothing of it after the next began."""
        assert process.stdout is not None  # noqa: S101  it was asked for
        with process.stdout as lines:
            for line in lines:
                self.hear_of(process, json.loads(line))
        process.wait()
        self.hear_of(process, None)
        if self._again.is_set():
            self.weigh(self._ruler)
        if self._unsent.is_set():
            self.send(self._sender)

    def hear_of(self, process: "subprocess.Popen[str]", told: dict[str, Any] | None) -> None:
        """Take what an errand says, or that it ended, if it is the one that goes on."""
        with self._lock:
            if process is self.process and (told is not None or self.progress.running):
                self.hear(told if told is not None else {"stage": "failed"})

    def hear(self, told: dict[str, Any]) -> None:
        """Take one line of what an errand says."""
        now = self.progress
        if "error" in told:
            told = told | {"stage": "failed"}
        if "done" in told:
            told = told | {"done": now.done + told["done"]}
        if "refused" in told:
            told = told | {"refused": tuple(told["refused"])}
        self.progress = evolve(now, **told, version=now.version + 1)

    def keep_watch(self) -> None:
        """Ask sources when they are due, until the desk is closed."""
        while not self._stop.wait(LOOK):
            with self.desks.open() as desk:
                due = desk.next_due() if desk.office.watches and desk.place.has_store() else None
                is_due = due is not None and due <= desk.clock()
                answered = desk.place.has_store() and bool(desk.store.answers.waiting(1))
                stamp = desk.stamp_inbox() if desk.place.has_store() else self.heard
            if is_due:
                self.start(due=True)
            elif (answered or stamp != self.heard) and self.start(weigh=True):
                self.heard = stamp

    def stop(self) -> None:
        """The desk is closed: an errand is ended where it stands, for what it kept is kept, and the next goes on from there."""
        self._stop.set()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
