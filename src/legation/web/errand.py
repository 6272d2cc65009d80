"""An errand of the desk in a process of its own, so that pages stay quick: take reports in, weigh them, say on each line how far it is.

Run as ``python -m legation.web.errand`` with one JSON object on standard input; what it says are JSON objects, one a line.
"""

import json
import sys
from threading import Event
from typing import Any

from legation.desk.desk import Desk, open_desk
from legation.records.errors import LegationError

# All that is told of refusals on the page; the others stand among the refusals.
MOST_REFUSED = 50


def say(**told: Any) -> None:
    """A line to whoever started this."""
    sys.stdout.write(json.dumps(told, ensure_ascii=True) + "\n")
    sys.stdout.flush()


def run(asked: dict[str, Any]) -> None:
    """Do the errand: take what partners sent, ingest some paths (all sources where none are named; with `due`, only sources whose time has
    come), then weigh; with `weigh` no path and no source. With `push` what waits for partners is sent."""
    with open_desk(asked["place"], asked["store"]) as desk:
        desk.by, desk.engine = asked["by"], "serial"
        desk.tick = lambda done: say(done=done)
        say(stage="weighing" if asked["weigh"] else "taking")
        if asked["weigh"]:
            desk.hear()
            desk.weigh()
            if asked.get("push"):
                desk.push("send")
        else:
            take(desk, asked)
    # Said when the store is closed: who hears it may begin the next errand at once.
    say(stage="done")


def take(desk: Desk, asked: dict[str, Any]) -> None:
    """Take reports in and weigh them, saying how far it is."""
    kept = desk.hear() + (desk.watch(Event(), once=True) if asked["due"] else desk.ingest(*asked["paths"]))
    refused = [{"source": one.source, "reason": one.reason} for one in kept.refusals]
    say(new=len(kept.new), revised=len(kept.revised), known=kept.known, refused=refused[:MOST_REFUSED], passed=kept.passed)
    say(stage="weighing")
    if not asked["due"]:
        desk.weigh()


def main() -> None:
    """The errand that stands on standard input."""
    try:
        run(json.loads(sys.stdin.readline()))
    except LegationError as error:
        say(error=str(error))


if __name__ == "__main__":
    main()
