"""What the tests of intake share: a short report of ours, and everything that some bytes hold, taken."""

import io
import zipfile

from legation.intake.paper import Paper, Passed
from legation.intake.source import find_papers
from legation.intake.take import take
from legation.language.language import find_codes, load
from legation.records.errors import Refusal
from legation.records.report import Report

LANGUAGES = {code: load(code) for code in find_codes()}
TITLE = "Tidal mill of Ostrava Bay stands still"
PARAGRAPHS = (
    "OSTRAVA BAY, May 7 — The tidal mill of Ostrava Bay will stand still for nine weeks from June, keeper Runa Halvorsen said on Thursday.",
    "“The wheel turned for my grandmother, and it will turn again,” Halvorsen told reporters. “But not before the gate is mended.”",
    "Some 1,900 households take their flour from the mill. They will be served from the wind mill of Tarn, the parish said in a statement.",
    "The guild of bakers said that nobody had asked it. “We learned of it at the counter,” said its master, Odo Brennan.",
    "The repair is to cost 410,000 crowns, of which the parish pays a third. Its board votes on the money on June 2.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def read(raw: bytes) -> list[Report | Refusal | Passed]:
    """Everything that some bytes hold, taken in order."""
    found: list[Report | Refusal | Passed] = []
    for item in find_papers("-", io.BytesIO(raw)):
        found.extend(take(item, LANGUAGES) if isinstance(item, Paper) else [item])
    return found


def reports(raw: bytes) -> list[Report]:
    """The reports that some bytes hold."""
    return [item for item in read(raw) if isinstance(item, Report)]


def one(raw: bytes) -> Report:
    """The one report that some bytes hold, and nothing beside it."""
    (report,) = read(raw)
    assert isinstance(report, Report), report
    return report


def page(body: str, head: str = "", title: str = TITLE) -> bytes:
    """A web page around a body."""
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title} | Bay Courier</title>'
        f'<meta property="og:site_name" content="Bay Courier">{head}</head>\n<body><nav><a href="/">Home</a> <a href="/s">Sea</a></nav>'
        f"<article><h1>{title}</h1>{body}</article><footer><p>© 2024 Bay Courier. All rights reserved.</p></footer></body></html>"
    ).encode()


def paragraphs(*texts: str) -> str:
    """Texts as paragraphs of a page."""
    return "".join(f"<p>{text}</p>" for text in texts)


def zipped(**files: bytes) -> bytes:
    """A zip archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return out.getvalue()
