"""Every page that a page of the desk leads to, and what may not stand in one."""

from collections import deque
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlsplit

from starlette.testclient import TestClient

# What loads or does something without being asked.
BANNED = {"iframe", "object", "embed", "base", "img", "video", "audio", "style", "applet", "frame", "portal", "marquee"}
ADDRESSED = ("href", "src", "action", "formaction", "data-from", "data-hand", "data-work", "poster", "xlink:href")


class Page(HTMLParser):
    """What a page holds that matters here: where it leads, and what is wrong with it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        held = {name: value or "" for name, value in attrs}
        if tag in BANNED:
            self.wrong.append(f"<{tag}>")
        self.wrong += [f"{tag} {name}" for name in held if name.startswith("on") or name in ("style", "srcdoc", "ping")]
        if tag == "script" and not held.get("src", "").startswith("/static/"):
            self.wrong.append("a script that is not the desk's")
        for name in ADDRESSED:
            if name in held:
                self.look_at_address(tag, name, held)

    def look_at_address(self, tag: str, name: str, held: dict[str, str]) -> None:
        """An address leads to the desk, or is an outlet's: then it is the web's and hides where it was followed."""
        address = held[name]
        if address.startswith("/") and not address.startswith("//"):
            if (tag, name) == ("a", "href") or name in ("data-from", "data-hand"):
                self.links.append(urldefrag(address)[0])
        elif not address.startswith(("#", "?")) and address:
            if tag != "a" or urlsplit(address).scheme not in ("http", "https"):
                self.wrong.append(f"{tag} {name}={address}")
            if not {"noopener", "noreferrer"} <= set(held.get("rel", "").split()):
                self.wrong.append(f"a link outside without rel: {address}")


def walk(client: TestClient, start: str = "/", most: int = 150) -> dict[str, tuple[int, int, list[str]]]:
    """Every page that can be reached, with its status, its size, and what is wrong with it."""
    found: dict[str, tuple[int, int, list[str]]] = {}
    waiting = deque([start])
    while waiting and len(found) < most:
        path = waiting.popleft()
        if path in found:
            continue
        answer = client.get(path)
        if answer.status_code in (302, 303, 307):
            found[path] = (answer.status_code, 0, [])
            waiting.append(answer.headers["location"])
            continue
        page = Page(answer.text) if answer.headers["content-type"].startswith("text/html") else None
        found[path] = (answer.status_code, len(answer.content), page.wrong if page else [])
        waiting.extend(page.links if page else [])
    return found
