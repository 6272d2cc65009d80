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

# A right body of every form and of its twin, by the address that both have: words in capitals stand for what there is of them. What is sent
# is one of these with a field bent, so that it comes to the verb behind the form.
RIGHT: dict[str, dict[str, Any]] = {
    "/drafts": {"story": "STORY"},
    "/drafts/{draft}": {"act": "add", "key": "KEY", "keys": ["KEY"], "mark": "TLP:GREEN", "places": 1},
    "/stories/{story}/draft": {"key": "KEY", "back": "/"},
    "/looks": {"set": "STORY 1 read", "back": "/", "about": "STORY", "state": "read", "seen": 1},
    "/partners": {"act": "change", "key": "sd", "name": "Embassy of Sudrand", "code": "SDR", "tlp": "TLP:AMBER", "masks": ["byline"]},
    "/marks": {
        "about": "REPORT", "act": "mark", "tlp": "TLP:GREEN", "mark": "TLP:GREEN", "why": "It is printed.", "review": "2024-06-01",
        "receivers": "SDR", "caveats": [], "back": "/marks",
    },
    "/releases": {"partner": "sd", "what": "STORY", "seen": "LOOKED", "read": "yes", "form": "md"},
    "/rulings": {"verb": "reliability", "about": ["Meridian Press Agency"], "value": "C", "why": "As the office knows.", "seen": "SEEN"},
    "/start/watched": {"issues": ["a harbour"], "parties": []},
    "/start/sources": {"lines": "https://news.example/feed.xml"},
    "/recalls": {"about": "REPORT", "why": "It proved false."},
    "/consultations": {
        "act": "add", "what": "On the office", "begins": "2024-06-01T10:00", "ends": "2024-06-01T11:00", "place": "Tokyo",
        "partners": ["sd"], "points": [], "words": "It sails.", "owner": "Ann", "due": "2024-06-01T10:00", "number": 1, "mark": "TLP:GREEN",
    },
    "/letters": {"act": "ask", "what": "sd", "words": "What is known of it?", "about": "", "mark": "TLP:GREEN"},
    "/contacts": {"act": "add", "what": "sd", "name": "Ida Sund", "role": "press", "address": "ida@sudrand.example"},
    "/tokens": {"label": "another", "role": "reader", "days": 7},
    "/undo": {"back": "/"},
}  # fmt: skip
# Numbers, days and lists that a field is given in the place of its own.
STRANGE: list[Any] = [
    "99999999999999999999.1", "1.99999999999999999999", "9999-12-31T23:30", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+09:00", 7, -1,
    10**20, None, ["x"], {"a": 1}, [], ["x"] * 200, "REPORT.0-20", "REPORT.0-99999999999999999999", True, 1.5, "x" * 300_000,
]  # fmt: skip


def fill(chance: random.Random, made: Any, known: dict[str, str]) -> Any:
    """A right value, with something that there is for what it names."""
    if isinstance(made, list):
        return [fill(chance, one, known) for one in made]
    for name, value in known.items():
        made = made.replace(name, value) if isinstance(made, str) else made
    return made


def write_right(chance: random.Random, path: str, fields: set[str], known: dict[str, str]) -> dict[str, Any]:
    """A right body for an address that takes some fields, with one field in three bodies of four that is not right."""
    told = {name: fill(chance, value, known) for name, value in RIGHT[path].items() if name in fields}
    if chance.random() < 0.75:
        name = chance.choice(sorted(told))
        told[name] = chance.choice([fill(chance, chance.choice(STRANGE), known), bend(chance, str(told[name])), chance.choice(ODD)])
    return told


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


def plain(value: Any) -> Any:
    """A value as a form sends it."""
    return [str(one) for one in value] if isinstance(value, list) else str(value)


def make_requests(
    routes: dict[tuple[str, str], set[str]], ids: list[str], good: dict[str, str], known: dict[str, str], seed: int, count: int
) -> Iterator[dict[str, Any]]:
    """So many requests to routes, each with the fields that its body takes; `good` has a token of a form, one of a program, and the
    mark of a browser that are right, `known` what right bodies name."""
    chance = random.Random(seed)  # noqa: S311  invented requests, no secret
    for _ in range(count):
        method, route = chance.choice(sorted(routes))
        page, fields = route.removeprefix("/api/v1"), routes[method, route]
        # Forms are more than their share: a look changes nothing.
        right = write_right(chance, page, fields, known) if page in RIGHT and fields and chance.random() < 0.8 else None
        path = "/".join(
            known.get(part[1:-1].upper(), "x")
            if part.startswith("{") and right is not None
            else quote(bend(chance, chance.choice(ids)) or "x", safe="")
            if part.startswith("{")
            else part
            for part in route.split("/")
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
            if right is not None:
                made["json"] = right
            elif method == "POST":
                made["json"] = {chance.choice(BODIES): chance.choice([chance.choice(ODD), 7, None, ["x"], {"a": 1}]) for _ in range(3)}
        elif right is not None:
            made["data"] = {name: plain(value) for name, value in right.items() if value is not None} | {"token": good["form"]}
        elif method == "POST":
            told = {name: bend(chance, chance.choice(ODD)) for name in chance.sample(FIELDS, 3)}
            made["data"] = told | {"token": good["form"] if chance.random() < 0.8 else bend(chance, good["form"])}
        if chance.random() < 0.1:
            headers["cookie"] = f"legation-8765={quote(bend(chance, good['mark']))}"
        if chance.random() < 0.1:
            headers["x-part"] = "1"
        yield made | {"headers": headers}
