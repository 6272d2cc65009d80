"""A process that ingests and weighs an office paper by paper, to be killed at any moment."""

import sys

from desk.offices import NOW
from legation.desk.desk import open_desk
from legation.desk.memory import grouping, keep, settle


def main(office: str, *papers: str) -> None:
    """Every paper and every story in a transaction of its own: the more of them, the more moments to be killed in."""
    grouping.HAND = 1
    settle.HAND = 1
    with open_desk(office) as desk:
        desk.by, desk.engine, desk.clock = "worker", "serial", lambda: NOW
        for paper in papers:
            keep.keep(desk, [paper])
            sys.stdout.write("kept\n")
            sys.stdout.flush()
            settle.settle(desk)


if __name__ == "__main__":
    main(*sys.argv[1:])
