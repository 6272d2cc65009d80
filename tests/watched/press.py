"""The day of the simulated press: who prints what at which hour, and what goes wrong with whom. `STORY` is a wire's dispatch that four
outlets print; all texts are our own."""

import httpx

from watched.newsstand import Item, Newsstand, Page, article, between, feed, send, status, write_feed

STORY = (
    "TARN (Corin Press) - The council of Tarn voted on Tuesday to keep the old ferry to Kelm running for another winter, after the owner "
    "had asked to lay it up in April. Mayor Ilse Brandt said the money would come from the harbour fund, which holds four million crowns. "
    "The owner of the ferry, Osk Lines, declined to comment."
)
MIDNIGHT = "Tue, 12 Mar 2024 00:00:00 GMT"


def at(hour: int) -> str:
    return f"Tue, 12 Mar 2024 {hour:02}:00:00 GMT"


def short(place: str, what: str) -> str:
    return (
        f"The harbour office of {place} said on Tuesday that {what}. Its master told reporters that nobody had been in danger and that "
        f"work in {place} would go on as planned through the week."
    )


# The courier is followed: its feed has teasers, its pages the articles. One is edited at ten, and its furniture changes with every look.
COURIER = [
    Item("Ferry stays", "The ferry stays.", 1, guid="c1", link="https://courier.example/ferry", day=at(1)),
    Item("Quay closes", "The quay closes.", 5, guid="c2", link="https://courier.example/quay", day=at(5)),
    # This page is behind a wall: the teaser is all there is.
    Item("Walled", short("Orn", "a wall was built around the fish market"), 6, guid="c3", link="https://courier.example/walled", day=at(6)),
]
QUAY = short("Kelm", "the northern quay would close for {} weeks")
# The ledger dates every item at midnight and shows the last three only.
LEDGER = [
    Item("Ferry voted", STORY, 2, 11, guid="l0", link="https://ledger.example/0", day=MIDNIGHT),
    *(
        Item(f"Ledger {n}", short("Ostby", f"berth {n} was free again"), 3 * n, 3 * n + 9, f"l{n}", f"https://ledger.example/{n}", MIDNIGHT)
        for n in range(1, 7)
    ),
]
# The post gives its items neither a guid nor a link.
POST = [
    Item("Post on the ferry", STORY, 2, day=at(2)),
    Item("Post on cranes", short("Vell", "two cranes came from the south"), 4, day=at(4)),
    Item("Post on nets", short("Vell", "old nets are burnt on the beach"), 9, day=at(9)),
]
# The herald renames a headline at noon, is overrun at six, down from one to four in the afternoon, and broken from six to seven.
HERALD = [
    Item("Council keeps ferry", STORY, 3, guid="h1", link="https://herald.example/1", day=at(3)),
    Item("Fog over Lund", short("Lund", "fog kept all boats in"), 8, 12, guid="h2", link="https://herald.example/2", day=at(8)),
    Item("Fog lifts over Lund", short("Lund", "fog kept all boats in"), 12, guid="h2", link="https://herald.example/2", day=at(8)),
    Item("Pilots meet", short("Lund", "pilots will meet on Friday"), 14, guid="h3", link="https://herald.example/3", day=at(14)),
]
TITLES = {
    "courier": ["Ferry stays", "Quay closes", "Walled"],
    "ledger": ["Ferry voted", *(f"Ledger {n}" for n in range(1, 7))],
    "post": ["Post on the ferry", "Post on cranes", "Post on nets"],
    "herald": ["Council keeps ferry", "Fog over Lund", "Fog lifts over Lund", "Pilots meet"],
    "gazette": ["Notice to mariners"],
}


def break_off(stand: Newsstand, request: httpx.Request) -> httpx.Response:
    whole = write_feed("Herald", HERALD, stand.hour)
    return send(request, whole[: len(whole) * 3 // 5] + "<<<")


def stall(stand: Newsstand, request: httpx.Request) -> httpx.Response:
    stand.sleep(10)
    raise httpx.ReadTimeout("nothing came", request=request)


def flow(stand: Newsstand, _: httpx.Request) -> httpx.Response:
    def pieces() -> "object":
        while True:
            yield b"<p>more</p>" * 1_000

    return httpx.Response(200, content=pieces())  # type: ignore[arg-type]  # a generator of bytes


TROUBLE = between(6, 7, status(429, Retry_After="7200"), between(13, 16, status(500), between(18, 19, break_off)))
PAGES: dict[str, Page] = {
    "courier.example/robots.txt": lambda _, request: send(request, "User-agent: *\nCrawl-delay: 5\nDisallow: /walled"),
    "courier.example/feed": feed("Courier", COURIER),
    "courier.example/ferry": article("Ferry stays", lambda _: STORY, lambda hour: f"Seen {hour:.2f} times"),
    "courier.example/quay": article("Quay closes", lambda hour: QUAY.format("six" if hour < 10 else "eight"), lambda hour: f"{hour:.3f}"),
    "ledger.example/feed": feed("Ledger", LEDGER),
    "post.example/feed": feed("Post", POST),
    "herald.example/feed": feed("Herald", HERALD, TROUBLE),
    "gazette.example/notice": article(
        "Notice to mariners", lambda _: short("Holm", "the light is out"), lambda hour: f"Visitor {hour:.3f}"
    ),
    "slow.example/feed": stall,
    "endless.example/feed": flow,
    "gone.example/feed": status(410),
    "moved.example/notice": status(301, Location="https://gazette.example/notice"),
}
WATCH = """
sources:
  - {source: "https://courier.example/feed", outlet: Courier, follow: true, interval: 15m, marking: "TLP:GREEN"}
  - {source: "https://ledger.example/feed", outlet: Ledger, interval: 15m}
  - {source: "https://post.example/feed", outlet: Post, interval: 30m}
  - {source: "https://herald.example/feed", outlet: Herald, interval: 15m, reliability: B, date: 2024-03-01, reason: steady}
  - {source: "https://gazette.example/notice", outlet: Gazette}
  - {source: "https://slow.example/feed", interval: 15m}
  - {source: "https://endless.example/feed", interval: 15m}
  - {source: "https://gone.example/feed", interval: 15m}
  - "https://moved.example/notice"
  - drop
"""
