"""Days as outlets write them: which number is the day, months of further languages, zones by their names, figures as wide as letters."""

import json

import pytest

from intake.taking import PARAGRAPHS, TEXT, TITLE, one, page, paragraphs
from legation.intake.days import find_stamp
from legation.intake.orders import find_order, find_stroked

FRENCH = (
    "Le moulin à marée de la baie d’Ostrava s’arrêtera neuf semaines à partir de juin, a déclaré jeudi sa gardienne.",
    "« La roue a tourné pour ma grand-mère, elle tournera encore », a-t-elle dit aux journalistes venus la voir.",
)


@pytest.mark.parametrize(
    ("language", "address", "order"),
    [
        ("en-US", None, "month"),
        ("en_GB", None, "day"),
        ("en-IN", None, "day"),
        ("en-PH", None, "month"),
        ("fr", None, "day"),
        ("es-US", None, "day"),
        ("en", "https://bay.example.co.uk/1", "day"),
        ("en-US", "https://bay.example.in/1", "day"),
        ("en", "https://bay.example.gov/1", "month"),
        ("en", "https://bay.example.tv/1", None),
        ("en", "https://bay.example.ca/1", None),
        ("en", "https://bay.example.com/1", None),
        ("ja", "https://bay.example.jp/1", None),
        (None, None, None),
    ],
)
def test_an_order_is_told_by_country_and_language_or_not_at_all(language: str | None, address: str | None, order: str | None) -> None:
    assert (find_order(language, address) or (None, ""))[0] == order


@pytest.mark.parametrize("words", ["13/04/2024", "04/04/2024", "2024/03/04", "1/2/3", "03/04/2024/5", "03.04.2024"])
def test_a_day_that_can_be_one_only_is_no_question(words: str) -> None:
    assert list(find_stroked(words)) == []


def meta(words: str) -> str:
    return f'<meta property="article:published_time" content="{words}">'


def said(language: str, head: str = "", shown: str = "", texts: tuple[str, ...] = PARAGRAPHS) -> tuple[str, str]:
    report = one(page(shown + paragraphs(*texts), head).replace(b'lang="en"', f'lang="{language}"'.encode()))
    return str(report.published), " ".join(report.notes)


@pytest.mark.parametrize(("language", "day"), [("en-US", "2024-03-04"), ("en-GB", "2024-04-03"), ("en", "None")])
@pytest.mark.parametrize("where", ["data", "below the heading"])
def test_a_pages_day_is_read_as_its_country_writes_it_and_noted(language: str, day: str, where: str) -> None:
    published, notes = said(language, meta("03/04/2024 10:15")) if where == "data" else said(language, shown="<p>Published 03/04/2024</p>")
    assert published == day and "03/04/2024" in notes


@pytest.mark.parametrize("language", ["fr", "fr-CA", "en"])
def test_the_language_of_the_text_tells_where_the_page_does_not(language: str) -> None:
    published, notes = said(language, meta("03/04/2024"), texts=FRENCH * 2)
    assert (published, "03/04/2024" in notes) == (("None" if language == "fr-CA" else "2024-04-03"), True)


@pytest.mark.parametrize(
    ("more", "day"), [({"language": "fr"}, "2024-04-03"), ({"url": "https://b.example.uk/1"}, "2024-04-03"), ({}, "None")]
)
def test_a_dumps_day_is_read_so_too(more: dict[str, str], day: str) -> None:
    report = one(json.dumps({"title": TITLE, "text": TEXT, "date": "03/04/2024", **more}).encode())
    assert str(report.published) == day and any("03/04/2024" in note for note in report.notes)


def test_a_clear_day_beside_it_comes_first() -> None:
    published, _ = said("en", meta("03/04/2024"), '<time datetime="2024-04-03T10:00:00+01:00">3 April</time>')
    assert published == "2024-04-03 10:00:00+01:00"


@pytest.mark.parametrize("words", ["the day before yesterday", "gestern", "Whitsun"])
def test_a_day_of_the_pages_data_that_cannot_be_read_is_noted(words: str) -> None:
    published, notes = said("en", meta(words))
    assert published == "None" and words in notes


@pytest.mark.parametrize("words", ["", "null", "0000-00-00", "{{ date }}"])
def test_what_programs_write_for_no_day_is_no_loss(words: str) -> None:
    assert said("en", meta(words)) == ("None", "")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("May 7, 2024 at 6:30 p.m. Pacific time", "2024-05-07 18:30:00-07:00"),
        ("January 7, 2024 6:30 PM PT", "2024-01-07 18:30:00-08:00"),
        ("May 7, 2024 6:30 PM Eastern Daylight Time", "2024-05-07 18:30:00-04:00"),
        ("Updated 6:30 PM ET, Tue May 7, 2024", "2024-05-07 18:30:00-04:00"),
        ("Published 18:30 KST, May 7, 2024", "2024-05-07 18:30:00+09:00"),
        ("2024-05-07 18:30:00 Japan Standard Time", "2024-05-07 18:30:00+09:00"),
        ("7 May 2024 18:30 Central European Summer Time", "2024-05-07 18:30:00+02:00"),
        ("7 May 2024, 18:30 local time", "2024-05-07"),
        ("7 May 2024, 18:30 IST", "2024-05-07"),
        ("7 мая 2024 г., 18:30", "2024-05-07"),
        ("7 травня 2024", "2024-05-07"),
        ("7 maja 2024", "2024-05-07"),
        ("7 Mayıs 2024", "2024-05-07"),
        ("7 listopada 2024", "None"),
        ("２０２４年５月７日", "2024-05-07"),
        ("2024年 5月 7日（火）午後6時30分", "2024-05-07"),
        ("２０２４／０５／０７", "2024-05-07"),
        ("2024년 5월 7일 18시 30분", "2024-05-07"),
    ],
)
def test_a_day_is_read_as_it_is_written(words: str, day: str) -> None:
    assert str(find_stamp(words)) == day
