"""A process that ingests and weighs an office paper by paper, to be killed at any moment."""

import sys

from desk.offices import NOW
from legation.desk import grouping
from legation.desk.desk import open_desk
from legation.desk.verbs import weigh
from legation.desk.verbs.ingest import ingest


def main(office: str, *papers: str) -> None:
    """Every paper and every story in a transaction of its own: the more of them, the more moments to be killed in."""
    grouping.AT_ONCE = 1
    weigh.AT_ONCE = 1
    with open_desk(office) as desk:
        desk.by, desk.engine, desk.clock = "worker", "serial", lambda: NOW
        for paper in papers:
            ingest(desk, [paper])
            sys.stdout.write("kept\n")
            sys.stdout.flush()
            weigh.weigh_store(desk)


if __name__ == "__main__":
    main(*sys.argv[1:])
