"""Fetching, with a transport of our own: limits, robots, conditional requests, and no way into the house."""

import httpx
import pytest

from legation.intake import limits
from legation.intake.fetch import Fetched, Fetcher, Mark, Unchanged, is_public
from legation.records.errors import Refusal

PAGE = b"<html><body><p>The harbour is closed.</p></body></html>"
NAMES = {"harbour.example": ["93.184.216.34"], "inside.example": ["10.0.0.7"], "both.example": ["93.184.216.34", "127.0.0.1"]}


class Server:
    """A transport that answers from a table and remembers what it was asked."""

    def __init__(self, answers: dict[str, httpx.Response]) -> None:
        self.answers = answers
        self.asked: list[httpx.Request] = []
        self.transport = httpx.MockTransport(self.answer)

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return self.answers.get(f"{request.headers['host']}{request.url.path}", httpx.Response(404))


def fetcher(server: Server, allow_private: bool = False, seconds: float = 0.0) -> Fetcher:
    now = [0.0]

    def tick() -> float:
        now[0] += seconds
        return now[0]

    return Fetcher(server.transport, lambda host: NAMES.get(host, []), tick, allow_private, sleep=lambda _: None)


def page(**headers: str) -> httpx.Response:
    return httpx.Response(200, content=PAGE, headers=headers)


def test_a_page_is_fetched_from_the_address_that_was_checked() -> None:
    server = Server({"harbour.example/quay": page(ETag='"1"')})
    found = fetcher(server).fetch("https://harbour.example/quay")
    assert isinstance(found, Fetched)
    assert (found.paper.raw, found.paper.form, found.address, found.mark.etag) == (PAGE, "html", "https://harbour.example/quay", '"1"')
    asked = server.asked[-1]
    assert asked.url.host == "93.184.216.34"
    assert asked.headers["host"] == "harbour.example"
    assert asked.extensions["sni_hostname"] == "harbour.example"


def test_what_did_not_change_is_not_fetched_again() -> None:
    server = Server({"harbour.example/quay": httpx.Response(304)})
    assert fetcher(server).fetch("https://harbour.example/quay", Mark('"1"', "Tue, 12 Mar 2024 15:05:00 GMT")) == Unchanged(
        "https://harbour.example/quay"
    )
    assert server.asked[-1].headers["if-none-match"] == '"1"'
    assert server.asked[-1].headers["if-modified-since"].startswith("Tue, 12")


@pytest.mark.parametrize("address", ["http://inside.example/", "http://both.example/", "http://unknown.example/"])
def test_no_address_inside_the_house_is_asked(address: str) -> None:
    server = Server({})
    assert isinstance(fetcher(server).fetch(address), Refusal)
    assert server.asked == []


def test_who_is_refused_the_house_is_told_how_to_allow_it() -> None:
    refused = fetcher(Server({})).fetch("http://inside.example/")
    assert isinstance(refused, Refusal) and "write `private_addresses: true` in settings.yml" in refused.reason


def test_the_settings_may_allow_the_house() -> None:
    server = Server({"inside.example/": page()})
    assert isinstance(fetcher(server, allow_private=True).fetch("http://inside.example/"), Fetched)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://harbour.example/", "harbour.example", "http://me:secret@harbour.example/", "http://[::1"]
)
def test_only_plain_web_addresses(address: str) -> None:
    server = Server({})
    assert isinstance(fetcher(server).fetch(address), Refusal)
    assert server.asked == []


def test_a_redirect_into_the_house_is_not_followed() -> None:
    server = Server({"harbour.example/quay": httpx.Response(302, headers={"Location": "http://inside.example/secret"})})
    assert isinstance(fetcher(server).fetch("https://harbour.example/quay"), Refusal)
    assert all(request.headers["host"] == "harbour.example" for request in server.asked)


def test_a_name_that_changes_its_mind_is_checked_each_time() -> None:
    answers = iter([["93.184.216.34"], ["93.184.216.34"], ["127.0.0.1"]])
    server = Server({"harbour.example/quay": httpx.Response(302, headers={"Location": "/other"}), "harbour.example/other": page()})
    assert isinstance(
        Fetcher(server.transport, lambda _: next(answers), sleep=lambda _: None).fetch("https://harbour.example/quay"), Refusal
    )
    assert all(request.url.host == "93.184.216.34" for request in server.asked)


