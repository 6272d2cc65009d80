"""Numbers that a text gives: digits and words, units, ranges, "about" and "at least", and what is counted. Dates are not figures."""

import re
from collections.abc import Iterator
from typing import Literal

from attrs import evolve

from legation.language.language import Language
from legation.reading.clauses.numerals import TOKEN, Read, Token, find_currency, read_number, small_number, word_before
from legation.reading.clauses.shares import read_share
from legation.records.reading import Figure
from legation.records.report import Span

_CLOCK = re.compile(r"(?<![\w.:])(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?\s?m\b\.?|(?<![\w.:])(\d{1,2}):(\d{2})(?![\w:])", re.IGNORECASE)
# How far behind a number its noun is looked for: "two New York City subway work trains" has it at the sixth word.
NOUN_WITHIN = 6

Bound = Literal["exact", "about", "least", "most"]
BOUNDS: dict[str, Bound] = {"about": "about", "least": "least", "most": "most"}


def find_figures(text: str, start: int, language: Language, where: str = "text") -> list[Figure]:
    """The numbers of a text in order. `start` is where the text stands in that place of the report."""
    clocks = [(m.start(), m.end(), _minutes(m)) for m in _CLOCK.finditer(text)]
    found = [
        Figure(float(minutes), float(minutes), "clock", None, Span(start + a, start + b, where))
        for a, b, minutes in clocks
        if minutes is not None
    ]
    masked = text
    for a, b, _ in clocks:
        masked = masked[:a] + " " * (b - a) + masked[b:]
    tokens = [token for m in TOKEN.finditer(masked) for token in _part(Token(m.group(), m.start(), m.end()), language)]
    i = 0
    while i < len(tokens):
        read = read_share(tokens, i, language) or read_number(tokens, i, language)
        if read is None:
            i += 1
            continue
        figure, i = _figure(tokens, read, language)
        if figure is not None:
            span = Span(start + figure.span.start, start + figure.span.end, where)
            found.append(evolve(figure, span=span))
    return sorted(found, key=lambda figure: figure.span)


def _part(token: Token, language: Language) -> list[Token]:
    """A word as it is, "six-year-old" in three like "6-year-old": the number, the hyphen and the unit."""
    parts = token.low.split("-")
    for size in (2, 1):
        number, unit = "-".join(parts[:size]), "-".join(parts[size:])
        if unit in language.lists.figures.units and small_number(number, language) is not None:
            cut = token.start + len(number)
            word = token.word[: len(number)]
            return [Token(word, token.start, cut), Token("-", cut, cut + 1), Token(token.word[len(number) + 1 :], cut + 1, token.end)]
    if len(parts) > 1 and parts[0] in language.lists.figures.units and parts[1] in language.lists.roles.words:
        cut = token.start + len(parts[0])  # "an 80m-deep well"
        return [Token(token.word[: len(parts[0])], token.start, cut), Token(token.word[len(parts[0]) + 1 :], cut + 1, token.end)]
    return [token]


def _minutes(match: re.Match[str]) -> int | None:
    """A time of day in minutes after midnight, None where it is none ("a score of 40:12")."""
    hour, minute = int(match[1] or match[4]), int(match[2] or match[5] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3].lower() == "p" else 0) if 1 <= hour <= 12 else 99
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _figure(tokens: list[Token], read: Read, language: Language) -> tuple[Figure | None, int]:
    """The figure around a number (None where it is a year, a day or part of a name), and the token to go on from."""
    bound, first = _bound(tokens, read.first, language)
    currency, sign = find_currency(tokens, read.first, language)
    low, top, last = _upper(tokens, read, min(first, sign), language)
    last, loose = _behind(tokens, last, language)
    bound = loose or ("about" if bound == "exact" and (read.share or _is_couple(tokens, read, language)) else bound)
    money = language.lists.figures.currencies
    before = word_before(tokens, read.first)
    unit, factor, after = _unit(tokens, last + 1, language) if not read.share else ("percent", 1.0, last + 1)
    if currency is not None:
        unit, factor, after = currency, 1.0, last + 1
        first = min(first, sign)
    elif unit is None and after < len(tokens) and tokens[after].low in money:
        unit, after = money[tokens[after].low], after + 1
    if unit is None and _is_ordinal(tokens, last, language):
        if not _orders(tokens, last + 2, language):
            return None, last + 2
        unit, after = "ordinal", last + 2
    if unit is None and last == read.last and _is_stage(tokens, read.first, last, language):
        place = Span(tokens[read.first - 1].start, tokens[last].end)
        return Figure(read.value, read.value, "ordinal", language.stem(word_before(tokens, read.first)), place), last + 1
    if unit is None and bound == "exact" and (_is_date(tokens, read, last, language) or _is_name(tokens, read.first, last, language)):
        return None, last + 1
    # "five of the boats" is a part of them: what is counted is not the boats.
    part = " ".join(token.low for token in tokens[after : after + 2]) in language.lists.figures.part
    total = _total(tokens, after, language) if unit is None else None
    what = None if part else _counted(tokens, after if total is None else total, top != 1, language)
    if what is None and unit in money.values():
        what = _paid_in(tokens, after, language)
    if unit is None and what is not None:
        unit = language.lists.figures.persons.get(what) and "person"
    what = language.stem(what) if what is not None else None
    if unit is None and before in language.lists.figures.aged:
        unit = "age"
    if unit is None and what is None and tokens[first].low in language.lists.figures.one:
        return None, last + 1
    span = Span(tokens[first].start, tokens[max(last, after - 1)].end)
    return Figure(low * factor, top * factor, unit, what, span, bound), max(last + 1, after)


