"""Which of two numbers is the day: 03/04/2024 is in April in Paris and in March in Boston. Told by the country of an outlet's address, by
what its page says of its language and country, by the language of the text; of English alone nobody can tell."""

import re
from collections.abc import Iterator
from datetime import date

from legation.intake.outlets import find_host

# Two numbers that can both be a month, and a year.
_STROKED = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])([/-])(0?[1-9]|1[0-2])\2((?:19|20)\d\d|\d\d)(?![\d/-])")
# Countries that write the month first, countries that write either, and languages that write the year first, so that nothing is known of
# how they mean another order (Unicode CLDR, the short form of dates).
_MONTH_FIRST = frozenset(["us", "ph", "pr", "gu", "um", "vi", "mh", "fm", "pw", "bz", "as", "mp"])
_EITHER = frozenset(["ca", "kh"])
_YEAR_FIRST = frozenset(["ja", "zh", "ko", "hu", "lt", "mn", "sv", "eu", "fa", "ne", "bo", "dz", "si"])
# Endings of addresses that are no country, or that everybody takes, and countries of which the languages above are written.
_AMERICAN = frozenset(["gov", "mil", "us"])
_EVERYBODY = frozenset(
    ["tv", "io", "me", "co", "ai", "ly", "fm", "cc", "ws", "to", "st", "pw", "vi", "as", "am", "gg", "la", "sh", "ag", "eu"]
)
_OTHERS = frozenset(["jp", "cn", "tw", "kr", "hu", "lt", "mn", "se", "ir", "np", "bt", "lk"])


def find_stroked(words: str) -> Iterator[tuple[str, date, date]]:
    """Dates whose day and month could be either: the words, the date with the day first, the date with the month first."""
    for hit in _STROKED.finditer(words):
        one, other = int(hit[1]), int(hit[3])
        year = int(hit[4]) if len(hit[4]) == 4 else 2000 + int(hit[4])
        if one != other:
            yield hit[0], date(year, other, one), date(year, one, other)


def find_order(language: str | None, address: str | None) -> tuple[str, str] | None:
    """Whether the "day" or the "month" comes first for an outlet, and by what that is told; None where nobody can tell."""
    ending = (find_host(address) or "").rpartition(".")[2]
    if ending in _AMERICAN:
        return "month", f"its address ends in .{ending}"
    if len(ending) == 2 and ending not in _EVERYBODY:
        if ending in _MONTH_FIRST:
            return "month", f"its address ends in .{ending}"
        if ending not in _EITHER | _OTHERS:
            return "day", f"its address ends in .{ending}"
    tongue, _, country = re.sub(r"[_]", "-", language or "").casefold().partition("-")
    country = country.rpartition("-")[2]
    if country in _MONTH_FIRST and tongue in ("en", "fil", "tl"):
        return "month", f"its language is {language}"
    if not tongue or tongue in _YEAR_FIRST or country in _EITHER or (tongue == "en" and len(country) != 2):
        return None
    return "day", f"its language is {language}"