def test_redirects_are_followed_and_counted() -> None:
    moved = {f"harbour.example/{n}": httpx.Response(301, headers={"Location": f"/{n + 1}"}) for n in range(limits.REDIRECTS)}
    server = Server({**moved, f"harbour.example/{limits.REDIRECTS}": page()})
    found = fetcher(server).fetch("https://harbour.example/0")
    assert isinstance(found, Fetched) and found.address.endswith(f"/{limits.REDIRECTS}")
    endless = Server({"harbour.example/0": httpx.Response(301, headers={"Location": "/0"})})
    refused = fetcher(endless).fetch("https://harbour.example/0")
    assert isinstance(refused, Refusal) and "redirects more than" in refused.reason


def test_robots_are_heeded() -> None:
    robots = httpx.Response(200, text="User-agent: legation\nDisallow: /private")
    server = Server({"harbour.example/robots.txt": robots, "harbour.example/private/a": page(), "harbour.example/open": page()})
    assert isinstance(fetcher(server).fetch("https://harbour.example/private/a"), Refusal)
    assert isinstance(fetcher(server).fetch("https://harbour.example/open"), Fetched)


def test_a_site_whose_robots_cannot_be_read_is_left_alone() -> None:
    server = Server({"harbour.example/robots.txt": httpx.Response(503), "harbour.example/open": page()})
    assert isinstance(fetcher(server).fetch("https://harbour.example/open"), Refusal)


def test_a_page_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGE", 50)
    server = Server({"harbour.example/quay": page()})
    refused = fetcher(server).fetch("https://harbour.example/quay")
    assert isinstance(refused, Refusal) and "larger than 50 bytes" in refused.reason


def test_a_slow_page_is_given_up() -> None:
    server = Server({"harbour.example/quay": page()})
    refused = fetcher(server, seconds=limits.FETCH_SECONDS + 1).fetch("https://harbour.example/quay")
    assert isinstance(refused, Refusal) and "takes longer" in refused.reason


def test_a_server_that_fails_is_a_refusal() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    refused = Fetcher(httpx.MockTransport(fail), lambda _: ["93.184.216.34"]).fetch("https://harbour.example/")
    assert isinstance(refused, Refusal)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 (an address to be refused, not to listen on)
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("no address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


INSIDE = [
    *("::127.0.0.1", "::10.0.0.1", "::ffff:0:10.0.0.1", "64:ff9b:1::10.0.0.1", "64:ff9b::10.0.0.1", "fec0::1", "fd12::1", "fe80::1%eth0"),
    *("2606:4700::5efe:10.0.0.1", "2001:4860:0:0:0:5efe:7f00:1", "2606:4700::200:5efe:192.168.1.1", "2001:0:4136:e378:8000:63bf:f5ff:fffe"),
    *("3fff::1", "5f00::1", "4000::1", "1::1", "200::1", "e000::1", "2002:a00:1::1", "2001:db8::1", "2001:20::1", "192.88.99.1"),
    *("100.64.0.1", "198.18.0.1", "240.0.0.1", "224.0.0.1", "no address", ""),
]


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_not_given_out_to_the_world_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "2a00:1450:4001::1", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8", "2606:4700::5efe:8.8.8.8"]
)
def test_what_is_given_out_is_public(address: str) -> None:
    assert is_public(address)


def test_a_cookie_goes_nowhere() -> None:
    """Servers behind one address would be sent each other's."""
    cookie = {"set-cookie": "track=1; Path=/"}
    server = Server(
        {
            "harbour.example/robots.txt": httpx.Response(200, text="", headers=cookie),
            "harbour.example/quay": httpx.Response(302, headers={**cookie, "location": "http://other.example/quay"}),
            "other.example/quay": page(),
        }
    )
    names = {"harbour.example": ["93.184.216.34"], "other.example": ["93.184.216.34"]}
    asking = Fetcher(server.transport, lambda host: names[host], sleep=lambda _: None)
    assert isinstance(asking.ask("http://harbour.example/quay"), Fetched)
    assert len(server.asked) == 4 and not any("cookie" in request.headers for request in server.asked)
