"""What somebody sends who means ill: addresses, forms, tokens, ids and marks that are nearly right, cut, long, or in other letters."""

import random
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

ODD = [
    "",
    "0",
    "-1",
    "9" * 40,
    "²",
    "٣",
    "\x00",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "{{7*7}}",
    "\r\nset-cookie: a=b",
    "a" * 3000,
    '"',
    "*",
    '"unclosed',
    "AND OR NOT NEAR(",
    "ü" * 50,
    "フェリー",
    "\u202eabc",
    "2024-02-30",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "nan",
    "1e309",
    "true",
    "[]",
    "null",
]
PLACES = ["q", "after", "before", "since", "until", "month", "r", "at", "of", "open", "start", "number", "show", "hand", "moment", "issue"]
PLACES += ["speaker", "party", "outlet", "over", "quoted", "lines", "story", "limit", "key", "back", "past", "every", "id"]
FIELDS = ["token", "set", "back", "lines", "issues", "parties", "text", "title", "published", "url", "name", "password"]
BODIES = ["about", "state", "seen", "lines", "issues", "paths", "verb", "value", "label", "role", "owner", "days", "text"]


def bend(chance: random.Random, word: str) -> str:
    """A word that is nearly the one it was."""
    match chance.randrange(6):
        case 0:
            return chance.choice(ODD)
        case 1:
            return word[: chance.randrange(len(word) + 1)]
        case 2:
            return word + chance.choice(ODD)[:200]
        case 3:
            return word.upper()
        case 4:
            at = chance.randrange(len(word) + 1)
            return word[:at] + chance.choice("0f%.: /\\é") + word[at + 1 :]
        case _:
            return word


def make_requests(routes: list[tuple[str, str]], ids: list[str], good: dict[str, str], seed: int, count: int) -> Iterator[dict[str, Any]]:
    """So many requests; `good` has a token of a form, one of a program, and the mark of a browser that are right."""
    chance = random.Random(seed)  # noqa: S311  invented requests, no secret
    for _ in range(count):
        method, path = chance.choice(routes)
        path = "/".join(
            quote(bend(chance, chance.choice(ids)) or "x", safe="") if part.startswith("{") else part for part in path.split("/")
        )
        asked = {chance.choice(PLACES): bend(chance, chance.choice([*ids, "nato", "2"])) for _ in range(chance.randrange(4))}
        made: dict[str, Any] = {"method": method if chance.random() < 0.95 else "PATCH", "url": path, "params": asked}
        headers = (
            {"origin": "http://127.0.0.1:8765"} if chance.random() < 0.9 else {"origin": chance.choice(["null", "http://evil.example"])}
        )
        if path.startswith("/api/"):
            headers["authorization"] = "Bearer " + (good["bearer"] if chance.random() < 0.8 else bend(chance, good["bearer"])).encode(
                "ascii", "replace"
            ).decode().replace("\r", "").replace("\n", "").replace("\x00", "")
            if method == "POST":
                made["json"] = {chance.choice(BODIES): chance.choice([chance.choice(ODD), 7, None, ["x"], {"a": 1}]) for _ in range(3)}
        elif method == "POST":
            told = {name: bend(chance, chance.choice(ODD)) for name in chance.sample(FIELDS, 3)}
            made["data"] = told | {"token": good["form"] if chance.random() < 0.8 else bend(chance, good["form"])}
        if chance.random() < 0.1:
            headers["cookie"] = f"legation-8765={quote(bend(chance, good['mark']))}"
        if chance.random() < 0.1:
            headers["x-part"] = "1"
        yield made | {"headers": headers}
