"""A server of three feeds on this machine: a wire that four outlets print, two outlets with words of their own, and a second story."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from xml.sax.saxutils import escape

WIRE = [
    (
        "PORT SELDEN (Meridian Press Agency) - Twelve people were killed on Tuesday when the ferry Aurora struck a reef off Cape Selden "
        "and sank, the coast guard said."
    ),
    (
        "The ferry had left the island of Brenn at six in the morning with 140 people aboard. Rescuers pulled survivors from the water "
        "until noon, and two helicopters were still searching the bay in the evening."
    ),
    "“The ship went down in less than ten minutes,” coast guard captain Ilse Marten told reporters in Port Selden.",
    (
        "Transport minister Jonas Feld said the government would open an inquiry on 3 June. The operator, Brenn Lines, said the ferry had "
        "passed its last inspection in March."
    ),
]
COURIER = [
    (
        "Fifteen people were killed when the ferry Aurora struck a reef off Cape Selden on Tuesday, the hospital of Port Selden told this "
        "newspaper."
    ),
    "Doctor Maren Holt, who leads the emergency ward, said that the number could rise. “We have three people in danger,” Holt said.",
    "A passenger, Lena Voss, told the Courier that crew members handed out life jackets too late. She had boarded at Brenn with her son.",
]
OBSERVER = [
    (
        "Of those who were on board the Aurora when she went down on Tuesday, twelve people were killed, the mayor of Port Selden, Karl "
        "Brink, told the Observer."
    ),
    "Brink said that the harbour had asked for a lighthouse on the reef for twenty years. “Nobody listened,” Brink said.",
]
TALKS = [
    [
        "Norland and Estria will resume talks on fishing quotas in Halvik on 12 June, Norland's foreign ministry said on Tuesday.",
        "“We expect a difficult round,” ministry spokeswoman Tora Lind said. Estria left the talks in March over cod.",
    ],
    [
        "Talks between Norland and Estria on fishing quotas will resume in Halvik on 12 June, Estria's fisheries minister Paul Kask said.",
        "Kask said that Estria wanted a larger share of the cod. “Our boats cannot wait another year,” he said.",
    ],
]
FERRY = "Ferry Aurora sinks off Cape Selden"
ITEMS: dict[str, list[tuple[str, str, list[str]]]] = {
    "wire": [
        ("https://ledger.example/ferry", f"{FERRY}, twelve killed", WIRE),
        ("https://tribune.example/ferry", f"Twelve killed as {FERRY[0].lower()}{FERRY[1:]}", WIRE),
        ("https://gazette.example/ferry", f"{FERRY} with 140 aboard", WIRE[:3]),
        ("https://post.example/ferry", f"{FERRY}; inquiry to open", WIRE),
    ],
    "own": [
        ("https://courier.example/aurora", "Fifteen killed as ferry Aurora sinks, hospital says", COURIER),
        ("https://observer.example/aurora", "Mayor: harbour asked for a light on ferry reef for twenty years", OBSERVER),
    ],
    "talks": [
        ("https://ledger.example/cod", "Norland and Estria to resume fishing talks in Halvik", TALKS[0]),
        ("https://courier.example/cod", "Estria returns to fishing talks with Norland in Halvik", TALKS[1]),
    ],
}


def write_feed(name: str) -> bytes:
    """A feed with its items whole."""
    items = "".join(
        f"<item><guid>{link}</guid><link>{link}</link><title>{escape(title)}</title><pubDate>Tue, 14 May 2024 1{number}:00:00 GMT</pubDate>"
        f"<description>{escape(''.join(f'<p>{part}</p>' for part in parts))}</description></item>"
        for number, (link, title, parts) in enumerate(ITEMS[name])
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


class Answer(BaseHTTPRequestHandler):
    """Gives the feed that is asked for."""

    def do_GET(self) -> None:
        """One feed, or nothing."""
        name = self.path.strip("/")
        found = write_feed(name) if name in ITEMS else b""
        self.send_response(200 if found else 404)
        self.send_header("content-type", "application/rss+xml")
        self.send_header("content-length", str(len(found)))
        self.end_headers()
        self.wfile.write(found)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving_feeds() -> Iterator[list[str]]:
    """The addresses of the feeds, as long as they are served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield [f"http://127.0.0.1:{server.server_port}/{name}" for name in ITEMS]
        server.shutdown()
