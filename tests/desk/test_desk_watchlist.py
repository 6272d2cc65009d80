"""watch.yml: what it may say, what it means for the office, and a plain sentence for everything that is wrong in it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from legation.desk.office import open_office
from legation.desk.watchlist import import_opml, write_sources
from legation.intake.watching.outline import write_opml
from legation.intake.watching.watch import INTERVAL, Watch
from legation.records.errors import OfficeError

FULL = """
sources:
  - monday
  - source: https://echo.example/feed
    outlet: Tarn Echo
    owner: Tarn Media
    reliability: B
    date: 2024-03-01
    reason: prints its corrections
    language: en
    marking: TLP:AMBER+STRICT
    include: [ferry, "talks*tarn"]
    exclude: sport
    interval: 15m
    follow: true
issues: [fisheries]
"""


def open_with(folder: Path, watch: str, outlets: str = "") -> tuple[Watch, ...]:
    (folder / "watch.yml").write_text(watch, encoding="utf-8")
    if outlets:
        (folder / "outlets.yml").write_text(outlets, encoding="utf-8")
    return open_office(folder).watches


def test_a_source_is_a_line_or_says_more(tmp_path: Path) -> None:
    plain, full = open_with(tmp_path, FULL)
    assert plain == Watch(str(tmp_path / "monday"), "monday")
    assert plain.interval == INTERVAL
    assert full == Watch(
        "https://echo.example/feed",
        outlet="Tarn Echo",
        owner="Tarn Media",
        reliability="B",
        given=date(2024, 3, 1),
        reason="prints its corrections",
        language="en",
        marking="TLP:AMBER+STRICT",
        include=("ferry", "talks*tarn"),
        exclude=("sport",),
        interval=timedelta(minutes=15),
        follow=True,
    )
    assert open_office(tmp_path).sources == (str(tmp_path / "monday"), "https://echo.example/feed")


def test_what_is_said_of_an_outlet_is_the_officers_word(tmp_path: Path) -> None:
    open_with(tmp_path, FULL)
    office = open_office(tmp_path)
    assert (dict(office.reliability), dict(office.owners)) == ({"Tarn Echo": "B"}, {"Tarn Echo": "Tarn Media"})
    open_with(tmp_path, FULL, "- {outlet: Tarn Echo, reliability: D, date: 2024-03-09, reason: invents}")
    assert open_office(tmp_path).reliability == {"Tarn Echo": "D"}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{outlet: A}", "entry 1 → source: field required"),
        ("{source: '  '}", "name a path or an address"),
        ("{source: a, interval: soon}", "interval: 'soon' is no interval"),
        ("{source: a, language: english}", "language: 'english' is no language"),
        ("{source: a, marking: secret}", "'secret' is no TLP label"),
        ("{source: a, outlet: A, reliability: G}", "reliability: input should be 'A'"),
        ("{source: a, outlet: A, reliability: B}", "needs the day it was given"),
        ("{source: a, reliability: B, date: 2024-03-01, reason: x}", "said of an outlet; name it"),
        ("{source: a, owner: B}", "said of an outlet; name it"),
        ("{source: a, include: ['*']}", "include: an empty word or a bare"),
        ("{source: a, exclude: ['']}", "exclude: an empty word or a bare"),
        ("{source: a, follow: true}", "only the items of an address can be followed"),
        ("{source: a, outlook: A}", "entry 1 → outlook: extra inputs"),
        ("[a, b]", "entry 1"),
        ("7", "entry 1"),
        ("a\n  - a", "sources: a stands 2 times"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, source: str, said: str) -> None:
    with pytest.raises(OfficeError) as error:
        open_with(tmp_path, f"sources:\n  - {source}\n")
    assert str(error.value).startswith(str(tmp_path / "watch.yml"))
    assert said in str(error.value)


def test_sources_are_written_as_they_are_read(tmp_path: Path) -> None:
    watches = open_with(tmp_path, FULL)
    assert open_with(tmp_path, write_sources(watches)) == watches
    assert write_sources([Watch("monday")]) == "sources:\n- monday\n"


def test_a_list_of_feeds_becomes_sources(tmp_path: Path) -> None:
    _, full = open_with(tmp_path, FULL)
    (tmp_path / "feeds.opml").write_text(write_opml([full]), encoding="utf-8")
    assert import_opml(tmp_path / "feeds.opml") == (full,)
    assert open_with(tmp_path, write_sources(import_opml(tmp_path / "feeds.opml"))) == (full,)


@pytest.mark.parametrize(("text", "said"), [(None, "cannot be read"), ("<opml/>", "names no feed")])
def test_a_list_that_cannot_be_used_is_said(tmp_path: Path, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / "feeds.opml").write_text(text, encoding="utf-8")
    with pytest.raises(OfficeError, match=said):
        import_opml(tmp_path / "feeds.opml")


def test_an_office_without_a_list_watches_its_reports(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    assert open_office(tmp_path).watches == (Watch(str(tmp_path / "reports"), "reports"),)
