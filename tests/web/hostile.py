"""An office whose outlets mean ill: what stands in their pages, headlines and names is to be shown as words and to do nothing."""

import json
from pathlib import Path

from legation.desk.desk import open_desk

HEADLINES = [
    "<script>alert(1)</script> ferry sinks off the cape",
    '"><img src=x onerror=alert(1)> ferry sinks off the cape',
    "Ferry sinks \u202eepac eht ffo\u202c off the cape",
    "Fer\u200bry sinks off the cape {{ 7 * 7 }} ${7*7} <%= 7*7 %>",
    "Ferry sinks off the cape" + " and again" * 20,
    "フェリーが岬の沖で沈没した",
    "غرقت العبارة قبالة الرأس",
    "Ferry sinks off the cape </title></head><body onload=alert(1)>",
    "<svg/onload=alert(1)> ferry sinks off the cape",
    "Ferry sinks off the cape &lt;script&gt; &#x202e;",
]
BODY = (
    "The ferry Aurora sank off the cape on Tuesday with forty people aboard, the harbour master said. "
    "“<iframe src=javascript:alert(1)>The crew did all they could</iframe>,” Maria Lund told reporters. "
    "She said <style>body{{display:none}}</style> that the search would go on. <a href='javascript:alert(1)'>More</a> "
    "Officials in the capital confirmed that forty people were aboard. data:text/html,<script>alert(1)</script> {number}"
)
OUTLETS = ["<b>Courier</b>", "Ledger\u202e", "p\u0430yp\u0430l.example", '" onmouseover="alert(1)', "javascript:alert(1)"]
ADDRESSES = [
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://p\u0430yp\u0430l.example/<script>",
    'https://courier.example/"><script>alert(1)</script>',
    "https://user:secret@courier.example/story",
]


def make_hostile(folder: Path, longest: int = 1_000_000) -> Path:
    """The office, with a headline of a megabyte among the others."""
    (folder / "reports").mkdir(parents=True)
    lines = [
        {
            "title": title,
            "text": BODY.format(number=number),
            "outlet": OUTLETS[number % len(OUTLETS)],
            "url": ADDRESSES[number % len(ADDRESSES)],
            "published": f"2024-05-1{number % 9}",
        }
        for number, title in enumerate([*HEADLINES, "Ferry " * (longest // 6)])
    ]
    (folder / "reports" / "all.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    (folder / "reports" / "<img src=x onerror=alert(2)>.txt").write_bytes(b"")
    (folder / "reports" / "page.html").write_text(
        "<html><head><title>Ferry sinks off the cape<script>alert(3)</script></title></head><body><article><h1>Ferry sinks</h1>"
        f"<p>{BODY.format(number=99)}</p><p onclick=alert(1)>It was the third in a year, the harbour master said.</p></article>"
        "</body></html>",
        encoding="utf-8",
    )
    with open_desk(folder) as desk:
        desk.engine, desk.by = "serial", "<i>ann</i>"
        desk.ingest()
        desk.weigh()
    return folder
