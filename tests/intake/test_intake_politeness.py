"""How servers are treated: a pause between two questions, Crawl-delay, Retry-After, robots.txt believed for a day, moves noted."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import httpx
import pytest
from attrs import define, field

from legation.intake import limits
from legation.intake.fetch import Failed, Fetched, Fetcher, Mark, Unchanged
from legation.intake.politeness import bound_wait, read_retry_after
from legation.intake.watching.watch import Watch, note_failure
from legation.records.register import Watched

PAGE = httpx.Response(200, text="<html><body><p>The ferry runs.</p></body></html>")


@define
class Web:
    """Servers in simulated seconds: what each address answers, and what was asked when."""

    answers: dict[str, httpx.Response]
    seconds: float = 0.0
    asked: list[tuple[float, str]] = field(factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        name = f"{request.headers['host']}{request.url.path}"
        self.asked.append((self.seconds, name))
        return self.answers.get(name, httpx.Response(404))

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds

    def fetcher(self) -> Fetcher:
        return Fetcher(httpx.MockTransport(self.answer), lambda _: ["93.184.216.34"], lambda: self.seconds, sleep=self.sleep)


def robots(text: str) -> httpx.Response:
    return httpx.Response(200, text=text)


def test_one_server_has_its_pause_and_others_are_not_held_up() -> None:
    web = Web({"tarn.example/1": PAGE, "tarn.example/2": PAGE, "kelm.example/1": PAGE})
    fetcher = web.fetcher()
    for address in ("tarn.example/1", "kelm.example/1", "tarn.example/2"):
        assert isinstance(fetcher.ask(f"https://{address}"), Fetched)
    gap = limits.HOST_GAP
    assert web.asked == [
        (0.0, "tarn.example/robots.txt"),
        (gap, "tarn.example/1"),
        # The other server is asked at once; meanwhile the first has had half of its next pause.
        (gap, "kelm.example/robots.txt"),
        (2 * gap, "kelm.example/1"),
        (2 * gap, "tarn.example/2"),
    ]


def test_the_pause_that_a_site_asks_for_is_kept() -> None:
    web = Web({"tarn.example/robots.txt": robots("User-agent: *\nCrawl-delay: 7"), "tarn.example/1": PAGE})
    fetcher = web.fetcher()
    fetcher.ask("https://tarn.example/1")
    fetcher.ask("https://tarn.example/1")
    assert [at for at, _ in web.asked] == [0.0, 7.0, 14.0]


def test_a_pause_too_long_to_sit_out_leaves_the_address_for_later() -> None:
    web = Web({"tarn.example/robots.txt": robots("User-agent: *\nCrawl-delay: 600"), "tarn.example/1": PAGE})
    found = web.fetcher().ask("https://tarn.example/1")
    assert isinstance(found, Failed) and (found.status, found.wait) == (None, 600.0)
    assert len(web.asked) == 1 and web.seconds == 0.0


def test_robots_are_believed_for_a_day() -> None:
    web = Web({"tarn.example/1": PAGE})
    fetcher = web.fetcher()
    fetcher.ask("https://tarn.example/1")
    web.seconds = limits.ROBOTS_SECONDS - 1
    web.answers["tarn.example/robots.txt"] = robots("User-agent: *\nDisallow: /")
    assert isinstance(fetcher.ask("https://tarn.example/1"), Fetched)
    web.seconds = limits.ROBOTS_SECONDS + 1
    refused = fetcher.ask("https://tarn.example/1")
    assert isinstance(refused, Failed) and "robots.txt asks" in refused.reason


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_site_without_readable_robots_is_closed_for_a_while_and_not_pestered(status: int) -> None:
    web = Web({"tarn.example/robots.txt": httpx.Response(status), "tarn.example/1": PAGE, "tarn.example/2": PAGE})
    fetcher = web.fetcher()
    assert all(isinstance(fetcher.ask(f"https://tarn.example/{n}"), Failed) for n in (1, 2, 1, 2))
    assert len(web.asked) == 1
    web.seconds += limits.ROBOTS_AGAIN + limits.QUIET
    del web.answers["tarn.example/robots.txt"]
    assert isinstance(fetcher.ask("https://tarn.example/1"), Fetched)


def test_a_redirect_is_held_to_the_robots_of_where_it_leads() -> None:
    web = Web(
        {
            "tarn.example/1": httpx.Response(302, headers={"Location": "https://kelm.example/private"}),
            "kelm.example/robots.txt": robots("User-agent: *\nDisallow: /private"),
            "kelm.example/private": PAGE,
        }
    )
    assert isinstance(web.fetcher().ask("https://tarn.example/1"), Failed)
    assert "kelm.example/private" not in [name for _, name in web.asked]


@pytest.mark.parametrize("status", [429, 503])
def test_silence_is_kept_for_as_long_as_it_is_asked_for(status: int) -> None:
    web = Web({"tarn.example/1": httpx.Response(status, headers={"Retry-After": "900"}), "tarn.example/2": PAGE})
    fetcher = web.fetcher()
    found = fetcher.ask("https://tarn.example/1")
    assert isinstance(found, Failed) and (found.status, found.wait) == (status, 900.0)
    asked = len(web.asked)
    web.seconds += 800
    assert isinstance(fetcher.ask("https://tarn.example/2"), Failed) and len(web.asked) == asked
    web.seconds += 100
    assert isinstance(fetcher.ask("https://tarn.example/2"), Fetched)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "120"}, 120.0),
        ({"Retry-After": "Tue, 12 Mar 2024 15:05:00 GMT", "Date": "Tue, 12 Mar 2024 15:00:00 GMT"}, 300.0),
        ({"Retry-After": "Tue, 12 Mar 2024 14:00:00 GMT", "Date": "Tue, 12 Mar 2024 15:00:00 GMT"}, 0.0),
        # Without the server's own clock its date says nothing, as ours may be wrong.
        ({"Retry-After": "Tue, 12 Mar 2024 15:05:00 GMT"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "9" * 500}, 999_999_999.0),
        ({}, None),
    ],
)
def test_what_retry_after_says(headers: dict[str, str], seconds: float | None) -> None:
    assert read_retry_after(httpx.Headers(headers)) == seconds


def test_nobody_is_left_alone_for_longer_than_a_day() -> None:
    web = Web({"tarn.example/1": httpx.Response(503, headers={"Retry-After": "999999999"})})
    found = web.fetcher().ask("https://tarn.example/1")
    assert isinstance(found, Failed) and found.wait == limits.QUIET_MOST


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ((301,), "https://tarn.example/1"),
        ((302,), None),
        ((308, 301), "https://tarn.example/2"),
        ((301, 302), "https://tarn.example/1"),
        ((302, 301), None),
    ],
)
def test_where_an_address_has_moved_for_good_is_noted(statuses: tuple[int, ...], moved: str | None) -> None:
    steps = {f"tarn.example/{n}": httpx.Response(status, headers={"Location": f"/{n + 1}"}) for n, status in enumerate(statuses)}
    found = Web({**steps, f"tarn.example/{len(statuses)}": PAGE}).fetcher().ask("https://tarn.example/0")
    assert isinstance(found, Fetched) and found.moved == moved


def test_a_page_that_never_was_cannot_be_unchanged() -> None:
    web = Web({"tarn.example/1": httpx.Response(304)})
    assert isinstance(web.fetcher().ask("https://tarn.example/1"), Failed)
    assert isinstance(web.fetcher().ask("https://tarn.example/1", Mark()), Failed)
    assert isinstance(web.fetcher().ask("https://tarn.example/1", Mark('"1"')), Unchanged)


@pytest.mark.parametrize("etag", [b'"caf\xe9"', b'"' + b"1" * 2_000 + b'"'])
def test_a_mark_that_cannot_be_sent_back_is_not_kept(etag: bytes) -> None:
    web = Web({"tarn.example/1": httpx.Response(200, text=PAGE.text, headers=[(b"ETag", etag)])})
    found = web.fetcher().ask("https://tarn.example/1")
    assert isinstance(found, Fetched) and found.mark.etag is None


@pytest.mark.parametrize("said", ["1e300", "1e13", "10000000000", "99999999999999999999"])
def test_a_pause_beyond_a_day_is_a_day(said: str) -> None:
    web = Web({"tarn.example/robots.txt": robots(f"User-agent: *\nCrawl-delay: {said}\n"), "tarn.example/1": PAGE})
    spared = web.fetcher().ask("http://tarn.example/1")
    assert isinstance(spared, Failed) and spared.wait is not None and spared.wait <= limits.QUIET_MOST


@pytest.mark.parametrize(
    ("seconds", "bound"), [(None, 0.0), (-5.0, 0.0), (float("nan"), 0.0), (7.0, 7.0), (float("inf"), 86_400.0), (1e300, 86_400.0)]
)
def test_a_strangers_number_is_bounded(seconds: float | None, bound: float) -> None:
    assert bound_wait(seconds) == bound


@pytest.mark.parametrize("wait", [1e12, 1e300, float("inf")])
def test_a_source_that_asks_for_ages_is_due_tomorrow(wait: float) -> None:
    now = datetime(2024, 5, 9, tzinfo=UTC)
    for status in (None, 429):
        state = note_failure(Watched("a"), Watch("http://tarn.example/1"), now, "no", status, wait)
        assert state.due is not None and state.due <= now + timedelta(days=1)


def test_pauses_on_the_way_are_sat_out_once_at_most() -> None:
    slow = robots("User-agent: *\nCrawl-delay: 20\n")
    names = [f"{place}.example" for place in ("tarn", "kelm", "ostrava")]
    answers = {f"{name}/robots.txt": slow for name in names}
    answers |= {f"{one}/1": httpx.Response(302, headers={"location": f"http://{other}/1"}) for one, other in pairwise(names)}
    web = Web({**answers, "ostrava.example/1": PAGE})
    spared = web.fetcher().ask("http://tarn.example/1")
    assert isinstance(spared, Failed) and "left alone" in spared.reason
    assert web.seconds <= limits.PATIENCE


RULES = "User-agent: *\nDisallow: /1\n"


@pytest.mark.parametrize(
    "raw",
    [
        RULES.encode(),
        RULES.encode("utf-8-sig"),
        RULES.encode("utf-16"),
        RULES.replace("\n", "\r").encode(),
        RULES.encode() + b"# more\n" * 200_000,
        b"\0" * 9 + RULES.encode(),
    ],
    ids=["plain", "with a mark", "wide", "old Mac", "too long", "blank"],
)
def test_robots_are_heeded_however_they_are_written(raw: bytes) -> None:
    web = Web({"tarn.example/robots.txt": httpx.Response(200, content=raw), "tarn.example/1": PAGE})
    refused = web.fetcher().ask("http://tarn.example/1")
    assert isinstance(refused, Failed) and "robots.txt asks not to" in refused.reason


def test_a_robots_txt_that_is_too_long_closes_nothing() -> None:
    long = httpx.Response(200, content=RULES.encode() + b"# more\n" * 200_000)
    assert isinstance(Web({"tarn.example/robots.txt": long, "tarn.example/2": PAGE}).fetcher().ask("http://tarn.example/2"), Fetched)


@pytest.mark.parametrize("where", ["http://[", "http://[::1", "http://a b/", "http://tarn.example:port/"])
def test_a_way_to_no_address_is_told_in_our_words(where: str) -> None:
    web = Web({"tarn.example/1": httpx.Response(302, headers={"location": where})})
    refused = web.fetcher().ask("http://tarn.example/1")
    assert isinstance(refused, Failed) and refused.reason.startswith("The ")