def _behind(tokens: list[Token], last: int, language: Language) -> tuple[int, Bound | None]:
    """What loosens a number behind it ("40-odd", "50 or more"), with the last token of all."""
    for size in (2, 1):
        words = " ".join(token.low for token in tokens[last + 1 : last + 1 + size])
        if words in language.lists.figures.behind and last + size < len(tokens):
            return last + size, BOUNDS[language.lists.figures.behind[words]]
    return last, None


def _is_couple(tokens: list[Token], read: Read, language: Language) -> bool:
    """Whether a number is "a couple of hundred"."""
    return not language.lists.figures.couples.keys().isdisjoint(token.low for token in tokens[read.first : read.first + 2])


def _upper(tokens: list[Token], read: Read, first: int, language: Language) -> tuple[float, float, int]:
    """Both ends of a range that begins with a number at token `first`, sign included, and its last token; the number itself twice where
    there is no range. "2 to 3 million" begins at two million."""
    follow = read.last + 1
    words = language.lists.figures
    joint = tokens[follow].low if follow + 1 < len(tokens) else ""
    if joint in words.to or (joint in words.plus and word_before(tokens, first) in words.between):
        signed = tokens[follow + 1].low in language.lists.figures.currencies and follow + 2 < len(tokens)
        upper = read_number(tokens, follow + 2 if signed else follow + 1, language)
        if upper is not None and upper.value > read.value:
            less = read.scale == 1 and read.first == read.last and read.value < upper.value / upper.scale
            return read.value * (upper.scale if less else 1), upper.value, upper.last
    return read.value, read.value, read.last


def _bound(tokens: list[Token], i: int, language: Language) -> tuple[Bound, int]:
    """What loosens the number ("more than"), and the token it begins with. A currency sign may stand between."""
    bounds = language.lists.figures.bounds
    at = find_currency(tokens, i, language)[1]
    for size in (3, 2, 1):
        words = " ".join(token.low for token in tokens[max(0, at - size) : at])
        if at >= size and words in bounds:
            return BOUNDS.get(bounds[words], "about"), at - size
    return "exact", i


def _unit(tokens: list[Token], i: int, language: Language) -> tuple[str | None, float, int]:
    """The unit behind a number, its factor, and the token after it. "16-year-old" and "5-year" have a hyphen between."""
    units = language.lists.figures.units
    at = i + 1 if i < len(tokens) and tokens[i].word == "-" else i
    for size in (2, 1):
        words = " ".join(token.low for token in tokens[at : at + size])
        if at > i and f"-{words}" in units:
            words = f"-{words}"  # "a 450-pound bull": what costs so much has the sign of its money
        if at + size <= len(tokens) and words in units:
            return units[words].name, units[words].factor, at + size
    return None, 1.0, i


def _is_ordinal(tokens: list[Token], last: int, language: Language) -> bool:
    """Whether "th" or the like hangs on the number."""
    hangs = last + 1 < len(tokens) and tokens[last + 1].low in language.lists.figures.ordinals
    return hangs and tokens[last + 1].start == tokens[last].end


def _orders(tokens: list[Token], i: int, language: Language) -> bool:
    """Whether an ordinal orders something ("15th North Korean missile test") and is no day or name ("15th of May", "5th Avenue")."""
    stops = language.lists.content.stopwords.set
    for token in tokens[i : i + NOUN_WITHIN]:
        if token.low in _months(language) or token.low in stops or not token.word[0].isalpha():
            return False
        if token.word[0].islower():
            return True
    return False


