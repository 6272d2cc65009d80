"""Days as machines write them, in feeds, mails and dumps."""

import pytest

from intake.taking import TEXT, TITLE, one
from legation.intake.days import find_stamp


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thu, 09 May 2024 15:04:05 EDT", "2024-05-09T15:04:05-04:00"),
        ("Thu, 9 May 24 15:04 EST", "2024-05-09T15:04:00-05:00"),
        ("Thursday, 09-May-24 15:04:05 CEST", "2024-05-09T15:04:05+02:00"),
        ("Thu May  9 15:04:05 2024", "2024-05-09"),
        ("Thu May 09 15:04:05 +0900 2024", "2024-05-09T15:04:05+09:00"),
        ("Thu May 09 2024 15:04:05 GMT+0200 (Central European Summer Time)", "2024-05-09T15:04:05+02:00"),
        ("9 May 2024 15:04:05 IST", "2024-05-09"),
        ("9 May 2024 15:04:05 CST", "2024-05-09"),
        ("9 May 2024 15:04:05 HST", "2024-05-09T15:04:05-10:00"),
        ("Thu, 09 May 2024 24:00:00 +0000", "2024-05-10T00:00:00+00:00"),
        ("Thu, 09 May 2024 25:10:00 +0000", "2024-05-09"),
        ("Thu, 09 May 2024 23:59:60 GMT", "2024-05-09T23:59:59+00:00"),
        ("12 Sept 2023 15:04:05 BST", "2023-09-12T15:04:05+01:00"),
        ("2024-05-09 15:04:05 +0900", "2024-05-09T15:04:05+09:00"),
        ("2024-05-09T15:04:05+02:00[Europe/Oslo]", "2024-05-09T15:04:05+02:00"),
        ("2024-05-09 15:04 Europe/Oslo", "2024-05-09T15:04:00+02:00"),
        ("2024-12-09 15:04 America/New_York", "2024-12-09T15:04:00-05:00"),
        ("2024-05-09 15:04 Nowhere/Land", "2024-05-09"),
        ("令和6年5月9日", "2024-05-09"),
        ("平成元年1月8日", "1989-01-08"),
        ("0001-01-01T00:00:00", "None"),
        ("05/06/2024", "None"),
        ("next week", "None"),
        (True, "None"),
    ],
)
def test_a_stamp_is_the_moment_it_says_or_the_day_alone(words: object, day: str) -> None:
    found = find_stamp(words)
    assert (found.isoformat() if found is not None else "None") == day


@pytest.mark.parametrize(
    "head", ['<?xml version="1.0"?>', '\n  <?xml version="1.0" encoding="utf-16"?>', '\ufeff<?xml version="1.0"?>', ""]
)
def test_a_feed_is_read_whatever_its_declaration_says_or_where(head: str) -> None:
    feed = (
        f'{head}<rss version="2.0"><channel><title>Bay Courier</title><item><title>{TITLE} – “at last”</title><link>http://bay.example/1</link>'
        f"<pubDate>Thu, 9 May 24 15:04 EST</pubDate><description>{TEXT}</description></item></channel></rss>"
    )
    report = one(feed.encode())
    assert report.title == f"{TITLE} – “at last”" and "“The wheel turned" in report.text
    assert report.published is not None and report.published.isoformat() in ("2024-05-09T15:04:00-05:00", "2024-05-09T20:04:00+00:00")
