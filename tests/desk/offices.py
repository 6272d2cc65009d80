"""Small offices with a memory, for tests: a folder, a store in it, a clock that stands where the test puts it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from legation.desk.desk import Desk, open_desk

NOW = datetime(2024, 3, 12, 9, 30, tzinfo=UTC)

FERRY = {
    "echo.txt": (
        "Title: Ferry of Tarn to run all winter\nOutlet: Tarn Echo\nByline: Ann Holm\nPublished: 2024-03-11\n\n"
        "The council of Tarn voted on Monday to keep the old ferry running for another winter.\n\n"
        "Mayor Agnes Tolland said the money would come from the harbour fund. "
        '"We will not leave the islands alone," Tolland told reporters.\n\n'
        "The ferry Nordlys carried 41,000 passengers last year.\n"
    ),
    "radio.txt": (
        "Title: Tarn keeps its ferry\nOutlet: Delta Radio\nByline: Piet Saar\nPublished: 2024-03-11\n\n"
        "The old ferry Nordlys of Tarn will run for another winter, the town council decided on Monday.\n\n"
        "The harbour fund is to pay, mayor Agnes Tolland told Delta Radio. Last year the ferry Nordlys carried 41,000 passengers.\n"
    ),
}
POET = {
    "kelm.txt": (
        "Title: Judges free the poet of Kelm\nOutlet: Kelm Weekly\nPublished: 2024-03-11\n\n"
        "Judges in Kelm on Monday freed the poet Ivo Marsk, who was jailed for a ballad about tax collectors.\n\n"
        'Presiding judge Lena Ortsen said that a rhyme was no threat. "Nobody was ever robbed by a rhyme," Ortsen said.\n'
    ),
    "moor.txt": (
        "Title: Poet Marsk goes free in Kelm\nOutlet: Moor Times\nPublished: 2024-03-12\n\n"
        "The poet Ivo Marsk, jailed in Kelm for a ballad about tax collectors, was freed by judges on Monday.\n\n"
        "Presiding judge Lena Ortsen called the ballad harmless.\n"
    ),
}
THIRD = {
    "post.txt": (
        "Title: Winter ferry for Tarn after all\nOutlet: Harbour Post\nByline: Ida Lund\nPublished: 2024-03-12\n\n"
        "The old ferry Nordlys of Tarn stays in service for another winter, after the council voted for it on Monday.\n\n"
        "Mayor Agnes Tolland said on Tuesday that a new ferry would be ordered in July. "
        "The ferry Nordlys carried 47,000 passengers last year.\n"
    ),
}


def lay(folder: Path, *papers: Mapping[str, str]) -> list[str]:
    """Write reports into a folder; returns their paths, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for texts in papers:
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
            made.append(str(folder / name))
    return made


def open_at(folder: Path, now: datetime = NOW, **settings: str) -> Desk:
    """The desk of an office folder, which is made; its clock stands."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in settings.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    desk = open_desk(folder)
    desk.by, desk.engine, desk.clock = "tester", "serial", lambda: now
    return desk
