"""A small office that releases: three reports on a ferry from two sources, a policy, two partners."""

from pathlib import Path

from desk.offices import FERRY, POET, THIRD, lay, open_at
from legation.desk.desk import Desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store

POLICY = """
office: Legation of Norland
name: Exercise policy HARBOUR
uri: urn:example:policy:harbour
levels: [EXERCISE OPEN, EXERCISE LIMITED]
communities: {HARBOUR FOUR: [SDR, OST]}
caveats: [EXERCISE EYES]
"""
WATCH = """
sources:
  - {source: open, marking: "TLP:GREEN // REL TO HARBOUR FOUR"}
  - {source: closed, marking: "TLP:AMBER // EXERCISE LIMITED // REL TO SDR"}
"""


def found(tmp_path: Path, policy: str = POLICY) -> Desk:
    """The office, its reports taken in and weighed: the third report is of the source that is closed to Ostmark."""
    home = tmp_path / "office"
    opened, closed = lay(home / "open", FERRY, POET), lay(home / "closed", THIRD)
    (home / "policy.yml").write_text(policy, encoding="utf-8")
    (home / "watch.yml").write_text(WATCH, encoding="utf-8")
    desk = open_at(home)
    ingest(desk, [*opened, *closed])
    weigh_store(desk)
    desk.partner("add", "south", name="Ministry of Sudrand", code="SDR", tlp="TLP:AMBER", level="EXERCISE LIMITED")
    desk.partner("add", "east", name="Chancery of Ostmark", code="OST", tlp="TLP:GREEN")
    return desk


def ferry(desk: Desk) -> str:
    """The id of the story of three reports."""
    return next(story.id for story in desk.stories() if len(story.reports) == 3)
