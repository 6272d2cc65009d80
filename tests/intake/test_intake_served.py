"""Fetching over a real socket: what is slow, endless, silent or broken off ends in a plain sentence, and in time."""

import gzip
import socket
import time
import zlib

import pytest

from legation.intake import limits
from legation.intake.fetch import Failed, Fetched, Fetcher, Unchanged
from watched.served import (
    Answer,
    Server,
    blocks_of_nothing,
    bytes_behind_the_end,
    connect_here,
    fail,
    go_on_without_end,
    hang_up,
    keep_silent,
    look_up_here,
    name_without_end,
    page,
    pour,
    pour_headers,
    serve,
    trickle_body,
    trickle_headers,
)

PAGE = b"<html><body><p>The ferry of Tarn runs again.</p></body></html>"
SECONDS = 0.6


@pytest.fixture(autouse=True)
def this_machine(no_network: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", connect_here)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_here)
    monkeypatch.setattr(limits, "FETCH_SECONDS", SECONDS)
    monkeypatch.setattr(limits, "FETCH_SILENCE", SECONDS / 2)
    monkeypatch.setattr(limits, "PAGE", 1_000_000)


def fetcher() -> Fetcher:
    return Fetcher(resolve=lambda _: ["127.0.0.1"], allow_private=True, gap=0.0)


def test_a_page_is_fetched_once_and_then_left_as_it_is() -> None:
    with serve({"/ferry": page(PAGE, ETag='"1"')}) as server:
        asking = fetcher()
        found = asking.ask(f"{server.address}/ferry")
        assert isinstance(found, Fetched) and found.paper.raw == PAGE
        assert isinstance(asking.ask(f"{server.address}/ferry", found.mark), Unchanged)
        assert [path for path, _ in server.asked] == ["/robots.txt", "/ferry", "/ferry"]
        assert server.asked[1][1]["Host"] == f"news.example:{server.server_port}"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (keep_silent, "in time"),
        (trickle_headers, "in time"),
        (trickle_body, "in time|takes longer"),
        (pour, "larger than"),
        (pour_headers, "cannot be fetched"),
        (hang_up, "cannot be fetched"),
        (name_without_end, "larger than|takes longer|in time"),
        (blocks_of_nothing, "larger than|takes longer|in time"),
        (bytes_behind_the_end, "larger than|takes longer|in time"),
        (go_on_without_end, "in time"),
        (fail(500), "answers 500"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_bad_manners_end_in_a_sentence_and_in_time(answer: Answer, said: str) -> None:
    with serve({"/ferry": answer}) as server:
        began = time.monotonic()
        found = fetcher().ask(f"{server.address}/ferry")
        took = time.monotonic() - began
    assert isinstance(found, Failed)
    assert any(words in found.reason for words in said.split("|")), found.reason
    # Generous, as machines are shared; without the limit these would not end at all.
    assert took < SECONDS * 8


def test_a_server_that_asks_for_silence_is_not_asked() -> None:
    with serve({"/ferry": fail(429, Retry_After="3600"), "/quay": page(PAGE)}) as server:
        asking = fetcher()
        refused = asking.ask(f"{server.address}/ferry")
        assert isinstance(refused, Failed) and (refused.status, refused.wait) == (429, 3600.0)
        spared = asking.ask(f"{server.address}/quay")
        assert isinstance(spared, Failed) and spared.status is None and spared.wait is not None and spared.wait > 3500
        assert _paths(server) == ["/robots.txt", "/ferry"]


@pytest.mark.parametrize("how", ["gzip", "deflate", "gzip, deflate"])
def test_a_packed_page_is_unpacked(how: str) -> None:
    packed = PAGE
    for name in how.split(", "):
        packed = gzip.compress(packed) if name == "gzip" else zlib.compress(packed)
    with serve({"/ferry": page(packed, Content_Encoding=how)}) as server:
        found = fetcher().ask(f"{server.address}/ferry")
    assert isinstance(found, Fetched) and found.paper.raw == PAGE


def test_a_small_page_that_unfolds_to_a_large_one_is_refused() -> None:
    with serve({"/ferry": page(gzip.compress(b" " * 3_000_000), Content_Encoding="gzip")}) as server:
        found = fetcher().ask(f"{server.address}/ferry")
    assert isinstance(found, Failed) and "unfolds to more than" in found.reason


def _paths(server: Server) -> list[str]:
    return [path for path, _ in server.asked]