def _is_date(tokens: list[Token], read: Read, last: int, language: Language) -> bool:
    """Whether the number is a year or a day of a month."""
    if not tokens[read.first].word.isdecimal():
        return False
    dotted = word_before(tokens, read.first - 1) if word_before(tokens, read.first) == "." else ""
    around = {dotted, word_before(tokens, read.first), tokens[last + 1].low if last + 1 < len(tokens) else ""}
    if around & _months(language):
        return True
    if around & {*language.lists.figures.plus, "-", "–"} and read.first > 2 and tokens[read.first - 3].low in _months(language):
        return True
    if not (len(tokens[read.first].word) == 4 and 1000 <= read.value <= 2100):
        return False
    counts = (
        last + 1 < len(tokens)
        and tokens[last + 1].word[0].islower()
        and tokens[last + 1].low.endswith(tuple(language.lists.figures.plural))
    )
    return not counts or word_before(tokens, read.first) in language.lists.figures.years


def _is_stage(tokens: list[Token], first: int, last: int, language: Language) -> bool:
    """Whether the number says which of several stages it is, behind their noun: "on lap 13" is the 13th lap."""
    whole = tokens[first].word.isdecimal() and first == last
    return whole and word_before(tokens, first) in language.lists.figures.stages.set


def _total(tokens: list[Token], i: int, language: Language) -> int | None:
    """Where what is counted stands in "20 of 71 laps": behind the number of all of them."""
    at = i + 1 if i + 3 < len(tokens) and f"{tokens[i].low} {tokens[i + 1].low}" in language.lists.figures.among else i  # "out of"
    if at + 2 < len(tokens) and tokens[at].low in language.lists.figures.of:
        read = read_number(tokens, at + 1, language)
        return read.last + 1 if read is not None else None
    return None


def _months(language: Language) -> frozenset[str]:
    return language.lists.figures.months.set


def _is_name(tokens: list[Token], first: int, last: int, language: Language) -> bool:
    """Whether the number is part of a name: "Flight 12", "the Veldt 3 mission", "Unit 3 Reactor", "Soyuz-2", "F-16", "covid19"."""
    if not first or not tokens[first].word[0].isdecimal():
        return False
    before = tokens[first - 1]
    if before.end == tokens[first].start and (before.word == "-" or before.word[0].isalpha()) and first > 1:
        return True
    follow = tokens[last + 1] if last + 1 < len(tokens) else None
    persons, plural = language.lists.figures.persons, tuple(language.lists.figures.plural)
    counted = _run(tokens, last + 1, language) if follow is not None and follow.word[0].islower() else ()
    counts = any(word in persons or word.endswith(plural) for word in counted)
    glued = follow is not None and follow.word[0].isalpha() and follow.start == tokens[last].end
    return glued or (before.word[0].isupper() and first > 1 and not counts)


def _counted(tokens: list[Token], i: int, many: bool, language: Language) -> str | None:
    """What is counted: the first plural among the next few words before a stop, else the word that follows; in small letters."""
    persons = language.lists.figures.persons
    run: list[str] = []
    for word in _run(tokens, i, language):
        if word in persons:
            return word
        run.append(word)
        if many and _is_many(word, language):
            return word
    return run[0] if run else None


def _paid_in(tokens: list[Token], i: int, language: Language) -> str | None:
    """What a sum is given in: "$7 million in funding", "$3 billion in foreign earnings"."""
    if i + 1 >= len(tokens) or tokens[i].low not in language.lists.figures.paid_in or not tokens[i + 1].word[0].islower():
        return None
    run = list(_run(tokens, i + 1, language))
    return next((word for word in run if _is_many(word, language)), run[-1] if run else None)


def _is_many(word: str, language: Language) -> bool:
    """Whether a word looks like more than one of a thing."""
    words = language.lists.figures
    return word.endswith(tuple(words.plural)) and not word.endswith(tuple(words.not_plural))


def _run(tokens: list[Token], i: int, language: Language) -> Iterator[str]:
    """The words behind a number up to a function word or mark; "of the" between number and noun is passed over."""
    stops = language.lists.content.stopwords.set
    at = i
    while at < len(tokens) and at < i + 4 and tokens[at].low in language.lists.figures.filler:
        at += 1
    for token in tokens[at : at + NOUN_WITHIN]:
        if token.low in stops or not token.word[0].isalpha():
            return
        yield token.low
